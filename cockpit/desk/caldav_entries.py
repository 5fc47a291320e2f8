"""What is to stand on the calendar server, as the book has it now."""

from __future__ import annotations

from cockpit.calendar.dav_wanted import TICKED_BY, Wanted, finished_at, task_uid, wanted_of
from cockpit.calendar.due import instant
from cockpit.calendar.record_events import LeftOut, Telling
from cockpit.calendar.uid import uid
from cockpit.desk.calendar_export import lookups
from cockpit.desk.contacts import at_hand, became
from cockpit.desk.open_codes import OpenCodes
from cockpit.domain.contacts import in_touch
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.caldav_connection import Connection
    from cockpit.desk.caldav_map import CaldavMap, KnownEntry
    from cockpit.desk.desk import Desk
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry


class FinishedHere(Record):
    """What was done and may still stand on the server, ticked off: of which record, for what, and when."""

    record: int
    kind: str
    purpose: str
    done: str


class EntriesHere:
    """Every entry that is to stand there, by its UID; `left_out` is what cannot be written."""

    def __init__(self, desk: Desk, connection: Connection, known: CaldavMap) -> None:
        self._desk, self._known = desk, known
        self._told = Telling(privacy=connection.privacy, amounts=connection.amounts)
        records = at_hand(desk)
        self._codes = OpenCodes(records)
        self._asked = lookups(desk, self._codes)
        self._merged = became(desk)
        self._groups: dict[int, list[Entry]] = {}
        for record in records:
            if record.customer is not None:
                self._groups.setdefault(self._owner(record.customer), []).append(record)
        self._touched: dict[int, InTouch] = {}
        self.open: dict[str, Wanted] = {}
        self._finished: dict[str, FinishedHere] = {}
        self._of_record: dict[int, set[str]] = {}
        self.left_out: dict[int, LeftOut] = {}
        for record in records:
            self._put(record)

    def of_uid(self, its_uid: str, entry: KnownEntry | None = None) -> Wanted | None:
        """Return the entry of that UID as it is to stand there, open or ticked off; None where it is not to.

        One that is ticked off keeps its words and its time there: `entry` has them.
        """
        if its_uid in self.open:
            return self.open[its_uid]
        found = self._finished.get(its_uid)
        if found is None and entry is not None and entry.record:
            found = self._long_finished(entry)
        return self._as_known(entry, found) if found is not None else None

    def last_known(self, entry: KnownEntry) -> Wanted | None:
        """Return what is known of an entry that is not to stand there any more; None where it is of no record."""
        if not entry.record:
            return None
        gone = FinishedHere(record=int(entry.record), kind=entry.kind, purpose=entry.purpose, done="")
        return self._as_known(entry, gone)

    def renew(self, record_id: int) -> None:
        """Take in a record as it stands now."""
        record = self._desk.book.get(record_id)
        for its_uid in self._of_record.pop(record_id, set()):
            self.open.pop(its_uid, None)
            self._finished.pop(its_uid, None)
        if record is None:
            return
        self._codes.put(record_id, record)
        if record.customer is not None:
            owner = self._owner(record.customer)
            others = [one for one in self._groups.get(owner, []) if one.id != record_id]
            self._groups[owner] = [*others, record]
            self._touched.pop(owner, None)
        self._put(record)

    def _put(self, record: Entry) -> None:
        uids = self._of_record.setdefault(record.id, set())
        for one in wanted_of(record, self._asked, self._told, self._in_touch) if not record.deleted else ():
            if isinstance(one, LeftOut):
                self.left_out[record.id] = one
            else:
                self.open[one.uid] = one
                uids.add(one.uid)
        for purpose in TICKED_BY:
            done = finished_at(record, purpose) if _kind_of(purpose) == record.KIND else None
            if done is not None:
                origin = self._asked.origin_of(record) if purpose == record.KIND else record.id
                its_uid = task_uid(uid(origin, purpose, self._told.privacy))
                at = instant(done).isoformat()
                self._finished[its_uid] = FinishedHere(
                    record=record.id, kind=record.KIND, purpose=purpose, done=at
                )
                uids.add(its_uid)

    def _long_finished(self, entry: KnownEntry) -> FinishedHere | None:
        """Return what was done so long ago that it is not at hand."""
        record_id = int(entry.record)
        if record_id in self._of_record or entry.component != "VTODO":
            return None
        if entry.done:  # known to be ticked off on both sides: there is nothing to look up
            return FinishedHere(record=record_id, kind=entry.kind, purpose=entry.purpose, done=entry.done)
        record = self._desk.book.get(record_id)
        done = finished_at(record, entry.purpose) if record is not None else None
        if record is None or done is None:
            return None
        at = instant(done).isoformat()
        return FinishedHere(record=record_id, kind=record.KIND, purpose=entry.purpose, done=at)

    def _as_known(self, entry: KnownEntry | None, found: FinishedHere) -> Wanted:
        now = instant(self._desk.now())
        return Wanted(
            record=found.record,
            kind=found.kind,
            purpose=found.purpose,
            component=(entry.component if entry else "") or "VTODO",
            uid=entry.uid if entry else "",
            title=entry.title if entry else "",
            when=entry.when if entry else "",
            told=entry.told if entry else (),
            alarms=entry.alarms if entry else (),
            made=now,
            changed=now,
            done=found.done,
        )

    def _in_touch(self, record: Entry) -> InTouch | None:
        if record.customer is None:
            return None
        owner = self._owner(record.customer)
        if owner not in self._touched:
            self._touched[owner] = in_touch(self._groups.get(owner, []))
        return self._touched[owner]

    def _owner(self, customer: int) -> int:
        return self._merged.get(customer, customer)


def _kind_of(purpose: str) -> str:
    return "question" if purpose == "get-back" else purpose
