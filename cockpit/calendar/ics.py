"""Deadlines as an iCalendar file: one event for each record and what it is due for.

Events, also for to-dos: hardly any calendar shows the tasks of a file or feed. No METHOD (that would need an
ORGANIZER) and no UID of the calendar itself (vdirsyncer would then see one item). Nothing here depends on the
moment of writing: the same records, settings and privacy give the same bytes, whenever and in whatever order, so
that a reader who polls sees what changed (`cockpit.calendar.due` says how deadlines can do without a now).
"""

from __future__ import annotations

from datetime import timedelta

from icalendar import Calendar

from cockpit.calendar.due import MOVED_BY_CONTACTS, dues, presentable
from cockpit.calendar.event import Elapsed, instant, to_bytes
from cockpit.calendar.purpose import shows_names
from cockpit.calendar.text import clean
from cockpit.calendar.words import TITLES, Shown
from cockpit.domain import kinds as kinds_of_record
from cockpit.domain.contacts import in_touch_by_customer
from cockpit.domain.record import Record
from cockpit.errors import BookError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime

    from cockpit.calendar.due import Due
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

NAME = "Cockpit"
PRODUCT = "-//Cockpit//sales-cockpit//EN"  # without the version: an upgrade changes no file
REFRESH = timedelta(hours=1)
KINDS = tuple(kinds_of_record.KINDS)
PRIVACY = tuple(TITLES)

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
    records: Iterable[Entry],
    *,
    rules: Rules,
    name_of: Callable[[Entry], str],
    changed: Callable[[Entry, Collection[str]], datetime],
    privacy: str = "full",
    kinds: Collection[str] = (),
    became: Mapping[int, int] | None = None,
) -> Exported:
    """Write what records are due for, or will be, as an iCalendar file.

    What cannot be written is left out and named: one bad record never costs the others.

    Args:
        records: Records of any kind and state, each once. Those that are not due give no event.
        rules: The settings that deadlines depend on.
        name_of: Returns the name to show of a record's customer, or "".
        changed: Returns when any of those fields of a record last changed, zone-aware; `customer` stands for the
            name to show, too.
        privacy: How much is told: full, initials (of the customer), kind (what it is due for), or busy.
        kinds: The kinds of record to write (promise, todo …); all of them if empty.
        became: The customers that were merged, each with the one that it became.

    Raises:
        NotUnderstood: There is no such privacy or kind.
        BookError: A name or a change cannot be looked up, since the book does not read.
    """
    _must_be_known("level of privacy", [privacy], PRIVACY)
    _must_be_known("kind of record", kinds, KINDS)
    written: dict[tuple[int, str], bytes] = {}
    left_out: list[LeftOut] = []
    records = list(records)
    known = in_touch_by_customer([one for one in records if _tells_contacts(one)], became)

    def write(record: Entry, due: Due) -> bytes:
        shown = Shown(
            record=record,
            purpose=due.purpose,
            due=due.deadline,
            alarms=tuple(sorted({instant(moment) for moment in due.moments})),
            name=clean(name_of(record)) if shows_names(privacy) else "",
            changed=record.made_at,
            privacy=privacy,
            rules=rules,
        )
        moved = changed(record, shown.words.shown(privacy, record))
        touched = known[record.customer].last if record.customer in known else None
        if due.purpose in MOVED_BY_CONTACTS and touched is not None:
            moved = max(moved, touched, key=lambda at: at.timestamp())
        return to_bytes(shown.replace(changed=instant(moved)))

    def leave_out(record: Entry, error: Exception) -> None:
        why = clean(str(error)) or type(error).__name__
        left_out.append(LeftOut(record=record.id, kind=record.KIND, why=why))

    for kept in records:
        if kinds and kept.KIND not in kinds:
            continue
        try:
            record = presentable(kept)
            found = dues(record, rules, known.get(record.customer or 0))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one record, the rest is written
            leave_out(kept, error)
            continue
        for due in found:
            try:
                written[record.id, due.purpose] = write(record, due)
            except BookError:
                raise  # no record's fault: a file without any of them would look like a day without duties
            except Exception as error:  # noqa: BLE001 - likewise
                leave_out(record, error)
    # In the order in which the records were made. That stays when an event moves in time, so that two files differ
    # only in what has changed.
    events = [data for _, data in sorted(written.items())]
    return Exported(data=_head() + b"".join(events) + _END, events=len(events), left_out=tuple(left_out))


def _tells_contacts(record: Entry) -> bool:
    """Tell whether a record can say when its customer was reached; that it cannot costs the others nothing."""
    try:
        return record.customer is not None and bool([*record.contacts_had(), record.agreed_until()])
    except Exception:  # noqa: BLE001 - it is left out, and named, when its turn comes
        return False


def _must_be_known(what: str, said: Iterable[str], known: tuple[str, ...]) -> None:
    for word in said:
        if word not in known:
            raise NotUnderstood(f"There is no {what} “{clean(word)}”.", f"Choose from: {', '.join(known)}.")


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
