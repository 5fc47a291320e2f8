"""Is the book sound? Every line and checksum, and that snapshot plus archive equal what the journals fold to."""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.store import codec, journal, snapshot
from cockpit.store.fold import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder
    from cockpit.store.snapshot import Contents

    Tables = dict[str, dict[int, Document]]


class Soundness(Record):
    """What was found: how much was read, what is wrong, and what is only worth knowing."""

    lines: int
    records: int
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


def verify(folder: Folder) -> Soundness:
    """Read all there is, and compare. Writes nothing. Raises BookError where the disk cannot be read."""
    wrong: list[str] = []
    notes: list[str] = []
    folded: Tables = {}
    lines = 0
    whole, wrong_cache = _read_cache(folder)  # first: the journals may grow meanwhile
    ends: dict[str, int] = {}
    for file in journal.files(folder):
        changes, damaged, ends[file] = journal.read(folder, file)
        lines += len(changes)
        tail = journal.torn_tail(folder, file, ends[file])
        for damage in (*damaged, *((tail,) if tail else ())):
            where = f"{file}, byte {damage.offset}"
            if damage.is_torn:
                notes.append(
                    f"{where}: a line cut off while it was written; it was never acknowledged, and is skipped"
                )
            else:
                wrong.append(
                    f"{where}: a damaged line of {len(damage.raw)} bytes; that one change is skipped"
                )
        for change in changes:
            folded.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
    unknown = sorted(set(folded) - codec.KINDS - {journal.BOOK})
    notes += [f"the table {table!r} is of a newer version, and is kept as it is" for table in unknown]
    wrong += _unreadable(folded)
    wrong += _orphans(folded)
    wrong += wrong_cache
    wrong += _differing(folder, whole, ends, folded) if whole else []
    records = sum(len(documents) for table, documents in folded.items() if table in codec.KINDS)
    return Soundness(lines=lines, records=records, wrong=tuple(wrong), notes=tuple(notes))


def _unreadable(tables: Tables) -> list[str]:
    wrong = []
    for table, documents in tables.items():
        if table not in codec.KINDS:
            continue
        for record_id, document in documents.items():
            try:
                codec.decode(table, record_id, document.values)
            except codec.Unreadable as error:
                wrong.append(f"{table} {record_id} does not read: {error}")
    return wrong


def _orphans(tables: Tables) -> list[str]:
    customers = {str(customer) for customer in tables.get("customer", {})}
    return [
        f"{table} {record_id} is about a customer that is not there"
        for table, documents in tables.items()
        if table in codec.KINDS
        for record_id, document in documents.items()
        if (customer := document.values.get("customer")) is not None and str(customer) not in customers
    ]


def _read_cache(folder: Folder) -> tuple[Contents | None, list[str]]:
    """Return snapshot and archive as one, and what is wrong with either."""
    if not folder.size(snapshot.SNAPSHOT):
        return None, []
    whole = snapshot.read_all(folder)
    if whole is None or snapshot.read_open(folder) is None:
        return None, [f"{snapshot.SNAPSHOT} is damaged; it can be rebuilt"]
    wrong = []
    tables = whole.tables
    for name in snapshot.archives(folder):
        contents = snapshot.read_all(folder, name)
        if contents is None:
            wrong.append(f"{name} is damaged; it can be rebuilt")
            continue
        for table, documents in contents.tables.items():
            for record_id, document in documents.items():
                tables.setdefault(table, {}).setdefault(record_id, document)
    return whole, wrong


def _differing(folder: Folder, whole: Contents, ends: dict[str, int], folded: Tables) -> list[str]:
    """Compare snapshot and archive, brought up to date, with the fold of the journals."""
    wrong = []
    tables = whole.tables
    for file in sorted({*ends, *whole.folded}):
        start, end = whole.folded.get(file, 0), ends.get(file, 0)
        if end < start:
            wrong.append(f"{file} is shorter than it was")
            continue
        for change in journal.read(folder, file, start, end)[0]:
            tables.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
    for table in {**tables, **folded}:
        mine, theirs = tables.get(table, {}), folded.get(table, {})
        differ = [
            record_id
            for record_id in {**mine, **theirs}
            if record_id not in mine
            or record_id not in theirs
            or mine[record_id].values != theirs[record_id].values
            or mine[record_id].stamps != theirs[record_id].stamps
        ]
        if differ:
            wrong.append(
                f"{table}: {len(differ)} records differ between journal and snapshot, such as {differ[0]}"
            )
    return wrong
