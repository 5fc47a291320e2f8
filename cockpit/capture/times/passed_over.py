"""What a reader left in the text that may say a time all the same: a day that there is not, an unread "every".

Loaded only where figures, or a word that announces a time, are left, or no day was read.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES, IN, MONTHS, PERIODS, UNITS
from cockpit.capture.lexicon.numbers import ENDINGS
from cockpit.capture.lexicon.slips import HARD_CUES, is_month_slip, is_slip
from cockpit.capture.lexicon.times import EACH
from cockpit.capture.number_words import is_number_at
from cockpit.capture.times.context import each, is_uncounted
from cockpit.capture.times.odd_figures import is_impossible
from cockpit.capture.times.suspect import is_elsewhere, is_unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_LONG_UNITS = tuple(unit for unit in UNITS if len(unit) > 3)
_FURTHEST, _SHORTEST_ANYWHERE = 4, 6
_NO_DAY = '"{}" is no day: which one? Write the date; put it in quotation marks if it is only words.'
_NO_CLOCK = '"{}" is no time of day: which one? Write it, or put it in quotation marks if it is only words.'
_UNREAD = '"{}" is not read as a time. Is there one? Then write the date; if not, put it in quotation marks.'
_HOW_OFTEN = 'How often is "{}"? Write it such as: every 3 weeks, or put it in quotation marks.'


def passed_over(words: Words, found: Sequence[Found], *, has_time: bool) -> tuple[str, str]:
    """Return free words that may say a time, and what to ask of them; with `has_time` the line has one that was read.

    What was `found` is none of them: it is read, and left in the text because it is of something else.
    """
    read = {place for one in found for place in range(one.first, one.beyond)}
    for place, word in enumerate(words.all):
        if not word.low or place in read or words.is_in_table(place):
            continue
        if any(map(str.isdecimal, word.low)) and is_impossible(words, place):
            return word.raw, (_NO_CLOCK if ":" in word.low else _NO_DAY).format(word.raw)
        if word.low in EACH and (beyond := _unread_rhythm(words, place)):
            return words.raw(beyond - 1), _HOW_OFTEN.format(words.said(place, beyond))
        if not has_time and word.low in HARD_CUES and (beyond := _unread_behind(words, place)):
            return words.raw(beyond - 1), _UNREAD.format(words.said(place, beyond))
    return "", ""


def anywhere(words: Words, until: int | None = None) -> tuple[int, int, bool] | None:
    """Return a word anywhere in the line that can only be meant for a day: a foreign one, one with a slip, a span."""
    for place in range(len(words) if until is None else min(until, len(words))):
        low = words.low(place)
        if low.endswith(_LONG_UNITS) and is_number_at(words, place - 1) and words.low(place - 2) in IN:
            return place - 2, place + 1, True  # "in 3 calendardays"
        if (
            len(low) >= _SHORTEST_ANYWHERE
            and low.isalpha()
            and (is_elsewhere(low) or is_slip(low, long=True))
        ):
            return place, place + 1, True
    return None


def is_announced(words: Words) -> bool:
    """Tell whether a word that announces a deadline leads to one that was not read: "by 31.4.", "until fridxy"."""
    return any(
        word.low in HARD_CUES
        and (
            _unread_behind(words, place)
            or is_impossible(words, place + 1 + (words.low(place + 1) in ARTICLES))
        )
        for place, word in enumerate(words.all)
    )


def _unread_behind(words: Words, place: int) -> int:
    """Return where a word of time ends that "by" leads to and nothing read; 0 where there is none."""
    at = place + 1 + (words.low(place + 1) in ARTICLES)
    if at >= len(words) or words.has_break(place) or is_impossible(words, at):
        return 0
    if words.low(at).isdecimal() and is_month_slip(words.low(at + 1)):
        return at + 2  # "by 31 maarch"
    is_word_of_time = words.low(at) in MONTHS or words.low(at) in PERIODS
    return at + 1 if not is_word_of_time and is_unread(words, at) else 0


def _unread_rhythm(words: Words, place: int) -> int:
    """Return where "every 3 wekes", "every 32nd" ends; 0 where "every" is not of time."""
    if (beyond := each(words, place)) and not words.low(beyond - 1).endswith(ENDINGS):
        is_open = is_number_at(words, beyond - 1) or is_uncounted(words, place)
        return beyond if is_open else 0  # "every 3", "every days"
    for at in range(place + 1, min(place + _FURTHEST, len(words))):
        low = words.low(at)
        if not low or words.has_break(at - 1):
            return 0
        if is_unread(words, at) or (low[:1].isdecimal() and low.endswith(ENDINGS)):
            return at + 1
        if not (low.isdecimal() or low in EACH):
            return 0
    return 0
