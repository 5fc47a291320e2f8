"""After a first key: the keys that may follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import ItemGrid, Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from widgets.text import Words, clean, safe

__all__ = ["NextKey", "WhichKey"]


class NextKey(NamedTuple):
    """A key that may follow, the id of what it does, a word or two for it; the reason why not, if not now.

    `key` is as Textual names it ("w", "G", "tab") or the character it types ("$"); `shown` is how people read it, where
    that is another ("⏎"); `also` does it too, unshown.
    """

    key: str
    id: str
    label: str
    reason: str | None = None
    also: str = ""
    shown: str = ""

    @property
    def said(self) -> str:
        """How the key is shown."""
        return clean(self.shown or self.key, one_line=True)


class WhichKey(ModalScreen[str | None]):
    """The keys that may follow, at the foot of the screen. Gives the id of the one pressed or clicked.

    Gives None on escape, on any other key, on a click elsewhere. A key that does not apply now says why.
    """

    DEFAULT_CSS = """
    WhichKey {
        background: $background 30%;
        &:ansi { background: transparent; }
        align: center bottom;
        & > Vertical {
            height: auto;
            max-height: 60%;
            overflow-y: auto;
            border: round $border;
            border-title-color: $foreground;
            background: $surface;
            padding: 0 1;
        }
        #which-key-why { color: $text-warning; height: auto; display: none; }
    }
    """

    def __init__(self, entries: Sequence[NextKey], title: Words = "") -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._title = safe(title, one_line=True)

    def compose(self) -> ComposeResult:
        wide = max((len(entry.said) for entry in self._entries), default=1)
        longest = max((len(clean(entry.label)) for entry in self._entries), default=0)
        with Vertical() as panel:
            yield ItemGrid(
                *(_Entry(entry, wide) for entry in self._entries), min_column_width=wide + longest + 4
            )
            yield Static(id="which-key-why", markup=False)
        panel.border_title = self._title
        panel.border_subtitle = Content.assemble(("esc ", "bold"), "closes")

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        pressed = (event.key, event.character)
        self._choose(
            next((entry for entry in self._entries if entry.key in pressed or entry.also in pressed), None)
        )

    def on_click(self, event: Click) -> None:
        clicked, _ = self.get_widget_at(*event.screen_offset)
        if isinstance(clicked, _Entry):
            self._choose(clicked.entry)
        elif clicked is self:
            self.dismiss(None)

    def _choose(self, entry: NextKey | None) -> None:
        if entry is None or entry.reason is None:
            self.dismiss(entry and entry.id)
        else:
            why = self.query_one("#which-key-why", Static)
            why.update(clean(f"{entry.label}: {entry.reason}"))
            why.display = True


class _Entry(Static):
    """One key and what it does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"entry--key"}
    DEFAULT_CSS = """
    _Entry {
        height: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        & > .entry--key { color: $footer-key-foreground; text-style: bold; }
        &.-off { color: $foreground-muted; }
        &.-off > .entry--key { color: $foreground-muted; text-style: none; }
        &:ansi.-off { text-style: dim; }
    }
    """

    def __init__(self, entry: NextKey, wide: int) -> None:
        super().__init__(
            Content.assemble(
                (entry.said.rjust(wide), ".entry--key"), "  ", clean(entry.label, one_line=True)
            ),
            classes="" if entry.reason is None else "-off",
        )
        self.entry = entry
