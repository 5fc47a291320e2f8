"""What is due within minutes, of which the seller is to be reminded."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk.views import deadlines
from cockpit.domain.moment import is_before, local, plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row

_MINUTES_A_DAY = 24 * 60
_OWN = ("mine", "get-back", "call", "todo")  # what the seller is to do by then, and nobody else
_TOLD = "reminded"  # a file in the machine's own folder
_MOST_TOLD = 500


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


def newly_near(desk: Desk, rows: Iterable[Row], minutes: int) -> list[Row]:
    """Return those of the rows whose own time comes within the next minutes, each deadline once on this machine.

    Days without a time are nothing to be reminded of by the minute. Which were told is kept in the machine's own
    folder, so that a restart tells none again. Raises BookError where that cannot be kept; then all are told anew.
    """
    now = desk.now()
    end = plus(now, timedelta(minutes=minutes))
    near = {
        f"{row.record.id} {row.deadline.kind} {row.deadline.when.isoformat()}": row
        for row in rows
        if row.deadline is not None
        and row.deadline.kind in _OWN
        and not row.deadline.whole_day
        and not is_before(row.deadline.when, now)
        and not is_before(end, row.deadline.when)
    }
    if not near:
        return []
    told = desk.local.read(_TOLD).decode("utf-8", "replace").splitlines()
    new = [key for key in near if key not in told]
    if new:
        desk.local.replace(_TOLD, "\n".join([*told, *new][-_MOST_TOLD:]).encode())
    return [near[key] for key in new]


def told_of(rows: list[Row], now: datetime) -> str:
    """Say what is near, in one line: “10:30 Acme: spec sheet”."""
    said = [
        f"{local(row.deadline.when, now):%H:%M} {f'{row.name}: ' if row.name else ''}{row.record.text}"
        for row in rows
        if row.deadline is not None
    ]
    more = f" (+{len(said) - 1} more)" if len(said) > 1 else ""
    return f"{said[0]}{more}" if said else ""
