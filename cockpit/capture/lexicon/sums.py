"""Words beside sums of money, English and German, folded: what currencies were called, what makes a sum another."""

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
    "billion sterling forint rupees rubles yuan".split()
)
JOINS = frozenset("& and und plus + zzgl et y e en i".split())
MINUS = frozenset("- – — − minus less abzueglich abzgl weniger ohne".split())
# What is taken off or put on, and that it is.
REDUCING = frozenset(
    "fee fees charge charges discount rebate tax vat shipping freight postage skonto gebuehr "
    "gebuehren rabatt nachlass versand "
    "porto spesen costs cost bank more less extra off mehr weniger zusaetzlich".split()
)
NUMBER_WORDS = frozenset(
    "hundred hundert thousand tausend fuenfhundert zweihundert dreihundert vierhundert sechshundert "
    "siebenhundert achthundert "
    "neunhundert einhundert half halb".split()
)
POWER_WORDS = frozenset(
    "thousand tausend lakh lakhs crore million millionen billion grand milliarden".split()
)
