"""Words by which a line that says no kind, and is taken for a note, may rather be a loss, a payment or an answer."""

from cockpit.capture.lexicon.talk import COMMON, VERBS

# The customer said no, or took it back: at the end, or before a mark.
SAID_NO = (
    "said no", "says no", "told us no", "turned us down", "turned it down", "turned down", "declined",
    "cancelled", "canceled", "sagt ab", "sagte ab", "abgesagt", "storniert", "springt ab", "abgesprungen",
    "backed out", "pulled out", "dropped us", "kein interesse", "not interested", "no longer interested",
    "lehnt ab", "lehnte ab", "abgelehnt", "sagt nein", "sagte nein", "hat nein gesagt", "don't want it",
    "doesn't want it", "no deal", "deal is off", "deal is dead", "is out", "deal dead", "is dead", "geplatzt",
    "ist raus", "ausgestiegen", "hat sich erledigt", "ist tot", "deal tot", "fell through", "lost interest",
    "anders entschieden", "gegen uns entschieden", "no go", "no longer want it", "went cold", "rejected",
    "rejected it",
)  # fmt: skip
# They choose somebody, where a name follows and ends the line.
TAKES = frozenset("nimmt nahm nehmen takes took picks bevorzugt favours favors".split())
LOST_WORDS = (("lost", "to"), ("verloren", "an"))
# Behind what they said these change nothing of it.
FILLERS = frozenset(
    "mehr anymore now again leider sadly unfortunately today yesterday heute gestern us uns jetzt though after "
    "all".split()
)
# Behind those these are no supplier.
NO_SUPPLIER = (
    VERBS
    | COMMON
    | frozenset(
        "abstand kontakt platz teil stellung ruecksicht anlauf zeit geld urlaub notiz bezug einblick visa mastercard "
        "paypal cash cheque credit karte rechnung vorkasse angebot english german deutsch englisch".split()
    )
)
BILLS = frozenset(
    "invoice invoices bill bills deposit balance rest rechnung rechnungen rate anzahlung betrag restbetrag "
    "schlussrechnung instalment installment money geld remainder".split()
)
# Money is on its way or was paid, and no word says that it came.
SENT_MONEY = frozenset(
    "ueberwiesen angewiesen eingezahlt transferred wired remitted bezahlt gezahlt beglichen paid".split()
)
