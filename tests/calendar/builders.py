"""Records and files for the calendar's tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cockpit.calendar.ics import Exported, calendar
from cockpit.domain.entry import Entry
from cockpit.domain.moment import at
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import new_id
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Note, Todo

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 11, 16, 9, 0, tzinfo=BERLIN)
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=BERLIN)
ACME = 7
NAMES = {ACME: "Acme"}
STAMPS = (b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE")


def wed(hour: int, minute: int = 0) -> datetime:
    """That time on Wednesday 18 November 2026 in Berlin."""
    return datetime(2026, 11, 18, hour, minute, tzinfo=BERLIN)


def an_id(number: int = 1) -> int:
    return new_id(int(MADE.timestamp() * 1000), number)


def a_promise(**changes: Any) -> Promise:
    """A spec sheet promised to Acme by Wednesday 16:00; the seller's own time is 14:00."""
    facts: dict[str, Any] = {
        "id": an_id(),
        "customer": ACME,
        "text": "spec sheet",
        "made_at": MADE,
        "first_theirs": wed(16),
        "mine": wed(14),
    }
    return Promise.assemble(facts | changes)


def a_todo(**changes: Any) -> Todo:
    facts: dict[str, Any] = {"id": an_id(2), "text": "call Bo", "made_at": MADE, "due": wed(11)}
    return Todo(**(facts | changes))


def a_note(**changes: Any) -> Note:
    facts: dict[str, Any] = {"id": an_id(3), "text": "fair opens", "made_at": MADE, "due": wed(9)}
    return Note(**(facts | changes))


def export(
    *records: Entry,
    names: Mapping[int, str] = NAMES,
    changed: Mapping[int, datetime] | None = None,
    privacy: str = "full",
    kinds: Collection[str] = (),
) -> Exported:
    """Export records of customers of these names, all of which last changed when `changed` says, by id."""
    stamps = changed or {}
    return calendar(
        records,
        rules=Rules(),
        name_of=lambda record: names.get(record.customer or 0, ""),
        changed=lambda record, _: stamps.get(record.id, record.made_at),
        privacy=privacy,
        kinds=kinds,
    )


def events(exported: Exported) -> list[Event]:
    """Read the events of a file back; everything must have been written."""
    assert exported.left_out == ()
    found = [part for part in Calendar.from_ical(exported.data).walk("VEVENT") if isinstance(part, Event)]
    assert len(found) == exported.events
    return found


def by_purpose(exported: Exported) -> dict[str, bytes]:
    """Return the bytes of each event of one record by what it is for, without its stamps."""
    found = {}
    for part in exported.data.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT")[1:]:
        lines = [line for line in part.split(b"\r\n") if not line.startswith(STAMPS)]
        (uid,) = [line for line in lines if line.startswith(b"UID:")]
        found[uid.decode().partition("-")[2].removesuffix("@sales-cockpit")] = b"\r\n".join(lines)
    return found


def the_event(exported: Exported) -> Event:
    (event,) = events(exported)
    return event


def alarms(event: Event, zone: ZoneInfo = BERLIN) -> list[datetime]:
    """The instants at which a phone in `zone` rings: counted from the start, of a day from its midnight."""
    start: date = event.decoded("DTSTART")
    begins = start if isinstance(start, datetime) else at(start, time(0), zone)
    found: list[timedelta] = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    return [begins.astimezone(UTC) + trigger for trigger in found]
