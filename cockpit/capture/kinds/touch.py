"""Reading a contact: "touch @acme phone: all fine", "called @acme: no answer", "touch @acme every 3 weeks"."""

from __future__ import annotations

from cockpit.capture.kinds.agreement import means_at
from cockpit.capture.kinds.past_day import as_been
from cockpit.capture.kinds.told_contact import contact, is_unreached, is_when, slip_of_unreached
from cockpit.capture.lexicon import CUED_BY, DEADLINE_CUES, contacts, particles
from cockpit.capture.lexicon.slips import NEVER, is_damaged
from cockpit.capture.lexicon.talk import MEANS, SPEAKERS, THEIR_VERBS, THEY_DO, VERBS
from cockpit.capture.lexicon.times import EACH, LUNCHES
from cockpit.capture.people.shape import mention
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.times.repeat import find_repeat, told_rhythm
from cockpit.capture.tokens import fold
from cockpit.domain.hours import end_of_business

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_TO_COME = "A contact has been, or comes again (every 3 weeks): is it a call to make? Then begin with call."

_CALL = 'Is "{when}" a call to make? Then add it as a line of its own: call {whom} {when}'
_DUE = (
    'Is something due "{when}"? Then add it as a line of its own: promise {whom} … {when}, '
    "or wait {whom} … where they owe it"
)
_OWED = 'Do they owe it "{when}"? Then add it as a line of its own: wait {whom} {what}'
_WHAT = 'What was said? Put it behind a colon; "no answer" keeps an attempt.'
_FROM_THEN = 'It counts from the last contact: leave "{}" out, or begin with call and add every 3 weeks.'
_HOW_OFTEN = 'How often is "{}"? Write it such as: every 3 weeks; or put it in quotation marks.'
_REACHED = 'Does "{}" say that nobody was reached? Write it anew; if not, put it in quotation marks.'
_SHORTEST_SLIP = 4
_WITH_WHOM = "Stay in touch with whom? Write @name, or #tag for all who carry it."
_WHO_WAS_IT = "With whom was it? Write @name; a #tag alone is for staying in touch, such as every 3 weeks."


def read_touch(line: LineAtWork) -> Draft:
    """Return the contact that a line tells of: how, whether it reached them, what was said; or how often it is due."""
    words, cuts = line.words, line.cuts
    means, is_tried = _means(line)
    chosen, every, head = Chosen(), None, _head_ends(words)
    found = find_times(words, line.here)
    again = _again(words, head)
    repeated = find_repeat(words, line.here)
    if repeated is not None and repeated.first < head:
        every = repeated.every
        chosen.due, chosen.whole_day = end_of_business(repeated.day, line.here.now, line.here.rules), True
        chosen.assumed += told_rhythm(words, repeated)
        cuts.take([(repeated.first, repeated.beyond, "every")])
        _mind_start(line, chosen)
    else:
        when = _of_when(found, words, head, cuts.who)
        _when(line, chosen, when)
        doubt.mind(line, "touch" if again is None else "", chosen, when, found)
        doubt.mind_unread_day(line, "touch", chosen, head)
        _mind_rhythm(line, chosen, again, head)
    _what_is_next(line, chosen, found)
    if not means:
        _mind_means(line, chosen)
    held = every is None and not is_tried and _is_reached(line, chosen)
    draft = cuts.draft("touch", chosen, guessed=line.guessed, means=means or None, held=held, every=every)
    # "met @acme" says that they were reached, "touch @acme" and "called @acme" do not.
    is_open = not line.guessed or any(fold(word.raw) in contacts.RANG for word in words.all)
    if held and is_open and contacts.TIMES_OVER.issuperset(fold(draft.text).split()):
        return draft.replace(asks=(*draft.asks, _WHAT), missing=(*draft.missing, _WHAT))
    asks = _WITH_WHOM if every is not None else _WHO_WAS_IT
    if cuts.who is not None or (line.guessed if every is None else "#" in draft.text):
        return draft
    return draft.replace(asks=(*draft.asks, asks), missing=(*draft.missing, asks))


def _is_reached(line: LineAtWork, chosen: Chosen) -> bool:
    """Tell whether nothing says that they were not reached; what may say so with a slip in it is asked about."""
    if is_unreached(line.words):
        return False
    if odd := slip_of_unreached(line.words):
        chosen.asks += (_REACHED.format(odd),)
    return True


def _again(words: Words, head: int) -> int | None:
    """Return where it is said how often they are to be touched: "every …"; None where it is not."""
    return next((place for place in range(head) if words.low(place) in EACH), None)


def _mind_rhythm(line: LineAtWork, chosen: Chosen, again: int | None, head: int) -> None:
    """Ask how often it comes, where that is said and not read: "every 2mo"."""
    if again is not None and not (line.guessed or chosen.missing):
        chosen.missing = (_HOW_OFTEN.format(line.words.said(again, min(again + 2, head))),)


def _head_ends(words: Words) -> int:
    """Return where what was said begins, past the first colon or mark, or with "they"; when it was stands before."""
    marks = [words.line[word.end : word.right] for word in words.all]
    for place, mark in enumerate(marks):
        if ":" in mark:
            return place + 1
    for place, mark in enumerate(marks):
        if "," in mark or ";" in mark or not words.raw(place).strip("-–—"):
            return place + 1
    return next((at for at in range(len(words)) if words.low(at) in contacts.SAID_BY_THEM), len(words))


def _when(line: LineAtWork, chosen: Chosen, found: list[Found]) -> None:
    """Take when it was; one that is to come is asked about, where it is not of what was said."""
    words, here = line.words, line.here
    was = [one if one.cue in DEADLINE_CUES else as_been(one, words, here) for one in found]
    due = choose.the_one([one for one in was if one.is_past or one.ask], chosen, words, here)
    if due is not None:
        chosen.asks = ()  # that it has passed is as it should be
        choose.set_due(chosen, due)
        line.cuts.take([(due.first, due.beyond, "due")])
    elif was and not chosen.missing:
        chosen.asks += (_TO_COME,)


def _mind_start(line: LineAtWork, chosen: Chosen) -> None:
    """Ask about a day beside how often they are to be contacted: "every 3 weeks from 1 may"."""
    found = find_times(line.words, line.here)
    if found:
        said = line.words.said(found[0].first, found[0].beyond)
        chosen.missing += (_FROM_THEN.format(said),)
    else:
        doubt.mind_what_is_left(line, "", chosen, ())


def _of_when(found: list[Found], words: Words, head: int, who: Who | None) -> list[Found]:
    """Return the times that may tell when it was: of more, those behind the customer or surely past."""
    when = [
        one for one in found if _is_when(one, words, head) and (not one.is_topic or _is_at_lunch(one, words))
    ]  # "met @acme for lunch on friday"
    if len(when) < 2 or head < len(words):
        return when
    return [one for one in when if one.is_past or (who is not None and one.first == who.beyond)] or when


def _is_at_lunch(one: Found, words: Words) -> bool:
    """Tell whether what seems to be what it was for is when it was: "for lunch on friday"."""
    return any(fold(words.raw(place)) in LUNCHES for place in (one.first, one.first + 1)) and one.day_said


def _what_is_next(line: LineAtWork, chosen: Chosen, found: list[Found]) -> None:
    """Ask about what is to be done by a time to come and is only told of: "call again friday", "send quote thu"."""
    words = line.words
    later = [one for one in found if not (one.is_past or one.is_no_day) and words.low(one.first)]
    if chosen.missing or chosen.asks:
        return
    for one in later:
        clause = [words.low(place) for place in _clause(words, one)]
        said = f" {' '.join(filter(None, clause))} "
        is_call = any(f" {call} " in said for call in contacts.NEXT_CALLS)
        is_fixed = one.cue == CUED_BY or (one.day_said and one.clock is not None)
        is_owed = not is_call and _is_theirs(clause)
        if is_call or is_owed or is_fixed or not (VERBS | SPEAKERS).isdisjoint(clause):
            chosen.asks += (_asked(line, one, _CALL if is_call else _OWED if is_owed else _DUE),)
            return


def _asked(line: LineAtWork, one: Found, asks: str) -> str:
    """Return what is asked of a time to come, with whom it is about, and what they will do as it was said."""
    words, who, places = line.words, line.cuts.who, _clause(line.words, one)
    begins = next((at for at in places if words.low(at) in contacts.SAID_BY_THEM), places[0])
    return asks.format(
        when=words.said(one.first, one.beyond),
        whom=mention(who.name) if who is not None else "@name",
        what=words.said(begins, places[-1] + 1),
    )


def _is_theirs(clause: list[str]) -> bool:
    """Tell whether words say what the customer will do: "decides friday", "they'll send it by friday"."""
    from cockpit.capture.lexicon.owed import THEIR_INFINITIVES  # what was said seldom has a day in it

    is_said_of_them = not contacts.SAID_BY_THEM.isdisjoint(clause)
    theirs = THEY_DO | (THEIR_VERBS | THEIR_INFINITIVES if is_said_of_them else frozenset())
    is_mine = not (SPEAKERS - contacts.SAID_BY_THEM).isdisjoint(clause)
    return not is_mine and not theirs.isdisjoint(clause)


def _clause(words: Words, one: Found) -> range:
    """Return the places of the words between two marks that a time stands among."""
    first, beyond = one.first, one.beyond
    while first and not words.has_break(first - 1):
        first -= 1
    while beyond < len(words) and not words.has_break(beyond - 1):
        beyond += 1
    return range(first, beyond)


def _is_when(one: Found, words: Words, head: int) -> bool:
    """Tell whether a time stands before what was said, or is all that follows: "called @acme, yesterday"."""
    return one.first < head or (one.first == head and one.beyond == len(words))


def _means(line: LineAtWork) -> tuple[str, bool]:
    """Take the means, and whether it was only tried: what the line begins with, or the words after the customer."""
    words, cuts, place = line.words, line.cuts, line.start
    if line.guessed and (told := contact(words, cuts.who)) is not None:
        _take(line, told.first, told.beyond)
        _leave_out_leads(line)
        for part in told.parts:
            _take(line, part, part + 1)
        if told.parts and cuts.who is not None:
            cuts.who = cuts.who.replace(keep=False)  # "email from acme: they decide friday"
        if told.written is not None:
            _take(line, *told.written)
        if told.written is not None or told.parts:
            return told.means, told.is_tried
        beyond = cuts.who.beyond if cuts.who is not None else 0
        return _said_means(line, beyond) or told.means, told.is_tried
    is_tried = words.low(place) in contacts.ATTEMPTS
    if is_tried:
        _take(line, place, place + 1)
        place += 1
    return _said_means(line, place), is_tried


def _leave_out_leads(line: LineAtWork) -> None:
    """Leave out what leads to the customer, or to somebody of theirs: "hab @acme", "mit Frau Klein von @acme"."""
    for place in range(line.cuts.who.first if line.cuts.who is not None else 0):
        low = line.words.low(place)
        if low in contacts.I_HAVE | contacts.CONTACT_LINKS - particles.AT:
            line.cuts.leave_out(place)
        elif low and not is_when(low):
            return


def _said_means(line: LineAtWork, place: int) -> str:
    """Take the means that is said there: "phone", "by mail", "in person"; empty where none is."""
    words = line.words
    through = place + (words.low(place) in particles.BY_MEANS_OF)
    means, beyond = means_at(words, through)
    if not means:
        means, beyond = contacts.CONTACTS.get(words.low(through), ""), through + 1
    if means:
        _take(line, place, beyond)
    return means


def _mind_means(line: LineAtWork, chosen: Chosen) -> None:
    """Ask where the means is said with a slip in it, behind the customer and before what was said: "mial:"."""
    words, place = line.words, line.cuts.who.beyond if line.cuts.who is not None else line.start
    place += words.low(place) in particles.BY_MEANS
    low = words.low(place)
    is_alone = words.is_last(place) or words.has_break(place)
    meant = next((one for one in MEANS if len(one) >= _SHORTEST_SLIP and is_damaged(low, one)), None)
    if is_alone and meant is not None and low not in NEVER:
        chosen.asks += (f'"{words.raw(place)}": was that how? Then write: {meant}',)


def _take(line: LineAtWork, first: int, beyond: int) -> None:
    if beyond > first:
        line.cuts.take([(first, beyond, "means")])
