"""Words of other languages than English and German, as the words of the grammar that they stand for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words


def translate(words: Words, languages: tuple[str, ...]) -> None:
    """Let the phrases of the named languages read as what they stand for."""
