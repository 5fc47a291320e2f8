"""The journal: the truth. One change a line, with a checksum, on disk before it is acknowledged.

`journal/<device>/2026-11.ndjson` is appended to by its own device only and never shortened. A transaction is
the run of lines that share one stamp. Values are set by path: a field's name, or `field/key` for one item of a
keyed map; `null` takes a value away.
"""

from __future__ import annotations

import json
import os
from time import gmtime
from zlib import crc32

from cockpit.store.clock import ms_of, next_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cockpit.store.folder import Folder

SCHEMA = 1
BOOK = "book"  # the table whose one record names the book and its schema, written with the first change
_START = b'{"at":"'
_CRC = b',"crc":"'
_CRC_TAIL = len(_CRC) + 8 + len(b'"}')
_TAIL = 8192
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Change:
    """One line: at `at`, in `table`, record `id`, each path of `to` was given its value; `was` holds the old ones.

    `is_new` tells that the record was made by it, `did` names the action in the seller's words (on the first
    line of a transaction), `undoes` is the stamp of the transaction that it takes back.
    """

    __slots__ = ("at", "did", "id", "is_new", "table", "to", "undoes", "was")

    def __init__(
        self,
        table: str,
        id: int,
        to: Mapping[str, Any],
        *,
        was: Mapping[str, Any] | None = None,
        is_new: bool = False,
        at: str = "",
        did: str = "",
        undoes: str = "",
    ) -> None:
        self.at = at
        self.table = table
        self.id = id
        self.to = to
        self.was = was or {}
        self.is_new = is_new
        self.did = did
        self.undoes = undoes


class Damage:
    """Bytes of a journal that hold no sound line.

    A torn one was cut off while it was written, so it was never acknowledged; any other was damaged afterwards.
    """

    __slots__ = ("file", "is_torn", "offset", "raw")

    def __init__(self, file: str, offset: int, raw: bytes) -> None:
        self.file = file
        self.offset = offset
        self.raw = raw
        self.is_torn = not raw.endswith(b'"}') and _CRC not in raw


def encode(change: Change, at: str, place: str) -> bytes:
    """Return the line of a change; `place` is its place in the transaction, such as 1/3."""
    body: dict[str, Any] = {
        "at": at,
        "tx": place,
        "table": change.table,
        "id": str(change.id),
        "set": change.to,
    }
    if change.was:
        body["was"] = change.was
    if change.is_new:
        body["new"] = True
    if change.did:
        body["did"] = change.did
    if change.undoes:
        body["undoes"] = change.undoes
    try:
        raw = _dump(body)[:-1].encode()
    except UnicodeEncodeError:  # a lone surrogate: escaped, it is sound JSON
        raw = json.dumps(body, separators=(",", ":"))[:-1].encode()
    return b'%s,"crc":"%08x"}\n' % (raw, crc32(raw))


def decode(line: bytes) -> Change | None:
    """Return the change of a line without its newline, or None where it is not sound."""
    raw = line[:-_CRC_TAIL]
    if line[-_CRC_TAIL:] != b'%s%08x"}' % (_CRC, crc32(raw)):
        return None
    try:
        body = json.loads(raw + b"}")
        return Change(
            body["table"],
            int(body["id"]),
            body["set"],
            was=body.get("was"),
            is_new="new" in body,
            at=body["at"],
            did=body.get("did", ""),
            undoes=body.get("undoes", ""),
        )
    except (ValueError, KeyError, TypeError):
        return None


def read(folder: Folder, file: str, start: int = 0) -> tuple[list[Change], list[Damage], int]:
    """Return the changes of a journal file from `start` on, what is damaged, and the offset read up to.

    A last line without its newline is left for later: another process may be writing it just now.
    """
    data = folder.read(file, start)
    end = data.rfind(b"\n") + 1
    changes, damaged, offset = [], [], start
    for line in data[:end].split(b"\n"):
        if line:
            change = decode(line)
            if change is not None:
                changes.append(change)
            else:
                saved, lost = _salvage(file, offset, line)
                changes += saved
                damaged += lost
        offset += len(line) + 1
    return changes, damaged, start + end


def torn_tail(folder: Folder, file: str) -> Damage | None:
    """Return the unfinished last line of a file, if it has one."""
    data = folder.read(file)
    end = data.rfind(b"\n") + 1
    return Damage(file, end, data[end:]) if data[end:] else None


def _salvage(file: str, offset: int, line: bytes) -> tuple[list[Change], list[Damage]]:
    """Find the sound lines in an unsound one: a damaged newline joins two, and may cost only one change."""
    saved, lost = [], []
    first, *others = line.split(_START)
    pieces = [first] if first else []
    pieces += [_START + piece for piece in others]
    for piece in pieces:
        change = decode(piece[: piece.rfind(b'"}') + 2])
        if change is None:
            lost.append(Damage(file, offset, piece))
        else:
            saved.append(change)
            if not piece.endswith(b'"}'):
                lost.append(Damage(file, offset, piece[piece.rfind(b'"}') + 2 :]))
        offset += len(piece)
    return saved, lost


def append(
    folder: Folder, device: str, wall_ms: int, changes: Sequence[Change], *, seen: str = ""
) -> tuple[str, str, int]:
    """Write a transaction; when this returns, it is on disk. The caller holds the lock.

    Returns its stamp, the file, and the offset after it. The stamp exceeds `seen` and every earlier one of
    this device. Raises BookError when the disk did not keep it.
    """
    if not folder.names("journal"):
        book = {"book": f"{int.from_bytes(os.urandom(16), 'big'):032x}", "schema": SCHEMA}
        changes = [*changes, Change(BOOK, 1, book, is_new=True)]
    files = folder.names(f"journal/{device}")
    last = _last_stamp(folder, f"journal/{device}/{files[-1]}") if files else ""
    at = next_stamp(wall_ms, device, last, seen)
    day = gmtime(ms_of(at) // 1000)
    file = f"journal/{device}/{day.tm_year:04d}-{day.tm_mon:02d}.ndjson"
    lines = [encode(change, at, f"{place}/{len(changes)}") for place, change in enumerate(changes, 1)]
    size = folder.size(file)
    data = b"".join(lines)
    if size and folder.read(file, size - 1) != b"\n":
        data = b"\n" + data  # a torn tail: end it, so that it costs no line but itself
    folder.append(file, data)
    return at, file, size + len(data)


def files(folder: Folder) -> Iterator[str]:
    """Yield the names of all journal files, device by device, month by month."""
    for device in folder.names("journal"):
        for month in folder.names(f"journal/{device}"):
            if month.endswith(".ndjson"):
                yield f"journal/{device}/{month}"


def _last_stamp(folder: Folder, file: str) -> str:
    """Return the greatest stamp near the end of a file, reading back only as far as needed."""
    size, reach = folder.size(file), _TAIL
    while True:
        start = max(0, size - reach)
        lines = folder.read(file, start).split(b"\n")
        stamps = [change.at for line in lines[1 if start else 0 :] if (change := decode(line)) is not None]
        if stamps or not start:
            return max(stamps, default="")
        reach *= 8
