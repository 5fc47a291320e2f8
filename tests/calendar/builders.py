"""Records and files for the calendar's tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cockpit.calendar.ics import Exported, calendar
from cockpit.domain import agenda
from cockpit.domain.entry import Entry
from cockpit.domain.moment import at
from cockpit.domain.promise import Promise
from cockpit.domain.record import Deadline, new_id
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Note, Todo

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 11, 16, 9, 0, tzinfo=BERLIN)
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=BERLIN)
ACME = 7
NAMES = {ACME: "Acme"}


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
    return Promise(**(facts | changes))


def a_todo(**changes: Any) -> Todo:
    facts: dict[str, Any] = {"id": an_id(2), "text": "call Bo", "made_at": MADE, "due": wed(11)}
    return Todo(**(facts | changes))


def a_note(**changes: Any) -> Note:
    facts: dict[str, Any] = {"id": an_id(3), "text": "fair opens", "made_at": MADE, "due": wed(9)}
    return Note(**(facts | changes))


def deadlines(*records: Entry, now: datetime = NOW) -> list[Deadline]:
    return agenda.deadlines(records, now, Rules())


def export(
    *records: Entry,
    names: Mapping[int, str] = NAMES,
    changed: Mapping[int, datetime] | None = None,
    now: datetime = NOW,
    privacy: str = "full",
    kinds: Collection[str] = (),
) -> Exported:
    due = deadlines(*records, now=now)
    return calendar(due, names=names, changed=changed or {}, now=now, privacy=privacy, kinds=kinds)


def events(exported: Exported) -> list[Event]:
    """Read the events of a file back; everything must have been written."""
    assert exported.left_out == ()
    found = [part for part in Calendar.from_ical(exported.data).walk("VEVENT") if isinstance(part, Event)]
    assert len(found) == exported.events
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
