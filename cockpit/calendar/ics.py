"""Deadlines as an iCalendar file: one event for each record and what it is due for.

Events, also for to-dos: hardly any calendar shows the tasks of a file or feed. No METHOD (that would need an
ORGANIZER) and no UID of the calendar itself (vdirsyncer would then see one item). Nothing here depends on the
moment of writing, so unchanged deadlines give identical bytes, and a reader that polls sees what changed.
"""

from __future__ import annotations

from datetime import timedelta

from icalendar import Calendar

from cockpit.calendar.event import Elapsed, instant, to_bytes
from cockpit.calendar.text import clean
from cockpit.calendar.words import TITLES, Shown
from cockpit.domain.agenda import PRACTICES
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from cockpit.domain.record import Deadline

NAME = "Cockpit"
PRODUCT = "-//Cockpit//sales-cockpit//EN"  # without the version: an upgrade changes no file
REFRESH = timedelta(hours=1)
KINDS = tuple(PRACTICES)
PRIVACY = tuple(TITLES)

_CLOCKS = ("mine", "theirs")
_END = b"END:VCALENDAR\r\n"


class LeftOut(Record):
    """A record that could not be written: its id, its kind, and why."""

    record: int
    kind: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind} {self.record:x}: {self.why}"


class Exported(Record):
    """An iCalendar file: its bytes, how many events it holds, and what had to be left out."""

    data: bytes
    events: int
    left_out: tuple[LeftOut, ...] = ()


def calendar(
    deadlines: Iterable[Deadline],
    *,
    names: Mapping[int, str],
    changed: Mapping[int, datetime],
    now: datetime,  # noqa: ARG001 - every use case has it; the bytes must not depend on it
    privacy: str = "full",
    kinds: Collection[str] = (),
) -> Exported:
    """Write deadlines as an iCalendar file.

    What cannot be written is left out and named: one bad record never costs the others.

    Args:
        deadlines: What `agenda.deadlines` returned. The two clocks of a promise become one event, at the
            customer's time, which rings at the seller's own time and at the customer's.
        names: The name to show of each customer, by id; one that is missing is not named.
        changed: When what the calendar shows of a record last changed, by id, zone-aware; `made_at` where it
            is missing.
        now: Not used.
        privacy: How much is told: full, initials (of the customer), kind (what it is due for), or busy.
        kinds: The kinds of record to write (promise, todo …); all of them if empty.

    Raises:
        NotUnderstood: There is no such privacy or kind.
    """
    _must_be_known("level of privacy", [privacy], PRIVACY)
    _must_be_known("kind of record", kinds, KINDS)
    written: list[bytes] = []
    left_out: list[LeftOut] = []
    for (record_id, purpose), found in _grouped(deadlines, kinds):
        record = found[0].record
        try:
            shown = Shown(
                record=record,
                purpose=purpose,
                due=max(found, key=lambda due: due.kind == "theirs"),
                alarms=tuple(sorted({instant(due.when) for due in found})),
                name=clean(names.get(record.customer, "")),
                changed=instant(changed.get(record_id, record.made_at)),
                privacy=privacy,
            )
            written.append(to_bytes(shown))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one record, the rest is written
            why = clean(str(error)) or type(error).__name__
            left_out.append(LeftOut(record=record_id, kind=record.KIND, why=why))
    data = _head() + b"".join(written) + _END
    return Exported(data=data, events=len(written), left_out=tuple(left_out))


def _must_be_known(what: str, said: Iterable[str], known: tuple[str, ...]) -> None:
    for word in said:
        if word not in known:
            raise NotUnderstood(f"There is no {what} “{clean(word)}”.", f"Choose from: {', '.join(known)}.")


def _grouped(
    deadlines: Iterable[Deadline], kinds: Collection[str]
) -> list[tuple[tuple[int, str], list[Deadline]]]:
    """Return the deadlines of each event, in the order in which their records were made.

    That order stays when an event moves in time, so that two files differ only in what has changed.
    """
    groups: dict[tuple[int, str], list[Deadline]] = {}
    for due in deadlines:
        kind = due.record.KIND
        if not kinds or kind in kinds:
            purpose = kind if due.kind in _CLOCKS else due.kind
            groups.setdefault((due.record.id, purpose), []).append(due)
    return sorted(groups.items(), key=lambda group: group[0])


def _head() -> bytes:
    """Return the file up to its first event."""
    frame = Calendar()
    frame.add("VERSION", "2.0")
    frame.add("PRODID", PRODUCT)
    frame.add("CALSCALE", "GREGORIAN")
    frame.calendar_name = NAME  # as NAME, and as X-WR-CALNAME for those who do not know that
    frame.add("REFRESH-INTERVAL", Elapsed(REFRESH), {"VALUE": "DURATION"})
    frame.add("X-PUBLISHED-TTL", Elapsed(REFRESH))  # the same, for Outlook
    return bytes(frame.to_ical()).removesuffix(_END)
