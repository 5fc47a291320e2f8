"""The drafts in reach of a capture: one is on screen, the others are gone through as in a shell's history."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.desk.drafts import Slot
from cockpit.errors import CockpitError


class DraftWalk:
    """A new line first, then the drafts that `find` gives, the newest first. `trouble` is to be told at the start.

    The walk begins at the newest draft; at the new line where it `begins_anew`, or where that draft is just being
    typed in another window.
    """

    def __init__(
        self, find: Callable[[], tuple[list[Slot], str]], make: Callable[[], Slot], *, begins_anew: bool
    ) -> None:
        self._make = make
        try:
            kept, self.trouble = find()
        except CockpitError as error:
            kept, self.trouble = [], f"The drafts could not be read: {error.what} {error.remedy}"
        self._slots = [make(), *kept]
        self._at = 1 if kept and not begins_anew and not kept[0].is_typed_elsewhere() else 0

    @property
    def here(self) -> Slot:
        """The line on screen."""
        return self._slots[self._at]

    @property
    def has_others(self) -> bool:
        """Whether there is anything to go to."""
        return len(self._slots) > 1

    def step(self, way: int) -> bool:
        """Go to an older draft (1) or a newer one (-1), after the newest to the new line; tell whether there is one."""
        if not 0 <= self._at + way < len(self._slots):
            return False
        self._at += way
        return True

    def begin_anew(self) -> None:
        """Go to a new line; the one on screen was saved, and is no draft any more."""
        del self._slots[self._at]
        self._slots.insert(0, self._make())
        self._at = 0

    def write_all(self) -> str:
        """Keep every line as it stands; return what is to be told, mostly nothing."""
        return next(filter(None, [write(slot) for slot in self._slots]), "")


def write(slot: Slot) -> str:
    """Keep a line as it stands; return what is to be told, mostly nothing."""
    try:
        return slot.write()
    except CockpitError as error:
        return f"The draft could not be kept: {error.what} {error.remedy}"
