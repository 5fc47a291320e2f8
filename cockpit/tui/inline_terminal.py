"""The terminal of the prompt in a shell, as we drive it."""

from __future__ import annotations

from textual.drivers.linux_inline_driver import LinuxInlineDriver

from cockpit.tui.terminal import OnTerminal


class Inline(OnTerminal, LinuxInlineDriver):
    """Drives a few lines below what stands in a shell."""
