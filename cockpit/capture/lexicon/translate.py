"""Phrases of other languages than English and German, as the words of the grammar that they stand for.

A language is one file of this folder: its NUMBERS, MINUTES by their names, UNITS, PARTS of the day, what TURNS a time
beside it, MORE names of days than CLDR has, and PHRASES. In a phrase `{n}` is a number, `{o}` the same as an ordinal,
`{y}` a year, `{f}` any figures, `{c}` those of a time of day, `{q}` minutes, `{d}` a day, `{D}` one that needs nothing
beside it, `{e}` a day, or days of it, `{m}` a month, `{u}` a unit, `{U}` one of it, `{p}` a part of the day; a `…`
is whatever says a time, or the word after it: that has to follow, and is read by itself. What is left of a phrase, "et
quart", is left to the grammar to ask about.
"""

from __future__ import annotations

from cockpit.capture import lexicon as grammar
from cockpit.capture.lexicon.day_names import ELSEWHERE, NAMES
from cockpit.capture.lexicon.talk import COMMON
from cockpit.capture.tokens import Word, figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cockpit.capture.tokens import Words

    Slips = dict[Word, tuple[str, list[str]]]  # each as it was typed, and what it may be meant for

_SHORTEST, _SHORTEST_ALONE, _NEAR, _FURTHEST = 3, 4, 4, 2
_NEXT, _BEFORE, _TURNED, _ODD, _LINK = "next", "before", "except", "days", "and"
_OF, _ARTICLE = " of", "1"  # "fin …": a month says its time only there; "une" is no number
# Words that the grammar reads as they are: "september" is no slip of "septembre".
_OF_GRAMMAR = frozenset().union(
    COMMON, grammar.AHEAD, grammar.ARTICLES, grammar.CUES, grammar.EDGES, grammar.MONTHS, grammar.PARTS,
    grammar.PERIODS, grammar.UNITS, grammar.WEEKDAYS,
)  # fmt: skip
_SLOTS = "nqycfdDemup"
# What any language says: "jeu. 14h", "ven. alle 10".
_ANY_PHRASES = {
    "{d} {c}": "{d} at {c}",
    **{f"{{d}} … {at}": "{d}" for at in ("a", "à", "om", "o", "às", "alle", "ore")},
}
_CLOCKS = frozenset(("9:9", "9h", "9h9", "9u", "9u9"))


class _Lexicon:
    """One language, sorted out for looking up: what each slot may hold, and the phrases by their first part."""

    __slots__ = (
        "between",
        "cut",
        "following",
        "known",
        "phrases",
        "said",
        "short",
        "slots",
        "timely",
        "turns",
    )

    def __init__(self, language: str) -> None:
        from importlib import import_module

        module = import_module(f"cockpit.capture.lexicon.{language}")
        names, more = _pairs(NAMES[language]), _pairs(module.MORE)  # "mar" is march and martes
        days = {name: meant for name, meant in (names | more).items() if meant not in _MONTHS}
        self.slots: dict[str, dict[str, str]] = {
            "n": _pairs(module.NUMBERS),
            "q": _pairs(module.NUMBERS) | _pairs(module.MINUTES),
            "d": days,
            "D": {name: meant for name, meant in days.items() if len(name) >= _SHORTEST_ALONE},
            "e": days | {f"{name}s": meant for name, meant in days.items() if len(name) > _SHORTEST},
            "m": {name: meant for name, meant in (more | names).items() if meant in _MONTHS},
            "u": _pairs(module.UNITS),
            "p": _pairs(module.PARTS),
        }
        spoken = _ANY_PHRASES | module.PHRASES
        of_month = {
            said[:-1] + "{m}": meant + " {m}" for said, meant in spoken.items() if meant.endswith(_OF)
        }
        phrases = [
            ([part if part[0] in "{…" else fold(part) for part in said.split()], meant.split())
            for said, meant in (spoken | of_month).items()
        ]
        self.phrases: dict[str, list[tuple[list[str], list[str]]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase[0])):
            self.phrases.setdefault(phrase[0][0], []).append(phrase)
        self.timely = {first for first in self.phrases if first[0] != "{"}
        self.timely.update(*(slot for name, slot in self.slots.items() if name not in "ueq"))
        self._learn(phrases, fold(module.TURNS).split())

    def _learn(self, phrases: list[tuple[list[str], list[str]]], turns: list[str]) -> None:
        """Learn what words there are, what some of them do by themselves, and what each becomes by a letter dropped."""
        self.between = {part for said, _ in phrases for part in said}
        self.turns = {said[0] for said, meant in phrases if meant[0] == _BEFORE}.union(turns)
        following = {
            part for said, meant in phrases if meant[0] == _NEXT for part in said if len(part) > _NEAR
        }
        self.said = {word for slot in self.slots.values() for word in slot}
        self.following = following - self.said
        self.known = self.said | self.turns | {word for word in self.between if word[0] not in "{…"}
        self.cut: dict[str, list[str]] = {}
        for word in self.known:
            for at in range(len(word) if len(word) > _SHORTEST else 0):
                self.cut.setdefault(word[:at] + word[at + 1 :], []).append(word)
        self.short = {slot: _short_slips(self.slots[slot]) for slot in "dm"}

    def mended(self, low: str) -> list[str]:
        """Return what a word with a letter dropped or doubled, or two swapped, may be meant for, a day first."""
        if len(low) < _SHORTEST or low in self.known or low in _OF_GRAMMAR or any(map(str.isdecimal, low)):
            return []
        found = list(self.cut.get(low, ()))
        for at in range(1, len(low)):
            swapped = low[: at - 1] + low[at] + low[at - 1] + low[at + 1 :]
            single = low[:at] + low[at + 1 :] if low[at] == low[at - 1] else ""
            found += [word for word in (swapped, single) if len(word) >= _SHORTEST and word in self.known]
        return sorted(found, key=lambda word: (word not in self.slots["d"], word not in self.said, word))

    def left_over(self, low: str) -> str:
        """Return what a word of a time that no phrase took means: "15", "days", "morning", "next"; or nothing."""
        if low in self.following:
            return _NEXT
        if low in self.turns:
            return _ODD
        if low[:1].isdecimal() or f" {low} " in ELSEWHERE:
            return low
        meant = next((self.slots[name][low] for name in "qup" if low in self.slots[name]), "")
        return "" if meant == _ARTICLE else meant

    def is_short_slip(self, words: Words, place: int) -> bool:
        """Tell whether the short name of a day or a month with a slip stands before figures: "je. 14h", "3 ic 16h"."""
        low, after = words.low(place), words.low(place + 1)
        if words.low(place - 1).isdecimal() and low in self.short["m"]:
            return after[:1].isdecimal() or (after in self.between and words.low(place + 2)[:1].isdecimal())
        is_word = low in self.known or (low in _OF_GRAMMAR and low not in grammar.UNITS)
        if low not in self.short["d"] or is_word or words.low(place - 1).isdecimal():
            return False
        if after in self.between:
            return words.low(place + 2)[:1].isdecimal()
        return figures(after)[0] in _CLOCKS or (
            after[:1].isdecimal() and self.match(words, place + 1) is not None
        )

    def match(self, words: Words, place: int) -> tuple[int, list[str]] | None:
        """Return how many words from there on the longest phrase takes, and what they stand for."""
        low = words.low(place)
        starts = [low, *("{" + name + "}" for name in _SLOTS if self._fits(name, low))]
        best: tuple[int, list[str]] | None = None
        for start in starts:
            for said, meant in self.phrases.get(start, ()):
                if best is not None and _length(said) <= best[0]:
                    continue
                held = self._held(words, place, said)
                if held is not None:
                    best = _length(said), [_filled(part, held) for part in meant]
        return best

    def _held(self, words: Words, place: int, said: Sequence[str]) -> list[tuple[str, str]] | None:
        """Return what the slots of a phrase hold where it stands there; None where it does not."""
        held: list[tuple[str, str]] = []
        for step, part in enumerate(said):
            low = words.low(place + step)
            if step and _is_parted(words, place + step - 1):
                return None
            if part == "…":
                if step + 1 < len(said):
                    return held if low == said[step + 1] else None
                return held if low in self.timely or low[:1].isdecimal() else None
            if part[0] != "{":
                if low != part:
                    return None
                continue
            slot = part[1]
            if not self._fits(slot, low):
                return None
            meant = _hour(low) if slot == "c" else self.slots.get(slot, {}).get(low, low)
            held.append((slot.lower(), meant))
        return held

    def _fits(self, slot: str, low: str) -> bool:
        if slot == "f":
            return low[:1].isdecimal()
        if slot == "y":
            return len(low) == 4 and low.isdecimal()
        if slot == "c":
            return figures(low)[0] in _CLOCKS
        if slot in "nq" and low.isdecimal():
            return len(low) < 5
        return low in self.slots[slot]


def _short_slips(names: Iterable[str]) -> frozenset[str]:
    """Return what short names become with a letter dropped, or two swapped."""
    short = [name for name in names if len(name) <= _SHORTEST]
    slips = {name[:at] + name[at + 1 :] for name in short for at in range(len(name))}
    slips |= {
        name[:at] + name[at + 1] + name[at] + name[at + 2 :] for name in short for at in range(len(name) - 1)
    }
    return frozenset(slips.difference(names))


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_lexicons: dict[str, _Lexicon] = {}


def translate(words: Words, languages: Sequence[str]) -> None:
    """Let the phrases of the named languages read as what they stand for."""
    for language in languages:
        if language in grammar.BUILT_IN:
            continue
        if language not in _lexicons:
            _lexicons[language] = _Lexicon(language)
        _translate(words, _lexicons[language])


def _translate(words: Words, lexicon: _Lexicon) -> None:
    slips = {word: (word.low, may_be) for word in words.all if (may_be := lexicon.mended(word.low))}
    for word, (_, may_be) in slips.items():
        word.low = may_be[0]
    place = done = 0
    beyond = -_NEAR
    while place < len(words):
        found = _match(words, place, lexicon, slips)
        if found is None:
            if lexicon.is_short_slip(words, place):
                slips.pop(words.all[place], None)
                words.all[place].low = _ODD
            elif place - beyond < _NEAR or (beyond < 0 and place == len(words) - 1):
                beyond = _leave_over(words, (beyond, place), lexicon, slips)
            place += 1
            continue
        length, meant = found
        typed = words.all[place : place + length]
        _turn(words, range(max(place - _FURTHEST, done), place), lexicon, slips)
        words.mended += tuple(f'"{word.raw}" read as {word.low}' for word in typed if slips.pop(word, None))
        words.all[place : place + length] = _placed(typed, meant)
        beyond = done = place = place + len(meant)
    for word, (low, _) in slips.items():
        word.low = low


def _match(words: Words, place: int, lexicon: _Lexicon, slips: Slips) -> tuple[int, list[str]] | None:
    """Return the longest phrase from there on, with a slip as any word that it may be meant for."""
    word = words.all[place]
    for may_be in slips[word][1] if word in slips else (word.low,):
        word.low = may_be
        if may_be and (found := lexicon.match(words, place)) is not None:
            return found
    return None


def _turn(words: Words, before: range, lexicon: _Lexicon, slips: Slips) -> None:
    """Let what no phrase took stand before a time as a word that turns it: "après", "antes"."""
    for at in before:
        between = words.all[at + 1 : before.stop]
        is_beside = all(len(word.low) <= _SHORTEST for word in between) and not _is_parted(words, at)
        if words.low(at) in lexicon.turns and is_beside:
            slips.pop(words.all[at], None)
            words.all[at].low = _TURNED
            for word in between:
                word.low = _LINK


def _leave_over(words: Words, places: tuple[int, int], lexicon: _Lexicon, slips: Slips) -> int:
    """Let a word of a time beside one that was read, and what leads to it, stand as what the grammar asks about.

    The last word of a line of which nothing was read stands so, too: "ind van de maand". Return beside what more of it
    may stand.
    """
    beyond, place = places
    between = range(max(beyond, 0), place) if beyond >= 0 else range(0)
    word = words.all[place]
    is_last_cut = place == beyond == len(words) - 1 and word.low in lexicon.cut  # "demain mid"
    rest = _ODD if is_last_cut else lexicon.left_over(word.low) or (_ODD if word in slips else "")
    is_linked = all(words.low(at) in lexicon.between or len(words.low(at)) <= _SHORTEST for at in between)
    if not rest or not is_linked or any(_is_parted(words, at) for at in between):
        return beyond
    slips.pop(word, None)
    word.low = rest
    for at in between:
        words.all[at].low = _LINK
    return -_NEAR


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


def _length(said: Sequence[str]) -> int:
    """Return how many words a phrase takes: those before what only has to follow."""
    return said.index("…") if "…" in said else len(said)


def _hour(low: str) -> str:
    """Return a time of day as the grammar has it: "16u30" is "16:30"."""
    hour, mark, minutes = low.partition("u")
    return f"{hour}:{minutes or '00'}" if mark else low


def _is_parted(words: Words, place: int) -> bool:
    word = words.all[place]
    return words.line[word.end : word.right] not in ("", ".", ",")


def _filled(part: str, held: list[tuple[str, str]]) -> str:
    """Return a part of what is meant, with what the slots hold: the second number is `{n2}`."""
    if "{" not in part:
        return part
    seen: dict[str, int] = {}
    for slot, value in held:
        seen[slot] = seen.get(slot, 0) + 1
        name = slot if seen[slot] == 1 else f"{slot}{seen[slot]}"
        part = part.replace("{" + name + "}", value.zfill(2) if slot == "q" and ":" in part else value)
        if slot == "u":
            part = part.replace("{U}", value.removesuffix("s"))
        if slot == "n":
            part = part.replace("{o}", f"{value}th")
    return part


def _pairs(table: str) -> dict[str, str]:
    return {fold(name): meant for name, _, meant in (pair.partition("=") for pair in table.split())}
