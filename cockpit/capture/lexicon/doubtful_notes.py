"""Words by which a line that says no kind, and is taken for a note, may rather be a loss, a payment or an answer."""

from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon import listed_phrases, word_by_word, words
from cockpit.capture.lexicon.talk import COMMON, VERBS

# The customer said no, or took it back: at the end, or before a mark.
SAID_NO = listed_phrases(en.SAID_NO, de.SAID_NO)
# They choose somebody, where a name follows and ends the line.
TAKES = words(en.TAKES, de.TAKES)
LOST_WORDS = word_by_word(en.LOST_WORDS, de.LOST_WORDS)
# Behind what they said these change nothing of it.
FILLERS = words(en.FILLERS, de.FILLERS)
# Behind those these are no supplier.
NO_SUPPLIER = VERBS | COMMON | words(en.NO_SUPPLIER, de.NO_SUPPLIER)
# A sum beside these is none of an order: "acme's budget is 40k".
PLANNED_SUMS = words(en.PLANNED_SUMS, de.PLANNED_SUMS)
BILLS = words(en.BILLS, de.BILLS)
# Money is on its way or was paid, and no word says that it came.
SENT_MONEY = words(en.SENT_MONEY, de.SENT_MONEY)
COME_IN = words(en.COME_IN, de.COME_IN)  # where the line ends
