"""Somebody a line is about whom nobody knows by that name: "beta sends PO by fri", "spoke to Beta yesterday".

Loaded only where a line names no customer and does not say its kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES
from cockpit.capture.lexicon.contacts import CONTACT_LINKS, CONTACTS
from cockpit.capture.lexicon.particles import FOR_WHOM, POSSESSIVE, WILL
from cockpit.capture.lexicon.talk import COMMON, DROPPED_BEFORE, KINDS, THEY_SURELY_DO, TOLD, VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork
    from cockpit.capture.tokens import Words

_NO_NAMES = VERBS | COMMON | TOLD | frozenset(KINDS)
_FURTHEST, _LONGEST, _SHORTEST = 4, 3, 2
_IS_CUSTOMER = 'Is "{name}" a customer? Then write @{name}; if not, begin with {kind}.'


def ask_for_known(line: LineAtWork) -> str:
    """Return what to ask where an unmarked word may mean a known name: "hubre rings on monday", "deck for acme"."""
    words = line.words
    for place in range(line.start, len(words)):
        word = words.all[place]
        low, typed = word.low.removesuffix(POSSESSIVE), word.raw.removesuffix(POSSESSIVE)
        is_word = low.isalpha() and len(low) >= _SHORTEST and low not in _NO_NAMES
        if is_word and _may_stand(words, place, line.start):
            beyond = place + 1
            while beyond < place + _LONGEST and words.low(beyond) and not words.has_break(beyond - 1):
                beyond += 1
            parts = [typed, *(other.raw for other in words.all[place + 1 : beyond])]
            if near := line.names.meant(parts):
                return f'Is "{word.raw}" {near[0]}? Then write: @{near[0]}'
    return ""


def _may_stand(words: Words, place: int, start: int) -> bool:
    """Tell whether a customer may stand there: in front, in brackets, or behind what leads there or is done."""
    before = words.low(place - 1)
    is_led = before in DROPPED_BEFORE or before in FOR_WHOM or before in VERBS
    return is_led or place < start + _FURTHEST or words.all[place].left < words.all[place].start


def ask_for_whom(words: Words, kind: str) -> str:
    """Return what to ask where a to-do is rather what somebody owes, and a note a contact with somebody."""
    place = -1
    if kind == "todo" and words.low(1) in THEY_SURELY_DO | WILL and not words.has_break(0):
        place = 0
    elif kind == "note" and words.low(0) in CONTACTS:
        place = 1
        while words.low(place) in CONTACT_LINKS:
            place += 1
        if not _is_somebody(words, place):
            return ""
    if place < 0 or not words.low(place).isalpha() or words.low(place) in _NO_NAMES:
        return ""
    return _IS_CUSTOMER.format(name=words.raw(place), kind=kind)


def _is_somebody(words: Words, place: int) -> bool:
    """Tell whether a word is the name of somebody: in capitals, or with a mark or an article behind it."""
    is_capital = words.raw(place)[:1].isupper()
    is_marked = place < len(words) and words.has_break(place)
    return is_capital or is_marked or words.low(place + 1) in ARTICLES
