"""One typed line becomes a draft: what it is, for whom, by when, and what is still to be asked."""

from __future__ import annotations

from cockpit.capture import dates, kinds, times, who
from cockpit.capture.draft import Cuts
from cockpit.capture.manner import Manner
from cockpit.capture.names import Names
from cockpit.capture.pieces import Here
from cockpit.capture.words import Words, quotes
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.domain.rules import Rules


def parse(
    line: str,
    now: datetime,
    rules: Rules,
    known: Iterable[str] | Names = (),
    *,
    plain: Iterable[tuple[int, int]] = (),
) -> Draft:
    """Read a line as typed at `now`, which is zone-aware and gives the user's zone. No text makes it fail.

    `known` are the names of the customers; where many lines are read, make `Names` of them once. `plain`
    are parts of the cleaned line, as start and end, that are to be left alone as if they were quoted, and whose
    own quotation marks are text.
    """
    line = clean(line)
    quoted = quotes(line)
    left_alone = list(plain)
    words = Words(line, [*quoted, *left_alone])
    cuts = Cuts(words, [one for one in quoted if not any(a <= one[0] and one[1] <= b for a, b in left_alone)])
    names = known if isinstance(known, Names) else Names(known)
    here = Here(now, rules)
    kind = kinds.said(words)
    start = 1 if kind else 0
    if kind in kinds.OF_SALES or (not kind and kinds.is_asked(words, names)):
        from cockpit.capture import sales

        return sales.read(kind or "q", words, names, cuts, here, guessed=not kind)
    if kind and kind != "call":
        cuts.cut(0, 1, "kind")
        words.take(0, 1)
    who.find(words, names, start, cuts, kind)
    if kind == "call" and kinds.is_call_back(words, 0):  # "call @acme back"
        kind, start = "", 0
    while start < len(words) and not words.low(start):
        start += 1
    if kind == "call" or (not kind and cuts.who and kinds.is_meeting(words, start)):
        from cockpit.capture import calls

        return calls.read(words, 0 if kind else start, cuts, here, guessed=not kind)
    is_customer_next = cuts.who is not None and cuts.who.first == start + 1
    if kind and words.low(start) == "to" and not is_customer_next:  # "promise to send …"
        cuts.leave_out(start)
        start += 1
    draft = _read(kind, words, start, cuts, here)
    if draft.means and not draft.text:  # "4pm @acme call": the call is the thing itself
        alone = [(span.start, span.end) for span in draft.spans if span.role == "means"]
        if alone and " " not in line[slice(*alone[0])]:  # not "by mail"
            return parse(line, now, rules, names, plain=[*left_alone, *alone])
    return draft


def _read(kind: str, words: Words, start: int, cuts: Cuts, here: Here) -> Draft:
    """Read a promise, a note or a todo; `start` is its first word."""
    guessed, calls_back = not kind, kinds.is_call_back(words, start)
    manner = Manner(cuts)
    if kind in ("promise", ""):
        manner.look(words)
    found = dates.find(words, here)
    if not kind:
        pledge, wished = None, False
        if words.has_any(kinds.SPEAKERS):
            from cockpit.capture import pledges

            pledge = pledges.find(words, start)
            if pledge is not None and any(one.first <= pledge.verb < one.beyond for one in found):
                pledge = None  # "told acme i'd … tonight"
            wished = pledge is None and pledges.is_wish(words, start)
        kind = kinds.guess(
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
            calls_back = calls_back or kinds.is_call_back(words, pledge.verb)
            cuts.lead(pledge.lead, pledge.whom)
    chosen = times.choose(kind, found, words, here)
    for first, beyond, role in chosen.spots:
        cuts.cut(first, beyond, role)
        words.take(first, beyond)
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
