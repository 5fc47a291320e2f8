"""Mending what is damaged: what backups or the snapshot still hold comes back, the rest is put aside and told.

A journal keeps its length, so that every offset stays what it was: damaged bytes give way to those of a backup, or
to blanks. `damaged/<device>-<month>-<offset>` keeps them as they were found.
"""

from __future__ import annotations

import re

from cockpit.domain.record import Record
from cockpit.domain.wording import counted
from cockpit.errors import BookError
from cockpit.store import backup, compaction, journal, migration, months, snapshot
from cockpit.store.backup_zip import key_of
from cockpit.store.hybrid_clock import ms_of
from cockpit.store.lacking import differing
from cockpit.store.memory import MemoryFolder
from cockpit.store.recovery import regain
from cockpit.store.snapshot import Contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cockpit.store.backup_zip import Pack
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Damage

ASIDE = "damaged"
LEFTOVER = ".new"  # how what a killed process was just writing ends
_SUBFOLDERS = ("", "archive", "backups", ASIDE)
_STAMP = re.compile(rb'"at":"(\d{13}-[0-9a-f]{4}-\w+)"')
_RECORD = re.compile(rb'"table":"(\w+)","id":"(\d{1,39})"')
_DID = re.compile(rb'"did":"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(rb',"tx":"\d+/\d+"')


class Mended(Record):
    """What mending did.

    `aside` names the files that hold damaged bytes; `put_back` counts the lines that stand where they stood,
    `regained` the values written down again; `lost` tells what could not be brought back; `removed` names the
    leftovers of killed processes; `saved_as` is the backup made first, empty where there was nothing to save.
    """

    aside: tuple[str, ...]
    put_back: int
    regained: int
    lost: tuple[str, ...]
    removed: tuple[str, ...]
    saved_as: str


def mend(folder: Folder, wall_ms: Callable[[], int], day: str) -> Mended:
    """Back up, mend the journals, then write snapshot, archive and hints anew.

    A kill at any point leaves a book that reads as before or better, and mending again goes on from there. Raises
    BookError where the disk refuses or the book is of a newer schema.
    """
    migration.refuse_newer(migration.schema_noted(folder))
    _make_readable(folder)
    saved_as = own = ""
    if months.is_begun(folder):
        made = backup.make(folder, day, wall_ms())
        saved_as, own = made.label, made.book

    def packs() -> Iterator[Pack]:
        kept = backup.packs(folder, but=saved_as)
        return (pack for pack in kept if not own or pack.book in ("", own))

    with folder.lock_folding():
        contents = Contents({}, {}, is_whole=True)
        unsound = [file for file in months.files(folder) if not contents.take_in(folder, file)]
        aside, lost, put_back = _mend_journals(folder, unsound, packs(), contents) if unsound else ([], [], 0)
        wanted = {line for _, raw in lost if (line := _line_in(raw))}
        others = (pack for _, pack in differing(folder, but=saved_as and f"backups/{saved_as}.zip"))
        regained, known = regain(folder, contents.tables, others, wanted)
        with folder.lock():  # what others are writing just now is no leftover
            removed = leftovers(folder)
            for name in removed:
                folder.remove(name)
        if regained:  # there are further files, or longer ones
            contents = snapshot.from_journals(folder)
        compaction.write_anew(folder, contents, wall_ms())
    return Mended(
        aside=tuple(aside),
        put_back=put_back,
        regained=regained,
        lost=tuple(_told(where, raw) for where, raw in lost if _line_in(raw) not in known),
        removed=tuple(removed),
        saved_as=saved_as,
    )


def _make_readable(folder: Folder) -> None:
    """Put what reads of a journal in its place, where the disk cannot read all of it: the rest becomes a hole."""
    for file in months.files(folder):
        try:
            folder.read(file)
        except BookError:
            with folder.lock():
                folder.replace(file, folder.read_around(file))


def leftovers(folder: Folder) -> list[str]:
    """Return the files that processes were writing when they were killed, or are writing just now."""
    inside = (*_SUBFOLDERS, *(f"journal/{device}" for device in folder.names("journal")))
    return [
        f"{place}/{name}".removeprefix("/")
        for place in inside
        for name in folder.names(place)
        if name.endswith(LEFTOVER)
    ]


def lines_of(data: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """Return the number of the line, from 1 on, in which each of these bytes of a file lies."""
    found = {}
    line, place = 1, 0
    for offset in sorted(offsets):
        line, place = line + data.count(b"\n", place, offset), offset
        found[offset] = line
    return found


def _mend_journals(
    folder: Folder, unsound: list[str], packs: Iterator[Pack], contents: Contents
) -> tuple[list[str], list[tuple[str, bytes]], int]:
    """Mend every journal; return the files put aside, where each lost line stood with its bytes, and lines put back.

    `contents` takes in what they fold to.
    """
    with folder.lock():
        return _mended(folder, unsound, packs, contents)


def _mended(
    folder: Folder, unsound: list[str], packs: Iterator[Pack], contents: Contents
) -> tuple[list[str], list[tuple[str, bytes]], int]:
    damaged = {file: found for file in unsound if (found := _read(file, folder.read(file))[1])}
    patches = _patches([one for found in damaged.values() for one in found if one.raw], packs)
    aside: list[str] = []
    lost: list[tuple[str, bytes]] = []
    for file, found in damaged.items():
        data = folder.read(file)
        # a torn one was never acknowledged
        meant = [one for one in found if one in patches or not one.is_torn]
        lost += _lost(file, data, [one for one in meant if one not in patches])
        aside += _mend(folder, file, data, meant, patches)
        contents.take_in(folder, file)
    return aside, lost, sum(bool(line) for patch in patches.values() for line in patch.split(b"\n"))


def _patches(every: list[Damage], packs: Iterator[Pack]) -> dict[Damage, bytes]:
    """Return what backups hold in the places of damage, asking older ones only as long as any is not found."""
    patches: dict[Damage, bytes] = {}
    while len(patches) < len(every) and (pack := next(packs, None)):
        for damage in every:
            if damage not in patches and (patch := _patch(damage, pack.files.get(damage.file, b""))):
                patches[damage] = patch
    return patches


def _lost(file: str, data: bytes, damaged: list[Damage]) -> list[tuple[str, bytes]]:
    """Return where damage stands that nothing patches, and its bytes."""
    lines = lines_of(data, (one.offset for one in damaged))
    return [
        (f"{file}, byte {one.offset}, line {lines[one.offset]}", one.raw)
        for one in damaged
        if len(one.raw) > 1  # a single byte was the end of a line: none is lost
    ]


def _mend(
    folder: Folder, file: str, data: bytes, damaged: list[Damage], patches: dict[Damage, bytes]
) -> list[str]:
    mended = bytearray(data)
    for damage in damaged:
        stop = damage.offset + len(damage.raw)
        mended[damage.offset : stop] = patches.get(damage) or _blank(data, damage)
    before, _ = _read(file, data)
    sound = _ended(bytes(mended), {change.at for change in before})
    if not damaged or len(sound) != len(data) or not _holds(sound, file, before):
        return []  # better damaged than changed
    names = [_put_aside(folder, damage) for damage in damaged]
    folder.replace(file, sound)
    return names


def _read(file: str, data: bytes) -> tuple[list[Change], list[Damage]]:
    """Read a journal to its very end: what was cut off or damaged there is told with the rest."""
    folder = MemoryFolder()
    folder.files[file] = data + b"\n"
    changes, damaged, _ = journal.changes_in(folder, file)
    if damaged and damaged[-1].offset + len(damaged[-1].raw) == len(
        data
    ):  # it may just have been cut off there
        damaged[-1] = journal.Damage(file, damaged[-1].offset, damaged[-1].raw)
    return changes, damaged


def _patch(damage: Damage, data: bytes) -> bytes | None:
    """Return what a backup of the journal holds at that very place, where that is sound lines and nothing else."""
    start, stop = damage.offset, damage.offset + len(damage.raw)
    patch = data[start:stop]
    if len(patch) != len(damage.raw) or patch == damage.raw:
        return None
    is_begun = not start or data[start - 1 : start] == b"\n" or patch[:1] == b"\n"
    is_ended = data[stop : stop + 1] in (b"", b"\n") or patch[-1:] == b"\n"
    lines = [line for line in patch.split(b"\n") if line]
    is_sound = all(journal.decode(line) for line in lines) and (lines or patch == b"\n")
    return patch if is_begun and is_ended and is_sound else None


def _blank(data: bytes, damage: Damage) -> bytes:
    """Return spaces for damaged bytes, on a line of their own; a byte between two sound lines becomes its end."""
    start, stop = damage.offset, damage.offset + len(damage.raw)
    blank = bytearray(b" " * len(damage.raw))
    if start and data[start - 1 : start] != b"\n":
        blank[:1] = b"\n"
    if data[stop : stop + 1] != b"\n":
        blank[-1:] = b"\n"
    return bytes(blank)


def _ended(data: bytes, whole: set[str]) -> bytes:
    """Let the transactions whose end was damaged, and so put aside, end with the last line that is left of them.

    Else they would pass for such as were cut off while they were written. No line changes its length.
    """
    lines = data.split(b"\n")
    last: dict[str, tuple[int, bool, int]] = {}
    for number, line in enumerate(lines):
        change = journal.decode(line) or journal.decode(
            line.rstrip(b"\0") + b"}"
        )  # it reads without its brace
        if change is not None:
            _, _, size = last.get(change.at, (0, False, 0))
            last[change.at] = number, change.is_last, size + 1
    for at, (number, is_last, size) in last.items():
        if at in whole and not is_last:
            lines[number] = _as_last(lines[number], size)
    return b"\n".join(lines)


def _as_last(line: bytes, size: int) -> bytes:
    """Return a line sealed anew as the last of what is left of its transaction: 2/3 becomes 2/2, or 1/1 alone."""
    raw = journal.unsealed(line)
    match = _PLACE.search(raw or b"")
    if raw is None or match is None:
        return line
    place = b',"tx":"%d/%d"' % (size, size)
    return journal.sealed(raw[: match.start()] + place.ljust(len(match[0])) + raw[match.end() : -1])


def _holds(data: bytes, file: str, before: list[Change]) -> bool:
    """Tell whether a mended journal reads without damage and says all that it said before."""
    after, damaged = _read(file, data)
    said = {key_of(change) for change in after}
    return all(one.is_torn for one in damaged) and all(key_of(change) in said for change in before)


def _put_aside(folder: Folder, damage: Damage) -> str:
    _, device, month = damage.file.split("/", 2)
    name = f"{ASIDE}/{device}-{month.removesuffix(months.ENDING)}-{damage.offset}"
    number, first = 1, name
    while folder.size(name) and folder.read(name) != damage.raw:  # damaged there once before, in another way
        number += 1
        name = f"{first}-{number}"
    folder.replace(name, damage.raw)
    return name


def _stamp_in(raw: bytes) -> str:
    match = _STAMP.search(raw)
    return match[1].decode() if match else ""


def _line_in(raw: bytes) -> tuple[str, str, int] | None:
    """Return of which line these bytes are, as far as they still say so: its stamp, table and id."""
    stamp, record = _stamp_in(raw), _RECORD.search(raw)
    return (stamp, record[1].decode(), int(record[2])) if stamp and record else None


def _told(where: str, raw: bytes) -> str:
    """Tell what a damaged line was about, as far as what remains of it says."""
    record, did, stamp = _RECORD.search(raw), _DID.search(raw), _stamp_in(raw)
    parts = [f"{where}:"]
    if record:
        parts.append(f"a change of {record[1].decode()} {record[2].decode()}")
    if did:
        parts.append(f"“{did[1].decode('utf-8', 'replace')}”")
    if stamp:
        parts.append(f"of {backup.utc_day(ms_of(stamp))}")
    if len(parts) > 1:
        return " ".join(parts)
    return f"{where}: {counted(len(raw), 'byte')} without any meaning left"
