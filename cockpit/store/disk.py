"""A folder on disk, as the store wants it.

Everything is 0600 in folders of 0700 from the first byte on. Every failure is a `BookError` that says what
happened and what to do.
"""

from __future__ import annotations

import errno
import os
import stat
from time import time_ns

from cockpit.store.lock import Lock
from cockpit.store.system_calls import (
    flush,
    flush_folder,
    make_folders,
    no_folder,
    on,
    open_made,
    open_new,
    read_all,
    read_around,
    trouble,
    unread,
    write_again,
    write_all,
    write_over,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_SETTLED_NS = 10_000_000_000  # more than any file system's clock is coarse, and than most commands take
_NEEDED = (
    "journal"  # the folder of journals, and those of devices within; what has another name there is nobody's
)
_UNKNOWN: tuple[int, list[str]] = (-1, [])
_OTHERS = 0o077  # what a file lets anybody but its owner do
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK


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
            return on(path, os.O_RDONLY, lambda handle: read_all(handle, start, size))
        except FileNotFoundError as error:
            if os.path.islink(path):
                raise unread(error, path) from error
            return b""
        except OSError as error:
            raise unread(error, path) from error

    def read_around(self, name: str) -> bytes:
        """Return what a file holds, zeros in the place of what the disk cannot read."""
        path = self._at(name)
        try:
            return on(path, os.O_RDONLY, read_around)
        except OSError as error:
            raise unread(error, path) from error

    def size(self, name: str) -> int:
        """Return the size of a file in bytes; 0 where there is none. What is no file, as a dead link, is not empty."""
        path = self._at(name)
        try:
            try:
                found = os.stat(path)
            except OSError as error:
                if error.errno not in (errno.ENOENT, errno.ELOOP):
                    raise
                found = os.lstat(path)
            return found.st_size or int(not stat.S_ISREG(found.st_mode))
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except OSError as error:
            raise unread(error, path) from error

    def names(self, folder: str) -> list[str]:
        """Return the names in a sub-folder, sorted; none where there is no such folder.

        What stands in the place of journals must not pass for none: all else is copies. Raises BookError.
        """
        path = self._at(folder)
        try:
            changed_ns = os.stat(path).st_mtime_ns
            if self._names.get(folder, _UNKNOWN)[0] != changed_ns:
                now_ns, found = time_ns(), sorted(os.listdir(path))
                # right after a change the next one might leave the same time
                self._names[folder] = (changed_ns if now_ns - changed_ns > _SETTLED_NS else -1, found)
            return self._names[folder][1]
        except (FileNotFoundError, NotADirectoryError) as error:
            if folder.startswith(_NEEDED) and os.path.lexists(path) and os.path.basename(path).isalnum():
                raise no_folder(error, path) from error
            return []
        except OSError as error:
            raise unread(error, path) from error

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        """Add to the end of a file. What is returned is to be called: it waits until a power cut cannot take it.

        That may be done after the lock was let go, so that processes wait for the disk together. No handle is
        kept: one whose flush failed must not be trusted again.
        """
        path = self._at(name)
        try:
            handle = open_made(path, _APPEND)
            try:
                start = os.fstat(handle).st_size
                if not start:  # one that holds a byte is known to be in its folder for good
                    self._sync_folders(path)
                write_all(handle, data)
            except BaseException:
                os.close(handle)
                raise
        except OSError as error:
            raise trouble(error, path) from error

        def settle() -> None:
            try:
                try:
                    flush(handle)
                finally:
                    os.close(handle)
            except OSError as error:
                write_again(path, data, start)
                raise trouble(error, path) from error

        return settle

    def sync(self, name: str, again: bytes = b"", start: int = 0) -> None:
        """Wait until all that a file holds, whoever wrote it, will outlive a power cut.

        What is written `again` first goes through the handle that is flushed: it learns of a failure in between.
        """
        path = self._at(name)

        def settle(handle: int) -> None:
            if again:
                write_over(handle, again, start)
            flush(handle)

        try:
            on(path, os.O_RDWR if again else os.O_RDONLY, settle)
        except FileNotFoundError:
            return
        except OSError as error:
            raise trouble(error, path) from error

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in place whole or not at all; lasting once it returns."""
        path = self._at(name)
        temporary = f"{path}.{os.getpid()}.new"
        try:
            make_folders(os.path.dirname(path))
            is_new = not os.path.exists(path)
            try:
                handle = open_new(temporary)
                try:
                    write_all(handle, data)
                    flush(handle)
                finally:
                    os.close(handle)
                if os.path.isdir(path) and not os.path.islink(path):  # laid there: no file of ours is one
                    os.rename(path, f"{path}.{os.urandom(4).hex()}.aside")
                os.rename(temporary, path)
            except OSError:
                if os.path.exists(temporary):
                    os.unlink(temporary)
                raise
            if is_new:
                self._sync_folders(path)
            else:
                flush_folder(os.path.dirname(path))
        except OSError as error:
            raise trouble(error, path) from error

    def scribble(self, name: str, data: bytes, start: int = 0) -> None:
        """Write over a part of a file at once, whatever a power cut makes of it. Raises BookError."""
        path = self._at(name)
        try:
            on(path, os.O_WRONLY, lambda handle: write_over(handle, data, start))
        except OSError as error:
            raise trouble(error, path) from error

    def remove(self, name: str) -> None:
        """Let a file go, where it is there and may go: it takes room, and no more."""
        try:
            os.unlink(self._at(name))
        except OSError:
            return

    def narrow(self, name: str) -> bool:
        """Let nobody but the owner read a file; tell whether others could. Raises BookError where that is not to be."""
        path = self._at(name)
        try:
            mode = stat.S_IMODE(os.stat(path).st_mode)
            if not mode & _OTHERS:
                return False
            os.chmod(path, mode & ~_OTHERS)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise trouble(error, path) from error
        return True

    def lock(self) -> AbstractContextManager[None]:
        """Keep every other process from writing for as long as the context lasts.

        Raises BookError, also where another process has it for too long.
        """
        return self._locked("lock")

    def lock_folding(self) -> AbstractContextManager[None]:
        """Keep every other process from writing the snapshot, but none from capturing. Raises as `lock`."""
        return self._locked("folding")

    def lock_syncing(self) -> AbstractContextManager[None]:
        """Keep every other process of this machine from syncing, and none from anything else. Raises as `lock`."""
        return self._locked("syncing", "syncing the phone's calendar")

    def _locked(self, name: str, doing: str = "") -> AbstractContextManager[None]:
        if not self._is_in_place:
            from cockpit.store import location_check  # whoever only reads does without

            location_check.check(self.path)
            location_check.make_private(self.path)
            self._is_in_place = True
        return Lock(self._at(name), doing)

    def _at(self, name: str) -> str:
        return f"{self.path}/{name}"

    def _sync_folders(self, path: str) -> None:
        """See to it that a new file is found after a power cut: whoever made a folder may have died before that."""
        while (parent := os.path.dirname(path)) != path:
            try:
                flush_folder(parent)
            except PermissionError:
                if parent.startswith(self.path):  # further up the folders are not ours
                    raise
            path = parent
