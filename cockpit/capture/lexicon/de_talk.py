"""German: the words that lines are made of, and those beside a time, by what they do; as in `de`, folded."""

# talk: what kind a line is, what is done, told, stated and agreed to.
KINDS = {
    "promise": "versprochen versprechen verspreche zusage zugesagt", "q": "frage", "order": "auftrag bestellung",
    "paid": "bezahlt gezahlt zahlungseingang", "lost": "verloren", "call": "anruf telefonat", "note": "notiz",
    "todo": "aufgabe", "wait": "warte warten wartet erwarte erwarten", "touch": "kontakt",
}  # fmt: skip
NO_TOUCH = "aufnehmen suchen halten herstellen aufbauen"
BEGIN_BEHIND = "verspreche warte erwarte"
SPEAKERS = "ich wir versprochen zugesagt"
VERBS = """antworten bereite besorgen bestellen buchen drucken einladen fragen frag hol holen kauf kaufen klaeren
    klaere pruefe uebersetze uebersetzen uebergib uebergebe uebergeben uebermittle lesen liefern mach machen ordnen
    planen pruefen pruef raeum rechnen reservieren ruf schick schicke schicken schreib schreiben senden sende
    suchen teste testen treffen ueberweisen verschicken vorbereiten zahlen zeigen"""
AT_A_TIME = "antworten lesen ruf testen teste treffen"
HOW_MANY = """nur alle beide beiden noch will wollen moechte moechten braucht brauchen brauche nehme nimm nehmen
    nimmt bestelle bestellt liefere liefert hole kaufe kauft bringe bring bringen bringt sendet schickt"""
NUMBERED = """variante option anhang anlage nr
    raum zimmer halle etage rampe nummer posten pos seite kapitel abschnitt durchwahl telefon handy
    flug gleis akte bestellnummer auftragsnummer rechnungsnummer artikelnummer kundennummer din en vertragsnummer"""
OFTEN_NUMBERED = """auftrag bestellung rechnung angebot vertrag tor artikel teil teile charge zug linie kunde fall
    vorgang referenz platz tisch"""
TOLD = """war waren hatte hatten wurde wurden sagte sagten rief traf sprach schrieb schickte bekam kam ging kaufte
    bestellte gesagt gesprochen getroffen telefoniert angerufen geschickt geschrieben bekommen gekauft erhalten
    erzaehlt gefragt ueberwiesen"""
STATES = """nimmt schliesst feiert ist sind hat haben wollen moechte moechten braucht brauchen mag moegen kann
    koennen weiss nutzt kennt"""
HABITS = """bevorzugt mag immer meist meistens nie gewoehnlich normalerweise ueblicherweise regel grundsaetzlich
    oeffnet schliesst lieber"""
COMMON = """der die das den dem des ein eine einen einem einer und oder aber wenn als wie wer wo warum welche nicht
    kein keine auf ab aus bei bis durch fuer gegen mit nach ohne seit um unter von vor zu zum zur ueber im ist sind
    war hat haben wird werden sie er es wir ihr ich mir uns ihnen ihm dir dich euch ihre mein unser sein neu neue
    neuer neues alt alte gross grosse klein drei zwei vier fuenf zehn erste zweite dritte letzte naechste halb ganz
    gut angebot preis muster rechnung vertrag bericht"""
THEY_PROMISED = "versprach verspricht schuldet"
THEY_HAVE_TO = "muss muessen soll sollen will wollen wird werden sollte"
AGREED = "einverstanden passt vereinbart abgemacht zugestimmt abgesprochen"
MAY_AGREE = "bestaetigt akzeptiert zugesagt genehmigt abgestimmt besprochen gut recht ja jo jep klar"
MAY_AGREE_IN_TWO = "kein problem|in ordnung|ist ok|zufrieden damit"
NO_CONSENT_SLIPS = "passat basst"
AGREED_BY_SOMEBODY = "zugesagt recht bestaetigt akzeptiert"
AGREED_THROUGH, HOW_ARTICLES = "von mit bei fuer", "dem der den"
WHO_AGREES = "ihnen ihm ihr sie ihn beide beiden alle allen kunde kunden kundin"
GAVE_IT = "gesagt gegeben bekommen erhalten"
GIVES = (
    "von sie er kunde kundin hat haben hat's sagt sagte sagten gab gaben meinte meinten ihnen ihm alle beide"
)
SAYS_WHO = "mir uns es das dass ist sind ihr ihre sein schon bereits der die"
NOT_YET = """ohne nichts niemand keiner kein keine keinen keinem nie niemals nicht wenn falls ob sofern soweit
    vorbehaltlich vielleicht hoffentlich eventuell evtl wohl wahrscheinlich vermutlich muss muessen soll sollte
    koennte kann darf braucht noch erst fehlt ausstehend offen sobald bis abhaengig hoffe erwarte fast beinahe nur
    ausser statt"""
HEDGES = "eigentlich theoretisch prinzipiell grundsaetzlich weitgehend meist vielleicht wahrscheinlich"
NEEDS = "muss|ich muss|wir muessen|soll|ich soll|sollte|bitte"
MEETINGS = "anrufen treffen besuch besuchen termin telefonieren telefontermin"
INCOMING = "von"
BACK, CALLS_BACK, CALLBACKS = "zurueck", "rueckruf|zurueckrufen", "rueckruf zurueckrufen"
CALLS, AGREES, WE = "anruf ruf rufe", "passt einverstanden", "ich wir haben hab habe"
ASKED_WITH = "ob wann wie wer welche welcher welches warum wo wieviel wieviele woher wofuer"
ASKS = "von fuer fragt fragte fragen"
MEANS_IN_WORDS = {"in person": "vor ort"}
THROUGH, ALWAYS_HOW, IT = "per ueber mit am als", "telefonisch persoenlich", "es das alles ihnen ihm"
THROUGH_ANYWHERE = "per ueber"
NOT_AGREED_AFTER = """nach vor ist sind ob wenn falls nicht nie kein noch bis dass wird sei waere ihr der die das
    zum fuer ob's geht"""
NOT_MEANS_AFTER = """ein eine einen einem der die das den dem ihr ihre ihren sein seine mein unser dein von zu fuer
    und oder neue neuer neues keine kein nicht wegen zur zum"""
MAY_FOLLOW_MEANS = "fuer bis am um mit und oder vor zu nach"
LINKS = "fuer mit von bei und ueber wegen zu bis"
DROPPED_BEFORE = "fuer mit von bei"
SPLIT_FROM_AN = "ruf rufe rufen ruft rief biete biet frag frage kuendige melde meld schau schaue sehe hoere"
HEADINGS = "zweck betreff wg"
FAMILY = "soehne sohn toechter gebrueder"
JOIN_NAMES = "und von"
TITLES = "ing dipl herr herrn frau gebr geb gen ges inst fam firma sankt"
LABELS = "zweck ziel thema betreff"
ABOUT_WHAT = "wegen bzgl bezueglich betreffend"
GAINS, THEIR, UNMARKED = "nutzen vorteil gewinn", "ihr deren kunde", "zweck nutzen"
THEY_DO = """schickt sendet liefert bestaetigt entscheidet unterschreibt antwortet bestellt zahlt ueberweist meldet
    laesst gibt ruft klaert prueft reicht mailt teilt bringt begleicht"""
THURSDAY, BEFORE_THURSDAY = "do", "sich"
REMINDERS = "erinnere mich bitte|erinner mich bitte|erinnere mich|erinner mich"
MISSED_CALLS = "verpasster anruf|verpassten anruf|anruf verpasst"
MEANS = {
    "phone": "telefon telefonisch anruf", "post": "brief postweg", "in person": "persoenlich",
    "courier": "kurier bote",
}  # fmt: skip
# pledges: what I will do.
ONLY_IF = "wenn ob falls weil wann wie"
WERDE, VERSPROCHEN, HABE = "werde werd werden", "versprochen zugesagt", "habe hab hab's"
OTHERS_HAVE = "hat hatte hatten wurde wurden er"
IS_THERE = "sein haben bleiben werden dabei da"
SHORT_FIRST_PERSON = """schick send mach ruf meld bring klaer pruef schreib geb besorg liefer frag stell leg zeig
    erklaer kuemmer reich buch bestell hol kauf druck tu bau lass sag check mail fax ueberweis bereit organisier
    notier plan schau komm fahr nehm zahl teil richt biet halt"""
STATES_OF_MINE = """habe hatte waere haette koennte wuerde moechte wollte sollte muesste duerfte brauche glaube
    denke meine finde hoffe sehe kenne verstehe liebe hasse warte heisse wohne fuerchte vermute freue bekomme
    kriege erwarte erhalte wuensche vermisse bezweifle bedauere fuehle lebe gehoere wundere aergere schaetze merke
    hoere wisse mochte sind haben waren wollen koennen muessen sollen moechten brauchen glauben denken hoffen sehen
    warten erwarten bekommen kriegen duerfen kennen verstehen hatten"""
NO_VERBS = """eine keine seine ihre deine unsere diese jede alle viele beide gerne heute gerade bitte danke ohne
    wie die sie letzte naechste erste neue gute woche alleine ehe"""
NOW_IN_T = "arbeite antworte bereite berichte leite biete halte richte teste poste"
THAT_BEHIND, THAT_I, WE_GERMAN, OF_ONE, PAST_OF_ONE = "dass", "dass das", "wir", "e", "te"
OF_MANY, PAST_OF_MANY = "en ern eln", "ten"
# asking: what a customer asks me.
THEY_ASK = "fragt fragte fragten"
THEY_ASK_IN_TWO = (
    "will wissen|wollen wissen|moechte wissen|moechten wissen|wollte wissen|hat gefragt|haben gefragt"
)
# owed: what a customer does for me.
THEIR_INFINITIVES = """schicken senden liefern bestaetigen entscheiden unterschreiben antworten zahlen ueberweisen
    melden zurueckrufen pruefen klaeren geben bestellen"""
THEY_SURELY_DO = """schickt sendet liefert bestaetigt entscheidet unterschreibt antwortet bestellt zahlt ueberweist
    verspricht schuldet"""
OWES, OWED, TO_ME = "schuldet schulden", "schuldig", "mir uns"
THEY_PAY = "zahlt zahlen bezahlt bezahlen ueberweist ueberweisen begleicht begleichen"
ALL_TO_COME = "rest restbetrag restsumme restlichen rechnung alles voll"
SOME_TO_COME = "haelfte drittel viertel teil teilbetrag rate"
# slips: around a time, and what is none though a letter away from one.
HARD_CUES = "bis vor spaetestens"
LINKS_OF_TIME = "am um im bis vor den dem der des zum das darauf drauf danach nach ab zeit und"
LINKS_AFTER = "am naechste naechsten gegen nach um bis frueh spaet den der des und nee nein lieber doch eher"
TIMEISH = "ende anfang mitte naechster der bis"
OR = "oder bzw beziehungsweise resp"
OR_WHEN = "eher frueher spaeter davor danach sobald wenn falls gleich sofort"
TURNED = (
    """nicht ausser als statt anstatt anstelle lieber eher sondern falls wenn weder noch beginnend waehrend"""
)
LEADS_TO_DAY = "am zwischen von vom tag woche kw den dem zum"
DAY_WORDS = "zwischen tag tage tagen woche wochen monat monate monaten ultimo"
LAST_WORDS = "tage tagen wochen jahre jahren stunden minuten"
CLOCK_WORDS = "ortszeit lokalzeit viertel halb dreiviertel uhr"
NEVER = """weber dieter mach mond mund hund rund sonne tonne tage tags sage lage frage trage waage wache wochen's jahre
    haare fahre mai's juli abend's abends habend mittag's mitte bitte sitte zeit seit weit weise heute's heut haut hat
    haupt laut monats monat's fenster seiten miete mittel dienst dienste wachen hefte halbe hallen"""
SHORT_TIMES = "nach vor und zwei drei vier acht elf mitt uhr"
KEYED, NOT_KEYED = "halb acht vier drei zwei nach zehn neun", "qm da du"
TIME_WITH_OTHERS = """mitternacht wochenende naechsten naechste naechster mittag feierabend zwischen binnen anfang
    mitte ende viertel halb dreiviertel innerhalb spaetestens stunde stunden minuten zeit geschaeftsschluss
    mittagspause uebernaechste uebernaechsten kommenden kommende letzten letzte dieser dieses diese fruehen spaeten
    halben ganzen werktag werktagen arbeitstag arbeitstagen"""
LETTERS_FOUR = "juni juli zehn acht halb ende zeit"
BEHIND_FIGURES = "uhr"
NEXT_WORDS = "letzten letzter vorletzten vorletzter vorletztem"
