"""Phrases of other languages than English and German, as the words of the grammar that they stand for.

A language is one file of this folder: its NUMBERS, MINUTES by their names, UNITS, PARTS of the day, the KINDS that a
line may begin with, what TURNS a time beside it, MORE names of days than CLDR has, and PHRASES. In a phrase `{n}` is a
number, `{o}` the same as an ordinal, `{y}` a year, `{f}` any figures, `{c}` those of a time of day, `{q}` minutes,
`{d}` a day, `{D}` one that needs nothing beside it, `{e}` a day, or days of it, `{m}` a month, `{u}` a unit, `{U}` one
of it, `{p}` a part of the day; a `…` is whatever says a time, or the word after it: that has to follow, and is read by
itself. What is left of a phrase, "et quart", is left to the grammar to ask about.
"""

from __future__ import annotations

from cockpit.capture import lexicon as grammar
from cockpit.capture.lexicon.language import NEAR, ODD, SHORTEST, Language, is_parted
from cockpit.capture.tokens import Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.tokens import Words

    Slips = dict[Word, tuple[str, list[str]]]  # each as it was typed, and what it may be meant for

_FURTHEST = 2
_TURNED, _LINK = "except", "and"
_lexicons: dict[str, Language] = {}


def translate(words: Words, languages: Sequence[str]) -> None:
    """Let the phrases of the named languages read as what they stand for."""
    for language in languages:
        if language in grammar.BUILT_IN:
            continue
        if language not in _lexicons:
            _lexicons[language] = Language(language)
        _translate(words, _lexicons[language])


def _translate(words: Words, lexicon: Language) -> None:
    if words.low(0) in lexicon.kinds:
        words.all[0].low = lexicon.kinds[words.low(0)]
    slips = {word: (word.low, may_be) for word in words.all if (may_be := lexicon.mended(word.low))}
    for word, (_, may_be) in slips.items():
        word.low = may_be[0]
    place = done = 0
    beyond, before = -NEAR, [""]
    while place < len(words):
        found = _match(words, place, lexicon, slips)
        is_again = found is not None and found[1] == before and beyond < place < beyond + NEAR
        if found is None or is_again:  # the day said again is a part of it: "mañana pr la mañana"
            word = words.all[place]
            if lexicon.is_short_slip(words, place, slips[word][0] if word in slips else word.low):
                slips.pop(word, None)
                word.low = ODD
            elif place - beyond < NEAR or (beyond < 0 and place == len(words) - 1):
                beyond = _leave_over(words, (beyond, place), lexicon, slips)
            place += 1
            continue
        length, meant = found
        before = meant
        typed = words.all[place : place + length]
        _turn(words, range(max(place - _FURTHEST, done), place), lexicon, slips)
        words.mended += tuple(f'"{word.raw}" read as {word.low}' for word in typed if slips.pop(word, None))
        words.all[place : place + length] = _placed(typed, meant)
        beyond = done = place = place + len(meant)
    for word, (low, _) in slips.items():
        word.low = low


def _match(words: Words, place: int, lexicon: Language, slips: Slips) -> tuple[int, list[str]] | None:
    """Return the longest phrase from there on, with a slip as any word that it may be meant for."""
    word = words.all[place]
    for may_be in slips[word][1] if word in slips else (word.low,):
        word.low = may_be
        if may_be and (found := lexicon.match(words, place)) is not None:
            return found
    return None


def _turn(words: Words, before: range, lexicon: Language, slips: Slips) -> None:
    """Let what no phrase took stand before a time as a word that turns it: "après", "antes"."""
    for at in before:
        between = words.all[at + 1 : before.stop]
        is_beside = all(len(word.low) <= SHORTEST for word in between) and not is_parted(words, at)
        if words.low(at) in lexicon.turns and is_beside:
            slips.pop(words.all[at], None)
            words.all[at].low = _TURNED
            for word in between:
                word.low = _LINK


def _leave_over(words: Words, places: tuple[int, int], lexicon: Language, slips: Slips) -> int:
    """Let a word of a time beside one that was read, and what leads to it, stand as what the grammar asks about.

    The last word of a line of which nothing was read stands so, too: "ind van de maand". Return beside what more of it
    may stand.
    """
    beyond, place = places
    between = range(max(beyond, 0), place) if beyond >= 0 else range(0)
    word = words.all[place]
    is_last_cut = place == beyond == len(words) - 1 and word.low in lexicon.cut  # "demain mid"
    rest = ODD if is_last_cut else lexicon.left_over(word.low) or (ODD if word in slips else "")
    is_linked = all(words.low(at) in lexicon.between or len(words.low(at)) <= SHORTEST for at in between)
    if not rest or not is_linked or any(is_parted(words, at) for at in between):
        return beyond
    slips.pop(word, None)
    word.low = rest
    for at in between:
        words.all[at].low = _LINK
    return -NEAR


def _placed(typed: list[Word], meant: list[str]) -> list[Word]:
    """Return words that stand for those typed, where those stand: the last has what is left of the room."""
    made = []
    for at, said in enumerate(meant):
        first = typed[min(at, len(typed) - 1)]
        last = typed[-1] if at == len(meant) - 1 else first
        word = Word(said, first.start, first.left, last.right)
        word.end = last.end
        if at >= len(typed):  # more words than were typed: these take no room
            word.start = word.left = typed[-1].end
        elif at == len(typed) - 1 and len(meant) > len(typed):
            word.right = word.end = typed[-1].end
        made.append(word)
    return made
