"""The evening at the desk: what is still to be settled tonight, and the sentence that says how much it is."""

from __future__ import annotations

from cockpit.desk import views
from cockpit.domain import evening
from cockpit.domain.agenda import Line
from cockpit.domain.record import Record
from cockpit.domain.wording import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.money import Money

NOTHING = "Nothing is owed tonight."


class Evening(Record):
    """What is to be settled tonight; the section of each row is its group. `closing` says how much it is.

    `day` are the rows of the whole day, `overdue` is the money past its day, by currency.
    """

    now: datetime
    rows: list[Row]
    day: list[Row]
    closing: str
    overdue: Mapping[str, Money]


def evening_of(desk: Desk) -> Evening:
    """Return what is to be settled tonight; what is snoozed, too, where it is due before tomorrow noon."""
    today = views.today(desk)
    rows = {row.record.id: row for row in (*today.rows, *views.snoozed(desk))}
    lines = [Line(record=row.record, deadline=row.deadline, section=row.section) for row in rows.values()]
    found = [
        rows[line.record.id].replace(section=group, more=(), within=None)
        for group, line in evening.evening(lines, today.now)
    ]
    closing = f"{counted(len(found), 'thing')} to settle tonight." if found else NOTHING
    return Evening(now=today.now, rows=found, day=today.rows, closing=closing, overdue=today.overdue)
