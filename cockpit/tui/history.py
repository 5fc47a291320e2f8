"""History, read beside the screen: what is not open is no part of the first paint, and most of it of none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.desk import past as desk_past
from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.garbage_collection import lasting

if TYPE_CHECKING:
    from textual.app import App

    from cockpit.desk.question_history import HistoryRead, Past
    from cockpit.domain.entry import Entry


class History:
    """Reads what every screen asks of history once, beside the screen; then calls `was_read`, or `failed` with why.

    `past` tells of questions. Of a customer the rest is read when somebody looks at them.
    """

    def __init__(
        self, app: App[None], desk: Desk, was_read: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        self._app, self._desk, self._was_read, self._tell = app, desk, was_read, failed
        self._is_asked = False
        self.past: Past | None = None
        self._being_read: dict[frozenset[int], list[Callable[[], None]]] = {}  # and who waits for it

    def want(self) -> None:
        """Begin to read, unless that was done."""
        if not self._is_asked:
            self._is_asked = True
            self._app.run_worker(self._read(), group="history", exit_on_error=False)

    def has_all_of(self, record: Entry, was_read: Callable[[], None]) -> bool:
        """Tell whether all that happened with the customer of a record is read; else read it, then call `was_read`."""
        if self.past is None:
            self.want()
            return False
        if customers := desk_past.missing(self._desk, record):
            if customers in self._being_read:
                self._being_read[customers].append(was_read)
            else:
                self._being_read[customers] = [was_read]
                self._app.run_worker(self._read_of(customers), group="history", exit_on_error=False)
            return False
        return True

    async def _read_of(self, customers: frozenset[int]) -> None:
        from cockpit.tui.threads import read_beside

        try:
            read = await read_beside(lambda: desk_past.read_of(self._desk, customers))
        except CockpitError as error:
            self._being_read.pop(customers)
            self._tell(str(error))
            return
        desk_past.take_of(self._desk, customers, read)
        for was_read in self._being_read.pop(customers):
            was_read()

    async def _read(self) -> None:
        from cockpit.desk import question_history  # a second after the first paint
        from cockpit.tui.threads import read_beside

        try:
            with lasting():
                read = await read_beside(self._found)
                if self._is_over():
                    return
                question_history.take(self._desk, read)
        except CockpitError as error:
            self._is_asked = False
            self._tell(str(error))
            return
        self.past = read.past
        self._was_read()

    def _found(self) -> HistoryRead:
        from cockpit.desk import capture, question_history

        capture.make_hints(self._desk)  # the first line that is captured does not wait for them
        return question_history.read_history(self._desk)

    def _is_over(self) -> bool:
        return self._app.return_code is not None
