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
    **dict.fromkeys(("wait", "waiting", "await", "awaiting", "warte", "warten", "wartet"), "wait"),
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
    "will wollen moechte moechten braucht brauchen brauche will nehme nimm nehmen nimmt bestelle bestellt "
    "liefere liefert hole kaufe kauft bringe bring bringen bringt sendet schickt".split()
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
    "is are isn't aren't has have hasn't haven't wants want likes like needs need prefers prefer "
    "thinks knows uses "
    "may might seems does doesn't don't will won't can't cannot "
    "ist sind hat haben will wollen moechte moechten braucht brauchen mag moegen kann koennen weiss "
    "nutzt kennt".split()
)
# Words so common that one of them alone names no customer, even where a name begins with it.
COMMON = frozenset(
    "a an the this that these those my our your their his her its it they we you he she i me us them "
    "all any some no "
    "not new old big small first second third next last more less one two three four five ten half "
    "full free good best "
    "great real true open smart easy blue green red black white north south east west and or but if "
    "when while then "
    "so as at by for from in into of off on onto out over per than to up via with about after before "
    "between during "
    "since through until under without is are was were be been am do does did has have had will would "
    "can could may "
    "might must shall should what who whom whose which where why how yes ok please via re fyi der die "
    "das den dem des "
    "ein eine einen einem einer und oder aber wenn als wie was wer wo warum welche nicht kein keine "
    "auf an ab aus bei "
    "bis durch fuer gegen mit nach ohne seit um unter von vor zu zum zur ueber im am ist sind war hat "
    "haben wird werden "
    "sie er es wir ihr ich mir uns ihnen ihre ihr mein unser sein neu neue neuer neues alt alte gross "
    "grosse klein drei "
    "zwei vier fuenf zehn erste zweite dritte letzte naechste halb ganz gut "
    "quote offer order invoice price deck demo sheet spec draft proposal contract report team sales "
    "support service "
    "data system online phone mail link post angebot preis muster rechnung vertrag bericht".split()
)
# What a line that tells of a contact begins with, and how that was.
CONTACTS = {
    **dict.fromkeys("called phoned rang telefonierte telefoniert angerufen".split(), "phone"),
    **dict.fromkeys("mailed emailed e-mailed gemailt".split(), "mail"),
    **dict.fromkeys("texted whatsapped".split(), "text"),
    **dict.fromkeys("met visited saw getroffen besucht".split(), "in person"),
    **dict.fromkeys("spoke talked reached gesprochen erreicht".split(), ""),
}
# Behind the customer these tell, too, that I did it: "@acme angerufen, nicht erreicht".
CONTACTED = frozenset("angerufen telefoniert getroffen besucht gesprochen gemailt".split())
CONTACT_LINKS = frozenset("with to at mit bei".split())
# What they do, not I, said of a customer.
_DO = (
    "send deliver ship confirm decide sign return reply answer order pay approve provide forward "
    "submit call get "
    "come give let bring check review fill post mail email"
).split()
THEY_DO = frozenset(
    (
        *(
            f"{verb}{'es' if verb.endswith('sh') else 's'}"
            for verb in _DO
            if verb not in ("reply", "get", "come", "let")
        ),
        "replies",
    )
) | frozenset(
    "schickt sendet liefert bestaetigt entscheidet unterschreibt antwortet bestellt zahlt ueberweist "
    "meldet".split()
)
# What they owe since they said so.
THEY_PROMISED = frozenset("promised promises owes owe versprach verspricht schuldet".split())
THEIR_VERBS = frozenset(_DO)
THEY_WILL = frozenset(("will", "shall"))
# A contact that reached nobody.
UNREACHED = (
    "no answer", "not reached", "no reply", "left a message", "left message", "voicemail", "voice mail", "mailbox",
    "engaged", "busy", "did not reach", "didn't reach", "nobody there", "not there", "nicht erreicht", "keine antwort",
    "niemanden erreicht", "besetzt", "auf band gesprochen", "nicht da", "out of office", "no one there", "no pick up",
)  # fmt: skip
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
# Of what holds until a day, and is not due on it.
VALID = frozenset(
    "valid good holds hold holding held open firm fixed binding guaranteed applies apply effective "
    "runs lasts stands "
    "gueltig gilt gelten gueltigkeit haelt befristet garantiert fest laeuft "
    "haltbar gueltige verbindlich available usable verwendbar".split()
)
# Of what ends on a day.
EXPIRES = frozenset(
    "expires expire expiring expired expiry lapses lapse lapsing ends ending verfaellt verfallen ablauf ablaufend "
    "ausgelaufen endet endend".split()
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
