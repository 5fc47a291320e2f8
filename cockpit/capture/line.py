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
    from typing import Any

    from cockpit.capture.times import Chosen
    from cockpit.capture.who import Who
    from cockpit.domain.rules import Rules

_ADD = "Add a customer, such as: @acme"
_WHOM = {
    "promise": f"For whom? {_ADD}",
    "q": f"Who asked? {_ADD}",
    "order": f"Who orders? {_ADD}",
    "paid": f"Who paid? {_ADD}",
    "lost": f"Whose order was lost? {_ADD}",
    "call": "Whom will you call? Mark the customer, such as: call @acme",
}
_WHAT = {
    "promise": "What did you promise? Add a few words.",
    "todo": "What is to be done? Add a few words.",
    "note": "What is to be remembered? Add a few words.",
    "q": "What did they ask? Add a few words.",
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
    cuts = Cuts(words, quoted)
    names = known if isinstance(known, Names) else Names(known)
    here = Here(now, rules)
    kind = kinds.said(words)
    if kind in kinds.OF_SALES:
        from cockpit.capture import sales

        return sales.read(kind, words, names, cuts, here)
    start = 1 if kind else 0
    if kind and kind != "call":
        cuts.cut(0, 1, "kind")
        words.take(0, 1)
    cuts.who = who.find(words, names, start, quoted)
    if kind == "call" and kinds.is_call_back(words, 0):  # "call @acme back"
        kind, start = "", 0
    while start < len(words) and not words.low(start):
        start += 1
    if kind == "call" or (not kind and cuts.who and kinds.is_meeting(words, start)):
        from cockpit.capture import calls

        return calls.read(words, 0 if kind else start, cuts, here, guessed=not kind)
    if kind and words.low(start) == "to":  # "promise to send …"
        cuts.leave_out(start)
        start += 1
    return _read(kind, words, start, cuts, here)


def _read(kind: str, words: Words, start: int, cuts: Cuts, here: Here) -> Draft:
    """Read a promise, a note or a todo; `start` is its first word."""
    guessed, calls_back = not kind, kinds.is_call_back(words, start)
    manner = Manner()
    if kind in ("promise", ""):
        manner.look(words)
    found = dates.find(words, here)
    kind = kind or kinds.guess(words, start, found, customer=cuts.who is not None, agreed=manner.agreed)
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


class Cuts:
    """What was recognised of the line: the customer, the spans to show, what the text is left without.

    `literal` is where quoted text stands, `kept` a colon that the text keeps when the words before it go.
    """

    def __init__(self, words: Words, quoted: list[tuple[int, int]]) -> None:
        self.who: Who | None = None
        self.literal = quoted
        self.kept = -1
        self._words = words
        self._spans: list[tuple[int, int, str]] = []
        self._out: list[tuple[int, int, str]] = []  # from, to, and what stands there instead

    def cut(self, first: int, beyond: int, role: str) -> None:
        """Take words out of the text, with the punctuation around them."""
        one, last = self._words.all[first], self._words.all[beyond - 1]
        self._spans.append((one.start, last.end, role))
        self._out.append((one.left, last.right, " : " if one.left <= self.kept < last.right else " "))

    def mark(self, first: int, beyond: int, role: str) -> None:
        """Show words as recognised that stay in the text."""
        self._spans.append((self._words.all[first].start, self._words.all[beyond - 1].end, role))

    def leave_out(self, place: int) -> None:
        """Take a word out of the text that is no part of what was recognised."""
        self._out.append((self._words.all[place].left, self._words.all[place].right, " "))

    def region(self, start: int, end: int, role: str) -> str:
        """Take a part of the line out as it stands, up to a word's end; return it. Nothing in it is read."""
        for word in self._words.all:
            if word.right > start and word.left < end:
                word.low = ""
        self.literal = [quoted for quoted in self.literal if not start <= quoted[0] < end]
        self._spans.append((start, end, role))
        self._out.append((start, end, " "))
        return self._words.line[start:end]

    def draft(
        self,
        kind: str,
        when: Chosen,
        *,
        guessed: bool = False,
        or_text: str = "",
        **more: Any,
    ) -> Draft:
        """Return what was understood; `or_text` stands for a text that is empty."""
        who = self.who
        self._customer(who)
        self._quoted(who)
        text = self._text() or or_text
        missing: tuple[str, ...] = (_WHOM[kind],) if kind in _WHOM and who is None else ()
        missing += (_WHAT[kind],) if kind in _WHAT and not text else ()
        missing += when.missing
        return Draft(
            line=self._words.line,
            kind=kind,
            guessed=guessed,
            text=text,
            customer=who.name if who else None,
            known=bool(who and who.known),
            near=who.near if who else (),
            theirs=when.theirs,
            mine=when.mine,
            due=when.due,
            whole_day=when.whole_day,
            spans=tuple(Span(start=start, end=end, role=role) for start, end, role in sorted(self._spans)),
            asks=(*(who.asks if who else ()), *when.asks, *missing),
            missing=missing,
            assumed=(*(who.assumed if who else ()), *when.assumed),
            **more,
        )

    def _customer(self, found: Who | None) -> None:
        """Take the customer out, unless the sentence needs the name."""
        if found is not None:
            self._spans.append((found.start, found.end, "customer"))
            if not found.keep:
                self._out.append((found.drop, self._words.all[found.beyond - 1].right, " "))

    def _quoted(self, found: Who | None) -> None:
        """Take the quotation marks off; what they hold stays as it is."""
        for start, end in self.literal:
            if found is None or start != found.start:
                self._spans.append((start, end, "quoted"))
                mark = start + (self._words.line[start] == "@")
                self._out += [(mark, mark + 1, ""), (end - 1, end, "")]

    def _text(self) -> str:
        """Return what is left of the line, tidied at the edges."""
        line, place = self._words.line, 0
        parts: list[str] = []
        for start, end, instead in sorted(self._out):
            if start >= place:
                parts += (line[place:start], instead)
                place = end
        parts.append(line[place:])
        return " ".join("".join(parts).split()).strip(_EDGE)
