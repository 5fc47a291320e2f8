"""The morning review: one card at a time, in the order of what costs most when forgotten."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import local
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.agenda import Line

GROUPS = (
    "Broken or overdue",
    "Today",
    "Recoveries",
    "Orders and payments",
    "Calls",
    "Waiting on them",
    "Staying in touch",
    "Questions",
)
THIS_WEEK = "This week"  # on Mondays, behind the rest
MOST_UNVERIFIED = 5  # answer cards past their review, on the first working day of a week
_TODAY = ("late", "today")
# What costs most when forgotten: late or due, it stands by its hour, whatever its kind.
_PRESSING = ("get-back", "recovery")


class ReviewCard(Record):
    """One card: the group it belongs to, and the line of Today it is about."""

    group: str
    line: Line


def cards(lines: Iterable[Line]) -> list[ReviewCard]:
    """Return the cards of the morning review, in order, each record once.

    `lines` are those of `agenda.today`, in their order. Recoveries come whenever their clock runs; anything
    else only when it is late or due today.
    """
    shown = [line for line in lines if _is_due(line) or (line.deadline is not None and line.deadline.runs)]
    return [ReviewCard(group=GROUPS[_group(line)], line=line) for line in sorted(shown, key=_group)]


def _is_due(line: Line) -> bool:
    if line.section == "waiting":
        return line.deadline is not None and line.deadline.severity != "later"
    return line.section in _TODAY


def of_the_week(lines: Iterable[Line], now: datetime) -> list[ReviewCard]:
    """Return what Monday adds: what is due in the rest of its week. Nothing on other days."""
    if now.weekday():
        return []
    sunday = now.date() + timedelta(days=6)
    return [
        ReviewCard(group=THIS_WEEK, line=line)
        for line in lines
        if not _is_due(line)
        and line.deadline is not None
        and local(line.deadline.when, now, whole_day=line.deadline.whole_day).date() <= sunday
    ]


def _group(line: Line) -> int:
    due = line.deadline
    presses = due is not None and due.kind in _PRESSING and due.severity != "later"
    own = "" if presses else KINDS[line.record.KIND].review
    group = own or ("Broken or overdue" if line.section == "late" else "Today")
    return GROUPS.index(group)
