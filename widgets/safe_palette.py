"""A palette to search in, whose line lets nothing through that could command a terminal."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.command import CommandInput, CommandPalette

from widgets.safe_input import SafeInput


class SafePalette(CommandPalette):
    """Textual's own palette, but for the line that is typed in."""

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if isinstance(widget, CommandInput):
                yield _SafeLine(placeholder=widget.placeholder, select_on_focus=False)
            else:
                yield widget


class _SafeLine(CommandInput, SafeInput):
    """Found by the palette as its own line; cleans what is typed and pasted."""
