"""The customers a line can name: looked up by whole folded words, by a beginning, or as near matches."""

from __future__ import annotations

from cockpit.domain.customer import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHORTEST_BEGINNING = 3
_MOST_NEAR = 3
_LONGEST_NAME_WORDS = 8
_LONGEST_COMPARED = 60


class Names:
    """Known names, ready for looking up. Make one and keep it where many lines are read."""

    __slots__ = ("_by_folded", "_firsts")

    def __init__(self, known: Iterable[str] | Mapping[str, str] = ()) -> None:
        """Take names, or names by their folded form, which spares folding them."""
        if isinstance(known, dict):
            self._by_folded: dict[str, str] = known
        else:
            self._by_folded = {}
            for name in known:
                self._by_folded.setdefault(fold(name), name)
            self._by_folded.pop("", None)
        self._firsts = {folded.partition(" ")[0] for folded in self._by_folded}

    def get(self, typed: str) -> str | None:
        """Return the known name that is the typed one, whatever its case and hyphens."""
        return self._by_folded.get(fold(typed))

    def longest(self, parts: Sequence[str]) -> tuple[str, int] | None:
        """Return the longest known name that the words begin with, and how many words it takes."""
        if not parts or not parts[0]:
            return None
        head = fold(parts[0]).split()
        if not head or head[0] not in self._firsts:
            return None
        longest = min(len(parts), _LONGEST_NAME_WORDS)
        for length in range(longest, 0, -1):
            if all(parts[:length]):
                name = self._by_folded.get(fold(" ".join(parts[:length])))
                if name is not None:
                    return name, length
        return None

    def begun(self, typed: str) -> list[str]:
        """Return the known names that begin so: by whole words first, else by three letters or more."""
        folded = fold(typed)
        if not folded:
            return []
        whole = [name for key, name in self._by_folded.items() if key.startswith(f"{folded} ")]
        if whole or len(folded) < _SHORTEST_BEGINNING:
            return whole
        return [name for key, name in self._by_folded.items() if key.startswith(folded)]

    def near(self, typed: str) -> tuple[str, ...]:
        """Return known names that differ by one slip of the keys, or share the first word."""
        folded = fold(typed)
        if not folded or len(folded) > _LONGEST_COMPARED:
            return ()
        first, size = folded.split()[0], len(folded)
        found = []
        for key, name in self._by_folded.items():
            head = key.partition(" ")[0]
            if (
                key.startswith(first)
                or (-2 < len(key) - size < 2 and _one_slip(folded, key))
                or (-2 < len(head) - size < 2 and _one_slip(folded, head))
            ):
                found.append(name)
                if len(found) == _MOST_NEAR:
                    break
        return tuple(found)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter more, less, other, or swapped with the next."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(longer) - len(shorter) > 1 or len(shorter) < 3:
        return False
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    rest, other_rest = longer[same:], shorter[same:]
    if rest[1:] == (other_rest if len(rest) > len(other_rest) else other_rest[1:]):
        return True
    return rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
