"""What a customer is doing or has to do for me, English and German, folded."""

THEIR_DOING = frozenset(
    "sending delivering shipping confirming deciding signing returning replying answering ordering paying approving "
    "providing forwarding submitting calling coming giving letting bringing checking reviewing filling posting mailing "
    "emailing getting".split()
)
# German says it last.
THEIR_INFINITIVES = frozenset(
    "schicken senden liefern bestaetigen entscheiden unterschreiben antworten zahlen ueberweisen melden zurueckrufen "
    "pruefen klaeren geben".split()
)
# Those that are no nouns, too: "acme sends PO by fri" is theirs though nobody knows acme.
THEY_SURELY_DO = frozenset(
    "sends delivers confirms decides pays approves provides submits gives brings owes schickt sendet liefert "
    "bestaetigt entscheidet unterschreibt antwortet bestellt zahlt ueberweist verspricht schuldet".split()
)
