"""The drafts in reach of a capture: one is on screen, the others are gone through as in a shell's history."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cockpit.desk.drafts import Slot
from cockpit.errors import CockpitError


class DraftWalk:
    """A new line first, then the drafts that `find` gives, the newest first. `trouble` is to be told at the start.

    The walk begins at the newest draft; at the new line where it `begins_anew`, or where that draft is just being
    typed in another window. Lines that were pasted with the one on screen wait: the first of them is the next.
    """

    def __init__(
        self,
        find: Callable[[], tuple[list[Slot], str]],
        make: Callable[[], Slot],
        room: Callable[[], int],
        *,
        begins_anew: bool,
    ) -> None:
        self._make, self._room = make, room
        try:
            kept, self.trouble = find()
        except CockpitError as error:
            kept, self.trouble = [], f"The drafts could not be read: {error.advice()}"
        self._slots = [make(), *kept]
        self._waiting: list[Slot] = []
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

    @property
    def waiting(self) -> list[Slot]:
        """The pasted lines that are still to come, in their order."""
        return [
            slot for slot in self._waiting if slot in self._slots and slot is not self.here and slot.now[0]
        ]

    @property
    def is_between(self) -> bool:
        """Whether the line on screen is empty and others wait."""
        return not self.here.now[0] and bool(self.waiting)

    def why_not_wait(self, lines: int) -> str:
        """Return why so many more lines cannot wait; empty where they can."""
        try:
            room = self._room()
        except CockpitError as error:
            return error.advice("Nothing was pasted.")
        if lines <= room:
            return ""
        return f"{lines} lines, and room for {room}: nothing was pasted. `cockpit add -` takes any number."

    def let_wait(self, lines: Iterable[str]) -> None:
        """Let lines wait behind the one on screen."""
        for line in lines:
            slot = self._make()
            slot.set(line)
            self._slots.insert(self._at + 1 + len(self.waiting), slot)
            self._waiting.append(slot)

    def break_line(self) -> Slot:
        """Let the line on screen wait, and go to a new one; return the one that waits."""
        self._waiting.append(left := self.here)
        self._slots.insert(0, self._make())
        self._at = 0
        return left

    def drop(self) -> None:
        """Take the line on screen off the drafts: it is dealt with."""
        self.here.set("")
        write(self.here)  # where that fails, the line comes back once more: better than not at all

    def go_on(self) -> None:
        """Go to the line that waits, else to a new one; the one on screen was saved, and is no draft any more."""
        following = self.waiting
        del self._slots[self._at]
        if not self._slots or self._slots[0].now[0]:
            self._slots.insert(0, self._make())
        self._at = self._slots.index(following[0]) if following else 0

    def write_all(self) -> str:
        """Keep every line as it stands, the first as the newest; return what is to be told, mostly nothing."""
        return next(filter(None, [write(slot) for slot in reversed(self._slots)]), "")


def write(slot: Slot) -> str:
    """Keep a line as it stands; return what is to be told, mostly nothing."""
    try:
        return slot.write()
    except CockpitError as error:
        return f"The draft could not be kept: {error.advice()}"
