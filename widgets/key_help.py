"""The sheet that `?` opens: which keys do what, here and now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from widgets.safe_input import SafeInput
from widgets.text import Words, folded, safe

__all__ = ["HelpGroup", "HelpKey", "KeyHelp"]


class HelpKey(NamedTuple):
    """A key as it is shown, what it does; the reason why not, if not now (it is then dimmed)."""

    key: str
    label: str
    reason: str | None = None


class HelpGroup(NamedTuple):
    """Keys that belong together, under a title."""

    title: str
    keys: Sequence[HelpKey]


class KeyHelp(ModalScreen[None]):
    """Groups of keys on one sheet; j and k scroll, a slash searches, ?, q and escape close."""

    DEFAULT_CSS = """
    KeyHelp {
        align: center middle;
        & > VerticalScroll {
            width: 78;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $border;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 0 2;
            scrollbar-size-vertical: 1;
        }
        SafeInput { display: none; height: 1; margin-bottom: 1; }
        #key-help-none { display: none; color: $text-muted; }
        &:ansi > VerticalScroll { background: ansi_default; }
    }
    """
    AUTO_FOCUS = ""  # the line to search in is asked for
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", tooltip="Show all keys again, or close this sheet"),
        Binding("q,question_mark", "dismiss(None)", "Close", tooltip="Close this sheet"),
        Binding("slash", "search", "Search", tooltip="Show only what holds these words"),
        Binding("j,down", "scroll('down')", "Down", tooltip="A line on"),
        Binding("k,up", "scroll('up')", "Up", tooltip="A line back"),
        Binding("pagedown,space", "scroll('page-down')", "Page down", tooltip="A page on"),
        Binding("pageup", "scroll('page-up')", "Page up", tooltip="A page back"),
        Binding("home", "scroll('home')", "Top", tooltip="To the top"),
        Binding("end", "scroll('end')", "End", tooltip="To the end"),
    ]

    def __init__(self, groups: Sequence[HelpGroup], title: Words = "Keys") -> None:
        super().__init__()
        self._groups = [group for group in groups if group.keys]
        self._title = safe(title, one_line=True)

    def compose(self) -> ComposeResult:
        keys = [safe(entry.key) for group in self._groups for entry in group.keys]
        wide = min(18, max((key.cell_length for key in keys), default=1))
        with VerticalScroll(can_focus=False) as sheet:
            yield SafeInput(placeholder="show only …", compact=True)
            for group in self._groups:
                yield _Group(group, wide)
            yield Static("Nothing here holds these words.", id="key-help-none")
        sheet.border_title = self._title
        sheet.border_subtitle = Content("j k scroll · / searches · esc closes")

    def action_search(self) -> None:
        line = self.query_one(SafeInput)
        line.display = True
        line.focus()

    def action_leave(self) -> None:
        line = self.query_one(SafeInput)
        if not line.display:
            self.dismiss(None)
        line.value = ""
        line.display = False
        self.set_focus(None)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        words = folded(event.value).split()
        found = [group.show_only(words) for group in self.query(_Group)]
        self.query_one("#key-help-none").display = not any(found)

    @on(Input.Submitted)
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.query_one("#key-help-none").display:  # where nothing is found, one types other words
            self.set_focus(None)

    def action_scroll(self, way: str) -> None:
        """Scroll the sheet, at once: an animation would lag behind a held key."""
        sheet = self.query_one(VerticalScroll)
        ways: dict[str, Callable[..., None]] = {
            "down": sheet.scroll_down,
            "up": sheet.scroll_up,
            "page-down": sheet.scroll_page_down,
            "page-up": sheet.scroll_page_up,
            "home": sheet.scroll_home,
            "end": sheet.scroll_end,
        }
        ways[way](animate=False)


class _Group(Grid):
    """One group of keys: a line each, longer where a reason asks for it."""

    DEFAULT_CSS = """
    _Group {
        height: auto;
        grid-size: 2;
        grid-gutter: 0 2;
        grid-rows: auto;
        margin-bottom: 1;
        &:last-of-type { margin-bottom: 0; }
        Static { height: auto; }
        .title { column-span: 2; color: $text-primary; text-style: bold; }
        .key { color: $footer-key-foreground; text-style: bold; }
        .off { color: $text-muted; text-style: none; }
        .off:ansi { text-style: dim; }
    }
    """

    def __init__(self, group: HelpGroup, wide: int) -> None:
        super().__init__()
        self._group = group
        self.styles.grid_columns = f"{wide} 1fr"

    def compose(self) -> ComposeResult:
        yield Static(safe(self._group.title), classes="title")
        for key, label, reason in self._group.keys:
            off = "" if reason is None else "off"
            yield Static(safe(key), classes=f"key {off}")
            yield Static(safe(label if reason is None else f"{label} – not now: {reason}"), classes=off)

    def show_only(self, words: Sequence[str]) -> bool:
        """Show the keys that hold all of these words, and tell whether any does; the group goes where none does."""
        cells = list(self.query(Static))[1:]
        any_shown = False
        for entry, key, label in zip(self._group.keys, cells[::2], cells[1::2], strict=True):
            held = folded(f"{entry.key} {entry.label} {self._group.title}")
            key.display = label.display = all(word in held for word in words)
            any_shown = any_shown or key.display
        self.display = any_shown
        return any_shown
