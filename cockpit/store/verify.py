"""Is the book sound? Every line and checksum, and that snapshot plus archive equal what the journals fold to."""

from __future__ import annotations

from cockpit.domain.record import Record, created_ms
from cockpit.store import backup, codec, hints, journal, mending, migration, months, snapshot
from cockpit.store.fold import Document
from cockpit.store.journal import Damage
from cockpit.store.mending import lines_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder
    from cockpit.store.snapshot import Contents

    Tables = dict[str, dict[int, Document]]


class Soundness(Record):
    """What was found: how much was read, what is wrong and where, and what is only worth knowing."""

    journals: int
    lines: int
    records: int
    backups: int
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
    for file in months.files(folder):
        changes, damaged, ends[file] = journal.read(folder, file)
        lines += len(changes)
        tail = _torn_tail(folder, file, ends[file])
        damaged += [tail] if tail else []
        numbers = lines_of(folder.read(file) if damaged else b"", (damage.offset for damage in damaged))
        for damage in damaged:
            where = f"{file}, byte {damage.offset}, line {numbers[damage.offset]}"
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
    wrong += _unreadable(folded)
    wrong += _orphans(folded)
    wrong += wrong_cache
    if whole:
        wrong += _differing(folder, whole, ends, folded)
    notes += _worth_knowing(folder, folded)
    return Soundness(
        journals=len(ends),
        lines=lines,
        records=sum(len(documents) for table, documents in folded.items() if table in codec.KINDS),
        backups=len(folder.names("backups")),
        wrong=tuple(wrong),
        notes=tuple(notes),
    )


def _worth_knowing(folder: Folder, folded: Tables) -> list[str]:
    """Return what is not as it should be, and costs nothing."""
    schema = max(migration.schema_of(folded), migration.schema_noted(folder))
    notes = [
        f"the table {table!r} is of a newer version, and is kept as it is"
        for table in sorted(set(folded) - codec.KINDS - {journal.BOOK})
    ]
    if schema > journal.SCHEMA:
        notes.append(f"the book is of schema {schema}, this Cockpit knows {journal.SCHEMA}: it is only read")
    elif folded and not migration.schema_of(folded):
        notes.append("no line names the book and its schema; the next change adds one")
    if folder.size(hints.HINTS) and hints.load(folder).is_lost:
        notes.append(f"{hints.HINTS} is damaged; capturing makes it anew")
    notes += [
        f"{name}: what a process was writing when it was killed, or is writing just now"
        for name in mending.leftovers(folder)
    ]
    notes += [
        f"{mending.ASIDE}/{name}: {folder.size(f'{mending.ASIDE}/{name}')} damaged bytes that were put aside"
        for name in folder.names(mending.ASIDE)
        if not name.endswith(mending.LEFTOVER)
    ]
    return notes + backup.broken(folder)


def _torn_tail(folder: Folder, file: str, end: int) -> Damage | None:
    """Return what a file holds after the offset that `read` came to: what was cut off while it was written."""
    data = folder.read(file, end)
    _, _, rest = data.rpartition(b"\n")
    lost = [
        one for _, one in journal.salvage(file, end + len(data) - len(rest), rest) if isinstance(one, Damage)
    ]
    return lost[-1] if lost else Damage(file, end, b"") if data else None


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
        strangers = 0
        for table, documents in contents.tables.items():
            for record_id, document in documents.items():
                strangers += snapshot.archive_of(created_ms(record_id)) != name
                tables.setdefault(table, {}).setdefault(record_id, document)
        if strangers:
            wrong.append(f"{name} does not belong here: {strangers} of its records are of another year")
    return whole, wrong


def _differing(folder: Folder, whole: Contents, ends: dict[str, int], folded: Tables) -> list[str]:
    """Compare snapshot and archive, brought up to date, with the fold of the journals."""
    wrong = []
    tables = whole.tables
    for file in sorted({*ends, *whole.folded}):
        place, end = whole.folded.get(file, journal.START), ends.get(file, 0)
        if end < place[0]:
            wrong.append(f"{file} is shorter than it was: {end} bytes, {place[0]} were folded")
            continue
        if journal.is_put_back(folder, file, place):
            wrong.append(f"{file}, byte {place[0]}: it is not the file that was folded up to there")
            continue
        for change in journal.read(folder, file, place[0], end)[0]:
            tables.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
    archives = set(snapshot.archives(folder))
    for table in {**tables, **folded}:
        mine, theirs = tables.get(table, {}), folded.get(table, {})
        gone: dict[str, int] = {}
        differ = []
        for record_id in {**mine, **theirs}:
            one, other = mine.get(record_id), theirs.get(record_id)
            place_of = snapshot.archive_of(created_ms(record_id))
            if one is None and table in codec.KINDS and place_of not in archives:
                gone[place_of] = gone.get(place_of, 0) + 1
            elif one is None or other is None or one.values != other.values or one.stamps != other.stamps:
                differ.append(record_id)
        wrong += [f"{name} is missing: {count} records of {table} were there" for name, count in gone.items()]
        if differ:
            wrong.append(
                f"{table}: {len(differ)} records differ between journal and snapshot, such as {differ[0]}"
            )
    return wrong
