"""How many and which, English and German together: "two", "fuenfundzwanzig", "third", "dritten"."""

from cockpit.capture.lexicon import de, en, listed, meanings, words

_ENGLISH, _GERMAN = en.UNDER_TWENTY.split(), de.UNDER_TWENTY.split()
TENS, _GERMAN_TENS = meanings(en.TENS), meanings(de.TENS)
ONES = {
    **{word: number for ones in (_ENGLISH, _GERMAN) for number, word in enumerate(ones)},
    **meanings(en.OTHER_NUMBERS, de.OTHER_NUMBERS),
}
HUNDRED, GERMAN_HUNDRED = en.HUNDRED, de.HUNDRED
CARDINALS = {
    **ONES,
    **TENS,
    **_GERMAN_TENS,
    **{f"{ten}-{_ENGLISH[one]}": value + one for ten, value in TENS.items() for one in range(1, 10)},
    **{
        f"{_GERMAN[one]}{de.JOINED_BY}{ten}": value + one
        for ten, value in _GERMAN_TENS.items()
        for one in range(1, 10)
    },
}
# What an amount of time may begin with.
NUMBERS = frozenset((*CARDINALS, HUNDRED)) | words(en.PARTS_OF_NUMBERS, de.PARTS_OF_NUMBERS)
FRACTIONS = ("½", "¼", "¾")
FIRST = {
    **meanings(en.ORDINALS),
    **{f"{_ENGLISH[n]}{en.RANK_ENDING}": n for n in range(13, 20)},
}
WITH_ONES = words(en.WITH_ONES)  # of the tens that a day of a month may begin with
_STEMS = {
    **meanings(de.ORDINALS),
    **{f"{_GERMAN[n]}{de.RANK_ENDING}": n for n in range(10, 20)},
    **{f"{_GERMAN[one]}{de.JOINED_BY}{de.TENS[20]}{de.TENS_ENDING}": 20 + one for one in range(1, 10)},
}
ORDINALS = {
    **FIRST,
    **{f"{ten}-{word}": TENS[ten] + n for ten in WITH_ONES for word, n in FIRST.items() if n < 10},
    **{stem + ending: n for stem, n in _STEMS.items() for ending in de.ENDINGS},
}
ENDINGS = listed(en.RANK_ENDINGS)
ORDINAL_SHAPES = frozenset(f"9{ending}" for ending in ENDINGS)
LETTERS_OF_ENDINGS = "".join(ENDINGS)
# What goes with a number: "a couple of", "a dozen", "a hundred and twenty", "hundertundzwanzig".
FIRST_ONE, COUPLE, DOZEN = words(en.FIRST_ONE), words(en.COUPLE), words(en.DOZEN)
AND_BEHIND_HUNDRED = words(en.AND_BEHIND_HUNDRED)
JOINED_BY = de.JOINED_BY
