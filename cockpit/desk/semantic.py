"""Answers said in other words: the optional extra, as the desk uses it."""

from __future__ import annotations

from cockpit.search.semantic import EXTRA, Meaning, is_installed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.domain.questions.card import Card


class Meanings:
    """What the cards mean, by the extra that finds an answer said in other words. It is of one thread at a time.

    `folder` is where its vectors are kept, or None. Making it takes a second or so, and reading many new cards longer.
    Raises NothingFound where the extra is not installed.
    """

    def __init__(self, folder: str | None) -> None:
        self._meaning = Meaning(folder)
        self._cards: set[int] = set()

    def nearness(self, query: str, cards: Mapping[int, Card]) -> dict[int, float]:
        """Return how near each card is to a query in meaning, -1 to 1, by its id."""
        for gone in self._cards - cards.keys():
            self._meaning.remove(gone)
        for key, card in cards.items():
            self._meaning.put(key, card.ways_to_ask())
        self._cards = set(cards)
        return self._meaning.nearness(query)


def has_meanings() -> bool:
    """Tell whether the extra is there that finds answers said in other words."""
    return is_installed()


def how_to_get_meanings() -> str:
    """Say how to get that extra."""
    return f"pip install '{EXTRA}'"
