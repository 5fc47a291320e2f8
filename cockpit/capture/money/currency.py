"""The currencies people write: ISO 4217 codes, signs and names. Loaded only when a line may hold money."""

from __future__ import annotations

from cockpit.capture.lexicon import currencies, sums
from cockpit.capture.lexicon.countries import WHOSE
from cockpit.capture.lexicon.sums import CURRENCY_NAMES, CURRENCY_PAIRS, NO_UNITS, UNKEPT
from cockpit.capture.money.iso4217 import CODES, MINOR_DIGITS
from cockpit.capture.tokens import fold

# Those with three decimals: "12.500 KWD" can be twelve and a half.
THOUSANDTHS = frozenset(code for code, digits in MINOR_DIGITS.items() if digits == 3)


def named(typed: str, home: str, *, before: bool = False) -> str | None:
    """Return the code of a currency as typed; empty where the name alone does not settle it, None if it is none.

    `before` tells that it stands before the number, where only codes and signs do.
    """
    code = typed.upper()
    if code in CODES and (typed == code or code not in currencies.CAPITALS_ONLY):
        return code
    low = fold(typed)
    if low in currencies.SIGNS:
        return currencies.SIGNS[low]
    if low in currencies.SHARED and not (before and low not in sums.SIGNS_BEFORE):
        several, usual = currencies.SHARED[low]
        return home if home in several else usual
    if low in UNKEPT:
        return None if before else ""
    if before and not low.startswith(currencies.EURO):
        return None
    return CURRENCY_NAMES.get(low) or _in_one(low)


def codes_of(name: str) -> frozenset[str] | None:
    """Return the currencies that share a name or a sign; None where it is none, or the letters of one."""
    low = currencies.POUND_BY_SIGN if name == "£" else fold(name)
    if low in currencies.SHARED:
        several, usual = currencies.SHARED[low]
        return several | {usual} if usual else several
    if low in UNKEPT:
        return frozenset()
    return frozenset((CURRENCY_NAMES[low],)) if low in CURRENCY_NAMES else None


def owner(said: str) -> frozenset[str] | None:
    """Return the currencies of the country that a word tells of: "canadian", "kanadische"; None where it tells none."""
    stem, adjective, _ = said.partition(currencies.OF_COUNTRY)
    return WHOSE.get(said, WHOSE.get(stem + adjective) if adjective else None)


def paired(first: str, second: str) -> str | None:
    """Return the code of a currency named in two words, such as "US dollars"; empty where they do not fit."""
    if (code := CURRENCY_PAIRS.get((first, second))) is not None:
        return code
    whose = owner(first)
    units = codes_of(second) if whose is not None and second not in NO_UNITS else None
    if whose is None or units is None:
        return None
    fitting = whose & units
    return next(iter(fitting)) if len(fitting) == 1 else ""


def _in_one(low: str) -> str | None:
    """Return the code of a currency named in one word of two: "canadian-dollars", "Hongkong-Dollar"."""
    whose, hyphen, unit = low.rpartition("-")
    if not hyphen and low.endswith(currencies.DOLLARS):
        whose, unit = low.partition(currencies.DOLLAR)[0], currencies.DOLLAR
    return paired(whose, unit) if whose else None


def scaled(typed: str, home: str) -> tuple[int, str | None] | None:
    """Read a multiplier, a currency, or the two in one: "k", "EUR", "TEUR", "mio€"."""
    low = fold(typed)
    if low in currencies.POWERS:
        return currencies.POWERS[low], None
    code = named(typed, home)
    if code is not None:
        return 0, code
    for length in (4, 3, 2, 1):
        power = 3 if low[:length] in currencies.THOUSANDS_LETTER else currencies.POWERS.get(low[:length])
        if power and low[length:] in currencies.SCALED:
            return power, named(typed[length:], home) or ""
    return None
