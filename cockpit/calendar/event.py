"""One event of an iCalendar file: which property says what, how long it is, when it rings."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Event, vDuration

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


class Elapsed(vDuration):
    """A duration in hours, minutes and seconds.

    Those are exact; a day in a duration is a day of the calendar, 23 to 25 hours long (RFC 5545, 3.3.6).
    """

    def to_ical(self) -> bytes:
        """Return the value of the property, such as `-PT26H30M`."""
        total = abs(int(self.td.total_seconds()))
        hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
        written = f"{hours}H" if hours else ""
        written += f"{minutes}M" if minutes or (hours and seconds) else ""
        written += f"{seconds}S" if seconds or not total else ""
        return f"{'-' if self.td < timedelta() else ''}PT{written}".encode()


def to_bytes(shown: Shown) -> bytes:
    """Write one event. Raises ValueError or OverflowError for times that the format cannot hold."""
    event = Event()
    for field, value_of in FIELD_MAP.items():
        value = value_of(shown)
        if value is not None:
            event.add(field, value)
    for moment in shown.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary(shown))
        alarm.add("TRIGGER", trigger(shown.due, moment))
        event.add_component(alarm)
    return bytes(event.to_ical())


def trigger(due: Deadline, moment: datetime) -> Elapsed:
    """Return when to ring, from the start of the event: for a whole day, from its midnight where it was said.

    Whole days, too, get a relative trigger and not one at an absolute time. It is what iPhones write
    themselves; DAVx⁵ and ICSx⁵ count an absolute one from midnight UTC and Android then rings that long
    after local midnight, hours off; and it follows an event that is moved on the phone.
    """
    start = at(due.when.date(), time(0), due.when.tzinfo or UTC) if due.whole_day else instant(due.when)
    return Elapsed(between(start, moment))


def instant(moment: datetime) -> datetime:
    """Return a moment in UTC and whole seconds, as the file has it. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def _start(shown: Shown) -> date:
    return shown.due.when.date() if shown.due.whole_day else instant(shown.due.when)


def _end(shown: Shown) -> date:
    return _start(shown) + (ONE_DAY if shown.due.whole_day else LENGTH)


def _sequence(shown: Shown) -> int:
    """Return how many seconds after it was made it last changed: that rises with a change, and only then.

    Its id tells when it was made by the clock that changes are stamped by. `made_at` is what the seller's clock
    showed, which may be set.
    """
    seconds = int(shown.changed.timestamp()) - created_ms(shown.record.id) // 1000
    return min(max(0, seconds), _LARGEST)


# Each property of an event, and what it says of ours; None leaves it out.
FIELD_MAP: Mapping[str, Callable[[Shown], object]] = {
    "UID": lambda shown: f"{shown.record.id:032x}-{shown.purpose}@sales-cockpit",
    "DTSTAMP": lambda shown: shown.changed,
    "CREATED": lambda shown: instant(shown.record.made_at),
    "LAST-MODIFIED": lambda shown: shown.changed,
    "SEQUENCE": _sequence,
    "DTSTART": _start,
    "DTEND": _end,
    "SUMMARY": summary,
    "DESCRIPTION": description,
    "CATEGORIES": category,
    "TRANSP": lambda _: "TRANSPARENT",  # a deadline does not make one busy
}
