"""The words lines are made of: what kind they are, what is done, told and stated."""

from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import listed_phrases, meanings, meant_phrases, phrases, word_by_word, words

KINDS = meanings(en.KINDS, de.KINDS)
KINDS_IN_TWO = meant_phrases(en.KINDS_IN_TWO)
# Those that say the kind behind the customer, too: the others may be a thing there ("@acme order form").
BEGIN_BEHIND = words(en.BEGIN_BEHIND, de.BEGIN_BEHIND)
# Behind these it is to be done yet: "touch base with …", "Kontakt aufnehmen mit …".
NO_TOUCH = words(en.NO_TOUCH, de.NO_TOUCH)
TOUCHES = frozenset(word for word, kind in KINDS.items() if kind == "touch")
# A line with one of these may tell what I will do, or what was promised.
SPEAKERS = words(en.SPEAKERS, de.SPEAKERS)
# What a line that asks for something to be done begins with.
VERBS = words(en.VERBS, de.VERBS)
# Of these a number after them says rather when: "call nine tomorrow".
_AT_A_TIME = words(en.AT_A_TIME, de.AT_A_TIME)
# After these a number says how many: "send two on friday", "wants two", "another one tomorrow".
HOW_MANY = (VERBS - _AT_A_TIME) | words(en.HOW_MANY, de.HOW_MANY)
# A number after these is a name and no time, nor a sum: "PO 2210 tomorrow"; after the second ones a small number may
# be an hour.
NUMBERED = words(en.NUMBERED, de.NUMBERED)
OFTEN_NUMBERED = words(en.OFTEN_NUMBERED, de.OFTEN_NUMBERED)
# A line that tells what was is a note, and the days in it are not deadlines.
TOLD = words(en.TOLD, de.TOLD)
# A line that states how things are promises nothing by the time in it.
STATES = words(en.STATES, de.STATES)
# How somebody always does: an hour beside it is no deadline.
HABITS = words(en.HABITS, de.HABITS)
# Words so common that one of them alone names no customer, even where a name begins with it.
COMMON = words(en.COMMON, de.COMMON)
# What they do, not I, said of a customer.
THEY_DO = words(en.THEY_DO, de.THEY_DO)
# Behind these the first is a day: "meldet sich do".
THURSDAY, BEFORE_THURSDAY = words(de.THURSDAY), words(de.THEY_DO, de.BEFORE_THURSDAY)
# What they owe since they said so.
THEY_PROMISED = words(en.THEY_PROMISED, de.THEY_PROMISED)
THEIR_VERBS = words(en.THEIR_VERBS)
# German says last that they owe it.
OWED = words(de.OWED)
# Between the customer and what they do.
STILL = words(en.STILL)
# They have to, before "to" and what they do.
THEY_MUST = words(en.THEY_MUST)
THEY_WILL = words(en.THEY_WILL)
# Verbs of theirs that are no nouns, too: "acme sends PO by fri" is theirs though nobody knows acme.
THEY_SURELY_DO = words(en.THEY_SURELY_DO, de.THEY_SURELY_DO)
# More of those, where what they do stands behind or last: "acme is sending …", "acme muss … liefern".
THEY_HAVE_TO = words(en.THEY_HAVE_TO, de.THEY_HAVE_TO)
# Words of consent; those that are one only where it is said who gave it: "fine with them", "sie hat zugesagt".
AGREED = words(en.AGREED, de.AGREED, "✓ ✔ 👍 ✅ ☑ 👌")
OK_SLIPS = words(en.OK_SLIPS, "0k")
# Right behind the time these may be their consent, and are asked about where nothing says who gave it.
MAY_AGREE = words(en.MAY_AGREE, de.MAY_AGREE, "d'accord acuerdo akkoord concordo d'accordo zgoda")
MAY_AGREE_IN_TWO = phrases(en.MAY_AGREE_IN_TWO, de.MAY_AGREE_IN_TWO)
NO_CONSENT_SLIPS = words(en.NO_CONSENT_SLIPS, de.NO_CONSENT_SLIPS)
AGREED_BY_SOMEBODY = words(en.AGREED_BY_SOMEBODY, de.AGREED_BY_SOMEBODY)
# What joins it to who gave it, who that is, and what "ok" may be followed by: "ok from them", "ok gesagt".
AGREED_THROUGH = words(en.AGREED_THROUGH, de.AGREED_THROUGH)
HOW_ARTICLES = words(en.HOW_ARTICLES, de.HOW_ARTICLES)
WHO_AGREES = words(en.WHO_AGREES, de.WHO_AGREES)
GAVE_IT = words(de.GAVE_IT)
# What stands before it where it says who gave it, and those of them that are enough.
GIVES = words(en.GIVES, de.GIVES)
SAYS_WHO = GIVES | words(en.SAYS_WHO, de.SAYS_WHO)
# Before a word of consent these make it none: a condition, a denial, a wish.
NOT_YET = words(en.NOT_YET, de.NOT_YET)
# Before or behind a word of consent these leave it open whether it is one.
HEDGES = words(en.HEDGES, de.HEDGES)
# A call that I was not there for, and will return.
MISSED_CALLS = word_by_word(en.MISSED_CALLS, de.MISSED_CALLS)
# What a to-do of mine begins with, its kind left out.
REMINDERS = word_by_word(en.REMINDERS, de.REMINDERS)
# What only leads to a call that is to be made.
NEEDS = word_by_word(en.NEEDS, de.NEEDS)
MEETINGS = words(en.MEETINGS, de.MEETINGS)
# "Call off the demo", "call centre": no call to a customer.
NO_CALL = words(en.NO_CALL)
# "Call from @acme: all fine" was theirs.
INCOMING = words(en.INCOMING, de.INCOMING)
BACK = words(en.BACK, de.BACK)
# What a promise of a call to return begins with.
CALLS_BACK = listed_phrases(en.CALLS_BACK, de.CALLS_BACK)
CALLBACKS = words(en.CALLBACKS, de.CALLBACKS)
CALLS = words(en.CALLS, de.CALLS)
AGREES = words(en.AGREES, de.AGREES)
# Who says that we lost them.
WE = words(en.WE, de.WE)
# What a question begins with that a customer asks.
ASKED_WITH = words(en.ASKED_WITH, de.ASKED_WITH)
# What leads from a question to who asks it.
ASKS = words(en.ASKS, de.ASKS)
MEANS = meanings(en.MEANS, de.MEANS) | meant_phrases(en.MEANS_IN_WORDS, de.MEANS_IN_WORDS)
THROUGH = words(en.THROUGH, de.THROUGH)
# These say how, and are never the thing itself.
ALWAYS_HOW = words(en.ALWAYS_HOW, de.ALWAYS_HOW)
IT = words(en.IT, de.IT)
# These alone before a means make it one wherever it stands: "NDA by mail to Bo".
THROUGH_ANYWHERE = words(en.THROUGH_ANYWHERE, de.THROUGH_ANYWHERE)
# Before these words, neither is what ends the line: "ask if it is ok", "answer their mail".
NOT_AGREED_AFTER = words(en.NOT_AGREED_AFTER, de.NOT_AGREED_AFTER)
NOT_MEANS_AFTER = words(en.NOT_MEANS_AFTER, de.NOT_MEANS_AFTER)
MAY_FOLLOW_MEANS = words(en.MAY_FOLLOW_MEANS, de.MAY_FOLLOW_MEANS)
LINKS = words(en.LINKS, de.LINKS)
DROPPED_BEFORE = words(en.DROPPED_BEFORE, de.DROPPED_BEFORE)
# German verbs that "an" is split from: it is theirs, and no preposition.
SPLIT_FROM_AN = words(de.SPLIT_FROM_AN)
HEADINGS = words(en.HEADINGS, de.HEADINGS)
# How the name of a firm ends.
LEGAL = words("""gmbh ag kg kgaa ohg ug se eg gbr ltd limited inc corp corporation llc llp plc co company sa sas
    sarl srl spa bv nv ab oy oyj as a/s aps sl s.a s.l s.r.l s.p.a b.v pty pte kk sons soehne""")
# How else it may end, in capitals.
FIRM_ENDS = words("""group gruppe holding holdings partners international deutschland europe europa usa uk solutions
    systems services industries technologies technology labs capital logistics ventures media energy consulting
    foods bau""")
# These are words too, or a day: "@acme ab Montag", "@acme Sa 10 Uhr"; in capitals they end a name.
LEGAL_OR_WORD = frozenset(("ab", "as", "sa", "se"))
PLUS = frozenset(("&", "+"))
# Behind "and" in the name of a firm.
FAMILY = words(en.FAMILY, de.FAMILY, "co cie")
JOIN_NAMES = PLUS | words(en.JOIN_NAMES, de.JOIN_NAMES, "de")
# What a name may open with, written short.
TITLES = words(
    en.TITLES, de.TITLES, "dr prof st ste fa hr fr sr jr mag sra dott dra avv me mme mlle univ uni ft mt hl"
)
# What a family name may begin with.
NAME_HEADS = words("van von der den de di della du le la ten ter el al")
# Of a planned call: what it is for, and what they gain.
LABELS = words(en.LABELS, de.LABELS)
ABOUT_WHAT = words(en.ABOUT_WHAT, de.ABOUT_WHAT)
GAINS = words(en.GAINS, de.GAINS)
THEIR = words(en.THEIR, de.THEIR)
# Right behind when it is, these need no colon: "call @acme wed 10 purpose agree on the scope".
UNMARKED = words(en.UNMARKED, de.UNMARKED)
