"""BM25 over one kind of terms, kept up to date card by card."""

from __future__ import annotations

from array import array
from collections import defaultdict
from math import log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The usual values (Robertson and Zaragoza, 2009): how fast further mentions stop counting, and how much it
# matters that a card is long.
_K1, _B = 2.0, 0.75
FULL = 4  # the count of one mention in full: a lesser field counts less, still in whole numbers
# An entry is one number, the card's place and the count behind it: half a million lie close together in memory.
_BITS, _COUNT = 32, (1 << 32) - 1
# Entries read for one query: the rarest terms come first, and the rest hardly tells cards apart.
_MOST_READ = 5_000


class Scores:
    """What the terms of a query found: the score by place, and what a card of nothing but these would have."""

    def __init__(self, scores: dict[int, float], whole: float) -> None:
        self.scores = scores
        self.whole = whole


class Postings:
    """Which card, known by its place, holds which term how often.

    Counts are whole numbers, so that no order of changes shows in the scores.
    """

    def __init__(self) -> None:
        self._entries: defaultdict[str, array[int]] = defaultdict(_entries)
        self._lengths = array("Q")
        self._total = self._cards = 0

    def add(self, place: int, counts: Mapping[str, int]) -> None:
        """Add a card at a place that is free, or the next."""
        entries, base = self._entries, place << _BITS
        for term, count in counts.items():
            entries[term].append(base | count)
        length = sum(counts.values())
        self._lengths[place : place + 1] = array("Q", (length,))
        self._total += length
        self._cards += 1

    def remove(self, place: int, counts: Mapping[str, int]) -> None:
        """Remove a card, given the same counts that it was added with; its place is free then."""
        for term, count in counts.items():
            entries = self._entries[term]
            entries.remove(place << _BITS | count)
            if not entries:
                del self._entries[term]
        self._total -= self._lengths[place]
        self._lengths[place] = 0
        self._cards -= 1

    def terms(self) -> Iterable[str]:
        """Return every term that some card holds, in no order."""
        return self._entries.keys()

    def holds(self, term: str) -> bool:
        """Tell whether some card holds a term."""
        return term in self._entries

    def rarity(self, cards: int) -> float:
        """Return what a term is worth that so many cards hold (idf)."""
        return log(1 + (self._cards - cards + 0.5) / (cards + 0.5))

    def search(self, terms: Iterable[str]) -> Scores:
        """Score every card by the terms of a query. A term that no card holds counts against all of them."""
        found = Scores({}, 0.0)
        read = 0
        for count, term in sorted((len(self._entries.get(term, ())), term) for term in set(terms)):
            if read and read + count > _MOST_READ:
                break
            read += count
            self._score(found, self._entries.get(term, ()))
        return found

    def add_beginning(self, found: Scores, stem: str, terms: Sequence[str]) -> None:
        """Add what a half-typed word finds: as it stands, or as the beginning of the terms, whichever is more."""
        exact, begun = Scores({}, 0.0), Scores({}, 0.0)
        self._score(exact, self._entries.get(stem, ()))
        if sum(len(self._entries[term]) for term in terms) <= _MOST_READ:
            self._score(begun, self._gathered(terms))
        for place, score in exact.scores.items():
            begun.scores[place] = max(score, begun.scores.get(place, 0.0))
        for place, score in begun.scores.items():
            found.scores[place] = found.scores.get(place, 0.0) + score
        found.whole += exact.whole if self.holds(stem) else begun.whole

    def _gathered(self, terms: Iterable[str]) -> list[int]:
        """Return the entries of several terms as those of one."""
        counts: dict[int, int] = {}
        for term in terms:
            for entry in self._entries[term]:
                place = entry >> _BITS
                counts[place] = counts.get(place, 0) + (entry & _COUNT)
        return [place << _BITS | count for place, count in counts.items()]

    def _score(self, found: Scores, entries: Sequence[int]) -> None:
        """Add the score of one term, which is in these entries."""
        usual = self._total / self._cards if self._total else 1.0
        short, slope = FULL * _K1 * (1 - _B), FULL * _K1 * _B / usual
        scores, lengths, worth = found.scores, self._lengths, self.rarity(len(entries))
        known = scores.get
        for entry in entries:
            place, count = entry >> _BITS, entry & _COUNT
            scores[place] = known(place, 0.0) + worth * count / (count + short + slope * lengths[place])
        found.whole += worth


def _entries() -> array[int]:
    return array("Q")
