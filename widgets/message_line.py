"""One fixed line for what was done or went wrong: it never lies over anything, and stands until the next."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import clean

__all__ = ["Message", "MessageLine"]

Severity = Literal["information", "warning", "error"]
_SIGNS = {"information": "✓", "warning": "!", "error": "✗"}


class Message(NamedTuple):
    """What is said, and how grave it is."""

    words: str
    severity: Severity = "information"


class MessageLine(Widget):
    """Shows the last message. One that is too long for the line gets up to four; the rest of it is cut."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "message-line--error",
        "message-line--information",
        "message-line--warning",
    }
    DEFAULT_CSS = """
    MessageLine {
        height: auto;
        min-height: 1;
        max-height: 4;
        padding: 0 1;
        & > .message-line--information { color: $text-success; }
        & > .message-line--warning { color: $text-warning; }
        & > .message-line--error { color: $text-error; text-style: bold; }
    }
    """

    message: reactive[Message | None] = reactive(None, layout=True)

    def render(self) -> Content:
        if self.message is None:
            return Content()
        words, severity = self.message
        return Content.assemble((f"{_SIGNS[severity]} ", f".message-line--{severity}"), clean(words))
