"""The evening: what is to be settled before the day ends, so that nothing is owed overnight."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.domain.moment import at, is_before
from cockpit.domain.next_step import next_verb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.agenda import Line

NO_OUTCOME = "Calls without an outcome"
UNSENT = "Not delivered yet"
LATE = "Late"
DUE = "Due before tomorrow noon"
SNOOZED = "Snoozed, due before tomorrow noon"
GROUPS = (NO_OUTCOME, UNSENT, LATE, DUE, SNOOZED)
_NOON = time(12)


def evening(lines: Iterable[Line], now: datetime) -> list[tuple[str, Line]]:
    """Return what is to be settled tonight, each with its group, in the order of the groups; each record once.

    `lines` are those of `agenda.today`, in their order, the snoozed ones, too. What waits on a customer is not owed.
    """
    noon = at(now.date() + timedelta(days=1), _NOON, now.tzinfo) if now.tzinfo else now
    found = [(group, line) for line in lines if (group := _group(line, now, noon))]
    found = [(SNOOZED if line.record.is_snoozed(now) else group, line) for group, line in found]
    return sorted(found, key=lambda one: GROUPS.index(one[0]))


def _group(line: Line, now: datetime, noon: datetime) -> str:
    """Return the group a line belongs to; none where it can wait until after tomorrow noon."""
    due = line.deadline
    if due is None or line.section == "waiting":
        return ""
    is_past = is_before(due.when, now)
    if due.kind == "outcome" or (due.kind == "call" and is_past):
        return NO_OUTCOME
    if is_past and next_verb(line.record, due) == "deliver":
        return UNSENT
    if due.severity == "late":
        return LATE
    return DUE if is_before(due.when, noon) else ""
