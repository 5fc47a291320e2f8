"""Words beside sums of money, English and German, folded: what currencies were called, what makes a sum another."""

from cockpit.capture.lexicon import ABOUT, listed, meanings, phrases, word_by_word, words
from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en

# Currencies that are no more, by what people write: they are asked about.
RETIRED = words("""BGN HRK DEM DM FRF FF ITL ESP NLG ATS BEF PTE FIM IEP GRD SIT SKK EEK LVL LTL MTL CYP ROL TRL PLZ
    YUM CSK SUR ZWD VEF BYR MRO STD ANG GHC AZM""")
COMMON_CODES = tuple("EUR USD GBP CHF PLN SEK NOK DKK CZK JPY INR CAD AUD HUF RON TRY CNY".split())
# In capitals beside a sum, and no currency.
ABBREVIATIONS = words("""po vat mwst ust net eom eoy eod api sso nda erp crm sla kpi roi usb led lcd pvc it hr pr nr
    no ok in so is eu uk de at ch gmbh ag ltd inc llc inv ref ust. iva tva gst excl incl inkl exkl zzgl p.a pa pcs
    stk dap ddp exw fob cif fca""")
JOINS = words(en.JOINS, de.JOINS, "& + et y e en i")
HALF = words(en.HALF, de.HALF)
NUMBER_ENDS = listed(en.NUMBER_ENDS, de.NUMBER_ENDS)
OTHERWISE = words(en.OTHERWISE, de.OTHERWISE, "/ & +")
MINUS = words(en.MINUS, de.MINUS, "- – — −")
# What is taken off or put on, and that it is.
REDUCING = words(en.REDUCING, de.REDUCING)
# Behind a number that is the last, or too great to count things, these put it on the sum or take it off.
PUT_ON = words(en.PUT_ON, de.PUT_ON)
# Behind a sum: that it is so much more than once.
MULTIPLIED = words(en.MULTIPLIED, de.MULTIPLIED)
NUMBER_WORDS = words(en.NUMBER_WORDS, de.NUMBER_WORDS)
# Numbers in words: "ten thousand five hundred", "eine Million"; "a hundred" is one.
SCALES = meanings(en.SCALES, de.SCALES)
BEFORE_SCALE, GERMAN_THOUSAND, MOST_IN_WORDS = words(en.BEFORE_SCALE, de.BEFORE_SCALE), de.THOUSAND, 10**9
GOES_ON_IN_WORDS = JOINS | OTHERWISE | words(en.GOES_ON_IN_WORDS, de.GOES_ON_IN_WORDS, "-")
# Behind so many thousands these are what is counted: "5k points".
COUNTED_BY_THOUSANDS = words(en.COUNTED_BY_THOUSANDS, de.COUNTED_BY_THOUSANDS)
POWER_WORDS = words(en.POWER_WORDS, de.POWER_WORDS)  # a slip in one is asked about
# In a line about money a number after these is a name, too.
NUMBERED_BESIDE_SUMS = words(en.NUMBERED_BESIDE_SUMS, de.NUMBERED_BESIDE_SUMS)
NUMBERED_TOO = words(en.NUMBERED_TOO, de.NUMBERED_TOO, "& +")
# What may follow a number that counts nothing.
MAY_FOLLOW = words(en.MAY_FOLLOW, de.MAY_FOLLOW)
# By what it was paid, and what leads there: "700 in cash", "per Lastschrift".
PAID_BY = words(en.PAID_BY, de.PAID_BY)
PAID_THROUGH = words(en.PAID_THROUGH, de.PAID_THROUGH)
IN_CURRENCY = words(en.IN_CURRENCY, "en")  # "4k, in USD"
COUNTED = words(en.COUNTED, de.COUNTED, "%")
EACH_BEHIND = words(en.EACH_BEHIND, de.EACH_BEHIND)
EACH_PERIOD = words(en.EACH_PERIOD)
SPREAD = words(en.SPREAD, de.SPREAD)
EACH_BEFORE = words(en.EACH_BEFORE, de.EACH_BEFORE, "@ x × *")
OF_SUM = words(en.OF_SUM, de.OF_SUM)
# A word before the amount that goes with it: "order for 5k".
LEADS = words(en.LEADS_TO_SUM, de.LEADS_TO_SUM)
MORE = words(en.MORE, de.MORE, "+")
PARTS = words(en.PARTS, de.PARTS, "mitad moitie helft metade polowa polowe 1/2 1/3 2/3 1/4 3/4 ½ ⅓ ¼ ¾")
REDUCED = words(en.REDUCED, de.REDUCED)
BOUNDED_BY = words(en.BOUNDED_BY, de.BOUNDED_BY)
AT_MOST = frozenset(word_by_word(en.AT_MOST, de.AT_MOST))
# Beside a sum that was paid these leave open how much came.
ROUGHLY = ABOUT | words(en.ROUGHLY, de.ROUGHLY, "≈ c")
OR_SO = phrases(en.OR_SO, de.OR_SO)
ABOUT_SIGN, LESS_SIGN, DOUBT = "~", "<", "?"
SPOKEN = meanings(en.SPOKEN, de.SPOKEN)
# After these a full stop only shortens the word.
SHORTENED = frozenset("thousand tsd mio mln mill mrd mia fr sfr kr rs fs".split())
TIMES = words(de.TIMES, "x × *")
CURRENCY_NAMES = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys("franc francs franken schweizerfranken stutz".split(), "CHF"),
    **dict.fromkeys(("quid", "sterling"), "GBP"),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), "CNY"),
    **dict.fromkeys("zloty zlotys zlotych".split(), "PLN"),
    **dict.fromkeys(("rand", "rands"), "ZAR"),
    **dict.fromkeys("shekel shekels schekel".split(), "ILS"),
    **dict.fromkeys("ruble rubles rouble roubles rubel".split(), "RUB"),
    **dict.fromkeys(("forint", "forints"), "HUF"),
    **dict.fromkeys("us-dollar us-dollars usdollar usdollars".split(), "USD"),
    **dict.fromkeys(("hryvnia", "griwna"), "UAH"),
    **dict.fromkeys(("ft", "forintot"), "HUF"), **dict.fromkeys("lei leu ron".split(), "RON"),
    "tl": "TRY", "reais": "BRL", "baht": "THB", "ringgit": "MYR", "naira": "NGN",
}  # fmt: skip
CROWNS = (
    "kr couronnes couronne coronas corona coroas coroa corone korony koron krone kroner kronen krona kronor crown "
    "crowns koruna korun"
).split()
CURRENCY_PAIRS = {
    ("pounds", "sterling"): "GBP", ("pound", "sterling"): "GBP", ("pfund", "sterling"): "GBP",
    ("livres", "sterling"): "GBP", ("libras", "esterlinas"): "GBP",
}  # fmt: skip
# A day, a length, letters that are words, too: no currency that two words name.
NO_UNITS = frozenset("fr ft tl lei ct cts".split())
# What is counted in something else than a currency we keep books in.
UNKEPT = words("""d-mark deutschmark deutschmarks kuna kunas lew leva lewa marks lire lires pesetas peseta
    peseten schilling schillings gulden guilders drachma drachmas escudos cent cents ct cts
    pence btc eth usdt usdc bitcoin bitcoins ether""")
# Beside another sum a number of these is a size.
SIZES = frozenset("gb tb mb kb kw mw kwh hz ghz kg mm cm pc tv hd".split())
# Codes that a slip beside a sum is most likely one of, and what figures are written together with.
USUAL_CODES = ("eur", "usd", "gbp", "chf", "pln", "yen", "teur")
USUAL_AFTER_FIGURES = ("k", "m", "mio", "bn", "eur", "usd", "teur")
# What stands before a sum as the sign of a currency, and is one of several or none.
LETTERS_BEFORE = frozenset(("R", "Fr", "FR", "L", "F", "Bs", "Lei", "Rp", "Kn", "kn", "KM"))
SHORT_SIGNS = frozenset(("din", "KM", "kn", "Kn", "Rp", "lv"))
SIGNS_BESIDE = ("$", "£", "¥", "kr", "rs")
SIGNS_BEFORE = frozenset(("$", "¥", "kr", "rs", "fr"))
BROKEN_CODES = frozenset(("US", "SD", "UD"))
PERCENT = words(en.PERCENT, de.PERCENT, "%")
MILLION_SHORT = frozenset(("m",))
FEET_TOO = frozenset(("ft",))  # and forints
NET = words(en.NET_AT_LENGTH)
TO_SUM = words(en.TO_SUM, de.TO_SUM, "- –")
OF_THE = words(en.OF_THE, de.OF_THE)
EACH_ONE = words(en.EACH_ONE, "/")
POUNDS = words(en.POUNDS)  # a weight, too
POWER_LETTERS = "kmKM"  # of thousands and millions, right behind figures
TENS_BEHIND = "e"  # between a number and how many tens it is of: "1e9"
