"""Reading dates of the calendar: "21 Dec", "the 25th", "21.12.", "3/12", "2026-12-01T14:00"."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.capture.pieces import Piece
from cockpit.capture.tables import MONTHS, WEAK
from cockpit.capture.words import figures
from cockpit.domain.moment import at
from cockpit.domain.wording import MONTHS as SHORT_MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

_ORDINALS = ("9st", "9nd", "9rd", "9th")
_LONG_AHEAD = 300
# More often a share, or round the clock, than a date.
_FRACTIONS = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/8", "1/10", "24/7"))


def read(words: Words, place: int, here: Here) -> Piece | None:
    """Return the date that begins at a word of figures."""
    low = words.low(place)
    if low[4:5] == "-" and "t" in low:
        return _iso(words, place, here)
    shape, numbers = figures(low)
    if shape == "9" or shape in _ORDINALS:
        return _day_first(words, place, here, int(numbers[0]), plain=shape == "9")
    if shape == "9-9-9" and len(numbers[0]) == 4:
        return _on(place + 1, int(numbers[0]), int(numbers[1]), int(numbers[2]))
    if shape == "9.9" and words.is_dotted(place):
        piece = _coming(place + 1, here, int(numbers[1]), int(numbers[0]))
        if piece is not None and not len(numbers[0]) == len(numbers[1]) == 2:
            piece.weak, piece.part = True, "fraction"  # or "version 1.2."
        return piece
    if shape == "9.9.9" and len(numbers[2]) in (2, 4):
        return _on(place + 1, _century(numbers[2]), int(numbers[1]), int(numbers[0]))
    if shape in ("9/9", "9/9/9", "9-9-9") and (len(numbers) == 2 or len(numbers[2]) in (2, 4)):
        return _by_setting(words, place, here, numbers)
    return None


def month_first(words: Words, place: int, here: Here) -> Piece | None:
    """Read "Dec 21", "December 21st, 2026"."""
    low = words.low(place)
    after = place + 1 + (words.low(place + 1) == "the")
    shape, numbers = figures(words.low(after))
    if shape != "9" and shape not in _ORDINALS:
        return None
    return _in_month(words, after + 1, here, MONTHS[low], int(numbers[0]), weak=low in WEAK)


def year_at(words: Words, place: int) -> int | None:
    """Return the year a word is, if it is one."""
    low = words.low(place)
    return (
        int(low) if len(low) == 4 and low.isdecimal() and low.isascii() and 1970 <= int(low) < 2200 else None
    )


def month_said(day: date) -> str:
    """Return the short name of a day's month."""
    return SHORT_MONTHS[day.month - 1]


def _day_first(words: Words, place: int, here: Here, number: int, *, plain: bool) -> Piece | None:
    """Read "21 Dec", "21st of December", "the 25th"; a number alone is no date."""
    after = place + 1 + (words.low(place + 1) == "of")
    month = MONTHS.get(words.low(after))
    if month is not None:
        return _in_month(words, after + 1, here, month, number, weak=words.low(after) in WEAK)
    if plain:
        return None
    beyond, months = place + 1, [0, 1, 2]
    if words.low(place + 1) == "of":
        after = place + 2 + (words.low(place + 2) in ("the", "this"))
        if words.pair(after) == "next month":
            beyond, months = after + 2, [1]
        elif words.low(after) == "month":
            beyond, months = after + 1, [0]
        else:
            return None
    for ahead in months:
        total = here.today.year * 12 + here.today.month - 1 + ahead
        day = _day(total // 12, total % 12 + 1, number)
        if day is not None and (day >= here.today or len(months) == 1):
            return Piece(beyond, day=day, weak=beyond == place + 1)
    return None


def _in_month(words: Words, beyond: int, here: Here, month: int, number: int, *, weak: bool) -> Piece | None:
    year = year_at(words, beyond)
    if year is None:
        piece = _coming(beyond, here, month, number)
    else:
        piece = _on(beyond + 1, year, month, number)
    if piece is not None:
        piece.weak = weak
    return piece


def _by_setting(words: Words, place: int, here: Here, numbers: list[str]) -> Piece | None:
    """Read "3/12", which of the two is the day being a setting."""
    first, second = int(numbers[0]), int(numbers[1])
    orders = ((second, first), (first, second))  # month, day
    if not here.rules.day_before_month:
        orders = orders[::-1]
    for month, day in orders:
        piece = (
            _on(place + 1, _century(numbers[2]), month, day)
            if len(numbers) > 2
            else _coming(place + 1, here, month, day)
        )
        if piece is None or piece.day is None:
            continue
        raw = words.all[place].raw
        if first <= 12 and second <= 12 and first != second:
            year = f" {piece.day.year}" if piece.day.year != here.today.year else ""
            piece.assumed = f'"{raw}" read as {piece.day.day} {month_said(piece.day)}{year}'
        piece.weak = len(numbers) == 2
        if raw in _FRACTIONS:
            piece.weak, piece.part = True, "fraction"
        return piece
    return None


def _iso(words: Words, place: int, here: Here) -> Piece | None:
    try:
        moment = datetime.fromisoformat(words.all[place].raw.upper())
    except ValueError:
        return None
    zone = here.now.tzinfo
    if zone is None:
        return None
    if moment.tzinfo is None:
        return Piece(place + 1, moment=at(moment.date(), moment.time(), zone))
    return Piece(place + 1, moment=moment.astimezone(zone))


def _on(beyond: int, year: int, month: int, number: int) -> Piece | None:
    day = _day(year, month, number)
    return Piece(beyond, day=day) if day else None


def _coming(beyond: int, here: Here, month: int, number: int) -> Piece | None:
    """Return that day of this year, or of the next where it has passed; one long ahead is named."""
    for year in range(here.today.year, here.today.year + 2):
        day = _day(year, month, number)
        if day is not None and day >= here.today:
            far = (day - here.today).days > _LONG_AHEAD
            return Piece(beyond, day=day, assumed=f"read as {number} {month_said(day)} {year}" if far else "")
    return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _century(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)
