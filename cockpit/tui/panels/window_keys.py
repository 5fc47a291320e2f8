"""The keys of a window for typing, in the place of those of the screen below: they do nothing meanwhile."""

from __future__ import annotations

from textual import on

from widgets.key_bar import BarKey, KeyBar

EMPTIES = BarKey("ctrl+u", "ctrl+u", "empties", stays=True)
"""What is emptied leaves no draft behind."""
TO_THE_NEXT = BarKey("tab", "tab", "next")
KEEPS = BarKey("esc", "escape", "keep as draft", stays=True)


def enter(does: str) -> BarKey:
    """Return the key that ends the window, with what it does."""
    return BarKey("⏎", "enter", does, stays=True)


class WindowKeys(KeyBar):
    """Lies over the key bar of the screen below. The id of each key is the key itself; a click presses it."""

    DEFAULT_CSS = "WindowKeys { dock: bottom; }"

    @on(KeyBar.Pressed)
    def _press(self, event: KeyBar.Pressed) -> None:
        event.stop()
        self.app.simulate_key(event.id)
