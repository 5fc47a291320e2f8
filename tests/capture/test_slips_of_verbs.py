"""A slip in the word that decides what kind a line is changes nothing unnoticed: it is told, or asked about."""

from __future__ import annotations

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.test_doubt import NOW
from tests.capture.test_unseen import NAMES, ROUTINE

# The word in braces decides.
LINES = (
    "{promise} @acme deck by fri", "{verspreche} @acme deck bis freitag", "{zusage} @acme deck bis freitag",
    "{question} @acme does it run?", "{frage} @acme läuft es?", "{order} @acme 5k EUR need fri",
    "{auftrag} @acme 5k EUR bis freitag", "{bestellung} @acme 5k EUR bis freitag", "{paid} @acme 5k on monday",
    "{bezahlt} @acme 5k am montag", "{gezahlt} @acme 5k am montag", "{lost} @acme 5k: price",
    "{verloren} @acme 5k: preis", "{call} @acme fri 10:00", "{anruf} @acme fr 10 uhr", "{telefonat} @acme fr 10 uhr",
    "{note} @acme likes blue", "{notiz} @acme mag blau", "{todo} send deck fri", "{task} send deck fri",
    "{aufgabe} deck schicken freitag", "{wait} @acme PO by fri", "{waiting} for @acme PO by fri",
    "{await} @acme PO by fri", "{warte} auf @acme PO bis freitag", "{warten} auf @acme PO bis freitag",
    "{touch} @acme phone: fine", "{contact} @acme phone: fine", "{kontakt} @acme telefon: gut",
    "{called} @acme: all fine", "{phoned} @acme: all fine", "{mailed} @acme the quote", "{emailed} @acme the quote",
    "{texted} @acme the address", "{met} @acme at the fair", "{visited} @acme yesterday",
    "{spoke} to @acme yesterday", "{talked} to @acme yesterday", "{reached} @acme: all fine",
    "{tried} @acme, voicemail", "{told} acme i'd send the deck by fri", "{missed} call from @acme",
    "acme {sends} PO by fri", "acme {delivers} parts by fri", "acme {confirms} by fri", "acme {decides} by fri",
    "acme {pays} by fri", "acme {promised} PO by fri", "acme {owes} PO by fri", "acme {will} send PO by fri",
    "acme {schickt} PO bis freitag", "acme {liefert} bis freitag", "acme {zahlt} bis freitag",
    "acme {bestaetigt} bis freitag", "hab acme {versprochen} deck bis freitag",
    "hab acme {zugesagt} deck bis freitag", "{habe} acme versprochen deck bis freitag", "@acme {angerufen}: gut",
    "mit @acme {gesprochen}: gut", "@acme gestern {getroffen}: gut", "acme {paid} 5k yesterday",
    "no {answer} from @acme", "{nicht} erreicht @acme", "call @acme {back} by 4pm",
    "i {promised} acme the deck by fri", "@acme {wants} the deck on friday", "acme {called}, wants a demo friday",
    "{ich} schicke acme das deck bis freitag", "ich {schicke} acme das deck bis freitag",
    "{i'll} send acme the deck by fri", "{left} a message for @acme",
)  # fmt: skip
# These are words of their own, or too short to tell.
OWN_WORDS = frozenset(
    "ware wart phone maile texte me meet mt tied tired send deliver confirm decide pay promise schick liefer zahl "
    "lef let lft".split()
)


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), NAMES)


def slips(word: str) -> set[str]:
    """Return what a word becomes by a letter left out, doubled, or swapped with the next."""
    found = {word[:at] + word[at:][:1] + word[at:] for at in range(len(word))}
    for at in range(1, len(word)):
        found |= {word[:at] + word[at + 1 :], word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]}
    return found - {word}


def means(draft: Draft) -> tuple[object, ...]:
    return draft.kind, draft.customer, draft.held, draft.theirs or draft.due


def test_a_slip_in_the_word_that_decides_is_read_or_asked_about() -> None:
    count, unnoticed = 0, []
    for line in LINES:
        before, _, rest = line.partition("{")
        word, _, after = rest.partition("}")
        whole = read(before + word + after)
        for slip in sorted(slips(word) - OWN_WORDS):
            draft = read(before + slip + after)
            count += 1
            is_told = draft.missing or draft.assumed or not all(ROUTINE.match(ask) for ask in draft.asks)
            if not is_told and means(draft) != means(whole):
                unnoticed.append(before + slip + after)
    print(f"slips of verbs: {count}, {len(unnoticed)} unnoticed")
    assert unnoticed == []
