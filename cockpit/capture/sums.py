"""Reading sums of money: "12.5k EUR", "€1.5m", "12.500,50 €", "CHF 9'800", "2 x 450 USD", "15 TEUR"."""

from __future__ import annotations

import re

from cockpit.capture.currencies import THOUSANDTHS, WORDLIKE, named, paired, scaled
from cockpit.capture.digits import MOST, plain
from cockpit.capture.words import Words
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.domain.money import Money
    from cockpit.domain.rules import Rules

_FIGURE = re.compile(r"([^0-9\s]*)([0-9](?:[0-9.,'’]*[0-9])?)([^0-9\s]*)")
_PRODUCT = re.compile(r"([0-9]{1,4})[xX×*](.*)")
_TIMES = re.compile(r"[x×*]([0-9]{1,4})?")
_GROUP = re.compile(r"([0-9]{3})([.,][0-9]{1,2})?([^0-9\s]*)")
_SPOKEN = {
    "k": 3, "tsd": 3, "thousand": 3, "grand": 3, "mn": 6, "mio": 6, "mln": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9, "mrd": 9,
}  # fmt: skip
_EVEN = frozenset((",-", ".-", ",–", ".–", ",--", ".--", ",—", ".—"))
_MINUS = "-−–"
_LONGEST_TOKEN = 32
_X = frozenset("x×*")


class Sum:
    """A sum as read: words from `first` up to `beyond`, `number` in plain digits, tens to `power`, how many `times`.

    `is_sure` tells that its form is that of money; else it is a number that may be anything. `is_decimal`
    has two decimals. Its thousands may be parted: `is_marked`, by spaces: `is_spaced`, or by the only mark in
    it, which is an assumption: `is_grouped`. `ask` says what is not settled.
    """

    __slots__ = (
        "ask",
        "beyond",
        "currency",
        "first",
        "is_grouped",
        "is_marked",
        "is_negative",
        "is_spaced",
        "number",
        "power",
        "suffix",
        "times",
    )

    def __init__(self, first: int, number: str, suffix: str) -> None:
        self.first = first
        self.beyond = first + 1
        self.number = number
        self.suffix = suffix
        self.currency: str | None = None
        self.power = 0
        self.times = 1
        self.is_negative = False
        self.is_grouped = False
        self.is_marked = False
        self.is_spaced = False
        self.ask = ""

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a whole number without any mark of money."""
        return not (self.power or self.is_marked or "." in self.number)

    @property
    def is_sure(self) -> bool:
        """Tell whether it can only be money."""
        if self.currency in WORDLIKE and self.is_plain:
            return False
        return bool(self.currency is not None or self.power or self.is_marked)

    @property
    def is_decimal(self) -> bool:
        """Tell whether it has two decimals, as prices have."""
        return len(self.number.partition(".")[2]) == 2

    def value(self, currency: str) -> Money | None:
        """Return the money, in that currency where none was typed; None where it cannot be counted exactly."""
        from decimal import Decimal

        from cockpit.domain.money import Money
        from cockpit.errors import NotUnderstood

        exact = Decimal(self.number).scaleb(self.power) * self.times
        try:
            return Money(value=-exact if self.is_negative else exact, currency=self.currency or currency)
        except NotUnderstood:
            return None


def money(typed: str, rules: Rules, currency: str | None = None) -> Money | None:
    """Return the money that a few words say and nothing else; `currency` stands for one that is not typed.

    What is not plain, such as "1.250k" or "12.500 KWD", is None like all that is no money.
    """
    line = clean(typed).strip()
    words = Words(line, [])
    home = currency or rules.home_currency
    found = read(words, 0, home) if len(words) else None
    if found is None or found.ask or found.beyond != len(words):
        return None
    if words.all[0].start or line[words.all[-1].end :] not in ("", ".", ","):  # "(500)" may mean a debt
        return None
    return found.value(home)


def read(words: Words, place: int, home: str) -> Sum | None:
    """Return the sum that begins at a word. Words that are taken already match nothing."""
    if words.low(place) == "" or len(words.low(place)) > _LONGEST_TOKEN:
        return None
    raw = _raw(words, place)
    count = _PRODUCT.fullmatch(raw)
    if count:
        times = int(count[1])
        found = _one(words, place, count[2], home) if count[2] else _behind_times(words, place, home)
    elif _is_count(raw) and _is_joined(words, place) and words.low(place + 1) in _X:
        times, found = int(raw), _behind_times(words, place + 1, home)
    else:
        found = _sum(words, place, home)
        if found is not None:
            _times_behind(words, found)
        return found
    if found is not None:
        found.first, found.times = place, times
    return found


def _behind_times(words: Words, place: int, home: str) -> Sum | None:
    """Read the sum that stands behind "2 x"."""
    return _sum(words, place + 1, home) if _is_joined(words, place) else None


def _sum(words: Words, place: int, home: str) -> Sum | None:
    """Read a sum with its currency on either side."""
    raw = _raw(words, place)
    code = named(raw, home, before=True)
    if code is None or not _is_joined(words, place):
        return _one(words, place, raw, home)
    found = _one(words, place + 1, _raw(words, place + 1), home, before=code)
    if found is not None:
        found.first = place
    return found


def _one(words: Words, place: int, raw: str, home: str, *, before: str | None = None) -> Sum | None:
    """Read a number and what follows it, the currency `before` it being known already."""
    figure = _FIGURE.fullmatch(raw) if len(raw) <= _LONGEST_TOKEN else None
    if figure is None:
        return None
    prefix = figure[1].lstrip("~" + _MINUS)
    sign = figure[1][: len(figure[1]) - len(prefix)]
    if prefix:
        bare = prefix.rstrip(_MINUS)
        sign, prefix = sign + prefix[len(bare) :], bare
        if before is not None or (before := named(prefix, home, before=True)) is None:
            return None
    if len(sign.strip("~")) > 1:
        return None
    found = _grouped(words, place, figure) or _single(place, figure)
    if found is None or not _behind(found, home):
        return None
    found.is_negative = bool(sign.strip("~"))
    found.currency = found.currency if before is None else before
    _next_words(words, found, home, before)
    if found.currency == "":
        found.ask = (
            f'Which currency is "{words.said(place, found.beyond)}"? Write its three letters, such as EUR.'
        )
    if found.is_grouped and (found.power or found.currency in THOUSANDTHS):
        said = words.said(found.first, found.beyond)
        found.ask = found.ask or f'Does the mark in "{said}" part thousands or decimals? Write it without.'
    return found


def _single(place: int, figure: re.Match[str]) -> Sum | None:
    number = plain(figure[2])
    if number is None:
        return None
    found = Sum(place, number[0], figure[3])
    found.is_marked, found.is_grouped = number[1], number[2]
    return found


def _grouped(words: Words, place: int, figure: re.Match[str]) -> Sum | None:
    """Read a number whose thousands are parted by spaces: "12 500"."""
    number, place_of = figure[2], place
    if figure[3] or not number.isdecimal() or len(number) > 3 or number[0] == "0":
        return None
    suffix = ""
    while not suffix and "." not in number and len(number) <= MOST and _is_joined(words, place_of):
        group = _GROUP.fullmatch(_raw(words, place_of + 1))
        if group is None or (group[3] and not _is_suffix(group[3])):
            break
        number += group[1] + (group[2] or "").replace(",", ".")
        place_of, suffix = place_of + 1, group[3]
    if place_of == place or len(number) > MOST:
        return None
    found = Sum(place, number, suffix)
    found.beyond, found.is_marked, found.is_spaced = place_of + 1, True, True
    return found


def _behind(found: Sum, home: str) -> bool:
    """Read what is written onto the number: "k", "€", "kEUR", ",-". False where it is not of money."""
    suffix, _, per = found.suffix.partition("/")
    if suffix in _EVEN:
        found.is_marked, suffix = True, ""
    read_as = scaled(suffix, home) if suffix else (0, None)
    if read_as is None:
        return False
    found.power, found.currency = read_as
    decimals = found.number.partition(".")[2]
    if not found.power and len(decimals) > 2 and not found.is_marked:
        return False
    if found.suffix.count("/"):
        if not per.isalpha() or not (found.power or found.currency):
            return False
        found.ask = "Is that the whole amount? Write the total, such as: 12 x 450 EUR"
    return True


def _is_suffix(suffix: str) -> bool:
    return suffix in _EVEN or scaled(suffix, "") is not None


def _next_words(words: Words, found: Sum, home: str, before: str | None) -> None:
    """Read a multiplier and a currency in words of their own."""
    if not _is_joined(words, found.beyond - 1):
        return
    place = found.beyond
    if not found.power and found.currency in (None, before):
        power = _SPOKEN.get(words.low(place))
        if power is None and words.low(place) == "m" and _is_joined(words, place):
            power = 6 if before or named(_raw(words, place + 1), home) else None
        at_once = None if power else scaled(_raw(words, place), home)
        if power:
            found.power, place = power, place + 1
        elif at_once is not None and at_once[0] and at_once[1] and before in (None, at_once[1]):
            found.power, found.currency = at_once
            found.beyond = place + 1
            return
    joined = place == found.beyond or _is_joined(words, place - 1)
    found.beyond = place
    if not joined or (found.currency is not None and before is None):
        return
    code, length = paired(words.low(place), words.low(place + 1)), 2
    if code is None:
        code, length = named(_raw(words, place), home), 1
    if code is None or (
        length == 1 and words.low(place) in ("pound", "pounds") and words.low(place + 1) == "of"
    ):
        return
    if before in (None, code):
        found.currency, found.beyond = code, place + length
    elif not _FIGURE.fullmatch(_raw(words, place + 1)):
        found.ask = f"Is that {before} or {code}? Leave one out."


def _times_behind(words: Words, found: Sum) -> None:
    """Read "450 EUR x 2"."""
    times = _TIMES.fullmatch(words.low(found.beyond))
    if times is None or not _is_joined(words, found.beyond - 1):
        return
    if times[1]:
        found.times, found.beyond = int(times[1]), found.beyond + 1
    elif _is_count(words.low(found.beyond + 1)):
        found.times, found.beyond = int(words.low(found.beyond + 1)), found.beyond + 2


def _is_count(low: str) -> bool:
    return low.isascii() and low.isdecimal() and len(low) <= 4


def _is_joined(words: Words, place: int) -> bool:
    """Tell whether the next word follows without punctuation, and is not recognised already."""
    return bool(words.low(place + 1)) and not (
        words.has_break(place) or words.all[place + 1].left < words.all[place + 1].start
    )


def _raw(words: Words, place: int) -> str:
    return words.all[place].raw if words.low(place) else ""
