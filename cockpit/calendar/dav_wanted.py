"""What is to stand on a calendar server for a record: a task and an event for each thing that it is due for."""

from __future__ import annotations

from datetime import UTC, time
from hashlib import sha256

from cockpit.calendar.due import CLOCKS, dues, instant, presentable
from cockpit.calendar.record_events import LeftOut, shown_of
from cockpit.calendar.text import clean
from cockpit.calendar.uid import uid
from cockpit.calendar.words import category, description, summary
from cockpit.domain.moment import at, between, is_before
from cockpit.domain.record import Record
from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import ClassVar

    from cockpit.calendar.due import Due
    from cockpit.calendar.record_events import Lookups, Telling
    from cockpit.calendar.words import Shown
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.record import Deadline

TASKS = "tasks"
"""The collection of all tasks; each kind has one for its events."""
COMPONENTS = {"VTODO": TASKS, "VEVENT": ""}
COLOURS = {
    TASKS: "#3465A4",
    "promise": "#4E9A06",
    "question": "#C4A000",
    "order": "#CE5C00",
    "call": "#75507B",
    "loss": "#CC0000",
    "awaited": "#06989A",
}
OTHER_COLOUR = "#555753"
TICKED_BY = {
    "promise": "delivered_at",
    "todo": "done_at",
    "note": "done_at",
    "question": "delivered_at",
    "get-back": "delivered_at",
    "awaited": "received_at",
}
"""What may be finished by a tick, and the field that says so."""


class Wanted(Record):
    """One entry as it is to stand there.

    `purpose` is what the record is due for, `title`, `when` and `done` are as of an entry there, `told` the lines of
    its description, `alarms` the seconds from its time at which it rings; `made` and `changed` are instants.
    """

    cancelled: ClassVar[bool] = False  # nothing that is to stand there is

    record: int
    kind: str
    purpose: str
    component: str
    uid: str
    title: str
    when: str
    told: tuple[str, ...]
    alarms: tuple[int, ...]
    made: datetime
    changed: datetime
    category: str = ""
    done: str = ""

    @property
    def collection(self) -> str:
        """The collection that it belongs in."""
        return COMPONENTS[self.component] or self.kind


def wanted_of(
    kept: Entry, asked: Lookups, told: Telling, in_touch: Callable[[Entry], InTouch | None]
) -> Iterator[Wanted | LeftOut]:
    """Yield what is to stand there for a record, or what cannot. Raises BookError where the book does not read."""
    try:
        record = presentable(kept)
        for due in dues(record, asked.rules, in_touch(record)):
            shown = shown_of(record, due, asked, told, in_touch=in_touch)
            stands = _stands(record, due, asked)
            yield _wanted(shown, stands, "VTODO")
            yield _wanted(shown, stands, "VEVENT")
    except BookError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one record, the others are sent
        yield LeftOut(record=kept.id, kind=kept.KIND, why=clean(str(error)) or type(error).__name__)


def _stands(record: Entry, due: Due, asked: Lookups) -> Deadline:
    """Return where it stands: of two clocks at the seller's own, for moving it there moves that one."""
    if due.purpose != record.KIND or due.deadline.kind not in CLOCKS:
        return due.deadline
    return min(record.deadlines(due.deadline.when, asked.rules), key=lambda one: one.when.timestamp())


def _wanted(shown: Shown, stands: Deadline, component: str) -> Wanted:
    record = shown.record
    identity = uid(shown.origin or record.id, shown.purpose, shown.privacy)
    is_task = component == "VTODO"
    return Wanted(
        record=record.id,
        kind=record.KIND,
        purpose=shown.purpose,
        component=component,
        uid=task_uid(identity) if is_task else identity,
        title=summary(shown),
        when=said_when(stands),
        told=_lines(shown),
        # The calendar rings, and the list of tasks does not: a phone that has both is to ring once.
        alarms=() if is_task else tuple(sorted(_seconds(shown, stands))),
        made=instant(record.made_at),
        changed=instant(shown.changed),
        category=category(shown) or "",
    )


def task_uid(event_uid: str) -> str:
    """Return the UID of the task beside an event: no two things on a server may have one."""
    return f"{sha256(f'{event_uid} task'.encode()).hexdigest()[:32]}@sales-cockpit"


def said_when(due: Deadline) -> str:
    """Return the day or the instant at which a deadline stands, as an entry has it."""
    return due.when.date().isoformat() if due.whole_day else instant(due.when).isoformat()


def _lines(shown: Shown) -> tuple[str, ...]:
    return tuple(line for line in (description(shown) or "").split("\n") if line)


def _seconds(shown: Shown, due: Deadline) -> set[int]:
    begins = at(due.when.date(), time(0), due.when.tzinfo or UTC) if due.whole_day else instant(due.when)
    return {int(between(begins, moment).total_seconds()) for moment in shown.alarms}


def finished_at(record: Entry, purpose: str) -> datetime | None:
    """Return when that was done which a tick does: None where it is not, or where a tick does nothing."""
    field = TICKED_BY.get(purpose)
    if field is None or record.deleted:
        return None
    found: datetime | None = getattr(record, field, None)
    broken: datetime | None = getattr(record, "broken_at", None)
    return None if found is not None and broken is not None and not is_before(found, broken) else found
