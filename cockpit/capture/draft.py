"""What was understood of a typed line: the draft, what its text is left without, what to say aloud to it."""

from __future__ import annotations

from cockpit.domain.moment import is_before
from cockpit.domain.record import Record
from cockpit.domain.wording import aloud

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from cockpit.capture.times import Chosen
    from cockpit.capture.who import Who
    from cockpit.capture.words import Words
    from cockpit.domain.money import Money

_WHOM = {
    "promise": "For whom? Add a customer",
    "q": "Who asked? Add a customer",
    "order": "Who orders? Add a customer",
    "paid": "Who paid? Add a customer",
    "lost": "Whose order was lost? Add a customer",
    "call": "Whom will you call? Mark the customer",
}
_WHAT = {
    "promise": "What did you promise? Add a few words.",
    "todo": "What is to be done? Add a few words.",
    "note": "What is to be remembered? Add a few words.",
    "q": "What did they ask? Add a few words.",
}
# A promise that was read as a note is to be noticed.
_ON_NO_LIST = "No date: it is on no list, {} finds it. To have it come back add one, such as: on friday"
_EDGE = " ,;:-–—"
_CALLS_BACK = ("call back", "callback", "call-back", "ring back", "return ", "rückruf", "zurückrufen")
ANYTHING_ELSE = "Is there any other information I can get you at the same time?"
# How a line was typed, and what is asked about it: two drafts may differ in these and mean the same.
_TYPED = frozenset(("line", "guessed", "known", "near", "spans", "asks", "missing", "assumed"))


class Span(Record):
    """A recognised part of the line: half-open, in code points.

    `role` is kind, customer, theirs, mine, due, agreed, means, quoted; need, amount, terms, signed; answer;
    chosen; purpose, gain.
    """

    start: int
    end: int
    role: str


class Draft(Record):
    """A line as understood. What is recognised is taken out of `text`; `spans` say where it stood in `line`.

    `line` is the cleaned line, `kind` promise, note, todo, q, order, paid, lost or call, and `guessed` tells
    that it was left out.
    `customer` is the name to use: as it is known, or as typed where it is not `known`; `near` are known
    names that may have been meant. A promise has `theirs` and `mine`, the others `due`; with `whole_day`
    that moment was said as a date and is the end of the business day.

    `text` is what a q asks (`answer` what was answered), why a sale was lost (`chosen` whom they chose), what
    a call is for (`gain` what they get from it). The `due` of an order is when they need it; it has
    `terms_days`, and is `signed` where it is in writing. An `amount` without a currency is of the home one.

    `asks` are questions to the user, `missing` those of them that stop it from being saved, `assumed` what
    was settled by a rule or a setting, to be named wherever the draft is shown.

    Two drafts are equal where they mean the same, however they were typed and whatever is asked about them.
    """

    line: str
    kind: str
    guessed: bool
    text: str
    customer: str | None = None
    known: bool = False
    near: tuple[str, ...] = ()
    theirs: datetime | None = None
    mine: datetime | None = None
    due: datetime | None = None
    whole_day: bool = False
    agreed: bool = False
    means: str | None = None
    amount: Money | None = None
    terms_days: int | None = None
    signed: bool = False
    answer: str | None = None
    chosen: str | None = None
    gain: str | None = None
    spans: tuple[Span, ...] = ()
    asks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Draft):
            return NotImplemented
        return all(
            getattr(self, field) == getattr(other, field) for field in self.FIELDS if field not in _TYPED
        )

    __hash__ = Record.__hash__


class Cuts:
    """What was recognised of the line: the customer, the spans to show, what the text is left without.

    `literal` is where quoted text stands, `kept` a colon that the text keeps when the words before it go. `typed`
    is a word that may be meant for a customer where none is marked, `near` the known names it resembles.
    """

    def __init__(self, words: Words, quoted: list[tuple[int, int]]) -> None:
        self.who: Who | None = None
        self.literal = quoted
        self.kept = -1
        self.typed = ""
        self.near: tuple[str, ...] = ()
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

    def lead(self, places: list[int], whom: tuple[int, int]) -> None:
        """Take out what only leads to a promise ("told acme i'd"); `whom` are words that may name the customer."""
        for place in places:
            self.leave_out(place)
        if self.who is not None and places and places[0] < self.who.first < places[-1]:
            self.who = self.who.replace(keep=False)  # "agreed with acme that i'd …"
        if self.who is None and whom[1] > whom[0]:
            said = self._words.said(*whom)
            self.typed = said if said.isalnum() else f"'{said}'"

    def region(self, start: int, end: int, role: str) -> str:
        """Take a part of the line out as it stands, up to a word's end; return it. Nothing in it is read."""
        for word in self._words.all:
            if word.right > start and word.left < end:
                word.take()
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
        missing: tuple[str, ...] = (self._whom(kind),) if kind in _WHOM and who is None else ()
        if guessed and kind == "promise":
            missing = tuple(f"{one}, or begin with todo" for one in missing)
        missing += who.missing if who else ()
        missing += (_WHAT[kind] + self._taken(),) if kind in _WHAT and not text else ()
        missing += when.missing
        asks = (*(who.asks if who else ()), *when.asks)
        if kind == "note" and when.due is None and not missing:
            asks += (_ON_NO_LIST.format(f"`cockpit show {_in_shell(who.name)}`" if who else "`cockpit log`"),)
        return Draft(
            line=self._words.line,
            kind=kind,
            guessed=guessed,
            text=text,
            customer=who.name if who else None,
            known=bool(who and who.known),
            near=who.near if who else self.near,
            theirs=when.theirs,
            mine=when.mine,
            due=when.due,
            whole_day=when.whole_day,
            spans=tuple(Span(start=start, end=end, role=role) for start, end, role in sorted(self._spans)),
            asks=(*asks, *missing),
            missing=missing,
            assumed=(*(who.assumed if who else ()), *when.assumed),
            **more,
        )

    def _taken(self) -> str:
        """Return what to tell where the words that were typed became a time, and none are left."""
        times = [(start, end) for start, end, role in self._spans if role in ("due", "theirs", "mine")]
        if not times:
            return ""
        said = self._words.line[slice(*min(times))]
        said += ")" * (said.count("(") > said.count(")"))
        return f" “{said}” was taken for a time: put it in quotation marks if it is not."

    def _whom(self, kind: str) -> str:
        """Return the question for a customer, with the one that may be meant."""
        if self.near:
            near = " or ".join(self.near)
            return f"{_WHOM[kind].partition('?')[0]}? Did you mean {near}? Then write: @{self.near[0]}"
        return f"{_WHOM[kind]}, such as: {'call ' * (kind == 'call')}@{self.typed or 'acme'}"

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
            if end > place:
                parts += (line[place : max(start, place)], instead)
                place = end
        parts.append(line[place:])
        return " ".join("".join(parts).split()).strip(_EDGE)


def _in_shell(name: str) -> str:
    """Return a name as it is typed in a shell."""
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def say(draft: Draft, now: datetime) -> str:
    """Return what to say while the customer is still on the line.

    For a promise it is the trial close, once it is agreed the question for siblings; else nothing. A promise
    that has only the seller's own time says nothing yet: propose the customer's first. One whose time has passed
    closes on nothing: `asks` tells that it has.
    """
    if draft.kind != "promise":
        return ""
    if draft.agreed:
        return ANYTHING_ELSE
    if draft.theirs is None or is_before(draft.theirs, now):
        return ""
    what = "call you back" if draft.text.casefold().startswith(_CALLS_BACK) else "have that with you"
    when = aloud(draft.theirs, now, whole_day=draft.whole_day)
    return f"I can {what} no later than {when}. Will that be OK?"
