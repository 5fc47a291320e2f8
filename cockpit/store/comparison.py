"""Snapshot and archive against what the journals fold to: each row is read once, and what is equal is let go of."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.record import created_ms
from cockpit.domain.wording import counted
from cockpit.store import codec, history, journal, snapshot
from cockpit.store.fold import Document
from cockpit.store.history import Unsound
from cockpit.store.packed import NEVER, Folding, PackedFolder, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Place

    Key = tuple[str, int]


class Comparison:
    """The cache as it stood when this was made, and `folded`, which is to be given the changes of all journals."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._cache = PackedFolder()
        self._damaged: list[str] = []
        self._foreign: list[str] = []
        self._strangers: dict[str, int] = {}
        self._since: dict[Key, list[Change]] = {}  # what the snapshot was not told yet
        self._differing: dict[str, list[int]] = {}
        self._unreadable: list[str] = []
        self._orphans: list[str] = []
        self._customers: set[int] = set()
        cached: dict[str, dict[int, int | None]] = {}
        for name in (snapshot.SNAPSHOT, *snapshot.archives(folder)):
            data = snapshot.cached(folder, name) or b"?" * bool(folder.size(name))
            meta = snapshot.meta_of(data[: max(data.find(b"\n"), 0)])
            if meta is not None and snapshot.is_of_another(folder, meta):
                self._foreign.append(name)
                continue
            self._cache.replace(name, data)
            try:
                ids = _noted(data, cached)
            except Unsound:
                self._damaged.append(name)
            else:
                self._strangers[name] = _strangers(name, ids)
        self.folded = Folding(cached)

    def wrong(self, ends: dict[str, int]) -> list[str]:
        """Tell what does not read, is about nobody, or differs; `ends` gives how far each journal was read."""
        self._customers = self.folded.ids(Customer.KIND)
        differs = self._wrong(ends) if any(map(self._cache.size, self._cache.files)) else []
        for key, packed in self._left():
            self._look(*key, unpacked(packed))
        foreign = [f"{name} is another book's; it can be rebuilt" for name in self._foreign]
        return [*foreign, *self._unreadable, *self._orphans, *differs]

    def _wrong(self, ends: dict[str, int]) -> list[str]:
        """Tell what differs. A record may stand in snapshot and archive: the snapshot counts."""
        lately = snapshot.read_open(self._cache)
        if lately is None or snapshot.SNAPSHOT in self._damaged:
            is_there = self._cache.size(snapshot.SNAPSHOT)
            return [
                *([f"{snapshot.SNAPSHOT} is damaged; it can be rebuilt"] if is_there else []),
                *self._archived_only(),
            ]
        changed = self._read_since(lately.folded, ends)
        wrong = self._read_rows((snapshot.SNAPSHOT, *self._archives()), self._compare)
        return wrong + changed + self._told()

    def _archives(self) -> Iterator[str]:
        return snapshot.archives(self._cache)

    def _archived_only(self) -> list[str]:
        """Tell what the archive knows and the journals do not: all that can be told of it without a snapshot."""
        count = 0

        def compare(_: Key, document: Document, actual: Document | None) -> None:
            nonlocal count
            count += (actual or Document()).take_in(document)

        self._strangers.clear()
        wrong = self._read_rows(self._archives(), compare)
        if count:
            wrong.append(f"{counted(count, 'record')} the journals know less of than the archive does")
        return wrong

    def _read_rows(
        self, names: Iterable[str], compare: Callable[[Key, Document, Document | None], None]
    ) -> list[str]:
        """Look at each row of those files, with what the journals make of it; tell which files are wrong themselves."""
        wrong = []
        for name in names:
            try:
                if name in self._damaged:
                    raise Unsound
                for table, record_id, packed in history.rows(self._cache.read(name)):
                    self._read_row((table, record_id), packed, compare)
            except (Unsound, *snapshot.UNSOUND):
                wrong.append(f"{name} is damaged; it can be rebuilt")
            else:
                if strangers := self._strangers.get(name):
                    wrong.append(
                        f"{name} does not belong here: {strangers} of its records are of another year"
                    )
        return wrong

    def _read_row(
        self, key: Key, packed: bytes, compare: Callable[[Key, Document, Document | None], None]
    ) -> None:
        table, record_id = key
        if record_id not in self.folded.cached[table]:
            return  # an earlier file has it, too
        is_as_cached = self.folded.is_as_cached(table, record_id)
        document = unpacked(packed)
        del self.folded.cached[table][record_id]
        if not is_as_cached:
            actual = self.folded.pop(table, record_id)
            compare(key, document, actual)
        elif later := self.folded.later.get(key):
            actual = unpacked(packed)
            for change in later:
                actual.apply(change)
            compare(key, document, actual)
        else:
            actual = document
            if key in self._since:
                compare(key, document, unpacked(packed))
        if actual is not None:
            self._look(table, record_id, actual)

    def _look(self, table: str, record_id: int, document: Document) -> None:
        """See whether a record reads, and whether its customer is there."""
        if table not in codec.TABLES:
            return
        try:
            codec.decode(table, record_id, document.values)
        except codec.Unreadable as error:
            self._unreadable.append(f"{table} {record_id} does not read: {error}")
        customer = document.values.get("customer")
        if customer is not None and not self._is_customer(customer):
            self._orphans.append(f"{table} {record_id} is about a customer that is not there")

    def _is_customer(self, customer: object) -> bool:
        return isinstance(customer, int | str) and journal.id_said(customer) in self._customers

    def _read_since(self, folded: dict[str, Place], ends: dict[str, int]) -> list[str]:
        """Read what was written since the snapshot was; tell which journals are not those it was made of."""
        wrong = []
        for file in sorted({*ends, *folded}):
            place, end = folded.get(file, journal.START), ends.get(file, 0)
            if end < place[0]:
                wrong.append(f"{file} is shorter than it was: {end} bytes, {place[0]} were folded")
            elif journal.is_put_back(self._folder, file, place):
                wrong.append(f"{file}, byte {place[0]}: it is not the file that was folded up to there")
            elif end > place[0]:
                for change in journal.changes_in(self._folder, file, place[0], end)[0]:
                    self._since.setdefault((change.table, change.id), []).append(change)
        return wrong

    def _compare(self, key: Key, document: Document, actual: Document | None) -> None:
        for change in self._since.get(key, ()):
            document.apply(change)
        if actual is None or document.values != actual.values or document.stamps != actual.stamps:
            self._differing.setdefault(key[0], []).append(key[1])

    def _left(self) -> Iterator[tuple[Key, bytes]]:
        """Yield what no row was found for."""
        for table, packed in self.folded.whole.items():
            for record_id, one in packed.items():
                yield (table, record_id), one

    def _told(self) -> list[str]:
        """Tell what differs, with what neither snapshot nor archive has, and what was not written since."""
        archives = set(self._archives())
        gone: dict[tuple[str, str], int] = {}
        unfound = [
            (table, one)
            for table, known in self.folded.cached.items()
            for one, as_it_is in known.items()
            if as_it_is is None
        ]
        for key, packed in self._left():
            made = Document()
            for change in self._since.get(key, ()):
                made.apply(change)
            actual = unpacked(packed)
            if made.values != actual.values or made.stamps != actual.stamps:
                unfound.append(key)
        for table, record_id in unfound:
            name = snapshot.archive_of(created_ms(record_id))
            if name in self._foreign:
                continue  # told already
            if table in codec.TABLES and table != Customer.KIND and name not in archives:
                gone[name, table] = gone.get((name, table), 0) + 1
            else:
                self._differing.setdefault(table, []).append(record_id)
        told = [
            f"{name} is missing, and {counted(count, 'record')} of {table} with it"
            for (name, table), count in gone.items()
        ]
        return told + [
            f"{table}: {counted(len(differ), 'record')} differing between journal and snapshot, such as {differ[0]}"
            for table, differ in self._differing.items()
        ]


def _noted(data: bytes, cached: dict[str, dict[int, int | None]]) -> list[int]:
    """Note the hash of each row of a file that no earlier one has; return the ids of all. Raises Unsound."""
    found: dict[str, dict[int, int | None]] = {}
    for table, record_id, packed in history.rows(data) if data else ():
        is_kept = table == journal.BOOK  # what it says is asked for before it is compared
        found.setdefault(table, {})[record_id] = NEVER if is_kept else hash(packed)
    for table, rows in found.items():
        known = cached.setdefault(table, {})
        for record_id, seen in rows.items():
            known.setdefault(record_id, seen)
    return [record_id for rows in found.values() for record_id in rows]


def _strangers(name: str, ids: list[int]) -> int:
    """Count the records of an archive file that are of another year than it is."""
    if name == snapshot.SNAPSHOT or not ids:
        return 0
    if {snapshot.archive_of(created_ms(one)) for one in (min(ids), max(ids))} == {name}:
        return 0
    return sum(snapshot.archive_of(created_ms(record_id)) != name for record_id in ids)
