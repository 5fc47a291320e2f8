"""Telling whether a free word looks like one of time though nothing read it: a slip, a foreign one, odd figures."""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AFTERWARDS,
    AHEAD,
    CUES,
    DAY_UNITS,
    EDGES,
    IN,
    MONTHS,
    PARTS,
    PERIODS,
    SHORT_WEEKDAYS,
    SPLIT_OFF,
    UNITS,
    WEEKDAYS,
    WORKING,
    is_one_off,
    slips,
    times,
)
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.particles import (
    ARTICLES_OF_ONE,
    AT,
    HALF_PAST,
    LETTERS_OF_HALVES,
    OF_PLAIN,
    POSSESSIVE,
)
from cockpit.capture.lexicon.talk import MEETINGS
from cockpit.capture.number_words import cardinal, is_number_at, names_a_number
from cockpit.capture.times import zone
from cockpit.capture.times.odd_figures import is_figure_of_time, is_unread_figure, touches_figures
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_NOON, _LAST_HOUR = 12, 24
_SHORTEST_ALONE = 5
_SHORTEST_UNREAD = 4
_SHORTEST_FOREIGN = 6  # that a letter may be put for another in
_foreign_days: set[str] = set()
# Words of time that a line which has none does not end with.
_ENDING = frozenset((*MONTHS, *PERIODS, *PARTS)) | slips.LAST_WORDS


def is_timely(words: Words, place: int, lead: str) -> bool:
    """Tell whether a free word beside a time looks like one of time: `lead` is the word before it."""
    low = words.low(place)
    if any(map(str.isdecimal, low)):
        if ":" in low and times.LIKE_FIGURES.issuperset(low):
            return True  # "15:OO"
        is_name = names_a_number(words, place) or words.raw(place)[-1].isupper()
        return (lead in slips.LEADS or not is_name) and is_figure_of_time(words, place, lead)
    low = low.removesuffix(POSSESSIVE) if lead in slips.HARD_CUES else low
    if not low.replace("-", "").isalpha():
        return False
    if low.endswith(times.ROUGHLY) and low.removesuffix(times.ROUGHLY).rstrip("-") in CARDINALS:
        return True  # "nine-ish"
    if low in slips.DAY_WORDS or low in WEEKDAYS or (low in PARTS and low not in slips.NEVER):
        return True
    return lead in slips.HARD_CUES if low in SHORT_WEEKDAYS else _is_odd(words, place, low, lead)


def _is_odd(words: Words, place: int, low: str, lead: str) -> bool:
    """Tell whether a word is a foreign one of time, or one with a slip in it; a short one only where more says so."""
    beside_figures = _is_beside_figures(words, place)
    if low in slips.SHORT_ELSEWHERE and (len(low) > 2 or touches_figures(words, place)):
        return low not in slips.WORDS_TOO or words.is_dotted(place)
    if is_elsewhere(low):
        return len(low) >= _SHORTEST_ALONE or lead in slips.LEADS or beside_figures
    if slips.is_slip(low):
        return len(low) > 2 or lead in slips.LEADS or lead[:1].isdecimal()
    return (
        (beside_figures or lead[:1].isdecimal()) and (low in MONTHS or _is_month_slip(low))
    ) or is_foreign_slip(low)


def is_elsewhere(low: str) -> bool:
    """Tell whether a word is one of another language for a day or a month."""
    if low.isascii() and len(low) < 3:
        return False
    from cockpit.capture.lexicon.day_names import ELSEWHERE

    return f" {low} " in ELSEWHERE


def is_foreign_slip(low: str) -> bool:
    """Tell whether a word is one of another language for a day with a slip in it."""
    if len(low) < _SHORTEST_ALONE or low in times.NO_FOREIGN_DAYS or low in slips.NEVER:
        return False
    if not _foreign_days:
        from cockpit.capture.lexicon.day_names import NAMES

        pairs = (pair.partition("=") for names in NAMES.values() for pair in names.split())
        _foreign_days.update(
            name for name, _, meant in pairs if meant not in MONTHS and len(name) >= _SHORTEST_ALONE
        )
    return any(
        slips.is_damaged(low, day) if len(day) < _SHORTEST_FOREIGN else is_one_off(low, day)
        for day in _foreign_days
    )


def is_unread(words: Words, place: int) -> bool:
    """Tell whether a word of a line without a time may have been meant for one: it has a slip in it, or is foreign."""
    low = words.low(place)
    if not low or any(map(str.isdecimal, low)):
        return bool(low) and is_unread_figure(words, place)
    is_foreign = len(low) >= _SHORTEST_ALONE and is_elsewhere(low)
    return (
        is_foreign or _ends_in_time(words, place) or _is_unread_slip(words, place) or _is_amount(words, place)
    )


def _ends_in_time(words: Words, place: int) -> bool:
    """Tell whether the line ends in words of time: "end of pla", "next moth", "viertel nac 3"."""
    low, before, after = words.low(place), words.low(place - 1), words.low(place + 1)
    if after[:1].isdecimal() and (low in WEEKDAYS or low in AHEAD or _is_day_cut(words, place)):
        return True
    if low in times.PAST_OR_FROM and after.isdecimal() and len(after) < 3:
        return words.is_last(place + 1)
    is_end = low.isalpha() and (words.is_last(place) or after in AFTERWARDS)
    return is_end and (
        low in _ENDING or before in slips.NEXT_WORDS or _is_edge(words, place) or _is_last_slip(words, place)
    )


def _is_day_cut(words: Words, place: int) -> bool:
    """Tell whether a day of another language with a slip in it stands there, as the reader of languages leaves it."""
    return words.low(place) in DAY_UNITS and fold(words.raw(place)) not in DAY_UNITS


def _is_edge(words: Words, place: int) -> bool:
    """Tell whether a word stands where a period would: "end of pla", "early jn", "month end"."""
    before = words.low(place - 1)
    if before in EDGES or (before in OF_PLAIN and words.low(place - 2) in EDGES):
        return True
    return words.low(place) in times.END and before in PERIODS


def _is_last_slip(words: Words, place: int) -> bool:
    return len(words.low(place)) > 1 and words.raw(place).islower() and slips.is_slip(words.low(place))


def _is_unread_slip(words: Words, place: int) -> bool:
    low, before, after = words.low(place), words.low(place - 1), words.low(place + 1)
    beside_figures = _is_beside_figures(words, place)
    if beside_figures and _is_month_slip(low):
        return True
    if before.isdecimal() and len(before) < 3 and words.is_last(place) and slips.is_month_slip(low):
        return low not in SPLIT_OFF  # "rufe Zimmer 3 an"
    if not slips.is_slip(low):
        return False
    return len(low) >= _SHORTEST_UNREAD or before in slips.TIMEISH or after in slips.TIMEISH or beside_figures


def _is_month_slip(low: str) -> bool:
    return low not in slips.NEVER and slips.is_month_slip(low)


def _is_amount(words: Words, place: int) -> bool:
    """Tell whether a unit of time follows a number or an "in" that it was not read with: "within to days"."""
    low, before = words.low(place), words.low(place - 1)
    at = place - 1 - (before in WORKING)
    if words.is_last(place) and cardinal(words, at) is not None and words.low(at - 1) in IN:
        return low.isalpha()  # "in 3 das", "in 3 working das"
    if low not in UNITS or len(low) < 3:
        return False
    if any(words.low(place - back) in IN for back in (1, 2, 3)):
        return True
    return before.isdecimal() or (before in CARDINALS and before not in ARTICLES_OF_ONE)


def _is_beside_figures(words: Words, place: int) -> bool:
    near = (words.low(place + 1), words.low(place - 1), fold(words.raw(place - 1)))
    return any(one[:1].isdecimal() for one in near)


def _is_named_slip(words: Words, place: int) -> bool:
    """Tell whether a word after "at" is one for a time of day with a letter wrong: "at nonn"."""
    low = words.low(place)
    if fold(words.raw(place - 1)) not in AT or low in slips.NEVER:
        return False
    return any(is_one_off(low, named) for named in times.NOONS | times.DAY_ENDS)


def _is_half_said(words: Words, place: int) -> bool:
    """Tell whether a word is "half" and of a time that lacks its hour, or has a slip in it: "friday half past"."""
    follows = words.low(place + 1)
    return words.low(place) in HALF_PAST and (
        words.is_last(place) or follows in times.PAST_OR_FROM or slips.is_slip(follows)
    )


def is_hour(words: Words, place: int) -> bool:
    """Tell whether a number after a day may be its hour: it ends there, or the mark of one seems to follow."""
    follows = words.low(place + 1)
    if words.is_last(place) or words.has_break(place) or follows in CUES or follows in slips.CLOCK_WORDS:
        return True
    if follows in times.PAST | times.TILL and words.is_last(place + 1):
        return True  # "friday ten past"
    if words.low(place).isdecimal() and _is_hour_before(words, place, follows):
        return True
    is_half = len(follows) < 5 and set(follows) <= LETTERS_OF_HALVES and follows not in slips.NEVER
    is_mark = follows in slips.CLOCK_KEYS and (
        follows not in slips.NEVER or words.is_last(place + 1)
    )  # "9 ihr"
    return is_half or is_mark or slips.is_slip(follows) or is_timely(words, place + 1, "")


def _is_hour_before(words: Words, place: int, follows: str) -> bool:
    """Tell whether the word after a number makes it an hour: "16 in the afternoon", "16 00" at the end, "10 call"."""
    if follows in MEETINGS:
        return True
    if follows.isdecimal() and len(follows) == 2:
        return len(words.low(place)) < 3 and (words.is_last(place + 1) or words.has_break(place + 1))
    return follows in times.HOUR_WORDS and _NOON < int(words.low(place)[:4]) <= _LAST_HOUR


def is_long(words: Words, place: int) -> bool:
    """Tell whether what follows a time after a comma is how long it takes: "in August, 3 weeks"."""
    unit = words.low(place + 1)
    return words.has_break(place - 1) and is_number_at(words, place) and len(unit) > 2 and unit in UNITS


def ends_odd(words: Words, place: int) -> bool:
    """Tell whether a word after a time is a slip that ends the line, or a zone or "around" with a slip in it."""
    low = words.low(place)
    is_end = (
        words.is_last(place)
        and words.raw(place).islower()
        and (slips.is_slip(low) or low in slips.NEXT_WORDS or slips.is_part_slip(low))
    )
    is_end = is_end or low in slips.CLOCK_KEYS - slips.NEVER or _is_named_slip(words, place)
    if low in slips.LINK_KEYS and is_number_at(words, place + 1):
        return True  # "tuesday qt 3"
    if words.is_last(place) and low[:-1].isdecimal() and low[-1] in slips.HOUR_KEYS:
        return True  # "vendredi 16j"
    return is_end or _is_half_said(words, place) or slips.is_about_slip(low) or zone.is_slip(words, place)
