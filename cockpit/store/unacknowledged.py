"""What this machine wrote and nobody was told is kept: made sure of before anything is built upon it.

Where a flush failed and its process died, the system holds the bytes for written, and the disk lacks them: the next
flush succeeds without them. Written once more, they reach the disk before what is made of them, or that is not made.
"""

from __future__ import annotations

from cockpit.store import known_book, months
from cockpit.store.device import known_id
from cockpit.store.writer import after_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder


def settled(folder: Folder, local: Folder | None = None, *, has_lock: bool = False) -> dict[str, int]:
    """Return the size of each journal as it stood, once all of that, whoever wrote it, will outlive a power cut.

    So must everything that a snapshot or a backup is made of. `local` is the machine's own folder. Raises BookError.
    """
    from contextlib import nullcontext

    sizes = {file: folder.size(file) for file in months.files(folder)}
    if local is not None and _own(folder, local)[2]:
        with nullcontext() if has_lock else folder.lock():  # or it might change meanwhile
            file, start, data = _own(folder, local)
            folder.sync(file, data, start)
    for file in sizes:
        folder.sync(file)
    return sizes


def remember(folder: Folder, local: Folder) -> None:
    """Note that there is a book, and which, where that works: without it, the next process is asked as a first one is.

    Raises BookError where the journals cannot be read, or not be made sure of.
    """
    at, book = known_book.all_noted(local)
    if not book and (not at or known_book.holds(folder, at)):
        settled(folder, local)  # a book that a power cut takes back must not be missed
        known_book.note(local, at, known_book.id_in(folder))


def _own(folder: Folder, local: Folder) -> tuple[str, int, bytes]:
    """Return the file that this machine appends to, and what stands there since it last acknowledged anything."""
    device = known_id(local)
    for file in months.of_device(folder, device) if device else ():
        if folder.size(file):
            return file, *after_stamp(folder, file, known_book.noted(local))
    return "", 0, b""
