"""Writing this device's journal: a whole transaction at its end, under the book's lock."""

from __future__ import annotations

import os

from cockpit.store import journal, months
from cockpit.store.hybrid_clock import next_stamp
from cockpit.store.journal import BOOK, SCHEMA, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cockpit.store.folder import Folder

_TAIL = 8192
# Ends a torn tail, so that it costs no line but itself. With blanks, for one that lacks no more than its brace was
# not in the book so far, and must not come back as if a disk had damaged it.
_TORN_END = b"  \n"


class Writer:
    """The end of this device's journal, remembered between appends: only what others wrote since is read.

    `device` returns this machine's id, `wall_ms` the real clock in milliseconds since 1970 UTC; `file` is the
    journal's file of the last append.
    """

    __slots__ = ("_after", "_device", "_end", "_folder", "_is_torn", "_last", "_wall_ms", "file")

    def __init__(self, folder: Folder, device: Callable[[], str], wall_ms: Callable[[], int]) -> None:
        self._folder, self._device, self._wall_ms = folder, device, wall_ms
        self.file, self._end, self._last, self._is_torn = "", 0, "", False
        self._after = ""  # the stamp that the journal ends with; `_last` is the greatest ever seen of it

    def append(self, changes: Sequence[Change], *, seen: str = "") -> tuple[str, Callable[[], None]]:
        """Write a transaction. The caller holds the lock; afterwards it calls what comes second.

        Returns the stamp, which exceeds `seen` and every earlier one of this device, and the function that
        returns only once the transaction is on disk: before, it is not acknowledged. Both raise BookError.
        """
        folder, device, wall_ms = self._folder, self._device(), self._wall_ms()
        at = next_stamp(wall_ms, device, self._last, seen) if self._catch_up(device) else ""
        if not at or months.file_of(at) != self.file:
            changes = self._look(device, changes)
            at = next_stamp(wall_ms, device, self._last, seen)
            file = months.file_of(at)
            if file != self.file:
                if self.file:
                    folder.sync(self.file)  # what another process wrote there, and this builds upon
                self.file, self._end, self._is_torn = file, folder.size(file), False
        changes[0].after = changes[-1].after = self._after
        lines = [
            journal.encode(change, at, f"{place}/{len(changes)}") for place, change in enumerate(changes, 1)
        ]
        data = _TORN_END * self._is_torn + b"".join(lines)
        file, self.file = self.file, ""
        settle = folder.append(file, data)
        self.file, self._end, self._last, self._is_torn = file, self._end + len(data), at, False
        self._after = at

        def settled() -> None:
            try:
                settle()
            except BaseException:
                self.file = ""  # what is there now is to be looked at
                raise

        return at, settled

    def _catch_up(self, device: str) -> bool:
        """Read what others wrote since; False where the journal is yet to be looked for, or was cut."""
        latest = next(months.of_device(self._folder, device), None)
        if self.file != latest or (size := self._folder.size(self.file)) < self._end:
            return False
        if size > self._end:
            added = self._folder.read(self.file, self._end, size - self._end)
            self._after = _last_stamp(self.file, added) or self._after
            self._last = max(self._last, self._after)
            self._end, self._is_torn = self._end + len(added), not added.endswith(b"\n")
        return True

    def _look(self, device: str, changes: Sequence[Change]) -> Sequence[Change]:
        """Find the end of the journal. The first change of all also names the book."""
        folder = self._folder
        # a process may die before its first byte
        self.file, self._end, self._is_torn, self._after = "", 0, False, ""
        for file in months.of_device(folder, device):
            end, last, is_torn = _end_of(folder, file)
            if end and not self.file:
                self.file, self._end, self._is_torn = file, end, is_torn
            self._after = last
            self._last = max(self._last, last)  # what stood there may have been put back to an earlier state
            if last:
                break
        if self._end or any(change.table == BOOK for change in changes) or months.is_begun(folder):
            return changes
        book = {"book": f"{int.from_bytes(os.urandom(16), 'big'):032x}", "schema": SCHEMA}
        return [*changes, Change(BOOK, 1, book, is_new=True)]


def _end_of(folder: Folder, file: str) -> tuple[int, str, bool]:
    """Return a file's size, its greatest stamp, and whether its last line is torn, reading back as far as needed."""
    size, reach = folder.size(file), _TAIL
    while True:
        start = max(0, size - reach)
        data = folder.read(file, start)
        last = _last_stamp(file, data[data.find(b"\n") + 1 :] if start else data)
        if last or not start:
            return start + len(data), last, not data.endswith(b"\n")
        reach *= 8


def _last_stamp(file: str, data: bytes) -> str:
    """Return the greatest stamp in a part of a file: as they only rise there, that of its last sound line."""
    for line in reversed(data.splitlines()):
        if stamp := journal.stamp_of(line):
            return stamp
        stamps = [one.at for _, one in journal.salvage(file, 0, line) if isinstance(one, Change)]
        if stamps:
            return max(stamps)
    return ""
