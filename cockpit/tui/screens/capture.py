"""Capture: one typed line, understood as it is typed, on top of the screen it was called from."""

from __future__ import annotations

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen

from cockpit.tui.answer_look_up import LookUp
from cockpit.tui.capture_job import CaptureJob
from cockpit.tui.cockpit import Cockpit
from cockpit.tui.panels.capture_box import CaptureBox
from cockpit.tui.panels.window_keys import WindowKeys
from widgets.key_bar import BarKey


class CaptureScreen(ModalScreen[CaptureBox.Left]):
    """Gives how it ended: what was saved, and the line that was kept as a draft."""

    CSS_PATH = "capture.tcss"

    def __init__(self, job: CaptureJob, prefix: str = "", look_up: LookUp | None = None) -> None:
        super().__init__()
        self._box = CaptureBox(job, prefix, look_up)

    def compose(self) -> ComposeResult:
        yield self._box
        yield WindowKeys([BarKey("ctrl+u", "ctrl+u", "empties the line: left empty, no draft is kept")])

    def on_mount(self) -> None:
        if isinstance(self.app, Cockpit):
            self.app.book_changed.subscribe(self, self._book_changed)

    def _book_changed(self, _: Collection[int]) -> None:
        """Take in the names that another program has just written."""
        self._box.refresh_names()

    @on(CaptureBox.LooksUp)
    def _look_up(self, event: CaptureBox.LooksUp) -> None:
        event.stop()
        if isinstance(self.app, Cockpit):
            self.app.show_answers(
                event.words, event.customer, lambda is_over: self._box.was_answered() if is_over else None
            )

    @on(CaptureBox.Left)
    def _left(self, event: CaptureBox.Left) -> None:
        event.stop()
        self.dismiss(event)
