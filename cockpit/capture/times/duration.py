"""Reading distances in time: "2h", "3 business days", "an hour and a half", "anderthalb Stunden", "zwei Wochen"."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.lexicon import (
    AFTERWARDS,
    ARTICLES,
    DAY_UNITS,
    FROM_NOW,
    IN,
    NEXT,
    UNITS,
    WEEKDAYS,
    WORKING,
)
from cockpit.capture.number_words import CARDINALS, amount
from cockpit.capture.times import business_day
from cockpit.capture.times.result import AT_END, COMMANDED, Piece
from cockpit.capture.tokens import figures
from cockpit.domain.moment import plus
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_HALF = frozenset(("half", "halbe", "halben", "halber", "halbes"))
_ONE = frozenset("ne ner nem nen a an einer eine einem einen".split())
_FRACTIONS = {"½": 50, "¼": 25, "¾": 75, "1/2": 50, "1/4": 25, "3/4": 75}
_AND_A_HALF = {
    "anderthalb": 150, "eineinhalb": 150, "einundeinhalb": 150, "zweieinhalb": 250, "dreieinhalb": 350,
    "viereinhalb": 450, "dreiviertel": 75, "dreiviertelstunde": 75,
}  # fmt: skip
_FEW = frozenset("few paar einigen".split())
_VAGUE = frozenset("several some mehreren vielen many".split())
_BEFORE_NUMBER = (
    frozenset(
        "the about around approx ca circa etwa ungefaehr another "
        "von den der hoechstens maximal max under knapp rund gut".split()
    )
    | NEXT
)
_FULL = frozenset("full calendar more whole ganze ganzen volle vollen weitere weiteren".split())
# What "in 15" says without a unit.
_USUAL_MINUTES = frozenset(("5", "10", "15", "20", "30", "45", "60", "90"))
_WHOLE = 100
_YEAR = 12 * _WHOLE


class Amount(Record):
    """A distance in time: minutes, days, months or workdays. `hundredths` keeps "1.5h" exact."""

    unit: str
    hundredths: int
    beyond: int


def ahead(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "in 2h", "within the next 3 days", "in zwei Wochen" from its preposition on."""
    if words.key(place) not in IN:
        return None
    start = place + 1
    while words.key(start) in _BEFORE_NUMBER:
        start += 1
    if vague := _vague(words, start, here):
        return vague
    found = read(words, start)
    led = words.key(start - 1) in ARTICLES or words.key(start - 1) in NEXT
    if found is None and led and words.key(start) in ("hour", "stunde"):
        found = Amount(unit="minute", hundredths=60 * _WHOLE, beyond=start + 1)
    if found is None and start == place + 1 and words.low(start) in _USUAL_MINUTES and _ends(words, start):
        minutes = Amount(unit="minute", hundredths=int(words.low(start)) * _WHOLE, beyond=start + 1)
        piece = _far(words, place, here, minutes, beyond=start + 1)  # "ring them in 15"
        piece.doubt, piece.assumed = COMMANDED, True
        return piece
    if found is None or words.low(found.beyond) in ("ago", "from"):
        return None
    if words.low(found.beyond) == "ab" and words.key(found.beyond + 1) in WEEKDAYS:
        return Piece(
            found.beyond + 2, ask=f'When is "{words.said(place, found.beyond + 2)}"? Write the date.'
        )
    return _far(words, place, here, found, beyond=found.beyond + (words.low(found.beyond) == "time"))


def bare(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "2 weeks from now", "2 days ago", "+3d", and weakly "3d"."""
    found = read(words, place)
    if found is None:
        return None
    beyond, low = found.beyond, words.low(place)
    if low[0] == "+":
        return _far(words, place, here, found, beyond=beyond)
    after = words.pair(beyond)
    if after in FROM_NOW:
        return _far(words, place, here, found, beyond=beyond + 2)
    if words.low(beyond) == "hence":
        return _far(words, place, here, found, beyond=beyond + 1)
    if words.low(beyond) == "ago":
        return away(here, found, -1, beyond + 1)
    if figures(low)[0] in ("9d", "9w") and beyond == place + 1:
        piece = _far(words, place, here, found, beyond=beyond)
        piece.doubt, piece.assumed = AT_END, True
        return piece
    return None


def _ends(words: Words, place: int) -> bool:
    return words.is_last(place) or words.has_break(place) or words.key(place + 1) in AFTERWARDS


def _far(words: Words, first: int, here: Standpoint, found: Amount, *, beyond: int) -> Piece:
    """Return what is that far ahead; no time at all, or more than a calendar holds, is asked."""
    said = words.said(first, beyond)
    if not found.hundredths and any(_is_zero(words.low(at)) for at in range(first, beyond)):
        return Piece(beyond, ask=f'"{said}" is now: by when is meant? Write the day and the time.')
    try:
        piece = away(here, found, 1, beyond)
    except (OverflowError, ValueError):
        piece = None
    return piece or Piece(beyond, ask=f'"{said}" is too far ahead: by when is meant? Write the date.')


def _is_zero(low: str) -> bool:
    return low.lstrip("+")[:1] == "0" or CARDINALS.get(low) == 0


def back(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "vor zwei Tagen", which is two days ago, from "vor" on."""
    found = read(words, place + 1)
    return None if found is None else away(here, found, -1, found.beyond)


def read(words: Words, place: int) -> Amount | None:
    """Return the distance that begins at a word: "2h", "20 min", "an hour and a half", "3 business days"."""
    first = _one(words, place)
    if first is None:
        return None
    joint = words.low(first.beyond) in ("and", "und")
    tail = words.low(first.beyond)
    if (
        len(tail) == 2
        and tail.isdecimal()
        and tail.isascii()
        and words.is_last(first.beyond)
        and _in_hours(words, first)
    ):
        return first.replace(hundredths=first.hundredths + int(tail) * _WHOLE, beyond=first.beyond + 1)
    more = _one(words, first.beyond + joint) if words.low(first.beyond + joint)[:1].isalnum() else None
    if first.unit != "minute" and not joint and _is_clock(words, first.beyond):
        return first
    if more is None or words.low(more.beyond) in ("before", "after", "past", "vor", "nach"):
        return first
    if more.unit == first.unit != "workday":
        return first.replace(hundredths=first.hundredths + more.hundredths, beyond=more.beyond)
    if (first.unit, more.unit) == ("day", "minute"):
        return more.replace(hundredths=first.hundredths * 24 * 60 + more.hundredths)
    return first


def before(words: Words, joint: int) -> int | None:
    """Return where the distance begins that ends at a word: "3 days (after)", "2h (before)"; None where none does."""
    for back in (3, 2, 1):
        found = read(words, joint - back) if words.low(joint - back) else None
        if found is not None and found.beyond == joint:
            return joint - back
    return None


def _is_clock(words: Words, place: int) -> bool:
    """Tell whether hours after days are rather a time of day: "in 3 days 9h15", "in 5 days 1700 hrs"."""
    shape, numbers = figures(words.low(place))
    is_hour = shape == "9h" and 12 < int(numbers[0]) < 24
    return shape == "9h9" or is_hour or (shape == "9" and len(numbers[0]) == 4)


def _in_hours(words: Words, amount: Amount) -> bool:
    return amount.unit == "minute" and words.key(amount.beyond - 1).lstrip("0123456789")[:1] in ("h", "s")


def _one(words: Words, place: int) -> Amount | None:
    low = words.low(place)
    shape, numbers = figures(low.removeprefix("+").replace(",", "."))
    if shape not in ("", "9", "9.9") and (written := _written(place, shape, numbers)):
        return written
    if words.key(place) == "dreiviertelstunde":
        return Amount(unit="minute", hundredths=45 * _WHOLE, beyond=place + 1)
    if words.pair(place) in ("einer viertelstunde", "einer dreiviertelstunde"):
        minutes = 15 if words.low(place + 1)[0] == "v" else 45
        return Amount(unit="minute", hundredths=minutes * _WHOLE, beyond=place + 2)
    counted = _quantity(words, place)
    if counted is None:
        return None
    hundredths, beyond = counted
    while words.key(beyond) in _FULL:
        beyond += 1
    is_primed = words.line[words.all[place].end : words.all[place].end + 1] == "'"
    if shape == "9" and beyond == place + 1 and is_primed:
        return _of(("minute", 1), hundredths, beyond)
    return _with_unit(words, hundredths, beyond)


def _with_unit(words: Words, hundredths: int, beyond: int) -> Amount | None:
    """Return so many of the unit that stands there: "hours", "business days", "hours and a half"."""
    if words.low(beyond) in WORKING and words.low(beyond + 1) in DAY_UNITS:
        return _of(("workday", 1), hundredths, beyond + 2)
    unit = UNITS.get(words.key(beyond).removesuffix("'s"))
    found = _of(unit, hundredths, beyond + 1)
    if found is None or words.pair(found.beyond) not in ("and a", "and an"):
        return found
    share = {"half": 50, "quarter": 25}.get(words.low(found.beyond + 2))
    more = None if share is None else _of(unit, hundredths + share, found.beyond + 3)
    return more or found


def _quantity(words: Words, place: int) -> tuple[int, int] | None:
    """Return how many hundredths of the unit to come, and where it stands: "half an", "2 and a half", "1.5"."""
    low = words.key(place).removeprefix("+")
    if low in _ONE and (words.key(place + 1) in _HALF or words.low(place + 1) in ("quarter", *_AND_A_HALF)):
        place += 1
        low = words.key(place)
    if share := _share(words, place, low):
        return share
    shape, numbers = figures(low.replace(",", "."))
    if shape == "9.9" and not words.is_dotted(place):
        return _hundredths(numbers), place + 1
    counted = (int(low), place + 1) if shape == "9" else amount(words, place)
    if counted is None:
        return None
    number, beyond = counted
    if words.pair(beyond) in ("and a", "and an") and words.low(beyond + 2) == "half":
        return number * _WHOLE + 50, beyond + 3
    if words.low(beyond) in _FRACTIONS:
        return number * _WHOLE + _FRACTIONS[words.low(beyond)], beyond + 1
    return number * _WHOLE, beyond


def _share(words: Words, place: int, low: str) -> tuple[int, int] | None:
    """Return the hundredths that a word for a part stands for: "half an", "three quarters of an", "½", "2½"."""
    if low in _HALF:
        return 50, place + 1 + (words.low(place + 1) in _ONE)
    if low == "three" and words.low(place + 1) in ("quarters", "quarter"):
        return 75, place + 2 + _of_an(words, place + 2)
    if low == "quarter" and (words.low(place + 1) == "hour" or _of_an(words, place + 1)):
        return 25, place + 1 + _of_an(words, place + 1)
    if low in _AND_A_HALF:
        return _AND_A_HALF[low], place + 1
    if low in _FRACTIONS:
        return _FRACTIONS[low], place + 1 + _of_an(words, place + 1)
    if low[-1:] in _FRACTIONS and low[:-1].isdecimal():
        return int(low[:-1]) * _WHOLE + _FRACTIONS[low[-1]], place + 1
    return None


def _of_an(words: Words, place: int) -> int:
    return 2 if words.pair(place) in ("of an", "of a") else 0


def _vague(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "a few days" as three, which is told; "several" is asked."""
    start = place + (words.low(place) in ("a", "ein"))
    if (words.key(start) not in _VAGUE and words.key(start) not in _FEW) or words.key(start + 1) not in UNITS:
        return None
    if words.key(start) in _FEW:
        amount = _of(UNITS[words.key(start + 1)], 3 * _WHOLE, start + 2)
        piece = away(here, amount, 1, start + 2) if amount else None
        if piece is not None:
            piece.assumed = True
        return piece
    said = words.said(place, start + 2)
    return Piece(start + 2, ask=f'How many is "{said}"? Write the number.')


def shifted(day: date, amount: Amount, here: Standpoint, sign: int = 1) -> date | None:
    """Return the day that far on; a month that is too short ends it. None where there is no such day."""
    number = sign * (amount.hundredths // _WHOLE)
    if amount.unit == "day":
        return day + timedelta(days=number)
    if amount.unit == "workday":
        return business_day.step(day, number, here.rules)
    if amount.unit != "month":
        return None
    total = day.year * 12 + day.month - 1 + number
    first = date(total // 12, total % 12 + 1, 1)
    following = date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def away(here: Standpoint, amount: Amount, sign: int, beyond: int) -> Piece | None:
    """Return what is that far from now: a moment for hours and minutes, else a day."""
    if amount.unit == "minute":
        return Piece(beyond, moment=plus(here.now, sign * timedelta(minutes=amount.hundredths // _WHOLE)))
    day = shifted(here.today, amount, here, sign)
    if day is None:
        return None
    piece = Piece(beyond, day=day)
    piece.is_long = (
        amount.unit == "month" and amount.hundredths >= _YEAR
    )  # no day by itself: "in 4 years at 5pm"
    return piece


def _written(place: int, shape: str, numbers: list[str]) -> Amount | None:
    """Read a word of figures and units: "2h", "1.5h", "2h30", "1h15m", "1/4h"."""
    if shape in ("9h9", "9h9m", "9h9min"):
        minutes = int(numbers[0]) * 60 + int(numbers[1])
        return Amount(unit="minute", hundredths=minutes * _WHOLE, beyond=place + 1)
    if shape.startswith("9.9"):
        return _of(UNITS.get(shape[3:]), _hundredths(numbers), place + 1)
    if shape.startswith("9/9"):
        share = _FRACTIONS.get("/".join(numbers))
        return None if share is None else _of(UNITS.get(shape[3:]), share, place + 1)
    unit = UNITS.get(shape[1:].removeprefix("-"))
    return _of(unit, int(numbers[0]) * _WHOLE, place + 1)


def _of(named: tuple[str, int] | None, hundredths: int, beyond: int) -> Amount | None:
    if named is None:
        return None
    unit, each = named
    if unit == "second":
        return Amount(unit="minute", hundredths=hundredths // 60 // _WHOLE * _WHOLE, beyond=beyond)
    whole = hundredths * each
    if unit != "minute" and whole % _WHOLE:
        return None
    return Amount(unit=unit, hundredths=whole, beyond=beyond)


def _hundredths(numbers: list[str]) -> int:
    return int(numbers[0]) * _WHOLE + int(numbers[1][:2].ljust(2, "0"))
