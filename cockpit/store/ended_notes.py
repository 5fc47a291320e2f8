"""What a snapshot notes of a record that ended, for Today: so that opening the book need not read the record."""

from __future__ import annotations

from cockpit.domain.noted import NotedPromise, NotedRecord
from cockpit.domain.people import Customer
from cockpit.store import codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.domain.entry import Entry
    from cockpit.store.snapshot import Note

_MONEY = "order"  # what is to come of it depends on the moment that is asked for, so it is read


def note_of(record: Entry | None) -> Note | bool:
    """Return what is noted of a record; True where nothing is, so that it is to be read."""
    if record is None or record.KIND == _MONEY or record.customer is None or record.is_open():
        return True
    at = record.last_contact()
    if at is None or record.deleted:
        return True
    return codec.encode(NotedRecord(customer=record.customer, last=at, promise=_promise(record)))


def _promise(record: Entry) -> NotedPromise | None:
    from cockpit.domain.promises.promise import Promise  # whoever only opens the book notes nothing

    if not isinstance(record, Promise):
        return None
    kept = record.is_kept(record.made_at) is True  # of one that ended, whatever the moment
    return NotedPromise(theirs=record.theirs, is_whole_day=record.is_whole_day, kept=kept)


def noted_in(notes: Mapping[int, Note]) -> dict[int, NotedRecord]:
    """Return what was noted, by the id of the record. What does not read is left out: then its record tells."""
    found: dict[int, NotedRecord] = {}
    for record_id, note in notes.items():
        try:
            found[record_id] = codec.build(NotedRecord, note)
        except codec.Unreadable:
            continue
    return found


def receded(before: Entry | NotedRecord, after: Entry | Customer | None) -> bool:
    """Tell whether a change took a contact back, as an undo does: then an earlier one is its customer's last."""
    had = _last(before)
    if had is None or before.customer is None:
        return False
    if after is None or isinstance(after, Customer) or after.deleted or after.customer != before.customer:
        return True
    left = _last(after)
    return left is None or left < had


def _last(record: Entry | NotedRecord) -> float | None:
    """Return when a record last reached its customer, in seconds since 1970."""
    return max((at.timestamp() for at, _ in record.contacts_had()), default=None)
