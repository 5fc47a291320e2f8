"""A question that stops everything else. It gives an answer back and never acts on it itself."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from widgets.text import Words, clean, safe

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Confirm"]

_SEEN = 0.6  # seconds: who has pressed a key before has not read the question

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
    """A question of yes or no. Escape is no; enter takes the answer that is lit, at first `default`.

    A question that nobody asked for may come up while somebody types on: the answer then is no, and `types_on` gets
    the key, to hand it on to where it was meant to go.
    """

    DEFAULT_CSS = f"""
    Confirm {{
        {_DIALOG_CSS}
        #confirm-more {{ color: $text-muted; margin-top: 1; }}
        Horizontal {{ height: 1; margin-top: 1; align-horizontal: right; }}
        Button {{ margin-left: 1; min-width: 0; padding: 0; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "answer(True)", "Yes", tooltip="Answer yes"),
        Binding("n,N,escape", "answer(False)", "No", tooltip="Answer no"),
        Binding("left,h,right,l", "other", "Other answer", tooltip="Light the other answer"),
    ]

    def __init__(
        self,
        question: Words,
        more: Words = "",
        *,
        yes: str = "Yes",
        no: str = "No",
        default: bool = False,
        types_on: Callable[[Key], None] | None = None,
    ) -> None:
        super().__init__()
        self._question, self._more = safe(question), safe(more)
        self._yes, self._no = clean(yes, one_line=True), clean(no, one_line=True)
        self._default = "#confirm-yes" if default else "#confirm-no"
        self._types_on, self._shown_at = types_on, monotonic()

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
        self._shown_at = monotonic()

    def on_key(self, event: Key) -> None:
        key, is_seen = (event.character or "").lower(), monotonic() - self._shown_at >= _SEEN
        if self._types_on is None or not event.is_printable or key in ("y", "h", "l"):
            return
        if key == "n" and is_seen:
            return
        event.stop()
        event.prevent_default()
        self.dismiss(False)
        self._types_on(Key(event.key, event.character))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "confirm-yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)

    def action_other(self) -> None:
        self.focus_next()
