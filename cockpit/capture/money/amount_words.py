"""Reading a sum in words: "ten thousand five hundred", "zehntausendfünfhundert", "two hundred and fifty"."""

from __future__ import annotations

from cockpit.capture.lexicon import sums
from cockpit.capture.lexicon.numbers import AND_BEHIND_HUNDRED, CARDINALS, ONES
from cockpit.capture.number_words import german_hundreds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_HUNDRED, _THOUSAND = 100, 1000


def spoken_at(words: Words, place: int) -> tuple[int, int] | None:
    """Return the number in words that begins there, of a hundred at least, and where the words go on; else None."""
    is_led = words.low(place) in sums.BEFORE_SCALE
    if not is_led and _compound(words.low(place)) is None:
        return None
    at, total, group, lowest = place + is_led, 0, 0, sums.MOST_IN_WORDS
    while at == place or (words.low(at) and not words.has_break(at - 1)):
        scale = sums.SCALES.get(words.low(at), 0)
        if _THOUSAND <= scale < lowest:
            total, group, lowest = total + max(group, 1) * scale, 0, scale
        elif (grown := _grown(words, at, group)) is not None and grown < lowest:
            group = grown
        else:
            break
        at += 1
    number = total + group
    return (number, at) if number >= _HUNDRED else None


def _grown(words: Words, at: int, group: int) -> int | None:
    """Return what was said up to a thousand with one word more; None where that does not go with it."""
    low = words.low(at)
    value = _compound(low)
    if sums.SCALES.get(low) == _HUNDRED and group < _HUNDRED:
        return max(group, 1) * _HUNDRED
    if value and _fits(group, value):
        return group + value
    is_and = low in AND_BEHIND_HUNDRED and group % _HUNDRED == 0 and _compound(words.low(at + 1))
    return group if is_and else None


def _fits(group: int, value: int) -> bool:
    """Tell whether a number goes behind what was said of its group: "five hundred" and "twenty", and then "five"."""
    if value >= _HUNDRED or not group:
        return not group
    return group % _HUNDRED == 0 or (group % 10 == 0 and group % _HUNDRED >= 20 and value < 10)


def _compound(low: str) -> int | None:
    """Return the number that one word says; None where it is none."""
    if low in CARDINALS or low in sums.SCALES:
        return CARDINALS.get(low) or sums.SCALES.get(low)
    head, thousand, tail = low.partition(sums.GERMAN_THOUSAND)
    if not thousand:
        return german_hundreds(low) if low not in ONES else None
    thousands, rest = _up_to_thousand(head) if head else 1, _up_to_thousand(tail) if tail else 0
    return None if thousands is None or rest is None else thousands * _THOUSAND + rest


def _up_to_thousand(low: str) -> int | None:
    return CARDINALS[low] if low in CARDINALS else german_hundreds(low)
