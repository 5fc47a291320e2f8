"""Reading what a customer owes me: "wait @acme PO by fri", "acme sends PO by fri"."""

from __future__ import annotations

from cockpit.capture.lexicon import particles
from cockpit.capture.lexicon.owed import OWES
from cockpit.capture.lexicon.pledges import TO_ME
from cockpit.capture.lexicon.talk import STILL
from cockpit.capture.people.shape import ask_for_known
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork

_WHAT = "What do you wait for, and from whom? Add a few words, such as: @acme PO"
_BY_WHEN = "By when do they owe it? Add a time, such as: by friday"


def read_wait(line: LineAtWork) -> Draft:
    """Return what a line says that they will do, and by when."""
    words, cuts = line.words, line.cuts
    if not line.guessed and words.low(line.start) in particles.FOR_WHOM:
        cuts.leave_out(line.start)
    verb = line.start + (words.low(line.start) in STILL)
    if line.guessed and words.low(verb) in OWES:  # "acme still owes me the PO"
        cuts.lead([at for at in (verb, verb + 1) if words.low(at) in OWES | TO_ME], (0, 0))
    found, chosen = find_times(words, line.here), Chosen()
    due = choose.the_one([one for one in found if not one.is_topic], chosen, words, line.here)
    if due is not None:
        choose.set_due(chosen, due)
    elif not chosen.missing:
        chosen.missing += (_BY_WHEN,)
    cuts.take(chosen.spots)
    doubt.mind(line, "wait", chosen, found)
    if cuts.who is None and (ask := ask_for_known(line)):
        chosen.asks += (ask,)
    draft = cuts.draft("wait", chosen, guessed=line.guessed)
    if draft.text or draft.customer:
        return draft
    return draft.replace(asks=(*draft.asks, _WHAT), missing=(*draft.missing, _WHAT))
