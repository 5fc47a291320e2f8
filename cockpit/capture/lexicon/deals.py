"""The words of lines about orders, payments and losses, English and German, folded."""

from cockpit.capture.lexicon import COMING, NEXT, THIS

# A day of these is one to come, also where money or a loss is told of.
TO_COME = NEXT | COMING | THIS
# Close before a time, these tell that it is not the payment's own.
NOT_THE_PAYMENT = frozenset(
    "rest balance remaining remainder other next promised said due dated until restbetrag restzahlung "
    "faellig zugesagt naechste datiert".split()
)
# A day that one of these leads to is what was paid for.
PAID_FOR = frozenset(
    "for of from since re about invoice inv fuer von vom aus seit ueber zu zum zur rechnung".split()
)
