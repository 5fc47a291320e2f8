"""A desk over a book in memory, whose clock is set by hand."""

from __future__ import annotations

from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import nov


class Office:
    """A desk whose clock is set by hand."""

    def __init__(self) -> None:
        self.at = nov(18, 10, 20)
        self.wall = 1_763_000_000_000
        self.folder = MemoryFolder()
        self.local = MemoryFolder()
        self.desk = self.opened()

    def opened(self) -> Desk:
        """Return a desk as another process has it."""
        return Desk(
            folder=self.folder, local=self.local, now=lambda: self.at, wall_ms=self._ms, rules=Rules()
        )

    def _ms(self) -> int:
        self.wall += 1
        return self.wall
