"""Is the book sound? Every line and checksum, and that snapshot plus archive equal what the journals fold to."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.record import Record, created_ms
from cockpit.domain.wording import counted
from cockpit.store import backup, chain, codec, hints, journal, migration, months, repair, snapshot
from cockpit.store.chain import Chains
from cockpit.store.compaction import LEFTOVER
from cockpit.store.fold import Document
from cockpit.store.hybrid_clock import ms_of
from cockpit.store.journal import Damage
from cockpit.store.missing_lines import lacking
from cockpit.store.packed import Packed, PackedFolder, fold
from cockpit.store.repair import lines_of
from cockpit.store.snapshot import Contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Place

    Tables = dict[str, Packed]


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Soundness(Record):
    """What was found: how much was read, what is wrong and where, and what is only worth knowing."""

    journals: int
    lines: int
    records: int
    backups: int
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


def verify(folder: Folder, noted: str = "") -> Soundness:
    """Read all there is, and compare. Writes nothing. Raises BookError where the disk cannot be read.

    `noted` is the stamp of the last change that this machine acknowledged, as it stood before.
    """
    wrong: list[str] = []
    notes: list[str] = []
    folded: Tables = {}
    lines = 0
    cache = _copied(folder)  # first: the journals may grow meanwhile
    ends: dict[str, int] = {}
    chains = Chains(folder, noted)
    for file in months.files(folder):
        changes, damaged, ends[file] = journal.changes_in(folder, file)
        lines += len(changes)
        chains.take_in(file, changes, damaged)
        if folder.read(file, 0, 2) in _UTF_16:
            wrong.append(
                f"{file} was saved as UTF-16, as some editors do; the journal is UTF-8: save it so again, or let "
                "`cockpit verify --rebuild` bring back what backups hold"
            )
        tail = _torn_tail(folder, file, ends[file])
        damaged += [tail] if tail else []
        numbers = lines_of(folder.read(file) if damaged else b"", (damage.offset for damage in damaged))
        for damage in damaged:
            where = f"{file}, byte {damage.offset}, line {numbers[damage.offset]}"
            if damage.is_torn:
                is_cut = (
                    noted
                    and months.file_of(noted) == file
                    and noted > max((one.at for one in changes), default="")
                )
                known = "" if is_cut else "; it was never acknowledged"
                notes.append(f"{where}: a line cut off while it was written{known}, and is skipped")
            else:
                wrong.append(
                    f"{where}: a damaged line of {counted(len(damage.raw), 'byte')}; what stood there is skipped"
                )
        fold(folded, changes)
        del changes  # the next file's come beside none
    wrong += [*chains.wrong(), *_lacking(folder)]
    wrong += _unreadable(folded)
    wrong += _orphans(folded)
    notes += _worth_knowing(folder, folded)
    records = sum(len(documents) for table, documents in folded.items() if table in codec.TABLES)
    if any(map(cache.size, cache.files)):
        wrong += _Comparison(folder, cache, ends, folded).wrong()
    return Soundness(
        journals=len(ends),
        lines=lines,
        records=records,
        backups=len(folder.names("backups")),
        wrong=tuple(wrong),
        notes=tuple(notes),
    )


def _ends_early(file: str, changes: list[Change], noted: str) -> bool:
    """Tell whether a file lacks the last change that this machine acknowledged."""
    return (
        noted != "" and months.file_of(noted) == file and noted > max((one.at for one in changes), default="")
    )


def _worth_knowing(folder: Folder, folded: Tables) -> list[str]:
    """Return what is not as it should be, and costs nothing."""
    named = {journal.BOOK: dict(folded[journal.BOOK].items())} if journal.BOOK in folded else {}
    schema = max(migration.schema_of(named), migration.schema_noted(folder))
    notes = [
        f"the table {table!r} is of a newer version, and is kept as it is"
        for table in sorted(set(folded) - codec.TABLES - {journal.BOOK})
    ]
    if schema > journal.SCHEMA:
        notes.append(f"the book is of schema {schema}, this Cockpit knows {journal.SCHEMA}: it is only read")
    elif folded and not migration.schema_of(named):
        notes.append("no line names the book and its schema; the next change adds one")
    if folder.size(hints.HINTS) and hints.load(folder).is_lost:
        notes.append(f"{hints.HINTS} is damaged; capturing makes it anew")
    if lost := chain.lost(folder):
        notes.append(
            f"some lines that were written, up to the one {chain.when(max(lost))}, are lost for good"
        )
    notes += [
        f"{name}: what a process was writing when it was killed, or is writing just now"
        for name in repair.leftovers(folder)
    ]
    notes += [
        f"{chain.ASIDE}/{name}: {counted(folder.size(f'{chain.ASIDE}/{name}'), 'damaged byte')} put aside"
        for name in folder.names(chain.ASIDE)
        if not name.endswith(LEFTOVER) and f"{chain.ASIDE}/{name}" != chain.LOST
    ]
    return notes + backup.broken(folder)


def _torn_tail(folder: Folder, file: str, end: int) -> Damage | None:
    """Return what a file holds after the offset that `changes_in` came to: what was cut off while it was written."""
    data = folder.read(file, end)
    _, _, rest = data.rpartition(b"\n")
    lost = [
        one for _, one in journal.salvage(file, end + len(data) - len(rest), rest) if isinstance(one, Damage)
    ]
    return lost[-1] if lost else Damage(file, end, b"") if data else None


def _lacking(folder: Folder) -> list[str]:
    """Tell which backups hold lines that the journals lack: they were acknowledged, and are gone."""
    return [
        f"{name} holds {counted(len(lines), 'line')} that the journals lack, the first of "
        f"{backup.utc_day(ms_of(lines[0].at))}: `cockpit verify --rebuild` puts back what backups hold"
        for name, lines in lacking(folder)
    ]


def _unreadable(tables: Tables) -> list[str]:
    wrong = []
    for table, documents in tables.items():
        if table not in codec.TABLES:
            continue
        for record_id, document in documents.items():
            try:
                codec.decode(table, record_id, document.values)
            except codec.Unreadable as error:
                wrong.append(f"{table} {record_id} does not read: {error}")
    return wrong


def _orphans(tables: Tables) -> list[str]:
    customers = {str(customer) for customer in tables.get(Customer.KIND, ())}
    return [
        f"{table} {record_id} is about a customer that is not there"
        for table, documents in tables.items()
        if table in codec.TABLES
        for record_id, document in documents.items()
        if (customer := document.values.get("customer")) is not None and str(customer) not in customers
    ]


def _copied(folder: Folder) -> PackedFolder:
    """Return snapshot and archive as they stand now."""
    copy = PackedFolder()
    for name in (snapshot.SNAPSHOT, *snapshot.archives(folder)):
        copy.replace(name, snapshot.cached(folder, name) or b"?" * bool(folder.size(name)))
    return copy


class _Comparison:
    """Snapshot and archive, brought up to date, against the fold of the journals; what is equal is let go of."""

    def __init__(self, folder: Folder, cache: Folder, ends: dict[str, int], folded: Tables) -> None:
        self.folder = folder
        self.cache = cache
        self.ends = ends
        self.folded = folded
        self.since: dict[tuple[str, int], list[Change]] = {}  # what the snapshot was not told yet
        self.known: dict[str, set[int]] = {}
        self.differing: dict[str, list[int]] = {}

    def wrong(self) -> list[str]:
        """Tell what differs. A record may stand in snapshot and archive: the snapshot counts."""
        lately, whole = snapshot.read_open(self.cache), snapshot.read_all(self.cache)
        if lately is None or whole is None:
            is_there = self.cache.size(snapshot.SNAPSHOT)
            return [
                *([f"{snapshot.SNAPSHOT} is damaged; it can be rebuilt"] if is_there else []),
                *self._archived_only(),
            ]
        changed, wrong = self._read_since(whole.folded), []
        self._compare(whole)
        del whole
        for name in snapshot.archives(self.cache):
            contents = snapshot.read_all(self.cache, name)
            if contents is None:
                wrong.append(f"{name} is damaged; it can be rebuilt")
                continue
            if strangers := _strangers(name, contents):
                wrong.append(f"{name} does not belong here: {strangers} of its records are of another year")
            self._compare(contents)
        made = Contents({}, {}, is_whole=False)
        for table, record_id in self.since:
            made.tables.setdefault(table, {})[record_id] = Document()
        self._compare(made)
        return wrong + changed + self._told()

    def _folded(self, table: str) -> Packed:
        return self.folded.get(table) or Packed()

    def _archived_only(self) -> list[str]:
        """Tell what the archive knows and the journals do not: all that can be told of it without a snapshot."""
        wrong, count = [], 0
        for name in snapshot.archives(self.cache):
            contents = snapshot.read_all(self.cache, name)
            if contents is None:
                wrong.append(f"{name} is damaged; it can be rebuilt")
                continue
            for table, documents in contents.tables.items():
                for record_id, document in documents.items():
                    other = self._folded(table).get(record_id) or Document()
                    count += other.take_in(document)
        if count:
            wrong.append(f"{counted(count, 'record')} the journals know less of than the archive does")
        return wrong

    def _read_since(self, folded: dict[str, Place]) -> list[str]:
        """Read what was written since the snapshot was; tell which journals are not those it was made of."""
        wrong = []
        for file in sorted({*self.ends, *folded}):
            place, end = folded.get(file, journal.START), self.ends.get(file, 0)
            if end < place[0]:
                wrong.append(f"{file} is shorter than it was: {end} bytes, {place[0]} were folded")
            elif journal.is_put_back(self.folder, file, place):
                wrong.append(f"{file}, byte {place[0]}: it is not the file that was folded up to there")
            elif end > place[0]:
                for change in journal.changes_in(self.folder, file, place[0], end)[0]:
                    self.since.setdefault((change.table, change.id), []).append(change)
        return wrong

    def _compare(self, contents: Contents) -> None:
        for table, documents in contents.tables.items():
            theirs, known = self._folded(table), self.known.setdefault(table, set())
            for record_id, document in documents.items():
                if record_id in known:
                    continue
                known.add(record_id)
                for change in self.since.get((table, record_id), ()):
                    document.apply(change)
                other = theirs.pop(record_id)
                if other is None or document.values != other.values or document.stamps != other.stamps:
                    self.differing.setdefault(table, []).append(record_id)

    def _told(self) -> list[str]:
        """Tell what differs, with what neither snapshot nor archive has."""
        archives = set(snapshot.archives(self.cache))
        gone: dict[tuple[str, str], int] = {}
        for table, documents in self.folded.items():
            for record_id in documents:
                name = snapshot.archive_of(created_ms(record_id))
                if table in codec.TABLES and table != Customer.KIND and name not in archives:
                    gone[name, table] = gone.get((name, table), 0) + 1
                else:
                    self.differing.setdefault(table, []).append(record_id)
        told = [
            f"{name} is missing, and {counted(count, 'record')} of {table} with it"
            for (name, table), count in gone.items()
        ]
        return told + [
            f"{table}: {counted(len(differ), 'record')} differing between journal and snapshot, such as {differ[0]}"
            for table, differ in self.differing.items()
        ]


def _strangers(name: str, contents: Contents) -> int:
    """Count the records of an archive file that are of another year than it is."""
    ids = [record_id for documents in contents.tables.values() for record_id in documents]
    if not ids or {snapshot.archive_of(created_ms(one)) for one in (min(ids), max(ids))} == {name}:
        return 0
    return sum(snapshot.archive_of(created_ms(record_id)) != name for record_id in ids)
