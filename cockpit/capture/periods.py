"""Reading weeks, months, quarters and years, and their edges: "eow", "end of Q1", "mid december"."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.calendar_dates import month_said, year_at
from cockpit.capture.pieces import Piece
from cockpit.capture.tables import MONTHS, WEEKDAYS
from cockpit.domain.wording import DAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

_DAY = timedelta(days=1)
EDGES = {
    "end": "end", "late": "end", "start": "start", "beginning": "start", "early": "early", "mid": "middle",
    "middle": "middle",
}  # fmt: skip
SHORT = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS_LONG = {"month": 1, "quarter": 3, "year": 12}
_QUARTERS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}


def edge_of(words: Words, place: int, here: Here) -> Piece | None:
    """Read "end of january", "early next week"."""
    edge = EDGES[words.low(place)]
    return edge_ahead(words, place + 1 + (words.low(place + 1) == "of"), here, edge, place)


def edge(words: Words, place: int, here: Here, which: str) -> Piece | None:
    """Return the edge of the period that begins at a word: its start, early in it, middle or end."""
    return edge_ahead(words, place, here, which, place)


def edge_ahead(words: Words, place: int, here: Here, which: str, said_from: int) -> Piece | None:
    """As `edge`; `said_from` is where the phrase begins, for naming it."""
    found = _period(words, place, here)
    if found is None:
        return None
    first, last, beyond = found
    day = {
        "start": first,
        "early": first + (last - first) // 4,
        "middle": first + (last - first) // 2,
        "end": last,
    }[which]
    assumed = "" if which in ("start", "end") else _assumed(words, said_from, beyond, day, here)
    return Piece(beyond, day=day, is_end=True, assumed=assumed)


def short(words: Words, place: int, here: Here) -> Piece:
    """Read eow, eom, eoq and eoy."""
    _, last = _span(SHORT[words.low(place)], here, 0)
    return Piece(place + 1, day=last, is_end=True)


def whole(words: Words, place: int, here: Here) -> Piece | None:
    """Read "next week" and the like as a time by which: its end, which is named as assumed."""
    found = _period(words, place, here)
    if found is None or words.low(place + 1) in MONTHS or words.low(place + 1) in _QUARTERS:
        return None
    _, last, beyond = found
    return Piece(
        beyond, day=last, is_end=True, part="period", assumed=_assumed(words, place, beyond, last, here)
    )


def nth_weekday(words: Words, place: int, here: Here, number: int) -> Piece | None:
    """Read the rest of "first monday of december" from the weekday on; -1 is the last one."""
    wanted = WEEKDAYS[words.low(place)]
    found = _period(words, place + 2, here)
    if found is None:
        return None
    first, last, beyond = found
    if number < 0:
        day = last - (last.weekday() - wanted) % 7 * _DAY
    else:
        day = first + ((wanted - first.weekday()) % 7 + 7 * (number - 1)) * _DAY
    return Piece(beyond, day=day) if first <= day <= last else None


def _period(words: Words, place: int, here: Here) -> tuple[date, date, int] | None:
    """Return the first and last day of a period, and where the words go on."""
    ahead = 0
    if words.low(place) in ("the", "this"):
        place += 1
    if words.low(place) == "next":
        ahead, place = 1, place + 1
    low = words.low(place)
    if low == "week" or low in _MONTHS_LONG:
        return (*_span(low, here, ahead), place + 1)
    first_month = MONTHS.get(low) or _QUARTERS.get(low)
    if first_month is None or ahead:
        return None
    length = 1 if low in MONTHS else 3
    year = year_at(words, place + 1)
    beyond = place + 1 if year is None else place + 2
    first = date(year or here.today.year, first_month, 1)
    last = _plus_months(first, length) - _DAY
    if year is None and last < here.today:
        first = first.replace(year=first.year + 1)
        last = _plus_months(first, length) - _DAY
    return first, last, beyond


def _span(unit: str, here: Here, ahead: int) -> tuple[date, date]:
    if unit == "week":
        first = here.today + (7 * ahead - here.today.weekday()) * _DAY
        working = [day for day in here.rules.working_days if 0 <= day <= 6]
        return first, first + max(working, default=6) * _DAY
    length = _MONTHS_LONG[unit]
    first = here.today.replace(day=1, month=(here.today.month - 1) // length * length + 1)
    first = _plus_months(first, length * ahead)
    return first, _plus_months(first, length) - _DAY


def _plus_months(first: date, months: int) -> date:
    total = first.year * 12 + first.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def _assumed(words: Words, place: int, beyond: int, day: date, here: Here) -> str:
    year = "" if day.year == here.today.year else f" {day.year}"
    return f'"{words.said(place, beyond)}" read as {DAYS[day.weekday()]} {day.day} {month_said(day)}{year}'
