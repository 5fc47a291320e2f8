"""What any reader works on and returns: the line, whom it names, what was recognised where, what is to be asked."""

from __future__ import annotations

from cockpit.capture.draft import Draft, Span
from cockpit.capture.lexicon import BUILT_IN, begun_day
from cockpit.capture.lexicon.talk import COMMON
from cockpit.capture.lexicon.times import BEFORE_SHORT_WEEK, SHORT_WEEK, WEEK_IN_FULL
from cockpit.capture.tokens import Words, fold, quotes
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from cockpit.capture.people.index import Names
    from cockpit.capture.times.result import Standpoint

    Parts = Iterable[tuple[int, int]]

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
_ON_NO_LIST = (
    "No date: it stands under Some day, {} finds it. To have it come back add one, such as: on friday"
)
_EDGE = " ,;:-–—"
# The kinds whose text is a sentence: a name in the middle of it is a part of it.
_SENTENCES = frozenset(("note", "q"))


class Who(Record):
    """The customer a line names. `first` and `beyond` bound its words, `drop` where the text leaves out from.

    `start` and `end` bound it in the line; `keep` tells that the name is part of what the words say.
    """

    name: str
    known: bool
    first: int
    beyond: int
    start: int
    end: int
    drop: int
    keep: bool = False
    near: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


class Chosen:
    """The times a draft has, where they stand, and what is to be asked about them."""

    def __init__(self) -> None:
        self.theirs: datetime | None = None
        self.mine: datetime | None = None
        self.due: datetime | None = None
        self.whole_day = False
        self.spots: list[tuple[int, int, str]] = []
        self.asks: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        self.assumed: tuple[str, ...] = ()


class LineAtWork:
    """A line at work: its words, what is cut out of them, the names it may hold, where and when it was typed.

    `kind` is what it says it is, or is taken for; `guessed` tells that it does not say so. `start` is where what is
    read begins. `chosen` is whom a customer went to, where that is how the line tells of a loss.
    """

    __slots__ = ("chosen", "cuts", "guessed", "here", "kind", "names", "start", "words")

    def __init__(self, words: Words, cuts: Cuts, names: Names, here: Standpoint) -> None:
        self.words, self.cuts, self.names, self.here = words, cuts, names, here
        self.kind, self.guessed, self.start, self.chosen = "", False, 0, ""


def cut_of(
    line: str, left_alone: list[tuple[int, int]], languages: tuple[str, ...], names: Names
) -> tuple[Words, Cuts]:
    """Return the words of a line, what is quoted or `left_alone` matching nothing, and what is cut: nothing yet."""
    quoted = quotes(line)
    words = words_of(line, languages, [*quoted, *left_alone], names)
    marked = [one for one in quoted if not any(a <= one[0] and one[1] <= b for a, b in left_alone)]
    return words, Cuts(words, marked)


def words_of(
    typed: str, languages: tuple[str, ...], literal: Parts = (), names: Names | None = None
) -> Words:
    """Return the words of what is typed, as the grammar reads them, those of other languages too."""
    words = Words(typed, literal, names.holds if names else None)
    _write_out(words)
    if not BUILT_IN.issuperset(languages):
        from cockpit.capture.lexicon.translate import translate

        translate(words, languages)
    return words


def _write_out(words: Words) -> None:
    """Let "nä. Wo." stand as the words that it shortens, and "Freit. 9 Uhr" as its day, which is told."""
    for place, word in enumerate(words.all):
        if word.low in SHORT_WEEK and words.low(place - 1) in BEFORE_SHORT_WEEK:
            before = words.all[place - 1]
            before.low, word.low = BEFORE_SHORT_WEEK[before.low], WEEK_IN_FULL
        elif word.right > word.end and word.low.isalpha() and _may_be_cut(words, place):
            word.low = begun_day(word.low) or word.low
            words.mended += (f'"{word.raw}." read as {word.low}',) * (word.low != fold(word.raw))


def _may_be_cut(words: Words, place: int) -> bool:
    """Tell whether a word is dotted before a clock or a date: "Freit. 9 Uhr"; "Don. 5 samples" may be anybody's."""
    if not (words.low(place + 1)[:1].isdecimal() and words.is_dotted(place)) or words.low(place) in COMMON:
        return False
    from cockpit.capture.times import clock  # the reader of times has loaded it, or will

    return words.is_dotted(place + 1) or clock.figure(words, place + 1, at=True) is not None


class Cuts:
    """What was recognised of the line: the customer, the spans to show, what the text is left without.

    `begins` is what the text begins with that is not typed so, `mended` tells of words that were read with a slip.
    `literal` is where quoted text stands, `kept` a colon that the text keeps when the words before it go. `typed` is a
    word that may be meant for a customer where none is marked, `near` the known names it resembles.
    """

    def __init__(self, words: Words, quoted: list[tuple[int, int]]) -> None:
        self.who: Who | None = None
        self.literal = quoted
        self.kept = -1
        self.typed = ""
        self.begins = ""
        self.mended = words.mended
        self.near: tuple[str, ...] = ()
        self._words = words
        self._spans: list[tuple[int, int, str]] = []
        self._out: list[tuple[int, int, str]] = []  # from, to, and what stands there instead

    def cut(self, first: int, beyond: int, role: str) -> None:
        """Take words out of the text, with the punctuation around them; what was doubted of them is settled."""
        one, last = self._words.all[first], self._words.all[beyond - 1]
        self._spans = [
            (start, end, was)
            for start, end, was in self._spans
            if was != "doubt" or end <= one.start or start >= last.end
        ]
        self._spans.append((one.start, last.end, role))
        self._out.append((one.left, last.right, " : " if one.left <= self.kept < last.right else " "))

    def mark(self, first: int, beyond: int, role: str) -> None:
        """Show words as recognised that stay in the text."""
        self._spans.append((self._words.all[first].start, self._words.all[beyond - 1].end, role))

    def leave_out(self, place: int) -> None:
        """Take a word out of the text that is no part of what was recognised."""
        word = self._words.all[place]
        self._spans.append((word.start, word.end, "lead"))
        self._out.append((word.left, word.right, " "))

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

    def draft(self, kind: str, when: Chosen, *, guessed: bool = False, **more: Any) -> Draft:
        """Return what was understood."""
        who = self.who
        self._quoted(self._customer(who, kind))
        text = f"{self.begins} {self.left()}".strip()
        missing = self._missing(kind, text, guessed=guessed) + when.missing
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
            assumed=(*self.mended, *(who.assumed if who else ()), *when.assumed),
            **more,
        )

    def _missing(self, kind: str, text: str, *, guessed: bool) -> tuple[str, ...]:
        """Return what must be asked about whom it is for, and for words where there are none."""
        who = self.who
        missing: tuple[str, ...] = who.missing if who else ()
        if who is None and kind in _WHOM:
            missing = (self._whom(kind) + (", or begin with todo" if guessed and kind == "promise" else ""),)
        return missing + ((_WHAT[kind] + self._taken(),) if kind in _WHAT and not text else ())

    def take(self, spots: list[tuple[int, int, str]]) -> None:
        """Take words out of the text, and let nothing else match them."""
        for first, beyond, role in spots:
            self.cut(first, beyond, role)
            self._words.take(first, beyond)

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

    def _customer(self, found: Who | None, kind: str) -> int:
        """Take the customer out, unless the sentence needs the name; return where it was, -1 where it stays."""
        if found is None:
            return -1
        line, right = self._words.line, self._words.all[found.beyond - 1].right
        self._spans.append((found.start, found.end, "customer"))
        is_within = kind in _SENTENCES and self._is_left(0, found.drop) and self._is_left(right, len(line))
        if found.keep or is_within:
            self._out += [(found.start, found.start + 1, "")] * (line[found.start] == "@")
            return -1
        if found.drop < found.start:
            self._spans.append((found.drop, found.start, "lead"))
        self._out.append((found.drop, right, " "))
        return found.start

    def _is_left(self, start: int, end: int) -> bool:
        """Tell whether the text keeps words of that part of the line."""
        left = [word.start for word in self._words.all if word.raw and start <= word.start < end]
        return any(not any(a <= place < b for a, b, _ in self._out) for place in left)

    def _quoted(self, out: int) -> None:
        """Take the quotation marks off, save where they go with a name; what they hold stays as it is."""
        for start, end in self.literal:
            if start != out:
                if (start, end, "customer") not in self._spans:  # a name that stays in the sentence
                    self._spans.append((start, end, "quoted"))
                mark = start + (self._words.line[start] == "@")
                self._out += [(mark, mark + 1, ""), (end - 1, end, "")]

    def left(self, before: int | None = None) -> str:
        """Return what is left of the line, or of it before a place, tidied at the edges."""
        line, place = self._words.line[:before], 0
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
