"""Writing this device's journal: a whole transaction at its end, under the book's lock."""

from __future__ import annotations

import os
from time import gmtime

from cockpit.store import journal
from cockpit.store.clock import ms_of, next_stamp
from cockpit.store.journal import BOOK, SCHEMA, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cockpit.store.folder import Folder

_MONTH = len("2026-11.ndjson")
_TAIL = 8192
# Ends a torn tail, so that it costs no line but itself. With blanks, for one that lacks no more than its brace was
# not in the book so far, and must not come back as if a disk had damaged it.
_TORN_END = b"  \n"


class Writer:
    """The end of this device's journal, remembered between appends for as long as nobody else wrote there.

    `device` returns this machine's id, `wall_ms` the real clock in milliseconds since 1970 UTC.
    """

    __slots__ = ("_device", "_end", "_file", "_folder", "_last", "_wall_ms")

    def __init__(self, folder: Folder, device: Callable[[], str], wall_ms: Callable[[], int]) -> None:
        self._folder, self._device, self._wall_ms = folder, device, wall_ms
        self._file, self._end, self._last = "", 0, ""

    def append(self, changes: Sequence[Change], *, seen: str = "") -> tuple[str, Callable[[], None]]:
        """Write a transaction. The caller holds the lock; afterwards it calls what comes second.

        Returns the stamp, which exceeds `seen` and every earlier one of this device, and the function that
        returns only once the transaction is on disk: before, it is not acknowledged. Both raise BookError.
        """
        folder, device, wall_ms = self._folder, self._device(), self._wall_ms()
        is_torn = False
        at = next_stamp(wall_ms, device, self._last, seen)
        if _file_of(at, device) != self._file or folder.size(self._file) != self._end:
            changes = self._look(_months(folder, device), changes)
            is_torn = self._end > 0 and folder.read(self._file, self._end - 1) != b"\n"
            at = next_stamp(wall_ms, device, self._last, seen)
        file = _file_of(at, device)
        if file != self._file:
            if self._file:
                folder.sync(self._file)  # what another process wrote there, and this builds upon
            self._end, is_torn = folder.size(file), False
        lines = [
            journal.encode(change, at, f"{place}/{len(changes)}") for place, change in enumerate(changes, 1)
        ]
        data = _TORN_END * is_torn + b"".join(lines)
        self._file = ""
        settle = folder.append(file, data)
        self._file, self._end, self._last = file, self._end + len(data), at
        return at, settle

    def _look(self, months: list[str], changes: Sequence[Change]) -> Sequence[Change]:
        """Find the end of the journal. The first change of all also names the book."""
        folder = self._folder
        # a process may die before its first byte
        self._file = next((month for month in reversed(months) if folder.size(month)), "")
        self._end = folder.size(self._file) if self._file else 0
        self._last = _last_stamp(folder, self._file) if self._file else ""
        if self._end or any(change.table == BOOK for change in changes) or journal.is_begun(folder):
            return changes
        book = {"book": f"{int.from_bytes(os.urandom(16), 'big'):032x}", "schema": SCHEMA}
        return [*changes, Change(BOOK, 1, book, is_new=True)]


def _file_of(at: str, device: str) -> str:
    """Return the journal file that a stamp belongs in: one a month, in UTC."""
    day = gmtime(ms_of(at) // 1000)
    return f"journal/{device}/{day.tm_year:04d}-{day.tm_mon:02d}{journal.ENDING}"


def _months(folder: Folder, device: str) -> list[str]:
    """Return the names of a device's journal files, the latest last; of nothing that lies beside them."""
    names = folder.names(f"journal/{device}")
    return [
        f"journal/{device}/{name}" for name in names if len(name) == _MONTH and name.endswith(journal.ENDING)
    ]


def _last_stamp(folder: Folder, file: str) -> str:
    """Return the greatest stamp of a file, reading back only as far as needed."""
    size, reach = folder.size(file), _TAIL
    while True:
        start = max(0, size - reach)
        lines = folder.read(file, start).split(b"\n")[1 if start else 0 :]
        for line in reversed(lines):  # stamps only rise within a file: the last sound line has the greatest
            stamps = [one.at for _, one in journal.salvage(file, 0, line) if isinstance(one, Change)]
            if stamps:
                return max(stamps)
        if not start:
            return ""
        reach *= 8
