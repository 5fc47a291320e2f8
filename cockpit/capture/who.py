"""Finding the customer in a line: `@acme`, `@"Acme Corp"`, `acme: …`, or the full name of a known one."""

from __future__ import annotations

from cockpit.capture.dates import CUES
from cockpit.capture.tables import MONTHS, WEEKDAYS
from cockpit.capture.words import figures
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.capture.names import Names
    from cockpit.capture.words import Words

_LINKS = frozenset(
    ("to", "for", "with", "from", "at", "by", "of", "on", "and", "via", "about", "the", "than")
)
_DROPPED_BEFORE = frozenset(("to", "for", "with", "from", "at", "by"))
_HEADINGS = frozenset(
    ("re", "fyi", "ps", "nb", "fw", "fwd", "aw", "purpose", "gain", "subject", "http", "https", "mailto")
)
_LONGEST_HEAD = 4


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
    assumed: tuple[str, ...] = ()


def find(words: Words, names: Names, after_kind: int, quoted: Iterable[tuple[int, int]]) -> Who | None:
    """Return the customer of a line, whose words then are taken; `after_kind` is where the kind word ends."""
    who = _marked(words, names, quoted) or _heading(words, names, after_kind) or _known(words, names)
    if who is not None:
        words.take(who.first, who.beyond)
    return who


def _marked(words: Words, names: Names, quoted: Iterable[tuple[int, int]]) -> Who | None:
    """Find `@acme`; quoted names are literal for all else, so they come with where they stand."""
    starts = {start: end for start, end in quoted if words.line[start] == "@"}
    found: list[Who] = []
    for place, word in enumerate(words.all):
        if word.start in starts:
            end = starts[word.start]
            beyond = place
            while beyond < len(words) and words.all[beyond].start < end:
                beyond += 1
            if words.line[word.start + 2 : end - 1].strip():
                found.append(
                    _named(words, names, words.line[word.start + 2 : end - 1], place, beyond=beyond, end=end)
                )
        elif word.low[:1] == "@" and len(word.low) > 1:
            found.append(_at_word(words, names, place))
        if len(found) == 2:
            ask = f"More than one customer is named: it is kept under {found[0].name}."
            return found[0].replace(asks=(*found[0].asks, ask))
    return found[0] if found else None


def _at_word(words: Words, names: Names, place: int) -> Who:
    word = words.all[place]
    parts = [word.low[1:], *(other.low for other in words.all[place + 1 : place + 8])]
    longest = names.longest(parts)
    if longest is not None:
        name, length = longest
        last = words.all[place + length - 1]
        return _who(words, place, place + length, last.end, name=name, known=True)
    end = word.end
    if word.low.endswith("'s") and len(word.low) > 3:
        end -= 2
    return _named(words, names, words.line[word.start + 1 : end], place, beyond=place + 1, end=word.end)


def _named(words: Words, names: Names, typed: str, first: int, *, beyond: int, end: int) -> Who:
    """Return who is meant by a name as typed; `end` is where it is shown to end in the line."""
    typed = " ".join(typed.split())
    known = names.get(typed)
    if known is not None:
        return _who(words, first, beyond, end, name=known, known=True)
    begun = names.begun(typed)
    if len(begun) == 1:
        said = f'"{typed}" read as {begun[0]}'
        return _who(words, first, beyond, end, name=begun[0], known=True, assumed=(said,))
    near = tuple(begun[:3]) or names.near(typed)
    asks = (f"{typed} is new. Or is it {' or '.join(near)}?",) if near else ()
    return _who(words, first, beyond, end, name=typed, known=False, near=near, asks=asks)


def _heading(words: Words, names: Names, first: int) -> Who | None:
    """Find `acme: …` at the start or after the kind; two words or more must be known or capital."""
    for place in range(first, min(first + _LONGEST_HEAD, len(words))):
        word = words.all[place]
        if not word.low:
            return None
        if words.line[word.end : word.right] != ":":
            if word.right > word.end:
                return None
            continue
        typed = words.line[words.all[first].start : word.end]
        if not names.get(typed):
            capital = all(one.raw[0].isupper() for one in words.all[first : place + 1])
            if (place > first and not capital) or not _can_head(words.low(first), place == first):
                return None
        return _named(words, names, typed, first, beyond=place + 1, end=word.end)
    return None


def _can_head(low: str, alone: bool) -> bool:
    if not low[0].isalpha() or low in _HEADINGS:
        return False
    return not alone or not (low in WEEKDAYS or low in MONTHS or low in CUES or figures(low)[0])


def _known(words: Words, names: Names) -> Who | None:
    """Find the full name of a known customer in the line, the longest one at the first place."""
    found: list[Who] = []
    place = 0
    while place < len(words):
        longest = names.longest([word.low for word in words.all[place : place + 8]])
        if longest is None:
            place += 1
            continue
        name, length = longest
        last = words.all[place + length - 1]
        linked = words.low(place - 1) in _LINKS
        found.append(_who(words, place, place + length, last.end, name=name, known=True, keep=linked))
        place += length
    if not found:
        return None
    others = [who.name for who in found if who.name != found[0].name]
    if others:
        ask = f"More than one customer is named: it is kept under {found[0].name}, not {others[0]}."
        return found[0].replace(asks=(ask,))
    return found[0]


def _who(
    words: Words,
    first: int,
    beyond: int,
    end: int,
    *,
    name: str,
    known: bool,
    near: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
    assumed: tuple[str, ...] = (),
    keep: bool = False,
) -> Who:
    dropped = first - 1 if words.low(first - 1) in _DROPPED_BEFORE else first
    return Who(
        name=name,
        known=known,
        first=first,
        beyond=beyond,
        start=words.all[first].start,
        end=end,
        drop=words.all[dropped].left,
        keep=keep,
        near=near,
        asks=asks,
        assumed=assumed,
    )
