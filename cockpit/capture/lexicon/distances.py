"""The words that amounts of time are said with, English and German, folded."""

from cockpit.capture.lexicon import NEXT, de, en, listed, meanings, meant_phrases, phrases, words

HALF = words(en.HALF, de.HALF)
ONE = words(en.ONE, de.ONE)
SHARES = {"½": 50, "¼": 25, "¾": 75, "1/2": 50, "1/4": 25, "3/4": 75}
AND_A_HALF = meanings(de.AND_A_HALF)
FULL = words(en.FULL, de.FULL)
FEW = words(en.FEW, de.FEW)
VAGUE = words(en.VAGUE, de.VAGUE)
BEFORE_NUMBER = words(en.BEFORE_NUMBER, de.BEFORE_NUMBER) | NEXT
# What "in 15" says without a unit.
USUAL_MINUTES = frozenset((5, 10, 15, 20, 30, 45, 60, 90))
AND_A = phrases(en.AND_A)
OF_AN = phrases(en.OF_AN)
SHARES_IN_WORDS = meanings(en.SHARES_IN_WORDS)
HALF_MORE = words(en.HALF_MORE)  # "two and a half"
THREE = words(en.THREE)
QUARTER = words(en.QUARTER)
QUARTERS_OF_ONE = QUARTER | words(en.QUARTERS_OF_ONE)
PARTS_OF_ONE = QUARTER | frozenset(AND_A_HALF)
HOUR = words(en.HOUR)
HOURS_BEGIN = listed(en.HOURS_BEGIN)  # the names of the unit, in either language
OF_AN_HOUR = meant_phrases(de.OF_AN_HOUR)  # minutes
