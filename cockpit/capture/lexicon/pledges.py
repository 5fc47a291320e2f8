"""The words that tell what I will do, English and German, folded."""

I_WILL = frozenset("i'd i'll we'd we'll".split())
I_AM = frozenset("i'm we're am are".split())
WILL = frozenset(("will", "would", "shall", "gonna", "owe"))
# What they will have is what I promised, where I told them so: "told acme they'd have it by friday".
WILL_THEY = frozenset("they'd they'll he'd he'll she'd she'll".split())
WILL_HAVE = frozenset(("have", "get", "receive", "hear", "see"))
RECEIVES = WILL_HAVE | {"win", "find", "need", "know", "be"}
REPORTS = frozenset("told said texted mailed emailed e-mailed wrote assured agreed promised".split())
MYSELF = frozenset("i we i've we've have also just already and then".split())
ADVERBS = frozenset("also just then gladly happily personally definitely certainly probably try".split())
WISHES = frozenset("love like rather prefer hope wish want better".split())
IS_NOT_DONE = WISHES | set("be been had not never need know think guess say imagine".split())
ONLY_IF = frozenset(
    "if wish whether because when unless what how why where wenn ob falls weil wann wie".split()
)
TO_ME = frozenset(("me", "us"))
WERDE = frozenset(("werde", "werd", "werden"))
VERSPROCHEN = frozenset(("versprochen", "zugesagt"))
HABE = frozenset(("habe", "hab", "hab's"))
OTHERS_HAVE = frozenset(("hat", "hatte", "hatten", "wurde", "wurden", "er", "they", "he", "she"))
IS_THERE = frozenset("sein haben bleiben werden dabei da".split())
# The first person without its "e", as it is said: "ich schick dir das".
SHORT_FIRST_PERSON = frozenset(
    "schick send mach ruf meld bring klaer pruef schreib geb besorg liefer frag stell leg zeig erklaer kuemmer reich "
    "buch bestell hol kauf druck tu bau lass sag check mail fax ueberweis bereit organisier notier plan schau komm "
    "fahr nehm zahl teil richt biet halt".split()
)
# What I do not do, though it is said of me.
STATES_OF_MINE = frozenset(
    "habe hatte waere haette koennte wuerde moechte wollte sollte muesste duerfte brauche glaube denke meine finde "
    "hoffe sehe kenne verstehe liebe hasse warte heisse wohne fuerchte vermute freue bekomme kriege erwarte erhalte "
    "wuensche vermisse bezweifle bedauere fuehle lebe gehoere wundere aergere schaetze merke hoere wisse mochte sind "
    "haben waren wollen koennen muessen sollen moechten brauchen glauben denken hoffen sehen warten erwarten bekommen "
    "kriegen duerfen kennen verstehen hatten".split()
)
NO_VERBS = frozenset(
    "eine keine seine ihre deine unsere diese jede alle viele beide gerne heute gerade bitte danke ohne wie die sie "
    "letzte naechste erste neue gute woche alleine ehe".split()
)
# Verbs whose stem ends in t, so that "-te" is no past.
NOW_IN_T = tuple("arbeite antworte bereite berichte leite biete halte richte teste poste".split())
# What else tells who promised, and what.
PROMISED = frozenset(("promised",))
EXPECT = frozenset(("expect",))
OWE = frozenset(("owe",))
BE = frozenset(("be",))
IN_TOUCH = frozenset(("in touch",))
GOING_TO = frozenset(("going to",))
GONNA = frozenset(("gonna",))
SENDING = frozenset(("sending",))
THAT = frozenset(("that", "to"))
THAT_BEHIND = THAT | {"dass"}
THAT_I = frozenset(("dass", "das"))
NOT_WHOM = frozenset(("them", "him", "her", "that", "they"))
WE_GERMAN = frozenset(("wir",))
# How a verb ends.
DOING, HAD, PAST, NO_PAST = "ing", "'d", "ed", ("eed", "bed")
OF_ONE, PAST_GERMAN = "e", "te"
OF_MANY, PAST_OF_MANY = ("en", "ern", "eln"), "ten"
