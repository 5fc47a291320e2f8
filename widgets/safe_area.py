"""Some lines to type in, wrapped, that let nothing through that could command a terminal. Enter sends them."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from widgets.text import clean


class SafeArea(TextArea):
    """A text of one paragraph, such as an apology: what is typed or pasted is cleaned, and enter submits it."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(
            clean(text, one_line=True), soft_wrap=True, compact=True, id=id, tab_behavior="focus"
        )
        self.cursor_location = self.document.end

    def on_mount(self) -> None:
        self.cursor_blink = self.cursor_blink and self.app.animation_level != "none"

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        insert = " ".join(insert.splitlines()) or insert  # several lines that are pasted become one
        return super()._replace_via_keyboard(clean(insert, one_line=True), start, end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        await super()._on_key(event)
