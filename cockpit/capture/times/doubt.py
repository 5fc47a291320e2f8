"""The rule: what stands beside a time and may change it was understood, or is asked about; it is never passed over.

After a time is chosen, the words beside it that nothing has recognised are looked at: going out from it over words that
only link ("on the", "at"), figures and what looks like a word of time, up to the first plain word or mark.
"""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AHEAD,
    ARTICLES,
    COUNTED,
    CUED_BEFORE,
    IN,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    particles,
    slips,
)
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.times import BOUNDS, DAYS_END, EACH, HOUR_WORDS, NO_DAYS, RANGE_FROM
from cockpit.capture.number_words import is_number_at, is_version, names_a_number, says_how_many
from cockpit.capture.times import event, zone
from cockpit.capture.times.suspect import ends_odd, is_hour, is_long, is_timely
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import Chosen, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_FURTHEST, _LONGEST_CUT = 5, 3
_NO_DAY = '"{}" is no day I know: which one? Write the date; put it in quotation marks if it is only words.'
_UNCLEAR = (
    'What does "{}" say of the time? Write the date and the time; '
    "or, if it is only words, put it in quotation marks."
)
# Kinds that are worth keeping without their time.
_KEPT_WITHOUT = frozenset(("note", "touch", "q"))
_MAY_LEAD = slips.HARD_CUES | EACH


def mind(
    line: LineAtWork, kind: str, chosen: Chosen, found: Sequence[Found], of_text: Sequence[Found] = ()
) -> None:
    """Ask about what is left beside the chosen times and may change them, and take those back until it is settled.

    Times `of_text` were found too, where they cannot be the one that the line has.
    """
    if chosen.missing:
        return
    doubted = _doubted(line.words, kind, chosen, found)
    if doubted is None:
        mind_what_is_left(line, kind, chosen, of_text or found)
        return
    first, beyond, is_day = doubted
    line.cuts.mark(first, beyond, "doubt")
    chosen.theirs = chosen.mine = chosen.due = None
    chosen.whole_day = False
    _ask((_NO_DAY if is_day else _UNCLEAR).format(line.words.said(first, beyond)), kind, chosen)


def _ask(ask: str, kind: str, chosen: Chosen) -> None:
    if kind in _KEPT_WITHOUT:
        chosen.asks += (ask,)
    else:
        chosen.missing += (ask,)


def mind_what_is_left(line: LineAtWork, kind: str, chosen: Chosen, found: Sequence[Found]) -> None:
    """Ask about words of time that are left in the text: a day that there is not, an unread "every"."""
    if chosen.missing:
        return
    said = ask = next((one.ask for one in found if one.is_no_day), "")
    may_say_more = any(word.low in _MAY_LEAD or any(map(str.isdecimal, word.low)) for word in line.words.all)
    if not ask and may_say_more:
        from cockpit.capture.times.unread import passed_over

        said, ask = passed_over(line.words, found, has_time=bool(chosen.spots))
    if ask and not any(said in one for one in chosen.asks):
        _ask(ask, kind, chosen)


def _doubted(words: Words, kind: str, chosen: Chosen, found: Sequence[Found]) -> tuple[int, int, bool] | None:
    """Return the words that may change a chosen time, and whether a day is doubted."""
    spots = _spots(words, chosen, found)
    if not spots:
        return None
    doubted = next((one for spot in spots if (one := beside(words, *spot))), None)
    doubted = doubted or _own(words, chosen) or _turned(words, found)
    if doubted is None and not any(one.day_said for one in found if not one.is_topic):
        from cockpit.capture.times.unread import anywhere, parted

        doubted = anywhere(words) or parted(words, [first for first, *_ in spots])
    doubted = doubted or event.of_event(words, chosen, found)
    return event.expiry(words, chosen) if doubted is None and kind == "promise" else doubted


def _spots(words: Words, chosen: Chosen, found: Sequence[Found]) -> list[tuple[int, int, bool, bool]]:
    """Return where the chosen times stand, whether each is led by a word of its own, and bounded on its left."""
    bounded = {one.first for one in found if one.day_said and fold(words.raw(one.first)) in BOUNDS}
    whole = {one.first for one in found if one.day_said and one.clock is not None}
    bounded |= {first for first in whole if _is_spelled(words, first - 1)}
    return [
        (first, beyond, role == "need", first in bounded)
        for first, beyond, role in chosen.spots
        if role in event.TIME_ROLES
    ]


def _turned(words: Words, found: Sequence[Found]) -> tuple[int, int, bool] | None:
    """Return the words by which a time, read or not, is not the one that is meant: "not friday but monday"."""
    for one in found:
        place = one.first - 1
        while place > 0 and _as_read(words, place) in slips.LINKS - slips.TURNED:
            place -= 1
        said = _as_read(words, place)
        is_turned = said in slips.TURNED or (
            said in particles.DENIED and one.cue == CUED_BEFORE
        )  # "no final do mês" is at its end
        if place > 0 and is_turned and not _stops(words, place):
            return place, one.beyond, False
    return None


def _as_read(words: Words, place: int) -> str:
    """Return a word as the grammar has it, or as it is typed where it was taken."""
    return words.low(place) or fold(words.raw(place))


def _is_spelled(words: Words, place: int) -> bool:
    """Tell whether a number in words, or of what there are, stands there: beside a day and a clock it is neither."""
    is_word = words.low(place) in CARDINALS and not words.low(place).isdecimal()
    return is_word or (is_number_at(words, place) and words.low(place - 1) in COUNTED)


def _own(words: Words, chosen: Chosen) -> tuple[int, int, bool] | None:
    """Return the words of an own time that was not read: "mine 14 Uh"."""
    if chosen.mine is None:
        for place in range(len(words)):
            if words.low(place) in particles.MINE and words.low(place + 1)[:1].isdecimal():
                return place, place + 2, False
    return None


def beside(
    words: Words, first: int, beyond: int, is_led: bool, is_bounded: bool
) -> tuple[int, int, bool] | None:
    """Return the words beside a time that may change it, and whether a day is doubted; the time is taken already.

    `is_led` tells that a word of its own announces it; `is_bounded` that it names its day after "by" or its like, so
    that what stands before that is the text, unless it begins a range.
    """
    left = _left(words, first, linked=is_led)
    if left is not None and is_bounded and fold(words.raw(left)) not in RANGE_FROM:
        left = None
    if left is not None:
        return left, first, True
    right = _right(words, beyond)
    return None if right is None else (beyond, right, False)


def mind_unread_day(line: LineAtWork, kind: str, chosen: Chosen, until: int) -> None:
    """Ask about a word before `until` that can only be meant for a day, where a line of what was has none."""
    if chosen.due is not None or chosen.missing:
        return
    from cockpit.capture.times.unread import anywhere

    if (odd := anywhere(line.words, until)) is not None:
        _ask(_NO_DAY.format(line.words.said(odd[0], odd[1])), kind, chosen)


def _left(words: Words, first: int, *, linked: bool) -> int | None:
    """Return where the words begin, before a time, that may change it."""
    day = fold(words.raw(first))
    linked = linked or day in slips.LINKS
    for place in range(first - 1, max(first - 1 - _FURTHEST, -1), -1):
        low = words.low(place)
        if not low and slips.is_joint_slip(words.low(place - 1), fold(words.raw(place))):
            return place - 1  # "quarter passt 4pm"
        if not low or _stops(words, place):
            return None
        if (begins := _named(words, place, day if place == first - 1 else "")) is not None:
            return begins
        if (low in slips.LINKS and not _is_beside_clock(words, place)) or zone.says_whose(words, place):
            linked = True
            continue
        is_beside = place == first - 1 and (not linked or day in IN)
        return _begins(words, place, is_beside=is_beside, linked=linked)
    return None


def _named(words: Words, place: int, day: str) -> int | None:
    """Return where a word begins that says with a slip which day or month a time is of; `day` follows it."""
    low = words.low(place)
    if low in slips.OR and words.low(place - 1) in SHORT_WEEKDAYS:
        return place - 1  # "do bzw fr", "mi o. do"
    if slips.is_which_slip(low) and (day in WEEKDAYS or words.low(place + 1) in particles.TIME):
        return place  # "his time tomorrow"
    if not day or low in slips.NEXT_WORDS:
        return place if day else None
    is_month = words.low(place - 1).isdecimal() and slips.is_month_slip(low)
    return place - 1 - (words.low(place - 2) in RANGE_FROM) if is_month else None  # "21 De 14:00"


def _begins(words: Words, place: int, *, is_beside: bool, linked: bool) -> int | None:
    """Return where what may change the time after it begins; None where the word there is a plain one."""
    low, lead = words.low(place), fold(words.raw(place - 1)) if place else ""
    if low in HOUR_WORDS or _is_beside_clock(words, place) or is_timely(words, place, lead):
        return place
    if is_number_at(words, place):
        return _numbers_begin(words, place, linked=linked)
    if is_beside and _is_short_day(words, place):
        return place
    is_unit = (is_beside and len(low) <= _LONGEST_CUT) or low in slips.UNIT_KEYS
    if is_unit and is_number_at(words, place - 1) and words.low(place - 2) in IN:
        return place - 2  # "in zwei Wch 10 Uhr", "in 3 says at 2pm"
    return _word_begins(words, place, lead) if is_beside and words.raw(place).islower() else None


def _is_short_day(words: Words, place: int) -> bool:
    """Tell whether a word before a clock may be a short day, cut or mistyped: "d 16 Uhr", not "option d 4pm"."""
    is_short = words.low(place) in slips.CUT_DAYS | slips.DAY_KEYS and not words.raw(place).isupper()
    day = fold(words.raw(place + 1))
    return is_short and day not in WEEKDAYS and day not in AHEAD and not names_a_number(words, place)


def _is_beside_clock(words: Words, place: int) -> bool:
    """Tell whether a word is the mark of an hour with a slip in it, or a day: "14 ugr", "five om", "do halb 5"."""
    lead = fold(words.raw(place - 1)) if place else ""
    if words.low(place) in SHORT_WEEKDAYS:
        return fold(words.raw(place + 1)) in particles.HALVES_OR_QUARTERS_TO
    return words.low(place) in slips.CLOCK_KEYS and (lead.isdecimal() or lead in CARDINALS)


def _word_begins(words: Words, place: int, lead: str) -> int | None:
    """Return where a word right before a time begins that is a slip, or may be a day: "payday 4pm"; else None."""
    low = words.low(place)
    if slips.is_slip(low) or (low.endswith(DAYS_END) and low not in NO_DAYS):
        return place
    if slips.is_joint_slip(lead, low):
        return place - 1
    if lead.isdecimal() and words.low(place - 2) in RANGE_FROM:
        return place - 2  # "between 2 amd 4pm"
    is_unread = (
        lead in slips.HARD_CUES and words.low(place - 1) and low.isalpha() and low not in slips.BETWEEN
    )
    return place - 1 if is_unread else None


def _numbers_begin(words: Words, place: int, *, linked: bool) -> int | None:
    """Return where numbers before a time begin that may be its day; None where they count or name something."""
    is_named = names_a_number(words, place) or (
        says_how_many(words, place) and not words.low(place).isdecimal()
    )
    while is_number_at(words, place - 1):
        place -= 1
    lead = fold(words.raw(place - 1)) if place else ""
    if lead in slips.LEADS and not is_version(words, place):
        return place - 1 if words.low(place - 1) and lead not in ARTICLES else place
    return None if linked or is_named else place


def _right(words: Words, beyond: int) -> int | None:
    """Return where the words end, after a time, that may change it."""
    if (
        words.low(beyond) in slips.OR
        and words.low(beyond + 1) in slips.OR_WHEN
        and not words.has_break(beyond - 1)
    ):
        return beyond + 2
    for place in range(beyond, min(beyond + 3, len(words))):
        low = words.low(place)
        if not low or _stops(words, place - 1):
            return None
        lead = fold(words.raw(place - 1)) if place > beyond else ""
        if low in slips.CLOCK_WORDS or is_timely(words, place, lead) or ends_odd(words, place):
            return place + 1
        if is_number_at(words, place) and low not in particles.ARTICLES_OR_ONE:
            return place + 1 if is_hour(words, place) and not is_long(words, place) else None
        if low not in slips.LINKS_AFTER:
            return None
    return None


def _stops(words: Words, place: int) -> bool:
    """Tell whether a mark after a word parts it from what follows."""
    word = words.all[place]
    mark = words.line[word.end : word.right]
    return not (mark in ("", ",") or (mark in (".", ".,") and (not word.low.isalpha() or len(word.low) <= 4)))
