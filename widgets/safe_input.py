"""A line to type in that lets nothing through that could command a terminal."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from widgets.text import clean


class SafeInput(Input):
    """An input that cleans what is typed, pasted or given; Textual would send it on to the terminal."""

    def on_mount(self) -> None:
        self.cursor_blink = self.cursor_blink and self.app.animation_level != "none"

    def replace(self, text: str, start: int, end: int) -> None:
        super().replace(clean(text, one_line=True), start, end)

    def _on_paste(self, event: Paste) -> None:
        """Make a paste of several lines one; Textual would drop all but the first."""
        if len(lines := event.text.splitlines()) > 1:
            event.text = " ".join(one.strip() for one in lines if one.strip())

    def validate_value(self, value: str) -> str:
        return clean(value, one_line=True)
