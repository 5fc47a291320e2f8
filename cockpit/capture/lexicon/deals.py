"""The words of lines about orders, payments and losses, English and German, folded."""

from cockpit.capture.lexicon import COMING, NEXT, THIS, de_talk, en_talk, listed, meanings, phrases, words
from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.sums import MAY_FOLLOW

# A day of these is one to come, also where money or a loss is told of.
TO_COME = NEXT | COMING | THIS
# Close before a time, these tell that it is not the payment's own.
NOT_THE_PAYMENT = words(en.NOT_THE_PAYMENT, de.NOT_THE_PAYMENT)
# A day that one of these leads to is what was paid for.
PAID_FOR = words(en.PAID_FOR, de.PAID_FOR)
# Beside an order, a payment or a loss these tell that it is not so, or not yet.
UNDONE = phrases(en.UNDONE, de.UNDONE)
# Beside a payment also these: that it has not come, did not stay, or was not all of it.
NOT_COME = phrases(en.NOT_COME, de.NOT_COME)
# Words that say that the time after them is when the customer needs it.
NEEDS = words(en.NEEDS, de.NEEDS)
# Close before a time, these tell that it is somebody's next step and not when the goods are needed.
STEPS = words(en.STEPS, de.STEPS)
# Between the word for the need and its day.
LEADS_TO_NEED = words(en.LEADS_TO_NEED, de.LEADS_TO_NEED)
WHAT_THEY_NEED = words(en.WHAT_THEY_NEED, de.WHAT_THEY_NEED)  # between the two, too
NOT_NEEDED = words(en.NOT_NEEDED, de.NOT_NEEDED)
TOLD_OF = words(en.TOLD_OF, de.TOLD_OF)
# Who told it, and whom, between the word for it and its time.
WHO_TOLD = words(en.WHO_TOLD, de.WHO_TOLD)
LEADS_TO_TOLD = words(en.LEADS_TO_TOLD, de.LEADS_TO_TOLD)
# How the number of a day ends that is written out and is none of a month: "on the fortieth", "am vierzigsten".
DAYS_IN_WORDS = listed(en.DAYS_IN_WORDS, de.DAYS_IN_WORDS)
# A time with one of these in it can be no other than one that was.
AGO = words(en.AGO, de.AGO)
LOST_TO = words(en.LOST_TO, de.LOST_TO, "contre contro contra aan para")
# Before a name these tell, too, whom they chose, but they are part of what is told.
WENT = words(en.WENT)
CHOSE = words(en.CHOSE, de.CHOSE)
NOT_CHOSEN_AFTER = words(en.NOT_CHOSEN_AFTER, de.NOT_CHOSEN_AFTER)
MOVED = words(en.MOVED, de.MOVED)
CHOSEN_AFTER = MOVED | words(en.CHOSEN_AFTER, de.CHOSEN_AFTER)
REASONS = words(en.REASONS, de.REASONS)
ARTICLES_OF_SOME = words(en.ARTICLES_OF_SOME, de.ARTICLES_OF_SOME)
ONE_OF_TWO = words(en_talk.OR, de_talk.OR, "/")
NAME_JOINS = words(en.NAME_JOINS, de.NAME_JOINS, "& de") | ONE_OF_TWO
# Beside common words, what follows a name in small letters and is no part of it.
# Why a sale was lost begins with one of these; those of the second, with what is a reason behind them; the third, with
# a mark before them; the last stand before a colon.
BECAUSE = words(en.BECAUSE, de.BECAUSE)
BECAUSE_OF = words(en.BECAUSE_OF, de.BECAUSE_OF)
BEGINS_REASON = words(en.BEGINS_REASON, de.BEGINS_REASON)
WHY = words(en.WHY, de.WHY)
NO_NAME = BECAUSE | words(en.NO_NAME)
TERM_DAYS = words(en.TERM_DAYS, de.TERM_DAYS)
GLUED_DAYS = (*listed(en.GLUED_DAYS, de.GLUED_DAYS), "d", "t")  # "net30days"
LONG_UNITS = meanings(en.LONG_UNITS, de.LONG_UNITS)
END_OF_MONTH = words(en.END_OF_MONTH, de.END_OF_MONTH)
PAYABLE = words(en.PAYABLE, de.PAYABLE)
# How the sum is paid or what comes to it, where it stays words: it is told that it changes no sum.
SPLIT_PAYMENTS = words(
    en.SPLIT_PAYMENTS,
    de.SPLIT_PAYMENTS,
    "vooraf acompte acconto anticipo adelanto adiantamento zaliczka plazos cuotas termijnen parcelas raty",
)
SPLIT_IN_TWO = phrases(en.SPLIT_IN_TWO, de.SPLIT_IN_TWO)  # a percentage is its sign alone
SPREAD_OVER = words(en.SPREAD_OVER, de.SPREAD_OVER)  # "over 12 months"
TAXES = words(en.TAXES, de.TAXES, "gst iva tva")
ADDED = words(en.ADDED, de.ADDED, "+")
NET = words(en.NET, de.NET)
TERMS = words(en.TERMS, de.TERMS)
ARTICLES_OF_TERMS = words(en.ARTICLES_OF_TERMS, de.ARTICLES_OF_TERMS)
# From when the days count, or at what it is due, where that is no day.
PAY_AT = words(en.PAY_AT, de.PAY_AT)
DUE_AT = words(en.DUE_AT, de.DUE_AT)
UPON = words(en.UPON, de.UPON)
NET_FROM = words(en.NET_FROM, de.NET_FROM)  # as they always do
OTHER_UNITS = words(en.OTHER_UNITS, de.OTHER_UNITS)
OFF = words(de.OFF)
FOR_PAYING = words(en.FOR_PAYING, de.FOR_PAYING)
WITHIN = words(en.WITHIN, de.WITHIN)
TO_PAY = words(en.TO_SUM, de.TO_PAY)
VERBAL = words(en.VERBAL, de.VERBAL)
WRITTEN = words(en.WRITTEN, de.WRITTEN)
CONFIRMED = words(en.CONFIRMED, de.CONFIRMED)
WRITTEN_OUT = WRITTEN - words(en.WRITTEN_SHORT)
# Around these words, neither a signature nor a purchase order is there yet.
NOT_YET_BEFORE = words(en.NOT_YET_BEFORE, de.NOT_YET_BEFORE)
NOT_YET_AFTER = words(en.NOT_YET_AFTER, de.NOT_YET_AFTER)
IN_WRITING = phrases(en.IN_WRITING)
ORDER_NUMBER = words(en.ORDER_NUMBER)
IS_OF = words(en.IS_OF, de.IS_OF)
OF_NET = words(en.OF_NET, de.OF_NET)
TERM_NOUNS = words(en.TERM_NOUNS, de.TERM_NOUNS)
NET_GLUED = listed(de.NET_GLUED, en.NET_GLUED)  # the longest first
NET_LETTER = words(en.NET_LETTER)
NET_AT_LENGTH = words(en.NET_AT_LENGTH, de.NET_AT_LENGTH)
DAY_SHAPES = words(en.DAY_SHAPES, de.DAY_SHAPES)  # of figures with their unit
DAYS_BEHIND = (*listed(de.DAYS_BEHIND, en.DAYS_BEHIND), "t", "d")  # right behind figures
# What a word is of terms, as one letter; # stands for figures, ~ for odd ones and for tens with a slip.
NET_SLIP, UNIT_SLIP, GLUED_SLIP = "n", "u", "x"
TERM_LETTERS = {
    "M": END_OF_MONTH, "N": NET, "T": TERMS, "P": PAYABLE, "D": DUE_AT, "R": PAY_AT, "U": TERM_DAYS,
    "L": frozenset(LONG_UNITS), "A": UPON, "F": MAY_FOLLOW, "C": frozenset(CARDINALS), "Y": NOT_YET_AFTER,
}  # fmt: skip
# What words of terms that were not read look like; a space is one that is taken, a comma any mark.
TERMS_LEFT = """
    [Mx] | N[#~] | P[#](?![^ ,]) | [$#~ ,]AR[FR.]{0,3}(?![^ ,])  # "EOM", "ziel 30", "5k on receipt"
    | NY(?![^ ,]) | [DP]AR         # "net 30/60", "net tbd", "due on receipt"
    | [NP][^ ,]{0,4}?[UL] | [NP][^ ,]{0,3}[#]u  # "net thrity days", "zahlbar in 30 Tgaen"
    | n(?:[#C]|CC)(?:[ULu]|(?![^ ,AF])) | [#C][ULu]n   # "nt 30", "30 days nte"
    | [#~C][ULu][NT] | [#]U(?:AR|(?![^ ,]))     # "30 dyas net", "30 days after delivery", "30 days"
"""
