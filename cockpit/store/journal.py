"""The journal: the truth. One change a line, with a checksum, on disk before it is acknowledged.

`journal/<device>/2026-11.ndjson` is appended to by its own device only and never shortened. A transaction is
the run of lines that share one stamp; one whose last line was never written counts for nothing. Values are set
by path: a field's name, or `field/key` for one item of a keyed map; `null` takes a value away.
"""

from __future__ import annotations

import json
import re
from zlib import crc32

from cockpit.store.hybrid_clock import is_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cockpit.store.folder import Folder

    # An offset in a file, and the last characters before it: do they still stand there?
    Place = tuple[int, str]

SCHEMA = 1
MOST_IDS = 1 << 128
BOOK = "book"  # the table whose one record names the book and its schema, written with the first change
_START = b'{"at":"'
_LINE = re.compile(_START + rb"\d{13}-[0-9a-f]{4}-")  # a stamp: contacts and remarks begin with "at" too
_SEAL = b',"crc":"%08x"}'
_CRC_FORM = b',"crc":"........"}'
_CRC_TAIL = len(_CRC_FORM)
_ANY = ord(".")
_HOLE = re.compile(rb"\0\0+")  # what a power cut leaves of bytes that were never written; we write none
_SECTOR = 512  # bytes that a disk writes at once, or a multiple of it
_MARK = len(_CRC_FORM) + 1  # the checksum of the last line, and its newline
RESERVED = "cockpit"  # no table: what the snapshot says of itself stands under this name
START = (0, "")  # the place before all that a file holds
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_load = json.JSONDecoder().decode


class Change:
    """One line: at `at`, in `table`, record `id`, each path of `to` was given its value; `was` holds the old ones.

    `is_new` tells that the record was made by it, `did` names the action in the seller's words (on the first
    line of a transaction), `undoes` is the stamp of the transaction that it takes back, `is_last` tells that
    the transaction ends with it, `size` of how many lines it is.
    """

    __slots__ = ("at", "did", "id", "is_last", "is_new", "size", "table", "to", "undoes", "was")

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
        is_last: bool = True,
        size: int = 1,
    ) -> None:
        self.at = at
        self.table = table
        self.id = id
        self.to = to
        self.was = was or {}
        self.is_new = is_new
        self.did = did
        self.undoes = undoes
        self.is_last = is_last
        self.size = size


class Damage:
    """Bytes of a journal that hold no sound line.

    A torn one was cut off while it was written, so it was never acknowledged (zeros may stand for what a power cut
    kept from being written); any other was damaged afterwards.
    """

    __slots__ = ("file", "is_torn", "offset", "raw")

    def __init__(self, file: str, offset: int, raw: bytes) -> None:
        self.file = file
        self.offset = offset
        self.raw = raw
        self.is_torn = _has_hole(offset, raw) or _is_torn(raw.rstrip(b"\0 "))


def sealed(raw: bytes) -> bytes:
    """Return a JSON object, given without its closing brace, with its checksum as the last value."""
    return raw + _SEAL % crc32(raw)


def unsealed(line: bytes) -> bytes | None:
    """Return the JSON object that was sealed, without the checksum; None where that does not match."""
    raw = line[:-_CRC_TAIL]
    return raw + b"}" if line[-_CRC_TAIL:] == _SEAL % crc32(raw) else None


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
    return sealed(raw) + b"\n"


def decode(line: bytes) -> Change | None:
    """Return the change of a line without its newline, or None where it is not sound."""
    raw = unsealed(line)
    if raw is None:
        return None
    try:
        body = _load(raw.decode("utf-8", "surrogatepass"))
        if not _is_sound(body):
            return None
        place, _, places = body.get("tx", "").partition("/")
        return Change(
            body["table"],
            int(body["id"]),
            body["set"],
            was=body.get("was"),
            is_new="new" in body,
            at=body["at"],
            did=body.get("did", ""),
            undoes=body.get("undoes", ""),
            is_last=place == places,
            size=int(places or 1),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def stamp_of(line: bytes) -> str:
    """Return the stamp of a line that its checksum vouches for, without reading the rest; empty where it does not."""
    if unsealed(line) is None or not _LINE.match(line):
        return ""
    return line[len(_START) : line.index(b'"', len(_START))].decode("latin-1")


def changes_in(
    folder: Folder, file: str, start: int = 0, stop: int | None = None
) -> tuple[list[Change], list[Damage], int]:
    """Return the changes of a journal file from `start` on, what is damaged, and the offset read up to.

    A transaction that is not all there is left for later: another process may be writing it just now.
    """
    return _parsed(file, folder.read(file, start, -1 if stop is None else stop - start), start)


def changes_since(folder: Folder, file: str, place: Place) -> tuple[list[Change], list[Damage], Place, bool]:
    """Return what `changes_in` does from a place on, the place that was read up to, and whether the file was put back.

    One that does not hold what stood before the place was put back to an earlier state: it is read from its start.
    """
    start, mark = place
    data = folder.read(file, start - len(mark))
    is_put_back = not data.startswith(mark.encode("latin-1"))
    if is_put_back:
        data, start, mark = folder.read(file), 0, ""
    changes, damaged, end = _parsed(file, data[len(mark) :], start)
    stop = end - start + len(mark)
    return changes, damaged, (end, data[max(0, stop - _MARK) : stop].decode("latin-1")), is_put_back


def is_put_back(folder: Folder, file: str, place: Place) -> bool:
    """Tell whether a file lacks what stood before a place."""
    mark = place[1].encode("latin-1")
    return folder.read(file, place[0] - len(mark), len(mark)) != mark


def _parsed(file: str, data: bytes, start: int) -> tuple[list[Change], list[Damage], int]:
    end = data.rfind(b"\n") + 1
    rest = data[end:]
    if decode(rest) or decode(rest[:-1]):
        end = len(data)  # only its newline is missing or damaged
    found: list[tuple[int, Change | Damage | None]] = []
    offset = start
    for line in data[:end].split(b"\n"):
        if line.strip():
            change = decode(line)
            found += [(offset, change)] if change is not None else salvage(file, offset, line)
        elif line:  # spaces stand for damaged bytes that were put aside
            found.append((offset, None))
        offset += len(line) + 1
    return _settled(file, found, start + end)


def _settled(
    file: str, found: Iterable[tuple[int, Change | Damage | None]], end: int
) -> tuple[list[Change], list[Damage], int]:
    """Keep whole transactions, and what damage has left of one; None stands for damage that was put aside.

    One that was cut off while it was written, at its end or by a hole, was never acknowledged: nothing of it counts.
    """
    changes: list[Change] = []
    damaged: list[Damage] = []
    begun: list[Change] = []
    begun_at = 0
    is_hurt = was_hurt = False  # by damage since the last line, or since the last whole transaction

    def close(*, is_kept: bool) -> None:
        if is_kept:
            changes.extend(begun)
        else:
            damaged.append(Damage(file, begun_at, b""))
        begun.clear()

    for offset, one in found:
        if not isinstance(one, Change):
            damaged += [one] if one else []
            is_hurt = is_hurt or one is None or not one.is_torn
            was_hurt = was_hurt or is_hurt
            continue
        if begun and begun[-1].at != one.at:
            close(is_kept=is_hurt)
        begun_at, is_hurt = begun_at if begun else offset, False
        begun.append(one)
        if one.is_last:
            close(is_kept=was_hurt or len(begun) == one.size)
            was_hurt = False
    if begun and not is_hurt:
        return changes, [one for one in damaged if one.offset < begun_at], begun_at
    return changes + begun, damaged, end


def salvage(file: str, offset: int, line: bytes) -> Iterator[tuple[int, Change | Damage]]:
    """Find the sound lines in an unsound one: a damaged newline joins two, and may cost only one change."""
    starts = [match.start() for match in _LINE.finditer(line)]
    for start, stop in zip([0, *starts], [*starts, len(line)], strict=True):
        piece = line[start:stop]
        length = piece.rfind(b'"}') + 2
        change = decode(piece[:length])
        if change is None:  # the checksum vouches for a line that lacks its brace only
            change, length = decode(piece.rstrip(b"\0") + b"}"), len(piece)
        if change is not None:
            yield offset + start, change
            start, piece = start + length, piece[length:]
        if piece.strip():
            yield offset + start, Damage(file, offset + start, piece)


def _has_hole(offset: int, raw: bytes) -> bool:
    """Tell whether a power cut kept a part of these from being written: it ends with a sector, or with the file."""
    return any(
        (offset + hole.end()) % _SECTOR == 0 or not raw[hole.end() :].strip() for hole in _HOLE.finditer(raw)
    )


def _is_torn(raw: bytes) -> bool:
    """Tell whether bytes are the beginning of a line that does not end like one, by more than one byte."""
    if not raw.startswith(_START) and not _START.startswith(raw):
        return False
    pairs = zip(raw[-_CRC_TAIL:], _CRC_FORM, strict=False)
    return len(raw) < _CRC_TAIL or sum(1 for one, mark in pairs if mark not in (one, _ANY)) > 1


def _is_sound(body: Any) -> bool:
    """Tell whether a line holds what a line should: another program may have written it."""
    return (
        is_stamp(body["at"])
        and isinstance(body["table"], str)
        and body["table"] != RESERVED
        and isinstance(body["set"], dict)
        and isinstance(body.get("was", {}), dict)
        and isinstance(body.get("did", ""), str)
        and isinstance(body.get("undoes", ""), str)
        and 0 <= int(body["id"]) < MOST_IDS
    )
