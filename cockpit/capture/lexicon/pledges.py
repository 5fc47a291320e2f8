"""The words that tell what I will do, English and German, folded."""

from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import listed, phrases, words

I_WILL = words(en.I_WILL)
WILL_BEHIND = en.WILL_BEHIND
I_AM = words(en.I_AM)
WILL = words(en.WILL)
CAN = words(en.CAN)  # only where it was told: "told acme we can send it by friday"
# What they will have is what I promised, where I told them so: "told acme they'd have it by friday".
WILL_THEY = words(en.WILL_THEY)
WILL_HAVE = words(en.WILL_HAVE)
RECEIVES = WILL_HAVE | words(en.RECEIVES)
REPORTS = words(en.REPORTS)
MYSELF = words(en.MYSELF)
ADVERBS = words(en.ADVERBS)
WISHES = words(en.WISHES)
IS_NOT_DONE = WISHES | words(en.IS_NOT_DONE)
ONLY_IF = words(en.ONLY_IF, de.ONLY_IF)
TO_ME = words(en.TO_ME, de.TO_ME)
WERDE = words(de.WERDE)
VERSPROCHEN = words(de.VERSPROCHEN)
HABE = words(de.HABE)
OTHERS_HAVE = words(en.OTHERS_HAVE, de.OTHERS_HAVE)
IS_THERE = words(de.IS_THERE)
# The first person without its "e", as it is said: "ich schick dir das".
SHORT_FIRST_PERSON = words(de.SHORT_FIRST_PERSON)
# What I do not do, though it is said of me.
STATES_OF_MINE = words(de.STATES_OF_MINE)
NO_VERBS = words(de.NO_VERBS)
# Verbs whose stem ends in t, so that "-te" is no past.
NOW_IN_T = listed(de.NOW_IN_T)
# What else tells who promised, and what.
PROMISED = words(en.PROMISED)
EXPECT = words(en.EXPECT)
OWE = words(en.OWE)
BE = words(en.BE)
IN_TOUCH = phrases(en.IN_TOUCH)
GOING_TO = phrases(en.GOING_TO)
GONNA = words(en.GONNA)
SENDING = words(en.SENDING)
THAT = words(en.THAT)
THAT_BEHIND = THAT | words(de.THAT_BEHIND)
THAT_I = words(de.THAT_I)
NOT_WHOM = words(en.NOT_WHOM)
WE_GERMAN = words(de.WE_GERMAN)
# How a verb ends.
DOING, HAD, PAST, NO_PAST = en.DOING, en.HAD, en.PAST, listed(en.NO_PAST)
OF_ONE, PAST_GERMAN = de.OF_ONE, de.PAST_OF_ONE
OF_MANY, PAST_OF_MANY = listed(de.OF_MANY), de.PAST_OF_MANY
