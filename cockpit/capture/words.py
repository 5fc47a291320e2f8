"""A line as words. Everything is recognised by whole words, so nothing is ever found inside one."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_CHUNK = re.compile(r"\S+")
_NUMBER = re.compile(r"[0-9]+")
_BEFORE = "([{<'‘«"
_AFTER = ".,;:!?)]}>'’»…"
_LONGEST_FIGURE = 32

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


class Word:
    """One word of the line: `start` to `end` without the punctuation around it, `left` to `right` with it.

    `low` is how it is compared, `key` how the tables of days and times have it, with "ue" for "ü"; both are empty
    once it is taken, or where it is literal, so that it matches nothing.
    """

    __slots__ = ("end", "key", "left", "low", "raw", "right", "start")

    def __init__(self, raw: str, start: int, left: int, right: int) -> None:
        self.raw = raw
        self.low = raw.lower().replace("’", "'")
        self.key = self.low if self.low.isascii() else fold(self.low)
        self.start = start
        self.end = start + len(raw)
        self.left = left
        self.right = right

    def take(self) -> None:
        """Let it match nothing from now on."""
        self.low = self.key = ""


class Words:
    """The words of a line, read by position; beyond either end there are only empty ones."""

    def __init__(self, line: str, literal: Iterable[tuple[int, int]]) -> None:
        self.line = line
        self.all = [_word(match.group(), match.start()) for match in _CHUNK.finditer(line)]
        ranges, place = sorted(literal), 0
        for word in self.all:
            while place < len(ranges) and ranges[place][1] <= word.left:
                place += 1
            if place < len(ranges) and ranges[place][0] < word.right:
                word.take()

    def __len__(self) -> int:
        return len(self.all)

    def low(self, place: int) -> str:
        """Return the word at a place as it is compared, or an empty string."""
        return self.all[place].low if 0 <= place < len(self.all) else ""

    def key(self, place: int) -> str:
        """Return the word at a place as the tables of days and times have it, or an empty string."""
        return self.all[place].key if 0 <= place < len(self.all) else ""

    def raw(self, place: int) -> str:
        """Return the word as typed, or an empty string."""
        return self.all[place].raw if 0 <= place < len(self.all) else ""

    def goes_on(self, place: int) -> bool:
        """Tell whether a phrase may go on after the word: no mark follows but a comma or a full stop."""
        word = self.all[place]
        return self.line[word.end : word.right] in ("", ",", ".", ".,") and place + 1 < len(self.all)

    def pair(self, place: int) -> str:
        """Return a word and the next, with a space between."""
        return f"{self.low(place)} {self.low(place + 1)}"

    def said(self, first: int, beyond: int) -> str:
        """Return the words from `first` up to `beyond` as they were typed."""
        said = self.line[self.all[first].start : self.all[beyond - 1].end]
        return f"{said})" if said.count("(") > said.count(")") else said

    def take(self, first: int, beyond: int) -> None:
        """Mark the words from `first` up to `beyond` as recognised, so that nothing else matches them."""
        for word in self.all[first:beyond]:
            word.take()

    def is_last(self, place: int) -> bool:
        """Tell whether nothing free follows the word: the line ends, or a recognised part comes."""
        return not self.low(place + 1)

    def has_break(self, place: int) -> bool:
        """Tell whether punctuation follows the word."""
        return self.all[place].right > self.all[place].end

    def is_dotted(self, place: int) -> bool:
        """Tell whether a full stop follows the word at once, as in "21.12."."""
        return self.line[self.all[place].end : self.all[place].end + 1] == "."


def _word(chunk: str, left: int) -> Word:
    core = chunk.lstrip(_BEFORE)
    start = left + len(chunk) - len(core)
    return Word(core.rstrip(_AFTER), start, left, left + len(chunk))


def fold(word: str) -> str:
    """Return a word in small letters with "ue" for "ü", as it is typed where there is no umlaut."""
    return word.lower().translate(_FOLDED)


def figures(low: str) -> tuple[str, list[str]]:
    """Return the shape of a word with digits ("16:30" has the shape "9:9") and its numbers.

    The shape is empty for any other word, and where a number has more than four digits.
    """
    if len(low) > _LONGEST_FIGURE or not (low[:1].isdecimal() or low[:1] == "+"):
        return "", []
    numbers = _NUMBER.findall(low)
    if not numbers or max(map(len, numbers)) > 4:
        return "", []
    return _NUMBER.sub("9", low), numbers


def count(low: str) -> int | None:
    """Return the number a word stands for, in digits or spelled out."""
    if low in COUNTS:
        return COUNTS[low]
    return int(low) if low.isdecimal() and low.isascii() and len(low) <= 4 else None
