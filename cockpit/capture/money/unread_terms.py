"""What words of terms are left in an order that no days were made of: "net thrity days", "EOM", "30 dyas net"."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import deals, is_one_off
from cockpit.capture.lexicon.numbers import TENS
from cockpit.capture.lexicon.slips import is_damaged, is_jumbled
from cockpit.capture.money.currency import named, scaled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_SHORTEST_SLIP, _LONG, _MOST_DIGITS = 3, 5, 4
_UNITS = (*deals.TERM_DAYS, *deals.LONG_UNITS, *deals.OTHER_UNITS)
_LEFT = re.compile(deals.TERMS_LEFT, re.VERBOSE)


def unread_terms(words: Words) -> str:
    """Return what to ask where words of terms are left that were not read: "net 30/60", "EOM", "30 dyas net"."""
    letters = "".join(_letter(words, place) + "," * words.has_break(place) for place in range(len(words)))
    left = _LEFT.search(letters.replace(" ,", " "))
    if left is None:
        return ""
    first = left.start() - letters.count(",", 0, left.start())
    return ask_terms(words, first, first + len(left[0].replace(",", "")))


def _letter(words: Words, place: int) -> str:
    """Return what a word is of terms, as one letter: a space for one that is taken."""
    low = words.low(place)
    if not low or words.is_in_table(place):
        return " "
    if low.isdecimal() and len(low) <= _MOST_DIGITS:
        return "." if words.low(place - 1) in deals.NET and is_money_at(words, place + 1) else "#"
    if is_net_slip(low):
        return deals.NET_SLIP
    for letter, role in deals.TERM_LETTERS.items():
        if low in role:
            return letter
    if _is_glued(low):
        return deals.GLUED_SLIP
    if low.lstrip("-–−+~")[:1].isdecimal() or any(
        is_one_off(low, ten) or is_jumbled(low, ten) for ten in TENS
    ):
        return "~"
    return deals.UNIT_SLIP if is_unit_slip(low) else "$" if is_money_at(words, place) else "."


def is_net_slip(low: str) -> bool:
    """Tell whether a word is "net", or a long one for when they pay, with a slip in it."""
    known = deals.NET | deals.PAYABLE
    return low not in known and any(
        is_damaged(low, one) for one in known if one in deals.NET or len(one) > _LONG
    )


def _is_glued(low: str) -> bool:
    """Tell whether it is written like "net30", and not read: "net999999", "net3O", "net30x", "nn30"."""
    head = low[: next((at for at, char in enumerate(low) if char.isdecimal()), len(low))]
    is_slip = low[len(head) :].isdecimal() and any(is_damaged(head, net) for net in deals.NET_GLUED)
    return bool(head) and head != low and (is_slip or head.removesuffix("-") in deals.NET_AT_LENGTH)


def is_unit_slip(low: str) -> bool:
    """Tell whether a word is a unit of terms with a slip in it."""
    return low not in _UNITS and any(
        is_damaged(low, unit) or (min(len(low), len(unit)) > _SHORTEST_SLIP and is_one_off(low, unit))
        for unit in _UNITS
        if len(unit) > 1
    )


def ask_terms(words: Words, first: int, beyond: int) -> str:
    """Return what to ask about words of terms."""
    said = words.said(first, beyond)
    example = 60 if "30" in said else 30  # never what was just typed
    is_month = any(words.low(place) in deals.END_OF_MONTH for place in range(first, beyond))
    asked = f'When do they pay, by "{said}"? Write the days, such as: net {example}'
    return f"{asked}. The end of a month is agreed afterwards, with `set-terms`." if is_month else asked


def is_money_at(words: Words, place: int) -> bool:
    """Tell whether a currency follows: "net 90 EUR" is a sum."""
    return bool(words.low(place)) and (
        named(words.all[place].raw, "") is not None or scaled(words.low(place), "") is not None
    )
