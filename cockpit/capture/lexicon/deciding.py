"""The words that decide what kind a line is, and what becomes of them by a slip of the keys: "wiat", "versprochn".

Loaded only where a line does not say its kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import BESIDE
from cockpit.capture.lexicon.contacts import ATTEMPTS, CONTACT_LINKS, CONTACTED, CONTACTS
from cockpit.capture.lexicon.pledges import HABE, REPORTS, VERSPROCHEN
from cockpit.capture.lexicon.slips import NEVER
from cockpit.capture.lexicon.talk import (
    BACK,
    CALLBACKS,
    KINDS,
    MISSED_CALLS,
    STATES,
    THEY_DO,
    THEY_PROMISED,
    THEY_WILL,
    TOLD,
)

_SHORTEST, _SHORTEST_OF_COMMON = 4, 5
_HEADS = {word for said in (*ATTEMPTS, *(" ".join(one) for one in MISSED_CALLS)) for word in said.split()}
DECIDING = frozenset(
    word
    for words, shortest in (
        (
            (
                *KINDS,
                *CONTACTS,
                *CONTACTED,
                *THEY_DO,
                *THEY_PROMISED,
                *VERSPROCHEN,
                *HABE,
                *CALLBACKS,
                *BACK,
                *REPORTS,
                *THEY_WILL,
                *CONTACT_LINKS,
            ),
            _SHORTEST,
        ),
        ((*STATES, *TOLD, *_HEADS), _SHORTEST_OF_COMMON),
        (("left",), _SHORTEST),
    )
    for word in words
    if len(word) >= shortest and word.isalpha()
)
# Words of their own that a slip would make of one.
NO_SLIPS = frozenset(
    "agree agrees antrag api approve approved assure balls beam beings bestell bestellungen besuch brauche bus "
    "callee caller callers cells cold confirm confirmed conforms contract contracts cost costs cull decide "
    "decided decodes delivered delivery emil filed fils form forms forwarded fulls gebucht gefragt gesagt "
    "gesprache gesucht hab haben halte halves hard hate haven head hears heart hebe karte kennen kenny kent "
    "kine knock know kontrakt let liefer lies liked los lots maile mailer mauled meter misses mochte morgen "
    "nerds nota noted nutte owe pas pass phones pies pots provide provided rag ran range rank reaches receive "
    "receives relies replay replied ring rise rng rung sad sagen sagt seams seem seen sees sender ship shops "
    "remit settle settled transfer transferred wire wired "
    "sid sigh sighs singe sings sins sips spike spikes submit submitted tak tasty taught teach tested texte "
    "their theirs there thins tied tire tired tires tod too trage trat tries triff truck tuck used visa visit "
    "visitor wagen wahre ware warm warn warren wart wat wit woke wren zahl".split()
)
# Slips that are none of a key: how a word is often misspelt.
USUAL_SLIPS = {"payed": "paid", "paied": "paid", "payd": "paid"}
MISSED = frozenset(said[0] for said in MISSED_CALLS)
# Right before "@" a word of its own can only be a slip.
FIRST_WORDS = {
    "oder": "order", "lot": "lost", "lots": "lost", "los": "lost", "cal": "call", "pad": "paid", "wat": "wait",
    "wit": "wait", "mett": "met", "mmet": "met", "mte": "met",
}  # fmt: skip
_SHORTEST_BY_KEY = 5  # in a shorter word the key beside another makes some word of its own


def meant(low: str) -> str:
    """Return the deciding word that a word with one slip in it means; empty where it means none."""
    if not low or low in NEVER or low in NO_SLIPS:
        return ""
    return USUAL_SLIPS.get(low, "") or _slips(low[0]).get(low, "")


_slips_of: dict[str, dict[str, str]] = {}


def _slips(initial: str) -> dict[str, str]:
    """Return what the deciding words that begin so become by a letter left out, doubled, swapped, or a key beside."""
    if initial in _slips_of:
        return _slips_of[initial]
    found: dict[str, str] = {}
    words = sorted(word for word in DECIDING if word[0] == initial)  # the same word in every run
    for word in words:
        found.setdefault(word[0] + word, word)
        for at in range(1, len(word)):
            swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
            for slip in (word[: at + 1] + word[at:], word[:at] + word[at + 1 :], swapped):
                found.setdefault(slip, word)
    for word in words:
        for at in range(1, len(word) if len(word) >= _SHORTEST_BY_KEY else 0):
            for key in BESIDE.get(word[at], ""):
                found.setdefault(word[:at] + key + word[at + 1 :], word)
    _slips_of[initial] = {slip: word for slip, word in found.items() if slip not in DECIDING}
    return _slips_of[initial]
