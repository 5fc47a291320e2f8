"""Names and words as they stand in a calendar line."""

from __future__ import annotations

from cockpit.domain import text

_INITIALS = 3


def clean(words: str) -> str:
    """Return the words as one line, without what could command a terminal or break a file."""
    return text.clean(words).strip()


def initials(name: str) -> str:
    """Return the initials of a name's first words: "A.C." for "Acme Corp"; "" where it has no letters."""
    found = (next((char for char in word if char.isalnum()), "") for word in clean(name).split())
    return "".join(f"{char.upper()}." for char in [char for char in found if char][:_INITIALS])
