"""Reading when a loss was told: the 24 hours count from then, so that no word of it is passed over."""

from __future__ import annotations

from cockpit.capture.kinds.past_day import as_been
from cockpit.capture.lexicon import ARTICLES, CUED_BY, MONTHS
from cockpit.capture.lexicon.deals import AGO, DAYS_IN_WORDS, LEADS_TO_TOLD, TOLD_OF, WHO_TOLD
from cockpit.capture.lexicon.slips import NEVER, is_damaged, is_month_slip
from cockpit.capture.times.suspect import is_timely, is_unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.capture.reading import Chosen, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_WHEN = 'When was "{}"? Write the date and the time.'
_FURTHEST, _LONGEST_NUMBER = 7, 2


def find_told(line: LineAtWork, found: list[Found], until: int, when: Chosen) -> datetime | None:
    """Take when they told it, from which the hours count: "told yesterday 10:00", "gestern 15:00 erfahren".

    A time that was, before the colon, is no need of theirs: it tells the same without a word for it.
    """
    words = line.words
    _mend(line, found)
    told = [place for place in range(1, len(words)) if words.low(place) in TOLD_OF]
    for place in told:
        been = [as_been(one, words, line.here) for one in found if one.first <= place + 2]
        after = next((one for one in been if one.first > place), None)
        if after is not None:
            return _told_after(line, place, after, when)
        before = next((one for one in been if one.is_past and _leads_to(words, one.beyond, place)), None)
        if before is not None:
            return _take_told(line, before.first, place + 1, before, when)
    when.missing += tuple(_unread(line, found, told))[:1]
    if (
        told
        and not when.missing
        and (odd := next(filter(None, (_odd(words, place) for place in told)), None))
    ):
        when.missing += (_WHEN.format(words.said(*odd)),)
        return None
    alone = next((one for one in found if one.beyond <= until + 1 and _is_ago(one, words)), None)
    return _take_told(line, alone.first, alone.beyond, alone, when) if alone and not told else None


def mind_untold(line: LineAtWork, found: list[Found], until: int, when: Chosen) -> None:
    """Ask where nothing but a time stands before the reason: "lost @acme monday: price"."""
    words = line.words
    free = [place for place in range(1, until + 1) if words.low(place)]
    of_time = {place for one in found for place in range(one.first, one.beyond)}
    rest = (words.low(place) for place in free if place not in of_time)
    is_all = bool(of_time.intersection(free)) and all(
        any(is_damaged(low, one) for one in TOLD_OF) for low in rest
    )
    if is_all and not when.missing:
        said = words.said(free[0], free[-1] + 1)
        when.missing += (
            f'Is "{said}" when they told you? Then write told before it; else put it in quotation marks.',
        )


def _mend(line: LineAtWork, found: list[Found]) -> None:
    """Read the word for telling beside a time as what it says with a slip in it, and tell so: "tld me 9am"."""
    words = line.words
    for place in range(1, len(words)):
        low, beyond = words.low(place), place + 1
        meant = next((one for one in sorted(TOLD_OF) if is_damaged(low, one)), "")
        if not meant or low in TOLD_OF or low in NEVER:
            continue
        while words.low(beyond) in WHO_TOLD | LEADS_TO_TOLD:
            beyond += 1
        is_beside = any(place < one.first <= beyond or _leads_to(words, one.beyond, place) for one in found)
        if is_beside and not any(one.first <= place < one.beyond for one in found):
            words.all[place].low = meant
            line.cuts.mended += (f'"{words.raw(place)}" read as {meant}',)


def _told_after(line: LineAtWork, place: int, one: Found, when: Chosen) -> datetime | None:
    """Take a time after the word for telling, with who told it before that: "they told me yesterday at 10:00"."""
    words = line.words
    # "told 31.4. 10:00", "told yeserday 10:00": what stands between is no day, and may not be passed over.
    is_odd = one.first > place + 1 and is_timely(words, place + 1, CUED_BY)
    if one.moment is None or not one.is_past or is_odd:
        when.missing += (_WHEN.format(words.said(place, one.beyond)),)
        return None
    while words.low(place - 1) in WHO_TOLD and not words.has_break(place - 1):
        if words.raw(place - 1).isupper() and words.low(place - 2)[:1].isdecimal():
            break  # "9,500 US told yesterday"
        place -= 1
    return _take_told(line, place, one.beyond, one, when)


def _leads_to(words: Words, beyond: int, place: int) -> bool:
    """Tell whether a time ends at the word for telling, with who told at most between: "gestern haben sie gesagt"."""
    return beyond <= place and all(words.low(between) in WHO_TOLD for between in range(beyond, place))


def _unread(line: LineAtWork, found: list[Found], told: list[int]) -> Iterator[str]:
    """Yield what to ask about times before the word for telling of which an hour was not read."""
    for place in told:
        for one in found:
            if _may_lead_to(line.words, as_been(one, line.words, line.here), place):
                yield _WHEN.format(line.words.said(one.first, place + 1))


def _may_lead_to(words: Words, one: Found, place: int) -> bool:
    """Tell whether a time goes on to the word for telling by an hour that was not read: "monday at 9 they told me"."""
    lows = [words.low(between) for between in range(one.beyond, place)]
    is_time = (one.is_past or one.moment is None) and not words.has_break(one.beyond - 1)
    return is_time and len(lows) < _FURTHEST and any(low.isdecimal() for low in lows)


def _is_ago(one: Found, words: Words) -> bool:
    """Tell whether a time can be no other than one that was: "yesterday", "2 hours ago"."""
    keys = [words.low(place) for place in range(one.first, one.beyond)]
    return one.is_past and one.moment is not None and not AGO.isdisjoint(keys)


def _take_told(line: LineAtWork, first: int, beyond: int, one: Found, when: Chosen) -> datetime | None:
    line.cuts.take([(first, beyond, "told")])
    when.assumed += one.assumed
    return one.moment


def _odd(words: Words, place: int) -> tuple[int, int] | None:
    """Return the words around the one for telling that say when, and were not read: "told 32 March", "told 25:00"."""
    at = place + 1
    while at < place + _FURTHEST and words.low(at) in WHO_TOLD | LEADS_TO_TOLD | ARTICLES:
        at += 1
    if any(words.has_break(between) for between in range(place, at)):
        at = place
    elif _is_odd(words, at):
        return place, at + 1 + (words.low(at + 1) in MONTHS)
    before = place - 1
    while words.low(before) in WHO_TOLD and not words.has_break(before):
        before -= 1
    if before < 1 or words.has_break(before):
        return None
    is_date = words.low(before) in MONTHS and words.low(before - 1)[:1].isdecimal()
    is_day = is_date or (_is_odd(words, before) and not words.low(before).isdecimal())
    return (before - is_date, place + 1) if is_day else None


def _is_odd(words: Words, place: int) -> bool:
    """Tell whether a free word where a day is to stand is meant for one: figures that count nothing, a slip."""
    low, after = words.low(place), words.low(place + 1)
    if not low:
        return False
    if low[0].isdecimal() and (after in MONTHS or is_month_slip(after) or ":" in low):
        return True
    if low.isdecimal():
        is_plain = after.isalpha() and not is_timely(words, place + 1, low) and not words.has_break(place)
        return len(low) <= _LONGEST_NUMBER and not is_plain
    if is_timely(words, place, CUED_BY) or is_unread(words, place):
        return True
    return low.endswith(DAYS_IN_WORDS) and words.low(place - 1) in LEADS_TO_TOLD | ARTICLES
