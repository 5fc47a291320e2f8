"""Somebody a line is about whom nobody knows by that name: "beta sends PO by fri", "spoke to Beta yesterday".

Loaded only where a line names no customer and does not say its kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES
from cockpit.capture.lexicon.contacts import CONTACT_LINKS, CONTACTS, SAID_BY_THEM
from cockpit.capture.lexicon.particles import WILL
from cockpit.capture.lexicon.pledges import I_WILL, WILL_BEHIND
from cockpit.capture.lexicon.talk import THEY_SURELY_DO
from cockpit.capture.people.shape import NO_CUSTOMER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_WHO = "Who will do it? Begin with wait and @name, such as: wait @acme PO by fri; if it is yours, begin with todo."
_IS_CUSTOMER = 'Is "{name}" a customer? Then write @{name}; if not, begin with {kind}.'


def ask_for_whom(words: Words, kind: str) -> str:
    """Return what to ask where a to-do is rather what somebody owes, and a note a contact with somebody."""
    place, low = -1, words.low(0)
    if kind == "todo" and (low in SAID_BY_THEM or (low.endswith(WILL_BEHIND) and low not in I_WILL)):
        return _WHO
    if kind == "todo" and words.low(1) in THEY_SURELY_DO | WILL and not words.has_break(0):
        place = 0
    elif kind == "note" and words.low(0) in CONTACTS:
        place = 1
        while words.low(place) in CONTACT_LINKS:
            place += 1
        if not _is_somebody(words, place):
            return ""
    if place < 0 or not words.low(place).isalpha() or words.low(place) in NO_CUSTOMER:
        return ""
    return _IS_CUSTOMER.format(name=words.raw(place), kind=kind)


def _is_somebody(words: Words, place: int) -> bool:
    """Tell whether a word is the name of somebody: in capitals, or with a mark or an article behind it."""
    is_capital = words.raw(place)[:1].isupper()
    is_marked = place < len(words) and words.has_break(place)
    return is_capital or is_marked or words.low(place + 1) in ARTICLES
