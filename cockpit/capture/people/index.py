"""The customers a line can name: looked up by whole folded words, by a beginning, or as near matches.

Also what looks like the name of somebody or of a firm, known or not.

What a look-up needs is sorted out when it is first asked for, so a line with a name in full pays for none of it.
"""

from __future__ import annotations

from cockpit.capture.lexicon import BESIDE, is_one_off, key_slips_of
from cockpit.capture.lexicon.particles import POSSESSIVE
from cockpit.capture.lexicon.talk import COMMON, LEGAL, NAME_HEADS, TITLES
from cockpit.capture.tokens import fold as plain
from cockpit.domain.people import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_SHORTEST_TYPED, _SHORTEST_BEGINNING, _SHORTEST_SLIP, _SHORTEST_ASKED = 2, 3, 3, 4
_MOST_NEAR, _MOST_ALIKE, _MOST_COMPLETIONS = 3, 3, 8
_LONGEST_COMPARED = 60
_OPENS = TITLES | NAME_HEADS | COMMON
_LETTERS = tuple(map(chr, range(97, 123)))  # of ASCII, in small


class Names:
    """Known names, ready for looking up. Make one and keep it while they stay the same."""

    __slots__ = (
        "_begin_with", "_by_folded", "_by_letter", "_heads", "_holding", "_longest", "_places", "_plain", "_sorted",
        "_text", "_wholes",
    )  # fmt: skip

    def __init__(self, known: Iterable[str] | Mapping[str, str] = ()) -> None:
        """Take names, or names by their folded form, which spares folding them; those to be offered first first."""
        if isinstance(known, dict):
            self._by_folded: dict[str, str] = known
        else:
            self._by_folded = {}
            for name in known:
                self._by_folded.setdefault(fold(name), name)
            self._by_folded.pop("", None)
        # Names with umlauts or accents, as they are typed where there are none.
        self._plain = {plain(folded): folded for folded in self._by_folded if not folded.isascii()}
        self._heads = {folded.partition(" ")[0] for folded in (*self._by_folded, *self._plain)}
        self._longest: dict[str, int] = {}
        self._sorted: list[str] = []
        self._text = ""
        self._places: dict[str, int] = {}
        self._holding: dict[
            str, list[str]
        ] = {}  # the names that hold a word, or are it, without their umlauts
        self._wholes: dict[str, str] = {}
        self._by_letter: dict[tuple[str, int], list[str]] = {}  # and by their length
        self._begin_with: frozenset[str] = frozenset()  # the first letters, of any alphabet

    def get(self, typed: str) -> str | None:
        """Return the known name that is the typed one, whatever its case and hyphens."""
        return self._found(fold(typed))

    def _found(self, folded: str) -> str | None:
        name = self._by_folded.get(folded)
        if name is None and (self._plain or not folded.isascii()):
            typed = plain(folded)
            name = self._by_folded.get(self._plain.get(typed, typed))
        return name

    def longest(self, parts: Sequence[str]) -> tuple[str, int] | None:
        """Return the longest known name that the words begin with, and how many words it takes."""
        head = fold(parts[0]).split() if parts and parts[0] else None
        if not head:
            return None
        heads = {head[0], plain(head[0])} if self._plain or not head[0].isascii() else {head[0]}
        most = max(self._most(one.removesuffix(end)) for one in heads for end in ("", POSSESSIVE))
        for length in range(min(len(parts), most), 0, -1):
            if all(parts[:length]):
                folded = fold(" ".join(parts[:length]))
                name = self._found(folded) or self._found(folded.removesuffix(POSSESSIVE))
                if name is not None:
                    return name, length
        return None

    def _most(self, head: str) -> int:
        """Return how many words the longest name has that begins with that word."""
        if head not in self._heads:
            return 0
        if head not in self._longest:
            more = f"{head} "
            self._longest[head] = 1 + max(
                (folded.count(" ") for folded in (*self._by_folded, *self._plain) if folded.startswith(more)),
                default=0,
            )
        return self._longest[head]

    def begun(self, typed: str, *, by_words: bool = False) -> list[str]:
        """Return the known names that begin so: by whole words first, else by three letters or more."""
        folded = fold(typed)
        if not folded:
            return []
        is_longer = self._most(folded.partition(" ")[0]) > folded.count(" ") + 1  # spares sorting the names
        found = self._from(f"{folded} ") if is_longer else []
        return found if found or by_words or len(folded) < _SHORTEST_BEGINNING else self._from(folded)

    def complete(self, typed: str, most: int = _MOST_COMPLETIONS) -> list[str]:
        """Return names to offer for what is typed so far: those that begin so, then those with a word that does."""
        folded = fold(typed)
        if not folded:
            return list(dict.fromkeys(self._by_folded.values()))[:most]
        found = self._from(folded)
        if len(found) < most:
            self._sort()
            begun = plain(folded)
            begin = (word for word in self._holding if word.startswith(begun) and " " not in word)
            inside = (key for word in begin for key in self._holding[word])
            found = list(dict.fromkeys((*found, *self._shown(inside))))
        return found[:most]

    def near(self, typed: str) -> tuple[str, ...]:
        """Return known names that share the first word, or the first long one, or that one slip keeps apart."""
        folded = plain(fold(typed))
        if not folded or len(folded) > _LONGEST_COMPARED:
            return ()
        self._sort()
        first, *more = folded.split()
        found = [key for key in self._holding.get(first, ()) if plain(key).startswith(first)]
        if len(folded) < _SHORTEST_BEGINNING:  # "@bo" is too short to be read as Bolt
            found += (key for key in self._by_folded if key.startswith(folded) and len(folded) > 1)
        lead = _lead(folded)  # "Prof. Dr. Beckmann" is perhaps Dr. Beckmann
        found += [key for key in self._holding.get(lead, ()) if _lead(plain(key)) == lead]
        for one in (*self._alike(first), *(self._alike(folded) if more else ())):
            keys = self._holding[one]  # "GmbH" is no way to tell names apart
            found += keys if len(keys) <= _MOST_ALIKE else (key for key in keys if plain(key).startswith(one))
        return tuple(self._shown(found)[:_MOST_NEAR])

    def slipped(self, typed: str) -> tuple[str, ...]:
        """Return known names that one slip, or how umlauts are written, keeps apart from the typed one.

        One slip in the whole name, or in its first word where what follows is the same or left out. Figures slip
        nowhere, and short words by a letter dropped, doubled or swapped, or the key beside: "Store 12" is not
        "Store 13", "Team A" not "Team B".
        """
        folded = fold(typed)
        if not folded or len(folded) > _LONGEST_COMPARED:
            return ()
        self._sort()
        head, _, form = folded.rpartition(" ")
        found = [key for whole in _written(folded) for key in self._slipped(whole)]
        for whole in _written(head) if form in LEGAL else ():  # "Mlüler GmbH" for Müller
            likely = (one for one in self._alike(whole) if one in self._wholes and _may_slip(whole, one))
            found += (self._wholes[one] for one in likely)
        alike = [key for key in found if _figures(key) == _figures(folded)]
        return tuple(self._shown(alike)[:_MOST_NEAR])

    def _slipped(self, whole: str) -> Iterator[str]:
        """Yield the folded names that a name in one way of writing umlauts may be a slip of."""
        first, _, more = whole.partition(" ")
        for one in (whole, whole.replace(" ", ""), *self._alike(whole)):
            if one in self._wholes and _may_slip(whole, one):
                yield self._wholes[one]
        for one in (first, *self._alike(first)):
            keys = self._holding.get(one, ())
            for key in keys if len(keys) <= _MOST_ALIKE else ():
                if one == first and key.isascii():  # it is begun as typed, and no slip
                    continue
                parts = [written.partition(" ") for written in _written(key)]
                is_head = any(head == one and more in ("", rest) for head, _, rest in parts)
                if is_head and _may_slip(first, one):
                    yield key

    def holds(self, typed: str) -> bool:
        """Tell whether a known name is what is typed, or has it among its words."""
        if not self._text:
            self._text = " \n ".join(("", *self._by_folded, *self._plain, ""))
        return f" {fold(typed).removesuffix(POSSESSIVE)} " in self._text

    def begins(self, low: str) -> bool:
        """Tell whether a known name begins with the word."""
        return low in self._heads

    def meant(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Return the known names that words which are not marked may mean: they begin so, or with a slip in it.

        A slip is a letter too many or too few, two swapped, or the key beside.
        """
        word = fold(parts[0])
        if "-" in parts[0] and (slipped := self.slipped(parts[0])):
            return slipped
        is_head = word in self._heads
        if is_head or word.startswith(tuple(self._heads & _OPENS)):  # "vander berg"
            for length in range(len(parts), int(is_head), -1):
                if slipped := self.slipped(" ".join(parts[:length])):
                    return slipped
        if word in _OPENS or len(word) > _LONGEST_COMPARED:
            return ()
        found: set[str] = set()
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            found.update((head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]))
            found.update(head + one + tail for one in _LETTERS)
        found.update(key_slips_of(word))
        heads = [one for one in sorted(self._heads & found - {word}) if _may_slip(word, one)]
        heads = [word] * is_head + heads
        names = [
            name for head in heads for name in (self.get(head), *self.begun(head, by_words=True)) if name
        ]
        return tuple(names[:_MOST_NEAR])

    def _alike(self, folded: str) -> list[str]:
        """Return the names and the words of names that are one slip away from a name or a word."""
        if len(folded) < _SHORTEST_TYPED:
            return []
        swapped, size = folded[1] + folded[0] + folded[2:], len(folded)
        lengths = (size - 1, size, size + 1)
        likely = [one for length in lengths for one in self._by_letter.get((folded[0], length), ())]
        likely += (one for one in (folded[1:], swapped) if one in self._holding)
        first = (letter + rest for letter in self._begin_with for rest in (folded, folded[1:]))
        likely += (one for one in first if one in self._holding)
        return [
            one
            for one in likely
            if (is_one_off if min(len(one), size) >= _SHORTEST_SLIP else is_short_slip)(folded, one)
        ]

    def _from(self, folded: str) -> list[str]:
        """Return the names to show that begin so."""
        if not self._sorted:
            self._sorted = sorted(self._by_folded)
            self._places = {key: place for place, key in enumerate(self._by_folded)}
        keys, first, beyond = self._sorted, 0, len(self._sorted)
        while first < beyond:  # `bisect` is a module more on the path of `add`
            middle = (first + beyond) // 2
            first, beyond = (middle + 1, beyond) if keys[middle] < folded else (first, middle)
        while beyond < len(keys) and keys[beyond].startswith(folded):
            beyond += 1
        return self._shown(keys[first:beyond])

    def _shown(self, keys: Iterable[str]) -> list[str]:
        """Return the names to show, each once, in the order in which they were given."""
        places = self._places
        return list(dict.fromkeys(self._by_folded[key] for key in sorted(keys, key=places.__getitem__)))

    def _sort(self) -> None:
        """Sort the names for looking up by single words, and those by their first letter, once."""
        holding = self._holding
        if holding:
            return
        self._places = {key: place for place, key in enumerate(self._by_folded)}
        for folded in self._by_folded:
            for whole in {*_written(folded), plain(folded).replace(" ", "")} - {""}:
                self._wholes.setdefault(whole, folded)
                for one in {*whole.split(), whole}:
                    if one not in holding:
                        holding[one] = [folded]
                        self._by_letter.setdefault((one[0], len(one)), []).append(one)
                    elif holding[one][-1] is not folded:
                        holding[one].append(folded)
        self._begin_with = frozenset(letter for letter, _ in self._by_letter)


def _lead(folded: str) -> str:
    """Return the first long word of a name, which is no title."""
    return next((word for word in folded.split() if len(word) > _SHORTEST_ASKED), folded)


def _written(folded: str) -> tuple[str, ...]:
    """Return a folded name in the ways that its umlauts may be typed: "mueller" and "muller" for "müller"."""
    if folded.isascii():
        return (folded,)
    from unicodedata import combining, normalize

    return plain(folded), "".join(char for char in normalize("NFKD", folded) if not combining(char))


def is_short_slip(typed: str, short: str) -> bool:
    """Tell whether a short word is typed with a letter dropped, doubled or swapped, or with the key beside another."""
    from cockpit.capture.lexicon.slips import is_damaged

    other = [(key, letter) for key, letter in zip(typed, short, strict=False) if key != letter]
    is_beside = len(typed) == len(short) and len(other) == 1 and other[0][0] in BESIDE.get(other[0][1], "")
    return len(short) > 1 and (is_beside or is_damaged(typed, short))


def _figures(name: str) -> list[str]:
    return [char for char in name if char.isdecimal()]


def _may_slip(typed: str, name: str) -> bool:
    """Tell whether the words in which two names differ are long enough for a slip, or differ by one of a short word."""
    ours, theirs = typed.split(), name.split()
    if len(ours) != len(theirs):
        return True
    return all(
        a == b or len(b) >= _SHORTEST_ASKED or is_short_slip(a, b) for a, b in zip(ours, theirs, strict=True)
    )
