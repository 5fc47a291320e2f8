"""One event of an iCalendar file: which property says what, how long it is, when it rings.

Loads icalendar, which takes longer than starting Python: imported where an event is written, and not before.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Event, vDuration, vText

from cockpit.calendar.due import instant
from cockpit.calendar.uid import uid
from cockpit.calendar.words import Shown, category, description, summary
from cockpit.domain.moment import at, between
from cockpit.domain.record import created_ms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from cockpit.domain.record import Deadline

# A deadline is a moment, but an event needs a length: without an end iCloud and older Androids drop or hide
# it; with the end at the start, which RFC 5545 forbids, khal makes it an hour long and Google half of one.
# A quarter of an hour is about the least that a day view draws with its title.
LENGTH = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
_LARGEST = 2**31 - 1  # that an INTEGER of the format can hold
_FINE = 24 * 60 * 60 * 1000  # milliseconds of a record's life that are counted one by one
_COARSE = 250  # and those that count for one later on: an INTEGER then lasts for sixteen years


class Elapsed(vDuration):
    """A duration in hours, minutes and seconds.

    Those are exact; a day in a duration is a day of the calendar, 23 to 25 hours long (RFC 5545, 3.3.6).
    """

    def to_ical(self) -> bytes:
        """Return the value of the property, such as `-PT26H30M`."""
        seconds = int(self.td.total_seconds())
        total = abs(seconds)
        hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
        written = f"{hours}H" if hours else ""
        written += f"{minutes}M" if minutes or (hours and rest) else ""
        written += f"{rest}S" if rest or not total else ""
        return f"{'-' if seconds < 0 else ''}PT{written}".encode()


class Typed(vText):
    """Words as they were typed, also those with a backslash before an N, which the library takes for a new line."""

    def to_ical(self) -> bytes:
        """Return the value of the property, with what the format needs escaped."""
        return b"\\\\N".join([vText(part).to_ical() for part in self.split(r"\N")])


def to_bytes(shown: Shown) -> bytes:
    """Write one event. Raises ValueError or OverflowError for times that the format cannot hold."""
    event = Event()
    for name, value_of in FIELD_MAP.items():
        value = value_of(shown)
        if value is not None:
            event.add(name, value)
    for moment in () if shown.mark else shown.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", Typed(summary(shown)))
        alarm.add("TRIGGER", trigger(shown.due, moment))
        event.add_component(alarm)
    return bytes(event.to_ical())


def bare(title: str, due: Deadline) -> bytes:
    """Write an event of a title and a time alone, each property on one line."""
    event = Event()
    event.add("SUMMARY", Typed(title))
    event.add("DTSTART", start(due))
    return bytes(event.to_ical()).replace(b"\r\n ", b"")


def trigger(due: Deadline, moment: datetime) -> Elapsed:
    """Return when to ring, from the start of the event: for a whole day, from its midnight where it was said.

    Whole days, too, get a relative trigger and not one at an absolute time. It is what iPhones write
    themselves; DAVx⁵ and ICSx⁵ count an absolute one from midnight UTC and Android then rings that long
    after local midnight, hours off; and it follows an event that is moved on the phone.
    """
    begins = at(due.when.date(), time(0), due.when.tzinfo or UTC) if due.whole_day else instant(due.when)
    return Elapsed(between(begins, moment))


def start(due: Deadline) -> date:
    """Return where an event begins: a day, or a moment."""
    return due.when.date() if due.whole_day else instant(due.when)


def _end(shown: Shown) -> date:
    return start(shown.due) + (ONE_DAY if shown.due.whole_day else LENGTH)


def _sequence(shown: Shown) -> int:
    """Return how long after it was made it last changed: that rises with a change, and only then.

    Its id tells when it was made by the clock that changes are stamped by. `made_at` is what the seller's clock
    showed, which may be set. Of the first day each millisecond counts, for a script may change a thing twice within a
    second.
    """
    ms = max(0, round(shown.changed.timestamp() * 1000) - created_ms(shown.origin or shown.record.id))
    return min(min(ms, _FINE) + max(0, ms - _FINE) // _COARSE, _LARGEST)


def _words(words: Callable[[Shown], str | None]) -> Callable[[Shown], Typed | None]:
    def value(shown: Shown) -> Typed | None:
        said = words(shown)
        return Typed(said) if said is not None else None

    return value


# Each property of an event, and what it says of ours; None leaves it out.
FIELD_MAP: Mapping[str, Callable[[Shown], object]] = {
    "SUMMARY": _words(summary),
    "DTSTART": lambda shown: start(shown.due),
    "DTEND": _end,
    "DTSTAMP": lambda shown: instant(shown.changed),
    "UID": lambda shown: uid(shown.origin or shown.record.id, shown.purpose, shown.privacy),
    "SEQUENCE": _sequence,
    "CATEGORIES": category,
    "CREATED": lambda shown: instant(shown.record.made_at),
    "DESCRIPTION": _words(description),
    "LAST-MODIFIED": lambda shown: instant(shown.changed),
    "STATUS": lambda shown: "CANCELLED" if shown.mark else None,
    "TRANSP": lambda _: "TRANSPARENT",  # a deadline does not make one busy
}
