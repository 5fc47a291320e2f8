"""The words by which a customer, as the subject, ends a sale: they ordered, or they chose somebody else."""

from cockpit.capture.lexicon.talk import KINDS

# Between the customer and what they did.
HAVE = frozenset(
    "has have had is are will hat haben hatte ist sind just now today yesterday finally already verbally officially "
    "also decided to then jetzt heute gestern eben gerade schon endlich nun sich dann leider sadly "
    "unfortunately".split()
)
# These stay: they are when it was.
WHEN_IT_WAS = frozenset("today yesterday heute gestern".split())
NOT_DONE = frozenset("not never nothing nicht nie nichts kein keine noch almost fast beinahe".split())
ORDERED = frozenset("ordered bestellt bestellte bestellten beauftragt beauftragte beauftragten".split())
# These need a sum with its currency or its thousands to be an order.
BOUGHT = frozenset("bought buys purchased takes took gekauft kaufte kauft nimmt nahm genommen".split())
SIGNED = frozenset("signed committed unterschrieben unterschrieb unterschreibt".split())
PLACED = frozenset("placed made gave confirmed erteilt erteilte vergab bestaetigt bestaetigte".split())
THE_ORDER = frozenset("order orders auftrag bestellung".split())
# What they did, and what leads from there to whom they chose; nothing has to after some.
WENT_TO: dict[str, frozenset[str]] = {
    **dict.fromkeys("went gone go goes going".split(), frozenset(("with", "for"))),
    **dict.fromkeys("switched defected".split(), frozenset(("to",))),
    **dict.fromkeys("wechselt wechselte wechselten ging gingen geht".split(), frozenset(("zu",))),
    **dict.fromkeys("bought buys buy ordered orders purchased".split(), frozenset(("from", "at"))),
    **dict.fromkeys("kauft kaufte kauften bestellt bestellte".split(), frozenset(("bei", "von"))),
    **dict.fromkeys("signed signs sign".split(), frozenset(("with",))),
    **dict.fromkeys("unterschreibt unterschrieb".split(), frozenset(("bei", "mit"))),
    **dict.fromkeys("decided decides opted settled".split(), frozenset(("for", "on"))),
    **dict.fromkeys("entschied entscheidet entschieden".split(), frozenset(("fuer",))),
    **dict.fromkeys(
        "chose chosen choose picked preferred selected waehlte waehlt waehlten beauftragte".split(),
        frozenset(("",)),
    ),
}
# German says last what they did: "hat sich für Contoso entschieden".
LINKS_TO_CHOSEN = frozenset("fuer bei zu mit an von".split())
ENDS_CHOICE = frozenset(
    "entschieden gekauft bestellt gewechselt gegangen gewaehlt vorgezogen bevorzugt unterschrieben "
    "abgeschlossen beauftragt vergeben".split()
)
INSTEAD = frozenset("instead stattdessen statt".split())
OVER_US = frozenset(("over us",))
# In the place of a name these are nobody.
NOBODY = frozenset(
    "us uns me mir mich ours our unser unsere unserem you it that this them option options plan variant variante "
    "paket package angebot offer version model modell i wir ihm ihr ihnen".split()
)
# They chose us: it is an order.
US = frozenset(("us", "uns"))
ELSEWHERE = frozenset("elsewhere woanders anderswo".split())
LOST = frozenset(("lost", "verloren"))
# Between who lost them and the customer.
WE_LOST = frozenset("lost ich wir have just haben habe hab the our".split())
PAID = frozenset(word for word, kind in KINDS.items() if kind == "paid")
DEALS = frozenset((*LOST, *PAID, *ORDERED, *BOUGHT, *SIGNED, *PLACED, *WENT_TO, *ENDS_CHOICE))
LOST_FIRST, LOST_LAST = (
    frozenset(("lost",)),
    frozenset(("verloren",)),
)  # before the customer, and where the line ends
