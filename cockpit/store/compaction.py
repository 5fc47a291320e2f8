"""Folding the journal into snapshot and archive, so that reading costs what is open, not what has been.

Done by a reader that finds much unfolded, never by capturing. The archive is written first: a record may for a
moment stand in both, never in neither.
"""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import created_ms
from cockpit.store import codec, ended_notes, history, journal, last_contact, migration, snapshot
from cockpit.store.fold import Document
from cockpit.store.hints_rebuild import hints_of
from cockpit.store.hybrid_clock import ms_of
from cockpit.store.shown_at_once import shown_at_once
from cockpit.store.unacknowledged import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.domain.entry import Entry
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Place
    from cockpit.store.snapshot import Contents

    Tables = dict[str, dict[int, Document]]
    Rows = dict[str, list[snapshot.Row]]

LEFTOVER = ".new"  # how what a killed process was just writing ends
_RECENT_MS = 90 * 86_400_000
_TOLD_BY_NAME = ("name", "aliases", "merged_into", "tags", "deleted")


class _Damaged(Exception):
    """An archive file does not match its checksum."""


def compact(folder: Folder, wall_ms: Callable[[], int], local: Folder | None = None) -> None:
    """Write a new snapshot with all that the journals hold. Raises BookError; the old one then still stands.

    Whoever captures meanwhile does not wait for it: the journals are read up to where they end by then. `local` is the
    machine's own folder.
    """
    with folder.lock_folding():
        _clear(folder)
        whole = snapshot.read_all(folder)
        lately = snapshot.read_open(folder) if whole else None
        try:
            if whole is not None and lately is not None and whole.keeps_contacts:
                _bring_up(folder, whole, lately, wall_ms(), settled(folder, local))
                return
        except _Damaged:
            pass  # the journals tell all
        write_anew(folder, snapshot.from_journals(folder, settled(folder, local)), wall_ms())


def _clear(folder: Folder) -> None:
    """Remove what a process was writing that ended while it folded. The caller holds the lock `folding`."""
    for place in ("", "archive/"):
        for name in folder.names(place):
            if f"{place}{name}".startswith((snapshot.SNAPSHOT, "archive/")) and name.endswith(LEFTOVER):
                folder.remove(f"{place}{name}")


def rebuild(folder: Folder, wall_ms: Callable[[], int]) -> None:
    """Write snapshot, archive and hints anew from the journals alone."""
    with folder.lock_folding():
        write_anew(folder, snapshot.from_journals(folder, settled(folder)), wall_ms())


def write_anew(folder: Folder, contents: Contents, now_ms: int) -> None:
    """Write snapshot, archive and hints as the journals, once settled, fold to `contents`, under the lock `folding`.

    Where a journal is damaged, shorter than it was, or may be, what the old ones hold of it is kept: they may be
    the only ones that do, until it is mended.
    """
    old = snapshot.read_all(folder)
    if (
        old is None
        or contents.is_hurt
        or any(journal.is_put_back(folder, file, place) for file, place in old.folded.items())
    ):
        for kept in (old, *(snapshot.read_all(folder, name) for name in snapshot.archives(folder))):
            for table, documents in kept.tables.items() if kept else ():
                for record_id, document in documents.items():
                    contents.tables.setdefault(table, {}).setdefault(record_id, Document()).take_in(document)
    _write(folder, contents.tables, contents.folded, now_ms, shown=None, is_rebuilt=True)


def _bring_up(
    folder: Folder, whole: Contents, lately: Contents, now_ms: int, sizes: Mapping[str, int]
) -> None:
    """Fold what was written since, up to these sizes, into the snapshot.

    Raises _Damaged where the archive does not read.
    """
    tables, folded = whole.tables, whole.folded
    shown = {record_id for documents in lately.tables.values() for record_id in documents}
    read: dict[str, Contents | None] = {}
    before: dict[tuple[str, int], Entry | None] = {}  # what was changed since, as it was folded
    for file, size in sizes.items():
        place = folded.get(file, journal.START)
        if size == place[0] and not journal.is_put_back(folder, file, place):
            continue
        changes, _, folded[file], is_put_back = journal.changes_since(folder, file, place, size)
        for change in changes:
            documents = tables.setdefault(change.table, {})
            if change.id not in documents:
                old = None if change.is_new and not is_put_back else _archived(folder, change, read)
                documents[change.id] = old or Document()
            if (key := (change.table, change.id)) not in before:
                before[key] = last_contact.entry_of(*key, documents[change.id])
            documents[change.id].apply(change)
            shown.add(change.id)
    _regain_contacts(folder, tables, before)
    _write(folder, tables, folded, now_ms, shown=shown, is_rebuilt=False)


def _regain_contacts(folder: Folder, tables: Tables, before: dict[tuple[str, int], Entry | None]) -> None:
    """Let tables hold the archived contacts that are again their customers' last, as one that came after was undone."""
    receded = {
        old.customer
        for (table, record_id), old in before.items()
        if old is not None
        and old.customer is not None
        and ended_notes.receded(old, last_contact.entry_of(table, record_id, tables[table][record_id]))
    }
    if not receded:
        return
    try:
        regained = last_contact.told_in_history(folder, tables, receded)
    except history.Unsound:
        raise _Damaged from None
    for table, documents in regained.items():
        for record_id, document in documents.items():
            tables.setdefault(table, {}).setdefault(record_id, document)


def _archived(folder: Folder, change: Change, read: dict[str, Contents | None]) -> Document | None:
    """Return the archived document that a change is of. `read` keeps what was read for the next one."""
    name = snapshot.archive_of(created_ms(change.id))
    if name not in read:
        read[name] = _sound(folder, name)
    contents = read[name]
    return contents.tables.get(change.table, {}).get(change.id) if contents else None


def _sound(folder: Folder, name: str) -> Contents | None:
    contents = snapshot.read_all(folder, name)
    if contents is None and name in snapshot.archives(folder):
        raise _Damaged
    return contents


def _write(
    folder: Folder,
    tables: Tables,
    folded: dict[str, Place],
    now_ms: int,
    *,
    shown: set[int] | None,
    is_rebuilt: bool,
) -> None:
    """Write what is kept at hand and what is archived. `shown` are the only records that may be open or touched lately.

    None means that any may.
    """
    migration.refuse_newer(migration.schema_of(tables), migration.schema_noted(folder))
    book = migration.id_of(tables)
    kept, old = _parted(tables, now_ms, shown)
    if is_rebuilt:
        for name in snapshot.archives(folder):
            _stay(folder, name, tables, old.setdefault(name, {}))
    for name, added in old.items():
        _archive(folder, name, added, book, is_rebuilt=is_rebuilt)
    snapshot.write(folder, snapshot.SNAPSHOT, kept, folded, book=book)
    promises = {record_id: document for record_id, document, _ in kept.get(Promise.KIND, ())}
    told = {Customer.KIND: tables.get(Customer.KIND, {}), Promise.KIND: promises}
    hints = hints_of(told, folded, _with_codes(kept))
    with folder.lock():  # who captured since is no part of them, but read beside them
        hints.save(folder)


def _parted(tables: Tables, now_ms: int, shown: set[int] | None) -> tuple[Rows, dict[str, Tables]]:
    """Return what the snapshot is to hold, with what of it is shown at once, and each year of the archive."""
    kept: Rows = {}
    old: dict[str, Tables] = {}
    told = last_contact.last_told(tables)
    at_once, noted, needed = shown_at_once(tables, now_ms, shown, told)
    last_told = set(told.values())
    for table, documents in tables.items():
        rows = kept.setdefault(table, [])
        stays = table not in codec.TABLES or table == Customer.KIND
        for record_id, document in documents.items():
            is_shown: bool | snapshot.Note = record_id in at_once
            if record_id in noted:
                is_shown = last_contact.note_of(table, record_id, document)
            is_kept = stays or record_id in last_told or _age(document, now_ms) < _RECENT_MS
            if is_shown or is_kept:
                rows.append((record_id, document, is_shown))
            else:
                year = old.setdefault(snapshot.archive_of(created_ms(record_id)), {})
                year.setdefault(table, {})[record_id] = document
    kept[Customer.KIND] = [
        (
            record_id,
            document,
            str(record_id) in needed or any(map(document.values.__contains__, _TOLD_BY_NAME)),
        )
        for record_id, document, _ in kept.get(Customer.KIND, [])
    ]
    return kept, old


def _with_codes(kept: Rows) -> list[int]:
    """Return the ids of the records that are shown, and so have codes in use."""
    return [
        record_id
        for table, rows in kept.items()
        if table in codec.TABLES and table != Customer.KIND
        for record_id, _, is_shown in rows
        if is_shown
    ]


def _stay(folder: Folder, name: str, tables: Tables, archived: Tables) -> None:
    """Let what an archive file holds stay in it: until the new snapshot is in place, the old one lacks it.

    Of an older state nothing stays: only records that there are, as they are.
    """
    there = snapshot.read_all(folder, name)
    for table, documents in tables.items():
        if table in codec.TABLES and table != Customer.KIND:
            archived.setdefault(table, {}).update(
                (record_id, documents[record_id])
                for record_id in (there.tables.get(table, {}) if there else documents)
                if record_id in documents and snapshot.archive_of(created_ms(record_id)) == name
            )


def _archive(folder: Folder, name: str, added: Tables, book: str, *, is_rebuilt: bool) -> None:
    contents = None if is_rebuilt else _sound(folder, name)
    tables = contents.tables if contents else {}
    for table, documents in added.items():
        tables.setdefault(table, {}).update(documents)
    rows = {
        table: [(record_id, document, False) for record_id, document in documents.items()]
        for table, documents in tables.items()
    }
    snapshot.write(folder, name, rows, {}, book=book)


def _age(document: Document, now_ms: int) -> int:
    stamp = document.last_stamp
    return now_ms - ms_of(stamp) if stamp else 0
