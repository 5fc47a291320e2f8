"""The book kept in order: is it sound, mend it, back it up, restore it, fold what has grown."""

from __future__ import annotations

import os
from datetime import datetime

from cockpit.domain.wording import counted
from cockpit.errors import BookError, NothingFound
from cockpit.store import compaction, known_book, unacknowledged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.store.backup import KeptBackup, Made
    from cockpit.store.repair import Mended
    from cockpit.store.restore import Restored
    from cockpit.store.verify import Soundness


def verify(desk: Desk, *, rebuild: bool = False) -> Soundness:
    """Read everything and compare; with `rebuild`, mend what can be mended first, after a backup.

    Raises BookError where the book cannot be read; to mend it, also where it cannot be written.
    """
    from cockpit.store import repair, unreadable
    from cockpit.store.verify import verify as verify_book

    is_other = known_book.is_other(desk.folder, desk.local)
    noted = "" if is_other else known_book.noted(desk.local)  # first: the journals may grow meanwhile
    mended = repair.mend(desk.folder, desk.wall_ms, _day(desk), noted, desk.local) if rebuild else None
    put_back = unreadable.put_back(desk.book) if rebuild else []
    desk.folder.names("journal")  # a book that cannot be read must not pass for an empty one
    found = verify_book(desk.folder, noted)
    if not found.wrong:
        desk.local.remove(known_book.CUT)  # it was regained, or told to be lost
    if is_other:
        told_other = known_book.other(desk.folder, desk.local).advice().rstrip(".")
        found = found.replace(wrong=(told_other, *found.wrong))
    told = [f"put back what it said before, as it did not read: “{words}”" for words in put_back]
    return found.replace(notes=(*_did(mended), *told, *found.notes)) if mended else found


def fold(desk: Desk) -> None:
    """Write a new snapshot; not of a book that may only be read. Raises BookError; the old one then still stands."""
    known_book.refuse_unread(desk.folder, desk.book.folded)
    if not desk.book.is_newer:
        compaction.compact(desk.folder, desk.wall_ms, desk.local)
    desk.book.unfolded, desk.book.keeps_contacts = 0, True


def upkeep(desk: Desk) -> None:
    """Do what an idle cockpit does: fold what has grown, make the day's backup, look whether older ones hold more.

    Raises BookError.
    """
    from cockpit.desk.book_state import has_grown
    from cockpit.store import backup, months
    from cockpit.store.chain import key_of
    from cockpit.store.missing_lines import lacking

    if months.is_begun(desk.folder):
        unacknowledged.remember(desk.folder, desk.local)
    if has_grown(desk):
        fold(desk)
    is_due = backup.is_due(desk.folder, _day(desk)) and not desk.book.is_newer
    if is_due:
        backup.make(desk.folder, _day(desk), desk.wall_ms(), desk.local)
    if is_due or desk.lacking is None:
        lines = {key_of(change) for _, changes in lacking(desk.folder) for change in changes}
        desk.lacking = len(lines)


def back_up(desk: Desk) -> Made:
    """Make the day's backup within the book. Raises NothingFound for an empty book, BookError."""
    from cockpit.store import backup

    return backup.make(desk.folder, _day(desk), desk.wall_ms(), desk.local)


def back_up_to(desk: Desk, path: str) -> tuple[str, int]:
    """Write a backup anywhere, such as to a stick; return its path and its lines.

    A folder gets one named for the day. Raises BookError where there is no such folder, the disk refuses, or the
    file holds what this backup would not.
    """
    from cockpit.desk.file_writer import refuse_own
    from cockpit.store import backup
    from cockpit.store.disk import DiskFolder
    from cockpit.store.outside_files import is_regular, put

    if not path:  # as of a variable that is not set: where one happens to be is not meant
        raise BookError(
            "--to names no place.", "Name a folder that is there, or a file in it that ends in .zip."
        )
    path = os.path.abspath(os.path.expanduser(path))
    if os.path.isdir(path):
        path = os.path.join(path, f"cockpit-{_day(desk)}.zip")
    # A stick that is not in must not become a file or a folder on this very disk.
    missing = path if not path.endswith(".zip") else os.path.dirname(path)
    if not os.path.exists(missing):
        raise BookError(
            f"There is no folder {missing}.",
            "Is the stick in? Name a folder that is there, or a file in it that ends in .zip.",
        )
    refuse_own(desk, path)
    pack, data = backup.read_back(desk.folder, desk.wall_ms(), desk.local)
    folder, name = os.path.split(path)
    if is_regular(path) and not backup.may_take_place(pack, DiskFolder(folder).read(name)):
        raise BookError(
            f"{path} is there already, and holds something that this backup does not.", "Name another file."
        )
    put(path, data)
    return path, pack.lines


def backups(desk: Desk) -> list[KeptBackup]:
    """Return the backups within the book, the newest first."""
    from cockpit.store import backup

    return backup.kept(desk.folder)


def made_at(desk: Desk, kept: KeptBackup) -> datetime | None:
    """Return when a backup was made, in the seller's zone; None where that does not read."""
    try:
        return datetime.fromtimestamp(kept.made_ms / 1000, desk.now().tzinfo) if kept.made_ms else None
    except (ValueError, OverflowError, OSError):  # no such year
        return None


def restore(desk: Desk, what: str) -> tuple[Restored, str]:
    """Bring every record back to what a backup holds: one within the book by its day, else a file.

    One undo takes it back. Returns what it did, and the label of the backup of the present that was made first; none
    where there was nothing. Raises NothingFound, BookError.
    """
    from cockpit.store import backup, restore

    is_file = os.sep in what or (os.path.exists(what) and what.endswith(".zip"))
    pack = backup.pack_in(what) if is_file else backup.pack_named(desk.folder, what)
    try:
        made = backup.make(desk.folder, _day(desk), desk.wall_ms(), desk.local, label="before-restore").label
    except NothingFound:
        made = ""
    restored = restore.restore(desk.book, pack, f"restored the backup {os.path.basename(what)}")
    try:
        fold(desk)  # the names that capturing completes are to follow, too
    except BookError:
        pass  # what was restored is on disk; the snapshot follows with the next fold
    return restored, made


def _did(mended: Mended) -> list[str]:
    told = [f"could not be brought back: {one}" for one in mended.lost]
    if mended.put_back:
        were = "was" if mended.put_back == 1 else "were"
        told.append(f"{counted(mended.put_back, 'line')} {were} put back from a backup")
    if mended.regained:
        told.append(f"regained {counted(mended.regained, 'change')} that the journals had lost")
    if mended.saved_as and (mended.aside or mended.put_back or mended.regained):
        told.append(f"the book as it was is the backup {mended.saved_as}")
    return told + [f"removed the leftover {name}" for name in mended.removed]


def _day(desk: Desk) -> str:
    """Return the seller's day by the real clock, such as 2026-11-21: backups follow no moment that was fixed."""
    return f"{datetime.fromtimestamp(desk.wall_ms() / 1000, desk.now().tzinfo):%Y-%m-%d}"
