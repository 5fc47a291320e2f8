"""One event of an iCalendar file: which property says what, how long it is, when it rings."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from cockpit.calendar.content_line import day, elapsed, instant, line, text, utc
from cockpit.calendar.uid import uid
from cockpit.calendar.words import Shown, category, description, summary
from cockpit.domain.moment import at, between
from cockpit.domain.record import created_ms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.domain.record import Deadline

# A deadline is a moment, but an event needs a length: without an end iCloud and older Androids drop or hide
# it; with the end at the start, which RFC 5545 forbids, khal makes it an hour long and Google half of one.
# A quarter of an hour is about the least that a day view draws with its title.
LENGTH = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
_LARGEST = 2**31 - 1  # that an INTEGER of the format can hold
_FINE = 24 * 60 * 60 * 1000  # milliseconds of a record's life that are counted one by one
_COARSE = 250  # and those that count for one later on: an INTEGER then lasts for sixteen years


def to_bytes(shown: Shown) -> bytes:
    """Write one event. Raises ValueError or OverflowError for times that the format cannot hold."""
    parts = [b"BEGIN:VEVENT\r\n"]
    for name, value_of in FIELD_MAP.items():
        value = value_of(shown)
        if value is not None:
            is_day = shown.due.whole_day and name in ("DTSTART", "DTEND")
            parts.append(line(f"{name};VALUE=DATE" if is_day else name, value))
    if not shown.mark:
        say = line("DESCRIPTION", text(summary(shown)))
        for moment in shown.alarms:
            ring = f"TRIGGER:{trigger(shown.due, moment)}\r\n".encode()
            parts += [b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n", say, ring, b"END:VALARM\r\n"]
    return b"".join([*parts, b"END:VEVENT\r\n"])


def trigger(due: Deadline, moment: datetime) -> str:
    """Return when to ring, from the start of the event: for a whole day, from its midnight where it was said.

    Whole days, too, get a relative trigger and not one at an absolute time. It is what iPhones write
    themselves; DAVx⁵ and ICSx⁵ count an absolute one from midnight UTC and Android then rings that long
    after local midnight, hours off; and it follows an event that is moved on the phone.
    """
    begins = at(due.when.date(), time(0), due.when.tzinfo or UTC) if due.whole_day else instant(due.when)
    return elapsed(between(begins, moment))


def start(due: Deadline) -> str:
    """Return where an event begins: a day, or a moment."""
    return day(due.when) if due.whole_day else utc(due.when)


def _end(shown: Shown) -> str:
    due = shown.due
    return day(due.when.date() + ONE_DAY) if due.whole_day else utc(instant(due.when) + LENGTH)


def _sequence(shown: Shown) -> str:
    """Return how long after it was made it last changed: that rises with a change, and only then.

    Its id tells when it was made by the clock that changes are stamped by. `made_at` is what the seller's clock
    showed, which may be set. Of the first day each millisecond counts, for a script may change a thing twice within a
    second.
    """
    ms = max(0, round(shown.changed.timestamp() * 1000) - created_ms(shown.origin or shown.record.id))
    return str(min(min(ms, _FINE) + max(0, ms - _FINE) // _COARSE, _LARGEST))


def _text(words: Callable[[Shown], str | None]) -> Callable[[Shown], str | None]:
    def value(shown: Shown) -> str | None:
        said = words(shown)
        return text(said) if said is not None else None

    return value


# Each property of an event, and what it says of ours; None leaves it out.
FIELD_MAP: Mapping[str, Callable[[Shown], str | None]] = {
    "SUMMARY": _text(summary),
    "DTSTART": lambda shown: start(shown.due),
    "DTEND": _end,
    "DTSTAMP": lambda shown: utc(shown.changed),
    "UID": lambda shown: uid(shown.origin or shown.record.id, shown.purpose, shown.privacy),
    "SEQUENCE": _sequence,
    "CATEGORIES": _text(category),
    "CREATED": lambda shown: utc(shown.record.made_at),
    "DESCRIPTION": _text(description),
    "LAST-MODIFIED": lambda shown: utc(shown.changed),
    "STATUS": lambda shown: "CANCELLED" if shown.mark else None,
    "TRANSP": lambda _: "TRANSPARENT",  # a deadline does not make one busy
}
