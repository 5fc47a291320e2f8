"""The capture as a small prompt in a shell, below what stands there: `cockpit add` without words."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from cockpit.desk.answers import all_to_look_up
from cockpit.desk.desk import Desk
from cockpit.tui.answer_look_up import LookUp
from cockpit.tui.base_app import OurApp
from cockpit.tui.capture_job import CaptureJob
from cockpit.tui.leaving import ENDED_BY
from cockpit.tui.panels.capture_box import CaptureBox

if TYPE_CHECKING:
    from cockpit.config import Settings
    from cockpit.desk.capture import Saved


def ask(desk: Desk, settings: Settings | None, places: Mapping[str, str]) -> tuple[list[Saved], str, bool]:
    """Ask for lines; return what was saved, what is to be told of a draft, and whether it was interrupted.

    Raises BookError where names and hints cannot be read; the terminal is as it was then.
    """
    job = CaptureJob(desk)
    job.read()
    apart = desk.apart()
    look_up = LookUp(apart, lambda: all_to_look_up(apart), places.get("local"))
    app = PromptApp(job, look_up, settings, places.get("themes", ""))
    left = app.run(inline=True)
    if left is None and (app.return_code or 0) > ENDED_BY:
        raise SystemExit(app.return_code)
    if left is None:  # it ended in a crash of its own, which was told
        return [], "", True
    kept = f"Kept as a draft: “{left.draft}”. It comes back with the next capture." if left.draft else ""
    return left.saved, left.trouble or kept, app.is_interrupted


class PromptApp(OurApp[CaptureBox.Left]):
    """Gives how the capture ended."""

    CSS_PATH = ["app.tcss", "screens/capture.tcss"]
    CSS = """
    Screen:inline { border: none; height: auto; max-height: 100vh; background: transparent; }
    CaptureBox:inline { margin-bottom: 0; }
    """
    INLINE_PADDING = 0
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+c", "interrupt", show=False, system=True)]

    def __init__(self, job: CaptureJob, look_up: LookUp, settings: Settings | None, own_themes: str) -> None:
        super().__init__(settings, own_themes)
        self._box = CaptureBox(job, look_up=look_up, opens_answers=False)
        self.is_interrupted = False

    def compose(self) -> ComposeResult:
        yield self._box

    def on_mount(self) -> None:
        self.call_after_refresh(gc.enable)

    async def action_interrupt(self) -> None:
        """Leave as an interrupted program does; the line is kept all the same."""
        self.is_interrupted = True
        await self._box.action_leave()

    @on(CaptureBox.Left)
    def _left(self, event: CaptureBox.Left) -> None:
        self.exit(event)
