"""Telling whether figures are meant for a day or a time of day that there is not, or that nothing read."""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AHEAD,
    ARTICLES,
    CUES,
    EDGES,
    IN,
    MONTHS,
    PERIODS,
    UNITS,
    WEEK_NUMBERS,
    WEEKDAYS,
    particles,
)
from cockpit.capture.lexicon.numbers import ENDINGS, ORDINAL_SHAPES
from cockpit.capture.lexicon.slips import (
    HARD_CUES,
    HOUR_KEYS,
    LEADS,
    NEVER,
    is_figure_slip,
    is_figured_day_slip,
    is_month_slip,
    is_slip,
)
from cockpit.capture.lexicon.talk import NUMBERED
from cockpit.capture.lexicon.times import BEFORE_HOURS, BEFORE_NUMBERS, LEADING
from cockpit.capture.number_words import names_a_number
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_LAST_HOUR = 24
_LONGEST_AHEAD = 7  # "+10days", and not the number of a phone
_LAST_DAY, _LAST_MONTH = 39, 19  # beyond what there is, as a slip makes them
_CENTURY = "20"
_LAST_OF_MONTH, _HUNDRED = 31, 100
_MINUTES, _MONTHS, _LENGTHS = 60, 12, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEADING_DAYS = HARD_CUES | LEADING
# "20th-22nd", "15.3./16.3.", "15.-17.3.", and a date with commas.
_RANK = "|".join(ENDINGS)
_TWO_DAYS = (
    rf"[0-9]{{1,2}}(?:{_RANK}|\.(?:[0-9]{{1,2}}\.?)?)[-/][0-9]{{1,2}}(?:{_RANK}|\.[0-9]{{1,2}}\.?)"
    r"|[0-9]{1,2},[0-9]{1,2},(?:19|20)[0-9]{2}"
)


def touches_figures(words: Words, place: int) -> bool:
    """Tell whether figures stand right beside a word, read or not."""
    return words.raw(place + 1)[:1].isdecimal() or words.raw(place - 1)[:1].isdecimal()


def is_unread_figure(words: Words, place: int) -> bool:
    """Tell whether figures in a line without a time may have been meant for one: "25:99", "31.4.", "+3", "12pmm"."""
    low = words.low(place)
    if _is_of_period(words, place) or is_figured_day_slip(low):
        return True
    if names_a_number(words, place):
        return False
    if low[0] == "+":
        return len(low) < _LONGEST_AHEAD or low.lstrip("+0123456789") in UNITS
    if _is_led_amount(words, place) or _is_two_days(low):
        return True
    if low.isdecimal():
        return _is_number_of_time(words, place)
    shape, numbers = figures(low)
    if shape == "9:9":
        return len(numbers[1]) > 1
    if shape == "9.9":
        return _is_day(words, place, numbers)
    return _is_dashed(low) if "-" in low and ":" not in low else _has_odd_letters(words, place)


def is_impossible(words: Words, place: int) -> bool:
    """Tell whether figures have the form of a day or a clock that there is not: "31.4.", "by 31/4", "at 25:00"."""
    shape, numbers = figures(words.low(place))
    if shape in ORDINAL_SHAPES or (shape == "9" and words.is_dotted(place)):
        return _is_no_day_of_month(words, place, int(numbers[0]))
    if shape not in ("9.9", "9/9", "9-9", "9:9") or words.low(place - 1) in NUMBERED:
        return False
    return _is_none_such(words, place, shape, numbers)


def _is_none_such(words: Words, place: int, shape: str, numbers: list[str]) -> bool:
    """Tell whether two numbers stand where a day or a clock does, and make none."""
    first, last = int(numbers[0]), int(numbers[1])
    is_led = place > 0 and fold(words.raw(place - 1)) in _LEADING_DAYS
    if shape == "9:9":
        is_out = (first >= _LAST_HOUR or last >= _MINUTES) and len(numbers[1]) == 2
        return is_out and (is_led or _is_behind_day(words, place))
    if is_in_calendar(first, last):
        return False
    is_small = 0 < min(first, last) <= _LAST_MONTH and max(first, last) <= _LAST_DAY
    is_date = is_led and is_small and words.low(place - 1) not in particles.THE
    return is_date or (shape == "9.9" and _is_day(words, place, numbers))


def _is_behind_day(words: Words, place: int) -> bool:
    """Tell whether a word stands behind one that says a day, or behind what was read."""
    before = words.low(place - 1)
    return before in WEEKDAYS or before in AHEAD or (place > 0 and not before)


def _is_no_day_of_month(words: Words, place: int, number: int) -> bool:
    """Tell whether a rank that no month has stands where a day would: "on the 35th", "am 42."."""
    first = place - (words.low(place - 1) in ARTICLES)
    is_led = (
        words.low(first - 1) in _LEADING_DAYS - particles.THE or words.low(place - 1) in particles.OF_THIS_DAY
    )
    ends = words.is_last(place) or words.low(place + 1) in CUES or words.has_break(place)
    return is_led and ends and not 1 <= number <= _LAST_OF_MONTH and number < _HUNDRED


def is_in_calendar(one: int, other: int) -> bool:
    """Tell whether a day and a month in either order are a day of some year."""
    return any(
        1 <= month <= _MONTHS and 1 <= day <= _LENGTHS[month - 1]
        for day, month in ((one, other), (other, one))
    )


def is_figure_of_time(words: Words, place: int, lead: str) -> bool:
    """Tell whether figures look like a day or a time of day that there is not: "31.4.", "16:60", "2027-W12", "4mp"."""
    low = words.low(place)
    shape, numbers = figures(low)
    if is_figured_day_slip(low):
        return True
    if shape in ("9.9", "9.9.9"):
        return _is_dotted_time(words, place, numbers, lead)
    if shape in ("9/9", "9-9"):
        is_year = len(numbers[0]) == 4 and numbers[0][:2] == _CENTURY
        return lead in LEADS or words.low(place + 1) in MONTHS or is_year or _is_no_such_day(numbers)
    if shape in ("9-9-9", "9/9/9") or (low[0] == "+" and len(low) < _LONGEST_AHEAD) or _is_two_days(low):
        return True
    body = low.strip("0123456789:;.-+/,")
    if not body:
        return not {":", ";"}.isdisjoint(low.strip(":;")) or _is_long_year(words, place)
    return low not in NEVER and _is_odd_clock(low, body, lead)


def _is_no_such_day(numbers: list[str]) -> bool:
    """Tell whether two numbers are a day that its month does not have, in either order: "31/4"; hardly a share."""
    least, most = sorted(map(int, numbers))
    return 0 < least <= _MONTHS and _LENGTHS[1] <= most <= _LAST_DAY and not is_in_calendar(least, most)


def _is_beyond(digits: str, most: int) -> bool:
    """Tell whether a number of however many digits is greater; Python reads no more than some thousands."""
    return len(digits.lstrip("0")) > len(str(most)) or int(digits[-len(str(most)) :]) > most


def _is_two_days(low: str) -> bool:
    if not low[0].isdecimal() or {"-", "/", ","}.isdisjoint(low):
        return False
    import re  # it costs a tenth of a capture, and few words are such figures

    return re.fullmatch(_TWO_DAYS, low) is not None


def _is_long_year(words: Words, place: int) -> bool:
    """Tell whether figures are a date in one, "20270312", or a year with a figure too many: "12 march 20277"."""
    low = words.low(place)
    return (len(low) == 8 and low[:2] == _CENTURY) or (len(low) > 4 and fold(words.raw(place - 1)) in MONTHS)


def _is_of_period(words: Words, place: int) -> bool:
    """Tell whether figures number a week or a year, or stand where a period would: "week 60", "end of 13"."""
    low, before = words.low(place), words.low(place - 1)
    if before in WEEK_NUMBERS or (before in particles.OF_PLAIN and words.low(place - 2) in EDGES):
        return True
    return PERIODS.get(before) == "year" and len(low) == 4 and low.isdecimal()


def _is_led_amount(words: Words, place: int) -> bool:
    """Tell whether a word that announces a time stands before an amount of it, or before a quarter: "in 99999d"."""
    low, before = words.low(place), words.low(place - 1)
    is_led = before in IN or before in HARD_CUES
    if before in HARD_CUES and not low.strip("0123456789./-,") and not low.isdecimal():
        return True  # "by 2027-03", "by 99/99/99"
    return is_led and (low.lstrip("-0123456789") in UNITS or low[0] in particles.QUARTER_LETTER)


def _is_number_of_time(words: Words, place: int) -> bool:
    """Tell whether a number alone may be meant for a time: "in 3", "at 25", "march 15 26", "15 03 2027"."""
    low, before, after = words.low(place), words.low(place - 1), words.low(place + 1)
    ends = words.is_last(place) or words.has_break(place)
    if before in IN:
        return ends or is_slip(after)
    if before in MONTHS and len(low) < 3:
        return ends or after.isdecimal()
    if after.isdecimal() and words.low(place + 2)[:2] == _CENTURY:
        return max(len(low), len(after)) < 3 and len(words.low(place + 2)) == 4
    return ends and before in BEFORE_NUMBERS and len(low) > 1 and _is_beyond(low, _LAST_HOUR)


def _is_dashed(low: str) -> bool:
    """Tell whether figures with dashes may be a week or a day with its month: "2026-W60", "31-nv-26"."""
    if low[:2] == _CENTURY and low[4:6] == particles.WEEK_MARK:
        return True
    return len(low.split("-")) == 3 and any(is_month_slip(part) for part in low.split("-"))


def _is_half_hour(words: Words, place: int) -> bool:
    """Tell whether "4m" may be an hour that lacks a letter: after "by" and its like, or where it ends the line."""
    low = words.low(place)
    if (
        not low.endswith(particles.MONTH_LETTERS)
        or not low[:-1].isdecimal()
        or _is_beyond(low[:-1], _LAST_HOUR)
    ):
        return False
    return words.low(place - 1) in BEFORE_HOURS or words.is_last(place)


def _has_odd_letters(words: Words, place: int) -> bool:
    """Tell whether letters behind figures have a slip in them: "12pmm", "4.30m", "the 25h", "20:12-w"."""
    low, before = words.low(place), words.low(place - 1)
    if (":" in low and low[:2] == _CENTURY) or _is_half_hour(words, place):
        return True
    letters = "".join(char for char in low if char.isalpha())
    if not low[0].isdecimal() or letters in particles.LETTERS_NO_TIME:
        return False
    if before in particles.THE and len(letters) < 3:
        return True
    return (letters == particles.MONTH_LETTERS and not {":", "."}.isdisjoint(low.rstrip("."))) or (
        len(letters) > 1 and is_figure_slip(letters)
    )


def _is_day(words: Words, place: int, numbers: list[str]) -> bool:
    """Tell whether "31.4." looks like a day of the calendar, be there one or not."""
    is_in_time = not _is_beyond(numbers[0], _LAST_DAY) and not _is_beyond(numbers[1], _LAST_MONTH)
    return words.is_dotted(place) and is_in_time


def _is_dotted_time(words: Words, place: int, numbers: list[str], lead: str) -> bool:
    """Tell whether figures with points are a date, or a time of day after "by": no version."""
    is_version = len(numbers) == 3 and len(numbers[2]) == 1 and not touches_figures(words, place)
    if len(numbers) == 3 and not is_version:
        return True
    return (lead in HARD_CUES and not names_a_number(words, place)) or _is_day(words, place, numbers)


def _is_week(low: str, letters: str) -> bool:
    """Tell whether figures with the letters of a week number one, or a day of it: "2027-W12", "W12-5"."""
    return low[:2] == _CENTURY or (low.startswith(letters) and "-" in low)


def _is_odd_clock(low: str, body: str, lead: str) -> bool:
    """Tell whether figures with letters may be a day or a time of day with a slip in it: "on the 3rrd", "p4m"."""
    if body in particles.WEEK_LETTERS and _is_week(low, body):
        return True
    count = len(low) - len(body)
    if low[0].isdecimal() and body.isalpha():
        if body in particles.RANK_LETTERS or (len(body) > 1 and is_figure_slip(body)):
            return body not in particles.LETTERS_NO_TIME
        if lead in LEADING and count < 3 and len(body) < 5:
            return True
    return _is_before_minutes(low, body) or (
        len(body) <= 4 and count <= 5 and set(body) <= particles.CLOCK_LETTERS
    )


def _is_before_minutes(low: str, letters: str) -> bool:
    """Tell whether letters stand where those of an hour do, before minutes: "16j30", "noon:30"."""
    if letters in HOUR_KEYS:
        return low[-1].isdecimal()
    return letters.isalpha() and low.startswith(f"{letters}:") and low[len(letters) + 1 :].isdecimal()
