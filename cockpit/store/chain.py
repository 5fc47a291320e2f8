"""Whether a journal lacks lines: every transaction names the one that its writer found the journal to end with."""

from __future__ import annotations

from collections import Counter

from cockpit.domain.wording import counted
from cockpit.store import months
from cockpit.store.hybrid_clock import ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Damage

_LEAST_BLANKS = 3  # fewer end a line that was cut off


class Chains:
    """The stamps of every journal, and those that their lines say they came after."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._after: dict[str, dict[str, None]] = {}
        self._told: dict[str, int] = {}
        self._misplaced: dict[str, Counter[str]] = {}

    def take_in(
        self, folder: Folder, file: str, changes: Sequence[Change], damaged: Sequence[Damage]
    ) -> None:
        """Take in the lines of a file, in their order. What is damaged, or was blanked, is told by others."""
        self._known.update(change.at for change in changes)
        if not months.is_month(file):
            return
        self._after[file] = dict.fromkeys(change.after for change in changes if change.after)
        self._misplaced[file] = Counter(
            place for change in changes if (place := months.file_of(change.at)) != file
        )
        self._told[file] = len(damaged)
        if any(after not in self._known for after in self._after[file]):
            self._told[file] += sum(
                len(line) >= _LEAST_BLANKS and not line.strip() for line in folder.read(file).split(b"\n")
            )

    def wrong(self) -> Iterator[str]:
        """Tell which files lack lines, and which stand in the place of others."""
        for file, after in self._after.items():
            lacking = [at for at in after if at not in self._known]
            if len(lacking) > self._told[file]:
                yield f"{file} lacks lines that were written, such as one at {ms_of(lacking[0])} ms ({lacking[0]})"
            if count := sum(self._misplaced[file][other] for other in self._after):
                yield f"{file} holds {counted(count, 'line')} of another month or machine: it stands in another's place"
