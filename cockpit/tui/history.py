"""History, read beside the screen: what is not open is no part of the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.garbage_collection import lasting

if TYPE_CHECKING:
    from textual.app import App

    from cockpit.desk.question_history import HistoryRead, Past


class History:
    """Reads history once, beside the screen; then calls `was_read`, or `failed` with why. `past` tells of questions."""

    def __init__(
        self, app: App[None], desk: Desk, was_read: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        self._app, self._desk, self._was_read, self._tell = app, desk, was_read, failed
        self._is_asked = False
        self.past: Past | None = None

    def want(self) -> None:
        """Begin to read, unless that was done."""
        if not self._is_asked:
            self._is_asked = True
            self._app.run_worker(self._read(), group="history", exit_on_error=False)

    async def _read(self) -> None:
        from cockpit.desk import question_history  # a second after the first paint
        from cockpit.tui.threads import read_beside

        try:
            with lasting():
                read = await read_beside(self._found)
                if self._is_over():
                    return  # it is but a part
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
        return question_history.read_history(self._desk, self._is_over)

    def _is_over(self) -> bool:
        return self._app.return_code is not None
