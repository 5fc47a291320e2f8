"""Reading a promise, a to-do or a note, and which of them a line is that does not say it."""

from __future__ import annotations

from cockpit.capture.kinds import guess
from cockpit.capture.kinds.agreement import Agreement
from cockpit.capture.lexicon import DEADLINE_CUES, particles
from cockpit.capture.lexicon.slips import HARD_CUES
from cockpit.capture.lexicon.talk import REMINDERS, SPEAKERS, VERBS
from cockpit.capture.lexicon.times import REPEATING, TOPIC
from cockpit.capture.people.shape import ask_for_known
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Chosen, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words
    from cockpit.domain.repeat import Repeat


def read_promise(line: LineAtWork) -> Draft:
    """Return the promise, the to-do or the note that a line makes."""
    words, cuts = line.words, line.cuts
    _lead(line)
    agreement, calls_back = Agreement(cuts), bool(cuts.begins) or guess.is_call_back(words, line.start)
    if line.kind in ("promise", ""):
        agreement.look(words, has_times=False)
    found = find_times(words, line.here)
    missed = _when_missed(line, found) if cuts.begins else ()
    found = [one for one in found if words.low(one.first)]
    kind, will_call = (line.kind, False) if line.kind else _guessed(line, found, agreement)
    calls_back = calls_back or will_call
    every, chosen = _repeated(line, kind)
    if chosen is None:
        chosen = choose.choose(kind, found, words, line.here)
    if calls_back and chosen.missing == (choose.BY_WHEN,) and not chosen.asks:
        _as_soon_as_possible(line, chosen)
    chosen.assumed += missed
    cuts.take(chosen.spots)
    if kind == "promise":
        agreement.look(words)
    doubt.mind(line, kind, chosen, found)
    _mind_rhythm(line, kind, chosen)
    _mind_whom(line, kind, chosen)
    _mind_consent(line, kind, chosen, agreement)
    _mind_guess(line, kind, chosen, found)
    _mind_glued(line, chosen)
    if kind != "promise":
        return cuts.draft(kind, chosen, guessed=line.guessed, every=every)
    for first, beyond, role in agreement.spots:
        cuts.cut(first, beyond, role)
    means = agreement.means or ("phone" if calls_back else None)
    return cuts.draft(kind, chosen, guessed=line.guessed, agreed=agreement.agreed, means=means)


def _mind_consent(line: LineAtWork, kind: str, chosen: Chosen, agreement: Agreement) -> None:
    """Ask about a word of consent with a slip beside it, which may have made a note of a promise."""
    if kind == "promise" or (kind == "note" and line.guessed and line.cuts.who is not None):
        behind = max((beyond for _, beyond, _ in chosen.spots), default=-1)
        chosen.asks += agreement.doubted(line.words, behind)


def _mind_whom(line: LineAtWork, kind: str, chosen: Chosen) -> None:
    """Ask where a line names nobody known, and is rather about what somebody owes, or what I did with somebody."""
    if kind == "promise" or line.cuts.who is not None:
        return
    if ask := ask_for_known(line):
        chosen.asks += (ask,)
    if ask or not line.guessed:
        return
    from cockpit.capture.kinds.somebody import ask_for_named, ask_for_whom

    ask = ask_for_whom(line.words, kind)
    if ask and kind == "note":
        chosen.asks += (ask,)
    elif ask and not chosen.missing:
        chosen.missing += (ask,)
    elif kind == "todo" and not chosen.missing and (ask := ask_for_named(line.words, line.start)):
        chosen.asks += (ask,)


def _mind_guess(line: LineAtWork, kind: str, chosen: Chosen, found: list[Found]) -> None:
    """Ask where a line that says no kind may rather be of another than it is taken for, or has a time left unread."""
    if not line.guessed or chosen.missing or chosen.asks:
        return
    if kind == "note" and chosen.due is None:
        from cockpit.capture.kinds.doubtful_note import ask_of_note

        ask = ask_of_note(line, found)
    elif line.cuts.who is not None and (
        line.words.has_any(particles.DOUBTED_GUESSES)
        or any(word.low[:1].isdecimal() for word in line.words.all)
    ):
        from cockpit.capture.kinds.doubtful_note import ask_of_guess

        ask = ask_of_guess(line, line.cuts.who, kind)
    else:
        return
    if ask:
        chosen.asks += (ask,)


def _mind_glued(line: LineAtWork, chosen: Chosen) -> None:
    """Ask where a customer is marked in the middle of a word that is no address: "promise@acme"."""
    is_open = line.guessed and line.cuts.who is None and "@" in line.words.line
    for word in line.words.all if is_open else ():
        head, mark, tail = word.raw.partition("@")
        if head and mark and tail[:1].isalpha() and "." not in tail and head[-1:].isalpha():
            chosen.missing += (f'"{word.raw}": is @{tail} the customer? Then write a blank before the @.',)
            return


def _when_missed(line: LineAtWork, found: list[Found]) -> tuple[str, ...]:
    """Take out when a call was missed, which is no deadline for returning it; return how that is told."""
    from cockpit.capture.kinds.past_day import as_past

    words = line.words
    for one in found:
        is_deadline = one.cue in DEADLINE_CUES or one.is_topic
        if not is_deadline and as_past(one, words, line.here).is_past:
            said = words.said(one.first, one.beyond)
            line.cuts.take([(one.first, one.beyond, "lead")])
            return (f'"{said}" read as when the call was missed',)
    return ()


def _repeated(line: LineAtWork, kind: str) -> tuple[Repeat | None, Chosen | None]:
    """Return how often a to-do comes, and when first; None for both where it does not come again."""
    if kind != "todo":
        return None, None

    if not line.words.has_any(REPEATING):
        return None, None
    from cockpit.capture.times.repeat import read_repeat

    return read_repeat(line)


def _mind_rhythm(line: LineAtWork, kind: str, chosen: Chosen) -> None:
    """Say of a promise that has no time but a rhythm that it is kept once."""
    if kind != "promise" or not chosen.missing or not line.words.has_any(REPEATING):
        return
    from cockpit.capture.times.repeat import find_repeat

    if (repeated := find_repeat(line.words, line.here)) is not None:
        said = line.words.said(repeated.first, repeated.beyond)
        chosen.missing = (
            f'A promise is kept once, and "{said}" is not: begin with todo, or write the one day.',
        )


def _lead(line: LineAtWork) -> None:
    """Leave out what only leads to the words: the "to" of "promise to send …", "remind me to", which is of mine."""
    words, who = line.words, line.cuts.who
    lows = tuple(word.low for word in words.all[:3])
    beyond = next((len(one) for one in REMINDERS if lows[: len(one)] == one and not line.kind), 0)
    if beyond:
        line.cuts.take([(0, beyond, "lead")])
        line.start = beyond
        if who is None or words.line[who.start] != "@":
            line.kind = "todo"
    is_customer_next = who is not None and who.first == line.start + 1
    if line.kind and line.words.low(line.start) in particles.TO_PLAIN and not is_customer_next:
        line.cuts.leave_out(line.start)
        line.start += 1


def _guessed(line: LineAtWork, found: list[Found], agreement: Agreement) -> tuple[str, bool]:
    """Return the kind of a line that does not say it, and whether it is a call that I said I would return."""
    words, cuts, start = line.words, line.cuts, line.start
    if _has_rhythm(line):
        return "todo", False
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
        agreed=agreement.agreed,
        pledged=pledge is not None,
        owed=pledge is not None and (cuts.who is not None or pledge.whom != (0, 0)),
        wished=wished and cuts.who is not None,
    )
    if kind == "note" and not found and _announces_time(words, start):
        return "promise" if cuts.who is not None else "todo", False
    if pledge is None or kind not in ("promise", "todo"):
        return kind, False
    cuts.lead(pledge.lead, pledge.whom)
    return kind, guess.is_call_back(words, pledge.verb)


def _announces_time(words: Words, start: int) -> bool:
    """Tell whether a time is announced that was not read, in a line that does not say how things are."""
    if not words.has_any(HARD_CUES):
        return False
    from cockpit.capture.times.unread import is_announced

    return is_announced(words) and not guess.states(words, start)


def _has_rhythm(line: LineAtWork) -> bool:
    """Tell whether a line says how often one does something: "send … every friday", "jeden Montag … schicken"."""
    words = line.words
    if not words.has_any(REPEATING):
        return False
    from cockpit.capture.times.repeat import find_repeat

    repeated = find_repeat(words, line.here)
    if repeated is None or words.low(repeated.first - 1) in TOPIC:  # "notes of every monday meeting"
        return False
    last = next((word.low for word in reversed(words.all) if word.low), "")
    return not VERBS.isdisjoint((words.low(line.start), words.low(repeated.beyond), last))


def _as_soon_as_possible(line: LineAtWork, chosen: Chosen) -> None:
    """Let a call to return that has no time be due as soon as possible, which is told."""
    from cockpit.capture.times.duration import soonest

    chosen.theirs, chosen.missing = soonest(line.here), ()
    chosen.assumed += (
        f"Without a time a call is returned as soon as possible: {full(chosen.theirs, line.here.now)}",
    )
