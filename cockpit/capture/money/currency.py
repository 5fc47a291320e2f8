"""The currencies people write: ISO 4217 codes, signs and names. Loaded only when a line may hold money."""

from __future__ import annotations

from cockpit.capture.lexicon.countries import WHOSE
from cockpit.capture.lexicon.sums import CROWNS, CURRENCY_NAMES, CURRENCY_PAIRS, NO_UNITS, UNKEPT
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
    if before and not low.startswith("euro"):
        return None
    return CURRENCY_NAMES.get(low) or _in_one(low)


def codes_of(name: str) -> frozenset[str] | None:
    """Return the currencies that share a name or a sign; None where it is none, or the letters of one."""
    low = "pounds" if name == "£" else fold(name)
    if low in _SHARED:
        several, usual = _SHARED[low]
        return several | {usual} if usual else several
    if low in UNKEPT:
        return frozenset()
    return frozenset((CURRENCY_NAMES[low],)) if low in CURRENCY_NAMES else None


def owner(said: str) -> frozenset[str] | None:
    """Return the currencies of the country that a word tells of: "canadian", "kanadische"; None where it tells none."""
    return WHOSE.get(said, WHOSE.get(f"{said.partition('isch')[0]}isch") if "isch" in said else None)


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
    if not hyphen and low.endswith(("dollar", "dollars")):
        whose, unit = low.partition("dollar")[0], "dollar"
    return paired(whose, unit) if whose else None


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
