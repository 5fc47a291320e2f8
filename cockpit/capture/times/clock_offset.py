"""Reading a time of day by its distance from another: "an hour before noon", "30 min after lunch", "2h before eod"."""

from __future__ import annotations

from datetime import time

from cockpit.capture.lexicon import ARTICLES
from cockpit.capture.lexicon.particles import SIDES
from cockpit.capture.times import half_day
from cockpit.capture.times.amount_of_time import read_amount
from cockpit.capture.times.result import EXACT
from cockpit.capture.times.time_of_day import read_time_of_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint
    from cockpit.capture.tokens import Words


def offset_clock(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "an hour before noon", "30 min after lunch", "2h before eod"."""
    found = read_amount(words, place)
    if found is None or found.unit != "minute":
        return None
    sign = SIDES.get(words.low(found.beyond))
    if sign is None:
        return None
    start = found.beyond + 1 + (words.low(found.beyond + 1) in ARTICLES)
    clock = read_time_of_day(words, start, here, at=True)
    if clock is None or clock.clock is None or clock.ask:
        return None
    half_day.settle(clock, here)
    moved = plus_minutes(clock.clock, sign * found.hundredths // 100)
    if moved is None or clock.ask:
        return None
    clock.clock, clock.loose, clock.is_vague, clock.part = moved, EXACT, False, ""
    return clock


def plus_minutes(clock: time, minutes: int) -> time | None:
    """Return the time of day that many minutes later, or None where it is on another day."""
    total = clock.hour * 60 + clock.minute + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
