"""Words beside sums of money, English and German, folded: what currencies were called, what makes a sum another."""

from cockpit.capture.lexicon import ABOUT

# Currencies that are no more, by what people write: they are asked about.
RETIRED = frozenset(
    "BGN HRK DEM DM FRF FF ITL ESP NLG ATS BEF PTE FIM IEP GRD SIT SKK EEK LVL LTL MTL CYP ROL TRL "
    "PLZ YUM CSK SUR ZWD VEF BYR "
    "MRO STD ANG GHC AZM".split()
)
COMMON_CODES = (
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "PLN",
    "SEK",
    "NOK",
    "DKK",
    "CZK",
    "JPY",
    "INR",
    "CAD",
    "AUD",
    "HUF",
    "RON",
    "TRY",
    "CNY",
)
# In capitals beside a sum, and no currency.
ABBREVIATIONS = frozenset(
    "po vat mwst ust net eom eoy eod api sso nda erp crm sla kpi roi usb led lcd pvc it hr pr nr no "
    "ok in so is eu uk de at ch gmbh ag "
    "ltd inc llc inv ref ust. iva tva gst excl incl inkl exkl zzgl p.a pa pcs stk dap ddp exw fob cif fca".split()
)
# Names of currencies and of thousands: what is a letter away from one is asked about.
CURRENCY_WORDS = frozenset(
    "euro euros dollar dollars pound pounds franken francs kronen kroner crowns zloty thousand "
    "tausend million millions millionen "
    "billion sterling forint rupees rubles yuan pesos ringgit shekel shekels renminbi koruna kronor".split()
)
JOINS = frozenset("& and und plus + zzgl et y e en i".split())
HALF = frozenset("half halb halbes".split())
NUMBER_ENDS = ("hundred", "hundert", "thousand", "tausend")
OTHERWISE = frozenset("or oder bzw / and und & +".split())
MINUS = frozenset("- – — − minus less abzueglich abzgl weniger ohne".split())
# What is taken off or put on, and that it is.
REDUCING = frozenset(
    "fee fees charge charges discount rebate tax vat shipping freight postage skonto gebuehr "
    "gebuehren rabatt nachlass versand "
    "porto spesen costs cost bank ".split()
)
# Behind a number that is the last, or too great to count things, these put it on the sum or take it off.
PUT_ON = frozenset("more less extra off mehr weniger zusaetzlich".split())
# Behind a sum: that it is so much more than once.
MULTIPLIED = frozenset("twice thrice double triple doppelt dreifach zweimal dreimal".split())
NUMBER_WORDS = frozenset(
    "hundred hundert thousand tausend fuenfhundert zweihundert dreihundert vierhundert sechshundert "
    "siebenhundert achthundert "
    "neunhundert einhundert half halb".split()
)
# Numbers in words: "ten thousand five hundred", "eine Million"; "a hundred" is one.
SCALES = {
    "hundred": 100, "hundert": 100, "thousand": 1000, "tausend": 1000, "million": 10**6, "millionen": 10**6,
}  # fmt: skip
BEFORE_SCALE, GERMAN_THOUSAND, MOST_IN_WORDS = frozenset(("a", "eine")), "tausend", 10**9
GOES_ON_IN_WORDS = JOINS | OTHERWISE | frozenset("odd some something ish to - bis irgendwas noch".split())
# Behind so many thousands these are what is counted: "5k points".
COUNTED_BY_THOUSANDS = frozenset(
    "points units pieces pcs users seats leads miles views impressions clicks credits tokens emails mails messages "
    "records rows steps followers downloads subscribers visitors contacts pages copies flyers items parts boxes "
    "samples labels screws tons tonnes litres liters kg km kwh mwh gb tb punkte stueck stk teile einheiten nutzer "
    "lizenzen licences licenses meter tonnen liter seiten kopien exemplare etiketten schrauben muster kontakte "
    "klicks meilen".split()
)
POWER_WORDS = frozenset(
    "thousand tausend lakh lakhs crore million millionen billion grand milliarden".split()
)
# In a line about money a number after these is a name, too.
NUMBERED_BESIDE_SUMS = frozenset(
    "so week wk kw invoices rechnungen rg lieferschein los modell offer orders parts position project projekt "
    "serie building".split()
)
NUMBERED_TOO = frozenset(("and", "&", "+", "und"))
# What may follow a number that counts nothing.
MAY_FOLLOW = frozenset(
    "on by for to via from at as with and net inv invoice invoices verbal signed today yesterday plus incl excl "
    "including excluding gross after before ref per of am fuer bis von bei an als mit und netto brutto inkl exkl zzgl "
    "zuzueglich einschliesslich muendlich schriftlich unterschrieben heute gestern ueber nach vor rechnung deposit "
    "advance upfront down cash wire transfer anzahlung vorauszahlung abschlag teilzahlung bar ueberweisung".split()
)
COUNTED = frozenset(
    "h hr hrs hour hours min mins d days % kg km m mm cm months mo years std stunden tage monate jahre "
    "prozent stueck".split()
)
EACH_BEHIND = frozenset(
    "each apiece per pp pa p.a monthly yearly annually weekly quarterly /mo /month /yr /year /seat /user /monat /jahr "
    "/stueck je pro monatlich jaehrlich woechentlich stueckpreis".split()
)
EACH_PERIOD = frozenset("day week month quarter year seat user piece unit head licence license".split())
SPREAD = frozenset("instalments installments payments rates raten".split())
EACH_BEFORE = frozenset(("at", "@", "a", "x", "×", "*", "every", "each", "je", "zu", "mal"))
OF_SUM = frozenset(("of", "von", "a", "zu"))
# A word before the amount that goes with it: "order for 5k".
LEADS = frozenset("for fuer ueber worth totalling".split())
MORE = frozenset(("plus", "minus", "less", "+", "zzgl"))
PARTS = frozenset(
    "half third quarter part rest remainder haelfte drittel viertel teil 1/2 1/3 2/3 1/4 3/4 ½ ⅓ ¼ ¾".split()
)
REDUCED = frozenset("off discount rebate less minus reduction cheaper rabatt nachlass abzueglich".split())
BOUNDED_BY = frozenset("max maximal under unter mindestens hoechstens minimum maximum min".split())
AT_MOST = frozenset(
    (("up", "to"), ("bis", "zu"), ("at", "most"), ("at", "least"), ("less", "than"), ("more", "than"))
)
# Beside a sum that was paid these leave open how much came.
ROUGHLY = ABOUT | frozenset(
    "≈ almost nearly over some maybe perhaps probably possibly presumably say c rund fast knapp gut vielleicht wohl "
    "vermutlich wahrscheinlich zirka beinahe".split()
)
OR_SO = frozenset((("or", "so"), ("oder", "so"), ("or", "thereabouts"), ("more", "or"), ("give", "or")))
ABOUT_SIGN, DOUBT = "~", "?"
SPOKEN = {
    "k": 3, "tsd": 3, "thousand": 3, "tausend": 3, "grand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5,
    "mn": 6, "mio": 6, "mln": 6, "mill": 6, "million": 6, "millions": 6, "millionen": 6, "crore": 7, "crores": 7,
    "bn": 9, "billion": 9, "billions": 9, "mrd": 9, "mia": 9, "milliarde": 9, "milliarden": 9,
}  # fmt: skip
# After these a full stop only shortens the word.
SHORTENED = frozenset("thousand tsd mio mln mill mrd mia fr sfr kr rs fs".split())
TIMES = frozenset(("x", "×", "*", "mal"))
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
UNKEPT = frozenset(
    "kuna kunas lew leva lewa marks lire lires pesetas peseta schilling schillings gulden guilders drachma drachmas "
    "escudos cent cents ct cts pence btc eth usdt usdc bitcoin bitcoins ether".split()
)
# Beside another sum a number of these is a size.
SIZES = frozenset("gb tb mb kb kw mw kwh hz ghz kg mm cm pc tv hd".split())
# Codes that a slip beside a sum is most likely one of, and what figures are written together with.
USUAL_CODES = ("eur", "usd", "gbp", "chf", "pln", "yen")
USUAL_AFTER_FIGURES = ("k", "m", "mio", "eur", "usd")
# What stands before a sum as the sign of a currency, and is one of several or none.
LETTERS_BEFORE = frozenset(("R", "Fr", "FR", "L", "F", "Bs", "Lei", "Rp", "Kn", "kn", "KM"))
SHORT_SIGNS = frozenset(("din", "KM", "kn", "Kn", "Rp", "lv"))
SIGNS_BESIDE = ("$", "£", "¥", "kr", "rs")
SIGNS_BEFORE = frozenset(("$", "¥", "kr", "rs", "fr"))
BROKEN_CODES = frozenset(("US", "SD", "UD"))
PERCENT = frozenset(("%", "percent", "prozent"))
MILLION_SHORT = frozenset(("m",))
FEET_TOO = frozenset(("ft",))  # and forints
NET = frozenset(("net",))
TO_SUM = frozenset(("-", "–", "to", "bis"))
OF_THE = frozenset(("of", "the", "von", "der", "des", "vom"))
EACH_ONE = frozenset(("a", "an", "/", "every"))
POUNDS = frozenset(("pound", "pounds"))  # a weight, too
POWER_LETTERS = "kmKM"  # of thousands and millions, right behind figures
TENS_BEHIND = "e"  # between a number and how many tens it is of: "1e9"
