"""Practice 2, the words of questions: when two ask the same, and what they are about. Crude, but at once."""

from __future__ import annotations

# Words that carry no meaning of their own: the same question is asked with and without them.
_SMALL = frozenset(
    "a an the of for and any some please is are am was were be do does did can could will would have has had "
    "i me my you your we us our it its they them their this that these those there whether s re ll ve d m "
    "der das dem ein eine einen einem einer und ist sind wird werden kann können könnten würden haben "
    "ich wir uns unser unsere ihr ihre sie es gibt bitte für von ob".split()
)
# Words that tell two questions apart, but not what they are about.
_ASKING = frozenset(
    "how what when where which who whom whose why much many long often soon not no without with from to in on "
    "at by or if as than then up about into need want know tell give get take make mean happen come go see say "
    "shall should may might must possible available currently exactly actually really usually different "
    "something anything someone anyone "
    "wie wann wo warum welche welcher welches wer viel viele lange mit ohne zu auf bei nicht oder auch noch "
    "möglich".split()
)
_SYMBOLS = frozenset("+#%&$")  # C++ is not C#, 5 % is not 5 $
_LEAST_SHARED = 4


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no case, no punctuation."""
    if text.isascii():
        return tuple("".join(c if c.isalnum() or c in _SYMBOLS else " " for c in text.casefold()).split())
    from unicodedata import category, normalize

    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    kept = (c if c.isalnum() or c in _SYMBOLS or _is_mark(category(c), c) else " " for c in folded)
    return tuple("".join(kept).split())


def bare(text: str) -> str:
    """Return a phrasing as it is keyed: its words alone. Empty where it has none."""
    return " ".join(words(text))


def gist(text: str) -> str:
    """Return what two phrasings of the same question share: their words in any order, less the small ones.

    Empty where there are no words at all.
    """
    every = words(text)
    return " ".join(sorted([word for word in every if word not in _SMALL] or every))


def content(text: str) -> tuple[str, ...]:
    """Return the words that tell what a text is about, in the singular, in order."""
    return tuple(_singular(word) for word in words(text) if word not in _SMALL and word not in _ASKING)


def nearness(topic: str, text: str) -> tuple[float, float]:
    """Return how near a topic is to a text: how many of its words occur there, and what share of it that is.

    A word that shares its beginning with one of the text (`price`, `pricing`) counts half.
    """
    wanted, there = content(topic), content(text)
    found = sum(max((_alike(one, other) for other in there), default=0.0) for one in wanted)
    return found, found / len(wanted) if wanted else 0.0


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    shortest = min(len(one), len(other))
    shared = next((place for place in range(shortest) if one[place] != other[place]), shortest)
    return 0.5 if shared >= _LEAST_SHARED and shared * 4 >= shortest * 3 else 0.0


def _singular(word: str) -> str:
    if len(word) <= _LEAST_SHARED or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _is_mark(category: str, char: str) -> bool:
    return not char.isascii() and category[0] in "MS"
