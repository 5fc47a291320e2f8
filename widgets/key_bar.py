"""One line that names a few keys, and never runs over its width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import clean

__all__ = ["BarKey", "KeyBar"]


class BarKey(NamedTuple):
    """A key as it is shown, the id of what it does, a word or two for it, and whether it would do it now.

    One that `stays` is the last to give way where room is short.
    """

    key: str
    id: str
    label: str
    enabled: bool = True
    stays: bool = False


class KeyBar(Widget):
    """The first few keys, as many as fit; those that would do nothing are dimmed. A click is `Pressed`."""

    ALLOW_SELECT = False
    MOST: ClassVar[int] = 7
    """More keys than these nobody reads."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--label", "key-bar--off"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        padding: 0 1;
        background: $footer-background;
        text-wrap: nowrap;
        & > .key-bar--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-bar--label { color: $footer-description-foreground; }
        & > .key-bar--off { color: $foreground-muted; }
        &:ansi > .key-bar--off { text-style: dim; }
    }
    """
    _GAP = 2

    keys: reactive[Sequence[BarKey]] = reactive(tuple[BarKey, ...]())
    """The keys, the most important first."""

    class Pressed(Message):
        """The key with this id was clicked; only if it is enabled."""

        def __init__(self, bar: KeyBar, id: str) -> None:
            super().__init__()
            self.bar, self.id = bar, id

        @property
        def control(self) -> KeyBar:
            """The bar that was clicked."""
            return self.bar

    def __init__(
        self, keys: Sequence[BarKey] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(KeyBar.keys, keys)

    def _shown(self) -> list[tuple[int, BarKey, Content]]:
        """The keys that fit: where each starts, itself, its text."""
        found = [(key, self._words(key)) for key in self.keys[: self.MOST]]
        while (
            found
            and sum(words.cell_length + self._GAP for _, words in found) - self._GAP > self.content_size.width
        ):
            gone = [place for place, (key, _) in enumerate(found) if not key.stays] or [len(found) - 1]
            del found[gone[-1]]
        shown, start = [], 0
        for key, words in found:
            shown.append((start, key, words))
            start += words.cell_length + self._GAP
        return shown

    @staticmethod
    def _words(key: BarKey) -> Content:
        styles = (".key-bar--key", ".key-bar--label") if key.enabled else (".key-bar--off", ".key-bar--off")
        words = (clean(key.key, one_line=True), " " + clean(key.label, one_line=True))
        return Content.assemble(*zip(words, styles, strict=True))

    def render(self) -> Content:
        return Content(" " * self._GAP).join(content for _, _, content in self._shown())

    def on_click(self, event: Click) -> None:
        if (offset := event.get_content_offset(self)) is None:
            return
        for start, key, content in self._shown():
            if start <= offset.x < start + content.cell_length and key.enabled:
                event.stop()
                self.post_message(self.Pressed(self, key.id))
