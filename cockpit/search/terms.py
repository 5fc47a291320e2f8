"""What a text is found by: the stems of its words, and the trigrams of these words, which forgive the rest.

Trigrams find half a compound, a slip of the finger, and what no stemmer knows. Umlauts, accents and their plain
spelling are alike: "ä", "ae" and a forgotten "a" meet.
"""

from __future__ import annotations

from cockpit.domain.questions.similarity import words
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

# The languages a setting may name, and what the stemmers call them.
STEMMERS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_LENGTH = 3
_MOST_REMEMBERED = 100_000


class Stemming:
    """Takes words apart, for texts in any of the languages: each word goes through the stemmer of every one.

    Raises NotUnderstood for a language without a stemmer.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        from snowballstemmer import stemmer

        unknown = [language for language in languages if language not in STEMMERS]
        if unknown:
            raise NotUnderstood(
                f"Answers cannot be looked up in “{unknown[0]}”.", f"There are: {', '.join(STEMMERS)}."
            )
        self._stemmers: list[Callable[[str], str]] = [
            stemmer(STEMMERS[language]).stemWord for language in languages
        ]
        self._german = "de" in languages
        self._stems: dict[str, str] = {}
        self._trigrams: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as they are compared, before stemming."""
        found = words(text)
        if text.isascii():
            return found
        from unicodedata import normalize

        plain = (normalize("NFKD", word.translate(_UMLAUTS)).translate(_ACCENTS) for word in found)
        return tuple(word for word in plain if word)

    def stem(self, word: str) -> str:
        """Return the stem that the forms of a word share."""
        stem = self._stems.get(word)
        if stem is None:
            stem = word
            for shorten in self._stemmers:
                stem = shorten(stem)
            _remember(self._stems, word, stem)
        return stem

    def trigrams(self, word: str) -> tuple[str, ...]:
        """Return each run of three letters, a space standing for the beginning and the end of the word."""
        found = self._trigrams.get(word)
        if found is None:
            bare = f" {_without_digraphs(word) if self._german else word} "
            found = tuple(bare[place : place + _LENGTH] for place in range(len(bare) - _LENGTH + 1))
            _remember(self._trigrams, word, found)
        return found


def _remember(memory: dict[str, Any], word: str, value: Any) -> None:
    if len(memory) >= _MOST_REMEMBERED:
        memory.clear()  # made again where needed: only speed hangs on it
    memory[word] = value


def _without_digraphs(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
