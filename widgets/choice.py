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
from textual.widgets import Input

from widgets.rows import ListRow, RowList
from widgets.safe_input import SafeInput
from widgets.text import Words, folded, safe
from widgets.unmarked_rows import UnmarkedRows

__all__ = ["Choice"]


class Choice(ModalScreen[str | None]):
    """Gives the key of the one that is taken with enter; None on escape. `tried` is told each that is looked at.

    One that `filters` shows only what holds the words that are typed: for more than can be seen at once.
    """

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
        SafeInput { margin: 0 1; }
        &.-filters > Vertical { height: 100%; }
        &.-filters RowList { height: 1fr; }
        &:ansi > Vertical { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", tooltip="Leave it as it was"),
        # While one types; where nothing is typed the list has them itself.
        Binding("down", "move('cursor_down')", "Down", show=False),
        Binding("up", "move('cursor_up')", "Up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
    ]

    def __init__(
        self,
        options: Mapping[str, Words],
        title: Words = "",
        *,
        chosen: str = "",
        tried: Callable[[str], None] | None = None,
        filters: bool = False,
    ) -> None:
        super().__init__(classes="-filters" if filters else "")
        self._options, self._title = options, safe(title, one_line=True)
        self._chosen, self._tried, self._filters = chosen, tried, filters

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            if self._filters:
                yield SafeInput(placeholder="show only …", compact=True)
            yield UnmarkedRows(
                (ListRow(key, words) for key, words in self._options.items()),
                empty="Nothing is called so.",
            )
        box.border_title = self._title
        box.border_subtitle = Content("⏎ takes it · esc leaves")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.highlighted_key = self._chosen
        if self._filters:
            self.query_one(SafeInput).focus()
        else:
            rows.styles.height = len(self._options)
            rows.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        words = folded(event.value).split()
        self.query_one(RowList).set_rows(
            ListRow(key, said)
            for key, said in self._options.items()
            if all(word in folded(str(said)) for word in words)
        )

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(RowList).action_select()

    def action_move(self, how: str) -> None:
        """Move in the list while one types."""
        getattr(self.query_one(RowList), f"action_{how}")()

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
