"""What of a record stands in the calendar: an event for each thing that it is due for, or will be.

The file is a function of the records, of the moments at which they last changed, and of the settings. It has no
`now`: each record is asked what will be due if nothing more happens. No deadline moves by waiting, so that is
what it is due for today, and besides what only time will bring, such as the call about a payment that does not
come. A phone that looks twice a day then has that call before the morning it is due.
"""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.calendar.alarms import alarms
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.record import Deadline
    from cockpit.domain.rules import Rules

# When all that waiting brings has come. Records hold no time after the year 9998.
IN_THE_END = datetime(9999, 6, 1, tzinfo=UTC)

# Left out. The first two are guesses of ours at how long a silence may last, not times that anyone named; each contact
# moves them: a phone that looks twice a day would ring about a customer whom one has just had on the line. Today
# and the morning review, which know of that contact, show them. A supply later than it is needed is late from the
# moment it is known: there is nothing to ring for. All else moves with the facts of its record only.
WATCHES = frozenset({"quiet", "be-back", "supply-late"})

# Stands in the file and moves with each contact: it is a rhythm that the seller named.
MOVED_BY_CONTACTS = frozenset({"touch"})

# The two clocks of a promise are one event, at the customer's time, which rings at both.
CLOCKS = ("mine", "theirs")


class Due(Record):
    """One event to be: what it is for, where it stands, and the moments at which it rings."""

    purpose: str
    deadline: Deadline
    moments: tuple[datetime, ...]


def instant(moment: datetime) -> datetime:
    """Return a moment in UTC and whole seconds, as the file has it. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def presentable(record: Entry) -> Entry:
    """Return the record without what is private, and with the items of its maps in the order of their keys.

    Words that are not there cannot slip out. Two machines may hold the same items in a different order.
    """
    changes: dict[str, Any] = {field: record.DEFAULTS[field] for field in record.PRIVATE}
    for name, value in record.flat():
        if isinstance(value, dict):
            changes[name] = dict(sorted(value.items()))
    return record.with_flat(changes)


def dues(record: Entry, rules: Rules, in_touch: InTouch | None = None) -> list[Due]:
    """Return what a record is due for, or will be. Raises whatever a record does that cannot be reckoned with."""
    found: dict[str, list[Deadline]] = {}
    deadlines = record.deadlines(IN_THE_END, rules, in_touch)
    for due in sorted(deadlines, key=lambda due: (due.when.timestamp(), due.kind)):
        if due.kind not in WATCHES:
            purpose = record.KIND if due.kind in CLOCKS else due.kind
            found.setdefault(purpose, []).append(due)
    return [_due(purpose, deadlines) for purpose, deadlines in found.items()]


def _due(purpose: str, deadlines: list[Deadline]) -> Due:
    main = max(deadlines, key=lambda due: due.kind == "theirs")
    return Due(purpose=purpose, deadline=main, moments=alarms(purpose, main, deadlines))
