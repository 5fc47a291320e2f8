"""Reading that I missed a call, which is a promise to call back: "missed call from @acme"."""

from __future__ import annotations

from cockpit.capture.lexicon import particles
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
    line.cuts.cut(0, beyond, "kind")
    line.words.take(0, beyond)
    line.cuts.begins = CALLS_BACK[0]
    line.kind, line.guessed = "promise", True
    take_customer(line.words, line.names, beyond, line.cuts, "promise")
    return True


def _ends(words: Words) -> int:
    """Return where "missed call from", "verpasster Anruf von" ends; 0 where there is none."""
    first = [words.low(place) for place in range(4)]
    for said in MISSED_CALLS:
        length = len(said)
        if tuple(first[:length]) == said:
            return length + (words.low(length) in particles.FROM_THEM)
    return 0
