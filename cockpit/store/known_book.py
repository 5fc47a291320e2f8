"""Whether a book was ever known in its place: a disk that is not in must not pass for a place without a book.

This machine remembers it in its own folder. No book is ever made where one was known.
"""

from __future__ import annotations

from cockpit.errors import BookError
from cockpit.store import months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Place

NOTE = "known"  # a file in the machine's own folder


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
