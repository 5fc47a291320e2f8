"""Reading weeks, months, quarters and years, and their edges: "eow", "end of Q1", "Mitte Januar", "KW 49"."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.lexicon import (
    AFTER_NEXT,
    ARTICLES,
    COMING,
    DAY_UNITS,
    EDGE_WORDS,
    EDGES,
    LAST,
    MONTHS,
    NEXT,
    OF,
    PERIODS,
    PLAIN_WORDS,
    SHORT_WEEKDAYS,
    THIS,
    WEEK_NUMBERS,
    WEEKDAYS,
    WORKING,
    key_slips_of,
    particles,
)
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.times import CALENDAR, DAYS, END, HOUR_MARKS, QUARTERS, WORKDAY_STEMS
from cockpit.capture.number_words import ordinal, ranked
from cockpit.capture.times import business_day
from cockpit.capture.times.calendar_day import nth_day, year_at
from cockpit.capture.times.result import ANNOUNCED, AT_END, SURE, Piece
from cockpit.domain.moment import later_month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_DAY = timedelta(days=1)
_MONTHS_LONG = {"month": 1, "quarter": 3, "year": 12}
Span = tuple[date, date, int]
# What the key beside makes another end of: eow and eoq. How it is read is told.
_ALIKE = {word for word in EDGE_WORDS if not EDGE_WORDS.keys().isdisjoint(key_slips_of(word))}


def edge_of(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "end of january", "early next week", "Ende des Monats", "mid-december"."""
    low, start = words.low(place), place + 1
    which = EDGES[low]
    if low in particles.ENDS_OR_STARTS and words.low(start) in particles.OF_DASHED:
        start += 1
    while words.low(start) in OF or words.low(start) in ARTICLES:
        start += 1
    found = period(words, start, here)
    return None if found is None else _edge(found, which, here, words.said(place, found[2]))


def edge_word(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read eow, eom, eoq, eoy, "Monatsende", "midweek", "year-end"; "eom january" names the period."""
    which, unit = EDGE_WORDS[words.low(place)]
    if unit == "year" and (year := year_at(words, place + 1)) is not None:
        return _edge(_months(here, 1, 12, year, place + 1), which, here, words.said(place, place + 2))
    after = place + 1
    while words.low(after) in OF or words.low(after) in ARTICLES:
        after += 1
    found = period(words, after, here) if not words.has_break(place) else None
    if found is None or (unit == "week") != (found[1] - found[0] < 8 * _DAY):
        found = (*_span(unit, here, 0), place + 1)
    piece = _edge(found, which, here, words.raw(place))
    piece.assumed = piece.assumed or words.low(place) in _ALIKE
    return piece


def ending(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "month end", "quarter end", "year end"."""
    piece = whole(words, place, here)
    return piece if piece is not None and not piece.is_period else None


def mid(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "mid-december", "end-january" written as one word."""
    head, _, name = words.low(place).partition("-")
    month = MONTHS.get(name)
    if head not in EDGES or month is None:
        return None
    return _edge(
        _months(here, month, 1, year_at(words, place + 1), place + 1), EDGES[head], here, words.raw(place)
    )


def whole(words: Words, place: int, here: Standpoint, *, announced: bool = False) -> Piece | None:
    """Read "next week" as a time by which: its end, which is told; "next week tue" as that day, "Q3 end" as its end."""
    found = period(words, place, here)
    if found is None:
        return None
    first, last, beyond = found
    is_long = last - first > 8 * _DAY
    if is_long and words.low(beyond) in END:
        return _edge((first, last, beyond + 1), "end", here, words.said(place, beyond + 1))
    if not is_long and (day := _day_of_week(words, first, beyond)) is not None:
        return day
    is_month = any(words.low(at) in MONTHS for at in range(place, beyond))
    piece = _edge(found, "end", here, words.said(place, beyond))
    piece.is_period, piece.is_long, piece.assumed = True, is_long, True
    piece.doubt = ANNOUNCED if announced or is_month else SURE
    return piece


def _day_of_week(words: Words, monday: date, place: int) -> Piece | None:
    """Read the day that a week is followed by: "next week on tue", "KW 12 Mi"."""
    if not words.goes_on(place - 1):
        return None
    at = place + (words.low(place) in ON)
    low = words.low(at)
    wanted = WEEKDAYS.get(low, SHORT_WEEKDAYS.get(low))
    if wanted is None or (low in PLAIN_WORDS and not words.raw(at).istitle()):
        return None
    return Piece(at + 1, day=monday + wanted * _DAY)


def named(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "Q1", "first quarter": without "in" before it, more often what something is about."""
    return whole(words, place, here, announced=True)


def week_numbered(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "KW 49", "week 49"."""
    piece = whole(words, place, here) if _week_number(words, place, here) else None
    if piece is not None and piece.is_period:
        piece.doubt = AT_END  # "week 12 report by friday"
    return piece


def nth(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "first monday of december", "last business day of the month", "letzter Freitag im Monat"."""
    number = (-1, place + 1) if words.low(place) in LAST else ordinal(words, place)
    if number is None:
        return None
    which, what = number
    if PERIODS.get(words.low(what)) == "week" and words.low(what + 1) in OF:
        return _nth_week(words, what + 2, here, which)
    is_pair = words.low(what) in WORKING and words.low(what + 1) in DAY_UNITS
    is_working = is_pair or words.low(what).startswith(WORKDAY_STEMS)
    named, joint = words.low(what), what + 1 + is_pair
    if words.low(joint) not in OF or not (is_working or named in WEEKDAYS or named in DAYS):
        return None
    found = period(words, joint + 1, here)
    if found is None:
        return None
    first, end, beyond = found
    if is_working:
        day = business_day.step(end + _DAY if which < 0 else first - _DAY, which, here.rules)
    else:
        day = nth_day(first, end, which, WEEKDAYS.get(named))
    return Piece(beyond, day=day, is_end=which < 0) if day is not None and first <= day <= end else None


def _nth_week(words: Words, place: int, here: Standpoint, number: int) -> Piece | None:
    """Read "first week of december" from the month on: that of the 1st, the 8th … or of its last day."""
    found = period(words, place, here)
    if found is None or not 27 <= (found[1] - found[0]).days <= 30 or not number <= 4:
        return None
    first, end, beyond = found
    last = business_day.week_of(end if number < 0 else first + 7 * (number - 1) * _DAY, here)[1]
    return Piece(beyond, day=min(last, end), assumed=True, is_period=True)


def period(words: Words, place: int, here: Standpoint) -> Span | None:
    """Return the first and last day of a period, and where the words go on."""
    while words.low(place) in ARTICLES:
        place += 1
    ahead = _steps(words.low(place))
    is_moved = bool(ahead)
    place += is_moved or words.low(place) in THIS
    low = words.low(place)
    if numbered := _week_number(words, place, here):
        return numbered
    if unit := PERIODS.get(low):
        return _of_unit(words, place, here, unit, ahead)
    if is_moved:
        return None
    if low in MONTHS:
        return _months(here, MONTHS[low], 1, year_at(words, place + 1), place + 1)
    if low in particles.PARTS_OF_YEAR:
        return _months(here, *particles.PARTS_OF_YEAR[low], year_at(words, place + 1), place + 1)
    return _quarter(words, place, here)


def _steps(low: str) -> int:
    """Return how many periods ahead "next", "last" and their like are; 0 for any other word."""
    if low in AFTER_NEXT:
        return 2
    if low in LAST:
        return -1
    return int(low in NEXT or low in COMING)


def _of_unit(words: Words, place: int, here: Standpoint, unit: str, ahead: int) -> Span:
    """Return the week, month, quarter or year so many ahead, the year by its number, or the one after next."""
    if unit == "year" and not ahead and (year := year_at(words, place + 1)) is not None:
        return _months(here, 1, 12, year, place + 1)
    if words.pair(place + 1) in particles.NEXT_BUT_ONE and not ahead:
        return (*_span(unit, here, 2), place + 3)
    return (*_span(unit, here, ahead), place + 1)


def _quarter(words: Words, place: int, here: Standpoint) -> Span | None:
    """Read "first quarter", "1. Quartal 2027"."""
    number = ranked(words, place)
    if number is None or not 1 <= number[0] <= 4 or words.low(number[1]) not in QUARTERS:
        return None
    return _months(here, 3 * number[0] - 2, 3, year_at(words, number[1] + 1), number[1] + 1)


def _months(here: Standpoint, first_month: int, length: int, year: int | None, beyond: int) -> Span:
    beyond += year is not None
    first = date(year or here.today.year, first_month, 1)
    last = later_month(first, length) - _DAY
    if year is None and last < here.today:
        first = first.replace(year=first.year + 1)
        last = later_month(first, length) - _DAY
    return first, last, beyond


def _week_number(words: Words, place: int, here: Standpoint) -> Span | None:
    """Read "KW 49", "week 49", "49. KW", "KW49", "KW 2 2027": the coming week of that number."""
    said = _numbered_week(words, place)
    if said is None:
        return None
    number, beyond = said
    follows = words.low(beyond).replace(".", "")
    is_clock = follows in HOUR_MARKS or is_damaged(follows, particles.DAY_CLOCK_MARK)
    if len(number) > 2 or not 1 <= int(number) <= 53 or is_clock:
        return None  # "Ende der Woche 12 Uhr"
    beyond += words.low(beyond) in OF and year_at(words, beyond + 1) is not None
    year = year_at(words, beyond)
    for candidate in (year,) if year else (here.today.year, here.today.year + 1):
        try:
            monday = date.fromisocalendar(candidate, int(number), 1)
        except ValueError:
            continue
        if year or monday + 6 * _DAY >= here.today:
            return (*business_day.week_of(monday, here), beyond + (year is not None))
    return None


def _numbered_week(words: Words, place: int) -> tuple[str, int] | None:
    """Return the figures of a week by its number, and where the words go on."""
    low = words.low(place)
    if low[:2] in particles.WEEK_NUMBERED and low[2:].isdecimal():
        return low[2:], place + 1
    if low in WEEK_NUMBERS and words.low(place + 1).isdecimal():
        return words.low(place + 1), place + 2
    if low in CALENDAR and PERIODS.get(words.low(place + 1)) == "week" and words.low(place + 2).isdecimal():
        return words.low(place + 2), place + 3
    if low.isdecimal() and words.is_dotted(place) and words.low(place + 1) in WEEK_NUMBERS:
        return low, place + 2
    return None


def _edge(found: Span, which: str, here: Standpoint, said: str) -> Piece:
    first, last, beyond = found
    day = {
        "start": first,
        "early": first + (last - first) // 4,
        "middle": first + (last - first) // 2,
        "late": last,
        "end": last,
    }[which]
    piece = Piece(beyond, day=day, is_end=True, assumed=which not in particles.ENDS_OR_STARTS)
    if day < here.today <= max(last, first + 6 * _DAY):
        piece.ask = f'When is "{said}", now that it has passed? Write the date.'
    return piece


def _span(unit: str, here: Standpoint, ahead: int) -> tuple[date, date]:
    if unit == "week":
        return business_day.week_of(here.today + 7 * ahead * _DAY, here)
    length = _MONTHS_LONG[unit]
    first = here.today.replace(day=1, month=(here.today.month - 1) // length * length + 1)
    first = later_month(first, length * ahead)
    return first, later_month(first, length) - _DAY
