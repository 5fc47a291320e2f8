"""A moment of joy: a few words with confetti over them. Any key ends it, and so does time."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from widgets.text import Words, safe

__all__ = ["Confetti"]

_PIECES: Final = "✦*•+°✧"
_COLOURS: Final = ("$text-success", "$text-accent", "$text-primary", "$text-warning", "$text-secondary")
_STEP: Final = 1 / 12


class Confetti(ModalScreen[None]):
    """Shows the words for `SECONDS` at most, confetti falling over them. Gives None."""

    SECONDS: ClassVar[float] = 1.8
    DEFAULT_CSS = """
    Confetti {
        align: center middle;
        background: $background 30%;
        &:ansi { background: transparent; }
        & > Vertical {
            width: 60;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $text-success;
            background: $surface;
            padding: 0 1;
        }
        &:ansi > Vertical { background: ansi_default; }
        Static { width: 100%; height: auto; text-align: center; text-style: bold; }
    }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = safe(words)
        self._is_over = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield _Fall(0)
            yield Static(self._words)
            yield _Fall(7)

    def on_mount(self) -> None:
        self.set_timer(self.SECONDS, self._end)

    def on_screen_resume(self) -> None:
        if self._is_over:  # it was under another screen when its time came
            self.dismiss(None)

    def _end(self) -> None:
        self._is_over = True
        if self.is_current:
            self.dismiss(None)

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        self._end()

    def on_click(self, event: Click) -> None:
        event.stop()
        self._end()


class _Fall(Widget):
    """Falling confetti. Where each piece is follows from its number and the step: no chance is needed."""

    DEFAULT_CSS = """
    _Fall { height: 3; }
    """

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._seed, self._step = seed, 0

    def on_mount(self) -> None:
        self.set_interval(_STEP, self._fall)

    def _fall(self) -> None:
        self._step += 1
        self.refresh()

    def render(self) -> Content:
        width, height = self.size
        return Content("\n").join(
            Content.assemble(*(self._piece(x, y - self._step) for x in range(width))) for y in range(height)
        )

    def _piece(self, x: int, y: int) -> str | tuple[str, str]:
        number = (x * 73 + y * 151 + self._seed * 37) % 499
        if number % 11:
            return " "
        return _PIECES[number % len(_PIECES)], _COLOURS[number % len(_COLOURS)]
