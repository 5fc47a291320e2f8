"""History, read beside the screen: what is not open is no part of the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.errors import CockpitError
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.question_history import Past
    from cockpit.store.snapshot import Contents
    from cockpit.tui.app import CockpitApp


class History:
    """Reads history once, in a thread; then lets every screen look again. `past` is what it tells of questions."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._is_asked = False
        self.past: Past | None = None

    def want(self) -> None:
        """Begin to read, unless that was done."""
        if not self._is_asked:
            self._is_asked = True
            self._app.run_worker(self._read, thread=True, group="history", exit_on_error=False)

    def _read(self) -> None:
        from cockpit.desk.question_history import Past

        book = self._app.desk.book
        history: list[Contents] = []
        try:
            if not book.is_whole:
                history = book.read_history()
            past = Past.from_history([book, *history])
        except CockpitError as error:
            self._app.call_from_thread(self._failed, str(error))
            return
        self._app.call_from_thread(self._take, history, past)

    def _failed(self, told: str) -> None:
        self._is_asked = False
        self._app.notify(clean(told), severity="error", markup=False, timeout=12)

    def _take(self, history: list[Contents], past: Past) -> None:
        if not self._app.desk.book.is_whole:
            self._app.desk.book.take_history(history)
        self.past = past
        self._app.book_changed.publish(())
