"""Reading how many and which: "two", "twenty-five", "zwei", "fünfundzwanzig", "the third", "3rd", "dritten"."""

from __future__ import annotations

from cockpit.capture.lexicon.talk import HOW_MANY, NUMBERED, OFTEN_NUMBERED
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
_GERMAN = (
    "null ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn "
    "sechzehn "
    "siebzehn achtzehn neunzehn".split()
)
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_GERMAN_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90,
}  # fmt: skip
_ONES = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **{word: number for number, word in enumerate(_GERMAN)},
    **dict.fromkeys("a an ne ner nem nen eine einer einem einen eines".split(), 1),
    "eins": 1,
    "zwo": 2,
    "dozen": 12,
}
HUNDRED = "hundred"
_GERMAN_HUNDRED = "hundert"
CARDINALS = {
    **_ONES,
    **TENS,
    **_GERMAN_TENS,
    **{f"{ten}-{_ENGLISH[one]}": value + one for ten, value in TENS.items() for one in range(1, 10)},
    **{f"{_GERMAN[one]}und{ten}": value + one for ten, value in _GERMAN_TENS.items() for one in range(1, 10)},
}
# What an amount of time may begin with.
NUMBERS = frozenset(
    (*CARDINALS, HUNDRED, "half", "quarter", "anderthalb", "eineinhalb", "couple", "dreiviertel")
)
FRACTIONS = ("½", "¼", "¾")
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
    **{f"{ten}-{word}": TENS[ten] + n for ten in ("twenty", "thirty") for word, n in _FIRST.items() if n < 10},
    **{stem + ending: n for stem, n in _STEMS.items() for ending in ("e", "er", "en", "em", "es")},
}  # fmt: skip
ORDINAL_SHAPES = frozenset(("9st", "9nd", "9rd", "9th"))
_MOST = 4


def cardinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number that begins at a word and where the words go on: "2", "two", "twenty five", "a couple"."""
    low = words.low(place)
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
        low in TENS
        and 1 <= _ONES.get(words.low(place + 1), 0) <= 9
        and words.low(place + 1) not in ("a", "an")
    ):
        return TENS[low] + _ONES[words.low(place + 1)], place + 2
    return None if number is None else (number, place + 1)


def is_number(low: str) -> bool:
    """Tell whether an amount of time may begin with the word."""
    return low in NUMBERS or _GERMAN_HUNDRED in low


def amount(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number that counts what follows, hundreds too: "a hundred and twenty", "zweihundertfünfzig"."""
    low = words.low(place)
    if _GERMAN_HUNDRED in low:
        hundreds = _german_hundreds(low)
        return None if hundreds is None else (hundreds, place + 1)
    found = (1, place) if low == HUNDRED else cardinal(words, place)
    if found is None or words.low(found[1]) != HUNDRED or not 1 <= found[0] <= 9:
        return found
    hundreds, beyond = found[0] * 100, found[1] + 1
    rest = cardinal(words, beyond + (words.low(beyond) == "and"))
    return (hundreds + rest[0], rest[1]) if rest is not None and 0 < rest[0] < 100 else (hundreds, beyond)


def _german_hundreds(low: str) -> int | None:
    """Return the number of "hundert", "zweihundertfünfzig", "hundertundzwanzig"; None where it is none."""
    head, _, tail = low.partition(_GERMAN_HUNDRED)
    hundreds = CARDINALS.get(head) if head else 1
    rest = CARDINALS.get(tail.removeprefix("und")) if tail else 0
    if hundreds is None or rest is None or not (1 <= hundreds <= 9 and rest < 100):
        return None
    return hundreds * 100 + rest


def ordinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the ordinal that begins at a word and where the words go on: "3rd", "third", "twenty first"."""
    low = words.low(place)
    shape, numbers = figures(low)
    if shape in ORDINAL_SHAPES:
        return int(numbers[0]), place + 1
    number = ORDINALS.get(low)
    if low in ("twenty", "thirty") and _FIRST.get(words.low(place + 1), 99) < 10:
        return TENS[low] + _FIRST[words.low(place + 1)], place + 2
    return None if number is None else (number, place + 1)


def names_a_number(words: Words, place: int) -> bool:
    """Tell whether the number there is the name of something: "PO 2210 tomorrow", "room 9 tomorrow"."""
    before = words.low(place - 1)
    if not before or words.has_break(place - 1) != words.is_dotted(place - 1):
        return False
    if before[0] == "+" or before[0].isdecimal():  # "call 555 1530 tomorrow"
        return True
    return before in NUMBERED or (may_name_a_number(words, place) and len(words.low(place)) > 2)


def may_name_a_number(words: Words, place: int) -> bool:
    """Tell whether the number there may be the name of something, too: "invoice 9 tomorrow"."""
    before = words.raw(place - 1)
    is_sum = any(map(str.isdecimal, words.raw(place - 2)))  # "5k EUR 31.4."
    is_code = before.isupper() and before.isalpha() and 2 <= len(before) <= _MOST and not is_sum  # "LH 1530"
    return (
        place > 0 and (is_code or words.low(place - 1) in OFTEN_NUMBERED) and not words.has_break(place - 1)
    )


def says_how_many(words: Words, place: int) -> bool:
    """Tell whether the number there rather counts what the word before it is about: "send two on friday"."""
    return place > 0 and not words.has_break(place - 1) and fold(words.raw(place - 1)) in HOW_MANY


def is_number_at(words: Words, place: int) -> bool:
    """Tell whether a number or a rank stands there, in figures or in words."""
    low = words.low(place)
    shape = figures(low)[0]
    if shape in ("9", "9.9") or shape in ORDINAL_SHAPES or low in ORDINALS:
        return True
    return low in CARDINALS and low not in ("a", "an")


def is_version(words: Words, place: int) -> bool:
    """Tell whether a number with a point is rather a version or a size: "feature 4.5"."""
    return figures(words.low(place))[0] == "9.9" and not words.is_dotted(place)
