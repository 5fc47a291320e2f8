"""The words by which a customer, as the subject, ends a sale: they ordered, or they chose somebody else."""

from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon import meanings, phrases, words
from cockpit.capture.lexicon.talk import KINDS

# Between the customer and what they did.
HAVE = words(en.HAVE, de.HAVE)
# These stay: they are when it was.
WHEN_IT_WAS = words(en.WHEN_IT_WAS, de.WHEN_IT_WAS)
NOT_DONE = words(en.NOT_DONE, de.NOT_DONE)
ORDERED = words(en.ORDERED, de.ORDERED)
# These need a sum with its currency or its thousands to be an order.
BOUGHT = words(en.BOUGHT, de.BOUGHT)
SIGNED = words(en.SIGNED, de.SIGNED)
PLACED = words(en.PLACED, de.PLACED)
THE_ORDER = words(en.THE_ORDER, de.THE_ORDER)
# What they did, and what leads from there to whom they chose; nothing has to after some.
WENT_TO = {word: frozenset(leads.split(" ")) for word, leads in meanings(en.WENT_TO, de.WENT_TO).items()}
# German says last what they did: "hat sich für Contoso entschieden".
LINKS_TO_CHOSEN = words(de.LINKS_TO_CHOSEN)
ENDS_CHOICE = words(de.ENDS_CHOICE)
INSTEAD = words(en.INSTEAD, de.INSTEAD)
OVER_US = phrases(en.OVER_US)
# In the place of a name these are nobody.
NOBODY = words(en.NOBODY, de.NOBODY)
# They chose us: it is an order.
US = words(en.US, de.US)
ELSEWHERE = words(en.ELSEWHERE, de.ELSEWHERE)
LOST = words(en.LOST, de.LOST)
# Between who lost them and the customer.
WE_LOST = words(en.WE_LOST, de.I_HAVE)
PAID = frozenset(word for word, kind in KINDS.items() if kind == "paid")
# That money, or an order, has come; the first of these only where nothing follows.
ARRIVED_LAST, ARRIVED, RECEIVED = (
    words(en.COME_IN, de.COME_IN),
    words(en.ARRIVED, de.ARRIVED),
    words(en.GOT_IT),
)
CAME = ARRIVED_LAST | ARRIVED | RECEIVED
# What is said beside: words for money, and those that change nothing.
RECEIPTS = words(en.RECEIPTS, de.RECEIPTS)
BESIDE_RECEIPTS, FROM = words(en.BESIDE_RECEIPTS, de.BESIDE_RECEIPTS), words(en.HEARD_FROM, de.HEARD_FROM)
DEALS = frozenset(
    (
        *LOST,
        *PAID,
        *CAME,
        *ORDERED,
        *BOUGHT,
        *SIGNED,
        *PLACED,
        *WENT_TO,
        *ENDS_CHOICE,
    )
)
LOST_FIRST, LOST_LAST = words(en.LOST), words(de.LOST)  # before the customer, and where the line ends
