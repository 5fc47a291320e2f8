"""The words of lines about orders, payments and losses, English and German, folded."""

from cockpit.capture.lexicon import COMING, NEXT, THIS

# A day of these is one to come, also where money or a loss is told of.
TO_COME = NEXT | COMING | THIS
# Close before a time, these tell that it is not the payment's own.
NOT_THE_PAYMENT = frozenset(
    "rest balance remaining remainder other next promised said due dated until restbetrag restzahlung "
    "faellig zugesagt naechste datiert".split()
)
# A day that one of these leads to is what was paid for.
PAID_FOR = frozenset(
    "for of from since re about invoice inv fuer von vom aus seit ueber zu zum zur rechnung".split()
)
# Words that say that the time after them is when the customer needs it.
NEEDS = frozenset(
    "start starts starting delivery deliver delivered need needs needed wanted wants ship ships shipping shipment "
    "deadline kickoff kick-off golive go-live live install installation rollout launch arrival lieferung liefern "
    "lieferbar geliefert liefertermin anlieferung beginn braucht brauchen benoetigt gebraucht bedarf inbetriebnahme "
    "uebergabe versand projektstart vertragsbeginn".split()
)
# Close before a time, these tell that it is somebody's next step and not when the goods are needed.
STEPS = frozenset(
    "follow follows signed sign signing signature po pay paid pays payment invoice confirm confirms confirmed "
    "confirmation decide decides decision board approval budget quote call meeting answer contract promised ordered "
    "said verbal rest balance remainder remaining second other instalment installment folgt unterschrift "
    "unterschrieben unterschreibt zahlung zahlt bezahlt zahlbar rechnung bestaetigung bestaetigt entscheidung "
    "entscheidet freigabe angebot anruf treffen antwort vertrag muendlich gesagt anzahlung restzahlung".split()
)
# Between the word for the need and its day.
LEADS_TO_NEED = frozenset(
    "by on am bis until in im end ende of early mid mitte anfang start beginning the late next naechste".split()
)
NOT_NEEDED = frozenset(
    "no not never isn't can't won't cannot don't without nicht kein keine nie ohne".split()
)
TOLD_OF = frozenset(
    "told heard learned learnt informed notified called phoned rang mailed emailed e-mailed wrote texted "
    "erfahren gehoert gesagt mitgeteilt informiert angerufen abgesagt gemailt geschrieben gemeldet".split()
)
# Who told it, and whom, between the word for it and its time.
WHO_TOLD = frozenset(
    "they he she it me us who was were has have had i we client customer sie er es mir uns ich wir hat habe hatte "
    "haben kunde kundin der die the von ihnen".split()
)
LEADS_TO_TOLD = frozenset("on at by this last am um seit vom letzten".split())
# How the number of a day ends that is written out and is none of a month: "on the fortieth", "am vierzigsten".
DAYS_IN_WORDS = ("ieth", "zigsten", "ssigsten", "undertsten", "undredth")
# A time with one of these in it can be no other than one that was.
AGO = frozenset("yesterday ago gestern vorgestern".split())
LOST_TO = frozenset(("to", "an"))
# Before a name these tell, too, whom they chose, but they are part of what is told.
WENT = frozenset("went gone go goes going".split())
CHOSE = frozenset("chose chosen picked preferred selected waehlten nahmen bevorzugt".split())
NOT_CHOSEN_AFTER = frozenset(
    "due thanks owing relative compared according subject unable able up prior scheiterte gescheitert scheitert lag "
    "liegt fehlte fehlt mangel mangelt bedarf interesse".split()
)
MOVED = frozenset("went go goes gone going switched moved ging geht gegangen gewechselt".split())
CHOSEN_AFTER = MOVED | frozenset("back sold lost over business deal it them verkauft vergeben".split())
REASONS = frozenset(
    "price prices pricing budget cost costs timing time delay delays delivery inaction nobody none no quality "
    "features internal in-house preis preise preisen kosten lieferzeit termin qualitaet zeit niemand funktionen".split()
)
ARTICLES_OF_SOME = frozenset("the a an another their some den die das dem der einen eine einem".split())
NAME_JOINS = frozenset(("&", "and", "of", "the", "de", "und", "von"))
# Beside common words, what follows a name in small letters and is no part of it.
NO_NAME = frozenset("because since weil wegen due despite again told".split())
TERM_DAYS = frozenset("d day days tag tage tagen".split())
GLUED_DAYS = ("days", "day", "tage", "d", "t")  # "net30days"
LONG_UNITS = {
    **dict.fromkeys("week weeks wk wks woche wochen".split(), 7),
    **dict.fromkeys("month months monat monate monaten".split(), 30),
}
END_OF_MONTH = frozenset(("eom", "monatsende"))
PAYABLE = frozenset("payable payment pay zahlbar zahlung faellig zahlungsziel zahlungsfrist ziel".split())
# How the sum is paid or what comes to it, where it stays words: it is told that it changes no sum.
SPLIT_PAYMENTS = frozenset(
    "upfront up-front deposit downpayment prepayment prepaid advance instalments installments instalment installment "
    "anzahlung vorkasse vorauszahlung raten teilzahlung abschlag milestone milestones retainer".split()
)
TAXES = frozenset(
    "interest zinsen fee fees gebuehr gebuehren bankgebuehren vat mwst ust mwst. tax "
    "gst iva tva freight fracht versand shipping porto".split()
)
ADDED = frozenset("+ plus zzgl zuzueglich excl excluding exkl ex".split())
NET = frozenset(("net", "netto", "nett"))
TERMS = frozenset("terms term zahlungsbedingungen zahlungsbedingung konditionen".split())
ARTICLES_OF_TERMS = frozenset("a an couple ein eine einen einem einer eines".split())
# From when the days count, or at what it is due, where that is no day.
PAY_AT = frozenset(
    "receipt delivery invoice acceptance sight signature shipment erhalt lieferung rechnung sicht abnahme".split()
)
DUE_AT = frozenset("due payable pay zahlbar faellig zahlung payment".split())
UPON = frozenset("on upon at bei nach auf after from ab".split())
NET_FROM = frozenset("invoice rechnung".split())  # as they always do
OTHER_UNITS = frozenset("year years jahr jahre quarter quarters".split())
OFF = frozenset(("skonto",))
FOR_PAYING = frozenset("skonto discount off in within innerhalb binnen for bei".split())
WITHIN = frozenset(("in", "within", "innerhalb", "binnen"))
VERBAL = frozenset(
    "verbal verbally oral orally handshake muendlich muendliche handschlag telefonisch zugesagt".split()
)
WRITTEN = frozenset(
    "signed po p.o unterschrieben unterschriebene unterschriebener unterzeichnet schriftlich signiert "
    "gezeichnet".split()
)
CONFIRMED = frozenset("confirmed ordered agreed bestaetigt bestellt".split())
WRITTEN_OUT = WRITTEN - {"po", "p.o"}
# Around these words, neither a signature nor a purchase order is there yet.
NOT_YET_BEFORE = frozenset(
    "not no never un isn't aren't wasn't without be being been yet when once until till unless if whether after "
    "before awaiting await waiting wait for need needs needed pending get gets getting got expecting expect want "
    "wants to send sends sending will their missing half unsigned nicht noch nie kein keine ohne wenn sobald bis "
    "falls ob nach vor warten wartet braucht wird soll muss ausstehend fehlt erwartet halb".split()
)
NOT_YET_AFTER = frozenset(
    "to follows following pending coming comes soon outstanding missing expected needed required next when once after "
    "later tbd tbc will not due folgt kommt fehlt ausstehend offen sobald wenn spaeter naechste naechsten wird".split()
)
IN_WRITING = frozenset(("in writing",))
ORDER_NUMBER = frozenset(("po",))
IS_OF = frozenset(("is", "von", "of", "ist"))
OF_NET = frozenset(("of", "net", "netto"))
TERM_NOUNS = frozenset(("payment", "zahlungsziel", "ziel"))
YEARS = ("year", "years")
NET_GLUED = ("netto-", "netto", "nett", "net-", "net", "n")  # the longest first
NET_LETTER = frozenset(("n",))
NET_AT_LENGTH = frozenset(("net", "netto"))
DAY_SHAPES = frozenset(
    ("9d", "9days", "9day", "9-day", "9-days", "9t", "9tage")
)  # of figures with their unit
DAYS_BEHIND = ("tage", "tagen", "days", "t", "d")  # right behind figures
