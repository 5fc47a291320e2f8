"""What words of terms are left in an order that no days were made of: "net thrity days", "EOM", "30 dyas net"."""

from __future__ import annotations

from cockpit.capture.lexicon import deals
from cockpit.capture.lexicon.numbers import TENS
from cockpit.capture.lexicon.slips import is_damaged, is_one_off
from cockpit.capture.money.currency import named, scaled
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_FURTHEST_UNIT, _SHORTEST_SLIP = 5, 3


def unread_terms(words: Words) -> str:
    """Return what to ask where words of terms are left that were not read: "net 30/60", "EOM", "30 days"."""
    for place in range(len(words)):
        if not words.is_in_table(place) and (beyond := _unread_at(words, place)):
            return ask_terms(words, place, beyond)
    return ""


def _unread_at(words: Words, place: int) -> int:
    """Return where words of terms that begin there end; 0 where none do."""
    low, after = words.low(place), words.low(place + 1)
    if low in deals.END_OF_MONTH or _is_too_long(low):
        return place + 1
    if low in deals.NET and _is_odd_behind(words, place + 1):
        return place + 2
    if low in deals.DUE_AT and after in deals.UPON and words.low(place + 2) in deals.PAY_AT:
        return place + 3
    if low in deals.NET or low in deals.PAYABLE:
        return _unit_behind(words, place + 1)
    if beyond := _slip_ends(words, place):
        return beyond
    is_days = after in deals.TERM_DAYS and figures(low)[0] == "9"
    return place + 2 if is_days and (words.is_last(place + 1) or words.has_break(place + 1)) else 0


def _slip_ends(words: Words, place: int) -> int:
    """Return where terms end that have a slip in them: "nt 30", "30 dyas net", "30 days nte"; 0 where none do."""
    low, after, last = (words.low(place + step) for step in range(3))
    if after.isdecimal() and words.is_last(place + 1) and is_net_slip(low):
        return place + 2
    if is_net_slip(low) and after.isdecimal() and (last in deals.TERM_DAYS or last in deals.LONG_UNITS):
        return place + 3  # "nt 1 month"
    if not low.isdecimal():
        return 0
    is_slip = _is_unit_slip(after)
    if is_slip and (last in deals.NET or last in deals.TERMS):
        return place + 3
    return place + 3 if (is_slip or after in deals.TERM_DAYS) and is_net_slip(last) else 0


def is_net_slip(low: str) -> bool:
    """Tell whether a word is "net" with a slip in it."""
    return low not in deals.NET and any(is_damaged(low, net) for net in deals.NET)


def _is_odd_behind(words: Words, place: int) -> bool:
    """Tell whether what stands behind "net" is no number of days, and may be meant for one: "net thrity", "net tbd"."""
    low = words.low(place).lstrip("-–−+~")
    if low[:1].isdecimal():
        return not is_money_at(words, place + 1)
    return any(is_one_off(low, ten) for ten in TENS) or (low in deals.NOT_YET_AFTER and words.is_last(place))


def _is_too_long(low: str) -> bool:
    """Tell whether it is written like "net30", and not read: "net999999", "net3O", "net30x"."""
    head = low[: next((at for at, char in enumerate(low) if char.isdecimal()), len(low))]
    return head != low and head.removesuffix("-") in deals.NET_AT_LENGTH


def _is_unit_slip(low: str) -> bool:
    """Tell whether a word is a unit of days with a slip in it."""
    return low not in deals.TERM_DAYS and any(
        is_damaged(low, unit) if len(low) <= _SHORTEST_SLIP else is_one_off(low, unit)
        for unit in (*deals.TERM_DAYS, *deals.LONG_UNITS)
        if len(unit) > _SHORTEST_SLIP
    )


def _unit_behind(words: Words, place: int) -> int:
    """Return where a unit of days ends that words which were not read lead to: "net thrity days"; 0 for none."""
    for beyond in range(place, min(place + _FURTHEST_UNIT, len(words))):
        low = words.low(beyond)
        if low in deals.TERM_DAYS or low in deals.LONG_UNITS:
            return beyond + 1
        if _is_unit_slip(low) and words.low(beyond - 1).isdecimal():
            return beyond + 1  # "zahlbar in 30 Tgaen"
        if not low or words.has_break(beyond):
            break
    return 0


def ask_terms(words: Words, first: int, beyond: int) -> str:
    """Return what to ask about words of terms."""
    said = words.said(first, beyond)
    example = 60 if "30" in said else 30  # never what was just typed
    is_month = any(words.low(place) in deals.END_OF_MONTH for place in range(first, beyond))
    asked = f'When do they pay, by "{said}"? Write the days, such as: net {example}'
    return f"{asked}. The end of a month is agreed afterwards, with set-terms." if is_month else asked


def is_money_at(words: Words, place: int) -> bool:
    """Tell whether a currency follows: "net 90 EUR" is a sum."""
    return bool(words.low(place)) and (
        named(words.all[place].raw, "") is not None or scaled(words.low(place), "") is not None
    )
