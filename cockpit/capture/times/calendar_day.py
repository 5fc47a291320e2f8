"""A day of the calendar by its numbers: the one to come, the one of a year, none where there is no such day."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.lexicon import CUES, particles
from cockpit.capture.times.result import Piece
from cockpit.domain.moment import later_month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_LONG_AHEAD = 180  # days
_LEAP_DAY = (2, 29)


def year_at(words: Words, place: int) -> int | None:
    """Return the year a word is, if it is one."""
    low = words.low(place)
    if len(low) != 4 or not (low.isdecimal() and low.isascii()) or not 1970 <= int(low) < 2200:
        return None
    return None if words.low(place + 1) in particles.HOUR_MARKS_BEHIND else int(low)


def short_year_at(words: Words, place: int, here: Standpoint) -> int | None:
    """Return the year that two figures behind a month say, this one or the next: "12 mar 27 10am"."""
    low, follows = words.low(place), words.low(place + 1)
    ends = not follows or words.has_break(place) or follows in CUES or follows[0].isdecimal()
    years = {f"{year % 100:02}": year for year in (here.today.year, here.today.year + 1)}
    return years.get(low) if ends and not words.has_break(place - 1) else None


def no_day(said: str, beyond: int) -> Piece:
    """Ask about what has the form of a date and is none."""
    ask = f'"{said}" is no day: which one? Write the date; put it in quotation marks if it is only words.'
    return is_none(beyond, ask)


def is_none(beyond: int, ask: str) -> Piece:
    """Return what says a day that there is not."""
    piece = Piece(beyond, ask=ask)
    piece.is_no_day = True
    return piece


def on_day(beyond: int, year: int, month: int, number: int) -> Piece | None:
    """Return that day of that year, up to a word; None where the calendar has none."""
    day = day_of(year, month, number)
    return Piece(beyond, day=day) if day else None


def coming(beyond: int, here: Standpoint, month: int, number: int) -> Piece | None:
    """Return that day of this year, or of the next where it has passed; one long ahead is named.

    A 29th of February long ahead is asked about: the year that was meant may have none.
    """
    for year in range(here.today.year, here.today.year + 9):
        day = day_of(year, month, number)
        if day is None or day < here.today:
            continue
        is_long_ahead = (day - here.today).days > _LONG_AHEAD
        if is_long_ahead and (month, number) == _LEAP_DAY:
            ask = f"29 Feb comes in {year}: is that the day? Write the date with its year."
            return is_none(beyond, ask)
        return Piece(beyond, day=day, assumed=is_long_ahead)
    return None


def coming_day(beyond: int, here: Standpoint, number: int, *, doubt: int) -> Piece | None:
    """Return the next day of that number, of this month or of one of the two after it."""
    for ahead in range(3):
        first = later_month(here.today.replace(day=1), ahead)
        day = day_of(first.year, first.month, number)
        if day is not None and day >= here.today:
            return Piece(beyond, day=day, doubt=doubt)
    return None


def day_of(year: int, month: int, number: int) -> date | None:
    """Return that day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def nth_day(first: date, end: date, which: int, wanted: int | None) -> date:
    """Return which day of a period that is, or which weekday of it; -1 is the last."""
    if wanted is None:
        return end if which < 0 else first + timedelta(days=which - 1)
    if which < 0:
        return end - timedelta(days=(end.weekday() - wanted) % 7)
    return weekday_after(first - timedelta(days=1), wanted, which)


def weekday_after(day: date, wanted: int, which: int = 1) -> date:
    """Return the first day of the week of that name after a day, or which one after it."""
    return day + timedelta(days=(wanted - day.weekday() - 1) % 7 + 1 + 7 * (which - 1))


def century(year: str, here: Standpoint) -> int:
    """Return a year in full: two digits are those nearest to now, at most sixty years ahead."""
    if len(year) != 2:
        return int(year)
    full = here.today.year // 100 * 100 + int(year)
    return full - 100 if full > here.today.year + 60 else full
