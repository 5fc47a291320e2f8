"""Calls to the operating system on files, and what a user is told where they fail.

All that is made is 0600 in folders of 0700 from the first byte on.
"""

from __future__ import annotations

import errno
import os

from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Done = TypeVar("Done")

_BLOCK = 4096
_NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP)  # some network disks sync files only
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_RIGHTS = ("You may not write to the book.", "Give yourself rights to the folder, or name another book.")
_REMEDIES = {
    errno.ENOSPC: ("The disk is full.", "Make room and try again."),
    errno.EDQUOT: ("Your disk quota is used up.", "Make room and try again."),
    errno.EROFS: ("The book lies on a read-only disk.", "Make the disk writable, or name another book."),
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EIO: (
        "The disk failed to keep the change.",
        "Check the disk, then look with `cockpit log` and try again.",
    ),
    errno.EISDIR: ("There is a folder where a file should be.", "Move it away, and try again."),
    errno.ELOOP: ("There is a link that leads to itself.", "Remove it, and try again."),
    errno.ENOTDIR: ("There is a file where a folder should be.", "Move it away, or name another book."),
}

_REBUILD = "`cockpit verify --rebuild` then brings back what backups and the snapshot hold."
_ELSEWHERE = f"Is the disk that it leads to in, and in its place? Else remove the link: {_REBUILD}"
_NO_FILES = {errno.EISDIR: "folder", errno.ESPIPE: "pipe", errno.ENXIO: "pipe"}


def unread(error: OSError, path: str) -> BookError:
    """Return the error a user sees where a file could not be read."""
    if error.errno in _NO_FILES:
        return BookError(
            f"There is a {_NO_FILES[error.errno]} where a file should be. ({path})",
            "Move it away, and try again.",
        )
    if os.path.islink(path) and not os.path.exists(path):
        return BookError(f"There is a link that leads nowhere. ({path})", _ELSEWHERE)
    if error.errno in (errno.EACCES, errno.EPERM):
        what, remedy = "You may not read the book.", _NO_RIGHTS[1]
        return BookError(f"{what} ({path})", remedy)
    if error.errno != errno.EIO:
        return trouble(error, path)
    return BookError(
        f"The disk failed to read what was kept. ({path})",
        "Check the disk. `cockpit verify --rebuild` keeps what reads, and brings back from backups what does not.",
    )


def no_folder(error: OSError, path: str) -> BookError:
    """Return the error a user sees where no folder stands in the place of one that is needed."""
    if os.path.islink(path):
        return unread(error, path)
    return BookError(
        f"There is a file where a folder should be. ({path})", f"Move it away, and try again. {_REBUILD}"
    )


def trouble(error: OSError, path: str) -> BookError:
    """Return the error a user sees for one of the operating system's."""
    what, remedy = _REMEDIES.get(
        error.errno or 0, (f"{error.strerror or error}.", "See `cockpit locations`.")
    )
    if error.errno == errno.ENOTDIR:
        path = _on_the_way(path)
    elif error.errno == errno.ENOENT and os.path.islink(_on_the_way(path)):
        what, remedy, path = "There is a link that leads nowhere.", _ELSEWHERE, _on_the_way(path)
    return BookError(f"{what} ({path})", remedy, kept="Nothing that was acknowledged is lost.")


def _on_the_way(path: str) -> str:
    """Return what is there on the way to a path: itself, or the last of the folders it lies in that is."""
    while path and not os.path.lexists(path):
        path = os.path.dirname(path)
    return path


def open_made(path: str, flags: int) -> int:
    """Open a file of the book's for writing; makes it, and the folders on the way."""
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        make_folders(os.path.dirname(path))
        return os.open(path, flags, 0o600)


def open_new(path: str) -> int:
    """Make a file. What stands under its name is a killed process's, or was laid there: nothing is written to it."""
    try:
        return os.open(path, _NEW, 0o600)
    except FileExistsError:
        os.unlink(path)
        return os.open(path, _NEW, 0o600)


def make_folders(path: str) -> None:
    """Make a folder and those it lies in, each lasting."""
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path)
    if parent and parent != path:
        make_folders(parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        return
    flush_folder(parent or ".")


def write_all(handle: int, data: bytes) -> None:
    """Write all of it, however many calls that takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def write_over(handle: int, data: bytes, start: int) -> None:
    """Write all of it from an offset on."""
    os.lseek(handle, start, os.SEEK_SET)
    write_all(handle, data)


def read_all(handle: int, start: int, size: int) -> bytes:
    """Return so many bytes from `start` on, or all there are for a negative size."""
    if size < 0:
        size = max(0, os.fstat(handle).st_size - start)
    data = os.pread(handle, size, start)
    while len(data) < size and (more := os.pread(handle, size - len(data), start + len(data))):
        data += more
    return data


def read_around(handle: int) -> bytes:
    """Return what a file holds, zeros in the place of blocks that the disk cannot read."""
    size, parts = os.fstat(handle).st_size, []
    for start in range(0, size, _BLOCK):
        wanted = min(_BLOCK, size - start)
        try:
            parts.append(read_all(handle, start, wanted).ljust(wanted, b"\0"))
        except OSError:
            parts.append(b"\0" * wanted)
    return b"".join(parts)


def write_again(path: str, data: bytes, start: int) -> None:
    """Let the system know once more of bytes whose flush failed: it holds them for written, and the disk lacks them.

    What others make of them must reach the disk with them, or fail; where they are gone, others went on without them.
    """

    def again(handle: int) -> None:
        if os.pread(handle, len(data), start) == data:
            write_over(handle, data, start)

    try:
        on(path, os.O_RDWR, again)
    except OSError:
        return  # told already, by the flush that failed


def flush(handle: int) -> None:
    """Flush bytes and size to the medium itself. macOS needs its own call: there fsync stops at the drive's cache."""
    import fcntl

    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fdatasync(handle)


def flush_folder(path: str) -> None:
    """See to it that the names in a folder outlive a power cut, where the disk can tell."""
    try:
        on(path or ".", os.O_RDONLY, os.fsync)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise


def on(path: str, flags: int, do: Callable[[int], Done]) -> Done:
    """Return what is done on a file, which is open for as long. A pipe laid there is not waited for."""
    handle = os.open(path, flags | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        return do(handle)
    finally:
        os.close(handle)
