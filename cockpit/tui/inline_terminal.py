"""The terminal of the prompt in a shell, as we drive it."""

from __future__ import annotations

from rich.control import Control
from textual.drivers.linux_inline_driver import LinuxInlineDriver
from textual.geometry import Offset

from cockpit.tui.terminal import OnTerminal


class Inline(OnTerminal, LinuxInlineDriver):
    """Drives a few lines below what stands in a shell."""

    def suspend_application_mode(self) -> None:
        """Leave the lines empty: the shell goes on at the first of them, and they are drawn anew below it."""
        column, line = self._app._previous_cursor_position
        self._app._previous_cursor_position = Offset(0, 0)
        if self._is_stopped:  # else the cursor is the shell's already
            self.write(Control.move(-column, -line).segment.text)
        super().suspend_application_mode()
