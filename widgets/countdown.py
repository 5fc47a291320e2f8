"""How long until a moment, in words short enough for a row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from textual.reactive import reactive
from textual.widgets import Static

__all__ = ["Countdown", "remaining", "seconds_until"]


def remaining(seconds: float) -> str:
    """Time left as words: `in 20 min`, `in 2 h 10`, `in 3 d`, `now` (less than a minute), `20 min late`.

    Rounded towards now, so that there is never less time than it says.
    """
    minutes = int(abs(seconds) // 60)
    hours, days = minutes // 60, minutes // (24 * 60)
    if not minutes:
        return "now"
    if days:
        span = f"{days} d"
    elif not hours:
        span = f"{minutes} min"
    else:
        span = f"{hours} h {minutes % 60:02}" if minutes % 60 else f"{hours} h"
    return f"in {span}" if seconds > 0 else f"{span} late"


def seconds_until(until: datetime, now: datetime) -> float:
    """Seconds that really pass from `now` to `until`, both with a time zone; below 0 if it is past.

    Taken in UTC: Python subtracts two times of one zone by the clock on the wall, wrong when that is put
    forward or back in between.
    """
    return (until.astimezone(UTC) - now.astimezone(UTC)).total_seconds()


class Countdown(Static):
    """The time left until a moment. Looks at no clock: the owner binds `now` (and `until`) with `data_bind`.

    Has the class `-late` once it is past, `-soon` when there is less than `soon` to go.
    """

    DEFAULT_CSS = """
    Countdown {
        width: auto;
        height: 1;
        &.-soon { color: $text-warning; }
        &.-late { color: $text-error; text-style: bold; }
    }
    """

    until: reactive[datetime | None] = reactive(None)
    """The moment, with a time zone; nothing is shown without."""
    now: reactive[datetime | None] = reactive(None)
    """The present moment, with a time zone; nothing is shown without."""

    def __init__(
        self,
        until: datetime | None = None,
        *,
        soon: timedelta = timedelta(hours=1),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(markup=False, id=id, classes=classes)
        self._soon = soon.total_seconds()
        self.set_reactive(Countdown.until, until)

    def watch_until(self) -> None:
        self._tell()

    def watch_now(self) -> None:
        self._tell()

    def _tell(self) -> None:
        left = None if self.until is None or self.now is None else seconds_until(self.until, self.now)
        self.update("" if left is None else remaining(left))
        # As the words have it: what is called "now" is not late yet.
        self.set_class(left is not None and left <= -60, "-late")
        self.set_class(left is not None and -60 < left < self._soon, "-soon")
