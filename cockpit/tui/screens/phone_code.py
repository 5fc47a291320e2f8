"""A link as a code for the phone's camera, as large as it must be; where there is no room, what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from cockpit.desk.calendar_code import code_of_link
from widgets.text import clean

_INK = "#ffffff on #000000"  # the blocks are what is light; whatever the theme, a camera sees black on white
_FRAME = 2
_WORDS, _BESIDE = 33, 24  # cells of words beside it, and the least that they may have


def drawn(link: str, room: Size) -> Content | str:
    """Return a link as a code, or, where it does not fit, how much room it needs."""
    lines = code_of_link(link, ascii_only=False, colours=False)
    wide, high = len(lines[0]), len(lines)
    if room.width < wide or room.height < high:
        return f"The code needs {wide}×{high} cells, and there are {room.width}×{room.height}: make the window larger."
    return Content.assemble(("\n".join(lines), _INK))


class PhoneCode(ModalScreen[None]):
    """Shows a code over the whole window, with the link beside it."""

    DEFAULT_CSS = """
    PhoneCode {
        align: center middle;
        background: $background 30%;
        & > Horizontal {
            width: auto;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $border;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        #code { width: auto; }
        #words { padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "leave", "Leave", tooltip="Back to the phone")
    ]

    def __init__(self, title: str, link: str, words: str) -> None:
        super().__init__()
        self._title, self._link, self._words = title, link, words

    def compose(self) -> ComposeResult:
        with Horizontal() as box:
            yield Static(id="code", markup=False)
            yield Static(id="words", markup=False)
        box.border_title = Content(clean(self._title, one_line=True))
        box.border_subtitle = Content("esc leaves")

    def on_resize(self) -> None:
        window = self.app.size
        shown = drawn(self._link, Size(window.width - _FRAME - _BESIDE, window.height - _FRAME))
        code, words = self.query_one("#code", Static), self.query_one("#words", Static)
        code.display = fits = isinstance(shown, Content)
        told = (self._words, self._link) if fits else (shown, self._words, self._link)
        code.update(shown)
        words.update(Content(clean("\n\n".join(map(str, told)))))
        words.styles.width = _WORDS if fits else max(1, window.width - 2 * _FRAME)

    def action_leave(self) -> None:
        self.dismiss(None)
