"""What this machine knows of a book: which one is in its place, and up to which change it was acknowledged here.

A disk that is not in must not pass for a place without a book, another disk's book for this one, nor a journal that
lost its end for a whole one. No book is ever made, or written to, where another was known. The note lies in the
machine's own folder. It is written once a change is on disk, and not waited for: after a power cut it may name an
earlier one, never one that was not kept.
"""

from __future__ import annotations

from zlib import crc32

from cockpit.errors import BookError
from cockpit.store import journal, months
from cockpit.store.hybrid_clock import is_stamp
from cockpit.store.line import START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Place

NOTE = "known"  # a file in the machine's own folder: a stamp or none, the book's id, and their checksum
CUT = "cut"  # another: the last stamps of what journals lost before more was written behind them
_NO_STAMP = "-"
_TAIL = 4096  # bytes of a journal, in which its last line begins, mostly


def is_known(local: Folder) -> bool:
    """Tell whether this machine has written to the book before."""
    return local.size(NOTE) > 0


def remember(folder: Folder, local: Folder) -> None:
    """Note that there is a book, and which, where that works: without it, the next process is asked as a first one is.

    Raises BookError where the journals cannot be read.
    """
    at, book = all_noted(local)
    if not book and (not at or holds(folder, at)):
        note(local, at, id_in(folder))


def note(local: Folder, at: str, book: str) -> None:
    """Note the stamp of a change that is on disk, and its book's id, where that works: without, that is unguarded."""
    said = b"%s %s" % ((at or _NO_STAMP).encode(), book.encode("ascii", "replace"))
    line = b"%s %08x\n" % (said, crc32(said))
    try:
        if is_known(local):
            local.scribble(NOTE, line)
        else:
            local.replace(NOTE, line)
    except BookError:
        return


def noted(local: Folder) -> str:
    """Return the stamp of the last change that this machine acknowledged; empty where none is noted."""
    return all_noted(local)[0]


def note_cut(local: Folder, at: str) -> None:
    """Note that what follows is written behind a lost end, where that works: no later change makes it forgotten."""
    try:
        local.replace(CUT, "".join(f"{one}\n" for one in {*cut_off(local), at}).encode())
    except BookError:
        return


def cut_off(local: Folder) -> list[str]:
    """Return the last stamps of the ends that were lost, as far as this machine wrote behind them."""
    try:
        return [one for one in local.read(CUT).decode("ascii", "replace").split() if is_stamp(one)]
    except BookError:  # then it is `verify` that tells
        return []


def all_noted(local: Folder) -> tuple[str, str]:
    """Return what `noted` does, and the id of the book that this machine knew in its place. Older notes have none."""
    try:
        said, _, checksum = local.read(NOTE).partition(b"\n")[0].rpartition(b" ")
    except BookError:
        return "", ""
    if checksum != b"%08x" % crc32(said):
        return "", ""
    at, _, book = said.decode("ascii", "replace").partition(" ")
    return at if is_stamp(at) else "", book


def id_in(folder: Folder) -> str:
    """Return the id of the book that the journals name; empty where none does. Raises BookError."""
    return next(reversed(_ids_in(folder)), "")


def _ids_in(folder: Folder) -> list[str]:
    """Return all the ids that they name, the one that counts last: where two books were joined there are two.

    Only the few lines that name it are decoded.
    """
    found: dict[str, str] = {}
    for file in months.files(folder):
        for change in journal.naming_book(folder.read(file)):
            if book := str(change.to.get("book", "")):
                found[book] = max(change.at, found.get(book, ""))
    return sorted(found, key=found.__getitem__)


def is_other(folder: Folder, local: Folder, own: str = "") -> bool:
    """Tell whether another book lies here than this machine knew; `own` is the id of this one, where it is at hand.

    An earlier state of the same book is none, nor is one that no line names. Raises BookError.
    """
    at, book = all_noted(local)
    if not book or book == own or (at and holds(folder, at)):
        return False
    return is_without(folder, book)


def is_without(folder: Folder, book: str) -> bool:
    """Tell whether the journals name another book, and not this one; none where that has no name. Raises BookError."""
    ids = _ids_in(folder)
    return bool(book and ids) and book not in ids


def refuse_other(folder: Folder, local: Folder) -> None:
    """Raise BookError where another book lies than this machine knew in this place."""
    if is_other(folder, local):
        raise other(folder, local)


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


def refuse_changed(folder: Folder, book: str) -> None:
    """Raise BookError where the journals name another book than the one that was read here."""
    if is_without(folder, book):
        raise other(folder)


def other(folder: Folder, local: Folder | None = None) -> BookError:
    """Return the error for a book that lies where another did."""
    path, note = getattr(folder, "path", "in memory"), f"{getattr(local, 'path', '…')}/{NOTE}"
    stay = f" If it is to stay here, remove {note}." if local else " If it is to stay here, open it anew."
    return BookError(
        f"Another book lies in {path} than before.",
        f"Is the right disk in, and in its place? Name the place of this one with --book.{stay}",
    )


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
