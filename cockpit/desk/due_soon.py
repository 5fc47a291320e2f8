"""What is due within minutes, of which the seller is to be reminded."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk.views import deadlines
from cockpit.domain.moment import is_before, plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row

_MINUTES_A_DAY = 24 * 60


def due_within(desk: Desk, minutes: int) -> list[Row]:
    """Return the deadlines of the next minutes, from the end of this one on, so that none is told in two such spans.

    One that its record sleeps through is left out.
    """
    now = desk.now()
    begin = now.replace(second=0, microsecond=0)
    end = plus(begin, timedelta(minutes=minutes))
    return [
        row
        for row in deadlines(desk, minutes // _MINUTES_A_DAY + 1)
        if row.deadline is not None
        and is_before(begin, row.deadline.when)
        and not is_before(end, row.deadline.when)
        and not row.record.is_snoozed(row.deadline.when)
    ]
