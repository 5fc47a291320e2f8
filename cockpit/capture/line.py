"""One typed line becomes a draft: what it is, for whom, by when, and what is still to be asked."""

from __future__ import annotations

from cockpit.capture import dates, kinds, times, who
from cockpit.capture.draft import Draft, Span
from cockpit.capture.manner import Manner
from cockpit.capture.names import Names
from cockpit.capture.pieces import Here
from cockpit.capture.words import Words, quotes
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.capture.who import Who
    from cockpit.domain.rules import Rules

_FOR_WHOM = "For whom? Add a customer, such as: @acme"
_WHAT = {
    "promise": "What did you promise? Add a few words.",
    "todo": "What is to be done? Add a few words.",
    "note": "What is to be remembered? Add a few words.",
}
_EDGE = " ,;:-–—"


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
    are parts of the cleaned line, as start and end, that are to be left alone as if they were quoted.
    """
    line = clean(line)
    quoted = quotes(line)
    words = Words(line, [*quoted, *plain])
    cuts = _Cuts(words)
    refused = kinds.refusal(words.low(0))
    kind = "note" if refused else kinds.KINDS.get(words.low(0), "")
    guessed = not kind or bool(refused)
    start = 0 if guessed else 1
    if start:
        cuts.cut(0, 1, "kind")
        words.take(0, 1)
    names = known if isinstance(known, Names) else Names(known)
    found_who = who.find(words, names, start, quoted)
    while start < len(words) and not words.low(start):
        start += 1
    if kind and words.low(start) == "to":  # "promise to send …"
        cuts.leave_out(start)
        start += 1
    calls_back = kinds.is_call_back(words, start)
    manner = Manner()
    if kind in ("promise", ""):
        manner.look(words)
    here = Here(now, rules)
    found = [] if refused else dates.find(words, here)
    kind = kind or kinds.guess(words, start, found, customer=found_who is not None, agreed=manner.agreed)
    chosen = times.choose(kind, found, words, here)
    for first, beyond, role in chosen.spots:
        cuts.cut(first, beyond, role)
        words.take(first, beyond)
    if kind == "promise":
        manner.look(words)
        for first, beyond, role in manner.spots:
            cuts.cut(first, beyond, role)
    cuts.customer(found_who)
    cuts.quoted(quoted, found_who)
    text = cuts.text()
    missing = _missing(kind, found_who, text, refused) + chosen.missing
    asks = (*(found_who.asks if found_who else ()), *chosen.asks, *missing)
    promised = kind == "promise"
    return Draft(
        line=line,
        kind=kind,
        guessed=guessed,
        text=text,
        customer=found_who.name if found_who else None,
        known=bool(found_who and found_who.known),
        near=found_who.near if found_who else (),
        theirs=chosen.theirs,
        mine=chosen.mine,
        due=chosen.due,
        whole_day=chosen.whole_day,
        agreed=promised and manner.agreed,
        means=(manner.means or ("phone" if calls_back else None)) if promised else None,
        spans=cuts.spans(),
        asks=asks,
        missing=missing,
        assumed=(*(found_who.assumed if found_who else ()), *chosen.assumed),
    )


def _missing(kind: str, found: Who | None, text: str, refused: str) -> tuple[str, ...]:
    if refused:
        return (refused,)
    whom = (_FOR_WHOM,) if kind == "promise" and found is None else ()
    return whom if text else (*whom, _WHAT[kind])


class _Cuts:
    """What was recognised of the line: the spans to show, and what the text is left without."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._spans: list[tuple[int, int, str]] = []
        self._out: list[tuple[int, int, str]] = []  # from, to, and what stands there instead

    def cut(self, first: int, beyond: int, role: str) -> None:
        """Take words out of the text, with the punctuation around them."""
        one, last = self._words.all[first], self._words.all[beyond - 1]
        self._spans.append((one.start, last.end, role))
        self._out.append((one.left, last.right, " "))

    def leave_out(self, place: int) -> None:
        """Take a word out of the text that is no part of what was recognised."""
        self._out.append((self._words.all[place].left, self._words.all[place].right, " "))

    def customer(self, found: Who | None) -> None:
        """Take the customer out, unless the sentence needs the name."""
        if found is not None:
            self._spans.append((found.start, found.end, "customer"))
            if not found.keep:
                self._out.append((found.drop, self._words.all[found.beyond - 1].right, " "))

    def quoted(self, quoted: Iterable[tuple[int, int]], found: Who | None) -> None:
        """Take the quotation marks off; what they hold stays as it is."""
        for start, end in quoted:
            if found is None or start != found.start:
                self._spans.append((start, end, "quoted"))
                mark = start + (self._words.line[start] == "@")
                self._out += [(mark, mark + 1, ""), (end - 1, end, "")]

    def spans(self) -> tuple[Span, ...]:
        """Return the spans in order."""
        return tuple(Span(start=start, end=end, role=role) for start, end, role in sorted(self._spans))

    def text(self) -> str:
        """Return what is left of the line, tidied at the edges."""
        line, place = self._words.line, 0
        parts: list[str] = []
        for start, end, instead in sorted(self._out):
            if start >= place:
                parts += (line[place:start], instead)
                place = end
        parts.append(line[place:])
        return " ".join("".join(parts).split()).strip(_EDGE)
