"""What kind of line it is: as its first word says, else by a short guess that is always shown as one."""

from __future__ import annotations

from cockpit.capture.lexicon import CUED_IN, DEADLINE_CUES, particles, talk
from cockpit.capture.lexicon.times import AWAY
from cockpit.capture.people.find import take_customer
from cockpit.capture.times.choose import tells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

OF_SALES = frozenset(("q", "order", "paid", "lost"))
_FURTHEST_SLIP = 12
# Words that a slip is looked for in: the first before "@" or right behind a name, one beside it, one anywhere.
_SHORTEST_BEFORE_NAME, _SHORTEST_MENDED, _SHORTEST_ANYWHERE = 3, 4, 7


def kind_of(line: LineAtWork) -> str:
    """Return which reader reads a line: that of the kind it says, or looks like; the customer is taken on the way.

    Empty where the line may be a promise, a to-do or a note, which its reader tells apart.
    """
    words, cuts = line.words, line.cuts
    kind = said(words) or _mended(line)
    if not kind and _is_call_to_return(line, is_known=False):
        return "promise"
    line.kind, line.guessed, line.start = kind, not kind, int(bool(kind))
    if not kind and _is_question(line):
        line.kind = "q"
    if kind and kind != "call":
        line.start += words.pair(0) in talk.KINDS_IN_TWO
        cuts.take([(0, line.start, "kind")])
    if line.kind in OF_SALES:
        return line.kind
    take_customer(words, line.names, line.start, cuts, kind)
    if not kind:
        _mend_others(line)
    if kind == "call" and (is_call_back(words, 0) or _is_back_slip(line)):  # "call @acme back"
        line.kind, line.guessed, line.start = "", True, 0
    while line.start < len(words) and not words.low(line.start):
        line.start += 1
    line.kind = line.kind or _of_customer(line)
    return line.kind


def _is_call_to_return(line: LineAtWork, *, is_known: bool) -> bool:
    """Tell whether somebody waits for a call, and let it be one to return; who `is_known` by then asks for it."""
    begins = any(line.words.low(0) == first for first, *_ in talk.MISSED_CALLS)
    if not (line.words.has_any(talk.CALLBACKS | talk.BACK) if is_known else begins):
        return False
    from cockpit.capture.kinds.missed_call import take_asked_call, take_missed_call

    return take_asked_call(line) if is_known else take_missed_call(line)


def _is_question(line: LineAtWork) -> bool:
    if "?" not in line.words.line:
        return False
    from cockpit.capture.kinds.question import is_asked

    return is_asked(line.words, line.names)


def _mended(line: LineAtWork) -> str:
    """Read the first word as the kind, or as the contact, that it says with a slip in it; return that kind."""
    if line.words.low(0) in talk.VERBS:
        return ""
    from cockpit.capture.lexicon.deciding import FIRST_WORDS, MISSED

    low = line.words.low(0)
    is_before_name = line.words.raw(1)[:1] == "@" or line.words.low(1) in talk.BACK
    if is_before_name and low in FIRST_WORDS:
        _mend(line, 0, FIRST_WORDS[low])
    elif len(low) >= (_SHORTEST_BEFORE_NAME if is_before_name else _SHORTEST_MENDED):
        _mend(line, 0)
    if line.words.low(0) in MISSED and len(line.words) > 1:
        _mend(line, 1, FIRST_WORDS.get(line.words.low(1), ""))
    return said(line.words)


def _mend_others(line: LineAtWork) -> None:
    """Read the words around the customer as what they say with a slip in them; a long one wherever it stands."""
    words, who = line.words, line.cuts.who
    for place in range(min(len(words), _FURTHEST_SLIP)):
        is_beside = who is not None and (place < who.first or place in (who.beyond, who.beyond + 1))
        is_verb = who is not None and place == who.beyond and not who.first and words.raw(place).islower()
        shortest = _SHORTEST_BEFORE_NAME if is_verb else _SHORTEST_MENDED if is_beside else _SHORTEST_ANYWHERE
        if len(words.low(place)) >= shortest:
            _mend(line, place)


def _is_back_slip(line: LineAtWork) -> bool:
    """Tell whether "back" with a slip in it follows "call @acme", and read it so."""
    words, place = line.words, 1
    while place < len(words) and not words.low(place):
        place += 1
    from cockpit.capture.lexicon.slips import is_damaged  # times load it, too

    low = words.low(place)
    if low not in talk.BACK and any(is_damaged(low, one) for one in talk.BACK):
        _mend(line, place)
    return is_call_back(words, 0)


def _mend(line: LineAtWork, place: int, meant: str = "") -> None:
    """Read a word as the one that decides the kind which it means with a slip in it, and tell so."""
    from cockpit.capture.lexicon import deciding

    word = line.words.all[place]
    if meant := meant or deciding.meant(word.low):
        word.low = meant
        line.cuts.mended += (f'"{word.raw}" read as {meant}',)


def _of_customer(line: LineAtWork) -> str:
    """Return the kind of a line about a customer, where its first words tell: a call, a contact, what they owe."""
    words, who = line.words, line.cuts.who
    if who is None:
        return _of_nobody_known(line)
    if not who.first and words.low(who.beyond) in talk.KINDS:
        from cockpit.capture.kinds.kind_behind import take_kind_behind

        if kind := take_kind_behind(line, who.beyond):
            return kind
    if _is_call_to_return(line, is_known=True):
        return "promise"
    from cockpit.capture.kinds import meeting  # not where the line says its kind

    if meeting.is_planned(line, who) and not is_call_back(words, line.start):
        return "call"
    if _is_habit(words, who):
        return "note"
    if kind := _closes(line, who):
        return kind
    from cockpit.capture.kinds.told_contact import contact  # not where the line says its kind

    if contact(words, who):
        return "touch"
    if words.low(0) in talk.MEETINGS and words.low(1) in talk.INCOMING:
        return "call"  # it is still to come: "call from @acme tomorrow"
    return "wait" if is_theirs(words, who) else ""


def _is_habit(words: Words, who: Who) -> bool:
    """Tell whether a line says how a customer always does: "acme usually pays by friday", "huber zahlt nie"."""
    does = words.low(who.beyond)
    return not who.first and words.has_any(talk.HABITS) and does in talk.HABITS | talk.THEY_DO


def _closes(line: LineAtWork, who: Who) -> str:
    """Return the kind of a line that tells how a sale ended, or what they ask: "acme ordered 5k"; empty for none."""
    from cockpit.capture.lexicon.closing import DEALS  # not where the line says its kind

    if line.words.has_any(talk.ASKED_WITH):
        from cockpit.capture.kinds.question import asks_me

        if asks_me(line, who):
            return "q"
    if not line.words.has_any(DEALS):
        return ""
    from cockpit.capture.kinds.closing import closes

    return closes(line, who)


def _of_nobody_known(line: LineAtWork) -> str:
    """Let "beta paid 5k", "beta ordered 5k" be what they say though nobody knows beta, so that it is asked who."""
    words = line.words
    if not words.low(0).isalpha() or words.low(0) in talk.COMMON:
        return ""
    from cockpit.capture.kinds.closing import closes_for_nobody_known  # not where the line says its kind

    return closes_for_nobody_known(line)


def is_theirs(words: Words, who: Who | None) -> bool:
    """Tell whether a line begins with the customer and what they will do: "acme sends PO by fri"."""
    if who is None or who.first:
        return False
    if words.has_break(who.beyond - 1):
        return words.low(who.beyond) in talk.THEY_SURELY_DO  # "acme: sends PO by fri"
    place = who.beyond + (words.low(who.beyond) in talk.STILL)
    said, follows = words.low(place), words.low(place + 1)
    if said in talk.THEY_MUST and follows in particles.TO_PLAIN:
        return words.low(place + 2) in talk.THEIR_VERBS
    if said in particles.COMES_BACK and follows in talk.BACK:
        return True
    will_do = said in talk.THEY_WILL and follows in talk.THEIR_VERBS
    if will_do or said in talk.THEY_DO or said in talk.THEY_PROMISED:
        return True
    if said in talk.STATES and words.has_any(talk.OWED):
        return True
    if said not in talk.THEY_HAVE_TO:
        return False
    from cockpit.capture.lexicon.owed import THEIR_DOING, THEIR_INFINITIVES

    return follows in THEIR_DOING or words.has_any(THEIR_INFINITIVES)


def said(words: Words) -> str:
    """Return the kind that the first word says; a call to return is none."""
    kind = talk.KINDS.get(words.low(0)) or talk.KINDS_IN_TWO.get(words.pair(0), "")
    if kind == "touch" and words.low(1) in talk.NO_TOUCH:
        return ""
    return "" if kind == "call" and words.low(1) in talk.BACK | talk.NO_CALL | talk.INCOMING else kind


def guess(
    words: Words,
    start: int,
    times: Sequence[Found],
    *,
    customer: bool,
    agreed: bool,
    pledged: bool = False,
    owed: bool = False,
    wished: bool = False,
) -> str:
    """Return the kind of a line that does not say it; `start` is its first word past the customer.

    A call to return is a promise, and so is what I have `pledged` to a customer or somebody else, so that it is `owed`
    ("told mia i'd …"); to nobody, it is a to-do. What is only `wished` of a customer ("i'd love to …") is a note.
    Calling and meeting nobody known are things to do. What tells of the past is a note. A customer and a time make a
    promise, unless the line states how things are ("@acme wants …", "they are closed on friday") with no deadline in
    it and no consent; a time alone makes a to-do. Without a time it is a to-do where no customer is named and it
    begins like one.
    """
    from cockpit.capture.kinds.meeting import is_to_meet  # not where the line says its kind

    if owed or is_call_back(words, start):
        return "promise"
    if wished and not agreed:
        return "note"
    if is_to_meet(words, start, customer=customer):
        return "todo"
    if tells(words):
        return "note"
    usable = [one for one in times if not one.is_topic]
    if customer and usable:
        return "promise" if agreed or not _states_things(words, start, usable) else "note"
    is_to_do = not customer and (bool(usable) or words.low(start) in talk.VERBS)
    return "todo" if pledged or is_to_do else "note"


def _states_things(words: Words, start: int, times: Sequence[Found]) -> bool:
    """Tell whether a line says how things are; one with no deadline in it may say it anywhere."""
    if any(words.low(one.first - 1) in AWAY and one.first < start + 3 for one in times):
        return True  # "bolt closed friday", "huber im Urlaub bis 20.3."
    if any(one.cue == CUED_IN and states(words, one.first - 1) for one in times):
        return True  # "their budget review is in may"
    if any(one.cue in DEADLINE_CUES for one in times) and not words.has_any(AWAY):
        return states(words, start)
    return any(states(words, place) for place in range(len(words)))


def is_call_back(words: Words, start: int) -> bool:
    """Tell whether the words begin with returning a call, the customer's name left out."""
    first = words.low(start)
    if first in particles.RETURN:
        return not particles.CALL.isdisjoint((words.low(start + 1), words.low(start + 2)))
    if first not in talk.CALLS or first in talk.CALLBACKS:
        return first in talk.CALLBACKS
    after = start + 1
    while after < len(words) and not words.low(after):
        after += 1
    if first in particles.CALLS_SPLIT:  # "ruf @acme bis 15 Uhr zurück"
        return any(word.low in talk.BACK for word in words.all[after:])
    return words.low(after) in talk.BACK


def states(words: Words, place: int) -> bool:
    """Tell whether a word says how things are, and not what I have to do: "i have to send …", "will send …"."""
    low, is_mine = words.low(place), words.low(place - 1) in particles.SPEAKING
    if low in particles.AM_I:
        return is_mine
    follows = words.low(place + 1)
    is_deed = follows in particles.TO_PLAIN or (low in particles.WILL and follows in talk.VERBS)
    does = is_deed and (is_mine or place == 0)
    return low in talk.STATES and not does
