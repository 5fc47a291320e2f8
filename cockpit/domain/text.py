"""Text from outside, cleaned at the door: nothing that steers a terminal, hides what is written, or breaks a file."""

from __future__ import annotations

from cockpit.errors import IllegalMove

# What some reader takes for the end of a line: Python's own `splitlines` is how many of them parse.
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
# Marks that turn the direction of text, and two code points that XML, hence CalDAV, cannot hold.
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def clean(text: str) -> str:
    """Return the text on one line, without controls (C0, C1), bidi overrides and lone surrogates.

    Line breaks and tabs become spaces. Joiners stay: emoji and some scripts need them.
    """
    if text.isprintable():
        return text
    return "".join(" " if char in _BREAKS else char for char in text if char in _BREAKS or _is_kept(char))


def bare_words(text: str) -> str:
    """Return the words of a text in lower case, ä as ae, with one blank and no sign between them."""
    words = "".join(char if char.isalnum() else " " for char in text.casefold().translate(_UMLAUTS))
    return " ".join(words.split())


def says(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text holds one of the phrases, which are lower case and spell ä as ae.

    Words count whole, whatever their case and what is between them: "Check-in" is "check in", "checking" is not.
    """
    spaced = f" {bare_words(text)} "
    return any(f" {phrase} " in spaced for phrase in phrases)


def must_be_another(text: str, noted: Iterable[str]) -> None:
    """Raise IllegalMove where the text is among what is noted, whatever its case and blanks."""
    if text.casefold().split() in (one.casefold().split() for one in noted):
        raise IllegalMove(f"“{text}” is noted already.", "Say what is new of it.")


def _is_kept(char: str) -> bool:
    is_control = char < " " or "\x7f" <= char < "\xa0"
    return not (is_control or "\ud800" <= char <= "\udfff" or char in _STEERING)


def parted(words: str, marks: str = ";") -> list[str]:
    """Return the several things that one line names: parted by ";", or by another mark that none of them can hold."""
    for mark in marks:
        words = words.replace(mark, ";")
    return [one.strip() for one in words.split(";") if one.strip()]


def with_colons(text: str) -> str:
    """Return a text with no blank before a colon that stands apart."""
    while " : " in text:
        text = text.replace(" : ", ": ")
    return text
