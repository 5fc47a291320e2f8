"""What may say a time and is left in the text: "weekly", "in 2-3 days", a day that there is not, an unread "every".

Loaded only where no time or no day was found, or figures, or a word that announces a time, are left.
"""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AHEAD,
    ARTICLES,
    CUES,
    IN,
    MONTHS,
    PERIODS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEK_NUMBERS,
    WEEKDAYS,
    is_one_off,
    times,
)
from cockpit.capture.lexicon.numbers import ENDINGS
from cockpit.capture.lexicon.slips import HARD_CUES, OR, is_month_slip, is_slip
from cockpit.capture.number_words import cardinal, is_number_at, may_name_a_number
from cockpit.capture.times.context import each, is_clocklike, is_uncounted
from cockpit.capture.times.odd_figures import is_impossible, is_in_calendar
from cockpit.capture.times.suspect import is_elsewhere, is_unread
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_LAST_HOUR = 24
_LONGEST, _MONTHS, _FEWEST, _SHORTEST_OFTEN = 31, 12, 10, 4
_ALWAYS = "24/7"
_WEEKS = WEEK_NUMBERS | frozenset(PERIODS)
_LONG_UNITS = tuple(unit for unit in UNITS if len(unit) > 3)
_FURTHEST, _SHORTEST_ANYWHERE, _LONGEST_UNIT = 4, 6, 3
_NO_DAY = '"{}" is no day: which one? Write the date; put it in quotation marks if it is only words.'
_NO_CLOCK = '"{}" is no time of day: which one? Write it, or put it in quotation marks if it is only words.'
_UNREAD = '"{}" is not read as a time. Is there one? Then write the date; if not, put it in quotation marks.'
_HOW_OFTEN = 'How often is "{}"? Write it such as: every 3 weeks, or put it in quotation marks.'


def unread(words: Words, *, surely: bool = False) -> str:
    """Return what to ask about words of time of which no moment comes: "every monday", "soon", "31.4."; or nothing.

    With `surely` a word that may only count or name something is not meant: "2 weeks to decide", "2nd floor".
    """
    places = (place for place in range(len(words)) if not words.is_in_table(place))
    said = next((said for place in places if (said := _unread_at(words, place, surely=surely))), "")
    if not said:
        return ""
    shape, numbers = figures(fold(said))
    if shape == "9:9":
        return f'"{said}" is no time of day: which one? Write the day and the time.'
    if shape in ("9.9", "9/9") and not is_in_calendar(*map(int, numbers)):
        return f'"{said}" is no day: which one? Write the date.'
    return f'"{said}" is not read as a time. Is there one? Then add it, such as: by friday'


def _unread_at(words: Words, place: int, *, surely: bool) -> str:
    """Return the words of time that stand there, those that lead to them included."""
    low = words.low(place)
    if low in times.EACH and (beyond := _again(words, place)):
        return words.said(place, beyond)
    if not surely and _says_some_time(low) and _ends(words, place):
        return words.raw(place)
    if low in IN and (beyond := _few(words, place + 1)):
        return words.said(place, beyond)
    if _is_led_hour(words, place) or (words.low(place - 1) in UNITS and low in times.ASIDE):
        return words.said(place - 1, place + 1)  # "half an hour before our call"
    if low in UNITS and words.low(place - 1)[:1].isdecimal() and words.low(place - 2) in IN:
        return words.said(place - 2, place + 1)  # "in 99999 days"
    return _unread_word(words, place, surely=surely)


def _unread_word(words: Words, place: int, *, surely: bool) -> str:
    """Return the word that stands there where it may be a date, a day or one with a slip in it."""
    low = words.low(place)
    if (
        words.low(place + 1) in times.EITHER
        and low in SHORT_WEEKDAYS
        and words.low(place + 2) in SHORT_WEEKDAYS
    ):
        return words.said(place, place + 3)  # "mi oder do"
    is_meant = not surely or low in WEEKDAYS or words.low(place - 1) in HARD_CUES
    if _may_be_date(words, place) or _is_run_together(low) or (is_meant and is_unread(words, place)):
        return words.said(place - (words.low(place - 1) in _WEEKS), place + 1)
    return ""


def _is_led_hour(words: Words, place: int) -> bool:
    """Tell whether an hour or a day may stand there that was not read: "at 25:00", "the 12 th", "mi 12 h", "5 past"."""
    low, before, after = (words.low(place + step) for step in (0, -1, 1))
    if low in times.PAST | times.TILL:
        return words.is_last(place) and cardinal(words, place - 1) is not None
    if before in times.CLOCK_LEADS and is_clocklike(low):
        return True
    if not low.isdecimal() or len(low) > 2:
        return False
    if after in times.RANK_ENDS:
        return True
    if before in SHORT_WEEKDAYS:
        return after in times.CLOCK_MARKS
    ends = words.is_last(place) or words.has_break(place)
    return before in times.BEFORE_OR_AFTER and ends and int(low) <= _LAST_HOUR


def _again(words: Words, place: int) -> int:
    """Return where "every monday", "every so often" ends; 0 where it is not about time."""
    return place + 3 if words.pair(place + 1) in times.NOW_AND_THEN else each(words, place)


def _says_some_time(low: str) -> bool:
    """Tell whether one word says when or how often and names no day: "weekly", "wekly", "soon"."""
    if low in times.AGAIN or low in times.SOME_TIME:
        return True
    return len(low) > _SHORTEST_OFTEN and any(
        is_one_off(low, often) for often in times.OFTEN if len(often) > _SHORTEST_OFTEN
    )


def _ends(words: Words, place: int) -> bool:
    follows = words.low(place + 1)
    return not follows or words.has_break(place) or follows in CUES or follows[0].isdecimal()


def _is_run_together(low: str) -> bool:
    """Tell whether a day and figures stand without a blank: "fri4pm", "friday,3pm"."""
    head = low[: next((at for at, char in enumerate(low) if not char.isalpha()), len(low))]
    return (
        head != low
        and (head in WEEKDAYS or head in AHEAD)
        and low[-1:] != "'"
        and any(map(str.isdecimal, low))
    )


def _may_be_date(words: Words, place: int) -> bool:
    """Tell whether figures are rather a date than a share: "21/12", "20261203"; "1/2" where it ends the line."""
    low = words.low(place)
    shape, numbers = figures(low)
    if shape in ("9/9", "9-9"):
        is_end = words.is_last(place) and place > 1 and not may_name_a_number(words, place)
        least, most = sorted(map(int, numbers))
        if not 0 < least <= most <= _LONGEST or low == _ALWAYS:
            return False
        if shape == "9/9":
            return is_end or (least <= _MONTHS and most > _FEWEST)
        return least <= _MONTHS < most and (is_end or least == int(numbers[1]))
    return len(low) == 8 and low.isdecimal() and low[:2] == "20" and low[4:6] <= "12" and low[6:] <= "31"


def _few(words: Words, place: int) -> int:
    """Return where "3-4 days", "2 to 3 weeks", "24-48h" ends; 0 where there is none."""
    first, dash, last = words.low(place).replace("–", "-").partition("-")
    if dash and first.isdecimal() and last[:1].isdecimal():
        unit = last.lstrip("0123456789")
        return place + 1 if unit in UNITS else place + 2 if not unit and words.low(place + 1) in UNITS else 0
    is_range = (
        words.low(place + 1) in times.RANGE_JOINTS and cardinal(words, place) and cardinal(words, place + 2)
    )
    return place + 4 if is_range and words.low(place + 3) in UNITS else 0


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
        if word.low in times.EACH and (beyond := _unread_rhythm(words, place)):
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


def parted(words: Words, clocks: Sequence[int]) -> tuple[int, int, bool] | None:
    """Return the short name of a day that one word parts from a clock without one: "mon say 3pm", "mi dann 15 Uhr"."""
    for clock in clocks:
        day = clock - 2 - (words.low(clock - 2) in OR)  # "mon or so 3pm"
        is_day = (
            words.low(day) in times.WEAK_DAYS and not words.has_break(day) and words.low(clock - 1).isalpha()
        )
        if is_day and any(words.low(at) for at in range(len(words)) if not day <= at < clock):
            return day, clock, True  # and not all that is promised: "sat nav 4pm"
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
        is_unit = len(low) <= _LONGEST_UNIT and is_number_at(words, at - 1)  # "alle 2 Wo"
        if is_unit or is_unread(words, at) or (low[:1].isdecimal() and low.endswith(ENDINGS)):
            return at + 1
        if not (low.isdecimal() or low in times.EACH):
            return 0
    return 0
