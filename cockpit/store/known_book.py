"""What this machine knows of a book: that there is one in its place, and up to which change it was acknowledged here.

A disk that is not in must not pass for a place without a book, nor a journal that lost its end for a whole one. No book
is ever made where one was known. The note lies in the machine's own folder. It is written once a change is on disk, and
not waited for: after a power cut it may name an earlier one, never one that was not kept.
"""

from __future__ import annotations

from zlib import crc32

from cockpit.errors import BookError
from cockpit.store import months
from cockpit.store.hybrid_clock import is_stamp
from cockpit.store.line import START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Place

NOTE = "known"  # a file in the machine's own folder
_TAIL = 4096  # bytes of a journal, in which its last line begins, mostly


def is_known(local: Folder) -> bool:
    """Tell whether this machine has written to the book before."""
    return local.size(NOTE) > 0


def remember(local: Folder) -> None:
    """Note that there is a book, where that works: without the note, the next process is asked as a first one is."""
    try:
        if not is_known(local):
            local.replace(NOTE, b"a book was here\n")
    except BookError:
        return


def note(local: Folder, at: str) -> None:
    """Note the stamp of a change that is on disk, where that works: without it, no more than the end is unguarded."""
    line = b"%s %08x\n" % (at.encode(), crc32(at.encode()))
    try:
        if is_known(local):
            local.scribble(NOTE, line)
        else:
            local.replace(NOTE, line)
    except BookError:
        return


def noted(local: Folder) -> str:
    """Return the stamp of the last change that this machine acknowledged; empty where none is noted."""
    try:
        at, _, checksum = local.read(NOTE).partition(b"\n")[0].partition(b" ")
    except BookError:
        return ""
    found = at.decode("ascii", "replace")
    return found if is_stamp(found) and checksum == b"%08x" % crc32(at) else ""


def holds(folder: Folder, at: str) -> bool:
    """Tell whether the journals hold a line of that stamp, sound or not. Raises BookError."""
    line, file = START + at.encode(), months.file_of(at)
    if line in folder.read(file, max(0, folder.size(file) - _TAIL)):
        return True
    # It may stand in another of the machine's files, where it was regained, or in a folder that was renamed.
    own = file.rpartition("/")[0] + "/"
    files = sorted(months.files(folder), key=lambda one: not one.startswith(own))
    return any(line in folder.read(one) for one in files)


def is_absent(folder: Folder) -> bool:
    """Tell whether there is nothing of a book, not even a damaged one. Raises BookError where none can be."""
    is_there = any(folder.names(name) for name in ("journal", "backups", "archive"))
    return not is_there and not folder.size("book.json") and not folder.read("book.json")


def refuse_gone(folder: Folder, local: Folder) -> None:
    """Raise BookError where nothing is written in a place that this machine knows to have held a book.

    Asked before anything is locked, which would make a folder.
    """
    if is_known(local) and not months.is_begun(folder):
        raise gone(folder, local)


def refuse_unread(folder: Folder, folded: Mapping[str, Place], *, wholly: bool = False) -> None:
    """Raise BookError where journals were read, up to these places, and there is none now; `wholly`: nothing at all."""
    if not any(end for end, _ in folded.values()):
        return
    if is_absent(folder) if wholly else not months.is_begun(folder):
        raise gone(folder)


def gone(folder: Folder, local: Folder | None = None) -> BookError:
    """Return the error for a book that was there and is not."""
    path, note = getattr(folder, "path", "in memory"), f"{getattr(local, 'path', '…')}/{NOTE}"
    if folder.size("book.json") or folder.names("backups"):
        return BookError(
            f"The journals of the book {path} are gone.",
            "`cockpit verify --rebuild` brings back what its backups and its snapshot hold.",
        )
    begin = f" To begin another one here, remove {note}." if local else ""
    return BookError(
        f"The book {path} is gone: it was there before.",
        f"Is its disk in, and in its place? If it was moved, name its place with --book.{begin}",
    )
