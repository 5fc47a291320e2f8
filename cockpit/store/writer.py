"""Writing this device's journal: a whole transaction at its end, under the book's lock."""

from __future__ import annotations

import os

from cockpit.store import journal, known_book, months
from cockpit.store.hybrid_clock import device_of, next_stamp
from cockpit.store.journal import BOOK, SCHEMA, Change
from cockpit.store.line import START

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

    `device` returns this machine's id, `wall_ms` the real clock in milliseconds since 1970 UTC; `local` is where the
    machine notes what it acknowledged; `file` is the journal's file of the last append.
    """

    __slots__ = (
        "_after",
        "_book",
        "_device",
        "_end",
        "_folder",
        "_is_torn",
        "_last",
        "_local",
        "_wall_ms",
        "file",
    )

    def __init__(
        self,
        folder: Folder,
        device: Callable[[], str],
        wall_ms: Callable[[], int],
        local: Folder | None = None,
    ) -> None:
        self._folder, self._device, self._wall_ms, self._local = folder, device, wall_ms, local
        self.file, self._end, self._last, self._is_torn, self._book = "", 0, "", False, ""
        self._after = (
            ""  # the last whole transaction of the journal; `_last` is the greatest stamp ever seen of it
        )

    @property
    def last(self) -> str:
        """The stamp of the last append; "" before any."""
        return self._last

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
        changes[0].after = changes[-1].after = self._after or journal.NOTHING
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
            if self._local is not None:
                known_book.note(self._local, at, self._book)

        return at, settled

    def _catch_up(self, device: str) -> bool:
        """Read what others wrote since; False where the journal is yet to be looked for, or was cut."""
        latest = next(months.of_device(self._folder, device), None)
        if self.file != latest or (size := self._folder.size(self.file)) < self._end:
            return False
        if size > self._end:
            added = self._folder.read(self.file, self._end, size - self._end)
            self._folder.scribble(self.file, added, self._end)  # as in `_make_sure`
            last, whole = _last_stamps(self.file, added, is_part=False)
            self._after, self._last = whole or self._after, max(self._last, last)
            self._end, self._is_torn = self._end + len(added), not added.endswith(b"\n")
        return True

    def _look(self, device: str, changes: Sequence[Change]) -> Sequence[Change]:
        """Find the end of the journal. The first change of all also names the book."""
        folder = self._folder
        self._find_end(device)
        noted = self._noted()
        is_cut = noted > self._after and device_of(noted) == device
        if is_cut:  # the journal lost its end: what follows is to tell so
            self._after = noted
            self._last = max(self._last, noted)
            if self._local is not None:
                known_book.note_cut(self._local, noted)
        elif self._local is not None and self._after > noted:
            self._make_sure(noted)
        if (
            not any(change.table == BOOK for change in changes)
            and not self._end
            and not months.is_begun(folder)
        ):
            book = {"book": f"{int.from_bytes(os.urandom(16), 'big'):032x}", "schema": SCHEMA}
            changes = [*changes, Change(BOOK, 1, book, is_new=True)]
        named = next(
            (change.to["book"] for change in changes if change.table == BOOK and "book" in change.to), ""
        )
        if self._local is not None:
            self._book = named or self._book or known_book.id_in(folder)
        return changes

    def _find_end(self, device: str) -> None:
        # a process may die before its first byte
        self.file, self._end, self._is_torn, self._after = "", 0, False, ""
        for file in months.of_device(self._folder, device):
            end, last, whole, is_torn = _end_of(self._folder, file)
            if end and not self.file:
                self.file, self._end, self._is_torn = file, end, is_torn
            self._after = whole
            self._last = max(self._last, last)  # what stood there may have been put back to an earlier state
            if whole:
                break

    def _make_sure(self, noted: str) -> None:
        """Write once more what came after a stamp, which nobody was told is kept, and which is built upon now.

        Where the flush of it failed, the system holds it for written, and the disk lacks it: the next flush would
        succeed without it.
        """
        start, data = _after_stamp(self._folder, self.file, noted)
        self._folder.scribble(self.file, data, start)

    def _noted(self) -> str:
        """Return the stamp that this machine acknowledged last. Raises BookError where another book lies here."""
        if self._local is None:
            return ""
        noted, self._book = known_book.all_noted(self._local)
        if noted != self._after:
            known_book.refuse_other(self._folder, self._local)
        return noted


def _end_of(folder: Folder, file: str) -> tuple[int, str, str, bool]:
    """Return a file's size, its greatest stamp, that of its last whole transaction, and whether its last line is torn.

    Reads back as far as needed.
    """
    size, reach = folder.size(file), _TAIL
    while True:
        start = max(0, size - reach)
        data = folder.read(file, start)
        last, whole = _last_stamps(file, data[data.find(b"\n") + 1 :] if start else data, is_part=start > 0)
        if whole or not start:
            return start + len(data), last, whole, not data.endswith(b"\n")
        reach *= 8


def _after_stamp(folder: Folder, file: str, stamp: str) -> tuple[int, bytes]:
    """Return what a file holds after the line of a stamp, and its offset; the whole file where there is none."""
    size, reach = folder.size(file), _TAIL
    while True:
        start = max(0, size - reach)
        data = folder.read(file, start)
        if stamp and (place := data.rfind(START + stamp.encode())) >= 0:
            first = data.find(b"\n", place) + 1 or len(data)
            return start + first, data[first:]
        if not start:
            return 0, data
        reach *= 8


def _last_stamps(file: str, data: bytes, *, is_part: bool) -> tuple[str, str]:
    """Return the greatest stamp in a part of a file, and that of its last transaction that is all there.

    As they only rise there, the first is that of its last sound line. One that began before the part counts as whole.
    """
    last, at, left = "", "", 0  # of the transaction at hand, of which as many lines are still to be found
    lines = data.split(b"\n")
    cut_off = lines.pop()
    if cut_off:
        last = max((one.at for one in _changes_of(file, cut_off)), default="")
        if journal.decode(cut_off) or journal.decode(cut_off[:-1]):  # only its newline is missing or damaged
            lines.append(cut_off)
    for line in reversed(lines):
        for change in reversed(_changes_of(file, line)):
            last = last or change.at
            if change.is_last:
                at, left = change.at, change.size
            elif change.at != at:
                at = ""
            left -= 1
            if at and not left:
                return last, at
    return last, at if is_part else ""


def _changes_of(file: str, line: bytes) -> list[Change]:
    change = journal.decode(line)
    if change is not None:
        return [change]
    return [one for _, one in journal.salvage(file, 0, line) if isinstance(one, Change)]
