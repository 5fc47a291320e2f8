"""Reading that somebody waits for a call, which I promise to return: "missed call from @acme", "@acme wants …"."""

from __future__ import annotations

from cockpit.capture.lexicon import particles
from cockpit.capture.lexicon.contacts import ASKED_CALLS
from cockpit.capture.lexicon.talk import CALLS_BACK, MISSED_CALLS
from cockpit.capture.people.find import take_customer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork
    from cockpit.capture.tokens import Words


def take_missed_call(line: LineAtWork) -> bool:
    """Let a line that begins with a missed call be a call to return; tell whether it does."""
    beyond = _ends(line.words)
    if not beyond:
        return False
    _is_to_return(line, 0, beyond)
    take_customer(line.words, line.names, beyond, line.cuts, "promise")
    return True


def take_asked_call(line: LineAtWork) -> bool:
    """Let a line be a call to return in which the customer asks for one: "@acme wants a call back by 3pm"."""
    first = line.cuts.who.beyond if line.cuts.who is not None else 0
    beyond = next((first + len(said) for said in ASKED_CALLS if _says(line.words, first, said)), 0)
    if beyond:
        _is_to_return(line, first, beyond)
    return bool(beyond)


def _is_to_return(line: LineAtWork, first: int, beyond: int) -> None:
    line.cuts.take([(first, beyond, "kind")])
    line.cuts.begins = CALLS_BACK[0]
    line.kind, line.guessed = "promise", True


def _says(words: Words, first: int, said: tuple[str, ...]) -> bool:
    return tuple(words.low(first + step) for step in range(len(said))) == said


def _ends(words: Words) -> int:
    """Return where "missed call from", "verpasster Anruf von" ends; 0 where there is none."""
    for said in MISSED_CALLS:
        length = len(said)
        if _says(words, 0, said):
            return length + (words.low(length) in particles.FROM_THEM)
    return 0
