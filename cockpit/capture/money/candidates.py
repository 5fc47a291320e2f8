"""Finding the sums of a line, and the numbers that may be sums; what the words around one leave open."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import AHEAD, ASAP, LAST, NEXT, NOW, THIS, TONIGHT, WEEKDAYS, sums
from cockpit.capture.lexicon.deals import BECAUSE
from cockpit.capture.lexicon.talk import NUMBERED, OFTEN_NUMBERED
from cockpit.capture.money.amount import read_sum
from cockpit.capture.money.doubt import beside, currency_beside, power_beside
from cockpit.capture.money.number_format import MOST
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.money.typed_sum import Sum
    from cockpit.capture.tokens import Words

_NUMBER = re.compile(r"[0-9][0-9/-]*")
_LEADS_ON = sums.MAY_FOLLOW.union((*WEEKDAYS, *AHEAD, *NEXT, *LAST, *THIS, *TONIGHT, *ASAP, *NOW, *BECAUSE))
_BY_TENS = re.compile(rf"\W*[0-9]+(?:[.,][0-9]+)?{sums.TENS_BEHIND}[+-]?[0-9]+\W*")
_PLAIN = re.compile(r"[^0-9\s]{0,3}[0-9][0-9.,'’]*[^0-9\s]{0,3}")


def has_other_number(words: Words, one: Sum) -> bool:
    """Tell whether a number that may be a sum, too, stands elsewhere, whatever follows it: "900 rather than 1000"."""
    places = (place for place in range(len(words)) if not one.first <= place < one.beyond)
    return any(
        words.low(place).isdecimal() and len(words.low(place)) > 2 and not _is_name(words, place, place - 9)
        for place in places
    )


def has_sum(words: Words, home: str) -> bool:
    """Tell whether a sum stands in the words that can be nothing else, such as one with its currency."""
    return bool(candidates(words, home, len(words))[0])


def candidates(words: Words, home: str, until: int) -> tuple[list[Sum], list[Sum]]:
    """Return the sums in the words, and the numbers that may be sums."""
    sure: list[Sum] = []
    maybe: list[Sum] = []
    place, numbered, ended = 0, -9, 0
    while place < until:
        if words.is_in_table(place):
            place += 1
            continue
        if _is_name(words, place, numbered):
            numbered = place
            place += 1
            continue
        one = read_sum(words, place, home) if words.low(place) else None
        if one is None or one.beyond > until or _is_in_feet(words, one):
            place += 1
            continue
        place = one.beyond
        if _is_money(words, one):
            one.ask = one.ask or open_about(words, one) or beside(words, one, ended)
            sure.append(one)
            ended = one.beyond
        elif doubt := power_beside(words, one) or currency_beside(words, one, ended):
            one.ask = doubt
            sure.append(one)
            ended = one.beyond + 1  # the word behind it is not before the next
        elif not one.is_sure and _counts_nothing(words, one):
            maybe.append(one)
    return sure, maybe


def _is_money(words: Words, one: Sum) -> bool:
    """Tell whether a sum can be nothing else; "1,500 chairs" is none."""
    is_written = one.currency is not None or one.power or one.times > 1
    return one.is_sure and (bool(is_written) or _counts_nothing(words, one))


def _is_in_feet(words: Words, one: Sum) -> bool:
    """Tell whether "ft" after a number is feet of something, and no forint: "500 ft cable"."""
    return words.low(one.beyond - 1) in sums.FEET_TOO and not words.is_last(one.beyond - 1)


def _is_name(words: Words, place: int, numbered: int) -> bool:
    """Tell whether a number is an invoice's, an order's …: "inv 2026-114", "invoices 88, 89 and 90"."""
    if not _NUMBER.fullmatch(words.low(place)):
        return False
    before = words.low(place - 1)
    if before in NUMBERED or before in OFTEN_NUMBERED or before in sums.NUMBERED_BESIDE_SUMS:
        return not _has_currency_behind(words, place)
    if place - numbered == 1:
        return words.has_break(place - 1)
    return before in sums.NUMBERED_TOO and place - numbered == 2


def _has_currency_behind(words: Words, place: int) -> bool:
    """Tell whether it is a sum after all: "invoice 450 EUR"."""
    one = read_sum(words, place, "")
    return one is not None and one.currency is not None and not one.is_spaced


def _counts_nothing(words: Words, one: Sum) -> bool:
    """Tell whether a number stands alone; "20 users" counts users, and "21.12." is a date."""
    if words.is_dotted(one.beyond - 1) and figures(words.low(one.first))[0] == "9.9":
        _, (day, month) = figures(words.low(one.first))
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            return False
    follows = words.low(one.beyond)
    if (
        words.has_break(one.beyond - 1)
        or not follows
        or follows in _LEADS_ON
        or _is_paid_by(words, one.beyond)
    ):
        return True
    return one.is_decimal and follows not in sums.COUNTED


def _is_paid_by(words: Words, place: int) -> bool:
    """Tell whether words say by what it was paid, and nothing more: "cash", "per PayPal", "in cash yesterday"."""
    at = place = place + (words.low(place) in sums.PAID_THROUGH)
    while words.low(at) in sums.PAID_BY and (at == place or not words.has_break(at - 1)):
        at += 1
    return at > place and (words.has_break(at - 1) or words.is_last(at - 1) or words.low(at) in _LEADS_ON)


def open_about(words: Words, one: Sum) -> str:
    """Return what is not settled about a sum by the words around it."""
    said = words.said(one.first, one.beyond)
    before, after = words.low(one.first - 1), words.low(one.beyond)
    if _is_one_of_many(words, one):
        return f'Is "{said}" the whole amount? Write the total, such as: 20 x 450 EUR'
    if before in sums.TO_SUM | sums.JOINS and _is_number_alone(words, one.first - 2):
        return f'Which amount is meant, up to "{said}"? Write one.'
    if (words.low(one.first - 2), before) in sums.AT_MOST or not sums.BOUNDED_BY.isdisjoint((before, after)):
        return f'How much is it, with what stands before "{said}"? Write the amount alone.'
    more = words.low(one.beyond + 1)
    is_more = after in sums.MORE and more[:1].isdecimal() and more[-1:] != "%"
    if is_more and words.low(one.beyond + 2) not in sums.COUNTED:
        return f'What is "{words.said(one.first, one.beyond + 2)}" in all? Write the total.'
    is_million = one.power == 6 and one.currency is None and one.number.isdecimal()
    is_short = words.low(one.beyond - 1).endswith(tuple(sums.MILLION_SHORT))
    if is_million and is_short and after and not words.has_break(one.beyond - 1):
        return f'Is "{said}" {one.number} million? Then write: {one.number} million'
    return ""


def _is_number_alone(words: Words, place: int) -> bool:
    return bool(_NUMBER.fullmatch(words.low(place))) and not _is_name(words, place, place - 9)


def _is_one_of_many(words: Words, one: Sum) -> bool:
    """Tell whether a sum is paid several times, or is what is added to another: "each", "per month", "2k plus 500"."""
    before, after = words.low(one.first - 1), words.low(one.beyond)
    is_each = after in sums.EACH_BEHIND or after.partition("/")[2] in sums.EACH_PERIOD  # "14k eur/month"
    is_each = is_each and not _is_paid_by(words, one.beyond)
    if is_each or before in sums.EACH_BEFORE or words.all[-1].low in sums.EACH_BEHIND:
        return True
    if after in sums.EACH_ONE and words.low(one.beyond + 1) in sums.EACH_PERIOD:
        return True
    earlier = words.low(one.first - 2)
    return (before in sums.OF_SUM and earlier in sums.SPREAD) or (
        before in sums.MORE and earlier[-1:].isdecimal()
    )


def too_great(words: Words, until: int) -> str:
    """Return a number before `until` that is too great for a sum, or told by its tens, "1e400"; empty for none."""
    for place in range(until):
        low = words.low(place)
        before = words.low(place - 1)
        is_named = (
            before in NUMBERED or before in OFTEN_NUMBERED or (place and words.raw(place - 1).isupper())
        )
        is_great = sum(map(str.isdecimal, low)) > MOST and _PLAIN.fullmatch(low)
        if (is_great or _BY_TENS.fullmatch(low)) and not is_named:
            return words.raw(place)
    return ""
