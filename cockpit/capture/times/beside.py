"""The words beside a time that nothing has recognised and that may change it: "on the", figures, a slip.

They are looked at going out from the time over words that only link, up to the first plain word or mark.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES, CUES, UNITS, WEEKDAYS
from cockpit.capture.lexicon.slips import (
    ABOUT_LONG,
    BETWEEN,
    CLOCK_WORDS,
    HARD_CUES,
    LEADS,
    LINKS,
    LINKS_AFTER,
    NEVER,
    NEXT_WORDS,
    OR,
    OR_WHEN,
    is_clock_key_slip,
    is_damaged,
    is_from_slip,
    is_slip,
)
from cockpit.capture.lexicon.times import HOUR_WORDS, RANGE_FROM
from cockpit.capture.number_words import is_number_at, is_version, names_a_number, says_how_many
from cockpit.capture.times import zone
from cockpit.capture.times.suspect import is_elsewhere, is_timely
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_FURTHEST = 5
_SHORTEST_ANYWHERE = 6
_HALF_LETTERS = frozenset("apmuhr")
_ONE = frozenset(("a", "an", "one", "ein", "eine"))
_NOON, _LAST_HOUR = 12, 24


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


def anywhere(words: Words, until: int | None = None) -> tuple[int, int, bool] | None:
    """Return a word anywhere in the line that can only be meant for a day: a foreign one, or one with a slip."""
    for place in range(len(words) if until is None else min(until, len(words))):
        low = words.low(place)
        if (
            len(low) >= _SHORTEST_ANYWHERE
            and low.isalpha()
            and (is_elsewhere(low) or is_slip(low, long=True))
        ):
            return place, place + 1, True
    return None


def _left(words: Words, first: int, *, linked: bool) -> int | None:
    """Return where the words begin, before a time, that may change it."""
    day = fold(words.raw(first))
    linked = linked or day in LINKS
    for place in range(first - 1, max(first - 1 - _FURTHEST, -1), -1):
        low = words.low(place)
        if not low or stops(words, place):
            return None
        if place == first - 1 and (low in NEXT_WORDS or _is_which(low, day)):
            return place
        if low in LINKS or zone.says_whose(words, place):
            linked = True
            continue
        return _begins(words, place, is_beside=place == first - 1 and not linked, linked=linked)
    return None


def _begins(words: Words, place: int, *, is_beside: bool, linked: bool) -> int | None:
    """Return where what may change the time after it begins; None where the word there is a plain one."""
    low, lead = words.low(place), fold(words.raw(place - 1)) if place else ""
    if is_timely(words, place, lead) or low in HOUR_WORDS:
        return place
    if is_number_at(words, place):
        return _numbers_begin(words, place, linked=linked)
    if not is_beside or not words.raw(place).islower():
        return None
    if is_slip(low):
        return place
    if is_from_slip(low) and lead in UNITS:
        return place - 1
    is_unread = lead in HARD_CUES and words.low(place - 1) and low.isalpha() and low not in BETWEEN
    return place - 1 if is_unread else None


def _numbers_begin(words: Words, place: int, *, linked: bool) -> int | None:
    """Return where numbers before a time begin that may be its day; None where they count or name something."""
    is_named = names_a_number(words, place) or (
        says_how_many(words, place) and not words.low(place).isdecimal()
    )
    while is_number_at(words, place - 1):
        place -= 1
    lead = fold(words.raw(place - 1)) if place else ""
    if lead in LEADS and not is_version(words, place):
        return place - 1 if words.low(place - 1) and lead not in ARTICLES else place
    return None if linked or is_named else place


def _is_which(low: str, day: str) -> bool:
    """Tell whether a word before a weekday says which one, with a slip in it: "las friday"."""
    return day in WEEKDAYS and any(is_damaged(low, word) for word in ("last", "next", "this"))


def _right(words: Words, beyond: int) -> int | None:
    """Return where the words end, after a time, that may change it."""
    if words.low(beyond) in OR and words.low(beyond + 1) in OR_WHEN and not words.has_break(beyond - 1):
        return beyond + 2
    for place in range(beyond, min(beyond + 3, len(words))):
        low = words.low(place)
        if not low or stops(words, place - 1):
            return None
        lead = fold(words.raw(place - 1)) if place > beyond else ""
        if low in CLOCK_WORDS or is_timely(words, place, lead) or _ends_odd(words, place):
            return place + 1
        if is_number_at(words, place) and low not in _ONE:
            return place + 1 if _is_hour(words, place) and not _is_long(words, place) else None
        if low not in LINKS_AFTER:
            return None
    return None


def _is_about_slip(low: str) -> bool:
    """Tell whether a word is one that leads to a rough time with a slip in it: "friday arond lunch"."""
    return low not in ABOUT_LONG and any(is_damaged(low, about) for about in ABOUT_LONG)


def _is_long(words: Words, place: int) -> bool:
    """Tell whether what follows a time after a comma is how long it takes: "in August, 3 weeks"."""
    unit = words.low(place + 1)
    return words.has_break(place - 1) and is_number_at(words, place) and len(unit) > 2 and unit in UNITS


def _ends_odd(words: Words, place: int) -> bool:
    """Tell whether a word after a time is a slip that ends the line, or a zone or "around" with a slip in it."""
    low = words.low(place)
    is_end = words.is_last(place) and words.raw(place).islower() and (is_slip(low) or low in NEXT_WORDS)
    return is_end or _is_about_slip(low) or zone.is_slip(words, place)


def _is_hour(words: Words, place: int) -> bool:
    """Tell whether a number after a day may be its hour: it ends there, or the mark of one seems to follow."""
    follows = words.low(place + 1)
    if words.is_last(place) or words.has_break(place) or follows in CUES or follows in CLOCK_WORDS:
        return True
    if (
        follows in HOUR_WORDS
        and words.low(place).isdecimal()
        and _NOON < int(words.low(place)[:4]) <= _LAST_HOUR
    ):
        return True
    is_half = len(follows) < 5 and set(follows) <= _HALF_LETTERS and follows not in NEVER
    return is_half or is_slip(follows) or is_clock_key_slip(follows) or is_timely(words, place + 1, "")


def stops(words: Words, place: int) -> bool:
    """Tell whether a mark after a word parts it from what follows."""
    word = words.all[place]
    mark = words.line[word.end : word.right]
    return not (mark in ("", ",") or (mark in (".", ".,") and (not word.low.isalpha() or len(word.low) <= 4)))
