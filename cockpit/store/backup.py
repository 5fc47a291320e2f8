"""Backups: the journals, which are the truth, in one zip with a manifest of their checksums.

`backups/2026-11-21.zip` is that day's. A later one takes its place only if it begins with all that the earlier one
holds; else it stands beside it (`2026-11-21-2.zip`). The last ten days that have any are kept.
"""

from __future__ import annotations

import os
import re
from time import gmtime

from cockpit.domain.record import Record
from cockpit.errors import BookError, NothingFound
from cockpit.store import migration, months
from cockpit.store.backup_zip import Broken, JournalsAsOf, Pack, extends, manifest_of, packed, unpacked
from cockpit.store.chain import key_of
from cockpit.store.disk import DiskFolder
from cockpit.store.unacknowledged import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cockpit.store.folder import Folder

MOST_DAYS = 10
_DAY = len("2026-11-21")
_TRIES = 3
_FOLDER = "backups"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(-schema-\d+|-before-restore)?(?:-(\d+))?\.zip")


class Made(Record):
    """A backup that was made and read back: its label, its path within the book, the book's id, lines, bytes."""

    label: str
    name: str
    book: str
    lines: int
    size: int


class KeptBackup(Record):
    """A backup in the book's folder, made at `made_ms` since 1970 UTC; `broken` says why it does not read."""

    label: str
    size: int
    lines: int = 0
    made_ms: int = 0
    broken: str = ""


def make(
    folder: Folder,
    day: str,
    now_ms: int,
    local: Folder | None = None,
    *,
    label: str = "",
    has_lock: bool = False,
) -> Made:
    """Make the backup of a day, written as 2026-11-21, and let the oldest go. One with a `label` replaces none.

    `local` is the machine's own folder. The lock is held only while the finished file is put in place. Raises
    NothingFound where there is nothing to back up, BookError where the disk refuses or the book is of a newer schema.
    """
    from contextlib import nullcontext

    migration.refuse_newer(migration.schema_noted(folder))
    pack, data = read_back(folder, now_ms, local, has_lock=has_lock)
    migration.refuse_newer(pack.schema)
    with nullcontext() if has_lock else folder.lock():
        name = _place_for(folder, f"{day}-{label}" if label else day, pack, is_daily=not label)
        folder.replace(name, data)
        if folder.read(name) != data:
            raise _unkept()
        _rotate(folder, name, pack)
    return Made(label=_label(name), name=name, book=pack.book, lines=pack.lines, size=len(data))


def read_back(
    folder: Folder, now_ms: int, local: Folder | None = None, *, has_lock: bool = False
) -> tuple[Pack, bytes]:
    """Return what a backup made now holds, and its bytes, which read back as the journals are.

    Where they were mended meanwhile it is made once more. Raises as `make`.
    """
    broken: Broken | None = None
    for _ in range(_TRIES):
        pack = pack_of(folder, now_ms, local, has_lock=has_lock)
        try:
            return pack, packed(pack)
        except Broken as error:
            broken = error
    raise _unkept() from broken


def pack_of(folder: Folder, now_ms: int, local: Folder | None = None, *, has_lock: bool = False) -> Pack:
    """Return what a backup made now would hold. The journals are only appended to, so no lock is needed.

    Raises NothingFound where nothing was written yet.
    """
    sizes = settled(folder, local, has_lock=has_lock)
    if not any(sizes.values()):
        raise NothingFound("There is nothing to back up yet.", 'Type what you promise: cockpit add "…".', "")
    return Pack(JournalsAsOf(folder, sizes), now_ms)


def names(folder: Folder) -> list[str]:
    """Return the names of the backups within the book, the newest first."""
    ranked = [
        (match[1], match[2] is None, int(match[3] or 1), f"{_FOLDER}/{match[0]}")
        for match in map(_NAME.fullmatch, folder.names(_FOLDER))
        if match
    ]
    return [name for *_, name in sorted(ranked, reverse=True)]


def kept(folder: Folder) -> list[KeptBackup]:
    """Return the backups, the newest first. Of each only the manifest is unpacked and checked."""
    found = []
    for name in names(folder):
        size = folder.size(name)
        try:
            manifest = manifest_of(data_of(folder, name))
        except Broken as error:
            found.append(KeptBackup(label=_label(name), size=size, broken=str(error)))
        else:
            lines, made_ms = manifest["lines"], manifest["made_ms"]
            found.append(KeptBackup(label=_label(name), size=size, lines=lines, made_ms=made_ms))
    return found


def packs(folder: Folder, *, but: str = "") -> Iterator[Pack]:
    """Yield what the sound backups hold, the newest first, each read when it is asked for; one may be left out."""
    for name in names(folder):
        try:
            if _label(name) != but:
                yield unpacked(data_of(folder, name))
        except Broken:
            continue


def odd(folder: Folder, books: Collection[str]) -> list[str]:
    """Read every backup whole; return a sentence for each that is damaged, or of none of these books."""
    told = []
    for name in names(folder):
        try:
            # And no more of it: two of them would be much to hold.
            book = unpacked(data_of(folder, name)).book
        except Broken as error:
            told.append(f"{name} cannot be restored: {error}")
        else:
            if books and book and book not in books:
                told.append(f"{name} is another book's: nothing of it is put back here")
    return told


def pack_named(folder: Folder, label: str) -> Pack:
    """Return what the backup of that label holds. Raises NothingFound where there is none, BookError for a bad one."""
    name = f"{_FOLDER}/{label.removesuffix('.zip')}.zip"
    if name not in names(folder):
        labels = ", ".join(_label(one) for one in names(folder)) or "none yet"
        raise NothingFound(f"There is no backup “{label}”.", f"There are: {labels}.")
    return _unpacked(folder.read(name), name)


def pack_in(path: str) -> Pack:
    """Return what a backup anywhere holds. Raises NothingFound where there is no file, BookError for a bad one."""
    path = os.path.abspath(os.path.expanduser(path))
    if not os.path.isfile(path):
        raise NothingFound(f"There is no file {path}.", "Name a backup that Cockpit made.")
    folder, name = os.path.split(path)
    return _unpacked(DiskFolder(folder).read(name), path)


def may_take_place(pack: Pack, old: bytes) -> bool:
    """Tell whether a pack may be written over a file: one that is empty, or a backup all of which it holds."""
    try:
        return not old or extends(pack, manifest_of(old))
    except Broken:
        return False


def is_due(folder: Folder, day: str) -> bool:
    """Tell whether that day has no backup yet, though there is something to back up.

    One made for another reason, as before restoring, is none: what was captured since is not in it.
    """
    has_one = any(_is_daily(name) and _label(name).startswith(day) for name in names(folder))
    return not has_one and months.is_begun(folder)


def known_id(folder: Folder) -> str:
    """Return the book's id as the newest backup that has it says; empty where none does."""
    for name in names(folder):
        try:
            found = manifest_of(data_of(folder, name))["book"]
        except Broken:
            continue
        if found:
            return str(found)
    return ""


def utc_day(ms: int) -> str:
    """Return the day of a moment, given in milliseconds since 1970 UTC, in UTC."""
    moment = gmtime(ms // 1000)
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"


def data_of(folder: Folder, name: str) -> bytes:
    """Return a backup as it lies there. Raises Broken where it cannot be read: that is told, and no other needs it."""
    try:
        return folder.read(name)
    except BookError as error:
        raise Broken(f"it cannot be read: {error.what.rstrip('.')}") from error


def _may_take_place(folder: Folder, name: str, pack: Pack) -> bool:
    try:
        return may_take_place(pack, folder.read(name))
    except BookError:
        return False


def _unkept() -> BookError:
    return BookError(
        "The backup does not read back as it was written.",
        "Check the disk, and make one elsewhere with `cockpit backup --to FILE`.",
        kept="The book itself is as it was.",
    )


def _unpacked(data: bytes, name: str) -> Pack:
    try:
        pack = unpacked(data)
    except Broken as error:
        raise BookError(
            f"{name} cannot be restored: {error}.", "See `cockpit backup --list` for others."
        ) from error
    migration.refuse_newer(pack.schema)
    return pack


def _is_daily(name: str) -> bool:
    match = _NAME.fullmatch(name.removeprefix(f"{_FOLDER}/"))
    return match is not None and match[2] is None


def _label(name: str) -> str:
    return name.removeprefix(f"{_FOLDER}/").removesuffix(".zip")


def _place_for(folder: Folder, label: str, pack: Pack, *, is_daily: bool) -> str:
    """Return the name to write to: never over a backup with a label, or that holds a byte which this one does not."""
    number, name = 1, f"{_FOLDER}/{label}.zip"
    while folder.size(following := f"{_FOLDER}/{label}-{number + 1}.zip"):
        number, name = number + 1, following
    if not folder.size(name) or (is_daily and _may_take_place(folder, name, pack)):
        return name
    return f"{_FOLDER}/{label}-{number + 1}.zip"


def _rotate(folder: Folder, made: str, pack: Pack) -> None:
    """Let the backups go that are older than the last ten days that have one, up to that of the one just made.

    Those made for another reason, damaged ones and those of days to come make no day old. What holds a line that the
    one just made lacks stays: it may be the only copy.
    """
    today = _label(made)[:_DAY]
    days = {_label(name)[:_DAY] for name in names(folder) if _is_daily(name) and _label(name)[:_DAY] <= today}
    sound = sorted(days, reverse=True)
    for name in names(folder):
        is_old = len(sound) > MOST_DAYS and _label(name)[:_DAY] < sound[MOST_DAYS - 1]
        if is_old and _has_no_more(folder, name, pack):
            folder.remove(name)


def _has_no_more(folder: Folder, name: str, pack: Pack) -> bool:
    """Tell whether a backup holds no line that a pack lacks. Of a damaged one nothing can be restored."""
    try:
        old = folder.read(name)
    except BookError:
        return False  # it may be read again some day
    try:
        if extends(pack, manifest_of(old)):
            return True
        held = {key_of(change) for change in pack.changes()}
        return all(key_of(change) in held for change in unpacked(old).changes())
    except Broken:
        return True
