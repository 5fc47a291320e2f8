"""A line of what they will do that is their promise to pay: "acme pays 2k by fri".

Loaded only where a customer with an order that is not yet paid will do something.
"""

from __future__ import annotations

from cockpit.capture.lexicon.owed import THEY_PAY
from cockpit.capture.money.choose import find_amount
from cockpit.capture.tokens import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.domain.rules import Rules


def pays(draft: Draft) -> bool:
    """Tell whether a line that says no kind, and is taken for what they owe, may be of money to come."""
    return (
        draft.kind == "wait"
        and draft.guessed
        and not draft.missing
        and any(map(str.isdecimal, draft.text))
        and any(word.low in THEY_PAY for word in Words(draft.text, []).all)
    )


def as_payment(draft: Draft, rules: Rules) -> Draft:
    """Return such a line as the promise to pay; as it is where no sum is surely read in it."""
    words = Words(draft.text, [])
    found = find_amount(words, rules.home_currency, len(words), is_paid=True)
    if found.amount is None or found.asks or draft.due is None:
        return draft
    said = words.said(found.first, found.beyond)
    told = f'"{said}" is to come: kept as their promise to pay'
    return draft.replace(kind="paid", amount=found.amount, assumed=(*draft.assumed, *found.assumed, told))
