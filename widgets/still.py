"""Text that is followed while it changes by a word now and then, and laid out anew only where it grows or shrinks."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Still(Static):
    """Shows what it is given as it is. A layout draws the whole screen: a minute that passes should not cost that."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._said = Content()

    def say(self, words: Content) -> None:
        """Show these words; the same ones, in the same colours, are not drawn again."""
        said, self._said = self._said, words
        if (words.plain, words.spans) != (said.plain, said.spans):
            # Out of sight there is no telling how high it will be.
            is_still = self.size.width and self._height(words) == self._height(said)
            self.update(words, layout=not is_still)

    def _height(self, words: Content) -> int:
        return words.get_height(self.styles.get_rules(), self.size.width) if words else 0
