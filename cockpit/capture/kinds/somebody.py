"""Somebody a line is about whom nobody knows by that name: "beta sends PO by fri", "spoke to Beta yesterday".

Loaded only where a line names no customer and does not say its kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES
from cockpit.capture.lexicon.contacts import CONTACT_LINKS, CONTACTS, SAID_BY_THEM
from cockpit.capture.lexicon.first_names import FIRST_NAMES
from cockpit.capture.lexicon.particles import FOR_WHOM, WILL
from cockpit.capture.lexicon.pledges import I_WILL, WILL_BEHIND
from cockpit.capture.lexicon.talk import DROPPED_BEFORE, THEY_SURELY_DO, VERBS
from cockpit.capture.people.shape import NO_CUSTOMER, firm_ends, mention, title_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_WHO = "Who will do it? Begin with wait and @name, such as: wait @acme PO by fri; if it is yours, begin with todo."
_IS_CUSTOMER = 'Is "{name}" a customer? Then write {mention}; if not, begin with {kind}.'


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
    return _asked(words.raw(place), kind)


def _asked(name: str, kind: str) -> str:
    return _IS_CUSTOMER.format(name=name, mention=mention(name), kind=kind)


def ask_for_named(words: Words, start: int) -> str:
    """Return what to ask where a to-do names somebody who may be a customer: "send Zork the deck", "call Ms Lang"."""
    for place in range(start, len(words)):
        if not words.raw(place)[:1].isupper() or not words.low(place):
            continue
        beyond = max(title_ends(words, place), firm_ends(words, place))
        is_name = beyond > place + 1 and words.low(place) not in NO_CUSTOMER
        if is_name or (place > start and _may_be_given(words, place)):
            return _asked(words.said(place, beyond), "todo")
    return ""


def _may_be_given(words: Words, place: int) -> bool:
    """Tell whether somebody is to have something: a word in capitals before an article, a first name behind a verb."""
    before = words.low(place - 1)
    if before in VERBS and words.low(place + 1) in ARTICLES:
        return True
    return before in VERBS | FOR_WHOM | DROPPED_BEFORE and words.low(place) in FIRST_NAMES


def _is_somebody(words: Words, place: int) -> bool:
    """Tell whether a word is the name of somebody: in capitals, or with a mark or an article behind it."""
    is_capital = words.raw(place)[:1].isupper()
    is_marked = place < len(words) and words.has_break(place)
    return is_capital or is_marked or words.low(place + 1) in ARTICLES
