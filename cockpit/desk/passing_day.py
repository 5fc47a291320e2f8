"""The day as minutes pass and nothing is written: only what turns meanwhile is looked at again.

So ten thousand open records cost no more each minute than the few of them whose hour has come.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import timedelta

from cockpit.desk import views
from cockpit.desk.contacts import became
from cockpit.domain import agenda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row, Today

_LAST = 1 << 128  # more than any id
_AN_HOUR = timedelta(hours=1).total_seconds()  # so long before its moment a deadline is due "now"


class PassingDay:
    """Follows the day that `today` is, for as long as nothing is written and the rules stay; `today` moves with it.

    `apart` is the record that is seen by itself in it.
    """

    def __init__(self, desk: Desk, today: Today, apart: int | None = None) -> None:
        self._desk, self._apart = desk, apart
        self._begin(today)

    def _begin(self, today: Today) -> None:
        self.today = today
        # When, and which record; made when the first minute has passed: the first paint does not wait for it.
        self._turns: list[tuple[float, int]] | None = None
        self._unforeseen: frozenset[int] = frozenset()  # the records that may turn in any minute
        self._returns = float("inf")  # when the first record comes back from a snooze

    def look(self) -> Today:
        """Return the day as it is now, as `views.today` would."""
        before, now = self.today, self._desk.now()
        if self._turns is None:
            self._foresee()
        is_same_day = (now.date(), now.utcoffset()) == (before.now.date(), before.now.utcoffset())
        if not is_same_day or not before.now <= now or now.timestamp() >= self._returns:
            self._begin(views.today(self._desk, self._apart))
        elif now != before.now:
            self.today = self._passed(before, now)
        return self.today

    def _foresee(self) -> None:
        turns, unforeseen = [], set()
        for row in self.today.rows:
            moments = row.record.turns(self._desk.rules)
            if moments is None:
                unforeseen.add(row.record.id)
            else:
                stamps = (moment.timestamp() for moment in moments)
                turns += [(at, row.record.id) for stamp in stamps for at in (stamp - _AN_HOUR, stamp)]
        self._turns, self._unforeseen = sorted(turns), frozenset(unforeseen)
        away = (one for one in self._desk.book.lately.values() if one.snoozed_until is not None)
        until = (
            moment.timestamp()
            for one in away
            if one.is_open() and one.is_snoozed(self.today.now)
            for moment in (one.snoozed_until, one.returns_at())
            if moment is not None
        )
        self._returns = min(until, default=float("inf"))

    def _turned(self, before: datetime, now: datetime) -> set[int]:
        """Return the records that may have turned between two moments, both of them included."""
        turns = self._turns or []
        first = bisect_left(turns, (before.timestamp(), 0))
        last = bisect_right(turns, (now.timestamp(), _LAST))
        return {record_id for _, record_id in turns[first:last]} | self._unforeseen

    def _passed(self, before: Today, now: datetime) -> Today:
        desk, turned = self._desk, self._turned(before.now, now)
        rows = [
            row if row.within is None and not row.more else row.replace(more=(), within=None)
            for row in before.rows
        ]
        rows = [as_of(desk, row, now) if row.record.id in turned else row for row in rows]
        if turned:
            rows.sort(key=agenda.order)
        return views.day_of(desk, views.as_contacts(rows, now, became(desk), self._apart), now)


def as_of(desk: Desk, row: Row, now: datetime) -> Row:
    """Return a row, and those of one contact with it, as they stand at a moment: their words tell how late they are."""
    line = agenda.line(row.record, now, desk.rules, row.in_touch)
    more = tuple(as_of(desk, one, now) for one in row.more)
    return row.replace(deadline=line.deadline, section=line.section, more=more)
