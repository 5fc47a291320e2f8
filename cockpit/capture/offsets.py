"""Reading a day by its distance from another: "a week from friday", "two days before christmas", "the day after"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture import amounts, days
from cockpit.capture.lexicon import AHEAD, NEXT, WEEKDAYS
from cockpit.capture.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

_DAY = timedelta(days=1)
_YEAR = 1200  # hundredths of a month
_AFTER = frozenset("from after following nach ab".split())
_BEFORE = frozenset("before prior vor".split())


def from_day(words: Words, place: int, here: Here) -> Piece | None:
    """Read "a week from friday", "two days before christmas", "a week on tuesday", "a week today"."""
    found = amounts.read(words, place)
    if found is None or found.unit == "minute":
        return None
    joint, low = found.beyond, words.key(found.beyond)
    sign = -1 if low in _BEFORE else 1
    is_week_on = found.unit == "day" and (
        low in AHEAD or low in ("on", "am") or low in WEEKDAYS or low in NEXT
    )
    if low not in _AFTER and low not in _BEFORE and not is_week_on:
        return None
    start_at = (
        joint + (low in _AFTER or low in _BEFORE or low in ("on", "am")) + (words.pair(joint) == "prior to")
    )
    start = days.read(words, start_at, here, onward=False)
    if start is None or start.day is None or start.ask or start.clock is not None or start.is_period:
        return None
    if words.low(place)[:1] == "+" or (start.day == here.today and low in _BEFORE):
        return None
    day = amounts.shifted(start.day, found, here, sign)
    if found.hundredths >= _YEAR and found.unit == "month" and start.assumed:
        said = words.said(place, start.beyond)  # the last christmas or the next
        return Piece(start.beyond, ask=f'Which day is "{said}"? Write it with its year.')
    return None if day is None else Piece(start.beyond, day=day, assumed=start.assumed)


def beside(words: Words, place: int, here: Here) -> Piece | None:
    """Read "day after tomorrow", "the day before christmas" from "day" on."""
    ahead = {"after tomorrow": 2, "before yesterday": -2}.get(words.pair(place + 1))
    if ahead is not None:
        return Piece(place + 3, day=here.today + ahead * _DAY)
    if words.key(place + 1) not in ("after", "before", "nach", "vor"):
        return None
    start = days.read(words, place + 2, here, onward=False)
    if start is None or start.day is None or start.ask or start.is_period or start.clock is not None:
        return None
    sign = 1 if words.key(place + 1) in ("after", "nach") else -1
    return Piece(start.beyond, day=start.day + sign * _DAY, assumed=start.assumed)
