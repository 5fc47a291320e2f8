"""A line of what they will do that is their promise to pay: "acme pays 2k by fri", "acme pays the rest by fri".

Loaded only where a customer with an order that is not yet paid will do something.
"""

from __future__ import annotations

from cockpit.capture.lexicon.owed import ALL_TO_COME, SOME_TO_COME, THEY_PAY
from cockpit.capture.money.choose import find_amount
from cockpit.capture.tokens import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.domain.rules import Rules


_TO_COME = '"{}" is to come: kept as their promise to pay'
_HOW_MUCH = 'How much is "{}"? Write the amount, such as: 12.5k EUR'


def pays(draft: Draft) -> bool:
    """Tell whether a line that says no kind, and is taken for what they owe, may be of money to come."""
    if draft.kind != "wait" or not draft.guessed or draft.missing:
        return False
    return any(word.low in THEY_PAY for word in Words(draft.text, []).all)


def as_payment(draft: Draft, rules: Rules) -> Draft:
    """Return such a line as the promise to pay a sum or all that is to come; a part of it is asked about.

    It stays as it is where it says neither.
    """
    words = Words(draft.text, [])
    found = find_amount(words, rules.home_currency, len(words), is_paid=True)
    if draft.due is None or found.asks:
        return draft
    if found.amount is not None:
        said = words.said(found.first, found.beyond)
    elif part := _first(words, SOME_TO_COME) or _figure(words):
        return draft.replace(kind="paid", missing=(*draft.missing, _HOW_MUCH.format(part)))
    elif not (said := _first(words, ALL_TO_COME)):
        return draft
    told = (*draft.assumed, *found.assumed, _TO_COME.format(said))
    return draft.replace(kind="paid", amount=found.amount, assumed=told)


def _first(words: Words, role: frozenset[str]) -> str:
    return next((word.raw for word in words.all if word.low in role), "")


def _figure(words: Words) -> str:
    return next((word.raw for word in words.all if any(map(str.isdecimal, word.low))), "")
