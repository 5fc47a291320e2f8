"""The lock that keeps two processes from writing at once: waited for within reason, and told who has it.

`lock` is held by whoever appends, as briefly as that takes; `folding` by whoever writes the snapshot anew.
"""

from __future__ import annotations

import os

from cockpit.domain.text import clean
from cockpit.errors import BookError
from cockpit.store.system_calls import open_made, trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

_LOCK = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
_AT_ONCE = 20  # how often it is asked again, a millisecond apart, before anything else is set up
_HURRIED = 0.3  # seconds that a thread waits which must not
_LOOK = 0.2  # seconds, after which whoever waits looks whether the screen is leaving
_MOST_SHOWN = 80
_STOPPED = ", which is stopped,"


class Patience:
    """How long this process waits, in seconds, and what it tells meanwhile.

    `tell` is called with a sentence after the first while. The thread `hurried`, which draws a screen, waits for
    hardly anything, and no other any longer once the screen `is_leaving`.
    """

    def __init__(self) -> None:
        self.tell: Callable[[str], None] = lambda _: None
        self.is_leaving: Callable[[], bool] = lambda: False
        self.hurried = 0
        self.until_told = 2.0
        self.most = 30.0


PATIENCE = Patience()


class BookBusy(BookError):
    """Another process kept the book for itself for too long."""


class Lock:
    """An advisory lock on a file; let go by the system when its process dies. `doing` is what its holder does."""

    def __init__(self, path: str, doing: str = "") -> None:
        self._path, self._doing = path, doing or f"writing to {path}"
        self._handle = -1

    def __enter__(self) -> None:
        try:
            self._handle = open_made(self._path, _LOCK)
            try:
                if not self._is_free():
                    self._wait()
            except BaseException:
                os.close(self._handle)
                raise
        except OSError as error:
            raise trouble(error, self._path) from error

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def _is_free(self) -> bool:
        import fcntl

        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(self) -> None:
        """Wait in a thread of its own: so it comes in turn, and whoever waits can give up. Raises BookBusy."""
        from time import sleep

        for _ in range(_AT_ONCE):
            sleep(0.001)
            if self._is_free():
                return
        import fcntl
        from threading import Event, Thread, get_ident

        is_ours, failed = Event(), []
        handle = os.dup(self._handle)  # the same lock; given up, it is let go as soon as it is had

        def wait() -> None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
            except OSError as error:
                failed.append(error)
            finally:
                os.close(handle)
                is_ours.set()

        Thread(target=wait, daemon=True).start()
        if get_ident() == PATIENCE.hurried:
            if not is_ours.wait(_HURRIED):
                raise self._busy()
        elif not is_ours.wait(PATIENCE.until_told):
            who = _holder(self._handle)
            which = " while" if who.endswith(_STOPPED) else ", which is"
            PATIENCE.tell(f"Waiting for {who.removesuffix(',')}{which} {self._doing} …")
            if not self._waited(is_ours):
                raise self._busy()
        if failed:
            raise failed[0]

    def _waited(self, is_ours: Event) -> bool:
        """Wait to the end of all patience; return whether the lock was had."""
        for _ in range(round((PATIENCE.most - PATIENCE.until_told) / _LOOK) or 1):
            if is_ours.wait(_LOOK):
                return True
            if PATIENCE.is_leaving():
                return False
        return False

    def _busy(self) -> BookBusy:
        return BookBusy(
            f"{_holder(self._handle)} keeps the book for itself ({self._path}).".capitalize(),
            "Try again when it is done; where it is stopped, let it go on (fg) or end it.",
        )


def _holder(handle: int) -> str:
    """Say who has the lock, as far as the system tells: "process 1234 (cockpit verify --rebuild)"."""
    try:
        found = os.fstat(handle)
        wanted = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
        with open("/proc/locks", encoding="ascii") as file:
            lines = [line.split() for line in file]
        pids = [line[4] for line in lines if line[1] == "FLOCK" and line[5] == wanted]
        with open(f"/proc/{pids[0]}/cmdline", "rb") as file:
            words = file.read().decode("utf-8", "replace").split("\0")
        with open(f"/proc/{pids[0]}/stat", encoding="utf-8", errors="replace") as file:
            is_stopped = file.read().rpartition(")")[2].split()[0] in "Tt"
    except (OSError, IndexError, ValueError):
        return "another process"
    command = clean(" ".join(words).strip())[:_MOST_SHOWN]
    return f"process {pids[0]} ({command}){_STOPPED if is_stopped else ''}"
