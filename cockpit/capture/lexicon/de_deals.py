"""German: the words of deals, money and contacts by what they do; as in `de`, folded."""

# deals: orders, payments and losses.
NOT_THE_PAYMENT = "restbetrag restzahlung faellig zugesagt naechste datiert"
PAID_FOR = "fuer von vom aus seit ueber zu zum zur rechnung"
UNDONE = (
    "noch nicht|vielleicht|evtl|eventuell|wahrscheinlich|vermutlich|voraussichtlich|hoffentlich|fast|beinahe|falls|"
    "wenn|sofern|vorbehaltlich|ausstehend|abgesagt|storniert|zurueckgezogen"
)
NOT_COME = (
    "nicht|nie|versprochen|erwartet|angekuendigt|faellig|ueberfaellig|zurueck|geplatzt|zurueckgegangen|zurueckgebucht|"
    "zurueckgezahlt|rueckgebucht|erstattet|rueckerstattet|ruecklastschrift|zu viel|zu wenig|gutschrift|storno|"
    "verrechnet|aufgerechnet|angeblich|unterwegs|wird zahlen|will zahlen|schuldet|schulden|von uns"
)
NEEDS = """lieferung liefern lieferbar geliefert liefertermin anlieferung beginn braucht brauchen benoetigt
    gebraucht bedarf inbetriebnahme uebergabe versand projektstart vertragsbeginn"""
STEPS = """folgt unterschrift unterschrieben unterschreibt zahlung zahlt bezahlt zahlbar rechnung bestaetigung
    bestaetigt entscheidung entscheidet freigabe angebot anruf treffen antwort vertrag muendlich gesagt anzahlung
    restzahlung"""
LEADS_TO_NEED = "am bis im ende mitte anfang naechste"
WHAT_THEY_NEED = "es sie das alles"
NOT_NEEDED = "nicht kein keine nie ohne"
TOLD_OF = "erfahren gehoert gesagt mitgeteilt informiert angerufen abgesagt gemailt geschrieben gemeldet"
WHO_TOLD = "sie er es mir uns ich wir hat habe hatte haben kunde kundin der die von ihnen"
LEADS_TO_TOLD = "am um seit vom letzten"
DAYS_IN_WORDS = "zigsten ssigsten undertsten"
AGO, LOST_TO = "gestern vorgestern", "an"
CHOSE = "waehlten nahmen bevorzugt"
NOT_CHOSEN_AFTER = "scheiterte gescheitert scheitert lag liegt fehlte fehlt mangel mangelt bedarf interesse"
MOVED = "ging geht gegangen gewechselt"
CHOSEN_AFTER = "verkauft vergeben"
REASONS = "preis preise preisen kosten lieferzeit termin qualitaet zeit niemand funktionen"
ARTICLES_OF_SOME = "den die das dem der einen eine einem"
NAME_JOINS, TERM_DAYS = "und von", "tag tage tagen"
BECAUSE, BECAUSE_OF, WHY = "weil wegen aufgrund mangels", "am an ueber", "bedarf grund warum"
BEGINS_REASON = "zu kein keine nicht wir sie er ich guenstiger billiger besser schneller"
LONG_UNITS = {7: "woche wochen", 30: "monat monate monaten"}
END_OF_MONTH = "monatsende"
PAYABLE = "zahlbar zahlung faellig zahlungsziel zahlungsfrist ziel"
SPLIT_PAYMENTS = "anzahlung vorkasse vorauszahlung raten tranchen teilzahlung abschlag nachnahme"
SPREAD_OVER, SPLIT_IN_TWO = "ueber auf", "% sofort|geteilt auf|aufgeteilt auf"
TAXES = "zinsen gebuehr gebuehren bankgebuehren mwst ust mwst. fracht versand porto"
ADDED, NET = "zzgl zuzueglich exkl", "netto nett"
TERMS = "zahlungsbedingungen zahlungsbedingung konditionen zahlungsziel zahlungsfrist zz"
ARTICLES_OF_TERMS = "ein eine einen einem einer eines"
PAY_AT = "erhalt lieferung rechnung sicht abnahme"
DUE_AT, UPON, NET_FROM = "zahlbar faellig zahlung bar", "bei nach auf ab", "rechnung"
OTHER_UNITS, OFF = "jahr jahre", "skonto"
FOR_PAYING = "skonto innerhalb binnen bei"
WITHIN, TO_PAY = "innerhalb binnen", "zu zur"
VERBAL = "mdl muendlich muendliche handschlag telefonisch zugesagt"
WRITTEN = """unterschrieben unterschriebene unterschriebener unterzeichnet gegengezeichnet schriftlich signiert
    gezeichnet"""
CONFIRMED = "bestaetigt bestellt"
NOT_YET_BEFORE = """nicht noch nie kein keine ohne wenn sobald bis falls ob nach vor warten wartet braucht wird
    soll muss ausstehend fehlt erwartet halb"""
NOT_YET_AFTER = "folgt kommt fehlt ausstehend offen sobald wenn spaeter naechste naechsten wird"
IS_OF, OF_NET, TERM_NOUNS, NET_AT_LENGTH = "von ist", "netto", "zahlungsziel ziel zahlen zahlung", "netto"
DAY_SHAPES, NET_GLUED, GLUED_DAYS, DAYS_BEHIND = "9t 9tage", "netto- netto nett", "tage", "tage tagen"
# sums: beside sums of money.
JOINS, HALF, NUMBER_ENDS, OTHERWISE = "und zzgl", "halb halbes", "hundert tausend", "oder bzw und"
MINUS = "abzueglich abzgl weniger ohne"
REDUCING = (
    "skonto gebuehr gebuehren rabatt nachlass versand porto spesen fracht frachtkosten transport mwst ust"
)
PUT_ON = "mehr weniger zusaetzlich"
MULTIPLIED = "doppelt dreifach zweimal dreimal"
NUMBER_WORDS = """hundert tausend fuenfhundert zweihundert dreihundert vierhundert sechshundert siebenhundert
    achthundert neunhundert einhundert halb"""
SCALES = {100: "hundert", 1000: "tausend", 1_000_000: "millionen"}
GOES_ON_IN_WORDS = "bis irgendwas noch"
COUNTED_BY_THOUSANDS = """punkte stueck stk teile einheiten nutzer lizenzen meter tonnen liter seiten kopien
    exemplare etiketten schrauben muster kontakte klicks meilen"""
POWER_WORDS = "tausend millionen milliarden tsd mio mrd"
NUMBERED_BESIDE_SUMS = "kw rechnungen rg lieferschein los modell projekt serie"
NUMBERED_TOO = "und"
MAY_FOLLOW = """am fuer bis von bei an als mit und netto brutto inkl exkl zzgl zuzueglich einschliesslich muendlich
    schriftlich unterschrieben heute gestern ueber nach vor rechnung anzahlung vorauszahlung abschlag teilzahlung
    eingegangen erhalten gutgeschrieben schon bereits endlich wieder puenktlich
    restzahlung restbetrag schlusszahlung teilbetrag dann"""
PAID_BY = "bar lastschrift ueberweisung karte kreditkarte scheck ec sofortueberweisung bankeinzug"
PAID_THROUGH = "per mit als durch in"
COUNTED = "std stunden tage monate jahre prozent stueck"
EACH_BEHIND = "/monat /jahr /stueck je pro mtl jaehrl monatlich jaehrlich woechentlich stueckpreis"
SPREAD, EACH_BEFORE = "raten", "je zu mal monatlich jaehrlich"
OF_SUM, LEADS_TO_SUM, MORE = "von zu", "fuer ueber", "zzgl"
PARTS = "haelfte drittel viertel teil restbetrag alles"
REDUCED = "rabatt nachlass abzueglich"
BOUNDED_BY = "maximal unter mindestens hoechstens ausser"
SPOKEN = {3: "tsd tausend", 6: "mio millionen", 9: "mrd mia milliarde milliarden"}
PERCENT, TO_SUM, OF_THE, BEFORE_SCALE, THOUSAND = "prozent", "bis", "von der des vom", "eine", "tausend"
AT_MOST, TIMES, OF_COUNTRY = "um die|an die|bis zu|bis auf|mehr als|weniger als|nahe an", "mal", "isch"
ROUGHLY = "rund fast knapp gut vielleicht wohl vermutlich wahrscheinlich zirka beinahe"
OR_SO = "oder so|oder mehr|oder weniger|vor rabatt|vor skonto|vor abzug|bis auf|ungefaehr|geschaetzt"
# closing: how a customer ends a sale.
HAVE = "hat haben hatte ist sind jetzt heute gestern eben gerade schon endlich nun sich dann leider"
WHEN_IT_WAS = "heute gestern"
NOT_DONE = "nicht nie nichts kein keine noch fast beinahe"
ORDERED = "bestellt bestellte bestellten beauftragt beauftragte beauftragten"
BOUGHT = "gekauft kaufte kauft nimmt nahm genommen"
SIGNED = "unterschrieben unterschrieb unterschreibt"
PLACED = "erteilt erteilte vergab bestaetigt bestaetigte"
THE_ORDER, LINKS_TO_CHOSEN = "auftrag bestellung", "fuer bei zu mit an von"
ENDS_CHOICE = """entschieden gekauft bestellt gewechselt gegangen gewaehlt vorgezogen bevorzugt unterschrieben
    abgeschlossen beauftragt vergeben"""
INSTEAD = "stattdessen statt"
NOBODY = "uns mir mich unser unsere unserem variante paket angebot modell wir ihm ihr ihnen"
US, ELSEWHERE, LOST = "uns", "woanders anderswo", "verloren"
WENT_TO = {
    "zu": "wechselt wechselte wechselten ging gingen geht", "bei von": "kauft kaufte kauften bestellt bestellte",
    "bei mit": "unterschreibt unterschrieb", "fuer": "entschied entscheidet entschieden",
    "": "waehlte waehlt waehlten beauftragte",
}  # fmt: skip
ARRIVED = "eingegangen angekommen gutgeschrieben erhalten"
RECEIPTS = "geld zahlung ueberweisung anzahlung rate restbetrag restzahlung geldeingang zahlungseingang"
BESIDE_RECEIPTS = """ist sind hat haben habe wurde wurden worden eben gerade jetzt schon endlich nun heute gestern wir
    ich eine"""
# contacts: that somebody was reached, or not.
CONTACTS = {
    "phone": "telefonierte telefoniert angerufen zurueckgerufen", "mail": "gemailt angemailt angeschrieben",
    "in person": "getroffen besucht", "": "gesprochen erreicht",
}  # fmt: skip
RANG = "angerufen zurueckgerufen rief riefen"
CONTACTS_SAID = {"in person": "war bei|waren bei|zu besuch bei", "phone": "am telefon mit"}
WROTE = "schrieb schrieben schickte schickten sandte"
WRITTEN_TO = "geschrieben geschickt gesendet gesandt"
WRITTEN_AS = {"text": "nachricht textnachricht", "post": "postkarte", "phone": "anruf"}
WRITTEN_ONE = "eine einen ein die kurze kurzen"
HAD = "hatte hatten"
HAD_WITH_THEM = {
    "in person": "mittagessen abendessen kaffee termin besuch besprechung treffen", "phone": "telefonat anruf",
    "": "gespraech austausch vorfuehrung schulung praesentation",
}  # fmt: skip
CONTACTED = (
    """angerufen zurueckgerufen telefoniert getroffen besucht gesprochen gemailt angemailt angeschrieben"""
)
WENT = "lief verlief"
CONTACT_LINKS, OF_FIRM = "mit bei", "von"
NOT_CONTACTED = """werden hat hatte will wollte muss muessen soll sollte moechte bitte versprochen zugesagt werde
    wird"""
NEXT_CALLS = (
    "wieder anrufen|nochmal anrufen|wieder melden|zurueckrufen|naechster anruf|wiedervorlage|nachfassen|"
    "erneut anrufen|anrufen am"
)
ATTEMPTS = {
    "phone": "versucht|habe versucht|hab versucht|niemanden erreicht bei|keine antwort von", "": "nicht erreicht",
}  # fmt: skip
HEARD = {
    "phone": "@ angerufen|@ zurueckgerufen|@ rief|@ riefen|rief @|riefen @", "mail": "@ gemailt|@ mailte|@ mailten",
    "": "@ geschrieben|@ schrieb|@ schrieben|@ geantwortet|@ antwortete|@ antworteten|@ gemeldet|@ meldete|@ meldeten|"
        "von @ gehoert",
}  # fmt: skip
SAID_BY_THEM = "sie er"
HEARD_FROM, GOT_IT, GOT_IT_BEHIND, SENT_ME = (
    "von",
    "bekam erhielt",
    "bekommen erhalten da",
    "geschickt gesendet",
)
HEARD_BESIDE = "hat haben hatte habe hab ich wir mir mich uns sich bei an zurueck"
I_HAVE = "hab habe haben ich wir"
TIMES_OVER = "einmal zweimal dreimal nochmal wieder mal anzurufen zu erreichen"
UNREACHED_IN_SHORT = "zentrale|empfang|abwesend|besetzt|nicht da"
BEFORE_UNREACHED = "ist war hat hatte wieder leider immer noch nur geht ging nimmt"
WHEN = "am um letzten vor gerade eben soeben endlich kurz lange nochmal schon"
UNREACHED = (
    "aufgelegt|zentrale|empfang|abwesend|besetzt|keine antwort|keine rueckmeldung|auf band gesprochen|"
    "anrufbeantworter"
)
NOT_THERE = {
    "niemand|keiner|niemanden|keinen": "da|ran|erreicht|geht ran|ging ran|hebt ab|hob ab|abgehoben|im buero",
    "nicht": "erreicht|erreichbar|da|ran|rangegangen|abgehoben|ans telefon|ab|im buero",
}  # fmt: skip
# doubtful_notes: what may be no note.
SAID_NO = (
    "sagt ab|sagte ab|abgesagt|storniert|springt ab|abgesprungen|kein interesse|lehnt ab|lehnte ab|abgelehnt|"
    "sagt nein|sagte nein|hat nein gesagt|geplatzt|ist raus|ausgestiegen|hat sich erledigt|ist tot|deal tot|"
    "anders entschieden|gegen uns entschieden|gegen uns"
)
TAKES = "nimmt nahm nehmen bevorzugt"
FILLERS = "den das die auftrag bestellung angebot mehr leider heute gestern uns jetzt"
NO_SUPPLIER = """abstand kontakt platz teil stellung ruecksicht anlauf zeit geld urlaub notiz bezug einblick karte
    rechnung vorkasse angebot deutsch englisch"""
BILLS = "zahlung rechnung rechnungen rate anzahlung betrag restbetrag schlussrechnung geld"
SENT_MONEY = "ueberwiesen angewiesen eingezahlt angezahlt anbezahlt bezahlt gezahlt beglichen eingegangen"
COME_IN, PLANNED_SUMS = "da ein", "budget umsatz jahresumsatz ziel prognose"
LOST_WORDS = "verloren an"
# deciding: what is no slip of a word that decides, and what is one.
NO_SLIPS = """antrag bestell bestellungen besuch brauche gebucht gefragt gesagt gesprache gesucht hab haben halte
    hebe karte kauft kennen kontrakt liefer lies meter mochte morgen nutte sagen sagt sender texte tod trage trat triff
    wagen wahre ware zahl"""
# countries: whose currency it is.
COUNTRIES = {
    "USD": "amerikanisch us-amerikanisch", "CAD": "kanadisch kanada", "AUD": "australisch australien",
    "NZD": "neuseelaendisch neuseeland", "HKD": "hongkonger", "SGD": "singapur singapurisch singapurer",
    "TWD": "taiwanisch", "JMD": "jamaikanisch", "NAD": "namibisch", "CZK": "tschechisch",
    "SEK": "schwedisch schweden", "DKK": "daenisch daenemark", "NOK": "norwegisch norwegen", "ISK": "islaendisch",
    "GBP": "britisch englisch", "EGP": "aegyptisch aegypten", "LBP": "libanesisch libanon", "SYP": "syrisch",
    "SDG": "sudanesisch", "CHF": "schweizer schweizerisch schweiz", "MXN": "mexikanisch mexiko",
    "COP": "kolumbianisch kolumbien", "CLP": "chilenisch", "ARS": "argentinisch argentinien",
    "PHP": "philippinisch philippinen", "UYU": "uruguayisch", "DOP": "dominikanisch", "CUP": "kubanisch kuba",
    "INR": "indisch indien", "PKR": "pakistanisch", "LKR": "sri-lankisch", "NPR": "nepalesisch", "MUR": "mauritisch",
    "KWD": "kuwaitisch", "BHD": "bahrainisch", "JOD": "jordanisch jordanien", "IQD": "irakisch irak",
    "TND": "tunesisch tunesien", "DZD": "algerisch algerien", "LYD": "libysch libyen", "RSD": "serbisch serbien",
    "SAR": "saudisch saudi-arabisch", "QAR": "katarisch katar", "OMR": "omanisch", "YER": "jemenitisch",
    "IRR": "iranisch", "AED": "vae", "MAD": "marokkanisch marokko", "TRY": "tuerkisch tuerkei",
    "KRW": "suedkoreanisch koreanisch", "KPW": "nordkoreanisch", "JPY": "japanisch", "CNY": "chinesisch",
    "RUB": "russisch russland", "BYN": "belarussisch", "PLN": "polnisch", "HUF": "ungarisch", "ILS": "israelisch",
    "BRL": "brasilianisch", "ZAR": "suedafrikanisch",
    "": "franzoesisch belgisch irisch italienisch ostkaribisch simbabwisch",
}  # fmt: skip
ASKED_CALLS = (
    "bittet um rueckruf|bittet um einen rueckruf|bat um rueckruf|moechte einen rueckruf|wartet auf rueckruf|"
    "hat angerufen bitte zurueckrufen|hat angerufen bitte um rueckruf|rief an bitte zurueckrufen|bitte zurueckrufen"
)
