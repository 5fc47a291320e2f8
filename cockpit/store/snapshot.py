"""The snapshot and the archive: the journal folded into plain JSON that stock TinyDB reads.

A cache, rebuilt from the journal whenever it is missing or does not match its checksums. One record a line,
what is open first in every table; the first line says where that part lies, so that Today reads it alone.
"""

from __future__ import annotations

from time import gmtime
from zlib import crc32

from cockpit.domain.record import created_ms
from cockpit.errors import BookError
from cockpit.store import journal, known_book, months
from cockpit.store.fold import NOTE, Document, from_json
from cockpit.store.light_json import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Place

    Note = Mapping[str, Any]
    Row = tuple[int, Document, bool | Note]

SNAPSHOT = "book.json"
META = journal.RESERVED

_OWN = b',"own":'  # the first line's own checksum
_CONTACTS = "contacts"  # in the first line: that it keeps what last reached each customer
_WITH_NOTES = 2  # there: and notes what Today asks of it
_BOOK = "book"  # there: which one it is made of
_FIRST_READ = 65536
# What reading a file may raise that has our checksum and not our form: another program wrote it.
UNSOUND = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError)


class Contents:
    """What was read of a snapshot: its tables, the place folded up to of each journal file, whether it was all.

    `is_hurt` tells that a journal it was made of holds damage; `keeps_contacts` that it holds what last reached each
    customer, which older ones archived with the rest. `notes` are what was noted of records that ended, by id.
    """

    __slots__ = ("folded", "is_hurt", "is_whole", "keeps_contacts", "notes", "tables")

    def __init__(
        self,
        tables: dict[str, dict[int, Document]],
        folded: dict[str, Place],
        *,
        is_whole: bool,
        keeps_contacts: bool = True,
    ) -> None:
        self.tables = tables
        self.folded = folded
        self.is_whole = is_whole
        self.is_hurt = False
        self.keeps_contacts = keeps_contacts
        self.notes: dict[int, Note] = {}

    def take_in(self, folder: Folder, file: str, stop: int | None = None) -> bool:
        """Fold a journal file in, all of it or up to an offset; tell whether it is sound to its last byte."""
        changes, damaged, self.folded[file], _ = journal.changes_since(folder, file, journal.START, stop)
        for change in changes:
            self.tables.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
        self.is_hurt = self.is_hurt or not all(one.is_torn for one in damaged)
        return not damaged and self.folded[file][0] == folder.size(file)


def cached(folder: Folder, name: str, start: int = 0, size: int = -1) -> bytes:
    """Return what a file of the cache holds. One that cannot be read is as good as a damaged one: the journals tell."""
    try:
        return folder.read(name, start, size)
    except BookError:
        return b""


def write(
    folder: Folder,
    name: str,
    tables: Mapping[str, Iterable[Row]],
    folded: Mapping[str, Place],
    *,
    book: str = "",
) -> None:
    """Write a snapshot at one stroke. `tables` gives each record's id, document, and whether it is shown at once.

    `book` is the id of the book that it is made of. Of one that is shown, a note may stand there: what there is to
    know of it without reading it.
    """
    parts: list[bytes] = []
    regions: dict[str, tuple[int, int, int]] = {}
    length = 0

    def add(part: bytes) -> None:
        nonlocal length
        parts.append(part)
        length += len(part)

    for place, (table, rows) in enumerate(sorted(tables.items())):
        ranked = sorted(rows, key=lambda row: (not row[2], row[0]))
        is_open = b",\n".join(_row(row) for row in ranked if row[2])
        rest = b",\n".join(_row(row) for row in ranked if not row[2])
        add((b"},\n" if place else b"") + _text(dumps(table)) + b":{\n")
        regions[table] = (length, len(is_open), crc32(is_open))
        add(is_open + (b",\n" if is_open and rest else b"") + rest + b"\n")
    body = b"".join(parts) + (b"}" if parts else b"") + b"}\n"
    meta = {
        "schema": journal.SCHEMA,
        "folded": dict(folded),
        "open": regions,
        "crc": crc32(body),
        _CONTACTS: _WITH_NOTES,
        _BOOK: book,
    }
    first = _text(dumps({META: {"1": meta}}))[: -len("}}}")]
    first += b"%s%d}}" % (_OWN, crc32(first)) + (b",\n" if parts else b"\n")
    folder.replace(name, first + body)


def read_open(folder: Folder, name: str = SNAPSHOT) -> Contents | None:
    """Read only what is open; None where there is no sound snapshot."""
    head = cached(folder, name, 0, _FIRST_READ)
    first, newline, _ = head.partition(b"\n")
    if not newline:
        first, newline, _ = cached(folder, name).partition(b"\n")
    meta = meta_of(first, folder)
    if meta is None:
        return None
    contents = Contents({}, {}, is_whole=False, keeps_contacts=_CONTACTS in meta)
    try:
        contents.folded = _places(meta)
        for table, (start, size, checksum) in meta["open"].items():
            offset = len(first) + 1 + start
            whole = offset + size <= len(head)
            if not whole and offset + size > folder.size(name):
                return None
            region = head[offset : offset + size] if whole else cached(folder, name, offset, size)
            if crc32(region) != checksum:
                return None
            rows = loads(f"{{{region.decode()}}}")  # in one copy: it may be megabytes
            if meta.get(_CONTACTS) == _WITH_NOTES:  # an older Cockpit may hand on a note that is true no more
                contents.notes |= {int(one): raw[NOTE] for one, raw in rows.items() if NOTE in raw}
            contents.tables[table] = _documents(rows)
        return contents
    except UNSOUND:
        return None


def read_all(folder: Folder, name: str = SNAPSHOT) -> Contents | None:
    """Read a whole snapshot or archive file; None where there is none or it does not match its checksum."""
    data = cached(folder, name)
    first, _, body = data.partition(b"\n")
    meta = meta_of(first, folder)
    if meta is None or crc32(body) != meta.get("crc"):
        return None
    try:
        tables = loads(data.decode())
        del tables[META]
        return Contents(
            {table: _documents(rows) for table, rows in tables.items()},
            _places(meta),
            is_whole=True,
            keeps_contacts=_CONTACTS in meta,
        )
    except UNSOUND:
        return None


def find(
    folder: Folder, table: str, record_id: int, read: dict[str, Contents | None]
) -> tuple[Document | None, bool]:
    """Return one document, from the rest of the snapshot or its year of the archive, and whether that is damaged.

    `read` keeps what was read for the next one.
    """
    for name in (SNAPSHOT, archive_of(created_ms(record_id))):
        if name not in read:
            read[name] = read_all(folder, name)
        contents = read[name]
        if contents is None and name in (SNAPSHOT, *archives(folder)):
            return None, True
        if contents and record_id in contents.tables.get(table, {}):
            return contents.tables[table][record_id], False
    return None, False


def holds(folder: Folder, record_id: int) -> bool:
    """Tell whether the snapshot has a record of that id, without reading it: in text, quotes are escaped."""
    return b'"%d":{' % record_id in cached(folder, SNAPSHOT)


def read_history(folder: Folder) -> Iterator[Contents]:
    """Yield the whole snapshot and each year of the archive; where any is damaged, what the journals tell, too.

    The archive comes second: what is moved there meanwhile is found.
    """
    is_hurt = False
    for name in (SNAPSHOT, *archives(folder)):
        contents = read_all(folder, name)
        is_hurt = is_hurt or contents is None
        if contents is not None:
            yield contents
    if is_hurt:
        yield from_journals(folder)


def from_journals(folder: Folder, sizes: Mapping[str, int] | None = None) -> Contents:
    """Return what the journals alone fold to, all of them or as far as `sizes` say."""
    contents = Contents({}, {}, is_whole=True)
    for file in months.files(folder) if sizes is None else sizes:
        contents.take_in(folder, file, None if sizes is None else sizes[file])
    return contents


def archives(folder: Folder) -> Iterator[str]:
    """Yield the names of the archive files, and of nothing that a killed process left beside them."""
    return (f"archive/{name}" for name in folder.names("archive") if name.endswith(".json"))


def meta_of(first: bytes, folder: Folder | None = None) -> dict[str, Any] | None:
    """Return what the first line of a snapshot or an archive says of it; None where that line is not sound.

    Nor is one in a folder that holds another book: the two must not be mixed. Raises BookError where the journals
    cannot be read then.
    """
    sealed, own, checksum = first.rpartition(_OWN)
    if not own or checksum.rstrip(b",") != b"%d}}" % crc32(sealed):
        return None
    try:
        meta = loads((first.rstrip(b",") + b"}").decode())[META]["1"]
    except UNSOUND:
        return None
    sound = (
        isinstance(meta, dict) and isinstance(meta.get("folded"), dict) and isinstance(meta.get("open"), dict)
    )
    return meta if sound and not (folder is not None and is_of_another(folder, meta)) else None


def is_of_another(folder: Folder, meta: Mapping[str, Any]) -> bool:
    """Tell whether a snapshot or an archive was made of another book than the journals name. Raises BookError.

    Reading those takes long: mostly a snapshot has a place in common with them, an archive the book with a snapshot.
    """
    book = str(meta.get(_BOOK, ""))
    try:
        places = _places(meta)
    except UNSOUND:
        return False  # an older program wrote it, and did not name the book
    if any(
        end and not journal.is_put_back(folder, file, (end, mark)) for file, (end, mark) in places.items()
    ):
        return False
    if book and not places:
        lately = meta_of(cached(folder, SNAPSHOT, 0, _FIRST_READ).partition(b"\n")[0], folder)
        if lately is not None and lately.get(_BOOK) == book:
            return False
    return known_book.is_without(folder, book)


def _places(meta: Mapping[str, Any]) -> dict[str, Place]:
    """Return the places folded up to. Raises one of UNSOUND where an older program wrote them."""
    return {str(file): (int(end), str(mark)) for file, (end, mark) in meta["folded"].items()}


def _documents(rows: Mapping[str, dict[str, Any]]) -> dict[int, Document]:
    found = {int(record_id): from_json(raw) for record_id, raw in rows.items()}
    if found and not 0 <= min(found) <= max(found) < journal.MOST_IDS:
        raise ValueError("no ids of ours")
    return found


def _row(row: Row) -> bytes:
    record_id, document, shown = row
    written = document.as_json()
    if not isinstance(shown, bool):
        written[NOTE] = shown
    return _text(f'"{record_id}":{dumps(written)}')


def _text(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate: escaped, it is sound JSON
        return b"".join(
            char.encode() if not "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04x}".encode()
            for char in text
        )


def archive_of(ms: int) -> str:
    """Return the archive file of the year in which a record was made, given in milliseconds since 1970 UTC."""
    return f"archive/{gmtime(ms // 1000).tm_year}.json"
