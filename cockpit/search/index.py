"""The index of answers: what customers ask, in any words, whole or half typed → the cards that answer it.

Two views of a card, BM25 over the stems of its words and over their trigrams, are fused by the sum of their
z-scores: each says how far a card stands out among all. A card is one document: what its phrasings share counts
most, and a word that many cards hold tells little.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from math import fsum, sqrt
from operator import mul

from cockpit.domain.record import Record
from cockpit.search.postings import FULL, Postings
from cockpit.search.terms import Stemming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cockpit.search.postings import Scores

    Texts = tuple[tuple[str, ...], tuple[str, ...], str]  # ways to ask, tags, answer

# How much a mention counts: a customer's way to ask four times what a word of the answer does.
_ASKED, _TAG, _ANSWER = FULL, FULL, FULL // 4
_SHORTEST_BEGINNING = 2
# How strong the evidence for a card must be, and how it grows by chance with the ways to ask that the card knows:
# rounded from what HWU64 and CLINC150 have in common. They say where `weak` begins, and change no order.
_STRONG, _CHANCE = 0.53, 0.4
_STRONG_IN_BOTH = 0.9
_ALIKE = 1e-9
_MEANING = 2.0  # as much as the two other views together
_FAR = 0.2  # no nearer in meaning are most texts that have nothing to do with each other


class Hits(Record):
    """The keys found, the best first. Scores lie between 0 and 1 and may be compared from query to query.

    `weak` tells that none of them is likely to be what was asked: the best scores below a half.
    """

    keys: tuple[int, ...] = ()
    scores: tuple[float, ...] = ()
    weak: bool = True


class Index:
    """What the cards are found by. It is of one thread at a time. Raises NotUnderstood for an unknown language."""

    def __init__(self, languages: Sequence[str] = ("en", "de")) -> None:
        self._terms = Stemming(languages)
        self._stems = Postings()
        self._trigrams = Postings()
        self._texts: dict[int, Texts] = {}
        self._places: dict[int, int] = {}
        self._keys: list[int] = []  # by place
        self._free: list[int] = []  # places
        self._alphabet: list[str] | None = None

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, key: int, asked: Iterable[str], *, tags: Iterable[str] = (), answer: str = "") -> None:
        """Add a card, or change it: the ways to ask it, its tags, and what it answers."""
        texts = (tuple(asked), tuple(tags), answer)
        if self._texts.get(key) == texts:
            return
        self.remove(key)
        place = self._free.pop() if self._free else len(self._keys)
        self._keys[place : place + 1] = [key]
        stems, trigrams = self._counts(texts)
        self._stems.add(place, stems)
        self._trigrams.add(place, trigrams)
        self._texts[key], self._places[key] = texts, place
        self._alphabet = None

    def remove(self, key: int) -> None:
        """Forget a card; nothing happens where there is none."""
        texts = self._texts.pop(key, None)
        if texts is not None:
            place = self._places.pop(key)
            stems, trigrams = self._counts(texts)
            self._stems.remove(place, stems)
            self._trigrams.remove(place, trigrams)
            self._free.append(place)
            self._alphabet = None

    def search(self, query: str, most: int = 5, meaning: Mapping[int, float] | None = None) -> Hits:
        """Return the cards that answer a query best. Its last word may be half typed, unless a space follows.

        `meaning` is how near each card is in meaning, as `semantic.Meaning.nearness` tells it: it counts as much
        as the words and the letters together.
        """
        words = self._terms.words(query)
        if not words or not self._texts:
            return Hits()
        whole = words if query[-1:].isspace() else words[:-1]
        stems = self._stems.search(map(self._terms.stem, whole))
        trigrams = self._terms.trigrams
        letters = list(chain.from_iterable(map(trigrams, whole)))
        if whole is not words:
            last, stem = words[-1], self._terms.stem(words[-1])
            self._stems.add_beginning(stems, stem, self._beginning_with(last))
            letters += trigrams(last)[: None if self._stems.holds(stem) else -1]
        by_letters = self._trigrams.search(letters)
        fused = self._fused(stems.scores, by_letters.scores)
        near = {self._places[key]: score for key, score in (meaning or {}).items() if key in self._places}
        for place, score in _lifted(near).items():
            if place in fused or near[place] > _FAR:
                fused[place] = fused.get(place, 0.0) + _MEANING * score
        best = self._leading(fused, most)
        if not best:
            return Hits()
        sure = self._sure(best[0], near.get(best[0]), stems, by_letters)
        return Hits(
            keys=tuple(self._keys[place] for place in best),
            scores=tuple(sure * fused[place] / (fused[best[0]] or 1.0) for place in best),
            weak=sure < 0.5,
        )

    def _counts(self, texts: Texts) -> tuple[dict[str, int], dict[str, int]]:
        """Return how often the card holds each stem and each trigram."""
        stems: dict[str, int] = {}
        letters: dict[str, int] = {}
        stem, trigrams = self._terms.stem, self._terms.trigrams
        asked, tags, answer = texts
        for text, weight in ((" ".join(asked), _ASKED), (" ".join(tags), _TAG), (answer, _ANSWER)):
            for word in self._terms.words(text):
                one = stem(word)
                stems[one] = stems.get(one, 0) + weight
                for three in trigrams(word):
                    letters[three] = letters.get(three, 0) + weight
        return stems, letters

    def _beginning_with(self, beginning: str) -> list[str]:
        """Return the stems that begin so."""
        if len(beginning) < _SHORTEST_BEGINNING:
            return []
        if self._alphabet is None:
            self._alphabet = sorted(self._stems.terms())
        first = bisect_left(self._alphabet, beginning)
        last = bisect_left(self._alphabet, beginning + chr(0x10FFFF), first)
        return self._alphabet[first:last]

    def _fused(self, *views: Mapping[int, float]) -> dict[int, float]:
        """Return the sum of the z-scores by place, counted from that of a card which nothing speaks for."""
        fused: dict[int, float] = {}
        for scores in views:
            values = list(scores.values())
            mean = fsum(values) / len(self._texts)
            variance = fsum(map(mul, values, values)) / len(self._texts) - mean * mean
            # Where all cards are alike, none stands out, and each is found all the same.
            unit = 1 / (sqrt(variance) if variance > _ALIKE * mean * mean else mean or 1.0)
            for place, score in scores.items():
                fused[place] = fused.get(place, 0.0) + score * unit
        return fused

    def _leading(self, scores: Mapping[int, float], most: int) -> list[int]:
        """Return the places of the highest scores, the best first, of equal ones that of the lower key."""
        least = sorted(scores.values(), reverse=True)[:most][-1:] or [0.0]
        places = [place for place, score in scores.items() if score >= least[0]]
        return sorted(places, key=lambda place: (-scores[place], self._keys[place]))[:most]

    def _sure(self, place: int, near: float | None, *views: Scores) -> float:
        """Return how likely a card is what was asked, 0 to 1, from how much speaks for it.

        That is what of the query it holds, weighed by how much the query says, and how near it is in meaning.
        """
        most = self._stems.rarity(0)
        found = sum(view.scores.get(place, 0.0) / sqrt(view.whole * most) for view in views if view.whole > 0)
        ways = max(len(self._texts[self._keys[place]][0]), 1)
        evidence = found / ways**_CHANCE
        sure = float(evidence / (evidence + _STRONG))
        if near is None:
            return sure
        both = sure + max(near, 0.0)
        return both / (both + _STRONG_IN_BOTH)


def _lifted(scores: Mapping[int, float]) -> dict[int, float]:
    """Return the z-scores, counted from the lowest."""
    if not scores:
        return {}
    mean, least = fsum(scores.values()) / len(scores), min(scores.values())
    spread = sqrt(fsum((score - mean) ** 2 for score in scores.values()) / len(scores))
    return {place: (score - least) / spread if spread > 0 else 0.0 for place, score in scores.items()}
