"""What a customer is doing or has to do for me, English and German, folded."""

from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import words

THEIR_DOING = words(en.THEIR_DOING)
# German says it last.
THEIR_INFINITIVES = words(de.THEIR_INFINITIVES)
# What they owe stands behind one of these and whom.
OWES = words(en.OWES, de.OWES)
# That what they will do is to pay.
THEY_PAY = words(en.THEY_PAY, de.THEY_PAY)
# How much of it, where no sum is said.
ALL_TO_COME = words(en.ALL_TO_COME, de.ALL_TO_COME)
SOME_TO_COME = words(en.SOME_TO_COME, de.SOME_TO_COME)
