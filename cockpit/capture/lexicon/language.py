"""One language that is neither English nor German, sorted out for looking up what a line may say in it."""

from __future__ import annotations

from cockpit.capture import lexicon as grammar
from cockpit.capture.lexicon.day_names import ELSEWHERE, NAMES
from cockpit.capture.lexicon.talk import COMMON
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cockpit.capture.tokens import Words

SHORTEST, _SHORTEST_ALONE, NEAR = 3, 4, 4
_FEWEST = 5  # minutes that are said in words: "tres y cuatro" is a slip of "tres y cuarto"
_NEXT, _BEFORE, ODD = "next", "before", "days"
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
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


class Language:
    """One language, sorted out for looking up: what each slot may hold, and the phrases by their first part."""

    __slots__ = (
        "between", "cut", "following", "kinds", "known", "phrases", "said", "short", "slots", "timely", "turns",
    )  # fmt: skip

    def __init__(self, language: str) -> None:
        from importlib import import_module

        module = import_module(f"cockpit.capture.lexicon.{language}")
        names, more = _pairs(NAMES[language]), _pairs(module.MORE)  # "mar" is march and martes
        numbers, self.kinds = _pairs(module.NUMBERS), _pairs(module.KINDS)
        days = {name: meant for name, meant in (names | more).items() if meant not in _MONTHS}
        self.slots: dict[str, dict[str, str]] = {
            "n": numbers,
            "q": {name: said for name, said in numbers.items() if int(said) >= _FEWEST}
            | _pairs(module.MINUTES),
            "d": days,
            "D": {name: meant for name, meant in days.items() if len(name) >= _SHORTEST_ALONE},
            "e": days | {f"{name}s": meant for name, meant in days.items() if len(name) > SHORTEST},
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
            part for said, meant in phrases if meant[0] == _NEXT for part in said if len(part) > NEAR
        }
        self.said = {word for slot in self.slots.values() for word in slot}
        self.following = following - self.said
        self.known = self.said | self.turns | {word for word in self.between if word[0] not in "{…"}
        self.cut: dict[str, list[str]] = {}
        for word in self.known:
            for at in range(len(word) if len(word) > SHORTEST else 0):
                self.cut.setdefault(word[:at] + word[at + 1 :], []).append(word)
        self.short = {slot: _short_slips(self.slots[slot]) for slot in "dm"}
        begun = {name[:at] for name in self.slots["D"] for at in range(SHORTEST, len(name))}
        self.short["d"] |= begun.difference(self.slots["d"])

    def mended(self, low: str) -> list[str]:
        """Return what a word with a letter dropped or doubled, or two swapped, may be meant for, a day first."""
        if len(low) < SHORTEST or low in self.known or low in _OF_GRAMMAR or any(map(str.isdecimal, low)):
            return []
        found = list(self.cut.get(low, ()))
        for at in range(1, len(low)):
            swapped = low[: at - 1] + low[at] + low[at - 1] + low[at + 1 :]
            single = low[:at] + low[at + 1 :] if low[at] == low[at - 1] else ""
            found += [word for word in (swapped, single) if len(word) >= SHORTEST and word in self.known]
        known = self.known if len(low) > SHORTEST else self.slots["u"]
        found += [word for word in grammar.key_slips_of(low) if word in known]
        return sorted(found, key=lambda word: (word not in self.slots["d"], word not in self.said, word))

    def left_over(self, low: str) -> str:
        """Return what a word of a time that no phrase took means: "15", "days", "morning", "next"; or nothing."""
        if low in self.following:
            return _NEXT
        if low in self.turns:
            return ODD
        if low[:1].isdecimal() or f" {low} " in ELSEWHERE:
            return low
        meant = next((self.slots[name][low] for name in "nqup" if low in self.slots[name]), "")
        return "" if meant == _ARTICLE else meant

    def is_short_slip(self, words: Words, place: int, low: str) -> bool:
        """Tell whether a day or a month that is cut short, or short with a slip, stands before figures: "je. 14h".

        `low` is the word as it was typed.
        """
        after = words.low(place + 1)
        if words.low(place - 1).isdecimal() and low in self.short["m"]:
            return after[:1].isdecimal() or (after in self.between and words.low(place + 2)[:1].isdecimal())
        is_word = low in self.known or (
            low in _OF_GRAMMAR and not words.is_dotted(place) and low not in grammar.UNITS
        )
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
            if step and is_parted(words, place + step - 1):
                return None
            if part == "…":
                if step + 1 < len(said):
                    return held if low == said[step + 1] else None
                return held if self._says_time(words, place + step) else None
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

    def _says_time(self, words: Words, place: int) -> bool:
        """Tell whether a word says a time, or leads to one: "la fin", not "de zaal"."""
        low, after = words.low(place), words.low(place + 1)
        if low[:1].isdecimal() or (low in self.timely and (len(low) > SHORTEST or after in self.timely)):
            return True
        return low in self.timely and (after[:1].isdecimal() or self.match(words, place) is not None)

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
    """Return what short names become by one slip."""
    short = [name for name in names if len(name) <= SHORTEST]
    slips = {slip for name in short for slip in grammar.slips_of(name)}
    slips |= {slip for name in short if len(name) == SHORTEST for slip in grammar.key_slips_of(name)}
    return frozenset(slips.difference(names))


def _length(said: Sequence[str]) -> int:
    """Return how many words a phrase takes: those before what only has to follow."""
    return said.index("…") if "…" in said else len(said)


def _hour(low: str) -> str:
    """Return a time of day as the grammar has it: "16u30" is "16:30"."""
    hour, mark, minutes = low.partition("u")
    return f"{hour}:{minutes or '00'}" if mark else low


def is_parted(words: Words, place: int) -> bool:
    """Tell whether more than a blank, a full stop or a comma follows a word."""
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
