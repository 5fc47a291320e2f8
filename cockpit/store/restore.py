"""Restoring a backup, as data: one transaction that brings every record to the state the backup folds to.

So it is there whole or not at all, other machines get it as they get any change, and undo takes it back.
"""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.errors import BookError
from cockpit.store import codec, journal, migration, months, snapshot
from cockpit.store.difference import back
from cockpit.store.fold import DELETED
from cockpit.store.journal import BOOK, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cockpit.store.backup_zip import Pack
    from cockpit.store.book import Book
    from cockpit.store.fold import Document

    Tables = dict[str, dict[int, Document]]


class Restored(Record):
    """How many records were put back (they were deleted or lost), changed back, and taken away (made since)."""

    put_back: int
    changed_back: int
    taken_away: int


def restore(book: Book, pack: Pack, did: str) -> Restored:
    """Bring every record to the state that a backup folds to; `did` names the action for the log.

    Raises BookError, and changes nothing, where the backup is another book's (unless this one is empty), or the
    disk refuses.
    """
    then = migration.lifted(snapshot.from_journals(pack.folder()).tables)
    with book.transaction() as transaction:
        transaction.did = did
        if not months.is_begun(book.folder) and pack.book:  # the same book again, in another place
            named = {"book": pack.book, "schema": journal.SCHEMA}
            transaction.add(Change(BOOK, journal.ONLY, named, is_new=True))
        # What the journals alone say counts, too: where lines of theirs were lost, the snapshot may still know better.
        missing = _differences(snapshot.from_journals(book.folder).tables, then)
        book.load_history()
        _refuse_foreign(book, pack)
        differing = _differences(book.tables, then)
        counts = dict.fromkeys(Restored.FIELDS, 0)
        for table, record_id in {**differing, **missing}:
            to = differing.get((table, record_id), {}) | missing.get((table, record_id), {})
            old, new = book.document(table, record_id), then.get(table, {}).get(record_id)
            was = old.by_path() if old else {}
            if not to.get(DELETED):  # a deletion tells all that it takes away
                was = {path: was[path] for path in to if path in was}
            transaction.add(Change(table, record_id, to, was=was, is_new=old is None))
            if table in codec.TABLES and (kind := _kind_of(old, new)):
                counts[kind] += 1
    return Restored(**counts)


def _differences(now: Tables, then: Tables) -> dict[tuple[str, int], dict[str, Any]]:
    """Return, for every record that differs, what makes it what it was then."""
    found = {}
    for table in {**now, **then}:
        if table == BOOK:
            continue
        mine, theirs = now.get(table, {}), then.get(table, {})
        for record_id in {**mine, **theirs}:
            if to := back(mine.get(record_id), theirs.get(record_id)):
                found[table, record_id] = to
    return found


def _refuse_foreign(book: Book, pack: Pack) -> None:
    """Refuse another book's backup, unless nothing stands in this one. Where there is no id, the first lines tell."""
    own = migration.id_of(book.tables)
    if own and pack.book:
        is_ours = own == pack.book
    else:
        is_ours = any(
            data and book.folder.read(file, 0, len(line := data.partition(b"\n")[0])) == line
            for file, data in pack.files.items()
        )
    is_empty = all(
        document.is_deleted
        for table, documents in book.tables.items()
        if table in codec.TABLES
        for document in documents.values()
    )
    if not is_ours and not is_empty:
        raise BookError(
            "That is a backup of another book.",
            "Restore it into a book of its own: cockpit --book NEW-FOLDER backup --restore FILE.",
        )


def _kind_of(old: Document | None, new: Document | None) -> str:
    """Return as what a record counts that comes to stand as it did; empty where it neither stood nor stands."""
    stood, stands = old is not None and not old.is_deleted, new is not None and not new.is_deleted
    if stood and stands:
        return "changed_back"
    return "put_back" if stands else "taken_away" if stood else ""
