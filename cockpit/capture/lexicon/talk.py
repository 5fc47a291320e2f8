"""The words lines are made of: what kind they are, what is done, told and stated."""

KINDS = {
    **dict.fromkeys("promise promised versprochen versprechen verspreche zusage zugesagt".split(), "promise"),
    **dict.fromkeys(("q", "question", "frage"), "q"),
    **dict.fromkeys(("order", "auftrag", "bestellung"), "order"),
    **dict.fromkeys(("paid", "bezahlt", "gezahlt", "zahlungseingang"), "paid"),
    **dict.fromkeys(("lost", "verloren"), "lost"),
    **dict.fromkeys(("call", "anruf", "telefonat"), "call"),
    **dict.fromkeys(("note", "notiz"), "note"),
    **dict.fromkeys(("todo", "to-do", "task", "aufgabe"), "todo"),
    **dict.fromkeys(
        "wait waiting await awaiting expecting warte warten wartet erwarte erwarten".split(), "wait"
    ),
    **dict.fromkeys(("touch", "contact", "kontakt"), "touch"),
}
# A line with one of these may tell what I will do, or what was promised.
SPEAKERS = frozenset(
    "i i'd i'll i'm we we'd we'll we're they'd they'll he'd he'll she'd she'll ich wir "
    "versprochen zugesagt promised expect".split()
)
# What a line that asks for something to be done begins with.
VERBS = frozenset(
    "add answer ask book bring buy call cancel change check clean close collect compare contact copy "
    "create deliver draft email e-mail export file fill find finish fix follow forward get give import "
    "install invite invoice learn look mail make meet move open organise organize pack pay phone pick "
    "plan post prepare print provide put read remind remove renew repair reply research return review "
    "ring schedule search sell send set share show sign sort start stop submit talk tell test text "
    "thank think train try tidy update upload verify visit wash write "
    "antworten bereite besorgen bestellen buchen drucken einladen fragen frag hol holen kauf kaufen "
    "klaeren klaere pruefe uebersetze uebersetzen uebergib uebergebe uebergeben uebermittle "
    "lesen liefern mach machen ordnen planen pruefen pruef raeum rechnen reservieren ruf schick "
    "schicke schicken "
    "schreib schreiben senden sende suchen teste testen treffen ueberweisen verschicken vorbereiten zahlen "
    "zeigen".split()
)
# Of these a number after them says rather when: "call nine tomorrow".
_AT_A_TIME = frozenset(
    "answer call clean close finish follow learn look meet open phone ring start stop talk text visit wash "
    "antworten lesen ruf testen teste treffen".split()
)
# After these a number says how many: "send two on friday", "wants two", "another one tomorrow".
HOW_MANY = (VERBS - _AT_A_TIME) | frozenset(
    "want wants wanted need needs needed require requires take takes has have had gets sends brings orders buys "
    "sent got bought ordered received likes like prefers prefer only all both just the these those this that "
    "another other last first new next each every nur alle beide beiden noch "
    "will wollen moechte moechten braucht brauchen brauche nehme nimm nehmen nimmt bestelle bestellt "
    "liefere liefert hole kaufe kauft bringe bring bringen bringt sendet schickt".split()
)
# A number after these is a name and no time, nor a sum: "PO 2210 tomorrow"; after the second ones a small number may
# be an hour.
NUMBERED = frozenset(
    "po inv ticket room floor suite gate bay ext extension no nr num number version v release rev build phase "
    "step option page section chapter code id sku ref rfq rfp phone fax mobile flight raum zimmer halle etage "
    "rampe nummer posten pos seite kapitel abschnitt durchwahl telefon handy flug gleis akte bestellnummer "
    "auftragsnummer rechnungsnummer artikelnummer kundennummer iso din en windows tel vertragsnummer".split()
)
OFTEN_NUMBERED = frozenset(
    "order invoice bill case issue bug desk table dock level hall type part item lot batch serial model line "
    "pin quote reference contract train bus route office auftrag bestellung rechnung angebot vertrag tor "
    "artikel teil teile charge zug linie kunde fall vorgang referenz platz tisch".split()
)
# A line that tells what was is a note, and the days in it are not deadlines.
TOLD = frozenset(
    "met called spoke talked said sent was were had visited saw told asked signed got came went wrote "
    "phoned rang heard received ordered paid bought "
    "war waren hatte hatten wurde wurden sagte sagten rief traf sprach schrieb schickte bekam kam "
    "ging kaufte "
    "bestellte gesagt gesprochen getroffen telefoniert angerufen geschickt geschrieben bekommen gekauft "
    "erhalten erzaehlt gefragt".split()
)
# A line that states how things are promises nothing by the time in it.
STATES = frozenset(
    "is are isn't aren't has have hasn't haven't wants want likes like needs need prefers prefer thinks knows uses "
    "may might takes nimmt closes schliesst moves celebrates feiert seems does doesn't don't will won't can't "
    "cannot ist sind hat haben wollen moechte moechten braucht "
    "brauchen mag moegen kann koennen weiss nutzt kennt".split()
)
# How somebody always does: an hour beside it is no deadline.
HABITS = frozenset(
    "prefer prefers likes like usually always never mostly normally generally typically rule opens closes bevorzugt "
    "mag immer meist meistens nie gewoehnlich normalerweise ueblicherweise regel grundsaetzlich oeffnet schliesst "
    "lieber".split()
)
# Words so common that one of them alone names no customer, even where a name begins with it.
COMMON = frozenset(
    "a an the this that these those my our your their his her its it they we you he she i me us them all any some no "
    "not new old big small first second third next last more less one two three four five ten half full free good "
    "best great real true open smart easy blue green red black white north south east west and or but if when while "
    "then so as at by for from in into of off on onto out over per than to up via with about after before between "
    "during since through until under without is are was were be been am do does did has have had will would can "
    "could may might must shall should what who whom whose which where why how yes ok please re fyi der die das den "
    "dem des ein eine einen einem einer und oder aber wenn als wie wer wo warum welche nicht kein keine auf ab aus "
    "bei bis durch fuer gegen mit nach ohne seit um unter von vor zu zum zur ueber im ist sind war hat haben wird "
    "werden sie er es wir ihr ich mir uns ihnen ihm dir dich euch ihre "
    "mein unser sein neu neue neuer neues alt alte gross grosse klein "
    "drei zwei vier fuenf zehn erste zweite dritte letzte naechste halb ganz gut quote offer order invoice price deck "
    "demo sheet spec draft proposal contract report team sales support service data system online phone mail link "
    "post angebot preis muster rechnung vertrag bericht".split()
)
# What they do, not I, said of a customer.
_DO = (
    "send deliver ship confirm decide sign return reply answer order pay approve provide forward "
    "submit call get "
    "come give let bring check review fill post mail email transfer wire remit settle"
).split()
_GERMAN_DO = frozenset(
    "schickt sendet liefert bestaetigt entscheidet unterschreibt antwortet bestellt zahlt ueberweist "
    "meldet laesst gibt ruft klaert prueft reicht mailt teilt bringt begleicht".split()
)
# Behind these the first is a day: "meldet sich do".
THURSDAY, BEFORE_THURSDAY = frozenset(("do",)), _GERMAN_DO | frozenset(("sich",))
THEY_DO = (
    frozenset(
        (
            *(
                f"{verb}{'es' if verb.endswith('sh') else 's'}"
                for verb in _DO
                if verb not in ("reply", "get", "come", "let")
            ),
            "replies",
        )
    )
    | _GERMAN_DO
)
# What they owe since they said so.
THEY_PROMISED = frozenset("promised promises owes owe versprach verspricht schuldet".split())
THEIR_VERBS = frozenset(_DO)
# They have to, before "to" and what they do.
THEY_MUST = frozenset("needs has have need got".split())
THEY_WILL = frozenset("will shall to must should".split())
# More of those, where what they do stands behind or last: "acme is sending …", "acme muss … liefern".
THEY_HAVE_TO = frozenset("is are muss muessen soll sollen will wollen wird werden sollte".split())
# Words of consent; those that are one only where it is said who gave it: "fine with them", "sie hat zugesagt".
AGREED = frozenset(
    "ok ok'd okd oked okay'd okay agreed confirmed accepted einverstanden passt vereinbart abgemacht "
    "zugestimmt abgesprochen ✓ ✔ 👍 ✅ ☑ 👌".split()
)
OK_SLIPS = frozenset("okk ook ko oky okey okya oka oaky okaay 0k oks oki okej okie kk k".split())
# Right behind the time these may be their consent, and are asked about where nothing says who gave it.
MAY_AGREE = frozenset(
    "bestaetigt akzeptiert zugesagt genehmigt abgestimmt besprochen approved fine yes yep yeah sure deal good gut "
    "recht ja jo jep klar alright okay ok".split()
)
MAY_AGREE_IN_TWO = frozenset((
    "ist ok", "is ok", "is fine", "all good", "looks good", "sounds good", "no problem", "kein problem", "in ordnung",
    "they agree", "no objection", "no objections", "thumbs up", "won't work", "happy with", "good with", "cool with",
    "fine with", "content with", "zufrieden damit", "with pleasure",
))  # fmt: skip
NO_CONSENT_SLIPS = frozenset(
    "agree confirm accept agrees accepts confirms greed excepted passat basst".split()
)
AGREED_BY_SOMEBODY = frozenset("fine works suits zugesagt recht bestaetigt akzeptiert".split())
# What joins it to who gave it, who that is, and what "ok" may be followed by: "ok from them", "ok gesagt".
AGREED_THROUGH = frozenset("from by with w/ for von mit bei fuer".split())
HOW_ARTICLES = frozenset("a the dem der den".split())
WHO_AGREES = frozenset(
    "them him her it that both everyone all client customer ihnen ihm ihr sie ihn beide beiden alle allen kunde kunden "
    "kundin".split()
)
GAVE_IT = frozenset("gesagt gegeben bekommen erhalten".split())
# What stands before it where it says who gave it, and those of them that are enough.
GIVES = frozenset(
    "they he she they're he's she's client customer said says gave got told sie er kunde kundin hat haben hat's "
    "sagt sagte sagten gab gaben meinte meinten ihnen "
    "ihm alle beide both all everyone".split()
)
SAYS_WHO = GIVES | frozenset(
    "me us was were it it's that that's is are the their his already just mir uns es das dass ist sind ihr ihre "
    "sein schon bereits der die".split()
)
# Before a word of consent these make it none: a condition, a denial, a wish.
NOT_YET = frozenset(
    "if unless without nothing nobody none no not never pending hopefully maybe perhaps provided "
    "assuming subject whether "
    "needs need require requires wait waiting once when until till await awaiting ask asks get "
    "getting gets want wants "
    "should could must might would if's that's it'd hasn't haven't hadn't isn't aren't wasn't weren't "
    "don't doesn't didn't "
    "won't wouldn't can't cannot shouldn't probably likely possibly almost nearly yet still seek "
    "seeking missing lacks lacking "
    "depends depending conditional only except hope hoping expect expecting presumably seemingly "
    "apparently half partly "
    "ohne nichts niemand keiner kein keine keinen keinem nie niemals nicht wenn falls ob sofern "
    "soweit vorbehaltlich "
    "vielleicht hoffentlich eventuell evtl wohl wahrscheinlich vermutlich muss muessen soll sollte "
    "koennte kann darf braucht "
    "noch erst fehlt ausstehend offen sobald bis abhaengig hoffe erwarte fast beinahe nur ausser "
    "statt".split()
)
# Before or behind a word of consent these leave it open whether it is one.
HEDGES = frozenset(
    "eigentlich actually theoretically theoretisch prinzipiell grundsaetzlich basically kinda sort weitgehend "
    "generally mostly meist maybe vielleicht probably wahrscheinlich".split()
)
# A call that I was not there for, and will return.
MISSED_CALLS = tuple(
    tuple(said.split())
    for said in (
        "missed a call",
        "missed call",
        "missed calls",
        "verpasster anruf",
        "verpassten anruf",
        "anruf verpasst",
        "i missed a call",
    )
)
MEETINGS = frozenset(
    "call meet meeting ring phone visit anrufen treffen besuch besuchen termin telefonieren telefontermin".split()
)
# "Call off the demo", "call centre": no call to a customer.
NO_CALL = frozenset("off centre center centres centers list lists log notes sheet recording".split())
BACK = frozenset(("back", "zurueck"))
# What a promise of a call to return begins with.
CALLS_BACK = ("call back", "callback", "call-back", "ring back", "return ", "rueckruf", "zurueckrufen")
CALLBACKS = frozenset("callback call-back rueckruf zurueckrufen".split())
CALLS = frozenset(("call", "ring", "phone", "anruf", "ruf", "rufe"))
AGREES = frozenset(("ok", "okay", "agreed", "right", "passt", "einverstanden"))
# Who says that we lost them.
WE = frozenset("we i ich wir we've i've haben hab habe".split())
# What a question begins with that a customer asks.
ASKED_WITH = frozenset(
    "if whether ob what when how who which why where was wann wie wer welche welcher welches warum wo wieviel "
    "wieviele woher wofuer".split()
)
# What leads from a question to who asks it.
ASKS = frozenset("from for by asked asks ask von fuer fragt fragte fragen wants".split())
MEANS = {
    **dict.fromkeys("mail e-mail email mails e-mails emails".split(), "mail"),
    **dict.fromkeys("phone telephone tel telefon telefonisch anruf".split(), "phone"),
    **dict.fromkeys("text sms".split(), "text"),
    **dict.fromkeys("post brief postweg".split(), "post"),
    **dict.fromkeys("in-person persoenlich".split(), "in person"),
    **dict.fromkeys("courier kurier bote".split(), "courier"),
    **{
        means: means
        for means in ("link", "chat", "fax", "teams", "zoom", "slack", "signal", "whatsapp", "webex")
    },
}
MEANS_IN_TWO = {
    "in person": "in person",
    "vor ort": "in person",
    "on site": "in person",
    "google meet": "meet",
}
THROUGH = frozenset("by via per ueber through over on mit am als as".split())
# These say how, and are never the thing itself.
ALWAYS_HOW = frozenset("telefonisch persoenlich in-person".split())
IT = frozenset("it that this all es das alles ihnen ihm they".split())
# These alone before a means make it one wherever it stands: "NDA by mail to Bo".
THROUGH_ANYWHERE = frozenset("by via per ueber through".split())
# Before these words, neither is what ends the line: "ask if it is ok", "answer their mail".
NOT_AGREED_AFTER = frozenset(
    "is are be been if whether when what until as not never no yet was were looks seems isn't aren't it's they're an "
    "the their its to for get of than we have had after upon before nach vor ist sind ob wenn falls nicht nie kein "
    "noch bis dass wird sei waere ihr der die das zum fuer ob's geht".split()
)
NOT_MEANS_AFTER = frozenset(
    "a an the their your our his her my this that to of from for in with and or new last no about re not ein eine "
    "einen einem der die das den dem ihr ihre ihren sein seine mein unser dein von zu fuer und oder neue neuer neues "
    "keine kein nicht wegen zur zum".split()
)
MAY_FOLLOW_MEANS = frozenset(
    "to for with and or on at until before by till mine due ok not an fuer bis am um mit und oder vor zu nach".split()
)
LINKS = frozenset(
    "to for with from at by of on and via about the than an fuer mit von bei und ueber wegen zu bis".split()
)
DROPPED_BEFORE = frozenset("to for with from at by an fuer mit von bei".split())
# German verbs that "an" is split from: it is theirs, and no preposition.
SPLIT_FROM_AN = frozenset(
    "ruf rufe rufen ruft rief biete biet frag frage kuendige melde meld schau schaue sehe hoere".split()
)
HEADINGS = frozenset("re fyi ps nb fw fwd aw purpose gain subject http https mailto zweck betreff wg".split())
# How the name of a firm ends.
LEGAL = frozenset(
    "gmbh ag kg kgaa ohg ug se eg gbr ltd limited inc corp corporation llc llp plc co company sa sas sarl srl spa bv "
    "nv ab oy oyj as a/s aps sl s.a s.l s.r.l s.p.a b.v pty pte kk sons soehne".split()
)
# These are words too, or a day: "@acme ab Montag", "@acme Sa 10 Uhr"; in capitals they end a name.
LEGAL_OR_WORD = frozenset(("ab", "as", "sa", "se"))
PLUS = frozenset(("&", "+"))
# Behind "and" in the name of a firm.
FAMILY = frozenset(
    "soehne sons sohn son co cie partner partners brothers bros toechter gebrueder associates".split()
)
JOIN_NAMES = PLUS | frozenset(("and", "und", "of", "de", "von"))
# What a name may open with, written short.
TITLES = frozenset(
    "dr prof mr mrs ms st ste fa hr fr sr jr ing dipl mag sra dott dra avv me mme mlle herr frau gebr geb univ uni ft "
    "gen ges inst fam mt int bros nat dept fed hl firma sankt sir".split()
)
# What a family name may begin with.
NAME_HEADS = frozenset("van von der den de di della du le la ten ter el al".split())
# Of a planned call: what it is for, and what they gain.
LABELS = frozenset(("purpose", "zweck", "ziel", "thema", "betreff", "topic", "agenda"))
ABOUT_WHAT = frozenset("re about regarding wegen bzgl bezueglich betreffend concerning".split())
GAINS = frozenset("gain gains nutzen vorteil benefit gewinn".split())
THEIR = frozenset("they their ihr deren customer kunde".split())
