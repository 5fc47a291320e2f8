"""Reading an amount of time: "2h", "3 business days", "an hour and a half", "anderthalb Stunden", "zwei Wochen"."""

from __future__ import annotations

from cockpit.capture.lexicon import DAY_UNITS, UNITS, WORKING, distances, particles
from cockpit.capture.lexicon.distances import AND_A_HALF, FULL, HALF, ONE, SHARES
from cockpit.capture.lexicon.particles import POSSESSIVE, THREE_QUARTERS_OF_AN_HOUR
from cockpit.capture.number_words import amount
from cockpit.capture.tokens import figures
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

WHOLE = 100  # hundredths


class Amount(Record):
    """A distance in time: minutes, days, months or workdays. `hundredths` keeps "1.5h" exact."""

    unit: str
    hundredths: int
    beyond: int


def read_amount(words: Words, place: int) -> Amount | None:
    """Return the distance that begins at a word: "2h", "20 min", "an hour and a half", "3 business days"."""
    first = _one(words, place)
    if first is None:
        return None
    joint = words.low(first.beyond) in particles.AND
    tail = words.low(first.beyond)
    if (
        len(tail) == 2
        and tail.isdecimal()
        and tail.isascii()
        and words.is_last(first.beyond)
        and _in_hours(words, first)
    ):
        return first.replace(hundredths=first.hundredths + int(tail) * WHOLE, beyond=first.beyond + 1)
    more = _one(words, first.beyond + joint) if words.low(first.beyond + joint)[:1].isalnum() else None
    if first.unit != "minute" and not joint and _is_clock(words, first.beyond):
        return first
    if more is None or words.low(more.beyond) in particles.ASIDE_OR_PAST:
        return first
    if more.unit == first.unit != "workday":
        return first.replace(hundredths=first.hundredths + more.hundredths, beyond=more.beyond)
    if (first.unit, more.unit) == ("day", "minute"):
        return more.replace(hundredths=first.hundredths * 24 * 60 + more.hundredths)
    return first


def amount_before(words: Words, joint: int) -> int | None:
    """Return where the distance begins that ends at a word: "3 days (after)", "2h (before)"; None where none does."""
    for back in (3, 2, 1):
        found = read_amount(words, joint - back) if words.low(joint - back) else None
        if found is not None and found.beyond == joint:
            return joint - back
    return None


def _is_clock(words: Words, place: int) -> bool:
    """Tell whether hours after days are rather a time of day: "in 3 days 9h", "in 5 days 1700 hrs", not "2 d 9h"."""
    shape, numbers = figures(words.low(place))
    is_hour = shape == "9h" and 12 * (len(words.low(place - 1)) == 1) < int(numbers[0]) < 24
    return shape == "9h9" or is_hour or (shape == "9" and len(numbers[0]) == 4)


def _in_hours(words: Words, amount: Amount) -> bool:
    return (
        amount.unit == "minute"
        and words.low(amount.beyond - 1).lstrip("0123456789")[:1] in distances.HOURS_BEGIN
    )


def _one(words: Words, place: int) -> Amount | None:
    low = words.low(place)
    shape, numbers = figures(low.removeprefix("+").replace(",", "."))
    if shape not in ("", "9", "9.9") and (written := _written(place, shape, numbers)):
        return written
    if words.low(place) in THREE_QUARTERS_OF_AN_HOUR:
        return Amount(unit="minute", hundredths=45 * WHOLE, beyond=place + 1)
    if (minutes := distances.OF_AN_HOUR.get(words.pair(place))) is not None:
        return Amount(unit="minute", hundredths=minutes * WHOLE, beyond=place + 2)
    counted = _quantity(words, place)
    if counted is None:
        return None
    hundredths, beyond = counted
    while words.low(beyond) in FULL:
        beyond += 1
    is_primed = words.line[words.all[place].end : words.all[place].end + 1] == "'"
    if shape == "9" and beyond == place + 1 and is_primed:
        return of_unit(("minute", 1), hundredths, beyond)
    return _with_unit(words, hundredths, beyond)


def _with_unit(words: Words, hundredths: int, beyond: int) -> Amount | None:
    """Return so many of the unit that stands there: "hours", "business days", "hours and a half"."""
    if words.low(beyond) in WORKING and words.low(beyond + 1) in DAY_UNITS:
        return of_unit(("workday", 1), hundredths, beyond + 2)
    unit = UNITS.get(words.low(beyond).removesuffix(POSSESSIVE))
    found = of_unit(unit, hundredths, beyond + 1)
    if found is None or words.pair(found.beyond) not in distances.AND_A:
        return found
    share = distances.SHARES_IN_WORDS.get(words.low(found.beyond + 2))
    more = None if share is None else of_unit(unit, hundredths + share, found.beyond + 3)
    return more or found


def _quantity(words: Words, place: int) -> tuple[int, int] | None:
    """Return how many hundredths of the unit to come, and where it stands: "half an", "2 and a half", "1.5"."""
    low = words.low(place).removeprefix("+")
    if low in ONE and (words.low(place + 1) in HALF or words.low(place + 1) in distances.PARTS_OF_ONE):
        place += 1
        low = words.low(place)
    if share := _share(words, place, low):
        return share
    shape, numbers = figures(low.replace(",", "."))
    if shape == "9.9" and not words.is_dotted(place):
        return _hundredths(numbers), place + 1
    counted = (int(low), place + 1) if shape == "9" else amount(words, place)
    if counted is None:
        return None
    number, beyond = counted
    if words.pair(beyond) in distances.AND_A and words.low(beyond + 2) in distances.HALF_MORE:
        return number * WHOLE + 50, beyond + 3
    if words.low(beyond) in SHARES:
        return number * WHOLE + SHARES[words.low(beyond)], beyond + 1
    return number * WHOLE, beyond


def _share(words: Words, place: int, low: str) -> tuple[int, int] | None:
    """Return the hundredths that a word for a part stands for: "half an", "three quarters of an", "½", "2½"."""
    if low in HALF:
        return 50, place + 1 + (words.low(place + 1) in ONE)
    if low in distances.THREE and words.low(place + 1) in distances.QUARTERS_OF_ONE:
        return 75, place + 2 + _of_an(words, place + 2)
    if low in distances.QUARTER and (words.low(place + 1) in distances.HOUR or _of_an(words, place + 1)):
        return 25, place + 1 + _of_an(words, place + 1)
    if low in AND_A_HALF:
        return AND_A_HALF[low], place + 1
    if low in SHARES:
        return SHARES[low], place + 1 + _of_an(words, place + 1)
    if low[-1:] in SHARES and low[:-1].isdecimal():
        return int(low[:-1]) * WHOLE + SHARES[low[-1]], place + 1
    return None


def _of_an(words: Words, place: int) -> int:
    return 2 if words.pair(place) in distances.OF_AN else 0


def _written(place: int, shape: str, numbers: list[str]) -> Amount | None:
    """Read a word of figures and units: "2h", "1.5h", "2h30", "1h15m", "1/4h"."""
    if shape in ("9h9", "9h9m", "9h9min"):
        minutes = int(numbers[0]) * 60 + int(numbers[1])
        return Amount(unit="minute", hundredths=minutes * WHOLE, beyond=place + 1)
    if shape.startswith("9.9"):
        return of_unit(UNITS.get(shape[3:]), _hundredths(numbers), place + 1)
    if shape.startswith("9/9"):
        share = SHARES.get("/".join(numbers))
        return None if share is None else of_unit(UNITS.get(shape[3:]), share, place + 1)
    unit = UNITS.get(shape[1:].removeprefix("-"))
    return of_unit(unit, int(numbers[0]) * WHOLE, place + 1)


def of_unit(named: tuple[str, int] | None, hundredths: int, beyond: int) -> Amount | None:
    """Return so many hundredths of a unit of the lexicon; None for none, and for a part of a day."""
    if named is None:
        return None
    unit, each = named
    if unit == "second":
        return Amount(unit="minute", hundredths=hundredths // 60 // WHOLE * WHOLE, beyond=beyond)
    whole = hundredths * each
    if unit != "minute" and whole % WHOLE:
        return None
    return Amount(unit=unit, hundredths=whole, beyond=beyond)


def _hundredths(numbers: list[str]) -> int:
    return int(numbers[0]) * WHOLE + int(numbers[1][:2].ljust(2, "0"))
