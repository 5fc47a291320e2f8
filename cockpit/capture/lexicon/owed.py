"""What a customer is doing or has to do for me, English and German, folded."""

from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import words

THEIR_DOING = words(en.THEIR_DOING)
# German says it last.
THEIR_INFINITIVES = words(de.THEIR_INFINITIVES)
# Those that are no nouns, too: "acme sends PO by fri" is theirs though nobody knows acme.
THEY_SURELY_DO = words(en.THEY_SURELY_DO, de.THEY_SURELY_DO)
# That what they will do is to pay.
THEY_PAY = words(en.THEY_PAY, de.THEY_PAY)
