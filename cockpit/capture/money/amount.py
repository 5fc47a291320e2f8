"""Reading sums of money: "12.5k EUR", "€1.5m", "12.500,50 €", "CHF 9'800", "2 x 450 USD", "15 TEUR"."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import sums
from cockpit.capture.lexicon.sums import SHORTENED, SPOKEN, TIMES
from cockpit.capture.money import currency_country
from cockpit.capture.money.currency import THOUSANDTHS, codes_of, named, scaled
from cockpit.capture.money.iso4217 import MINOR_DIGITS
from cockpit.capture.money.number_format import MOST, plain
from cockpit.capture.money.typed_sum import Sum
from cockpit.capture.tokens import Words
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.domain.money import Money
    from cockpit.domain.rules import Rules

_FIGURE = re.compile(r"([^0-9\s]*)([0-9](?:[0-9.,'’]*[0-9])?)([^0-9\s]*)")
_PRODUCT = re.compile(r"([0-9]{1,4})[xX×*](.*)")
_TIMES = re.compile(r"[x×*]([0-9]{1,4})?")
_GROUP = re.compile(r"([0-9]{3})([.,][0-9]{1,2})?([^0-9\s]*)")
_EVEN = frozenset((",-", ".-", ",–", ".–", ",--", ".--", ",—", ".—"))
_TWICE = "How many thousands is that? Write the number in full."
_SIGNS_BEHIND = frozenset("€$£")
_MINUS = "-−–"
_LONGEST_TOKEN = 32
_FEWEST_SPOKEN = 1000  # less in words, and without a currency, may count or be an hour
_MOST_DECIMALS = 2
# Currencies with more decimals: a fourth one tells that they are decimals, "12.3450 KWD".
_FINE = {code: 4 for code, digits in MINOR_DIGITS.items() if digits > _MOST_DECIMALS}


def money(typed: str, rules: Rules, currency: str | None = None) -> Money | None:
    """Return the money that a few words say and nothing else; `currency` stands for one that is not typed.

    What is not plain, such as "1.250k" or "12.500 KWD", is None like all that is no money; so is what cannot be paid
    in its currency, such as "100.5 JPY": money is never rounded.
    """
    home = currency or rules.home_currency
    found = _alone(typed, home)
    value = found.value(home) if found is not None and not found.ask else None
    return value if value is not None and found is not None and value.value == found.exact() else None


def doubt(typed: str, rules: Rules, currency: str | None = None) -> str:
    """Return what to ask of words that are money and not plain, such as "12.500 KWD"; empty where they are neither."""
    found = _alone(typed, currency or rules.home_currency)
    return found.ask if found is not None else ""


def _alone(typed: str, home: str) -> Sum | None:
    """Return the sum that a few words are; None where they say more, or none."""
    line = clean(typed).strip()
    words = Words(line, [])
    found = read_sum(words, 0, home) if len(words) else None
    if found is None or found.beyond != len(words):
        return None
    is_about = words.raw(0)[0] == sums.ABOUT_SIGN
    if (
        is_about or words.all[0].start or line[words.all[-1].end :] not in ("", ".", ",")
    ):  # "(500)" may mean a debt
        return None
    return found


def read_sum(words: Words, place: int, home: str) -> Sum | None:
    """Return the sum that begins at a word. Words that are taken already match nothing."""
    if words.low(place) == "" or len(words.low(place)) > _LONGEST_TOKEN:
        return None
    raw = _raw(words, place)
    count = _PRODUCT.fullmatch(raw)
    if count:
        times = int(count[1])
        found = _one(words, place, count[2], home) if count[2] else _behind_times(words, place, home)
    elif _is_count(raw) and _is_joined(words, place) and words.low(place + 1) in TIMES:
        times, found = int(raw), _behind_times(words, place + 1, home)
    else:
        found = _sum(words, place, home) or _spoken(words, place, home)
        if found is not None:
            _times_behind(words, found)
        return found
    if found is not None:
        found.first, found.times = place, times
    return found


def _spoken(words: Words, place: int, home: str) -> Sum | None:
    """Read a sum in words: "ten thousand five hundred euros"; behind another word it may be less, or more, of it."""
    if not words.low(place).isalpha() and "-" not in words.low(place):
        return None
    from cockpit.capture.money.amount_words import spoken_at

    number = spoken_at(words, place)
    if number is None:
        return None
    found = Sum(place, str(number[0]), "")
    found.beyond, found.is_marked, found.is_spaced = number[1], number[0] >= _FEWEST_SPOKEN, True
    _next_words(words, found, home, None)
    before, after = words.low(place - 1), words.low(found.beyond)
    is_led = bool(before) and before not in sums.LEADS and not words.has_break(place - 1)
    goes_on = after in sums.GOES_ON_IN_WORDS and not words.has_break(found.beyond - 1)
    if is_led or goes_on:
        said = words.said(place - is_led, found.beyond + goes_on)
        found.ask = f'How much is "{said}"? Write the amount in figures.'
    found.ask = found.ask or _unsettled(words, found, home if found.currency is None else found.currency)
    return found


def _behind_times(words: Words, place: int, home: str) -> Sum | None:
    """Read the sum that stands behind "2 x"."""
    return _sum(words, place + 1, home) if _is_joined(words, place) else None


def _sum(words: Words, place: int, home: str) -> Sum | None:
    """Read a sum with its currency on either side."""
    raw = _raw(words, place)
    code, power = named(raw, home, before=True), 0
    two, length = currency_country.pair_at(words, place)
    if two is not None and _is_joined(words, place + length - 1):  # "canadian dollars 20k"
        found = _one(words, place + length, _raw(words, place + length), home, before=two)
        if found is not None:
            found.first = place
        return found
    if code is None and raw.isalpha() | (raw[-1:] in _SIGNS_BEHIND):  # "TEUR 15", "T€ 15"
        power, code = scaled(raw, home) or (0, None)
    if code is None or not _is_joined(words, place):
        return _one(words, place, raw, home)
    found = _one(words, place + 1, _raw(words, place + 1), home, before=code)
    if found is not None:
        found.first = place
        found.ask = found.ask or (_TWICE if power and found.power else "")
        found.power = found.power or power
    return found


def _one(words: Words, place: int, raw: str, home: str, *, before: str | None = None) -> Sum | None:
    """Read a number and what follows it, the currency `before` it being known already."""
    figure = _FIGURE.fullmatch(raw) if len(raw) <= _LONGEST_TOKEN else None
    if figure is None:
        return None
    sign, prefix = _signed(figure[1])
    if prefix and (before is not None or (before := named(prefix, home, before=True)) is None):
        return None
    found = _grouped(words, place, figure) or _single(place, figure)
    if len(sign) > 1 or found is None or not _behind(found, home):
        return None
    found.is_negative = bool(sign)
    found.currency = found.currency if before is None else before
    _next_words(words, found, home, before)
    if found.currency is None:
        currency_country.take_behind(words, found, home)
    currency_country.settle(words, found)
    decimals = len(found.number.partition(".")[2])
    meant = home if found.currency is None else found.currency
    if not found.power and decimals > max(_MOST_DECIMALS, _FINE.get(meant, 0)):
        return None
    found.ask = _unsettled(words, found, meant)
    return found


def _unsettled(words: Words, found: Sum, meant: str) -> str:
    """Return what to ask of a sum whose currency its name does not settle, or whose mark may part two things.

    `meant` is its currency, or the one that stands for one that is not typed.
    """
    said = words.said(found.first, found.beyond)
    if found.currency == "":
        return f'Which currency is "{said}"? Write its three letters, such as EUR.'
    is_grouped = not found.ask and found.is_grouped
    is_slip = "." in said and found.may_be_decimals
    if is_grouped and (found.power or meant in THOUSANDTHS or is_slip):
        asked = f'Does the mark in "{said}" part thousands or decimals?'
        if meant not in THOUSANDTHS or found.power:
            return f"{asked} Write it without."
        return f"{asked} Write {found.number} or {found.number[:-3]}.{found.number[-3:]}0."
    return found.ask


def _signed(typed: str) -> tuple[str, str]:
    """Return the minus signs before a number, on either side of its currency, and the currency."""
    prefix = typed.lstrip("~" + _MINUS)
    bare = prefix.rstrip(_MINUS)
    return (typed[: len(typed) - len(prefix)] + prefix[len(bare) :]).strip("~"), bare


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
        if group is None or (group[3] and group[3] not in _EVEN and scaled(group[3], "") is None):
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
    if found.suffix.count("/"):
        if not per.isalpha() or not (found.power or found.currency):
            return False
        found.ask = "Is that the whole amount? Write the total, such as: 12 x 450 EUR"
    return True


def _next_words(words: Words, found: Sum, home: str, before: str | None) -> None:
    """Read a multiplier and a currency in words of their own."""
    if not _is_joined(words, found.beyond - 1):
        return
    if not found.power and found.currency in (None, before) and _at_once(words, found, home, before):
        return
    if not _is_joined(words, found.beyond - 1) or (found.currency is not None and before is None):
        return
    code, length = currency_country.currency_at(words, found.beyond, home)
    if code is None:
        return
    shared = codes_of(words.raw(found.first)[:1])  # "$5k CAD"
    if before in (None, code) or (shared is not None and code in shared):
        found.currency, found.beyond = code, found.beyond + length
    elif not _FIGURE.fullmatch(_raw(words, found.beyond + 1)):
        found.ask = f"Is that {before} or {code}? Leave one out."


def _at_once(words: Words, found: Sum, home: str, before: str | None) -> bool:
    """Read a multiplier, and tell whether the currency came in one word with it: "15 TEUR"."""
    place = found.beyond
    power = SPOKEN.get(words.low(place))
    if power is None and words.low(place) in sums.MILLION_SHORT and _is_joined(words, place):
        power = 6 if before or named(_raw(words, place + 1), home) else None
    if power:
        found.power, found.beyond = power, place + 1
        return False
    at_once = scaled(_raw(words, place), home)
    if at_once is None or not (at_once[0] and at_once[1]) or before not in (None, at_once[1]):
        return False
    found.power, found.currency = at_once
    found.beyond = place + 1
    return True


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
    word = words.all[place]
    is_short = word.low in SHORTENED and words.line[word.end : word.right] == "."
    return bool(words.low(place + 1)) and (is_short or not words.has_break(place))


def _raw(words: Words, place: int) -> str:
    return words.all[place].raw if words.low(place) else ""
