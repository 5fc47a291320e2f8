"""Choosing the amount of a line among the numbers in it. Where two could be, or none is sure, it asks."""

from __future__ import annotations

from cockpit.capture.lexicon import sums
from cockpit.capture.lexicon.deals import ORDER_NUMBER
from cockpit.capture.money.candidates import candidates, has_other_number, open_about, too_great
from cockpit.capture.money.currency_country import other_currency
from cockpit.capture.money.doubt import roughly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.money.typed_sum import Sum
    from cockpit.capture.reading import Chosen, Cuts
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words
    from cockpit.domain.money import Money

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
    sure, maybe = candidates(words, home, until)
    share = _share(words, until, sure, maybe, is_paid=is_paid)
    sure = _meant(words, sure, maybe, is_paid=is_paid)
    others = _others(words, sure or maybe, home, until)
    if is_paid and (rough := next(filter(None, (roughly(words, one) for one in (*sure, *maybe))), "")):
        worth.missing = (f'How much is "{rough}"? Write what came, to the last digit.',)
    elif len(sure) > 1:
        said = " or ".join(f'"{words.said(one.first, one.beyond)}"' for one in _in_order(sure)[:3])
        worth.missing = (f"Which amount is meant, {said}? Put what is only words in quotation marks.",)
    elif others:
        worth.missing = (f"Is it {others}? Write the amount with its currency alone.",)
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


def _meant(words: Words, sure: list[Sum], maybe: list[Sum], *, is_paid: bool) -> list[Sum]:
    """Return the sums that may be meant: what came of a whole, "3k of 12k", or two side by side, "700, EUR 4"."""
    if is_paid and _is_part_of(words, sure):
        sure = sure[:1]
    return [*sure, *(one for one in maybe if len(sure) == 1 and _touch(words, one, sure[0]))]


def _others(words: Words, found: list[Sum], home: str, until: int) -> str:
    """Return two currencies that are named of a sum about which nothing else is asked."""
    return next((other_currency(words, one, home, until) for one in found if not one.ask), "")


def _in_order(found: list[Sum]) -> list[Sum]:
    return sorted(found, key=lambda one: one.first)


def _touch(words: Words, one: Sum, other: Sum) -> bool:
    """Tell whether nothing but a mark is between two: "700, EUR 4"."""
    first, last = _in_order([one, other])
    is_named = words.raw(one.first - 1).lower() in ORDER_NUMBER  # "PO 4711, 5k"
    return first.beyond == last.first and words.has_break(last.first - 1) and not is_named


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


def _share(words: Words, until: int, sure: list[Sum], maybe: list[Sum], *, is_paid: bool) -> str:
    """Return the words that make the sum beside them only what something is a part of: "50 % of 12k"."""
    for place in range(until):
        low = words.low(place)
        is_percent = low[-1:] == "%" and not low.startswith("100")
        around = {words.low(place + step) for step in (-2, -1, 1, 2)}
        is_part = low in sums.PARTS and words.low(place + 1) in sums.OF_THE
        if is_part or (is_percent and (is_paid or around & sums.REDUCED)):
            return words.all[place].raw
    first = next(iter(sure or maybe), None)
    return _part_before(words, first) if is_paid and first is not None and not first.ask else ""


def _is_plausible(one: Sum, words: Words, *, is_paid: bool) -> bool:
    if one.is_decimal or not is_paid or "." in one.number or open_about(words, one):
        return one.is_decimal and not open_about(words, one)
    number = int(one.number) * one.times
    is_year = one.times == 1 and 1990 <= number < 2100
    is_alone = not is_year and not has_other_number(words, one)
    return number >= _SMALLEST and is_alone and words.low(one.first - 1) not in sums.NET


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
    is_assumed = one.is_spaced or one.is_told or one.times > 1 or one.may_be_decimals
    is_assumed |= one.is_grouped and "." in said
    if is_assumed or roughly(words, one) or _may_be_weight(words, one) or _is_small(one):
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
