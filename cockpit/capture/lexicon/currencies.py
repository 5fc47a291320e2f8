"""How currencies are written: by signs and names, some shared by several; and which codes are words, too."""

from __future__ import annotations

from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import words
from cockpit.capture.lexicon.sums import CROWNS

# Codes that are words, too: only capitals are money, and with a plain number not even those are sure.
WORDLIKE = frozenset("ALL AMD BAM BOB CAD COP CUP GEL LAK MAD MOP NAD PAB PEN PHP SAR SOS TOP TRY".split())
# So are these in small letters; the other codes may be typed in any case.
CAPITALS_ONLY = WORDLIKE | words("""ARS AWG BIF BOV BTN DOP ERN ETB FKP GIP HTG LSL MAD MDL MRU MUR MVR NIO RON SCR SHP
    SLE STN SVC TJS USN WST""")
SIGNS = {
    "€": "EUR", "£": "GBP", "us$": "USD", "$us": "USD", "usd$": "USD", "ca$": "CAD", "c$": "CAD", "can$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "sfr": "CHF", "skr": "SEK", "nkr": "NOK", "dkr": "DKK",
    "zl": "PLN", "kc": "CZK", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "jp¥": "JPY", "cn¥": "CNY",
    "₩": "KRW", "₴": "UAH", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₸": "KZT",
}  # fmt: skip
# Names of several currencies: the home currency where it is one of them, else the second, else it is asked.
_DOLLARS = words("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD LRD NAD NZD SBD SGD SRD TTD TWD"), "USD"
_CROWNS = (frozenset("CZK DKK ISK NOK SEK".split()), "")
_POUNDS = (frozenset("EGP FKP GIP LBP SDG SHP SSP SYP".split()), "GBP")
SHARED: dict[str, tuple[frozenset[str], str | None]] = {
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
POWERS = {
    "k": 3, "tsd": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "mill": 6, "bn": 9, "mrd": 9, "mia": 9,
}  # fmt: skip
# Currencies that a multiplier is written onto.
SCALED = words("€ $ £ eur usd gbp chf pln sek nok dkk czk jpy inr")
POUND_BY_SIGN = "pounds"
DOLLAR, DOLLARS = "dollar", ("dollar", "dollars")
EURO = "euro"  # how its names begin
THOUSANDS_LETTER = frozenset(("t",))  # "TEUR"
OF_COUNTRY = de.OF_COUNTRY  # how a German adjective ends, whatever its own ending
