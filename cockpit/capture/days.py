"""Reading a day: "tomorrow", "fri", "next tue", "in 3 days", "end of Q1"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture import amounts, calendar_dates, periods
from cockpit.capture.clocks import PARTS
from cockpit.capture.pieces import Piece
from cockpit.capture.tables import MONTHS, WEAK, WEEKDAYS
from cockpit.capture.words import count
from cockpit.domain.hours import next_business_day
from cockpit.domain.wording import DAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_AHEAD = {
    "today": 0, "tod": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tom": 1, "yesterday": -1,
}  # fmt: skip
_WORKING = ("business", "working")


def read(words: Words, place: int, here: Here, *, onward: bool = True) -> Piece | None:
    """Return the day or the distance in time that begins at a word; `onward` reads "… from friday" too."""
    low = words.low(place)
    if not low:
        return None
    if low == "the":
        return (
            read(words, place + 1, here, onward=onward)
            if words.low(place + 1) not in ("the", *WEEKDAYS)
            else None
        )
    reader = _READERS.get(low)
    piece = reader(words, place, here) if reader else None
    if piece is None and (low[0].isdecimal() or low[0] == "+"):
        piece = calendar_dates.read(words, place, here)
    if piece is None and (low[0].isdecimal() or low[0] == "+" or low == "half" or count(low) is not None):
        piece = amounts.bare(words, place, here) or (_from_day(words, place, here) if onward else None)
    return piece


def _ahead(words: Words, place: int, here: Here) -> Piece:
    low = words.low(place)
    assumed = f'"{words.all[place].raw}" read as tomorrow' if low == "tom" else ""
    day = here.today + _AHEAD[low] * _DAY
    if low == "tonight":
        return Piece(place + 1, day=day, clock=PARTS["evening"], part="evening", is_vague=True)
    return Piece(place + 1, day=day, weak=low in WEAK, assumed=assumed)


def _after_tomorrow(words: Words, place: int, here: Here) -> Piece | None:
    if words.pair(place + 1) != "after tomorrow":
        return None
    return Piece(place + 3, day=here.today + 2 * _DAY)


def _weekday(words: Words, place: int, here: Here) -> Piece:
    """Read "fri": the next one. On a Friday it may be today, so that is asked."""
    wanted = WEEKDAYS[words.low(place)]
    dated = _dated(words, place, here, wanted)
    if dated is not None:
        return dated
    monday = here.today - here.today.weekday() * _DAY
    if words.pair(place + 1) in ("next week", "this week"):
        weeks = 1 if words.low(place + 1) == "next" else 0
        return Piece(place + 3, day=monday + wanted * _DAY + weeks * _WEEK)
    weeks_on = count(words.low(place + 2)) if words.low(place + 1) == "in" else None
    if weeks_on is not None and words.low(place + 3) in ("week", "weeks"):
        return Piece(place + 4, day=monday + wanted * _DAY + weeks_on * _WEEK)
    ahead = (wanted - here.today.weekday()) % 7
    weak = words.low(place) in WEAK
    if not ahead:
        said, then = words.all[place].raw, here.today + _WEEK
        return Piece(
            place + 1, weak=weak, ask=f'Is "{said}" today or {_said(then)}? Write "today" or the date.'
        )
    return Piece(place + 1, day=here.today + ahead * _DAY, weak=weak)


def _dated(words: Words, place: int, here: Here, wanted: int) -> Piece | None:
    """Read a weekday with its date, as in "tue 1 dec"; the two must agree."""
    after = place + 1 + (words.low(place + 1) == "the")
    low = words.low(after)
    if low in MONTHS:
        dated = calendar_dates.month_first(words, after, here)
    elif low[:1].isdecimal():
        dated = calendar_dates.read(words, after, here)
    else:
        return None
    if dated is None or dated.day is None:
        return None
    dated.weak = False
    if dated.day.weekday() != wanted:
        dated.ask = f"{_said(dated.day)} is not a {words.all[place].raw}: which one is meant?"
    return dated


def _next(words: Words, place: int, here: Here) -> Piece | None:
    low = words.low(place + 1)
    monday = here.today - here.today.weekday() * _DAY
    if low in WEEKDAYS:
        wanted = WEEKDAYS[low]
        dated = _dated(words, place + 1, here, wanted)
        if dated is not None:
            return dated
        then = monday + wanted * _DAY + _WEEK
        if wanted <= here.today.weekday():
            return Piece(place + 2, day=then)
        said = f"next {words.all[place + 1].raw}"
        return Piece(place + 2, ask=f'Is "{said}" {_said(then - _WEEK)} or {_said(then)}? Write the date.')
    if low == "week" and words.low(place + 2) in WEEKDAYS:
        return Piece(place + 3, day=monday + _WEEK + WEEKDAYS[words.low(place + 2)] * _DAY)
    if low in _WORKING and words.low(place + 2) == "day":
        return Piece(place + 3, day=next_business_day(here.today, here.rules))
    if low == "weekend":
        return Piece(place + 2, ask='Which day is "next weekend"? Write the date.')
    return periods.whole(words, place, here)


def _this(words: Words, place: int, here: Here) -> Piece | None:
    low = words.low(place + 1)
    monday = here.today - here.today.weekday() * _DAY
    if low in WEEKDAYS:
        day = monday + WEEKDAYS[low] * _DAY
        if day < here.today:
            said = f"this {words.all[place + 1].raw}"
            return Piece(place + 2, ask=f'Is "{said}" {_said(day)} or {_said(day + _WEEK)}? Write the date.')
        return Piece(place + 2, day=day)
    if low in PARTS:
        return Piece(place + 2, day=here.today, clock=PARTS[low], part=low, is_vague=True)
    if low == "weekend":
        return Piece(
            place + 2, day=monday + 6 * _DAY, assumed=f'"this weekend" read as {_said(monday + 6 * _DAY)}'
        )
    return periods.whole(words, place, here)


def _last(words: Words, place: int, here: Here) -> Piece | None:
    if words.pair(place + 1) == "day of":
        return periods.edge(words, place + 3, here, "end")
    if words.low(place + 1) not in WEEKDAYS:
        return None
    if words.low(place + 2) == "of":
        return periods.nth_weekday(words, place + 1, here, -1)
    back = (here.today.weekday() - WEEKDAYS[words.low(place + 1)] - 1) % 7 + 1
    return Piece(place + 2, day=here.today - back * _DAY)


def _nth(words: Words, place: int, here: Here) -> Piece | None:
    if words.low(place + 1) not in WEEKDAYS or words.low(place + 2) != "of":
        return None
    return periods.nth_weekday(words, place + 1, here, periods.NTH[words.low(place)])


def _from_day(words: Words, place: int, here: Here) -> Piece | None:
    """Read "a week from friday"."""
    found = amounts.read(words, place)
    if found is None or words.low(found.beyond) != "from":
        return None
    start = read(words, found.beyond + 1, here, onward=False)
    if start is None or start.day is None or found.unit not in ("day", "month"):
        return None
    return Piece(start.beyond, day=amounts.shifted(start.day, found))


def _said(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {calendar_dates.month_said(day)}"


_READERS = (
    dict.fromkeys(_AHEAD, _ahead)
    | dict.fromkeys(WEEKDAYS, _weekday)
    | dict.fromkeys(MONTHS, calendar_dates.month_first)
    | dict.fromkeys(periods.EDGES, periods.edge_of)
    | dict.fromkeys(periods.SHORT, periods.short)
    | dict.fromkeys(periods.NTH, _nth)
    | dict.fromkeys(("in", "within"), amounts.ahead)
    | {"day": _after_tomorrow, "next": _next, "this": _this, "last": _last}
)
