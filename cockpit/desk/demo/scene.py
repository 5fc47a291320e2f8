"""The scene of the demo: its moments, relative to now, and what every record in it has."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from cockpit.domain.moment import at, is_before, plus
from cockpit.domain.money import Money
from cockpit.domain.people import id_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk


class Scene:
    """When things happen in the demo. Whatever the time of day: what is told as past is past."""

    def __init__(self, desk: Desk) -> None:
        self.rules = desk.rules
        self.make_id = desk.make_id
        self.opened = desk.now()
        self.now = self.opened.replace(second=0, microsecond=0)
        if self.now.tzinfo is None:
            raise ValueError("the clock needs a zone")
        self._zone = self.now.tzinfo

    def on(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return a wall time, `days` from today; on those before today it is past, on those after to come."""
        return at((self.now + timedelta(days=days)).date(), time(hour, minute), self._zone)

    def soon(self, minutes: int) -> datetime:
        """Return the moment in so many minutes; it is past where they are negative."""
        return plus(self.now, timedelta(minutes=minutes))

    def near(self, minutes: int) -> datetime:
        """Return the moment in so many minutes; where that is in nobody's working hours, the same from their edge.

        So long before they end, or after they begin: nobody promises 3:30 in the morning.
        """
        moment = self.soon(minutes)
        begin, end = self._working_hours(moment)
        if is_before(moment, begin):
            edge = self._working_hours(moment, -1)[1] if minutes < 0 else begin
        elif is_before(end, moment):
            edge = end if minutes < 0 else self._working_hours(moment, 1)[0]
        else:
            return moment
        return plus(edge, timedelta(minutes=minutes))

    def told(self, hours: int) -> datetime:
        """Return the moment that many hours ago; where nobody works then, the next at which they do that is past."""
        moment = self.ago(0, hours)
        begin, end = self._working_hours(moment)
        if is_before(end, moment):
            moment = self._working_hours(moment, 1)[0]
        elif is_before(moment, begin):
            moment = begin
        return self.near(-60 * hours) if is_before(self.now, moment) else moment

    def since(self, moment: datetime, minutes: int) -> datetime:
        """Return the moment so many minutes after one that is past, at the latest now."""
        after = plus(moment, timedelta(minutes=minutes))
        return self.opened if is_before(self.opened, after) else after

    def by_day(self, moment: datetime) -> datetime:
        """Return a moment, or the nearer end of the working hours of its day."""
        begin, end = self._working_hours(moment)
        return begin if is_before(moment, begin) else end if is_before(end, moment) else moment

    def _working_hours(self, moment: datetime, days: int = 0) -> tuple[datetime, datetime]:
        day = (moment + timedelta(days=days)).date()
        return at(day, self.rules.day_starts, self._zone), at(day, self.rules.day_ends, self._zone)

    def ago(self, days: int, hours: int = 0) -> datetime:
        """Return the moment that long ago, by real time."""
        return plus(self.opened, -timedelta(days=days, hours=hours))

    def last(self, weekday: int) -> int:
        """Return the last such day (Monday = 0) before today, in days from today: -1 to -7."""
        return -((self.now.weekday() - weekday) % 7 or 7)

    def said(self, name: str, text: str, made_at: datetime) -> dict[str, Any]:
        """Return what every record has."""
        return {"id": self.make_id(), "customer": id_of(name), "text": text, "made_at": made_at}


def money(value: int, currency: str = "EUR") -> Money:
    """Return an amount."""
    return Money(value=Decimal(value), currency=currency)
