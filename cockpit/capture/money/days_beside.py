"""Times in a line about money: a bare number beside a day is the sum, and no hour: "1200 on monday", "500 friday"."""

from __future__ import annotations

from cockpit.capture.lexicon import MONTHS
from cockpit.capture.lexicon.sums import SCALES
from cockpit.capture.money.candidates import has_sum
from cockpit.capture.times.find import find_times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_FEWEST_DIGITS = 3
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def find_days(words: Words, here: Standpoint) -> list[Found]:
    """Return every time in the line, in order; where no sum is written as one, a number beside a day may be it."""
    found = [one for one in find_times(words, here) if not _is_in_words(words, one)]
    hidden = [place for one in found if one.day_said and (place := _number_beside(words, one)) is not None]
    if not hidden or has_sum(words, here.rules.home_currency):
        return found
    was = [(words.all[place], words.all[place].low) for place in hidden]
    for word, _ in was:
        word.take()
    found = find_times(words, here)
    for word, low in was:
        word.low = low
    return found


def _is_in_words(words: Words, one: Found) -> bool:
    """Tell whether what reads as an hour is the end of a number in words: "ten thousand five hundred"."""
    return not one.day_said and words.low(one.first - 1) in SCALES and words.low(one.beyond - 1) in SCALES


def _number_beside(words: Words, one: Found) -> int | None:
    """Return where a bare number begins or ends the words of a day, and is no year."""
    if one.beyond - one.first < 2:
        return None
    if _is_bare(words, one.first):
        return one.first
    last = one.beyond - 1
    return last if _is_bare(words, last) and not _is_year(words, last) else None


def _is_year(words: Words, place: int) -> bool:
    before = words.low(place - 1)
    is_dated = before in MONTHS or any(char.isdecimal() for char in before)
    return is_dated and _FIRST_YEAR <= int(words.low(place)) < _LAST_YEAR


def _is_bare(words: Words, place: int) -> bool:
    low = words.low(place)
    return low.isascii() and low.isdecimal() and len(low) >= _FEWEST_DIGITS
