"""Quoted text, which is literal: "…", “…”, „…“, «…», ‹…› and '…'."""

from __future__ import annotations

# What closes each mark that opens; a mark of its own kind may be nested in another's, and is then text.
_PAIRS = {
    '"': '"“”', "“": '”"', "”": '”"', "„": '“”"', "«": "»", "»": "«", "‹": "›", "›": "‹", "'": "'", "‘": "’", "‚": "‘’",
}  # fmt: skip
_SINGLE = frozenset("'‘")
_BEFORE = frozenset("([{<>=→:–—/")
_AFTER = frozenset(".,;:!?)]}>…-–—/")
# What begins with an apostrophe that opens nothing.
_CLIPPED = (
    "til",
    "till",
    "tis",
    "twas",
    "em",
    "n",
    "cause",
    "bout",
    "round",
    "s",
    "ne",
    "nen",
    "ner",
    "nem",
    "ran",
    "rum",
)
MARKS = frozenset("".join(_PAIRS) + "".join(_PAIRS.values()))


def quotes(line: str) -> list[tuple[int, int]]:
    """Return where quoted text stands, its quotation marks and the @ of a quoted name included.

    A mark opens where a word begins and closes where one ends, so inches, feet and apostrophes are none.
    """
    found: list[tuple[int, int]] = []
    if not MARKS.intersection(line):
        return found
    place, size, hopeless = 0, len(line), set[str]()
    while place < size:
        mark = line[place]
        if mark not in _PAIRS or mark in hopeless or not _opens(line, place):
            place += 1
            continue
        closes = _closing(line, place + 1, _PAIRS[mark])
        if closes < 0:
            hopeless.add(mark)  # nothing further on can close it either
            place += 1
            continue
        found.append((place - (line[place - 1 : place] == "@"), closes + 1))
        place = closes + 1
    return found


def _opens(line: str, place: int) -> bool:
    start = place - (line[place - 1 : place] == "@")
    if start and not (line[start - 1].isspace() or line[start - 1] in _BEFORE):
        return False
    if line[place] not in _SINGLE:
        return True
    after = line[place + 1 : place + 6].lower()
    return (
        bool(after[:1].strip())
        and not after[:1].isdecimal()
        and not any(
            after.startswith(word) and not after[len(word) : len(word) + 1].isalpha() for word in _CLIPPED
        )
    )


def _closing(line: str, place: int, marks: str) -> int:
    """Return where the next mark stands that can close, or -1."""
    for at in range(place, len(line)):
        if line[at] in marks:
            after = line[at + 1 : at + 2]
            is_after_word = marks != "'" or not line[at - 1].isspace()
            if is_after_word and (not after or after.isspace() or after in _AFTER):
                return at
    return -1
