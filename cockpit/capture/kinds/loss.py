"""Reading a lost sale: what it was worth, whom they chose, and why."""

from __future__ import annotations

from cockpit.capture.kinds.past_day import as_been
from cockpit.capture.lexicon import MONTHS, WEEKDAYS
from cockpit.capture.lexicon.deals import (
    AGO,
    ARTICLES_OF_SOME,
    CHOSE,
    CHOSEN_AFTER,
    LOST_TO,
    MOVED,
    NAME_JOINS,
    NO_NAME,
    NOT_CHOSEN_AFTER,
    REASONS,
    TOLD_OF,
    WENT,
    WHO_TOLD,
)
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.sums import SPOKEN
from cockpit.capture.lexicon.talk import COMMON, TOLD, VERBS
from cockpit.capture.money.choose import find_amount, take_amount
from cockpit.capture.money.currency import named
from cockpit.capture.money.days_beside import find_days
from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import doubt
from cockpit.capture.times.suspect import is_timely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words


_WHY = "What could you not meet? Add it after a colon, such as: price"
# What follows a name in small letters and is no part of it.
_NO_NAME = COMMON | TOLD | REASONS | NO_NAME
_LONGEST_CHOSEN = 5


def read_loss(line: LineAtWork) -> Draft:
    """Read "lost @beta 30k to Contoso: price"; nothing in it is a date."""
    words, names, cuts, here, when = line.words, line.names, line.cuts, line.here, Chosen()
    headed, reason = _colons(words, cuts)
    if reason is not None:
        cuts.kept = words.line.index(":", words.all[reason].end)
    whom = _chosen(words, cuts, headed, reason, when)
    take_customer(words, names, 1, cuts, "lost")
    until = reason if reason is not None else headed if headed is not None else len(words) - 1
    found = find_days(words, here)
    told = _told(line, found, until, when)
    amount = take_amount(words, until + 1, cuts, here, when, is_asked=False)
    if amount is None and not when.missing:
        _mind_sum(words, until + 1, when)
    doubt.mind_what_is_left(line, "lost", when, found)
    if told is None:
        doubt.mind_unread_day(line, "lost", when, until + 1)
    if amount is None and not when.missing and until + 1 < len(words):
        later = find_amount(words, here.rules.home_currency, len(words))
        if later.amount is not None:
            said = words.said(later.first, later.beyond)
            when.asks += (f'Was it worth "{said}"? Then put it before the colon.',)
    draft = cuts.draft("lost", when, amount=amount, chosen=whom or None, told=told)
    text = draft.text
    while " : " in text:
        text = text.replace(" : ", ": ")
    return draft.replace(text=text, asks=draft.asks if text else (*draft.asks, _WHY))


def _mind_sum(words: Words, until: int, when: Chosen) -> None:
    """Ask about figures that look like what it was worth and are no sum: "30kk"."""
    for place in range(1, min(until, len(words))):
        low = words.low(place).strip("$€£")
        letters = low.lstrip("0123456789.,")
        if (
            low[:1].isdecimal()
            and any(is_damaged(letters, one) for one in ("k", "m", "mio", "eur", "usd"))
            and letters
        ):
            when.missing += (f'How much is "{words.raw(place)}"? Write the amount, such as: 30k',)
            return


def _told(line: LineAtWork, found: list[Found], until: int, when: Chosen) -> datetime | None:
    """Take when they told it, from which the hours count: "told yesterday 10:00", "gestern 15:00 erfahren".

    A time that was, before the colon, is no need of theirs: it tells the same without a word for it.
    """
    words = line.words
    told = [place for place in range(1, len(words)) if words.low(place) in TOLD_OF]
    for place in told:
        been = [as_been(one, words, line.here) for one in found if one.first <= place + 2]
        after = next((one for one in been if one.first > place), None)
        if after is not None:
            return _told_after(line, place, after, when)
        before = next((one for one in been if one.is_past and _leads_to(words, one.beyond, place)), None)
        if before is not None:
            return _take_told(line, before.first, place + 1, before, when)
    alone = next((one for one in found if one.beyond <= until + 1 and _is_ago(one, words)), None)
    return _take_told(line, alone.first, alone.beyond, alone, when) if alone and not told else None


def _told_after(line: LineAtWork, place: int, one: Found, when: Chosen) -> datetime | None:
    """Take a time after the word for telling, with who told it before that: "they told me yesterday at 10:00"."""
    words = line.words
    # "told 31.4. 10:00", "told yeserday 10:00": what stands between is no day, and may not be passed over.
    is_odd = one.first > place + 1 and is_timely(words, place + 1, "by")
    if one.moment is None or not one.is_past or is_odd:
        when.missing += (f'When was "{words.said(place, one.beyond)}"? Write the date and the time.',)
        return None
    while words.low(place - 1) in WHO_TOLD and not words.has_break(place - 1):
        place -= 1
    return _take_told(line, place, one.beyond, one, when)


def _leads_to(words: Words, beyond: int, place: int) -> bool:
    """Tell whether a time ends at the word for telling, with who told at most between: "gestern haben sie gesagt"."""
    return beyond <= place and all(words.low(between) in WHO_TOLD for between in range(beyond, place))


def _is_ago(one: Found, words: Words) -> bool:
    """Tell whether a time can be no other than one that was: "yesterday", "2 hours ago"."""
    keys = [words.low(place) for place in range(one.first, one.beyond)]
    return one.is_past and one.moment is not None and not AGO.isdisjoint(keys)


def _take_told(line: LineAtWork, first: int, beyond: int, one: Found, when: Chosen) -> datetime | None:
    line.cuts.cut(first, beyond, "told")
    line.words.take(first, beyond)
    when.assumed += one.assumed
    return one.moment


def _colons(words: Words, cuts: Cuts) -> tuple[int | None, int | None]:
    """Return the words with the colon that a customer heads the line by, and with that before the reason."""
    found = [
        place
        for place, word in enumerate(words.all)
        if place and ":" in words.line[word.end : word.right] and (word.low or not _is_quoted(word.end, cuts))
    ]
    if not found:
        return None, None
    is_head = found[0] == 1 or all(word.raw[:1].isupper() for word in words.all[1 : found[0] + 1])
    if is_head and not any(words.low(place) in LOST_TO for place in range(1, found[0])):
        return found[0], found[1] if len(found) > 1 else None
    return None, found[0]


def _chosen(words: Words, cuts: Cuts, headed: int | None, reason: int | None, when: Chosen) -> str:
    """Take out whom they chose: "to Contoso", "went to contoso", 'to "Big Blue"'."""
    last = len(words) - 1 if reason is None else reason
    for place in range(1, len(words) - 1):
        is_told = place >= last  # past the colon: "30k: went to Contoso"
        if not _may_name(words, place, is_told=is_told):
            continue
        if not is_told and (said := _in_quotes(words, cuts, place)):
            return said
        beyond = _name_ends(words, place + 1, None if is_told else reason)
        if beyond is None or not _is_their_name(words, place, is_told=is_told, is_headed=headed is not None):
            continue
        said = words.said(place + 1, beyond).lstrip("@")
        if words.low(place + 1) in REASONS and beyond == place + 2:
            when.asks += (f'Did they choose "{said}", or is it why? Put it after a colon: {said}',)
            continue
        if not is_told and _may_go_on(words, place + 1, beyond):
            longer = words.said(place + 1, beyond + 1)
            when.missing += (f'Did they choose "{said}" or "{longer}"? Put the name in quotation marks.',)
            continue
        is_cut = words.low(place) in LOST_TO
        keep = headed is not None or is_told or not is_cut  # what is told of it stays whole
        (cuts.mark if keep else cuts.cut)(place + (not is_cut), beyond, "chosen")
        words.take(place, beyond)
        return said
    return ""


def _may_name(words: Words, place: int, *, is_told: bool) -> bool:
    """Tell whether whom they chose may follow a word: "to", "chose", "went with"."""
    is_cut = words.low(place) in LOST_TO
    if is_told and is_cut and words.low(place - 1) not in MOVED:
        return False
    if not (is_cut or _tells_whom(words, place)) or words.has_break(place):
        return False
    return words.low(place - 1) not in NOT_CHOSEN_AFTER


def _in_quotes(words: Words, cuts: Cuts, place: int) -> str:
    """Take out a name in quotation marks that follows a word."""
    start = words.all[place + 1].left
    quoted = next((end for begin, end in cuts.literal if begin == start), None)
    if quoted is None:
        return ""
    said = cuts.region(words.all[place].left, quoted, "chosen")
    return said[said.index(words.line[start]) :].lstrip("@")[1:-1].strip()


def _is_their_name(words: Words, place: int, *, is_told: bool, is_headed: bool) -> bool:
    """Tell whether the word after "to" is a name: in capitals, or where a name in small letters can be meant."""
    first, before = words.all[place + 1], words.low(place - 1)
    if first.raw[0].isupper() or (first.raw[0] == "@" and len(first.raw) > 1):
        return True
    if is_told or is_headed or words.low(place) not in LOST_TO:
        return False
    return place == 1 or before[:1] == "@" or before in CHOSEN_AFTER or _ends_a_sum(words, place - 1)


def _ends_a_sum(words: Words, place: int) -> bool:
    """Tell whether a word may be the last of what it was worth: "30k", "30k EUR", "30 thousand"."""
    if any(char.isdecimal() for char in words.low(place)):
        return True
    raw = words.raw(place)
    return bool(raw) and (named(raw, "EUR") is not None or words.low(place) in SPOKEN)


def _tells_whom(words: Words, place: int) -> bool:
    """Tell whether "went with" or "chose" ends at a word."""
    return words.low(place) in CHOSE or (words.low(place) == "with" and words.low(place - 1) in WENT)


def _is_quoted(place: int, cuts: Cuts) -> bool:
    return any(start <= place < end for start, end in cuts.literal)


def _name_ends(words: Words, place: int, reason: int | None) -> int | None:
    """Return where the name that begins at a word ends; None where none does."""
    low = words.low(place)
    if not _may_begin_name(low):
        return None
    if reason is not None and reason - place < _LONGEST_CHOSEN and _are_joined(words, place, reason):
        return reason + 1
    beyond = place + 1
    if low in ARTICLES_OF_SOME:
        return beyond + 1 if words.low(beyond) and not words.has_break(place) else None
    while beyond < len(words) and not words.has_break(beyond - 1) and words.raw(place)[0].isupper():
        step = 1 + (words.low(beyond) in NAME_JOINS)
        if not words.low(beyond + step - 1) or not words.raw(beyond + step - 1)[0].isupper():
            break
        beyond += step
    return beyond


def _may_go_on(words: Words, first: int, beyond: int) -> bool:
    """Tell whether a name of one word in small letters may be longer: "to stark industries"."""
    low = words.low(beyond)
    is_word = low.isalpha() and len(low) > 2 and low not in _NO_NAME
    return beyond == first + 1 and words.raw(first).islower() and is_word and not words.has_break(first)


def _may_begin_name(low: str) -> bool:
    is_word = low[:1].isalpha() or low[:1] == "@"
    return is_word and low not in VERBS and low not in MONTHS and low not in WEEKDAYS


def _are_joined(words: Words, first: int, last: int) -> bool:
    """Tell whether words may be one name: free, without a mark or a figure between or in them."""
    name = words.all[first : last + 1]
    are_free = all(one.low for one in name) and all(one.right == one.end for one in name[:-1])
    return are_free and not any(char.isdecimal() for one in name for char in one.low)
