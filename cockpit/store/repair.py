"""Mending what is damaged: what backups or the snapshot still hold comes back, the rest is put aside and told.

A journal keeps its length, so that every offset stays what it was: damaged bytes give way to those of a backup, or
to blanks. Only where a disk put whole blocks in the wrong places, lines are put in their order again.
`damaged/<device>-<month>-<offset>` keeps damaged bytes as they were found.
"""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.errors import BookError
from cockpit.store import backup, chain, compaction, journal, migration, misplaced, months, snapshot
from cockpit.store.chain import ASIDE
from cockpit.store.compaction import LEFTOVER
from cockpit.store.damaged_line import line_in, stamp_in, told
from cockpit.store.memory import MemoryFolder
from cockpit.store.missing_lines import differing
from cockpit.store.patch import blank, ended, in_order, key_of, patches_for
from cockpit.store.recovery import regain
from cockpit.store.snapshot import Contents
from cockpit.store.unacknowledged import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cockpit.store.backup_zip import Pack
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Damage
    from cockpit.store.patch import Patches

_SUBFOLDERS = ("", "archive", "backups", ASIDE)


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


def mend(
    folder: Folder, wall_ms: Callable[[], int], day: str, noted: str = "", local: Folder | None = None
) -> Mended:
    """Back up, mend the journals, then write snapshot, archive and hints anew.

    `noted` is as for `verify`, `local` the machine's own folder. A kill at any point leaves a book that reads as before
    or better, and mending again goes on from there. Raises BookError where the disk refuses or the book is of a newer
    schema.
    """
    migration.refuse_newer(migration.schema_noted(folder))
    _make_readable(folder)
    saved_as = own = ""
    if months.is_begun(folder):
        made = backup.make(folder, day, wall_ms(), local)
        saved_as, own = made.label, made.book

    def packs() -> Iterator[Pack]:
        kept = backup.packs(folder, but=saved_as)
        return (pack for pack in kept if not own or pack.book in ("", own))

    with folder.lock_folding():
        _put_right(folder)
        contents = Contents({}, {}, is_whole=True)
        unsound = [file for file in months.files(folder) if not contents.take_in(folder, file)]
        aside, lost, put_back = _mend_journals(folder, unsound, packs(), contents) if unsound else ([], [], 0)
        wanted = {line for _, raw in lost if (line := line_in(raw))}
        others = (pack for _, pack in differing(folder, but=saved_as and f"backups/{saved_as}.zip"))
        regained, known, backed = regain(folder, contents.tables, others, wanted)
        with folder.lock():  # what others are writing just now is no leftover
            removed = leftovers(folder)
            for name in removed:
                folder.remove(name)
        is_moved = bool(unsound) and _put_right(folder)  # what stood in one line with what was damaged
        missing = _missing(folder, noted)
        with folder.lock():
            chain.accept(folder, {at for some in missing.values() for at in some})
        if regained or is_moved:  # there are further files, or longer ones
            contents = snapshot.from_journals(folder)
        settled(folder, local)
        compaction.write_anew(folder, contents, wall_ms())
    return Mended(
        aside=tuple(aside),
        put_back=put_back,
        regained=regained,
        lost=tuple(
            _told([(where, raw) for where, raw in lost if line_in(raw) not in known], missing, backed)
        ),
        removed=tuple(removed),
        saved_as=saved_as,
    )


def _put_right(folder: Folder) -> bool:
    """Put the lines in their places that a disk put elsewhere, or twice; tell whether there were any."""
    is_wrong = misplaced.any_line(folder)
    if is_wrong:
        with folder.lock():
            misplaced.put_right(folder)
    return is_wrong


def _told(lost: list[tuple[str, bytes]], missing: dict[str, list[str]], backed: set[str]) -> Iterator[str]:
    """Tell what is lost for good: damaged bytes, but those of lines in `backed`, and what other lines followed."""
    for where, raw in lost:
        if stamp_in(raw) not in backed or where.partition(",")[0] in missing:
            yield told(where, raw)
    seen = {stamp_in(raw) for _, raw in lost}
    for file, stamps in missing.items():
        if unseen := [at for at in stamps if at not in seen]:
            yield f"{file}: lines that were written, up to the one {chain.when(max(unseen))}"


def _missing(folder: Folder, noted: str) -> dict[str, list[str]]:
    """Return, by file, the stamps of changes that are lost for good: no copy of them is left."""
    chains = chain.Chains(folder, noted)
    for file in months.files(folder):
        changes, damaged, _ = journal.changes_in(folder, file)
        chains.take_in(file, changes, damaged)
    return chains.missing()


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
    found = [one for file in unsound for one in _read(file, folder.read(file))[1] if one.raw]
    patches = patches_for(found, packs)  # first: whoever captures does not wait for it
    with folder.lock():
        return _mended(folder, unsound, patches, contents)


def _mended(
    folder: Folder, unsound: list[str], patches: Patches, contents: Contents
) -> tuple[list[str], list[tuple[str, bytes]], int]:
    damaged = {file: found for file in unsound if (found := _read(file, folder.read(file))[1])}
    aside: list[str] = []
    lost: list[tuple[str, bytes]] = []
    for file, found in damaged.items():
        data = folder.read(file)
        # a torn one was never acknowledged
        meant = [one for one in found if key_of(one) in patches or not one.is_torn]
        lost += _lost(file, data, [one for one in meant if key_of(one) not in patches])
        aside += _mend(folder, file, data, meant, patches)
        contents.take_in(folder, file)
    return aside, lost, sum(bool(line) for patch in patches.values() for line in patch.split(b"\n"))


def _lost(file: str, data: bytes, damaged: list[Damage]) -> list[tuple[str, bytes]]:
    """Return where damage stands that nothing patches, and its bytes."""
    lines = lines_of(data, (one.offset for one in damaged))
    return [
        (f"{file}, byte {one.offset}, line {lines[one.offset]}", one.raw)
        for one in damaged
        if len(one.raw) > 1  # a single byte was the end of a line: none is lost
    ]


def _mend(folder: Folder, file: str, data: bytes, damaged: list[Damage], patches: Patches) -> list[str]:
    mended = bytearray(data)
    for damage in damaged:
        stop = damage.offset + len(damage.raw)
        mended[damage.offset : stop] = patches.get(key_of(damage)) or blank(data, damage)
    before, _ = _read(file, data)
    sound = ended(in_order(bytes(mended)), {change.at for change in before})
    if not damaged or not _holds(sound, file, before):
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


def _holds(data: bytes, file: str, before: list[Change]) -> bool:
    """Tell whether a mended journal reads without damage and says all that it said before."""
    after, damaged = _read(file, data)
    said = {(change.at, change.table, change.id, repr(change.to)) for change in after}
    return all(one.is_torn for one in damaged) and all(
        (change.at, change.table, change.id, repr(change.to)) in said for change in before
    )


def _put_aside(folder: Folder, damage: Damage) -> str:
    _, device, month = damage.file.split("/", 2)
    name = f"{ASIDE}/{device}-{month.removesuffix(months.ENDING)}-{damage.offset}"
    number, first = 1, name
    while folder.size(name) and folder.read(name) != damage.raw:  # damaged there once before, in another way
        number += 1
        name = f"{first}-{number}"
    folder.replace(name, damage.raw)
    return name
