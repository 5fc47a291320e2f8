"""One of a few: a list at the side, so that what it changes is seen while one moves through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from widgets.rows import ListRow, RowList
from widgets.text import Words, safe
from widgets.unmarked_rows import UnmarkedRows

__all__ = ["Choice"]


class Choice(ModalScreen[str | None]):
    """Gives the key of the one that is taken with enter; None on escape. `tried` is told each that is looked at."""

    DEFAULT_CSS = """
    Choice {
        align: right middle;
        background: transparent;
        & > Vertical {
            width: 34;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $border;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        RowList { height: auto; max-height: 100%; }
        &:ansi > Vertical { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", tooltip="Leave it as it was")
    ]

    def __init__(
        self,
        options: Mapping[str, Words],
        title: Words = "",
        *,
        chosen: str = "",
        tried: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._options, self._title = options, safe(title, one_line=True)
        self._chosen, self._tried = chosen, tried

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            yield UnmarkedRows(ListRow(key, words) for key, words in self._options.items())
        box.border_title = self._title
        box.border_subtitle = Content("⏎ takes it · esc leaves")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.styles.height = len(self._options)
        rows.highlighted_key = self._chosen
        rows.focus()

    @on(RowList.Highlighted)
    def _looked_at(self, event: RowList.Highlighted) -> None:
        event.stop()
        if self._tried is not None and event.key is not None:
            self._tried(event.key)

    @on(RowList.Selected)
    def _taken(self, event: RowList.Selected) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_leave(self) -> None:
        self.dismiss(None)
