"""How many and which, English and German, folded: "two", "fuenfundzwanzig", "third", "dritten"."""

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
ONES = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **{word: number for number, word in enumerate(_GERMAN)},
    **dict.fromkeys("a an ne ner nem nen eine einer einem einen eines".split(), 1),
    "eins": 1,
    "zwo": 2,
    "dozen": 12,
}
HUNDRED = "hundred"
GERMAN_HUNDRED = "hundert"
CARDINALS = {
    **ONES,
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
FIRST = {
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
    **FIRST,
    **{f"{ten}-{word}": TENS[ten] + n for ten in ("twenty", "thirty") for word, n in FIRST.items() if n < 10},
    **{stem + ending: n for stem, n in _STEMS.items() for ending in ("e", "er", "en", "em", "es")},
}  # fmt: skip
ORDINAL_SHAPES = frozenset(("9st", "9nd", "9rd", "9th"))
ENDINGS = ("st", "nd", "rd", "th")
ENDING_OF = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
ENDING_ELSE = "th"
LETTERS_OF_ENDINGS = "stndrh"
# What goes with a number: "a couple of", "a dozen", "a hundred and twenty", "hundertundzwanzig".
FIRST_ONE = frozenset(("a",))
COUPLE = frozenset(("couple",))
DOZEN = frozenset(("dozen",))
AND_BEHIND_HUNDRED = frozenset(("and",))
JOINED_BY = "und"
WITH_ONES = frozenset(("twenty", "thirty"))  # of the tens that a day of a month may begin with
