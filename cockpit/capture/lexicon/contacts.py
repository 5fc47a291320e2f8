"""The words that tell of a contact with a customer, or that it was only tried, English and German, folded."""

from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon import listed_phrases, meanings, meant_phrases, phrases, word_by_word, words
from cockpit.capture.lexicon.particles import CALLED_OFF

# What a line that tells of a contact begins with, and how that was.
CONTACTS = meanings(en.CONTACTS, de.CONTACTS)
# By themselves these do not say that they were reached.
RANG = words(en.CONTACTS["phone"], de.RANG)
# In several words, up to the customer: "was at @acme".
CONTACTS_SAID = meant_phrases(en.CONTACTS_SAID, de.CONTACTS_SAID)
# I did it by what is named behind the customer: "wrote @acme an email", "@acme eine Mail geschrieben".
WROTE = words(en.WROTE, de.WROTE)
WRITTEN_TO = words(de.WRITTEN_TO)
WRITTEN = meanings(en.WRITTEN_AS, de.WRITTEN_AS)
WRITTEN_ONE = words(en.WRITTEN_ONE, de.WRITTEN_ONE)
# What one has with them: "had coffee with @acme", "hatte gestern einen Termin bei @huber".
HAD = words(en.HAD, de.HAD)
HAD_WITH_THEM = meanings(en.HAD_WITH_THEM, de.HAD_WITH_THEM)
# Beside one of those: it is not to come.
NOT_TO_COME = CALLED_OFF | words(de.WENT)
# Behind the customer these tell, too, that I did it: "@acme angerufen, nicht erreicht".
CONTACTED = words(en.CONTACTED, de.CONTACTED)
CONTACT_LINKS = words(en.CONTACT_LINKS, de.CONTACT_LINKS)
# What leads from whom I talked to to their firm: "spoke to Tom from @acme".
OF_FIRM = CONTACT_LINKS | words(en.OF_FIRM, de.OF_FIRM)
# Behind the customer these make the word for a contact one of what is still to be done: "@acme will angerufen werden".
NOT_CONTACTED = words(de.NOT_CONTACTED)
# What comes of a contact: a call to make, said in the words of one that was.
NEXT_CALLS = listed_phrases(en.NEXT_CALLS, de.NEXT_CALLS)
# What a line that tells of a contact tried begins with, up to the customer, and how that was tried.
ATTEMPTS = meant_phrases(en.ATTEMPTS, de.ATTEMPTS)
# What may lead to the customer where what I did stands behind: "hab @acme angerufen".
I_HAVE = words(de.I_HAVE)
# What they did, or I in a verb of two parts, "@" being the customer, once what may stand between is left out.
_FROM, _GOT = (*en.HEARD_FROM.split(), *de.HEARD_FROM.split()), (*en.GOT_IT.split(), *de.GOT_IT.split())
HEARD = meant_phrases(en.HEARD, de.HEARD) | {
    " ".join(said): means
    for one, means in WRITTEN.items()
    for lead in _FROM
    for said in (
        (one, lead, "@"),
        *((got, one, lead, "@") for got in _GOT),
        *((one, lead, "@", got) for got in de.GOT_IT_BEHIND.split()),
        *(("@", one, sent) for sent in (*de.SENT_ME.split(), "geschrieben")),
    )
}
LEAVES = words(en.LEAVES)  # "left @acme a voicemail"
HEARD_BESIDE = WRITTEN_ONE | words(en.HEARD_BESIDE, de.HEARD_BESIDE)
SAID_BY_THEM = words(en.SAID_BY_THEM, de.SAID_BY_THEM)
# How often, between the customer and what came of it.
TIMES_OVER = words(en.TIMES_OVER, de.TIMES_OVER, "2x 3x 4x 5x")
# A contact that reached nobody.
_NOT_THERE = [pair for said in (en.NOT_THERE, de.NOT_THERE) for pair in said.items()]
UNREACHED = (
    *listed_phrases(en.UNREACHED, de.UNREACHED),
    *(f"{one} {other}" for who, what in _NOT_THERE for one in who.split("|") for other in what.split("|")),
)
# Those that are more often said of somebody who was reached: they count in a few words of their own.
UNREACHED_IN_SHORT = phrases(en.UNREACHED_IN_SHORT, de.UNREACHED_IN_SHORT)
# Between the customer and one of these.
BEFORE_UNREACHED = words(en.BEFORE_UNREACHED, de.BEFORE_UNREACHED)
LONGEST_IN_SHORT = 2  # words
# Beside the words of time, what may say when a contact was.
WHEN = words(en.WHEN, de.WHEN)
# That they ask to be called back, behind who they are.
ASKED_CALLS = word_by_word(en.ASKED_CALLS, de.ASKED_CALLS)
