"""The settings that rules depend on, with their defaults. `cockpit.config` says how each is written in the file."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date


class Rules(Record):
    """What the seller may set. Times are wall times in the seller's zone; days count from Monday = 0.

    `holidays` holds the days off beside those of the week; it may look up public holidays when it is asked.
    """

    day_starts: time = time(9)
    day_ends: time = time(17)
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    holidays: Container[date] = frozenset()
    languages: tuple[str, ...] = ("en", "de")
    day_before_month: bool = True
    next_weekday: str = "ask"
    home_currency: str = "EUR"
    shortest_cushion: timedelta = timedelta(hours=2)
    history_needed: int = 10
    get_back_within: timedelta = timedelta(hours=1)
    follow_through_delay: timedelta = timedelta(hours=2)
    quiet_days_promised: int = 2
    quiet_days: int = 7
    quiet_days_met: int = 2
    payment_days: int = 30
    supply_days: int = 14
    need_check_days: int = 14
    review_days: int = 90
