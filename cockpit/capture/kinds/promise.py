"""Reading a promise, a to-do or a note, and which of them a line is that does not say it."""

from __future__ import annotations

from cockpit.capture.kinds import guess
from cockpit.capture.kinds.manner import Manner
from cockpit.capture.lexicon.talk import SPEAKERS
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Line


def read(line: Line) -> Draft:
    """Return the promise, the to-do or the note that a line makes."""
    words, cuts, here, kind, start = line.words, line.cuts, line.here, line.kind, line.start
    is_customer_next = cuts.who is not None and cuts.who.first == start + 1
    if kind and words.low(start) == "to" and not is_customer_next:  # "promise to send …"
        cuts.leave_out(start)
        start += 1
    guessed, calls_back = not kind, guess.is_call_back(words, start)
    manner = Manner(cuts)
    if kind in ("promise", ""):
        manner.look(words)
    found = find_times(words, here)
    if not kind:
        pledge, wished = None, False
        if words.has_any(SPEAKERS):
            from cockpit.capture.kinds import pledge as pledges

            pledge = pledges.find(words, start)
            if pledge is not None and any(one.first <= pledge.verb < one.beyond for one in found):
                pledge = None  # "told acme i'd … tonight"
            wished = pledge is None and pledges.is_wish(words, start)
        kind = guess.guess(
            words,
            start,
            found,
            customer=cuts.who is not None,
            agreed=manner.agreed,
            pledged=pledge is not None,
            addressed=pledge is not None and pledge.whom != (0, 0),
            wished=wished,
        )
        if pledge is not None and kind in ("promise", "todo"):
            calls_back = calls_back or guess.is_call_back(words, pledge.verb)
            cuts.lead(pledge.lead, pledge.whom)
    chosen = choose.choose(kind, found, words, here)
    for first, beyond, role in chosen.spots:
        cuts.cut(first, beyond, role)
        words.take(first, beyond)
    doubt.mind(line, kind, chosen, found)
    if kind == "promise":
        manner.look(words)
        for first, beyond, role in manner.spots:
            cuts.cut(first, beyond, role)
    promised = kind == "promise"
    return cuts.draft(
        kind,
        chosen,
        guessed=guessed,
        agreed=promised and manner.agreed,
        means=(manner.means or ("phone" if calls_back else None)) if promised else None,
    )
