"""The customers a line can name: looked up by whole folded words, by a beginning, or as near matches.

Also what looks like the name of somebody or of a firm, known or not.

What a look-up needs is sorted out when it is first asked for, so a line with a name in full pays for none of it.
"""

from __future__ import annotations

from cockpit.capture.lexicon.particles import POSSESSIVE
from cockpit.capture.tokens import fold as plain
from cockpit.domain.people import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_SHORTEST_BEGINNING = 3
_SHORTEST_SLIP = 3
_SHORTEST_ASKED = 4
_MOST_NEAR = 3
_MOST_COMPLETIONS = 8
_MOST_ALIKE = 3
_MOST_SCANS = 8
_LONGEST_COMPARED = 60
_LETTERS = tuple(map(chr, range(97, 123)))  # of ASCII, in small


class Names:
    """Known names, ready for looking up. Make one and keep it while they stay the same."""

    __slots__ = (
        "_by_folded",
        "_by_letter",
        "_by_rest",
        "_heads",
        "_holding",
        "_longest",
        "_order",
        "_places",
        "_plain",
        "_scans",
        "_sorted",
        "_words",
    )

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
        self._scans = 0
        self._sorted: list[str] = []
        self._order: dict[str, int] = {}
        self._words: list[str] = []
        self._places: dict[str, int] = {}
        self._holding: dict[str, list[str]] = {}  # the names that hold a word, or are it
        self._by_letter: dict[str, list[str]] = {}
        self._by_rest: dict[str, list[str]] = {}

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
        found = self._from(f"{folded} ")
        return found if found or by_words or len(folded) < _SHORTEST_BEGINNING else self._from(folded)

    def complete(self, typed: str, most: int = _MOST_COMPLETIONS) -> list[str]:
        """Return names to offer for what is typed so far: those that begin so, then those with a word that does."""
        folded = fold(typed)
        if not folded:
            return list(dict.fromkeys(self._by_folded.values()))[:most]
        found = self._from(folded)
        if len(found) < most:
            self._sort()
            inside = (key for word in self._words if word.startswith(folded) for key in self._holding[word])
            found = list(dict.fromkeys((*found, *self._shown(inside))))
        return found[:most]

    def near(self, typed: str) -> tuple[str, ...]:
        """Return known names that share the first word, or the first long one, or that one slip keeps apart."""
        folded = fold(typed)
        if not folded or len(folded) > _LONGEST_COMPARED:
            return ()
        self._sort()
        first, *more = folded.split()
        found = [key for key in self._holding.get(first, ()) if key.startswith(first)]
        lead = _lead(folded)  # "Prof. Dr. Beckmann" is perhaps Dr. Beckmann
        found += [key for key in self._holding.get(lead, ()) if _lead(key) == lead]
        for one in (*self._alike(first), *(self._alike(folded) if more else ())):
            keys = self._holding[one]  # "GmbH" is no way to tell names apart
            found += keys if len(keys) <= _MOST_ALIKE else (key for key in keys if key.startswith(one))
        return tuple(self._shown(found)[:_MOST_NEAR])

    def slipped(self, typed: str) -> tuple[str, ...]:
        """Return known names of four letters or more that one slip keeps apart from the typed one.

        One slip in the whole name, or in its first word where what follows is the same or left out. Figures slip
        nowhere, nor do words that short: "Store 12" is not "Store 13", "Team A" not "Team B".
        """
        folded = fold(typed)
        if not folded or len(folded) > _LONGEST_COMPARED:
            return ()
        self._sort()
        first, _, more = folded.partition(" ")
        found = [key for key in self._alike(folded) if key in self._by_folded and _may_slip(folded, key)]
        for one in self._alike(first):
            of_it = self._holding[one] if len(self._holding[one]) <= _MOST_ALIKE else ()
            found += [
                key for key in of_it if key.partition(" ")[0] == one and more in ("", key.partition(" ")[2])
            ]
        alike = [
            key
            for key in found
            if len(key.partition(" ")[0]) >= _SHORTEST_ASKED and _figures(key) == _figures(folded)
        ]
        return tuple(self._shown(alike)[:_MOST_NEAR])

    def meant(self, typed: str) -> list[str]:
        """Return the known names whose first word is the typed one but for a letter dropped, doubled or swapped."""
        word = fold(typed)
        found: set[str] = set()
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            found.update((head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]))
            found.update(head + one + tail for one in _LETTERS)
        heads = sorted(self._heads & found - {word})
        return [name for head in heads for name in (self.get(head), *self.begun(head, by_words=True)) if name]

    def _alike(self, folded: str) -> list[str]:
        """Return the names and the words of names that are one slip away from a name or a word."""
        if len(folded) < _SHORTEST_SLIP:
            return []
        size = len(folded)
        close = self._by_letter.get(folded[0], ())
        found = [one for one in close if -2 < len(one) - size < 2 and _one_slip(folded, one)]
        swapped = folded[1] + folded[0] + folded[2:]
        found += (one for one in (folded[1:], swapped) if one in self._holding)
        return found + [one for rest in (folded, folded[1:]) for one in self._by_rest.get(rest, ())]

    def _from(self, folded: str) -> list[str]:
        """Return the names to show that begin so. Looking at each costs less than sorting them for one line."""
        self._scans += 1
        if self._scans <= _MOST_SCANS:
            found = [key for key in self._by_folded if key.startswith(folded)]
        else:
            self._sort_names()
            found = sorted(self._beginning(folded), key=self._order.__getitem__)
        return list(dict.fromkeys(self._by_folded[key] for key in found))

    def _sort_names(self) -> None:
        """Sort the names for looking up by their beginning, once."""
        if not self._sorted:
            self._sorted = sorted(self._by_folded)
            self._order = {key: place for place, key in enumerate(self._by_folded)}

    def _beginning(self, folded: str) -> Iterator[str]:
        """Yield the folded names that begin so, out of all of them sorted."""
        from bisect import bisect_left  # whoever reads one line looks at each name instead

        for place in range(bisect_left(self._sorted, folded), len(self._sorted)):
            if not self._sorted[place].startswith(folded):
                return
            yield self._sorted[place]

    def _shown(self, keys: Iterable[str]) -> list[str]:
        """Return the names to show, each once, in the order in which they were given."""
        places = self._places
        return list(dict.fromkeys(self._by_folded[key] for key in sorted(keys, key=places.__getitem__)))

    def _sort(self) -> None:
        """Sort the names for looking up by single words, and by all but the first letter, once."""
        if self._places or not self._by_folded:
            return
        for place, folded in enumerate(self._by_folded):
            self._places[folded] = place
            words = folded.split()
            for one in dict.fromkeys((*words, folded)):
                self._holding.setdefault(one, []).append(folded)
        self._words = [one for one in self._holding if " " not in one]
        for one in self._holding:
            self._by_letter.setdefault(one[0], []).append(one)
            self._by_rest.setdefault(one[1:], []).append(one)


def _lead(folded: str) -> str:
    """Return the first long word of a name, which is no title."""
    return next((word for word in folded.split() if len(word) > _SHORTEST_ASKED), folded)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter more, less, other, or swapped with the next."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if one == other or len(longer) - len(shorter) > 1 or len(shorter) < _SHORTEST_SLIP:
        return False
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    rest, other_rest = longer[same:], shorter[same:]
    if rest[1:] == (other_rest if len(rest) > len(other_rest) else other_rest[1:]):
        return True
    return rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]


def _figures(name: str) -> list[str]:
    return [char for char in name if char.isdecimal()]


def _may_slip(one: str, other: str) -> bool:
    """Tell whether the words in which two names differ are long enough for a slip."""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return True
    return all(a == b or len(b) >= _SHORTEST_ASKED for a, b in zip(ours, theirs, strict=True))
