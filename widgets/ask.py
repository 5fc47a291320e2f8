"""Questions that stop everything else. They give an answer back and never act on it themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from widgets.text import Words, clean, safe

__all__ = ["AskText", "Confirm"]

_DIALOG_CSS = """
    align: center middle;
    & > Vertical {
        width: 64;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        overflow-y: auto;
        border: round $border;
        background: $surface;
        padding: 1 2;
    }
    &:ansi > Vertical { background: ansi_default; }
"""


class Confirm(ModalScreen[bool]):
    """A question of yes or no. Escape is no; enter takes the answer that is lit, at first `default`."""

    DEFAULT_CSS = f"""
    Confirm {{
        {_DIALOG_CSS}
        #confirm-more {{ color: $text-muted; margin-top: 1; }}
        Horizontal {{ height: 1; margin-top: 1; align-horizontal: right; }}
        Button {{ margin-left: 1; min-width: 0; padding: 0; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", tooltip="Answer yes"),
        Binding("n,escape", "answer(False)", "No", tooltip="Answer no"),
        Binding("left,h,right,l", "other", "Other answer", tooltip="Light the other answer"),
    ]

    def __init__(
        self, question: Words, more: Words = "", *, yes: str = "Yes", no: str = "No", default: bool = False
    ) -> None:
        super().__init__()
        self._question, self._more = safe(question), safe(more)
        self._yes, self._no = clean(yes, one_line=True), clean(no, one_line=True)
        self._default = "#confirm-yes" if default else "#confirm-no"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._question)
            if self._more:
                yield Static(self._more, id="confirm-more")
            with Horizontal():
                yield Button(Content(f"  {self._yes} (y)  "), id="confirm-yes", compact=True)
                yield Button(Content(f"  {self._no} (n)  "), id="confirm-no", compact=True)

    def on_mount(self) -> None:
        self.query_one(self._default).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "confirm-yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)

    def action_other(self) -> None:
        self.focus_next()


class AskText(ModalScreen[str | None]):
    """A question with a line to fill in. Enter gives the text, escape gives None.

    `validator` tells why a text will not do, or None if it does; the text stays, with the refusal under it.
    """

    DEFAULT_CSS = f"""
    AskText {{
        {_DIALOG_CSS}
        Input {{
            margin-top: 1; padding: 0 1; border: round $border-blurred; background: transparent;
            &:focus {{ border: round $border; background-tint: transparent; }}
        }}
        #ask-text-foot {{ color: $text-muted; height: auto; }}
        #ask-text-foot.-refused {{ color: $text-error; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", tooltip="Leave without an answer"),
    ]
    _FOOT = "⏎ save   esc cancel"

    def __init__(
        self,
        question: Words,
        initial: str = "",
        placeholder: str = "",
        *,
        validator: Callable[[str], str | None] | None = None,
    ) -> None:
        super().__init__()
        self._question = safe(question)
        self._initial, self._placeholder = clean(initial, one_line=True), clean(placeholder, one_line=True)
        self._validator = validator

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._question)
            yield _Line(self._initial, self._placeholder)
            yield Static(self._FOOT, id="ask-text-foot", markup=False)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._foot(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        refusal = self._validator(event.value) if self._validator else None
        if refusal is None:
            self.dismiss(event.value)
        else:
            self._foot(refusal)

    def _foot(self, refusal: str | None) -> None:
        foot = self.query_one("#ask-text-foot", Static)
        foot.update(self._FOOT if refusal is None else clean(refusal))
        foot.set_class(refusal is not None, "-refused")


class _Line(Input):
    """An input that cleans what is pasted: Textual would send control characters on to the terminal."""

    def replace(self, text: str, start: int, end: int) -> None:
        super().replace(clean(text, one_line=True), start, end)
