"""The heart: every record's deadlines, and today in order. Every view is a view of this."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.contacts import in_touch_by_customer, touched
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before, local
from cockpit.domain.record import Deadline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any, Protocol

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.noted import NotedRecord
    from cockpit.domain.rules import Rules

    class Placed(Protocol):
        """What has a place on Today."""

        @property
        def record(self) -> Entry:
            """What it is about."""

        @property
        def deadline(self) -> Deadline | None:
            """What puts it there."""

        @property
        def section(self) -> str:
            """In which section."""


# The sections of Today in their order, and how each is called.
SECTIONS = {
    "late": "Late",
    "today": "Today",
    "waiting": "Waiting on them",
    "tomorrow": "Tomorrow",
    "later": "Later",
    "someday": "Some day",
}
_PLACES = {section: place for place, section in enumerate(SECTIONS)}
# What is late in the order of who is let down: what the seller owes, then deals to recover, then money to come.
_LATE_FIRST = {"owed": 0, "recover": 1, "money": 2}
# Where the next move is the customer's: whatever the hour, it is not the seller who is late.
_THEIRS = frozenset(("awaited", "be-back"))


class Line(Record):
    """One row of Today: a record, the deadline that puts it there (None: some day), and its section.

    `in_touch` is how it stands with its customer, on all of their records.
    """

    record: Any
    deadline: Deadline | None
    section: str
    in_touch: InTouch | None = None


def deadlines(
    records: Iterable[Entry], now: datetime, rules: Rules, became: Mapping[int, int] | None = None
) -> list[Deadline]:
    """Return every open deadline, in order. `now` gives the zone in which days are counted.

    `records` are those of all customers, ended ones too: what reached a customer on one counts for the others. `became`
    maps the customers that were merged to those that they became.
    """
    records = list(records)
    known = in_touch_by_customer(records, became)
    found = [due for record in records for due in record.deadlines(now, rules, touched(record, known))]
    return sorted(found, key=lambda due: (due.when.timestamp(), due.record.id, due.kind))


def today(
    records: Iterable[Entry],
    now: datetime,
    rules: Rules,
    became: Mapping[int, int] | None = None,
    noted: Iterable[NotedRecord] = (),
    *,
    snoozed: bool = False,
) -> list[Line]:
    """Return every open record once, by its next deadline: late, today, waiting on them, tomorrow, later, some day.

    A snoozed record is left out until it returns, which is at its own limit at the latest; with `snoozed` it is those
    alone that are returned. What is given is that of `deadlines`; `noted` stand for ended ones that were not read.
    """
    records = list(records)
    there = [record for record in records if record.is_open() and record.is_snoozed(now) == snoozed]
    if not there:
        return []
    known = in_touch_by_customer((*records, *noted), became)
    return sorted((line(record, now, rules, touched(record, known)) for record in there), key=order)


def owed_but_snoozed(snoozed: Iterable[Line]) -> list[Line]:
    """Return what is owed today of the lines that only a snooze hides, the first to come back first."""
    owed = (one for one in snoozed if is_owed(one.section))
    return sorted(owed, key=lambda one: one.record.snoozed_until.timestamp())


def is_owed(section: str) -> bool:
    """Tell whether what stands in a section is owed today: it is late, or due before midnight, or its time runs."""
    return section in ("late", "today")


def line(record: Entry, now: datetime, rules: Rules, in_touch: InTouch | None) -> Line:
    """Return an open record with its next deadline and the section that puts it in."""
    due = record.next_deadline(now, rules, in_touch)
    return Line(record=record, deadline=due, section=_section(due, now), in_touch=in_touch)


def _section(due: Deadline | None, now: datetime) -> str:
    if due is None:
        return "someday"
    if due.kind in _THEIRS:
        return "waiting"
    if due.severity == "late":
        return "late"
    if due.runs:
        return "today"
    day = local(due.when, now, whole_day=due.whole_day).date()
    if is_before(due.when, now) or day <= now.date():
        return "today"
    return "tomorrow" if day == now.date() + timedelta(days=1) else "later"


def order(one: Placed) -> tuple[int, int, float, int]:
    """Return what lines of Today are sorted by: what is late, the seller's own first."""
    when = one.deadline.when.timestamp() if one.deadline else 0.0
    whose = _LATE_FIRST[KINDS[one.record.KIND].pane] if one.section == "late" else 0
    return _PLACES[one.section], whose, when, one.record.id
