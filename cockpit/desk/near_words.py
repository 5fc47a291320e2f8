"""What may have been meant by words that nothing holds: the nearest ones that the book knows."""

from __future__ import annotations

import re
from difflib import get_close_matches

from cockpit.domain.search_text import forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _LONGEST = 3, 40
_NEAR = 0.7


def nearest(line: str, known: Iterable[str]) -> str:
    """Return the line with each word that stands in none of the known texts as the nearest one that does.

    Empty where a word has none that is near, and where none is missing: then no other spelling is meant.
    """
    words = {form: word for text in known for word in _WORD.findall(text) for form in forms(word)}
    missed = False

    def meant(found: re.Match[str]) -> str:
        nonlocal missed
        typed = forms(found[0])[0]
        if len(typed) < _SHORTEST or len(typed) > _LONGEST or any(typed in word for word in words):
            return found[0]
        near = get_close_matches(typed, words, 1, _NEAR)
        missed = missed or not near
        return words[near[0]] if near else found[0]

    said = _WORD.sub(meant, line)
    return "" if missed or said == line else said
