"""Text from outside, made safe for a terminal: the last net, whatever the door let in.

The style of a part of a text must not use a variable that may be `auto` (`$text-muted`, `$text-disabled`):
Textual picks black or white for a widget, but for a part it knows no ground. Hence `$foreground-muted` here.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias
from unicodedata import normalize

from rich.text import Text
from textual.content import Content

__all__ = ["Words", "clean", "folded", "safe"]

Words: TypeAlias = Content | Text | str
"""What our widgets show. A `str` is always literal, never markup."""

# C0 and C1 (so ESC, CSI, OSC, NUL), marks that turn the direction of text, halves of surrogates.
_UNSAFE: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_BREAKS: Final = "[\t\n\u2028\u2029]"
# What nobody sees and phones, spreadsheets and web pages paste along: soft hyphen, zero-width signs, a BOM.
_UNSEEN: Final = "[\u00ad\u180e\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]"
# Signs that look alike, whichever a keyboard or a phone makes of them.
_ALIKE: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("‘’ʼ", "'")
)


def clean(text: str, *, one_line: bool = False) -> str:
    """The text with `�` for what could command a terminal and, for one line, spaces for tabs and line breaks.

    Each character stands for one, so that positions (of styles, of a cursor) stay true.
    """
    if text.isprintable():
        return text
    text = re.sub(_UNSAFE, "�", text)
    return re.sub(_BREAKS, " ", text) if one_line else text


def folded(text: str) -> str:
    """The text as it is compared: without case and what nobody sees, letters, spaces and hyphens each of one kind."""
    if not text.isascii():
        text = re.sub(_UNSEEN, "", normalize("NFKC", normalize("NFKC", text).casefold())).translate(_ALIKE)
    return text.casefold()


def safe(words: Words, *, one_line: bool = False) -> Content:
    """Any words as literal, cleaned content; styles are kept."""
    if isinstance(words, str):
        return Content(clean(words, one_line=one_line))
    content = Content.from_rich_text(words) if isinstance(words, Text) else words
    plain = clean(content.plain, one_line=one_line)
    return content if plain == content.plain else Content(plain, list(content.spans))
