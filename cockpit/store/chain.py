"""Whether a journal lacks lines: every transaction names the last whole one that its writer found.

What is found to be lost for good, mending notes in `damaged/lost`, a stamp a line: it is told once more as a note, and
no longer as wrong.
"""

from __future__ import annotations

from array import array
from collections import Counter
from time import gmtime, strftime

from cockpit.domain.wording import counted
from cockpit.errors import BookError
from cockpit.store import months
from cockpit.store.hybrid_clock import device_of, is_stamp, ms_of
from cockpit.store.journal import NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Damage

ASIDE = "damaged"  # the folder of what was put aside
LOST = f"{ASIDE}/lost"
_LEAST_BLANKS = 3  # fewer end a line that was cut off


class Chains:
    """The stamps of every journal, and those that their lines say they came after.

    `noted` is the last stamp that this machine knows to have acknowledged; empty where it knows of none.
    """

    def __init__(self, folder: Folder, noted: str = "") -> None:
        self._folder = folder
        self._noted = noted
        self._found = {NOTHING, *lost(folder)}
        self._known: dict[str, array[int]] = {}  # by device: a million stamps are to take no room
        self._after: dict[str, list[str]] = {}  # what a file names, and neither it nor one before it has
        self._told: dict[str, int] = {}
        self._misplaced: dict[str, Counter[str]] = {}
        self._twice: dict[str, int] = {}

    def take_in(self, file: str, changes: Sequence[Change], damaged: Sequence[Damage]) -> None:
        """Take in the lines of a file, in their order. What is damaged, or was blanked, is told by others."""
        here = {change.at for change in changes}
        self._found.add(max(here, default=NOTHING))  # what the next month mostly names
        for at in here:
            self._known.setdefault(device_of(at), array("Q")).append(_packed(at))
        if not months.is_month(file):
            return
        named = dict.fromkeys(change.after for change in changes if change.after)
        self._after[file] = self._unknown([at for at in named if at not in here])
        self._misplaced[file] = Counter(
            place for change in changes if (place := months.file_of(change.at)) != file
        )
        self._twice[file] = 0
        # What all of them say is long: it is compared only where two may be one.
        if len({(one.at, one.table, one.id) for one in changes}) < len(changes):
            self._twice[file] = len(changes) - len({hash(key_of(one)) for one in changes})
        self._told[file] = sum(not one.is_torn for one in damaged)
        if self._after[file]:
            self._told[file] += sum(
                len(line) >= _LEAST_BLANKS and not line.strip()
                for line in self._folder.read(file).split(b"\n")
            )

    def missing(self) -> dict[str, list[str]]:
        """Return, by file, the stamps that its lines name, or this machine noted, and no journal has."""
        found: dict[str, list[str]] = {}
        for file, after in self._after.items():
            if lacking := self._unknown(after):
                found[file] = lacking
        if self._is_cut():
            found.setdefault(months.file_of(self._noted), []).append(self._noted)
        return found

    def _unknown(self, stamps: list[str]) -> list[str]:
        """Return those of these stamps that no journal has, so far."""
        return [
            at
            for at in stamps
            if at not in self._found
            and not (is_stamp(at) and _packed(at) in self._known.get(device_of(at), ()))
        ]

    def wrong(self) -> Iterator[str]:
        """Tell which files lack lines, and which stand in the place of others."""
        for file, stamps in self.missing().items():
            is_cut = self._is_cut() and months.file_of(self._noted) == file
            if is_cut or len(stamps) > self._told[file]:  # beyond what damage there accounts for
                yield f"{file} lacks lines that were written, such as the one {when(max(stamps))} ({max(stamps)})"
        for file in self._after:
            if count := self._twice[file]:
                yield f"{file} holds {counted(count, 'line')} twice"
            if count := sum(self._misplaced[file][other] for other in self._after):
                yield f"{file} holds {counted(count, 'line')} of another month or machine: it stands in another's place"

    def _is_cut(self) -> bool:
        return self._noted != "" and bool(self._unknown([self._noted]))


def _packed(at: str) -> int:
    """Return what tells a stamp from all others of its device: its milliseconds and its count."""
    ms, _, rest = at.partition("-")
    return int(ms) << 16 | int(rest.partition("-")[0], 16)


def key_of(change: Change) -> tuple[str, str, int, str]:
    """Return what tells a line from every other, however many lines its transaction has."""
    return change.at, change.table, change.id, repr(change.to)


def lost(folder: Folder) -> set[str]:
    """Return the stamps that were told to be lost for good."""
    try:
        lines = folder.read(LOST).decode("ascii", "replace").split("\n")
    except BookError:  # then it is told once more
        return set()
    return {line for line in lines if is_stamp(line)}


def accept(folder: Folder, stamps: Collection[str]) -> None:
    """Note that what these stamps stood for is lost for good: nothing holds it. Raises BookError."""
    if stamps:
        folder.replace(LOST, "".join(f"{at}\n" for at in sorted({*lost(folder), *stamps})).encode())


def when(at: str) -> str:
    """Say when a change of that stamp was made: of 2026-11-29 16:11 UTC."""
    return strftime("of %Y-%m-%d %H:%M UTC", gmtime(ms_of(at) // 1000))
