"""Choosing the amount of a line among the numbers in it. Where two could be, or none is sure, it asks."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import AHEAD, ASAP, LAST, NEXT, NOW, THIS, TONIGHT, WEEKDAYS, sums
from cockpit.capture.lexicon.deals import BECAUSE
from cockpit.capture.lexicon.talk import NUMBERED, OFTEN_NUMBERED
from cockpit.capture.money.amount import read_sum
from cockpit.capture.money.doubt import beside, currency_beside, power_beside, roughly, too_great
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.money.typed_sum import Sum
    from cockpit.capture.reading import Chosen, Cuts
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words
    from cockpit.domain.money import Money

_NUMBER = re.compile(r"[0-9][0-9/-]*")
_LEADS_ON = sums.MAY_FOLLOW.union((*WEEKDAYS, *AHEAD, *NEXT, *LAST, *THIS, *TONIGHT, *ASAP, *NOW, *BECAUSE))
_SMALLEST, _FURTHEST_MORE, _FEWEST_OF_A_NUMBER = 100, 3, 4


class Worth:
    """The amount of a line: the money and its words, or what is to be asked about it."""

    __slots__ = ("amount", "asks", "assumed", "beyond", "first", "missing")

    def __init__(self) -> None:
        self.amount: Money | None = None
        self.first = self.beyond = 0
        self.asks: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        self.assumed: tuple[str, ...] = ()


def find_amount(words: Words, home: str, until: int, *, is_paid: bool = False) -> Worth:
    """Return the amount in the words before `until`; where it `is_paid`, a number alone can be one."""
    worth = Worth()
    sure, maybe = _candidates(words, home, until)
    share = _share(words, until, sure, is_paid=is_paid)
    if is_paid and _is_part_of(words, sure):
        sure = sure[:1]  # "3k of 12k"
    if is_paid and (rough := next(filter(None, (roughly(words, one) for one in (*sure, *maybe))), "")):
        worth.missing = (f'How much is "{rough}"? Write what came, to the last digit.',)
    elif len(sure) > 1:
        said = " or ".join(f'"{words.said(one.first, one.beyond)}"' for one in sure[:3])
        worth.missing = (f"Which amount is meant, {said}? Put what is only words in quotation marks.",)
    elif share and sure:
        worth.missing = (f'"{share}" of how much, or how much is it? Write the amount alone.',)
    elif sure and (more := next((one for one in maybe if _is_added(one, words, sure[0])), None)) is not None:
        worth.missing = (f'What is "{words.said(sure[0].first, more.beyond)}" in all? Write the total.',)
    elif sure:
        _take(worth, sure[0], words, home)
    elif great := too_great(words, until):
        worth.missing = (f'"{great}" is no amount that can be counted: how much is it? Write it in figures.',)
    elif maybe:
        _maybe(worth, maybe, words, home, is_whole=not share, is_paid=is_paid)
    return worth


def _is_added(one: Sum, words: Words, sure: Sum) -> bool:
    """Tell whether a number behind a sum is rather more of it: "1.2k and setup 300", "pumps 1.2k, service 300"."""
    between = [words.low(place) for place in range(sure.beyond, one.first)]
    if not (0 < len(between) <= _FURTHEST_MORE and all(between)) or one.exact() < _SMALLEST:
        return False
    if between[0] in sums.JOINS:
        return True
    # Behind a comma, one as long as those of jobs and offers is rather such: "12k, job 4711".
    is_number = one.number.isdecimal() and len(one.number) >= _FEWEST_OF_A_NUMBER
    return not is_number and words.has_break(sure.beyond - 1) and words.is_last(one.beyond - 1)


def has_sum(words: Words, home: str) -> bool:
    """Tell whether a sum stands in the words that can be nothing else, such as one with its currency."""
    return bool(_candidates(words, home, len(words))[0])


def _is_part_of(words: Words, sure: list[Sum]) -> bool:
    return len(sure) == 2 and words.low(sure[1].first - 1) in sums.OF_SUM


def _part_before(words: Words, one: Sum) -> str:
    """Return figures that a sum is rather the whole of: "2 of 5k", "3kk instead of 3.2k"; empty for none."""
    before = (words.raw(one.first - back) for back in (2, 3) if words.low(one.first - back)[:1].isdecimal())
    return next(before, "") if words.low(one.first - 1) in sums.OF_SUM else ""


def _maybe(worth: Worth, maybe: list[Sum], words: Words, home: str, *, is_whole: bool, is_paid: bool) -> None:
    """Take the one number that may be the amount, and name it; ask where it is not plausible."""
    one = maybe[0]
    if len(maybe) == 1 and is_whole and not one.ask and _is_plausible(one, words, is_paid=is_paid):
        _take(worth, one, words, home)
        if worth.amount is not None:
            worth.assumed = (f'"{words.said(worth.first, worth.beyond)}" read as {worth.amount}',)
    else:
        said = words.said(one.first, one.beyond)
        worth.asks = (f'Is "{said}" the amount? Then write: {said} {home}',)


def take_amount(
    words: Words,
    until: int,
    cuts: Cuts,
    here: Standpoint,
    chosen: Chosen,
    *,
    is_paid: bool = False,
    is_asked: bool = True,
) -> Money | None:
    """Take the amount out of the words before `until`, with what is to be asked or named about it.

    With `is_asked`, one that is not there is asked for.
    """
    found = find_amount(words, here.rules.home_currency, until, is_paid=is_paid)
    chosen.asks += found.asks
    chosen.missing += found.missing
    chosen.assumed += found.assumed
    if found.amount is not None:
        first = found.first - (
            words.low(found.first - 1) in sums.LEADS and not words.has_break(found.first - 1)
        )
        cuts.cut(first, found.beyond, "amount")
        words.take(first, found.beyond)
    elif is_asked and not found.asks and not found.missing:
        chosen.asks += (f"How much? Add the amount, such as: 12.5k {here.rules.home_currency}",)
    return found.amount


def _candidates(words: Words, home: str, until: int) -> tuple[list[Sum], list[Sum]]:
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
            one.ask = one.ask or _doubt(words, one) or beside(words, one, ended)
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


def _share(words: Words, until: int, sure: list[Sum], *, is_paid: bool) -> str:
    """Return the words that make the sum beside them only what something is a part of: "50 % of 12k"."""
    for place in range(until):
        low = words.low(place)
        is_percent = low[-1:] == "%" and not low.startswith("100")
        around = {words.low(place + step) for step in (-2, -1, 1, 2)}
        is_part = low in sums.PARTS and words.low(place + 1) in sums.OF_THE
        if is_part or (is_percent and (is_paid or around & sums.REDUCED)):
            return words.all[place].raw
    return _part_before(words, sure[0]) if is_paid and sure and not sure[0].ask else ""


def _is_plausible(one: Sum, words: Words, *, is_paid: bool) -> bool:
    if one.is_decimal or not is_paid or "." in one.number or _doubt(words, one):
        return one.is_decimal and not _doubt(words, one)
    number = int(one.number) * one.times
    is_year = one.times == 1 and 1990 <= number < 2100
    return number >= _SMALLEST and not is_year and words.low(one.first - 1) not in sums.NET


def _doubt(words: Words, one: Sum) -> str:
    """Return what is not settled about a sum by the words around it."""
    said = words.said(one.first, one.beyond)
    before, after = words.low(one.first - 1), words.low(one.beyond)
    if _is_one_of_many(words, one):
        return f'Is "{said}" the whole amount? Write the total, such as: 20 x 450 EUR'
    if before in sums.TO_SUM and _NUMBER.fullmatch(words.low(one.first - 2)):
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


def _is_one_of_many(words: Words, one: Sum) -> bool:
    """Tell whether a sum is paid several times, or is what is added to another: "each", "per month", "2k plus 500"."""
    before, after = words.low(one.first - 1), words.low(one.beyond)
    is_each = after in sums.EACH_BEHIND and not _is_paid_by(words, one.beyond)
    if is_each or before in sums.EACH_BEFORE or words.all[-1].low in sums.EACH_BEHIND:
        return True
    if after in sums.EACH_ONE and words.low(one.beyond + 1) in sums.EACH_PERIOD:
        return True
    earlier = words.low(one.first - 2)
    return (before in sums.OF_SUM and earlier in sums.SPREAD) or (
        before in sums.MORE and earlier[-1:].isdecimal()
    )


def _take(worth: Worth, one: Sum, words: Words, home: str) -> None:
    said = words.said(one.first, one.beyond)
    amount = None if one.ask else one.value(home)
    if amount is None:
        worth.missing = (one.ask or f'"{said}" is too much to count exactly.',)
        return
    if amount.value <= 0:
        worth.missing = (f'"{said}" is no more than nothing. Write what it is without the sign.',)
        return
    if one.exact() != amount.value:  # money is never rounded to what the currency has
        worth.missing = (f'"{said}" cannot be paid in {amount.currency}: how much is it?',)
        return
    worth.amount, worth.first, worth.beyond = amount, one.first, one.beyond
    if one.is_spaced or one.is_told or roughly(words, one) or _may_be_weight(words, one) or _is_small(one):
        worth.assumed = (f'"{said}" read as {amount}',)


def _may_be_weight(words: Words, one: Sum) -> bool:
    """Tell whether what is counted follows pounds: "3400 pound steel"."""
    is_led = words.low(one.beyond - 1) in sums.POUNDS and not words.has_break(one.beyond - 1)
    follows = words.low(one.beyond)
    return is_led and bool(follows) and follows not in sums.MAY_FOLLOW


def _is_small(one: Sum) -> bool:
    """Tell whether a sum may lack its "k": "12.5 EUR", "18 EUR"."""
    has_one_decimal = len(one.number.partition(".")[2]) == 1
    return not one.power and (has_one_decimal or one.exact() < _SMALLEST)
