"""Telling whether a free word looks like one of time though nothing read it: a slip, a foreign one, odd figures."""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AFTERWARDS,
    AHEAD,
    EDGES,
    IN,
    MONTHS,
    PARTS,
    PERIODS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEK_NUMBERS,
    WEEKDAYS,
)
from cockpit.capture.lexicon.slips import (
    DAY_WORDS,
    HARD_CUES,
    LEADS,
    NEVER,
    NEXT_WORDS,
    SHORT_ELSEWHERE,
    TIMEISH,
    WORDS_TOO,
    is_damaged,
    is_figure_slip,
    is_month_slip,
    is_one_off,
    is_slip,
)
from cockpit.capture.number_words import CARDINALS, cardinal, names_a_number
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_LAST_HOUR = 24
_BEFORE_HOURS = frozenset("by at to past until before um bis".split())
_BEFORE_NUMBERS = frozenset("by at until before um bis am".split())
_LONGEST_AHEAD = 7  # "+10days", and not the number of a phone
_LAST_DAY, _LAST_MONTH = 39, 19  # beyond what there is, as a slip makes them
_LEADING = frozenset("on the by at am um bis den until before".split())
_CLOCK_LETTERS = frozenset("apmhuri.:")
_SHORTEST_ALONE = 5
_SHORTEST_UNREAD = 4
_SHORTEST_FOREIGN = 6  # that a letter may be put for another in
# Words that a foreign day is one letter away from.
_NO_FOREIGN_DAYS = frozenset("remain domain domains banana soda monday morning".split())
_foreign_days: set[str] = set()
_ONE = frozenset(("a", "an", "ein", "eine"))
# Words of time that a line which has none does not end with.
_ENDING = frozenset((*MONTHS, *PERIODS, *PARTS)) | frozenset(
    "days weeks months hours minutes tage tagen wochen stunden minuten ago".split()
)


def is_timely(words: Words, place: int, lead: str) -> bool:
    """Tell whether a free word beside a time looks like one of time: `lead` is the word before it."""
    low = words.key(place)
    if any(map(str.isdecimal, low)):
        is_name = names_a_number(words, place) or words.raw(place)[-1].isupper()
        return (lead in LEADS or not is_name) and _is_figure_of_time(words, place, lead)
    low = low.removesuffix("'s") if lead in HARD_CUES else low
    if not low.replace("-", "").isalpha():
        return False
    if low in DAY_WORDS or low in WEEKDAYS or (low in PARTS and low not in NEVER):
        return True
    return lead in HARD_CUES if low in SHORT_WEEKDAYS else _is_odd(words, place, low, lead)


def _is_odd(words: Words, place: int, low: str, lead: str) -> bool:
    """Tell whether a word is a foreign one of time, or one with a slip in it; a short one only where more says so."""
    beside_figures = _is_beside_figures(words, place)
    if low in SHORT_ELSEWHERE and (len(low) > 2 or _touches_figures(words, place)):
        return low not in WORDS_TOO or words.is_dotted(place)
    if is_elsewhere(low):
        return len(low) >= _SHORTEST_ALONE or lead in LEADS or beside_figures
    if is_slip(low):
        return len(low) > 2 or lead in LEADS or lead[:1].isdecimal()
    return (
        (beside_figures or lead[:1].isdecimal()) and (low in MONTHS or is_month_slip(low))
    ) or is_foreign_slip(low)


def is_elsewhere(low: str) -> bool:
    """Tell whether a word is one of another language for a day or a month."""
    if low.isascii() and len(low) < 3:
        return False
    from cockpit.capture.lexicon.day_names import ELSEWHERE

    return f" {low} " in ELSEWHERE


def is_foreign_slip(low: str) -> bool:
    """Tell whether a word is one of another language for a day with a slip in it."""
    if len(low) < _SHORTEST_ALONE or low in _NO_FOREIGN_DAYS:
        return False
    if not _foreign_days:
        from cockpit.capture.lexicon.day_names import NAMES

        pairs = (pair.partition("=") for names in NAMES.values() for pair in names.split())
        _foreign_days.update(
            name for name, _, meant in pairs if meant not in MONTHS and len(name) >= _SHORTEST_ALONE
        )
    return any(
        is_damaged(low, day) if len(day) < _SHORTEST_FOREIGN else is_one_off(low, day)
        for day in _foreign_days
    )


def is_unread(words: Words, place: int) -> bool:
    """Tell whether a word of a line without a time may have been meant for one: it has a slip in it, or is foreign."""
    low = words.key(place)
    if not low or any(map(str.isdecimal, low)):
        return bool(low) and _is_unread_figure(words, place)
    is_foreign = len(low) >= _SHORTEST_ALONE and is_elsewhere(low)
    return (
        is_foreign or _ends_in_time(words, place) or _is_unread_slip(words, place) or _is_amount(words, place)
    )


def _ends_in_time(words: Words, place: int) -> bool:
    """Tell whether the line ends in words of time: "end of pla", "next moth", "viertel nac 3"."""
    low, before, after = words.key(place), words.key(place - 1), words.key(place + 1)
    if after[:1].isdecimal() and (low in WEEKDAYS or low in AHEAD):
        return True
    if low in ("past", "nach", "ab") and after.isdecimal() and len(after) < 3:
        return words.is_last(place + 1)
    is_end = low.isalpha() and (words.is_last(place) or after in AFTERWARDS)
    return is_end and (
        low in _ENDING or before in NEXT_WORDS or _is_edge(words, place) or _is_last_slip(words, place)
    )


def _is_edge(words: Words, place: int) -> bool:
    """Tell whether a word stands where a period would: "end of pla", "early jn", "month end"."""
    before = words.key(place - 1)
    if before in EDGES or (before == "of" and words.key(place - 2) in EDGES):
        return True
    return words.key(place) == "end" and before in PERIODS


def _is_last_slip(words: Words, place: int) -> bool:
    return len(words.key(place)) > 1 and words.raw(place).islower() and is_slip(words.key(place))


def _is_unread_slip(words: Words, place: int) -> bool:
    low, before, after = words.key(place), words.key(place - 1), words.key(place + 1)
    beside_figures = _is_beside_figures(words, place)
    if beside_figures and is_month_slip(low):
        return True
    if not is_slip(low):
        return False
    return len(low) >= _SHORTEST_UNREAD or before in TIMEISH or after in TIMEISH or beside_figures


def _is_amount(words: Words, place: int) -> bool:
    """Tell whether a unit of time follows a number or an "in" that it was not read with: "within to days"."""
    low, before = words.key(place), words.key(place - 1)
    counted = cardinal(words, place - 1)
    if words.is_last(place) and counted is not None and words.key(place - 2) in IN:
        return low.isalpha()  # "in 3 das"
    if low not in UNITS or len(low) < 3:
        return False
    if any(words.key(place - back) in IN for back in (1, 2, 3)):
        return True
    return before.isdecimal() or (before in CARDINALS and before not in _ONE)


def _touches_figures(words: Words, place: int) -> bool:
    """Tell whether figures stand right beside a word, read or not."""
    return words.raw(place + 1)[:1].isdecimal() or words.raw(place - 1)[:1].isdecimal()


def _is_beside_figures(words: Words, place: int) -> bool:
    near = (words.key(place + 1), words.key(place - 1), fold(words.raw(place - 1)))
    return any(one[:1].isdecimal() for one in near)


def _is_unread_figure(words: Words, place: int) -> bool:
    """Tell whether figures in a line without a time may have been meant for one: "25:99", "31.4.", "+3", "12pmm"."""
    low, before = words.key(place), words.key(place - 1)
    shape, numbers = figures(low)
    is_year = PERIODS.get(before) == "year" and shape == "9" and len(low) == 4
    if before in WEEK_NUMBERS or is_year or (before == "of" and words.key(place - 2) in EDGES):
        return True
    if names_a_number(words, place):
        return False
    if shape == "9:9":
        return len(numbers[1]) > 1
    if shape == "9.9":
        return _is_day(words, place, numbers)
    if low[0] == "+":
        return len(low) < _LONGEST_AHEAD or low.lstrip("+0123456789") in UNITS
    is_led = before in IN or before in HARD_CUES
    if is_led and (low.lstrip("-0123456789") in UNITS or low[0] == "q"):  # "in 99999d", "by -2h", "by q5"
        return True
    if shape == "9":
        is_hour = before in _BEFORE_NUMBERS and len(low) == 2 and int(low) > _LAST_HOUR  # "at 25"
        return words.is_last(place) and (before in IN or is_hour) or (before in IN and is_slip(words.key(place + 1)))
    if "-" in low:
        is_week = low[:2] == "20" and low[4:6] == "-w"
        return is_week or (len(low.split("-")) == 3 and any(is_month_slip(part) for part in low.split("-")))
    return (":" in low and low[:2] == "20") or _has_odd_letters(low, before) or _is_half_hour(words, place)


def _is_half_hour(words: Words, place: int) -> bool:
    """Tell whether "4m" may be an hour that lacks a letter: after "by" and its like, or where it ends the line."""
    low = words.key(place)
    if not low.endswith("m") or not low[:-1].isdecimal() or int(low[:-1]) > _LAST_HOUR:
        return False
    return words.key(place - 1) in _BEFORE_HOURS or words.is_last(place)


def _has_odd_letters(low: str, before: str) -> bool:
    """Tell whether letters behind figures have a slip in them: "12pmm", "4.30m", "the 25h"."""
    letters = "".join(char for char in low if char.isalpha())
    if not low[0].isdecimal() or letters == "mm":
        return False
    if before == "the" and len(letters) < 3:
        return True
    return (letters == "m" and "." in low.rstrip(".")) or (len(letters) > 1 and is_figure_slip(letters))


def _is_day(words: Words, place: int, numbers: list[str]) -> bool:
    """Tell whether "31.4." looks like a day of the calendar, be there one or not."""
    return words.is_dotted(place) and int(numbers[0]) <= _LAST_DAY and int(numbers[1]) <= _LAST_MONTH


def _is_figure_of_time(words: Words, place: int, lead: str) -> bool:
    """Tell whether figures look like a day or a time of day that there is not: "31.4.", "16:60", "2027-W12", "4mp"."""
    low = words.key(place)
    shape, numbers = figures(low)
    if shape in ("9.9", "9.9.9"):
        is_version = len(numbers) == 3 and len(numbers[2]) == 1 and not _touches_figures(words, place)
        is_said = (len(numbers) == 3 and not is_version) or (
            lead in HARD_CUES and not names_a_number(words, place)
        )
        return is_said or _is_day(words, place, numbers)
    if shape in ("9/9", "9-9"):
        is_of_month = words.key(place + 1) in MONTHS
        return lead in LEADS or is_of_month or (len(numbers[0]) == 4 and numbers[0][:2] == "20")
    if shape in ("9-9-9", "9/9/9") or (low[0] == "+" and len(low) < _LONGEST_AHEAD):
        return True
    body = low.strip("0123456789:;.-+/,")
    if not body:
        return ":" in low.strip(":") or ";" in low.strip(";") or (len(low) == 8 and low[:2] == "20")
    return low not in NEVER and _is_odd_clock(low, body, lead)


def _is_odd_clock(low: str, body: str, lead: str) -> bool:
    """Tell whether figures with letters may be a day or a time of day with a slip in it: "on the 3rrd", "p4m"."""
    if low[:2] == "20" and body in ("w", "t", "-w"):
        return True
    count = len(low) - len(body)
    if low[0].isdecimal() and body.isalpha():
        if body in ("t", "s", "r") or (len(body) > 1 and is_figure_slip(body)):
            return body != "mm"
        if lead in _LEADING and count < 3 and len(body) < 5:
            return True
    return len(body) <= 4 and count <= 5 and set(body) <= _CLOCK_LETTERS
