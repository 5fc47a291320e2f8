"""Reading distances in time: "in 2h", "in 3 business days", "2 weeks from now", "+3d", "an hour ago"."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.pieces import Piece
from cockpit.capture.words import count, figures
from cockpit.domain.hours import next_business_day
from cockpit.domain.moment import plus
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

# What each unit counts, and how many of it.
_UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), ("minute", 1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), ("minute", 60)),
    **dict.fromkeys(("d", "day", "days"), ("day", 1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), ("day", 7)),
    **dict.fromkeys(("fortnight", "fortnights"), ("day", 14)),
    **dict.fromkeys(("mo", "mos", "month", "months"), ("month", 1)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), ("month", 12)),
    **dict.fromkeys(("bd", "workday", "workdays"), ("workday", 1)),
}
_FROM_NOW = {"from now": 2, "from today": 2}
_MOST_WORKDAYS = 500


class Amount(Record):
    """A distance in time: minutes, days, months or workdays. `hundredths` keeps "1.5h" exact."""

    unit: str
    hundredths: int
    beyond: int


def ahead(words: Words, place: int, here: Here) -> Piece | None:
    """Read "in 2h", "within 3 days"."""
    found = read(words, place + 1)
    if found is None or words.low(found.beyond) in ("ago", "from"):
        return None
    return _away(here, found, 1, found.beyond)


def bare(words: Words, place: int, here: Here) -> Piece | None:
    """Read "2 weeks from now", "2 days ago", "+3d", and weakly "3d"."""
    found = read(words, place)
    if found is None:
        return None
    low = words.low(place)
    if low[0] == "+":
        return _away(here, found, 1, found.beyond)
    if words.pair(found.beyond) in _FROM_NOW:
        return _away(here, found, 1, found.beyond + 2)
    if words.low(found.beyond) == "hence":
        return _away(here, found, 1, found.beyond + 1)
    if words.low(found.beyond) == "ago":
        return _away(here, found, -1, found.beyond + 1)
    if figures(low)[0] in ("9d", "9w") and found.beyond == place + 1:
        piece = _away(here, found, 1, found.beyond)
        if piece is not None:
            piece.weak = True
            piece.assumed = f'"{words.all[place].raw}" read as in {words.all[place].raw}'
        return piece
    return None


def read(words: Words, place: int) -> Amount | None:
    """Return the distance that begins at a word: "2h", "20 min", "an hour and a half", "3 business days"."""
    low = words.low(place)
    shape, numbers = figures(low.removeprefix("+"))
    if shape and shape != "9":
        return _written(words, place, shape, numbers)
    if low == "half":
        spelled = words.pair(place + 1) == "an hour"
        return Amount(unit="minute", hundredths=3000, beyond=place + 3) if spelled else None
    number = count(low.removeprefix("+"))
    place += 1
    if low == "a" and words.low(place) == "couple":
        number, place = 2, place + 1 + (words.low(place + 1) == "of")
    if number is None:
        return None
    if words.low(place) in ("business", "working", "work") and words.low(place + 1) in ("day", "days"):
        return Amount(unit="workday", hundredths=number * 100, beyond=place + 2)
    return _with_unit(words, place, number * 100)


def shifted(day: date, amount: Amount, sign: int = 1) -> date:
    """Return the day that many days or months on; a month that is too short ends it."""
    number = sign * (amount.hundredths // 100)
    if amount.unit == "day":
        return day + timedelta(days=number)
    total = day.year * 12 + day.month - 1 + number
    first = date(total // 12, total % 12 + 1, 1)
    following = date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def _written(words: Words, place: int, shape: str, numbers: list[str]) -> Amount | None:
    """Read a word of figures and units: "2h", "1.5h", "2h30", "1h15m"; "1h 15m" goes on in the next word."""
    if shape in ("9h9", "9h9m", "9h9min"):
        minutes = int(numbers[0]) * 60 + int(numbers[1])
        return Amount(unit="minute", hundredths=minutes * 100, beyond=place + 1)
    if shape == "9.9":
        return _with_unit(words, place + 1, _hundredths(numbers))
    if shape.startswith("9.9"):
        return _of(_UNITS.get(shape[3:]), _hundredths(numbers), place + 1)
    found = _of(_UNITS.get(shape[1:]), int(numbers[0]) * 100, place + 1)
    if found is not None and shape == "9h":
        more, minutes_more = figures(words.low(place + 1))
        if more in ("9m", "9min"):
            return Amount(
                unit="minute", hundredths=found.hundredths + int(minutes_more[0]) * 100, beyond=place + 2
            )
    return found


def _with_unit(words: Words, place: int, hundredths: int) -> Amount | None:
    low = words.low(place)
    found = _of(_UNITS.get(low), hundredths, place + 1)
    if (
        found is not None
        and low == "hour"
        and words.pair(place + 1) == "and a"
        and words.low(place + 3) == "half"
    ):
        return found.replace(hundredths=hundredths * 60 + 3000, beyond=place + 4)
    return found


def _of(named: tuple[str, int] | None, hundredths: int, beyond: int) -> Amount | None:
    if named is None:
        return None
    unit, each = named
    whole = hundredths * each
    return Amount(unit=unit, hundredths=whole, beyond=beyond) if unit == "minute" or not whole % 100 else None


def _hundredths(numbers: list[str]) -> int:
    return int(numbers[0]) * 100 + int(numbers[1][:2].ljust(2, "0"))


def _away(here: Here, amount: Amount, sign: int, beyond: int) -> Piece | None:
    if amount.unit == "minute":
        return Piece(beyond, moment=plus(here.now, sign * timedelta(minutes=amount.hundredths // 100)))
    if amount.unit != "workday":
        return Piece(beyond, day=shifted(here.today, amount, sign))
    number = amount.hundredths // 100
    if sign < 0 or not 0 < number <= _MOST_WORKDAYS:
        return None
    day = here.today
    for _ in range(number):
        day = next_business_day(day, here.rules)
    return Piece(beyond, day=day)
