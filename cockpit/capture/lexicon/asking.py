"""The words by which a customer asks me something, English and German, folded."""

from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import phrases, words

THEY_ASK = words(en.THEY_ASK, de.THEY_ASK)
THEY_ASK_IN_TWO = phrases(en.THEY_ASK_IN_TWO, de.THEY_ASK_IN_TWO)
