"""A line as words, and what of it is quoted. All is recognised by whole words, so nothing is found inside one.

Quoted text is literal: "…", “…”, „…“, «…», ‹…› and '…'.
"""

from __future__ import annotations

from itertools import groupby

from cockpit.capture.lexicon.particles import CLIPPED, POSSESSIVE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LONG_DASH = "—"
_DIGITS = frozenset("0123456789")
_BEFORE = "([{<'‘«"
_AFTER = ".,;:!?)]}>'’»…"
_OPENS = ("(", "[")
_LONGEST_FIGURE = 32
_LONGEST_ROW, _EDGE_OF_ROW = 24, 6  # words
# How letters are folded that are none with an accent; hyphens inside a word; signs that take no room.
_FOLDED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ł": "l",
        "ø": "oe",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "∶": ":",
        "∕": "/",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_FRACTIONS = frozenset("½⅓⅔¼¾")

# What closes each mark that opens; a mark of its own kind may be nested in another's, and is then text.
_PAIRS = {
    '"': '"“”', "“": '”"', "”": '”"', "„": '“”"', "«": "»", "»": "«", "‹": "›", "›": "‹", "'": "'", "‘": "’", "‚": "‘’",
}  # fmt: skip
_SINGLE = frozenset("'‘")
_MAY_OPEN_AFTER = frozenset("([{<>=→:–—/")
_MAY_CLOSE_BEFORE = frozenset(".,;:!?)]}>…-–—/")
MARKS = frozenset("".join(_PAIRS) + "".join(_PAIRS.values()))


class Word:
    """One word of the line: `start` to `end` without the punctuation around it, `left` to `right` with it.

    `low` is the one folded form in which it is compared; it is empty once the word is taken, or where it is literal,
    so that it matches nothing.
    """

    __slots__ = ("end", "left", "low", "raw", "right", "start")

    def __init__(self, raw: str, start: int, left: int, right: int) -> None:
        self.raw = raw
        self.low = fold(raw)
        self.start = start
        self.end = start + len(raw)
        self.left = left
        self.right = right

    @property
    def name(self) -> str:
        """The word as typed, as long as it may be part of a name: it is not taken."""
        return self.raw if self.low else ""

    def take(self) -> None:
        """Let it match nothing from now on."""
        self.low = ""


class Words:
    """The words of a line, read by position; beyond either end there are only empty ones.

    What is `literal` matches nothing; what `is_name` tells to be of a known name is one word.
    """

    def __init__(
        self, line: str, literal: Iterable[tuple[int, int]], is_name: Callable[[str], bool] | None = None
    ) -> None:
        self.line = line
        self.all: list[Word] = []
        # What tells of words of another language that were read with a slip.
        self.mended: tuple[str, ...] = ()
        self._stems: frozenset[str] | None = None
        self._within: frozenset[int] | None = None
        place = 0
        for chunk in _chunks(line, is_name or _is_no_name):
            left = line.index(chunk, place)
            place = left + len(chunk)
            self.all.append(_word(chunk, left))
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

    def raw(self, place: int) -> str:
        """Return the word as typed, or an empty string."""
        return self.all[place].raw if 0 <= place < len(self.all) else ""

    def goes_on(self, place: int) -> bool:
        """Tell whether a phrase may go on after the word: no mark follows but a comma or a full stop."""
        word = self.all[place] if 0 <= place < len(self.all) - 1 else None
        return word is not None and self.line[word.end : word.right] in ("", ",", ".", ".,")

    def pair(self, place: int) -> str:
        """Return a word and the next, with a space between."""
        return f"{self.low(place)} {self.low(place + 1)}"

    def said(self, first: int, beyond: int) -> str:
        """Return the words from `first` up to `beyond` as they were typed."""
        inside = self.all[max(first, 0) : beyond]
        said = self.line[inside[0].start : inside[-1].end] if inside else ""
        return f"{said})" if said.count("(") > said.count(")") else said

    def take(self, first: int, beyond: int) -> None:
        """Mark the words from `first` up to `beyond` as recognised, so that nothing else matches them."""
        for word in self.all[first:beyond]:
            word.take()

    def has_any(self, of: frozenset[str]) -> bool:
        """Tell whether any of these words is in the line, as the tables have them, an "'s" at its end left out."""
        if self._stems is None:
            self._stems = frozenset(word.low.removesuffix(POSSESSIVE) for word in self.all)
        return not self._stems.isdisjoint(of)

    def is_in_table(self, place: int) -> bool:
        """Tell whether a word stands well within a long row of figures, where no time and no sum is looked for."""
        if len(self.all) < _LONGEST_ROW:
            return False
        if self._within is None:
            within: list[int] = []
            for is_figure, row in groupby(range(len(self.all)), self._is_figure):
                places = list(row)
                if is_figure and len(places) >= _LONGEST_ROW:
                    within += places[_EDGE_OF_ROW:-_EDGE_OF_ROW]
            self._within = frozenset(within)
        return place in self._within

    def _is_figure(self, place: int) -> bool:
        raw = self.all[place].raw
        return raw[:1].isdecimal() and not any(map(str.isalpha, raw))

    def is_last(self, place: int) -> bool:
        """Tell whether nothing free follows the word: the line ends, or a recognised part comes."""
        return not self.low(place + 1)

    def has_break(self, place: int) -> bool:
        """Tell whether punctuation follows the word, or a bracket opens behind it."""
        if not 0 <= place < len(self.all):
            return False
        if self.all[place].right > self.all[place].end:
            return True
        return place + 1 < len(self.all) and self.line.startswith(_OPENS, self.all[place + 1].left)

    def is_dotted(self, place: int) -> bool:
        """Tell whether a full stop follows the word at once, as in "21.12."."""
        return 0 <= place < len(self.all) and self.line.startswith(".", self.all[place].end)


def _chunks(line: str, is_name: Callable[[str], bool]) -> list[str]:
    """Return what blanks part, and a long dash between words: "fri 4pm—latest"; none of a date is so long.

    A name stays whole, known or not: "@Foo—Bar", "Foo—Bar".
    """
    if _LONG_DASH not in line:
        return line.split()
    pieces: list[str] = []
    for chunk in line.split():
        core = chunk.strip(_BEFORE + _AFTER + _LONG_DASH)
        sides = core.split(_LONG_DASH)
        if len(sides) > 1 and (core[0] == "@" or all(side[:1].isupper() for side in sides) or is_name(core)):
            pieces.append(chunk)
            continue
        heads = (part.rpartition(_LONG_DASH) for part in chunk.replace(_LONG_DASH, f"{_LONG_DASH} ").split())
        pieces += [piece for head, dash, tail in heads for piece in (head, dash + tail) if piece]
    return pieces


def _is_no_name(_: str) -> bool:
    return False


def _word(chunk: str, left: int) -> Word:
    core = chunk.lstrip(_BEFORE)
    start = left + len(chunk) - len(core)
    return Word(core.rstrip(_AFTER), start, left, left + len(chunk))


def fold(word: str) -> str:
    """Return a word in the one form in which all is compared.

    Small letters, "ue" for "ü" and "e" for "é", plain digits, hyphens and apostrophes; nothing that is not seen.
    """
    word = word.lower()
    return word if word.isascii() else _plain(word)


def _plain(low: str) -> str:
    from unicodedata import combining, normalize

    low = normalize("NFC", low).translate(_FOLDED)
    if len(low) > 1:
        low = low.translate(_DASHES)
    if low.isascii():
        return low
    wide = "".join(char if char in _FRACTIONS else normalize("NFKD", char) for char in low)
    return "".join(char for char in wide if not combining(char)).translate(_FOLDED)


def figures(low: str) -> tuple[str, list[str]]:
    """Return the shape of a word with digits ("16:30" has the shape "9:9") and its numbers.

    The shape is empty for any other word, and where a number has more than four digits.
    """
    if len(low) > _LONGEST_FIGURE or not (low[:1].isdecimal() or low[:1] == "+"):
        return "", []
    parts = [(is_number, "".join(part)) for is_number, part in groupby(low, _DIGITS.__contains__)]
    numbers = [part for is_number, part in parts if is_number]
    if not numbers or max(map(len, numbers)) > 4:
        return "", []
    return "".join("9" if is_number else part for is_number, part in parts), numbers


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
    is_name = line[place - 1 : place] == "@"
    start = place - is_name
    if start and not (line[start - 1].isspace() or line[start - 1] in _MAY_OPEN_AFTER):
        return False
    if line[place] not in _SINGLE:
        return True
    after = line[place + 1 : place + 6].lower()
    if is_name:  # "@'4pm Bar'"
        return bool(after.strip())
    return (
        bool(after[:1].strip())
        and not after[:1].isdecimal()
        and not any(
            after.startswith(word) and not after[len(word) : len(word) + 1].isalpha() for word in CLIPPED
        )
    )


def _closing(line: str, place: int, marks: str) -> int:
    """Return where the next mark stands that can close, or -1."""
    for at in range(place, len(line)):
        if line[at] in marks:
            after = line[at + 1 : at + 2]
            is_after_word = marks != "'" or not line[at - 1].isspace()
            if is_after_word and (not after or after.isspace() or after in _MAY_CLOSE_BEFORE):
                return at
    return -1
