"""One line asked for, with what is wrong with it said below until it is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from widgets.safe_input import SafeInput
from widgets.text import Words, safe

__all__ = ["AskLine"]


class AskLine(ModalScreen[str | None]):
    """Gives the line as typed once `wrong` finds nothing wrong with it; None on escape."""

    DEFAULT_CSS = """
    AskLine {
        align: center middle;
        background: $background 30%;
        & > Vertical {
            width: 66;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $border;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 0 1;
        }
        Static { height: auto; margin-top: 1; }
        .wrong { color: $text-error; }
        &:ansi { background: transparent; }
        &:ansi > Vertical { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", tooltip="Leave it as it was")
    ]

    def __init__(
        self, title: Words, hint: Words = "", value: str = "", wrong: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._hint = safe(title, one_line=True), safe(hint)
        self._value, self._wrong = value, wrong

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            yield SafeInput(self._value, compact=True)
            yield Static(self._hint)
        box.border_title = self._title
        box.border_subtitle = Content("⏎ keeps it · esc leaves")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if wrong := self._wrong(event.value) if self._wrong else "":
            self._tell(wrong)
        else:
            self.dismiss(event.value)

    def _tell(self, wrong: str) -> None:
        told = self.query_one(Static)
        told.set_class(bool(wrong), "wrong")
        told.update(safe(wrong) if wrong else self._hint)

    def action_leave(self) -> None:
        self.dismiss(None)
