"""A folder on disk, as the store wants it.

Everything is 0600 in folders of 0700 from the first byte on. Every failure is a `BookError` that says what
happened and what to do.
"""

from __future__ import annotations

import errno
import os
from time import time_ns

from cockpit.errors import BookError
from cockpit.store import location_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import TypeVar

    Done = TypeVar("Done")

_NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP)  # some network disks sync files only
_SETTLED_NS = 10_000_000_000  # more than any file system's clock is coarse, and than most commands take
_UNKNOWN: tuple[int, list[str]] = (-1, [])
_LOCK = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
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
    errno.ENOTDIR: ("The book's path runs through a file.", "Name a folder for the book."),
}


def trouble(error: OSError, path: str) -> BookError:
    """Return the error a user sees for one of the operating system's."""
    what, remedy = _REMEDIES.get(
        error.errno or 0, (f"{error.strerror or error}.", "See `cockpit locations`.")
    )
    return BookError(f"{what} ({path})", remedy, kept="Nothing that was acknowledged is lost.")


class DiskFolder:
    """A folder on disk; made when first written to."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._is_in_place = False
        self._names: dict[str, tuple[int, list[str]]] = {}  # by sub-folder: when it changed, what is in it

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        """Return the bytes of a file from `start` on; none where there is no such file."""
        path = self._at(name)
        try:
            return _on(path, os.O_RDONLY, lambda handle: _read_all(handle, start, size))
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise trouble(error, path) from error

    def size(self, name: str) -> int:
        """Return the size of a file in bytes; 0 where there is none."""
        try:
            return os.stat(self._at(name)).st_size
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except OSError as error:
            raise trouble(error, self._at(name)) from error

    def names(self, folder: str) -> list[str]:
        """Return the names in a sub-folder, sorted; none where there is no such folder."""
        path = self._at(folder)
        try:
            changed_ns = os.stat(path).st_mtime_ns
            if self._names.get(folder, _UNKNOWN)[0] != changed_ns:
                now_ns, found = time_ns(), sorted(os.listdir(path))
                # right after a change the next one might leave the same time
                self._names[folder] = (changed_ns if now_ns - changed_ns > _SETTLED_NS else -1, found)
            return self._names[folder][1]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise trouble(error, path) from error

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        """Add to the end of a file. What is returned is to be called: it waits until a power cut cannot take it.

        That may be done after the lock was let go, so that processes wait for the disk together. No handle is
        kept: one whose flush failed must not be trusted again.
        """
        path = self._at(name)
        try:
            handle = _open(path, _APPEND)
            try:
                start = os.fstat(handle).st_size
                if not start:  # one that holds a byte is known to be in its folder for good
                    self._sync_folders(path)
                _write_all(handle, data)
            except BaseException:
                os.close(handle)
                raise
        except OSError as error:
            raise trouble(error, path) from error

        def settle() -> None:
            try:
                try:
                    _sync(handle)
                finally:
                    os.close(handle)
            except OSError as error:
                _write_again(path, data, start)
                raise trouble(error, path) from error

        return settle

    def sync(self, name: str) -> None:
        """Wait until all that a file holds, whoever wrote it, will outlive a power cut."""
        path = self._at(name)
        try:
            _on(path, os.O_RDONLY, _sync)
        except FileNotFoundError:
            return
        except OSError as error:
            raise trouble(error, path) from error

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in place whole or not at all; lasting once it returns."""
        path = self._at(name)
        temporary = f"{path}.{os.getpid()}.new"
        try:
            _make_folders(os.path.dirname(path))
            is_new = not os.path.exists(path)
            try:
                handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
                try:
                    _write_all(handle, data)
                    _sync(handle)
                finally:
                    os.close(handle)
                os.rename(temporary, path)
            except OSError:
                if os.path.exists(temporary):
                    os.unlink(temporary)
                raise
            if is_new:
                self._sync_folders(path)
            else:
                _sync_folder(os.path.dirname(path))
        except OSError as error:
            raise trouble(error, path) from error

    def remove(self, name: str) -> None:
        """Let a file go, where it is there and may go: it takes room, and no more."""
        try:
            os.unlink(self._at(name))
        except OSError:
            return

    def lock(self) -> AbstractContextManager[None]:
        """Keep every other process from writing for as long as the context lasts."""
        if not self._is_in_place:
            location_check.check(self.path)
            self._is_in_place = True
        return _Lock(self._at("lock"))

    def _at(self, name: str) -> str:
        return f"{self.path}/{name}"

    def _sync_folders(self, path: str) -> None:
        """See to it that a new file is found after a power cut: whoever made a folder may have died before that."""
        while (parent := os.path.dirname(path)) != path:
            try:
                _sync_folder(parent)
            except PermissionError:
                if parent.startswith(self.path):  # further up the folders are not ours
                    raise
            path = parent


class _Lock:
    """An advisory lock on a file; waits for its turn, and is let go by the system when its process dies."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1

    def __enter__(self) -> None:
        import fcntl

        try:
            self._handle = _open(self._path, _LOCK)
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX)
            except BaseException:
                os.close(self._handle)
                raise
        except OSError as error:
            raise trouble(error, self._path) from error

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)


def _open(path: str, flags: int) -> int:
    """Open a file of the book's for writing; makes it, and the folders on the way."""
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        _make_folders(os.path.dirname(path))
        return os.open(path, flags, 0o600)


def _make_folders(path: str) -> None:
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path)
    if parent and parent != path:
        _make_folders(parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        return
    _sync_folder(parent or ".")


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _read_all(handle: int, start: int, size: int) -> bytes:
    if size < 0:
        size = max(0, os.fstat(handle).st_size - start)
    data = os.pread(handle, size, start)
    while len(data) < size and (more := os.pread(handle, size - len(data), start + len(data))):
        data += more
    return data


def _write_again(path: str, data: bytes, start: int) -> None:
    """Let the system know once more of bytes whose flush failed: it holds them for written, and the disk lacks them.

    What others make of them must reach the disk with them, or fail; where they are gone, others went on without them.
    """

    def again(handle: int) -> None:
        if os.pread(handle, len(data), start) == data:
            os.lseek(handle, start, os.SEEK_SET)
            _write_all(handle, data)

    try:
        _on(path, os.O_RDWR, again)
    except OSError:
        return  # told already, by the flush that failed


def _sync(handle: int) -> None:
    """Flush bytes and size to the medium itself. macOS needs its own call: there fsync stops at the drive's cache."""
    import fcntl

    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fdatasync(handle)


def _sync_folder(path: str) -> None:
    try:
        _on(path or ".", os.O_RDONLY, os.fsync)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise


def _on(path: str, flags: int, do: Callable[[int], Done]) -> Done:
    handle = os.open(path, flags | os.O_CLOEXEC)
    try:
        return do(handle)
    finally:
        os.close(handle)
