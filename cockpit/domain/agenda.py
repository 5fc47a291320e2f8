"""The heart: every record's deadlines, and today in order. Every view is a view of this."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain import promise, todo
from cockpit.domain.moment import is_before
from cockpit.domain.promise import Promise
from cockpit.domain.record import Deadline, Record
from cockpit.domain.todo import Note, Todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

# Each kind of record and the rule that yields its deadlines. A new practice is one line here.
PRACTICES: Mapping[type[Entry], Callable[[Any, datetime, Rules], tuple[Deadline, ...]]] = {
    Promise: promise.deadlines,
    Todo: todo.deadlines,
    Note: todo.deadlines,
}
SECTIONS = ("late", "today", "tomorrow", "later", "someday")


class Line(Record):
    """One row of Today: a record, the deadline that puts it there (None: some day), and its section."""

    record: Any
    deadline: Deadline | None
    section: str


def deadlines(records: Iterable[Entry], now: datetime, rules: Rules) -> list[Deadline]:
    """Return every open deadline, in order. `now` gives the zone in which days are counted."""
    found = [due for record in records for due in PRACTICES[type(record)](record, now, rules)]
    return sorted(found, key=lambda due: (due.when.timestamp(), due.record.id, due.kind))


def today(records: Iterable[Entry], now: datetime, rules: Rules) -> list[Line]:
    """Return every open record once, by its next deadline: late, today, tomorrow, later, some day.

    A snoozed record is left out until it returns, which is at the customer's time at the latest.
    """
    lines = []
    for record in records:
        found = PRACTICES[type(record)](record, now, rules)
        theirs = next((due.when for due in found if due.kind == "theirs"), None)
        if not record.is_open() or record.is_snoozed(now, theirs):
            continue
        lines.append(Line(record=record, deadline=found[0] if found else None, section=_section(found, now)))
    return sorted(lines, key=_order)


def _section(found: tuple[Deadline, ...], now: datetime) -> str:
    if not found:
        return "someday"
    if found[0].severity == "late":
        return "late"
    day = found[0].when.astimezone(now.tzinfo).date()
    if is_before(found[0].when, now) or day == now.date():
        return "today"
    return "tomorrow" if day == now.date() + timedelta(days=1) else "later"


def _order(line: Line) -> tuple[int, float, int]:
    when = line.deadline.when.timestamp() if line.deadline else 0.0
    return SECTIONS.index(line.section), when, line.record.id
