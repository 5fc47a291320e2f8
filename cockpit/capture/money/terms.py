"""Reading what an order says of its terms: the net days, and whether it is in writing or only verbal."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import deals
from cockpit.capture.lexicon.numbers import ONES, TENS
from cockpit.capture.lexicon.particles import NOT
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.sums import PERCENT
from cockpit.capture.money.iso4217 import CODES
from cockpit.capture.money.unread_terms import ask_terms, is_money_at, is_unit_slip, unread_terms
from cockpit.capture.number_words import amount
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_LONGEST = 180
_A_COUPLE = 2
_FEWEST_OF_SUM = 3
_SHORTEST_SIGNED = 4
# "2 % 10 net 30", "2/10 net 30": what they may take off for paying early.
_DISCOUNT = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,2})?)(%?/|%)([0-9]{1,2})")
_DAYS_FIRST = re.compile(
    rf"([0-9]{{1,2}})(?:{'|'.join(deals.DAYS_BEHIND)})([0-9]{{1,2}}(?:[.,][0-9]{{1,2}})?)%"
)
_WHAT_OFF = "What do they take off, and within how many days? Write it such as: 2 % 10 net 30"
_MOST_OFF, _FURTHEST_OFF = 5, 4
_USUAL_DAYS = frozenset((7, 8, 10, 14, 15, 20))


class TypedTerms:
    """What was found: the days, whether it is signed, what is to be asked, and where each stands."""

    __slots__ = ("asks", "assumed", "days", "discount", "missing", "signed", "spots")

    def __init__(self) -> None:
        self.days: int | None = None
        self.signed = False
        self.discount: tuple[str, int] | None = None
        self.asks: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        self.assumed: tuple[str, ...] = ()
        self.spots: list[tuple[int, int, str]] = []

    def find_days(self, words: Words) -> None:
        """Take "net30", "net 14", "30 days net", "payable in 30 days"."""
        place, said = 0, set()
        while place < len(words):
            is_free = bool(words.low(place)) and not words.is_in_table(place)
            found = _days(words, place) if is_free else None
            if found is None:
                place += 1
                continue
            days, beyond = found
            said.add(days)
            self.days = days
            self._beside(words, place, beyond, days)
            self._or_other(words, place, beyond)
            self.spots.append((place, beyond, "terms"))
            words.take(place, beyond)
            place = beyond
        if said:
            self.find_discount(words)
        if self.discount is None and (words.has_any(deals.OFF) or self._has_percent_beside(words)):
            self.missing += (_WHAT_OFF,)
        if not said and not self.missing and (ask := unread_terms(words)):
            self.missing = (ask,)
        if len(said) > 1:
            both = " or ".join(str(days) for days in sorted(said))
            self.days, self.missing = None, (f"Net {both} days? Leave one out.",)

    def _has_percent_beside(self, words: Words) -> bool:
        """Tell whether a percentage is left beside the days that was not read: "14 age 3 %, 30 Tage netto"."""
        around = (
            at
            for first, beyond, _ in self.spots
            for at in range(first - _FURTHEST_OFF, beyond + _FURTHEST_OFF)
        )
        none = deals.TAXES | deals.SPLIT_PAYMENTS
        return any(
            ("%" in words.low(at) or words.low(at) in PERCENT) and words.low(at + 1) not in none
            for at in around
        )

    def _beside(self, words: Words, first: int, beyond: int, days: int) -> None:
        """Mind what stands beside the days: a discount before them, the end of a month or another unit after them."""
        after, said = words.low(beyond), words.said(first, beyond)
        if words.low(beyond - 1) in deals.LONG_UNITS:
            self.assumed += (f'"{said}" read as net {days} days',)
        if after in deals.UPON and words.low(beyond + 1) in deals.PAY_AT - deals.NET_FROM:
            since = words.said(beyond, beyond + 2)
            self.assumed += (f'"{since}" is kept as words: the days count from the invoice',)
        if not words.has_break(beyond - 1):
            is_odd = after.isdecimal() and len(after) < _FEWEST_OF_SUM and words.is_last(beyond)  # "net 3 0"
            is_odd = is_odd or after in deals.END_OF_MONTH | deals.OTHER_UNITS or after[:1] == "/"
            is_more = (
                bool(after) and words.low(beyond - 1) in TENS and any(is_damaged(after, one) for one in ONES)
            )
            if is_odd or is_more or is_unit_slip(after):
                self.missing += (ask_terms(words, first, beyond + 1),)

    def _or_other(self, words: Words, first: int, beyond: int) -> None:
        """Mind other days beside them: "net 30, not 45", "30 or 45 days net"."""
        if words.low(beyond) in deals.ONE_OF_TWO | NOT and words.low(beyond + 1).isdecimal():
            self.missing += (ask_terms(words, first, beyond + 2),)
        if words.low(first - 1) in deals.ONE_OF_TWO and words.low(first - 2).isdecimal():
            self.missing += (ask_terms(words, first - 2, beyond),)

    def find_discount(self, words: Words) -> None:
        """Take "2 % 10", "2/10" beside net days: what they may take off for paying early."""
        for first in range(len(words)):
            for beyond in range(first + 1, min(first + 6, len(words) + 1)):
                lows = (words.low(at) for at in range(first, beyond))
                parts = ["%" if low in PERCENT else low for low in lows if low not in deals.FOR_PAYING]
                off = _off("".join(parts)) if all(parts) else None
                if off is not None and off[1] < (self.days or 0):
                    self.discount = off
                    while words.low(beyond) in deals.TERM_DAYS or words.low(beyond) in deals.OFF:
                        beyond += 1
                    self.spots.append((first, beyond, "discount"))
                    words.take(first, beyond)
                    self.assumed += (
                        f'"{words.said(first, beyond)}" read as {off[0]} % off for paying within {off[1]} days',
                    )
                    return

    def find_signed(self, words: Words, pending: frozenset[int]) -> list[tuple[int, int, bool]]:
        """Take "signed", "in writing", "PO", "verbal"; return where each stands and whether it leaves the text.

        What stands just before one of the `pending` places, where times to come begin, is not there yet.
        """
        found: list[tuple[int, int, bool]] = []
        verbal = False
        for place in range(len(words)):
            low, word = words.low(place), words.all[place]
            if "?" in words.line[word.end : word.right]:
                continue  # "signed?"
            if low in deals.VERBAL and word.raw not in CODES:  # "mdl", and no MDL
                verbal = True
                found.append((place, place + 1, True))
            elif words.pair(place) in deals.IN_WRITING and not _is_yet_to_come(
                words, place, place + 2, pending
            ):
                first = place - (words.low(place - 1) in deals.CONFIRMED)
                found.append((first, place + 2, True))
                self.signed = True
            elif _is_written(low) and not _is_yet_to_come(words, place, place + 1, pending):
                has_number = any(char.isdecimal() for char in low + words.low(place + 1))
                found.append((place, place + 1, low in deals.WRITTEN_OUT or not has_number))
                self.signed = True
        if verbal and self.signed:
            self.signed = False
            self.missing += ("Is it only verbal, or in writing? Leave one out.",)
        for first, beyond, _ in found:
            words.take(first, beyond)
        if not self.signed:
            self.asks += _unread_signature(words)
        return found


def _unread_signature(words: Words) -> tuple[str, ...]:
    """Return what to ask about a word for a signature with a slip in it: "singed"."""
    for word in words.all:
        if len(word.low) > _SHORTEST_SIGNED and any(
            is_damaged(word.low, one) for one in deals.WRITTEN_OUT if len(one) > _SHORTEST_SIGNED + 1
        ):
            return (f'"{word.raw}": is it signed? Then write signed.',)
    return ()


def _off(said: str) -> tuple[str, int] | None:
    """Read "2%10", "2/10", "14tage2%": what they take off in percent, and within how many days."""
    if (last := _DAYS_FIRST.fullmatch(said)) is not None:
        return last[2].replace(",", "."), int(last[1])
    found = _DISCOUNT.fullmatch(said)
    if found is None:
        return None
    off = found[1].replace(",", "."), int(found[3])
    is_usual = float(off[0]) <= _MOST_OFF and off[1] in _USUAL_DAYS  # "2/10", and no date
    return off if found[2] != "/" or is_usual else None


def _is_written(low: str) -> bool:
    """Tell whether it is "signed", or a purchase order with or without its number: "PO", "PO#4711"."""
    return low in deals.WRITTEN or (low[:2] in deals.ORDER_NUMBER and low[2:].lstrip("#-").isdecimal())


def _is_yet_to_come(words: Words, first: int, beyond: int, pending: frozenset[int]) -> bool:
    if not words.has_break(beyond - 1) and (words.low(beyond) in deals.NOT_YET_AFTER or beyond in pending):
        return True
    back = first - 1
    while back >= 0 and back >= first - 2 and words.low(back) and not words.has_break(back):
        if words.low(back) in deals.NOT_YET_BEFORE:
            return True
        back -= 1
    return False


def _days(words: Words, place: int) -> tuple[int, int] | None:
    """Return the days that the words from here on give them to pay, and where they end."""
    low = words.low(place)
    if low in deals.PAYABLE:
        return _payable(words, place)
    if low in deals.TERMS or low in deals.NET:
        return _behind(words, place)
    if (found := _written(low, place)) is not None:
        return found[0], found[1] + (words.low(found[1]) in deals.TERM_DAYS)
    return _before(words, place)


def _payable(words: Words, place: int) -> tuple[int, int] | None:
    """Read "payable in 30 days", "payment terms net 30"."""
    after = place + 1 + (words.low(place + 1) in deals.IS_OF)
    days, beyond, has_unit = _number(words, after + (words.low(after) in deals.WITHIN))
    if days is not None and has_unit:
        return days, beyond + (words.low(beyond) in deals.NET)
    place += words.low(place + 1) in deals.TERMS
    return _behind(words, place) if words.low(place) in deals.TERMS or words.low(place) in deals.NET else None


def _behind(words: Words, place: int) -> tuple[int, int] | None:
    """Read "net 14", "terms: 30 days", "net 2 weeks" from its word on."""
    is_net = words.low(place) in deals.NET
    place += 1
    place += not is_net and words.low(place) in deals.OF_NET
    days, beyond, has_unit = _number(words, place)
    if days is None:
        return None if is_net else _written(words.low(place), place)
    return (days, beyond) if has_unit or not is_money_at(words, beyond) else None


def _before(words: Words, place: int) -> tuple[int, int] | None:
    """Read "30 days net", "30 days payment terms" from the number on."""
    days, beyond, has_unit = _number(words, place)
    if days is None:
        return None
    noun = beyond + (words.low(beyond) in deals.TO_PAY)
    if has_unit and words.low(noun) in deals.TERM_NOUNS:
        return days, noun + 1 + (words.low(noun + 1) in deals.TERMS)
    if words.low(beyond) in deals.NET and words.low(beyond + 1).isdecimal() and not words.has_break(beyond):
        return None  # "14 days net 30": the discount's days
    return (days, beyond + 1) if words.low(beyond) in deals.NET or words.low(beyond) in deals.TERMS else None


def _written(low: str, place: int) -> tuple[int, int] | None:
    """Read "net30", "n30", "net-30"."""
    for start in deals.NET_GLUED:
        digits = low.removeprefix(start)
        for unit in deals.GLUED_DAYS:
            digits = digits.removesuffix(unit)
        if digits != low and digits.isascii() and digits.isdecimal() and len(digits) < 4:
            days = int(digits)
            return (
                (days, place + 1)
                if days <= _LONGEST and (start not in deals.NET_LETTER or len(digits) > 1)
                else None
            )
    return None


def _number(words: Words, place: int) -> tuple[int | None, int, bool]:
    """Return a number of days, where it ends, and whether their unit is said: "30", "30 days", "30d", "2 weeks"."""
    low = words.low(place)
    shape, numbers = figures(low)
    if shape in deals.DAY_SHAPES:
        return (int(numbers[0]), place + 1, True) if int(numbers[0]) <= _LONGEST else (None, place, False)
    found = amount(words, place)
    is_one = low in deals.ARTICLES_OF_TERMS and found is not None and found[0] <= _A_COUPLE
    if found is None or found[0] > _LONGEST or (is_one and words.low(found[1]) not in deals.LONG_UNITS):
        return None, place, False
    number, beyond = found
    each = deals.LONG_UNITS.get(words.low(beyond), 1)
    has_unit = words.low(beyond) in deals.TERM_DAYS or each > 1
    return (number * each, beyond + has_unit, has_unit) if number * each <= _LONGEST else (None, place, False)
