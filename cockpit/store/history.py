"""History read line by line: only the lines that may be meant are parsed, which is what makes a find quick.

A snapshot or archive holds one record a line. Of each file the checksum is tested; one that does not match, or is not
of our form, is told, and the journals have to say what it held.
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from zlib import crc32

from cockpit.domain.people import Customer
from cockpit.store import journal, snapshot
from cockpit.store.fold import Document, from_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from cockpit.store.folder import Folder

    Sieve = Callable[[str], bool]
    Wanted = Mapping[str, Sequence[bytes] | None]

_FIRST_READ = 65536
_PIECE = 1 << 22  # bytes
_ID = re.compile(rb'^"(\d{1,39})":\{', re.MULTILINE)


class Unsound(Exception):
    """A snapshot or an archive does not read."""


def files(folder: Folder) -> Iterator[str]:
    """Yield the snapshot, then the archives, the latest year first: what is moved there meanwhile is found."""
    yield snapshot.SNAPSHOT
    yield from sorted(snapshot.archives(folder), reverse=True)


def sections(folder: Folder, name: str, wanted: Container[str]) -> dict[str, str] | None:
    """Return the lines of each of those tables of a snapshot or archive; None where it is absent or damaged."""
    data = snapshot.cached(folder, name)
    begin = data.find(b"\n") + 1
    meta, body = snapshot.meta_of(data[: begin - 1], folder) if begin else None, memoryview(data)[begin:]
    if meta is None or crc32(body) != meta.get("crc"):
        return None
    try:
        places = _places(meta["open"], len(body))
        return {table: str(body[start:end], "utf-8") for table, start, end in places if table in wanted}
    except snapshot.UNSOUND:
        return None


def rows(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Yield each record of a snapshot or archive, given as its bytes: its table, its id, its document as it is written.

    Raises Unsound where the checksum does not match, or the lines are not of our form.
    """
    begin = data.find(b"\n") + 1
    meta = snapshot.meta_of(data[: begin - 1]) if begin else None
    if meta is None or crc32(memoryview(data)[begin:]) != meta.get("crc"):
        raise Unsound
    table, lines = "", BytesIO(data)
    lines.seek(begin)
    try:
        for line in lines:
            row = line.rstrip(b",\n")
            if row.endswith(b":{"):
                table = str(json.loads(row[:-2]))
            elif row.startswith(b'"'):
                record_id, _, document = row[1:].partition(b'":')
                if not 0 <= int(record_id) < journal.MOST_IDS:
                    raise Unsound
                yield table, int(record_id), document
    except snapshot.UNSOUND as error:
        raise Unsound from error


def records(lines: str, sieve: Sieve | None = None) -> dict[int, Document]:
    """Return the records of those lines, the latest first: all, or those that the sieve lets pass.

    Raises one of snapshot.UNSOUND.
    """
    chosen: Iterable[str] = lines.split("\n")
    if sieve is not None:
        chosen = [line for line, low in zip(chosen, lines.lower().split("\n"), strict=True) if sieve(low)]
    whole = json.loads("{" + ",".join(line.rstrip(",") for line in chosen if _is_record(line)) + "}")
    found = {int(record_id): from_json(raw) for record_id, raw in whole.items()}
    return dict(sorted(found.items(), reverse=True))


def chosen(folder: Folder, name: str, wanted: Wanted) -> dict[str, dict[int, Document]] | None:
    """Return the records of those tables whose lines hold any of the needles; all of a table that has none.

    The file is read through in pieces, so it takes no more room than what is chosen. None where it is absent or
    damaged, or another took its place meanwhile. Raises BookError.
    """
    meta, begin = _head(folder, name)
    if meta is None:
        return None
    found: dict[str, dict[int, Document]] = {}
    size, checksum = folder.size(name) - begin, 0
    try:
        places = list(_places(meta["open"], size))
        for table, start, end in [("", 0, places[0][1] if places else size), *places]:
            lines: list[bytes] = []
            for piece in _pieces(folder, name, begin + start, begin + end):
                checksum = crc32(piece, checksum)
                lines += _lines(piece, wanted[table]) if table in wanted else ()
            if lines:
                found[table] = records(b"\n".join(lines).decode())
    except snapshot.UNSOUND:
        return None
    return found if checksum == meta.get("crc") else None


def streamed(folder: Folder, wanted: Wanted) -> Iterator[tuple[str, int, Document]]:
    """Yield what `chosen` finds in snapshot and archives: its table, its id, and how it stood when it was folded.

    Raises Unsound where any of them is damaged: then the journals tell.
    """
    seen: set[int] = set()
    for name in files(folder):
        found = chosen(folder, name, wanted)
        if found is None and folder.size(name):
            raise Unsound
        if found and name != snapshot.SNAPSHOT and not seen:
            seen = ids(folder, snapshot.SNAPSHOT)  # what was archived may have been changed since
        for table, documents in (found or {}).items():
            for record_id, document in documents.items():
                if record_id not in seen:
                    yield table, record_id, document


def ids(folder: Folder, name: str) -> set[int]:
    """Return the ids of all that a snapshot holds; of a damaged one those that are found. Raises BookError."""
    pieces = _pieces(folder, name, 0, folder.size(name))
    return {int(match[1]) for piece in pieces for match in _ID.finditer(piece)}


def customers(folder: Folder) -> dict[int, Document] | None:
    """Return every customer that snapshot and archives hold, reading little else; None where that fails."""
    found: dict[int, Document] = {}
    for name in files(folder):
        size = folder.size(name)
        if not size:
            continue
        meta, begin = _head(folder, name)
        if meta is None:
            return None
        try:
            for table, start, end in _places(meta["open"], size - begin):
                if table == Customer.KIND:
                    lines = snapshot.cached(folder, name, begin + start, end - start)
                    if len(lines) < end - start:
                        return None
                    found = records(lines.decode()) | found
        except snapshot.UNSOUND:
            return None
    return found


def _head(folder: Folder, name: str) -> tuple[dict[str, Any] | None, int]:
    """Return what the first line of a file says of it, and where the rest begins; None where it is not sound."""
    head = snapshot.cached(folder, name, 0, _FIRST_READ)
    if b"\n" not in head:
        head = snapshot.cached(folder, name)
    begin = head.find(b"\n") + 1
    return (snapshot.meta_of(head[: begin - 1], folder) if begin else None), begin


def _pieces(folder: Folder, name: str, start: int, end: int) -> Iterator[bytes]:
    """Yield a part of a file in pieces of whole lines."""
    rest = b""
    while start < end and (data := snapshot.cached(folder, name, start, min(_PIECE, end - start))):
        start += len(data)
        cut = data.rfind(b"\n") + 1
        if cut:
            yield rest + data[:cut]
            rest = data[cut:]
        else:
            rest += data
    yield rest


def _lines(piece: bytes, needles: Sequence[bytes] | None) -> list[bytes]:
    """Return the lines that hold any of the needles, each once; all without needles."""
    if needles is None:
        return piece.split(b"\n")
    found: dict[int, bytes] = {}
    for needle in needles:
        place = piece.find(needle)
        while place >= 0:
            start, end = piece.rfind(b"\n", 0, place) + 1, piece.find(b"\n", place)
            end = len(piece) if end < 0 else end
            found[start] = piece[start:end]
            place = piece.find(needle, end)
    return list(found.values())


def _is_record(line: str) -> bool:
    """Tell whether a line is a record's, and not the head or the end of a table."""
    return line.startswith('"') and not line.endswith("{")


def _places(regions: dict[str, list[int]], size: int) -> Iterator[tuple[str, int, int]]:
    """Yield each table and where its lines lie in the body; the line of braces behind them may be among them."""
    starts = sorted((start, table) for table, (start, _, _) in regions.items())
    ends = [start for start, _ in starts[1:]] + [size]
    for (start, table), end in zip(starts, ends, strict=True):
        yield table, start, end
