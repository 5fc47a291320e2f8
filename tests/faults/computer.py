"""A computer with a simulated disk: the system's calls on paths below `PLACE` reach it, all others the real one.

Every call that may change the disk is told to `watch` before it is done; it may raise, as a failing disk or a kill
does, take what a power cut would leave, or let another process act. `begin` gets what is written to journals.
`without` names one call that is not made, to show that it is needed.
"""

from __future__ import annotations

import builtins
import errno
import fcntl
import io
import os
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.faults.disk import Dir, Disk, File, Node, fault

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

PLACE = "/simulated"
BOOK = f"{PLACE}/data/book"
_TEMPORARY = re.compile(r"\.\d+\.new$")
_FIRST_HANDLE = 1 << 20
LOCKS = ("lock", "folding", "syncing")  # nothing is in them, and whoever needs one makes it
IN_PLACE = "write in place of rename"
Mutant = tuple[str, str]


class KilledError(BaseException):
    """The process is no more."""


class Process:
    """A process: its number, whether it was killed, and what it was about to write to journals."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_dead = False
        self.attempts: list[bytes] = []


class Handle:
    """An open file or folder."""

    def __init__(self, node: Node, path: str, flags: int, process: Process) -> None:
        self.node, self.path, self.flags, self.process = node, path, flags, process
        self.at = 0
        self.left = b""
        self.failures = node.failures if isinstance(node, File) else 0


class Computer:
    """What runs: processes, their handles and locks, over a disk."""

    def __init__(
        self,
        disk: Disk,
        chance: random.Random,
        *,
        without: Mutant | None = None,
        watch: Callable[[str, str], None] = lambda call, what: None,
        begin: Callable[[bytes], None] = lambda data: None,
        seen: Counter[Mutant] | None = None,
    ) -> None:
        self.disk, self.chance, self.without = disk, chance, without
        self.watch, self.begin = watch, begin
        self.seen: Counter[Mutant] = Counter() if seen is None else seen
        self.handles: dict[int, Handle] = {}
        self.locks: dict[Node, Handle] = {}
        self.numbers = iter(range(1000, 1_000_000))
        self.process = self.start()

    def start(self) -> Process:
        """Begin a process, which is the one at work from now on."""
        self.process = Process(next(self.numbers))
        return self.process

    def kill(self, process: Process) -> None:
        """End a process: the system closes what it had open, and lets go of its locks."""
        process.is_dead = True
        for number, handle in list(self.handles.items()):
            if handle.process is process:
                self._drop(number)

    def about(self, call: str, what: str) -> bool:
        """Tell of a call before it is done; return whether it is to be made."""
        if self.process.is_dead:
            raise KilledError
        process = self.process
        self.watch(call, what)
        self.process = process
        if process.is_dead:
            raise KilledError
        self.seen[call, what] += 1
        return (call, what) != self.without

    def handle(self, number: int) -> Handle:
        """Return an open handle of the process at work."""
        if self.process.is_dead:
            raise KilledError
        if number not in self.handles:
            raise fault(errno.EBADF, str(number))
        return self.handles[number]

    def opened(self, path: str, flags: int) -> int:
        """Open as the system does."""
        if self.process.is_dead:
            raise KilledError
        try:
            node = self.disk.find(path)
            if flags & os.O_CREAT and flags & os.O_EXCL:
                raise fault(errno.EEXIST, path)
        except FileNotFoundError:
            if not flags & os.O_CREAT:
                raise
            folder, name = self.disk.folder_of(path)
            self.about("create", role(path))
            node = folder.names.get(name) or File()  # another process may have made it just before
            if name not in folder.names:
                self.disk.put((folder, name, node))
        if isinstance(node, Dir) and flags & os.O_ACCMODE != os.O_RDONLY:
            raise fault(errno.EISDIR, path)
        if isinstance(node, File) and flags & os.O_TRUNC and node.data:
            self.about("truncate", role(path))
            node.resize(0)
        number = max(self.handles, default=_FIRST_HANDLE) + 1
        self.handles[number] = Handle(node, path, flags, self.process)
        return number

    def close(self, number: int) -> None:
        """Close; that writes nothing."""
        if number in self.handles:  # a killed process has none
            self._drop(number)
        elif not self.process.is_dead:
            raise fault(errno.EBADF, str(number))

    def written(self, number: int, data: bytes, at: int | None = None) -> int:
        """Write, now and then only a part of it."""
        handle = self.handle(number)
        file = _file(handle)
        if handle.left != data:
            if "/journal/" in handle.path and handle.flags & os.O_APPEND:
                self.process.attempts.append(data)
                self.begin(data)
            handle.left = b""
        self.about("write", role(handle.path))
        if len(data) > 1 and self.chance.random() < 0.05:
            part = self.chance.randrange(1, len(data))
            handle.left, data = data[part:], data[:part]
        if at is None:
            at = len(file.data) if handle.flags & os.O_APPEND else handle.at
            handle.at = at + len(data)
        file.write(at, data, self.disk.page)
        return len(data)

    def sync(self, number: int) -> None:
        """Write to the medium what is to be written."""
        handle = self.handle(number)
        node = handle.node
        if isinstance(node, File):
            what = role(handle.path)
            is_needed = bool(node.unwritten) or len(node.data) != len(node.kept)
        else:
            news = sorted({role(f"{handle.path}/{name}") for step in node.steps for _, name, _ in step.puts})
            news = [one for one in news if one not in LOCKS]
            what, is_needed = f"folder after {', '.join(news)}", bool(news)
        if not is_needed:
            what += " in vain"
        try:
            is_made = self.about("fsync", what)
        except OSError:
            if isinstance(node, File):
                node.sync_in_vain(self.chance)
                handle.failures = node.failures
            raise
        if isinstance(node, File) and node.failures > handle.failures:  # every open handle is told once
            handle.failures = node.failures
            raise fault(errno.EIO, handle.path)
        if is_made:
            node.sync()

    def resize(self, node: Node, path: str, size: int) -> None:
        """Make a file that long."""
        self.about("truncate", role(path))
        if not isinstance(node, File):
            raise fault(errno.EISDIR, path)
        node.resize(size)

    def rename(self, old: str, new: str) -> None:
        """Let a name stand for what another one did."""
        if not self.about("rename", role(new)):
            return
        node = self.disk.find(old)  # another process may have been at work meanwhile
        if self.without == (IN_PLACE, role(new)) and isinstance(node, File):
            self._write_in_place(node, old, new)
            return
        (from_, name), (to, other) = self.disk.folder_of(old), self.disk.folder_of(new)
        if isinstance(to.names.get(other), Dir) != isinstance(node, Dir) and other in to.names:
            raise fault(errno.EISDIR, new)
        self.disk.put((from_, name, None), (to, other, node))

    def _write_in_place(self, node: File, old: str, new: str) -> None:
        """Do what a rename is there to avoid: cut off the file, write its new bytes, sync."""
        number = self.opened(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self.about("write", role(new))
        self.handles[number].node.write(0, bytes(node.data), self.disk.page)  # type: ignore[union-attr]
        self.sync(number)
        self.close(number)
        self.unlink(old)

    def unlink(self, path: str) -> None:
        """Take a file's name away."""
        if isinstance(self.disk.find(path), Dir):
            raise fault(errno.EISDIR, path)
        self.about("unlink", role(path))
        folder, name = self.disk.folder_of(path)
        self.disk.put((folder, name, None))

    def mkdir(self, path: str) -> None:
        """Make a folder."""
        folder, name = self.disk.folder_of(path)
        self.about("mkdir", role(path))
        if name in folder.names:
            raise fault(errno.EEXIST, path)
        self.disk.put((folder, name, Dir()))

    def rmdir(self, path: str) -> None:
        """Take an empty folder away."""
        node = self.disk.find(path)
        self.about("rmdir", role(path))
        if not isinstance(node, Dir):
            raise fault(errno.ENOTDIR, path)
        if node.names:
            raise fault(errno.ENOTEMPTY, path)
        folder, name = self.disk.folder_of(path)
        self.disk.put((folder, name, None))

    def lock(self, number: int, how: int) -> None:
        """Lock as flock does. Whoever would have to wait is killed waiting: no other process goes on meanwhile."""
        handle = self.handle(number)
        holder = self.locks.get(handle.node)
        if how & fcntl.LOCK_UN:
            if holder is handle:
                del self.locks[handle.node]
            return
        if holder is not None and holder is not handle:
            self.kill(self.process)
            raise KilledError
        self.locks[handle.node] = handle

    def _drop(self, number: int) -> None:
        handle = self.handles.pop(number)
        if self.locks.get(handle.node) is handle:
            del self.locks[handle.node]


def role(path: str) -> str:
    """Return what a path is for, such as "journal file"; a temporary name counts as what it becomes."""
    parts = _TEMPORARY.sub("", path.removeprefix(f"{PLACE}/")).split("/")
    place, inside = parts[0], parts[2:]
    if place == "state" or not inside:
        return inside[0] if inside else f"the {('folder above', 'folder of')[len(parts) - 1]} the {place}"
    if inside[0] == "journal":
        return ("folder of journals", "folder of a device", "journal file")[len(inside) - 1]
    return inside[0] if len(inside) == 1 else f"{inside[0]} file"


def _file(handle: Handle) -> File:
    if not isinstance(handle.node, File):
        raise fault(errno.EISDIR, handle.path)
    return handle.node


class _Raw(io.RawIOBase):
    """What `open` returns, unbuffered."""

    def __init__(self, computer: Computer, path: str, mode: str) -> None:
        flags = {
            "r": os.O_RDONLY,
            "w": os.O_CREAT | os.O_TRUNC,
            "a": os.O_CREAT | os.O_APPEND,
            "x": os.O_CREAT | os.O_EXCL,
        }
        writes = 0 if mode[0] == "r" and "+" not in mode else os.O_RDWR
        self._computer, self._is_read, self._is_written = (
            computer,
            mode[0] == "r" or "+" in mode,
            bool(writes),
        )
        self.name, self._number = path, computer.opened(path, flags[mode[0]] | writes)
        if isinstance(computer.handle(self._number).node, Dir):
            computer.close(self._number)
            raise fault(errno.EISDIR, path)

    def readable(self) -> bool:
        return self._is_read

    def writable(self) -> bool:
        return self._is_written

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def readinto(self, buffer: Any) -> int:
        data = _read(self._computer.handle(self._number), len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return self._computer.written(self._number, bytes(data))

    def seek(self, offset: int, whence: int = 0) -> int:
        return _seek(self._computer.handle(self._number), offset, whence)

    def truncate(self, size: int | None = None) -> int:
        handle = self._computer.handle(self._number)
        self._computer.resize(handle.node, handle.path, handle.at if size is None else size)
        return handle.at if size is None else size

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._computer.close(self._number)


def _read(handle: Handle, size: int, at: int | None = None) -> bytes:
    start = handle.at if at is None else at
    data = bytes(_file(handle).data[start : start + size])
    if at is None:
        handle.at += len(data)
    return data


def _seek(handle: Handle, offset: int, whence: int) -> int:
    handle.at = offset + (0, handle.at, len(_file(handle).data))[whence]
    return handle.at


def _stat(node: Node) -> os.stat_result:
    is_folder = isinstance(node, Dir)
    size = 0 if isinstance(node, Dir) else len(node.data)
    mode = 0o040700 if is_folder else 0o100600
    times = {"st_mtime_ns": node.changed_ns if isinstance(node, Dir) else 0}
    return os.stat_result((mode, node.number, 1, 1, os.geteuid(), os.getegid(), size, 0, 0, 0), times)


class Layer:
    """Stands between Python and the system for as long as the test lasts. `on` is the computer that is running."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on: Computer | None = None
        known = self._calls()
        for name in dir(os):
            call = getattr(os, name)
            if name in known or (type(call) is type(len) and name not in ("fspath", "fsencode", "fsdecode")):
                monkeypatch.setattr(os, name, self._either(f"os.{name}", call, known.get(name)))
        for name in ("flock", "fcntl", "lockf"):
            given = (lambda number, how: self._now().lock(number, how)) if name == "flock" else None
            monkeypatch.setattr(fcntl, name, self._either(f"fcntl.{name}", getattr(fcntl, name), given))
        either = self._either("open", builtins.open, self._open)
        monkeypatch.setattr(builtins, "open", either)
        monkeypatch.setattr(io, "open", either)
        for name, mine in (("getpid", lambda: self._now().process.number), ("urandom", self._random)):
            monkeypatch.setattr(os, name, self._while_on(getattr(os, name), mine))

    def _now(self) -> Computer:
        assert self.on is not None
        return self.on

    def _random(self, size: int) -> bytes:
        return self._now().chance.randbytes(size)

    def _while_on(self, real: Callable[..., Any], mine: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given: mine(*given) if self.on is not None else real(*given)

    def _either(
        self, name: str, real: Callable[..., Any], mine: Callable[..., Any] | None
    ) -> Callable[..., Any]:
        def call(*given: Any, **options: Any) -> Any:
            for one in given[:2]:
                is_ours = (
                    one.startswith(PLACE) if type(one) is str else type(one) is int and one > _FIRST_HANDLE
                )
                if is_ours and self.on is not None and (one is given[0] or mine is not None):
                    if mine is None:
                        raise NotImplementedError(f"the simulated disk does not know {name}")
                    return mine(*given, **options)
            return real(*given, **options)

        return call

    def _open(self, path: str, mode: str = "r", buffering: int = -1, *given: Any, **options: Any) -> Any:
        raw = _Raw(self._now(), path, mode.replace("b", "").replace("t", ""))
        if buffering == 0:
            return raw
        both = io.BufferedRandom if "+" in mode else io.BufferedReader if "r" in mode else io.BufferedWriter
        buffered = both(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *given, **options)

    def _calls(self) -> dict[str, Callable[..., Any]]:
        """Return the calls that the simulated disk knows; any other on it fails loudly."""
        now = self._now

        def found(path: Any, **_: Any) -> os.stat_result:
            return _stat(now().handle(path).node if isinstance(path, int) else now().disk.find(path))

        def listed(path: str) -> list[str]:
            node = now().disk.find(path)
            if not isinstance(node, Dir):
                raise fault(errno.ENOTDIR, path)
            return list(node.names)

        def is_there(path: str, *_: Any, **__: Any) -> bool:
            try:
                now().disk.find(path)
            except OSError:
                return False
            return True

        return {
            "open": lambda path, flags, *_, **__: now().opened(path, flags),
            "close": lambda number: now().close(number),
            "read": lambda number, size: _read(now().handle(number), size),
            "pread": lambda number, size, at: _read(now().handle(number), size, at),
            "write": lambda number, data: now().written(number, bytes(data)),
            "pwrite": lambda number, data, at: now().written(number, bytes(data), at),
            "lseek": lambda number, offset, whence: _seek(now().handle(number), offset, whence),
            "fsync": lambda number: now().sync(number),
            "fdatasync": lambda number: now().sync(number),
            "ftruncate": lambda number, size: now().resize(
                now().handle(number).node, now().handle(number).path, size
            ),
            "truncate": lambda path, size: now().resize(now().disk.find(path), path, size),
            "rename": lambda old, new: now().rename(old, new),
            "replace": lambda old, new: now().rename(old, new),
            "unlink": lambda path: now().unlink(path),
            "remove": lambda path: now().unlink(path),
            "mkdir": lambda path, *_: now().mkdir(path),
            "rmdir": lambda path: now().rmdir(path),
            "stat": found,
            "lstat": found,
            "fstat": found,
            "listdir": listed,
            "access": is_there,
            "chmod": lambda *_, **__: None,
            "fchmod": lambda *_: None,
        }
