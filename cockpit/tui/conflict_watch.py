"""What lost to another machine's edit, counted beside the screen and named in the header until it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.desk import conflicts as desks
from cockpit.errors import CockpitError
from cockpit.tui.panels.header import DayHeader

if TYPE_CHECKING:
    from cockpit.tui.cockpit import Cockpit


class ConflictWatch:
    """Counts once, and anew when another machine's journal has grown: that reads them all."""

    def __init__(self, app: Cockpit) -> None:
        self._app = app
        self._read_at: dict[str, object] = {}
        self._is_reading = False
        self._seen = 0

    def look(self) -> None:
        """Count, where other machines write, too, and one has written since."""
        at = desks.read_of_others(self._app.desk)
        if not self._is_reading and at != self._read_at:
            self._read_at, self._is_reading = at, True
            self._app.run_worker(self._count, thread=True, exit_on_error=False)

    def seen(self, count: int) -> None:
        """Let the header name no more those that the seller has looked at."""
        self._seen = count
        self._head(0)

    def _count(self) -> None:
        try:
            found = desks.how_many(self._app.desk)
        except CockpitError as error:
            self._app.call_from_thread(self._app.tell, str(error), "error")
        else:
            self._app.call_from_thread(self._head, max(0, found - self._seen))
        self._is_reading = False

    def _head(self, count: int) -> None:
        for header in self._app.screen_stack[0].query(DayHeader):
            header.conflicts = count
