"""The currencies people write: ISO 4217 codes, signs and names. Loaded only when a line may hold money."""

from __future__ import annotations

from cockpit.capture.lexicon.sums import CROWNS, CURRENCY_NAMES, CURRENCY_PAIRS, UNKEPT
from cockpit.capture.money.iso4217 import CODES, MINOR_DIGITS
from cockpit.capture.tokens import fold

# Codes that are words, too: only capitals are money, and with a plain number not even those are sure.
WORDLIKE = frozenset("ALL AMD BAM BOB CAD COP CUP GEL LAK MAD MOP NAD PAB PEN PHP SAR SOS TOP TRY".split())
# So are these in small letters; the other codes may be typed in any case.
_CAPITALS_ONLY = WORDLIKE | frozenset(
    "ARS AWG BIF BOV BTN DOP ERN ETB FKP GIP HTG LSL MAD MRU MUR MVR NIO RON SCR SHP SLE STN SVC TJS USN "
    "WST".split()
)
# Those with three decimals: "12.500 KWD" can be twelve and a half.
THOUSANDTHS = frozenset(code for code, digits in MINOR_DIGITS.items() if digits == 3)
_SIGNS = {
    "€": "EUR", "£": "GBP", "us$": "USD", "$us": "USD", "usd$": "USD", "ca$": "CAD", "c$": "CAD", "can$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "sfr": "CHF", "zl": "PLN", "kc": "CZK", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "jp¥": "JPY", "cn¥": "CNY",
    "₩": "KRW", "₴": "UAH", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₸": "KZT",
}  # fmt: skip
# Names of several currencies: the home currency where it is one of them, else the second, else it is asked.
_DOLLARS = (
    frozenset("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD LRD NAD NZD SBD SGD SRD TTD TWD".split()),
    "USD",
)
_CROWNS = (frozenset("CZK DKK ISK NOK SEK".split()), "")
_POUNDS = (frozenset("EGP FKP GIP LBP SDG SHP SSP SYP".split()), "GBP")
_SHARED: dict[str, tuple[frozenset[str], str | None]] = {
    **dict.fromkeys(("$", "dollar", "dollars", "bucks"), _DOLLARS),
    **dict.fromkeys(CROWNS, _CROWNS),
    **dict.fromkeys(("pound", "pounds", "pfund"), _POUNDS),
    "fr": (frozenset(("CHF",)), None),
    **dict.fromkeys(("¥", "yen"), (frozenset(("CNY",)), "JPY")),
    **dict.fromkeys(("dirham", "dirhams"), (frozenset(("AED", "MAD")), "")),
    **dict.fromkeys("riyal riyals rial rials".split(), (frozenset("SAR QAR OMR YER IRR".split()), "")),
    **dict.fromkeys(("won",), (frozenset(("KRW", "KPW")), "")),
    **dict.fromkeys(("peso", "pesos"), (frozenset("ARS CLP COP CUP DOP MXN PHP UYU".split()), "")),
    **dict.fromkeys(("rupee", "rupees", "rs", "rupien"), (frozenset("LKR MUR NPR PKR SCR".split()), "INR")),
    **dict.fromkeys(("dinar", "dinars"), (frozenset("BHD DZD IQD JOD KWD LYD RSD TND".split()), "")),
    **dict.fromkeys(("lira", "liras"), (frozenset(("LBP", "SYP")), "TRY")),
}
_POWERS = {
    "k": 3, "tsd": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "mill": 6, "bn": 9, "mrd": 9, "mia": 9,
}  # fmt: skip
# Currencies that a multiplier is written onto.
_SCALED = frozenset(
    ("€", "$", "£", "eur", "usd", "gbp", "chf", "pln", "sek", "nok", "dkk", "czk", "jpy", "inr")
)


def named(typed: str, home: str, *, before: bool = False) -> str | None:
    """Return the code of a currency as typed; empty where the name alone does not settle it, None if it is none.

    `before` tells that it stands before the number, where only codes and signs do.
    """
    code = typed.upper()
    if code in CODES and (typed == code or code not in _CAPITALS_ONLY):
        return code
    low = fold(typed)
    if low in _SIGNS:
        return _SIGNS[low]
    if low in _SHARED and not (before and low not in ("$", "¥", "kr", "rs", "fr")):
        several, usual = _SHARED[low]
        return home if home in several else usual
    if low in UNKEPT:
        return None if before else ""
    return None if before and not low.startswith("euro") else CURRENCY_NAMES.get(low)


def paired(first: str, second: str) -> str | None:
    """Return the code of a currency named in two words, such as "US dollars"."""
    if first.endswith(("schen", "scher")):
        first = first[:-1]
    return CURRENCY_PAIRS.get((first, second)) or CURRENCY_PAIRS.get((first, second.removesuffix("s")))


def scaled(typed: str, home: str) -> tuple[int, str | None] | None:
    """Read a multiplier, a currency, or the two in one: "k", "EUR", "TEUR", "mio€"."""
    low = fold(typed)
    if low in _POWERS:
        return _POWERS[low], None
    code = named(typed, home)
    if code is not None:
        return 0, code
    for length in (4, 3, 2, 1):
        power = 3 if low[:length] == "t" else _POWERS.get(low[:length])
        if power and low[length:] in _SCALED:
            return power, named(typed[length:], home) or ""
    return None
