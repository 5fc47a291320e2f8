"""Currencies that words tell of: "canadian dollars", "$20k (NZ)", "schwedische Kronen", "4k in pounds"."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import is_one_off, sums
from cockpit.capture.lexicon.countries import BEHIND_IN_CAPITALS, WHOSE
from cockpit.capture.lexicon.currencies import CAPITALS_ONLY
from cockpit.capture.lexicon.particles import OF_PLAIN
from cockpit.capture.lexicon.sums import POWER_LETTERS, SIGNS_BESIDE
from cockpit.capture.money.currency import codes_of, named, owner, paired
from cockpit.capture.money.iso4217 import CODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.money.typed_sum import Sum
    from cockpit.capture.tokens import Words

_SIGN = re.compile("|".join(map(re.escape, SIGNS_BESIDE)), re.IGNORECASE)
_FIGURES = re.compile(rf"[0-9.,'’{POWER_LETTERS}~−–-]+")
_SHORTEST_SLIP = 5


def currency_at(words: Words, place: int, home: str) -> tuple[str | None, int]:
    """Return the currency that is named there, and in how many words; "pounds of" counts no money."""
    code, length = pair_at(words, place)
    if code is not None:
        return code, length
    is_weight = words.low(place) in sums.POUNDS and words.low(place + 1) in OF_PLAIN
    return (None if is_weight else named(words.raw(place), home) if words.low(place) else None), 1


def pair_at(words: Words, place: int) -> tuple[str | None, int]:
    """Return the currency that words from there on name: "canadian dollars", "hong kong dollars"; empty if unclear."""
    for length in (1, 2):
        unit = place + length
        if not words.low(unit) or any(words.has_break(at) for at in range(place, unit)):
            break
        code = paired("-".join(words.low(at) for at in range(place, unit)), words.low(unit))
        if code is not None:
            return code, length + 1
    return None, 1


def other_currency(words: Words, found: Sum, home: str, until: int) -> str:
    """Return the two currencies of a line that names another one apart from the sum: "5k, billed in usd"."""
    own = home if found.currency is None else found.currency
    for place in range(until):
        is_led = words.low(place) in sums.IN_CURRENCY and not words.has_break(place)
        code = currency_at(words, place + 1, own)[0] if is_led else None
        if code is not None and code != own and not found.first <= place < found.beyond:
            return " or ".join(filter(None, (own, code or words.raw(place + 1))))
    return ""


def take_behind(words: Words, found: Sum, home: str) -> None:
    """Read the currency that a sum is said to be in: "4k in pounds", "4k, in USD", "4k, USD"; it is told.

    Capitals that may be words, and those that more words follow, are asked about: "12k, TOP", "12k in CAD files".
    """
    is_led = words.low(found.beyond) in sums.IN_CURRENCY
    place = found.beyond + is_led
    code, length = currency_at(words, place, home)
    if code is None or (words.has_break(place - 1) if is_led else not words.raw(place).isupper()):
        return
    beyond, raw = place + length, words.raw(place)
    is_end = words.is_last(beyond - 1) or words.has_break(beyond - 1)
    if not is_led and not is_end:
        return
    is_word = (
        raw in CODES and code != home and (raw in CAPITALS_ONLY or not (is_led or raw in sums.COMMON_CODES))
    )
    if is_word or not (is_end or words.low(beyond) in sums.MAY_FOLLOW):
        sum_alone, said = words.said(found.first, found.beyond), words.said(place, beyond)
        found.ask = found.ask or (
            f'Is "{sum_alone}" in "{said}"? Then write: {sum_alone} {said}. Put what is only words in quotation marks.'
        )
    else:
        found.currency, found.beyond, found.is_told = code, beyond, True


def settle(words: Words, found: Sum) -> None:
    """Let a word beside a sum tell whose currency it is, or be asked about: "20k dollars canadian", "NZ $20k"."""
    unit = unit_of(words, found)
    if unit is None or _settle_behind(words, found, unit):
        return
    for first in (found.first - 2, found.first - 1):
        codes = _owner_at(words, first, found.first) if first >= 0 else None
        if codes is not None and not any(words.has_break(at) for at in range(first, found.first)):
            _tell(found, codes & unit)
            found.first = first
            return


def _settle_behind(words: Words, found: Sum, unit: frozenset[str]) -> bool:
    """Let a word behind a sum tell; where more words follow, it may be of those, and it is asked."""
    for first, beyond in _behind(words, found.beyond):
        codes = _owner_at(words, first, beyond)
        if codes is not None:
            is_end = words.is_last(beyond - 1) or words.has_break(beyond - 1)
            _tell(found, codes & unit if is_end else frozenset())
            found.beyond = beyond
            return True
    place = found.beyond
    is_slip = _is_slip(words.low(place)) and (words.is_last(place) or words.has_break(place))
    if is_slip:
        found.currency, found.beyond = "", place + 1
    return is_slip


def _owner_at(words: Words, first: int, beyond: int) -> frozenset[str] | None:
    """Return the currencies of the country that free words tell of; None where they tell of none."""
    if not all(words.low(at) for at in range(first, beyond)):
        return None
    said = "-".join(words.low(at) for at in range(first, beyond))
    return None if said in BEHIND_IN_CAPITALS and not words.raw(first).isupper() else owner(said)


def _tell(found: Sum, fitting: frozenset[str]) -> None:
    found.currency = next(iter(fitting)) if len(fitting) == 1 else ""


def _behind(words: Words, place: int) -> list[tuple[int, int]]:
    """Return where the words behind a sum stand that may say whose currency it is, in brackets or not."""
    mark = words.line[words.all[place - 1].end : words.all[place - 1].right].strip()
    if mark not in ("", "(", "-") or not words.low(place):
        return []
    is_two = bool(words.low(place + 1)) and not words.has_break(place)
    return [*([(place, place + 2)] if is_two else []), (place, place + 1)]


def unit_of(words: Words, found: Sum) -> frozenset[str] | None:
    """Return the currencies that share the name or the sign a sum was typed with; None where it is a code, or none."""
    for place in range(found.first, found.beyond):
        raw = words.raw(place)
        sign = _SIGN.search(raw) if any(map(str.isdecimal, raw)) else None
        unit = codes_of(sign[0] if sign else _FIGURES.sub("", raw) if not raw.isalpha() else raw)
        if unit is not None:
            return unit
    return None


def _is_slip(low: str) -> bool:
    return len(low) > _SHORTEST_SLIP and any(
        is_one_off(low, one) for one in WHOSE if len(one) > _SHORTEST_SLIP
    )
