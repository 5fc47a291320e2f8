"""Telling a call that I return from one that I make: "call @acme back", "ruf @acme bis 15 Uhr zurück"."""

from __future__ import annotations

from cockpit.capture.lexicon import particles, talk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words


def is_call_back(words: Words, start: int) -> bool:
    """Tell whether the words begin with returning a call, the customer's name left out."""
    first = words.low(start)
    if first in particles.RETURN:
        return not particles.CALL.isdisjoint((words.low(start + 1), words.low(start + 2)))
    if first not in talk.CALLS or first in talk.CALLBACKS:
        return first in talk.CALLBACKS
    after = start + 1
    while after < len(words) and not words.low(after):
        after += 1
    if first in particles.CALLS_SPLIT:  # "ruf @acme bis 15 Uhr zurück"
        return any(word.low in talk.BACK for word in words.all[after:])
    return words.low(after) in talk.BACK
