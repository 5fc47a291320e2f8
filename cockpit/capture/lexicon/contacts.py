"""The words that tell of a contact with a customer, or that it was only tried, English and German, folded."""

# What a line that tells of a contact begins with, and how that was.
CONTACTS = {
    **dict.fromkeys("called phoned rang telefonierte telefoniert angerufen zurueckgerufen".split(), "phone"),
    **dict.fromkeys("mailed emailed e-mailed gemailt angemailt angeschrieben".split(), "mail"),
    **dict.fromkeys("texted whatsapped".split(), "text"),
    **dict.fromkeys("met visited saw getroffen besucht".split(), "in person"),
    **dict.fromkeys("spoke talked reached gesprochen erreicht".split(), ""),
}
# By themselves these do not say that they were reached.
RANG = frozenset("called phoned rang angerufen zurueckgerufen".split())
# In several words, up to the customer: "was at @acme".
CONTACTS_SAID = {
    **dict.fromkeys(("was at", "were at", "been at", "been to", "dropped by", "stopped by", "dropped in at", "war bei",
                     "waren bei", "zu besuch bei", "sat down with"), "in person"),
    **dict.fromkeys(("called back", "rang back", "phoned back", "got off the phone with",
                     "was on the phone with", "on the phone with", "off the phone with",
                     "am telefon mit"), "phone"),
    **dict.fromkeys(("wrote to", "got hold of", "caught up with", "checked in with", "chatted with", "caught"), ""),
    **dict.fromkeys(("sent a mail to", "sent an email to", "sent mail to", "sent email to"), "mail"),
    **dict.fromkeys(("sent a text to", "sent a message to", "sent a whatsapp to"), "text"),
}  # fmt: skip
# I did it by what is named behind the customer: "wrote @acme an email", "@acme eine Mail geschrieben".
WROTE = frozenset("wrote sent shot dropped gave schrieb schrieben schickte schickten sandte".split())
WRITTEN_TO = frozenset("geschrieben geschickt gesendet gesandt".split())
WRITTEN = {
    **dict.fromkeys("mail e-mail email mails emails".split(), "mail"),
    **dict.fromkeys("text sms message whatsapp nachricht textnachricht".split(), "text"),
    **dict.fromkeys("letter brief postcard postkarte".split(), "post"),
    **dict.fromkeys(("call", "ring"), "phone"),
}
WRITTEN_ONE = frozenset("a an another eine einen ein the die short quick kurze kurzen".split())
# What one has with them: "had coffee with @acme", "hatte gestern einen Termin bei @huber".
HAD = frozenset("had hatte hatten".split())
HAD_WITH_THEM = {
    **dict.fromkeys("lunch dinner breakfast coffee beer drinks meeting visit appointment mittagessen abendessen kaffee "
                    "termin besuch besprechung treffen".split(), "in person"),
    **dict.fromkeys("call phonecall telefonat anruf".split(), "phone"),
    **dict.fromkeys("chat talk conversation word workshop demo videocall gespraech austausch".split(), ""),
}  # fmt: skip
# Behind the customer these tell, too, that I did it: "@acme angerufen, nicht erreicht".
CONTACTED = frozenset(
    "angerufen zurueckgerufen telefoniert getroffen besucht gesprochen gemailt angemailt angeschrieben "
    "reached".split()
)
CONTACT_LINKS = frozenset("with w/ to at mit bei".split())
# What leads from whom I talked to to their firm: "spoke to Tom from @acme".
OF_FIRM = CONTACT_LINKS | frozenset("from of von".split())
# Behind the customer these make the word for a contact one of what is still to be done: "@acme will angerufen werden".
NOT_CONTACTED = frozenset(
    "werden hat hatte will wollte muss muessen soll sollte moechte bitte versprochen zugesagt werde wird".split()
)
# What comes of a contact: a call to make, said in the words of one that was.
NEXT_CALLS = (
    "call again", "call back", "call them", "call him", "call her", "ring again", "ring back", "next call", "try again",
    "follow up", "follow-up", "next contact", "next touch", "wieder anrufen", "nochmal anrufen", "wieder melden",
    "zurueckrufen", "naechster anruf", "wiedervorlage", "nachfassen", "remind", "erneut anrufen", "anrufen am",
)  # fmt: skip
# What a line that tells of a contact tried begins with, up to the customer, and how that was tried.
ATTEMPTS = {
    **dict.fromkeys(("tried", "tried to call", "tried to ring", "tried to phone", "tried calling", "tried ringing",
                     "tried phoning", "no answer from", "no answer at", "left a message for", "left a message with",
                     "left message with", "left message for", "left a voicemail for", "left a voicemail with",
                     "left voicemail with", "left voicemail for", "voicemail at", "versucht",
                     "habe versucht", "hab versucht", "niemanden erreicht bei",
                     "keine antwort von", "no luck reaching", "no luck with", "got no answer from", "got voicemail at",
                     "nobody picked up at", "no one picked up at", "nobody there at"), "phone"),
    **dict.fromkeys(("tried to reach", "tried reaching", "could not reach", "couldn't reach", "did not reach",
                     "didn't reach", "not reached", "nicht erreicht", "failed to reach", "unable to reach",
                     "can't reach", "cannot reach", "could not get hold of", "can't get hold of"), ""),
    **dict.fromkeys(("tried to mail", "tried mailing", "tried to email", "tried emailing"), "mail"),
}  # fmt: skip
# What may lead to the customer where what I did stands behind: "hab @acme angerufen".
I_HAVE = frozenset("hab habe haben ich wir".split())
# How often, between the customer and what came of it.
TIMES_OVER = frozenset(
    "once twice thrice again times more einmal zweimal dreimal nochmal wieder mal anzurufen zu "
    "erreichen 2x 3x 4x 5x".split()
)
# A contact that reached nobody.
_NOBODY = {
    "nobody;no one;noone": "there;in;home;answers;answered;picks up;picked up;picking up;answering;reached",
    "niemand;keiner;niemanden;keinen": "da;ran;erreicht;geht ran;ging ran;hebt ab;hob ab;abgehoben;im buero",
    "not;isn't;isnt;aren't;wasn't;never": "there;answering;answered;picking up;picked up;responding;reached;reachable;"
                                          "available;in the office;at his desk;at her desk;at their desk;at the desk",
    "did not;didn't;didnt;does not;doesn't;doesnt;won't;do not;don't": "answer;pick up;reach;respond",
    "nicht": "erreicht;erreichbar;da;ran;rangegangen;abgehoben;ans telefon;ab;im buero",
    "no": "answer;reply;response;pick up",
}  # fmt: skip
UNREACHED = (
    "left a message", "left message", "left a msg", "left msg", "left word", "left vm", "left a vm", "msg left",
    "hung up",
    "aufgelegt", "vm", "lvm", "lm", "gatekeeper", "receptionist", "gatekeeper only",
    "no pickup", "no pick-up", "zentrale", "empfang",
    "only reception", "not in", "no luck", "no joy", "abwesend", "message left", "voicemail", "voice mail",
    "mailbox", "engaged", "busy", "besetzt", "rang out", "keine antwort", "keine rueckmeldung",
    "auf band gesprochen", "anrufbeantworter", "out of office", "unreachable",
    *(f"{one} {other}" for nobody, rest in _NOBODY.items() for one in nobody.split(";") for other in rest.split(";")),
)  # fmt: skip
# Those that are more often said of somebody who was reached: they count in a few words of their own.
UNREACHED_IN_SHORT = frozenset(
    (
        "vm",
        "lvm",
        "lm",
        "gatekeeper",
        "receptionist",
        "zentrale",
        "empfang",
        "not in",
        "abwesend",
        "no luck",
        "engaged",
        "busy",
        "mailbox",
        "besetzt",
        "not there",
        "nicht da",
        "not available",
    )
)
# Between the customer and one of these.
BEFORE_UNREACHED = frozenset(
    "is was are were ist war hat hatte wieder again still leider sadly immer noch went goes got straight to only nur "
    "the their his her geht ging nimmt".split()
)
LONGEST_IN_SHORT = 2  # words
# Beside the words of time, what may say when a contact was.
WHEN = frozenset(
    "this on am at um last letzten vor just gerade eben soeben finally endlich kurz lange "
    "briefly quickly nochmal schon".split()
)
# That they ask to be called back, behind who they are.
ASKED_CALLS = tuple(
    tuple(said.split())
    for said in (
        "wants a call back", "wants a callback", "wants to be called back", "would like a call back",
        "would like a callback", "asks for a call back", "asks for a callback", "asked for a call back",
        "asked for a callback", "asks me to call back", "asked me to call back", "needs a call back",
        "needs a callback", "bittet um rueckruf", "bittet um einen rueckruf", "bat um rueckruf",
        "moechte einen rueckruf", "wartet auf rueckruf",
    )
)  # fmt: skip
