"""The currencies people write: ISO 4217 codes, signs and names. Loaded only when a line may hold money."""

from __future__ import annotations

CODES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD "
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO "
    "NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV "
    "WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG".split()
)
# Codes that are words, too: only capitals are money, and with a plain number not even those are sure.
WORDLIKE = frozenset("ALL AMD BAM BOB CAD COP CUP GEL LAK MAD MOP NAD PAB PEN PHP SAR SOS TOP TRY".split())
# So are these in small letters; the other codes may be typed in any case.
_CAPITALS_ONLY = WORDLIKE | frozenset(
    "ARS AWG BIF BOV BTN DOP ERN ETB FKP GIP HTG LSL MAD MRU MUR MVR NIO RON SCR SHP SLE STN SVC TJS USN "
    "WST".split()
)
# Those with three decimals: "12.500 KWD" can be twelve and a half.
THOUSANDTHS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_SIGNS = {
    "€": "EUR", "£": "GBP", "us$": "USD", "$us": "USD", "usd$": "USD", "ca$": "CAD", "c$": "CAD", "can$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "sfr": "CHF", "zł": "PLN", "kč": "CZK", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "₩": "KRW", "₴": "UAH", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₸": "KZT",
}  # fmt: skip
_NAMES = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("franc", "francs", "franken"), "CHF"),
    **dict.fromkeys(("quid", "sterling"), "GBP"),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), "CNY"),
    **dict.fromkeys(("zloty", "zlotys", "zlotych"), "PLN"),
    **dict.fromkeys(("rand", "rands"), "ZAR"),
    **dict.fromkeys(("shekel", "shekels"), "ILS"),
    "reais": "BRL",
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "RUB"),
    **dict.fromkeys(("forint", "forints"), "HUF"),
}
_PAIRS = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD", ("singapore", "dollar"): "SGD", ("kiwi", "dollar"): "NZD",
    ("swiss", "franc"): "CHF", ("british", "pound"): "GBP", ("pounds", "sterling"): "GBP",
    ("pound", "sterling"): "GBP", ("czech", "crown"): "CZK", ("swedish", "krona"): "SEK",
    ("swedish", "kronor"): "SEK", ("danish", "kroner"): "DKK", ("norwegian", "kroner"): "NOK",
    ("indian", "rupee"): "INR", ("mexican", "peso"): "MXN",
}  # fmt: skip
# Names of several currencies: the home currency where it is one of them, else the second, else it is asked.
_DOLLARS = (
    frozenset("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD LRD NAD NZD SBD SGD SRD TTD TWD".split()),
    "USD",
)
_CROWNS = (frozenset("CZK DKK ISK NOK SEK".split()), "")
_POUNDS = (frozenset("EGP FKP GIP LBP SDG SHP SSP SYP".split()), "GBP")
_SHARED = {
    **dict.fromkeys(("$", "dollar", "dollars", "bucks"), _DOLLARS),
    **dict.fromkeys(("kr", "krone", "kroner", "krona", "kronor", "crown", "crowns"), _CROWNS),
    **dict.fromkeys(("pound", "pounds"), _POUNDS),
    **dict.fromkeys(("¥", "yen"), (frozenset(("CNY",)), "JPY")),
    **dict.fromkeys(("peso", "pesos"), (frozenset("ARS CLP COP CUP DOP MXN PHP UYU".split()), "")),
    **dict.fromkeys(("rupee", "rupees", "rs"), (frozenset("LKR MUR NPR PKR SCR".split()), "INR")),
    **dict.fromkeys(("dinar", "dinars"), (frozenset("BHD DZD IQD JOD KWD LYD RSD TND".split()), "")),
    **dict.fromkeys(("lira", "liras"), (frozenset(("LBP", "SYP")), "TRY")),
}
_POWERS = {
    "k": 3, "tsd": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "mill": 6, "bn": 9, "mrd": 9,
}  # fmt: skip
# Currencies that a multiplier is written onto.
_SCALED = frozenset(
    ("€", "$", "£", "eur", "usd", "gbp", "chf", "pln", "sek", "nok", "dkk", "czk", "jpy", "inr")
)
# What is counted in something else than a currency we keep books in.
UNKEPT = frozenset("cent cents ct cts pence btc eth usdt usdc bitcoin bitcoins ether".split())


def named(typed: str, home: str, *, before: bool = False) -> str | None:
    """Return the code of a currency as typed; empty where the name alone does not settle it, None if it is none.

    `before` tells that it stands before the number, where only codes and signs do.
    """
    code = typed.upper()
    if code in CODES and (typed == code or code not in _CAPITALS_ONLY):
        return code
    low = typed.lower()
    if low in _SIGNS:
        return _SIGNS[low]
    if low in _SHARED and not (before and low not in ("$", "¥", "kr", "rs")):
        several, usual = _SHARED[low]
        return home if home in several else usual
    if low in UNKEPT:
        return None if before else ""
    return None if before and not low.startswith("euro") else _NAMES.get(low)


def paired(first: str, second: str) -> str | None:
    """Return the code of a currency named in two words, such as "US dollars"."""
    return _PAIRS.get((first, second)) or _PAIRS.get((first, second.removesuffix("s")))


def scaled(typed: str, home: str) -> tuple[int, str | None] | None:
    """Read a multiplier, a currency, or the two in one: "k", "EUR", "TEUR", "mio€"."""
    low = typed.lower()
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
