"""The record that last reached a customer: kept at hand, however long ago it ended.

The snapshot shows it beside what is open with them, and keeps that of every other customer, too: so what it costs
follows the customers, and not what has been. A book folded before that was so is folded anew (`keeps_contacts`).
What is shown for that alone has a note of what Today asks of it, and is read only when more is asked.
"""

from __future__ import annotations

from cockpit.domain.people import Customer, followed
from cockpit.store import codec, ended_notes, snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book
    from cockpit.store.fold import Document
    from cockpit.store.folder import Folder

    Tables = Mapping[str, Mapping[int, Document]]


def last_told(tables: Tables) -> dict[int, int]:
    """Return, of each customer who was ever reached, the record that tells of the last time."""
    found: dict[int, tuple[float, int]] = {}
    for table, documents in tables.items():
        for record_id, document in documents.items():
            record = entry_of(table, record_id, document) if "customer" in document.values else None
            at = record.last_contact() if record is not None and not record.deleted else None
            if record is not None and record.customer is not None and at is not None:
                told = found.get(record.customer)
                found[record.customer] = max(told or (at.timestamp(), record_id), (at.timestamp(), record_id))
    return {customer: record_id for customer, (_, record_id) in found.items()}


def note_of(table: str, record_id: int, document: Document) -> snapshot.Note | bool:
    """Return what the snapshot notes of a record that is shown for its contact alone; True where that is nothing."""
    return ended_notes.note_of(entry_of(table, record_id, document))


def led_to(customers: Iterable[int], people: Mapping[int, Customer]) -> set[int]:
    """Return those customers with whom they became by a merge, and all that became the same."""
    wanted = set(customers)
    merged = {one: to.id for one, who in people.items() if who.merged_into and (to := followed(one, people))}
    stand = {merged.get(one, one) for one in wanted}
    return wanted | stand | {one for one, to in merged.items() if to in stand}


def bring(book: Book, also: Iterable[int] = ()) -> None:
    """Let the book hold what last reached each customer of an open record, back after long maybe, and `also` these.

    Raises BookError where the book cannot be read.
    """
    if book.at_hand is None:
        return
    wanted = {one.customer for one in book.lately.values() if one.customer is not None and one.is_open()}
    away = led_to(wanted.union(also), book.customers) - book.at_hand
    if not away:
        return
    for table, documents in _told_to(book, away).items():
        for record_id in documents.keys() - book.lately.keys():
            book.tables.setdefault(table, {}).setdefault(record_id, documents[record_id])
            book.show(table, record_id)
    book.at_hand |= away
    book.receded -= away


def told_in_history(
    folder: Folder, tables: Tables, customers: Iterable[int]
) -> dict[str, dict[int, Document]]:
    """Return what last reached these customers of all that was folded, read as a stream; as `tables` have it, by now.

    Raises history.Unsound where a file is damaged.
    """
    from cockpit.store import history

    needles = [b'"customer":"%d"' % one for one in customers]
    found: dict[str, dict[int, Document]] = {}
    for table, record_id, document in history.streamed(folder, dict.fromkeys(codec.TABLES, needles)):
        found.setdefault(table, {})[record_id] = tables.get(table, {}).get(record_id) or document
    return _told_of(found)


def _told_to(book: Book, customers: set[int]) -> dict[str, dict[int, Document]]:
    """Return what last reached these customers.

    The snapshot keeps it; where that is no more what it was, as after an undo, all that was folded is asked.
    """
    from cockpit.store import history  # Today is to start at once, and asks it seldom

    if not book.is_whole:
        try:
            if book.receded & customers:
                return told_in_history(book.folder, book.tables, customers)
            return _told_of(_in_snapshot(book, customers))
        except (history.Unsound, *snapshot.UNSOUND):
            book.load_history()
    theirs = {str(one) for one in customers}
    return _told_of(
        {
            table: {key: one for key, one in documents.items() if str(one.values.get("customer")) in theirs}
            for table, documents in book.tables.items()
        }
    )


def _in_snapshot(book: Book, customers: set[int]) -> dict[str, dict[int, Document]]:
    """Return what the snapshot keeps of those customers, reading no other line. Raises history.Unsound."""
    from cockpit.store import history

    wanted = [f'"customer":"{one}"' for one in customers]

    def is_meant(line: str) -> bool:
        return any(one in line for one in wanted)

    lines = history.sections(book.folder, snapshot.SNAPSHOT, codec.TABLES)
    if lines is None:
        raise history.Unsound
    return {
        kind: {key: book.document(kind, key) or one for key, one in history.records(of, is_meant).items()}
        for kind, of in lines.items()
    }


def _told_of(tables: Tables) -> dict[str, dict[int, Document]]:
    told = set(last_told(tables).values())
    return {
        table: {one: documents[one] for one in documents.keys() & told} for table, documents in tables.items()
    }


def entry_of(table: str, record_id: int, document: Document) -> Entry | None:
    """Return the record of a document; None where it is a customer's or another program's, or does not read."""
    if table not in codec.TABLES:
        return None
    try:
        record = codec.decode(table, record_id, document.values, deleted=document.is_deleted)
    except codec.Unreadable:
        return None  # told on every opening, until it is mended
    return None if isinstance(record, Customer) else record
