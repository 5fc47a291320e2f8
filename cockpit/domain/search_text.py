"""Text as it is searched: no case, no accents, and an umlaut found by either of its spellings."""

from __future__ import annotations

_STRAIGHT = str.maketrans(
    {**dict.fromkeys("‘’‚′", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)
# How letters are spelled where there are none of them; those with one spelling only stand in both.
_BOTH = {"æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LONG = str.maketrans({**_BOTH, "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_SHORT = str.maketrans({**_BOTH, "ø": "o"})


def forms(text: str) -> tuple[str, ...]:
    """Return how a text is compared: one form, or two where it may be spelled in two ways ("mueller", "muller").

    NFKC and casefolded, on one line with single spaces, without accents and invisible characters. Two texts are
    alike where any of their forms is the same.
    """
    if text.isascii():
        return (" ".join(text.lower().split()),)
    from unicodedata import category, normalize

    folded = normalize("NFKC", normalize("NFKC", text).casefold()).translate(_STRAIGHT)
    shown = "".join(char for char in folded if category(char) != "Cf")
    long, short = (
        "".join(
            char for char in normalize("NFD", shown.translate(spelled)) if not "\u0300" <= char <= "\u036f"
        )
        for spelled in (_LONG, _SHORT)
    )
    return tuple(dict.fromkeys(" ".join(normalize("NFC", form).split()) for form in (long, short)))


def contains(text: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether any form of the text holds any of those forms."""
    return any(one in form for form in forms(text) for one in wanted)
