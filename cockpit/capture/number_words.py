"""Reading how many and which: "two", "twenty-five", "zwei", "fünfundzwanzig", "the third", "3rd", "dritten"."""

from __future__ import annotations

from cockpit.capture.lexicon import numbers, particles
from cockpit.capture.lexicon.talk import HOW_MANY, NUMBERED, OFTEN_NUMBERED
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_MOST = 4


def cardinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number that begins at a word and where the words go on: "2", "two", "twenty five", "a couple"."""
    low = words.low(place)
    if low.isdecimal():
        return (int(low), place + 1) if low.isascii() and len(low) <= _MOST else None
    number = numbers.CARDINALS.get(low)
    is_led = low in numbers.FIRST_ONE
    if words.low(place + is_led) in numbers.COUPLE:
        beyond = place + is_led + 1
        return 2, beyond + (words.low(beyond) in particles.OF_PLAIN)
    if is_led and words.low(place + 1) in numbers.DOZEN:
        return 12, place + 2
    if (
        low in numbers.TENS
        and 1 <= numbers.ONES.get(words.low(place + 1), 0) <= 9
        and words.low(place + 1) not in particles.ONE_OF
    ):
        return numbers.TENS[low] + numbers.ONES[words.low(place + 1)], place + 2
    return None if number is None else (number, place + 1)


def is_number(low: str) -> bool:
    """Tell whether an amount of time may begin with the word."""
    return low in numbers.NUMBERS or numbers.GERMAN_HUNDRED in low


def amount(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number that counts what follows, hundreds too: "a hundred and twenty", "zweihundertfünfzig"."""
    low = words.low(place)
    if numbers.GERMAN_HUNDRED in low:
        hundreds = german_hundreds(low)
        return None if hundreds is None else (hundreds, place + 1)
    found = (1, place) if low == numbers.HUNDRED else cardinal(words, place)
    if found is None or words.low(found[1]) != numbers.HUNDRED or not 1 <= found[0] <= 9:
        return found
    hundreds, beyond = found[0] * 100, found[1] + 1
    rest = cardinal(words, beyond + (words.low(beyond) in numbers.AND_BEHIND_HUNDRED))
    return (hundreds + rest[0], rest[1]) if rest is not None and 0 < rest[0] < 100 else (hundreds, beyond)


def german_hundreds(low: str) -> int | None:
    """Return the number of "hundert", "zweihundertfünfzig", "hundertundzwanzig"; None where it is none."""
    head, hundred, tail = low.partition(numbers.GERMAN_HUNDRED)
    if not hundred:
        return None
    hundreds = numbers.CARDINALS.get(head) if head else 1
    rest = numbers.CARDINALS.get(tail.removeprefix(numbers.JOINED_BY)) if tail else 0
    if hundreds is None or rest is None or not (1 <= hundreds <= 9 and rest < 100):
        return None
    return hundreds * 100 + rest


def ordinal(words: Words, place: int) -> tuple[int, int] | None:
    """Return the ordinal that begins at a word and where the words go on: "3rd", "third", "twenty first"."""
    low = words.low(place)
    shape, digits = figures(low)
    if shape in numbers.ORDINAL_SHAPES:
        return int(digits[0]), place + 1
    has_ones = low in numbers.WITH_ONES and words.low(place + 1) not in numbers.WITH_ONES
    if has_ones and (ones := ordinal(words, place + 1)) is not None and ones[0] < 10:
        return numbers.TENS[low] + ones[0], ones[1]  # "twenty first", "twenty 2nd"
    number = numbers.ORDINALS.get(low)
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
    if shape in ("9", "9.9") or shape in numbers.ORDINAL_SHAPES or low in numbers.ORDINALS:
        return True
    return low in numbers.CARDINALS and low not in particles.ONE_OF


def is_version(words: Words, place: int) -> bool:
    """Tell whether a number with a point is rather a version or a size: "feature 4.5"."""
    return figures(words.low(place))[0] == "9.9" and not words.is_dotted(place)


def ranked(words: Words, place: int) -> tuple[int, int] | None:
    """Return a rank, and where the words go on: "15th", "fifteenth", "15."."""
    low = words.low(place)
    if low.isdecimal() and len(low) < 3 and words.is_dotted(place):
        return int(low), place + 1
    return ordinal(words, place)
