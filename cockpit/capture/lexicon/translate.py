"""Phrases of other languages than English and German, as the words of the grammar that they stand for.

A language is one file of this folder: its NUMBERS, MINUTES by their names, UNITS, PARTS of the day, MORE names of days
than CLDR has, and PHRASES. In a phrase `{n}` is a number, `{o}` the same as an ordinal, `{y}` a year, `{f}` any
figures, `{c}` those of a time of day, `{q}` minutes, `{d}` a day, `{D}` a day that needs nothing beside it, `{e}` a day
or days of that name, `{m}` a month, `{u}` a unit, `{U}` one of it, `{p}` a part of the day; a `…` is whatever says a
time, or the word after it: that has to follow, and is read by itself. What is left of a phrase beside one, "et quart",
is left to the grammar to ask about.
"""

from __future__ import annotations

from cockpit.capture.lexicon import BUILT_IN
from cockpit.capture.tokens import Word, figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.tokens import Words

_SHORTEST_ALONE, _NEAR = 4, 4
_NEXT, _OF = "next", " of"  # "fin …": a month says its time only there
_LINK, _ARTICLE = "and", "1"  # "une" is no number
_SLOTS = "nqycfdDemup"
# What any language says: "jeu. 14h", "ven. alle 10".
_ANY_PHRASES = {
    "{d} {c}": "{d} at {c}",
    **{f"{{d}} … {at}": "{d}" for at in ("a", "à", "om", "o", "às", "alle", "ore")},
}
_CLOCKS = frozenset(("9:9", "9h", "9h9", "9u", "9u9"))


class _Lexicon:
    """One language, sorted out for looking up: what each slot may hold, and the phrases by their first part."""

    __slots__ = ("between", "following", "phrases", "slots", "timely")

    def __init__(self, language: str) -> None:
        from importlib import import_module

        from cockpit.capture.lexicon.day_names import NAMES

        module = import_module(f"cockpit.capture.lexicon.{language}")
        names, more = _pairs(NAMES[language]), _pairs(module.MORE)  # "mar" is march and martes
        days = {name: meant for name, meant in (names | more).items() if meant not in _MONTHS}
        self.slots: dict[str, dict[str, str]] = {
            "n": _pairs(module.NUMBERS),
            "q": _pairs(module.NUMBERS) | _pairs(module.MINUTES),
            "d": days,
            "D": {name: meant for name, meant in days.items() if len(name) >= _SHORTEST_ALONE},
            "e": days | {f"{name}s": meant for name, meant in days.items()},
            "m": {name: meant for name, meant in (more | names).items() if meant in _MONTHS},
            "u": _pairs(module.UNITS),
            "p": _pairs(module.PARTS),
        }
        self.phrases: dict[str, list[tuple[list[str], list[str]]]] = {}
        spoken = _ANY_PHRASES | module.PHRASES
        of_month = {
            said[:-1] + "{m}": meant + " {m}" for said, meant in spoken.items() if meant.endswith(_OF)
        }
        for said, meant in (spoken | of_month).items():
            parts = [part if part[0] in "{…" else fold(part) for part in said.split()]
            self.phrases.setdefault(parts[0], []).append((parts, meant.split()))
        for found in self.phrases.values():
            found.sort(key=lambda phrase: -len(phrase[0]))
        known = [phrase for found in self.phrases.values() for phrase in found]
        self.between = {part for said, _ in known for part in said}
        following = {part for said, meant in known if meant[0] == _NEXT for part in said if len(part) > _NEAR}
        self.following = following.difference(*self.slots.values())
        self.timely = {first for first in self.phrases if first[0] != "{"}
        self.timely.update(*(slot for name, slot in self.slots.items() if name not in "ueq"))

    def left_over(self, low: str) -> str:
        """Return what a word of a time that no phrase took means: "15", "days", "morning", "next"; or nothing."""
        if low in self.following:
            return _NEXT
        meant = next((self.slots[name][low] for name in "qup" if low in self.slots[name]), "")
        return "" if meant == _ARTICLE else meant

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


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_lexicons: dict[str, _Lexicon] = {}


def translate(words: Words, languages: Sequence[str]) -> None:
    """Let the phrases of the named languages read as what they stand for."""
    for language in languages:
        if language in BUILT_IN:
            continue
        if language not in _lexicons:
            _lexicons[language] = _Lexicon(language)
        _translate(words, _lexicons[language])


def _translate(words: Words, lexicon: _Lexicon) -> None:
    place, beyond = 0, -_NEAR
    while place < len(words):
        found = lexicon.match(words, place) if words.low(place) else None
        if found is None:
            if place - beyond < _NEAR and (rest := lexicon.left_over(words.low(place))):
                _leave_over(words, beyond, place, rest, lexicon)
            place += 1
            continue
        length, meant = found
        words.all[place : place + length] = _placed(words.all[place : place + length], meant)
        beyond = place = place + len(meant)


def _leave_over(words: Words, beyond: int, place: int, rest: str, lexicon: _Lexicon) -> None:
    """Let a word of a time beside one that was read, and what leads to it, stand as what the grammar asks about."""
    between = range(beyond, place)
    if all(words.low(at) in lexicon.between and not _is_parted(words, at) for at in between):
        words.all[place].low = rest
        for at in between:
            words.all[at].low = _LINK


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
