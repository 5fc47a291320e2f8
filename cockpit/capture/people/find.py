"""Finding the customer in a line: `@acme`, `@"Acme Corp"`, `acme: …`, a known name, or the beginning of one."""

from __future__ import annotations

from cockpit.capture.lexicon import talk
from cockpit.capture.lexicon.particles import ON_OR_TO, POSSESSIVE
from cockpit.capture.people.index import is_short_slip
from cockpit.capture.people.shape import (
    both_of,
    can_head,
    firm_ends,
    in_quotes,
    is_means,
    is_name_like,
    may_open_name,
    mention,
    minded,
    title_ends,
)
from cockpit.capture.reading import Who
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.capture.people.index import Names
    from cockpit.capture.reading import Cuts
    from cockpit.capture.tokens import Words

_TWO = "More than one customer is named: it is kept under {}."
_LONGEST_HEAD, _LONGEST_SLIPPED, _SHORTEST_TYPED = 4, 3, 4
_SHORTEST_SLIP = 2
_LONGEST_LETTER = 3  # "@a's" is a name
# The kinds that need a customer: what their lines begin with is asked about where it resembles one.
_NEED_ONE = frozenset(("promise", "q", "order", "paid", "lost", "call"))
# Kinds whose text begins with what is to be done: a beginning in small letters is no name there.
_BEGIN_WITH_VERBS = frozenset(("todo", ""))


def take_customer(words: Words, names: Names, after_kind: int, cuts: Cuts, kind: str) -> None:
    """Find the customer of a line, whose words then are taken; `after_kind` is where the kind word ends."""
    first = after_kind + (words.low(after_kind) in talk.DROPPED_BEFORE)  # "order from acme …"
    found = (
        _marked(words, names, cuts.literal)
        or (
            None
            if is_means(words, names, after_kind, kind)
            else _heading(words, names, after_kind, cuts.literal)
        )
        or _known(words, names, first)
        or _begun(words, names, first, kind)
        or _firm(words, names, first)
    )
    if found is not None:
        words.take(found.first, found.beyond)
        cuts.who = found
    elif kind in _NEED_ONE and is_name_like(words, first):
        typed = words.said(first, title_ends(words, first))
        cuts.typed = typed if typed.isalnum() else f"'{typed}'"
        if len(typed) >= _SHORTEST_TYPED:
            cuts.near = tuple(names.begun(typed)[:3]) or names.near(typed)


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
                typed = words.line[word.start + 2 : end - 1]
                found.append(_named(words, names, typed, place, beyond=beyond, end=end, quoted=True))
        elif word.low[:1] == "@" and len(word.low) > 1:
            found.append(minded(words, _at_word(words, names, place)))
        if len(found) == 2:
            return found[0].replace(asks=(*found[0].asks, _TWO.format(found[0].name)))
    return found[0] if found else None


def _at_word(words: Words, names: Names, place: int) -> Who:
    word = words.all[place]
    if both := both_of(word.raw[1:], names):
        return _who(words, place, place + 1, word.end, name=both, known=True, asks=(_TWO.format(both),))
    parts = [word.raw[1:], *(other.name for other in words.all[place + 1 : place + 8])]
    if (longest := names.longest(parts)) is not None:
        missing = _longer(words, names, longest[0], place + longest[1])
        return _in_full(words, place, *longest).replace(missing=missing)
    titled = title_ends(words, place)
    begun = None if titled > place + 1 else _begun_by_words(words, names, place, word.start + 1)
    if begun is not None:
        typed = words.line[word.start + 1 : words.all[begun.beyond - 1].end]
        return begun.replace(missing=_longer(words, names, typed, begun.beyond))
    beyond = firm_ends(words, titled - 1)
    if beyond > place + 1:
        last = words.all[beyond - 1]
        return _named(words, names, words.line[word.start + 1 : last.end], place, beyond=beyond, end=last.end)
    if may_open_name(words, place) and not names.get(word.raw[1:]):
        whole = words.line[word.start + 1 : words.all[place + 1].end]
        ask = f"Is the name {whole}, or {word.raw[1:]} alone? Write {in_quotes(whole)} or {in_quotes(word.raw[1:])}."
        return _who(
            words, place, place + 2, words.all[place + 1].end, name=whole, known=False, missing=(ask,)
        )
    for beyond in range(min(place + _LONGEST_SLIPPED, len(words)), place + 1, -1):
        typed = words.line[word.start + 1 : words.all[beyond - 1].end]
        if names.slipped(typed):
            return _named(words, names, typed, place, beyond=beyond, end=words.all[beyond - 1].end)
    if not word.low.endswith(POSSESSIVE) or len(word.low) <= _LONGEST_LETTER:
        return _named(words, names, word.raw[1:], place, beyond=place + 1, end=word.end)
    who = _named(words, names, word.raw[1:-2], place, beyond=place + 1, end=word.end)
    ask = f"Kept under {who.name}: is the name {word.raw[1:]}? Then write {in_quotes(word.raw[1:])}."
    return who if who.known else who.replace(asks=(*who.asks, ask))


def _longer(words: Words, names: Names, name: str, beyond: int) -> tuple[str, ...]:
    """Ask where a longer name may be meant: "@Acme Group", or a known one with a slip in it: "@Globex Crop"."""
    if words.has_break(beyond - 1) or not words.low(beyond):
        return ()
    is_family = words.low(beyond) in talk.PLUS | talk.JOIN_NAMES and words.low(beyond + 1) in talk.FAMILY
    if is_family or (words.low(beyond) in talk.FIRM_ENDS and words.raw(beyond)[:1].isupper()):
        whole = f"{name} {words.said(beyond, beyond + 1 + is_family)}"
        return (f"Is the name {whole}, or {name} alone? Write {in_quotes(whole)} or {in_quotes(name)}.",)
    said, at = words.raw(beyond), len(name.split())
    for longer in names.begun(name, by_words=True):
        parts = longer.split()
        if len(parts) > at and len(said) >= _SHORTEST_SLIP and is_short_slip(fold(said), fold(parts[at])):
            return (f"Did you mean {longer}? Write {in_quotes(longer)}; if not, {in_quotes(name)}.",)
    return ()


def _named(
    words: Words, names: Names, typed: str, first: int, *, beyond: int, end: int, quoted: bool = False
) -> Who:
    """Return who is meant by a name as typed; `end` is where it is shown to end in the line.

    A new name that one slip keeps apart from a known one is settled before anything is saved; one that is `quoted`
    is what it says.
    """
    typed = " ".join(typed.split())
    if (known := names.get(typed)) is not None:
        return _who(words, first, beyond, end, name=known, known=True)
    begun = names.begun(typed, by_words=quoted)
    if len(begun) == 1:
        said = f'"{typed}" read as {begun[0]}'
        return _who(words, first, beyond, end, name=begun[0], known=True, assumed=(said,))
    if not quoted and not begun and (slipped := names.slipped(typed)):
        is_new = f"if {typed} is new, write {in_quotes(typed)}"
        ask = f"Did you mean {' or '.join(slipped)}? Write {mention(slipped[0])}; {is_new}."
        return _who(words, first, beyond, end, name=typed, known=False, near=slipped, missing=(ask,))
    near = tuple(begun[:3]) or names.near(typed)
    ask = f"Did you mean {' or '.join(near)}? Else {typed} is a new customer."
    told = f'"{typed}" kept as a new customer, not {" nor ".join(near)}'
    return _who(
        words, first, beyond, end, name=typed, known=False, near=near,
        asks=(ask,) * bool(near and not quoted), assumed=(told,) * bool(near and quoted),
    )  # fmt: skip


def _heading(words: Words, names: Names, first: int, quoted: Iterable[tuple[int, int]]) -> Who | None:
    """Find `acme: …` or `"Acme Corp": …` at the start or after the kind; two words or more must be known or capital."""
    for start, end in quoted:
        if first < len(words) and start == words.all[first].left and words.line[end : end + 1] == ":":
            beyond = first
            while beyond < len(words) and words.all[beyond].left < end:
                beyond += 1
            typed = words.line[start + 1 : end - 1].strip()
            return _named(words, names, typed, first, beyond=beyond, end=end, quoted=True) if typed else None
    for place in range(first, min(first + _LONGEST_HEAD, len(words))):
        word = words.all[place]
        if not word.low:
            return None
        if words.line[word.end : word.right] != ":":
            if word.right > word.end and title_ends(words, first) <= place + 1:
                return None
            continue
        typed = words.line[words.all[first].start : word.end]
        if not names.get(typed) and not can_head(words, first, place + 1) and not names.slipped(typed):
            return None
        return _named(words, names, typed, first, beyond=place + 1, end=word.end)
    return None


def _known(words: Words, names: Names, first: int) -> Who | None:
    """Find the full name of a known customer in the line, the longest one at the first place."""
    found: list[Who] = []
    place = 0
    while place < len(words):
        longest = names.longest([word.name for word in words.all[place : place + 8]])
        if longest is None:
            place += 1
            continue
        linked = words.low(place - 1) in talk.LINKS and place != first
        found.append(_in_full(words, place, *longest).replace(keep=linked))
        place = found[-1].beyond
    if not found:
        return None
    others = [who.name for who in found if who.name != found[0].name]
    if others:
        ask = f"More than one customer is named: under {found[0].name}, not {others[0]}, it is kept."
        return found[0].replace(asks=(ask,))
    return found[0]


def _in_full(words: Words, first: int, name: str, length: int) -> Who:
    """Return who is named in full, with a legal form behind the name that is known without: "@Huber GmbH"."""
    beyond = first + length
    while words.low(beyond) in talk.LEGAL - talk.LEGAL_OR_WORD and not words.has_break(beyond - 1):
        beyond += 1
    said = words.said(first, beyond).removeprefix("@")
    assumed = (f'"{said}" read as {name}',) if beyond > first + length else ()
    return _who(words, first, beyond, words.all[beyond - 1].end, name=name, known=True, assumed=assumed)


def _begun(words: Words, names: Names, first: int, kind: str) -> Who | None:
    """Find what only one known name begins with, where the customer stands: "paid bolt 5k" for Bolt AB."""
    if not is_name_like(words, first) or words.low(first) in talk.TOLD:
        return None
    word = words.all[first]
    is_capital, follows = word.raw[:1].isupper(), words.low(first + 1)
    if kind in _BEGIN_WITH_VERBS and not (
        is_capital or (not kind and follows in talk.TOLD | talk.STATES | talk.THEY_DO | talk.THEY_PROMISED)
    ):
        return None  # but "acme called", "acme wants …"
    found = _begun_by_words(words, names, first, word.start)
    if words.low(first) in talk.TITLES | talk.NAME_HEADS and (found is None or found.beyond == first + 1):
        return None  # "paid Dr. Weber 5k" is not of Dr. Beckmann
    if found is not None or not is_capital or len(word.raw) < _SHORTEST_TYPED:
        return found
    begun = names.begun(word.raw)
    return _read_as(words, begun[0], first, first + 1, word.start) if len(begun) == 1 else None


def _begun_by_words(words: Words, names: Names, first: int, start: int) -> Who | None:
    """Find the only known name that begins with the words from here on, as many as it has; it starts at `start`."""
    beyond = first + 1
    while beyond < min(len(words), first + _LONGEST_HEAD):
        if not words.low(beyond) or (words.has_break(beyond - 1) and not words.is_dotted(beyond - 1)):
            break
        beyond += 1
    for end in range(beyond, first, -1):
        begun = names.begun(words.line[start : words.all[end - 1].end], by_words=True)
        goes_on = (
            words.low(end) in talk.LEGAL - talk.LEGAL_OR_WORD | talk.PLUS and end < beyond
        )  # "Weber KG" is not Weber GmbH
        if len(begun) == 1 and not goes_on:
            return _read_as(words, begun[0], first, end, start)
    return None


def _read_as(words: Words, name: str, first: int, beyond: int, start: int) -> Who:
    end = words.all[beyond - 1].end
    said = f'"{words.line[start:end]}" read as {name}'
    return _who(words, first, beyond, end, name=name, known=True, assumed=(said,))


def _firm(words: Words, names: Names, first: int) -> Who | None:
    """Find a new name that ends as firms do, where the customer stands: "promise Blue River GmbH a deck"."""
    if not words.low(first)[:1].isalpha() or not words.all[first].raw[:1].isupper():
        return None
    beyond = firm_ends(words, first)
    if beyond == first + 1:
        return None
    return _named(
        words, names, words.said(first, beyond), first, beyond=beyond, end=words.all[beyond - 1].end
    )


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
    missing: tuple[str, ...] = (),
    assumed: tuple[str, ...] = (),
) -> Who:
    dropped = first - 1 if words.low(first - 1) in talk.DROPPED_BEFORE else first
    if words.low(dropped) in ON_OR_TO and any(word.low in talk.SPLIT_FROM_AN for word in words.all[:dropped]):
        dropped = first  # "ich ruf dich um 10 an @beta"
    return Who(
        name=name,
        known=known,
        first=first,
        beyond=beyond,
        start=words.all[first].start,
        end=end,
        drop=words.all[dropped].left,
        near=near,
        asks=asks,
        missing=missing,
        assumed=assumed,
    )
