"""History, read beside the screen: what is not open is no part of the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.lasting import lasting

if TYPE_CHECKING:
    from textual.app import App

    from cockpit.desk import question_history
    from cockpit.desk.question_history import Past


class History:
    """Reads history once, in a thread; then calls `was_read`, or `failed` with why. `past` tells of questions."""

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
            self._app.run_worker(self._read, thread=True, group="history", exit_on_error=False)

    def _read(self) -> None:
        from cockpit.desk import capture, question_history  # a second after the first paint

        try:
            capture.make_hints(self._desk)  # the first line that is captured does not wait for them
            with lasting():
                read = question_history.read_history(self._desk)
        except CockpitError as error:
            self._app.call_from_thread(self._failed, str(error))
            return
        self._app.call_from_thread(self._take, read)

    def _failed(self, told: str) -> None:
        self._is_asked = False
        self._tell(told)

    def _take(self, read: question_history.HistoryRead) -> None:
        from cockpit.desk import question_history

        with lasting():
            question_history.take(self._desk, read)
        self.past = read.past
        self._was_read()
