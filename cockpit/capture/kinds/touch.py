"""Reading a contact: "touch @acme phone: all fine", "called @acme: no answer", "touch @acme every 3 weeks"."""

from __future__ import annotations

from cockpit.capture.kinds.manner import MEANS
from cockpit.capture.lexicon.talk import CONTACTS, UNREACHED
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.times.repeat import find_repeat
from cockpit.domain.hours import end_of_business

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork

_TO_COME = "A contact has been, or comes again (every 3 weeks): is it a call to make? Then begin with call."

_WITH_WHOM = "Stay in touch with whom? Write @name, or #tag for all who carry it."


def read(line: LineAtWork) -> Draft:
    """Return the contact that a line tells of: how, whether it reached them, what was said; or how often it is due."""
    words, cuts = line.words, line.cuts
    means = _means(line)
    chosen, every = Chosen(), None
    repeated = find_repeat(words, line.here)
    if repeated is not None:
        every = repeated.every
        chosen.due, chosen.whole_day = end_of_business(repeated.day, line.here.now, line.here.rules), True
        cuts.cut(repeated.first, repeated.beyond, "every")
        words.take(repeated.first, repeated.beyond)
    else:
        _when(line, chosen)
    held = not any(f" {said} " in _spoken(line) for said in UNREACHED)
    draft = cuts.draft(
        "touch", chosen, guessed=line.guessed, means=means, held=held and every is None, every=every
    )
    if every is None or cuts.who is not None or "#" in draft.text:
        return draft
    return draft.replace(asks=(*draft.asks, _WITH_WHOM), missing=(*draft.missing, _WITH_WHOM))


def _when(line: LineAtWork, chosen: Chosen) -> None:
    """Take when it was; one that is to come is asked about."""
    words = line.words
    found = [one for one in find_times(words, line.here) if not one.is_topic]
    past = [one for one in found if one.is_past or one.ask]
    due = choose.the_one(past, chosen, words, line.here)
    if due is not None:
        chosen.asks = ()  # that it has passed is as it should be
        choose.set_due(chosen, due)
        line.cuts.cut(due.first, due.beyond, "due")
        words.take(due.first, due.beyond)
    elif found and not chosen.missing and not words.has_break(found[0].first - 1):
        chosen.asks += (_TO_COME,)
    doubt.mind(line, "touch", chosen, found)


def _means(line: LineAtWork) -> str | None:
    """Take the means: the verb that the line begins with, or the word after the customer."""
    words, cuts = line.words, line.cuts
    if line.guessed:
        place = 0 if words.key(0) in CONTACTS else line.start
        means = CONTACTS[words.key(place)]
        cuts.cut(place, place + 1, "means")
        words.take(place, place + 1)
        return means or None
    place = line.start
    through = place + (words.key(place) in ("by", "via", "per", "on"))
    if words.pair(place) == "in person":
        cuts.cut(place, place + 2, "means")
        words.take(place, place + 2)
        return "in person"
    means = MEANS.get(words.key(through), CONTACTS.get(words.key(through), ""))
    if not means:
        return None
    cuts.cut(place, through + 1, "means")
    words.take(place, through + 1)
    return means


def _spoken(line: LineAtWork) -> str:
    """Return the free words, folded, a space around each."""
    return f" {' '.join(word.low for word in line.words.all if word.low)} "
