"""Machines with a clock and an id of their own, and folders that remember, refuse or forget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cockpit.domain.record import new_id
from cockpit.errors import BookError
from cockpit.store import compaction, undo, verify
from cockpit.store.book import Book
from cockpit.store.hints import Hints
from cockpit.store.memory import MemoryFolder
from cockpit.store.writer import Writer
from tests.domain.builders import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change
    from cockpit.store.undo import Reverted

NOW_MS = int(NOW.timestamp() * 1000)
DAY_MS = 86_400_000
JOURNAL = "journal/dev00001/2026-11.ndjson"


class Machine:
    """One machine with a book in a folder. Its clock stands still until it is moved."""

    def __init__(self, folder: Folder, device: str = "dev00001", ms: int = NOW_MS) -> None:
        self.folder = folder
        self.device = device
        self.ms = ms
        self.book = self.opened()

    def opened(self) -> Book:
        """Return the book as another process of this machine opens it."""
        return Book(self.folder, lambda: self.device, lambda: self.ms)

    def restart(self) -> None:
        """Open the book anew."""
        self.book = self.opened()

    def put(self, *records: Entry | Customer, did: str = "put") -> str:
        """Keep records as one action; return its stamp."""
        with self.book.transaction() as transaction:
            transaction.did = did
            for record in records:
                transaction.put(record)
        return transaction.at

    def put_over(self, record_id: int, *, did: str = "", **values: Any) -> None:
        """Change a record as it stands by then."""
        with self.book.transaction() as transaction:
            transaction.did = did
            record = self.book.get(record_id)
            assert record is not None
            transaction.put(record.replace(**values))

    def undo(self) -> Reverted:
        return undo.undo(self.book)

    def redo(self) -> Reverted:
        return undo.redo(self.book)

    def compact(self) -> None:
        compaction.compact(self.folder, lambda: self.ms)

    def rebuild(self) -> None:
        compaction.rebuild(self.folder, lambda: self.ms)


def append(folder: Folder, device: str, ms: int, changes: Sequence[Change], *, seen: str = "") -> str:
    """Write one transaction into a device's journal, as a process that does nothing else; return its stamp."""
    with folder.lock():
        at, settle = Writer(folder, lambda: device, lambda: ms).append(changes, seen=seen)
    settle()
    return at


def everything(book: Book) -> dict[int, Entry]:
    """Return all that a book holds and that is not deleted, by id."""
    return {record.id: record for record in book.everything()}


def found_wrong(folder: Folder) -> tuple[str, ...]:
    """Return what `verify` finds wrong; most tests keep records without the customer they are about."""
    return tuple(wrong for wrong in verify.verify(folder).wrong if "is about a customer" not in wrong)


def names_shown(hints: Hints) -> list[str]:
    """Return the names that hints know customers by, each once, the latest first."""
    return list(dict.fromkeys(hints.known().values()))


def a_past_id(days: int, number: int = 1) -> int:
    """Return the id of a record made that many days ago."""
    return new_id(NOW_MS - days * DAY_MS, number << 20)


class RecordingFolder(MemoryFolder):
    """Notes what is done, and counts the bytes that are read."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        super().__init__()
        self.files = dict(files or {})
        self.done: list[tuple[str, str]] = []
        self.bytes_read = 0
        self.bytes_of: dict[str, int] = {}

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        found = super().read(name, start, size)
        self.done.append(("read", name))
        self.bytes_read += len(found)
        self.bytes_of[name] = self.bytes_of.get(name, 0) + len(found)
        return found

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        self.done.append(("append", name))
        return super().append(name, data)

    def replace(self, name: str, data: bytes) -> None:
        self.done.append(("replace", name))
        super().replace(name, data)


class FailingFolder(MemoryFolder):
    """Raises BookError at the n-th operation, counted from when it is armed."""

    def __init__(self) -> None:
        super().__init__()
        self.left = -1

    def arm(self, after: int) -> None:
        self.left = after

    def _step(self) -> None:
        if self.left == 0:
            raise BookError("The disk failed.", "Try again.")
        self.left -= 1

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        self._step()
        return super().read(name, start, size)

    def size(self, name: str) -> int:
        self._step()
        return super().size(name)

    def names(self, folder: str) -> list[str]:
        self._step()
        return super().names(folder)

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        self._step()
        super().append(name, data)
        return self._step

    def sync(self, name: str, again: bytes = b"", start: int = 0) -> None:
        self._step()
        super().sync(name, again, start)

    def replace(self, name: str, data: bytes) -> None:
        self._step()
        super().replace(name, data)

    def lock(self) -> AbstractContextManager[None]:
        self._step()
        return super().lock()
