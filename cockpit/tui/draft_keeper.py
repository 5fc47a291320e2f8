"""Keeping what is typed as a draft all the while, beside the keys: a slow disk holds up none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.timer import Timer
from textual.widget import Widget

from cockpit.desk.drafts import Slot
from cockpit.tui.draft_walk import DraftWalk, write
from widgets.text import clean

# The most of one's typing that a crash may cost, in seconds.
_KEEP_EVERY = 0.2


class DraftKeeper:
    """Writes drafts from a thread of its own, for the `owner`; `refuse` tells why one could not be kept."""

    def __init__(self, owner: Widget, drafts: DraftWalk, refuse: Callable[[str], None]) -> None:
        self._owner, self._drafts, self._refuse = owner, drafts, refuse
        self._waiting: Timer | None = None

    def note(self, line: str, plain: Iterable[tuple[int, int]]) -> None:
        """Take this as the line on screen, and keep it in a moment, if that is not already under way."""
        self._drafts.here.set(line, plain)
        if self._waiting is None:
            self._waiting = self._owner.set_timer(_KEEP_EVERY, self._keep_now)

    def step(self, way: int) -> bool:
        """Go to the draft before or after, and keep the line that is left; tell whether there is one."""
        left = self._drafts.here
        has_gone = self._drafts.step(way)
        if has_gone:
            self._keep(left)
        return has_gone

    def break_line(self) -> str:
        """Let the line on screen wait, and begin the next; return why that cannot be, mostly nothing."""
        if not (why := self._drafts.why_not_wait(1)):
            self._keep(self._drafts.break_line())
        return why

    def let_wait(self, lines: Sequence[str]) -> str:
        """Let all pasted lines but the first wait behind it; return why that cannot be, mostly nothing."""
        if not (why := self._drafts.why_not_wait(len(lines))):
            self._drafts.let_wait(clean(line, one_line=True) for line in lines[1:])
            self._keep(*reversed(self._drafts.waiting))
        return why

    def _keep_now(self) -> None:
        self._waiting = None
        self._keep(self._drafts.here)

    def _keep(self, *lines: Slot) -> None:
        self._owner.run_worker(lambda: self._write(lines), thread=True, exit_on_error=False)

    def _write(self, lines: Sequence[Slot]) -> None:
        if trouble := " ".join(filter(None, map(write, lines))):
            self._owner.app.call_from_thread(self._refuse, trouble)
