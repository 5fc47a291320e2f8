"""The journal: the truth. One change a line, with a checksum, on disk before it is acknowledged.

`journal/<device>/2026-11.ndjson` is appended to by its own device only and never shortened. A transaction is
the run of lines that share one stamp; one whose last line was never written counts for nothing. Values are set
by path: a field's name, or `field/key` for one item of a keyed map; `null` takes a value away. The first and the last
line of a transaction name the last whole one that its writer found, `after` which it came: so what is lost is told.
"""

from __future__ import annotations

from cockpit.store import months
from cockpit.store.hybrid_clock import is_stamp
from cockpit.store.line import (
    MOST_IDS,
    RESERVED,
    SEAL_FORM,
    SEAL_SIZE,
    Change,
    decode,
    encode,
    sealed,
    stamp_of,
    unsealed,
)
from cockpit.store.line import START as _START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cockpit.store.folder import Folder

    # An offset in a file, and the last characters before it: do they still stand there?
    Place = tuple[int, str]

__all__ = [
    "MOST_IDS",
    "RESERVED",
    "Change",
    "decode",
    "encode",
    "sealed",
    "stamp_of",
    "unsealed",
]
SCHEMA = 1
NOTHING = "-"  # what the first line of a machine came after
ONLY = 1  # the id of the one record in the table `book`
BOOK = "book"  # the table whose one record names the book and its schema, written with the first change
_ANY = ord(".")
_BEGINNING = _START + rb"\d{13}-[0-9a-f]{4}-"  # with a stamp: contacts and remarks begin with "at" too
_HOLE = rb"\0\0+"  # what a power cut leaves of bytes that were never written; we write none
_SECTOR = 512  # bytes that a disk writes at once, or a multiple of it
_NAMES_BOOK = b'"table":"book"'
_BOM = b"\xef\xbb\xbf"  # what some editors put first; it costs nothing, as the blanks and returns of others
_MARKED = b"  "  # how the end that a file had for whoever came next ends
_MARK = len(SEAL_FORM) + 1  # the checksum of the last line, and its newline
_DIGITS = len(str(MOST_IDS))
START = (0, "")  # the place before all that a file holds


class Damage:
    """Bytes of a journal that hold no sound line.

    A torn one was cut off while it was written, so it was never acknowledged (zeros may stand for what a power cut
    kept from being written: a hole); any other was damaged afterwards.
    """

    __slots__ = ("file", "is_hole", "is_torn", "offset", "raw")

    def __init__(self, file: str, offset: int, raw: bytes) -> None:
        self.file = file
        self.offset = offset
        self.raw = raw
        self.is_hole = _has_hole(offset, raw)
        self.is_torn = self.is_hole or _is_torn(raw.rstrip(b"\0 "))


def id_said(written: int | str) -> int | None:
    """Return the id that a record names another by; None where that is none: other programs write here, too."""
    text = str(written)
    is_id = len(text) <= _DIGITS and text.isascii() and text.isdecimal() and str(int(text)) == text
    return int(text) if is_id else None


def changes_in(
    folder: Folder, file: str, start: int = 0, stop: int | None = None
) -> tuple[list[Change], list[Damage], int]:
    """Return the changes of a journal file from `start` on, what is damaged, and the offset read up to.

    A transaction that is not all there is left for later: another process may be writing it just now.
    """
    data = folder.read(file, start, -1 if stop is None else stop - start)
    return _parsed(file, data, start, lambda: _last_whole(folder, file, start))


def changes_since(
    folder: Folder, file: str, place: Place, stop: int | None = None
) -> tuple[list[Change], list[Damage], Place, bool]:
    """Return what `changes_in` does from a place on, the place that was read up to, and whether the file was put back.

    One that does not hold what stood before the place was put back to an earlier state: it is read from its start.
    """
    start, mark = place
    first = start - len(mark)
    data = folder.read(file, first, -1 if stop is None else max(0, stop - first))
    is_put_back = not data.startswith(mark.encode("latin-1"))
    if is_put_back:
        data, start, mark = folder.read(file, 0, -1 if stop is None else stop), 0, ""
    changes, damaged, end = _parsed(file, data[len(mark) :], start, lambda: _last_whole(folder, file, start))
    last = end - start + len(mark)
    return changes, damaged, (end, data[max(0, last - _MARK) : last].decode("latin-1")), is_put_back


def naming_book(data: bytes) -> Iterator[Change]:
    """Yield the few changes that name the book and its schema, without reading the rest."""
    place = data.find(_NAMES_BOOK)
    while place >= 0:
        stop = data.find(b"\n", place)
        stop = len(data) if stop < 0 else stop
        change = decode(data[data.rfind(b"\n", 0, place) + 1 : stop])
        if change is not None and change.table == BOOK:
            yield change
        place = data.find(_NAMES_BOOK, stop)


def is_put_back(folder: Folder, file: str, place: Place) -> bool:
    """Tell whether a file lacks what stood before a place."""
    mark = place[1].encode("latin-1", "replace")  # it is what a snapshot says, whatever that is
    return folder.read(file, place[0] - len(mark), len(mark)) != mark


def _parsed(
    file: str, data: bytes, start: int, last_whole: Callable[[], str]
) -> tuple[list[Change], list[Damage], int]:
    """Return what `changes_in` does of these bytes of a file; `last_whole` tells what stands before them."""
    found, end = _pieces(file, data, start)
    _judge(file, found, last_whole)
    return _settled(file, found, end)


def _pieces(file: str, data: bytes, start: int) -> tuple[list[tuple[int, Change | Damage | None]], int]:
    """Return each line and each damage with its offset, None where damage was put aside, and up to where they go."""
    end = data.rfind(b"\n") + 1
    rest = data[end:]
    if decode(rest) or decode(rest[:-1]):
        end = len(data)  # only its newline is missing or damaged
    found: list[tuple[int, Change | Damage | None]] = []
    offset = start
    for line in data[:end].split(b"\n"):
        if line.strip():
            change = decode(line)
            is_last = offset + len(line) == start + len(data)
            found += (
                [(offset, change)] if change is not None else salvage(file, offset, line, is_last=is_last)
            )
        elif line:  # spaces stand for damaged bytes that were put aside
            found.append((offset, None))
        offset += len(line) + 1
    return found, start + end


def _last_whole(folder: Folder, file: str, stop: int) -> str:
    """Return the stamp of the last whole transaction in the beginning of a file; empty where there is none."""
    found, _ = _pieces(file, folder.read(file, 0, stop), 0)
    return next((end.at for _, _, end in reversed(_whole([one for _, one in found]))), "")


def _judge(
    file: str, found: Sequence[tuple[int, Change | Damage | None]], last_whole: Callable[[], str]
) -> None:
    """Tell the holes that a power cut left from those that a disk made later of what was acknowledged.

    After a power cut's no whole transaction follows, or the next one says that it came after the last whole one before:
    whoever wrote it found nothing else that counts.
    """
    holes = [place for place, (_, one) in enumerate(found) if isinstance(one, Damage) and one.is_hole]
    if not holes:
        return
    whole = _whole([one for _, one in found])
    for place in holes:
        before = next((end.at for _, stop, end in reversed(whole) if stop < place), "") or last_whole()
        after = next((end.after for start, _, end in whole if start > place), None)
        hole = found[place][1]
        if isinstance(hole, Damage) and after is not None:
            hole.is_torn = after == before if before else _is_from_before(after, file)


def _whole(found: Sequence[Change | Damage | None]) -> list[tuple[int, int, Change]]:
    """Return of each transaction that is all there where its first and last lines stand, and the last one."""
    whole: list[tuple[int, int, Change]] = []
    at, start, count = "", 0, 0
    for place, one in enumerate(found):
        if not isinstance(one, Change):
            continue
        if one.at != at:
            at, start, count = one.at, place, 0
        count += 1
        if one.is_last and count == one.size:
            whole.append((start, place, one))
    return whole


def _is_from_before(after: str, file: str) -> bool:
    """Tell whether a line says that its file held nothing when it was written."""
    return after == NOTHING or (is_stamp(after) and months.file_of(after) != file)


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


def salvage(
    file: str, offset: int, line: bytes, *, is_last: bool = True
) -> Iterator[tuple[int, Change | Damage]]:
    """Find the sound lines in an unsound one: a damaged newline joins two, and may cost only one change.

    What was cut off is the last of the file, or whoever came next marked it so.
    """
    import re  # loading it costs as much as starting Python, and what is sound has no need of it

    starts = [match.start() for match in re.finditer(_BEGINNING, line)]
    for start, stop in zip([0, *starts], [*starts, len(line)], strict=True):
        piece = line[start:stop]
        length = piece.rfind(b'"}') + 2
        change = decode(piece[:length])
        if change is None:  # the checksum vouches for a line that lacks its brace only
            change, length = decode(piece.rstrip(b"\0") + b"}"), len(piece)
        if change is not None:
            yield offset + start, change
            start, piece = start + length, piece[length:]
        if piece.removeprefix(_BOM).strip():
            damage = Damage(file, offset + start, piece)
            is_end = stop == len(line) and (is_last or line.endswith(_MARKED))
            damage.is_torn = damage.is_torn and (damage.is_hole or is_end)
            yield offset + start, damage


def _has_hole(offset: int, raw: bytes) -> bool:
    """Tell whether a power cut kept a part of these from being written: it ends with a sector, or with the file."""
    import re

    return any(
        (offset + hole.end()) % _SECTOR == 0 or not raw[hole.end() :].strip()
        for hole in re.finditer(_HOLE, raw)
    )


def _is_torn(raw: bytes) -> bool:
    """Tell whether bytes are the beginning of a line that does not end like one, by more than one byte."""
    if not raw.startswith(_START) and not _START.startswith(raw):
        return False
    pairs = zip(raw[-SEAL_SIZE:], SEAL_FORM, strict=False)
    return len(raw) < SEAL_SIZE or sum(1 for one, mark in pairs if mark not in (one, _ANY)) > 1
