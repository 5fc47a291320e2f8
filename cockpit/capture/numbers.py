"""Reading how many and which: "two", "twenty-five", "zwei", "fünfundzwanzig", "the third", "3rd", "dritten"."""

from __future__ import annotations

from cockpit.capture.words import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.words import Words

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
_GERMAN = (
    "null ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn sechzehn "
    "siebzehn achtzehn neunzehn".split()
)
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_GERMAN_TENS = {"zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "neunzig": 90}
_ONES = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **{word: number for number, word in enumerate(_GERMAN)},
    **dict.fromkeys("a an ne ner nem nen eine einer einem einen eines".split(), 1),
    "zwo": 2,
    "dozen": 12,
}
CARDINALS = {
    **_ONES,
    **_TENS,
    **_GERMAN_TENS,
    **{f"{ten}-{_ENGLISH[one]}": value + one for ten, value in _TENS.items() for one in range(1, 10)},
    **{f"{_GERMAN[one]}und{ten}": value + one for ten, value in _GERMAN_TENS.items() for one in range(1, 10)},
}
_FIRST = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, **{f"{_ENGLISH[n]}th": n for n in range(13, 20)},
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_STEMS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fuenft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9,
    **{f"{_GERMAN[n]}t": n for n in range(10, 20)},
    "zwanzigst": 20, "dreissigst": 30, "einunddreissigst": 31,
    **{f"{_GERMAN[one]}undzwanzigst": 20 + one for one in range(1, 10)},
}  # fmt: skip
ORDINALS = {
    **_FIRST,
    **{f"{ten}{dash}{word}": value + n for ten, value in (("twenty", 20), ("thirty", 30)) for dash in "-"
       for word, n in _FIRST.items() if n < 10},
    **{stem + ending: n for stem, n in _STEMS.items() for ending in ("e", "er", "en", "em", "es")},
}  # fmt: skip
ORDINAL_SHAPES = frozenset(("9st", "9nd", "9rd", "9th"))
_MOST = 4


def cardinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number that begins at a word and where the words go on: "2", "two", "twenty five", "a couple"."""
    low = words.key(place)
    if low.isdecimal():
        return (int(low), place + 1) if low.isascii() and len(low) <= _MOST else None
    number = CARDINALS.get(low)
    if low == "a" and words.low(place + 1) == "couple":
        return 2, place + 2 + (words.low(place + 2) == "of")
    if low == "couple":
        return 2, place + 1 + (words.low(place + 1) == "of")
    if low == "a" and words.low(place + 1) == "dozen":
        return 12, place + 2
    if (
        low in _TENS
        and 1 <= _ONES.get(words.low(place + 1), 0) <= 9
        and words.low(place + 1) not in ("a", "an")
    ):
        return _TENS[low] + _ONES[words.low(place + 1)], place + 2
    return None if number is None else (number, place + 1)


def ordinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the ordinal that begins at a word and where the words go on: "3rd", "third", "twenty first"."""
    low = words.key(place)
    shape, numbers = figures(low)
    if shape in ORDINAL_SHAPES:
        return int(numbers[0]), place + 1
    number = ORDINALS.get(low)
    if low in ("twenty", "thirty") and _FIRST.get(words.low(place + 1), 99) < 10:
        return _TENS[low] + _FIRST[words.low(place + 1)], place + 2
    return None if number is None else (number, place + 1)
