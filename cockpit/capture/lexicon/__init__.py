"""The words for days and times by what they do, of English and German together; and how a slip in one is known.

`en`, `en_talk` and `en_deals` have the words of English, `de` and its like those of German, folded: "ü" is "ue" there.
What a role means is told here and in the modules beside, which put the words of both together.
"""

from __future__ import annotations

from cockpit.capture.lexicon import de, en

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    Meaning = TypeVar("Meaning")


def words(*said: str) -> frozenset[str]:
    """Return the words of all languages that have one role."""
    return frozenset(" ".join(said).split())


def listed(*said: str) -> tuple[str, ...]:
    """Return words in their order, such as for the end of a word."""
    return tuple(" ".join(said).split())


def listed_phrases(*said: str) -> tuple[str, ...]:
    """Return what is said in two words or more, in its order; a "|" parts them."""
    return tuple("|".join(said).split("|"))


def phrases(*said: str) -> frozenset[str]:
    """Return what is said in two words or more."""
    return frozenset(listed_phrases(*said))


def word_by_word(*said: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as the words of each."""
    return tuple(tuple(phrase.split()) for phrase in listed_phrases(*said))


def meanings(*said: dict[Meaning, str]) -> dict[str, Meaning]:
    """Return what each word means, from the words by their meaning."""
    return {word: meaning for one in said for meaning, words in one.items() for word in words.split()}


def meant_phrases(*said: dict[Meaning, str]) -> dict[str, Meaning]:
    """Return what each phrase means."""
    return {word: meaning for one in said for meaning, words in one.items() for word in words.split("|")}


def _inflected(stems: str) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems.split() for ending in de.ENDINGS)


# The languages of the grammar itself: the others are loaded where they are named.
BUILT_IN = frozenset(("en", "de"))
WEEKDAYS = meanings(en.WEEKDAYS, de.WEEKDAYS)
# German short names: a day only where something beside them says so.
SHORT_WEEKDAYS = meanings(de.SHORT_WEEKDAYS)
# Those that even at the end of a line are more often something else.
PLAIN_WORDS = words(de.PLAIN_WORDS)
MONTHS = meanings(en.MONTHS, de.MONTHS)
# Words that are more often something else: a product, a name, a verb.
WEAK = words(en.WEAK, de.WEAK)
AHEAD = meanings(en.AHEAD, de.AHEAD)
# Parts of the day. A German word may be one only after a day: "morgen" is tomorrow on its own.
PARTS = meanings(en.PARTS, de.PARTS)
# What a German weekday may be written together with: "Freitagnachmittag".
JOINED_PARTS = listed(de.JOINED_PARTS)
PARTS_ALONE = words(de.PARTS_ALONE)
OCLOCK = words(en.OCLOCK, de.OCLOCK)
TONIGHT = words(en.TONIGHT)
UNITS = meanings(en.UNITS, de.UNITS)
DAY_UNITS = words(en.DAY_UNITS)
WORKING = words(en.WORKING)
PERIODS = meanings(en.PERIODS, de.PERIODS)
NEXT = words(en.NEXT) | _inflected(de.NEXT_STEMS)
COMING = words(en.COMING) | _inflected(de.COMING_STEMS)
THIS = words(en.THIS) | _inflected(de.THIS_STEMS)
LAST = words(en.LAST) | _inflected(de.LAST_STEMS)
AFTER_NEXT = _inflected(de.AFTER_NEXT_STEMS)
ARTICLES = words(en.ARTICLES, de.ARTICLES)
OF = words(en.OF, de.OF)
EDGES = meanings(en.EDGES, de.EDGES)
# One word that names an edge of the period that now is.
EDGE_WORDS = meanings(en.EDGE_WORDS, de.EDGE_WORDS)
ORDINAL_FIGURES = words(en.ORDINAL_FIGURES)
WEEKEND = words(en.WEEKEND, de.WEEKEND)
# What the names of feasts begin with.
FEASTS = words(en.FEASTS, de.FEASTS)
WEEK_NUMBERS = words(en.WEEK_NUMBERS, de.WEEK_NUMBERS)
ASAP = words(en.ASAP, de.ASAP)
NOW = words(en.NOW, de.NOW)
FROM_NOW = phrases(en.FROM_NOW, de.FROM_NOW)
AGO = words(en.AGO)
# How a time is announced, as Found.cue names it.
CUED_BY, CUED_BEFORE, CUED_ON, CUED_AT, CUED_IN, CUED_WITHIN = "by", "before", "on", "at", "in", "within"
CUED_DUE = "due"
UNTIL_CUES = frozenset(("until", "till", "til"))
DISTANCE_CUES = frozenset((CUED_IN, CUED_WITHIN))
# What stands for "by" and its like.
CUES = meanings(en.CUES, de.CUES)
# Those that a deadline is announced by.
DEADLINE_CUES = words(en.DEADLINE_CUES)
IN = words(en.IN, de.IN)
ABOUT = words(en.ABOUT, de.ABOUT)
# Before a number these say how many it is for: "a table for two on friday", "box of ten".
COUNTED = words(en.COUNTED, de.COUNTED)
# What may follow a time that ends there.
AFTERWARDS = words(en.AFTERWARDS, de.AFTERWARDS)
# What German verbs are split from in a sentence, and, whole, what may end one: "ruf … an", "anrufen".
SPLIT_OFF = words(de.SPLIT_OFF)
SPLIT_FROM = frozenset(
    head + verb for verb in de.SPLIT_VERBS.split() for head in ("", *de.SPLIT_HEADS.split())
)
# What a line may be headed with that names nobody: "tomorrow: check the stock".
HEADS = frozenset((*AHEAD, *TONIGHT, *EDGE_WORDS, *NOW, *ASAP, *PARTS, *WEEKEND)) | words(en.HEADS, de.HEADS)
# Words of time: beside a time that was read, they tell that more was meant than was understood.
NOT_TIMELY = words(en.NOT_TIMELY)
UNITS_OF_TIME = words(en.UNITS_OF_TIME, de.UNITS_OF_TIME)
TIMELY = (
    frozenset((*PARTS, *PERIODS, *LAST, *AFTER_NEXT, *AGO, *AHEAD, *WEEKDAYS)) - NOT_TIMELY
) | UNITS_OF_TIME


_SHORTEST_SLIP = 5
_SHORTEST_CUT = 3
_LONGEST_SLIP = 12
# What lies beside a key, on an English and on a German keyboard.
BESIDE = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sfe", "e": "wrd", "f": "dg", "g": "fht", "h": "gju", "i": "uo", "j": "hk",
    "k": "jlm", "l": "kp", "m": "nk", "n": "bm", "o": "ip", "p": "ol", "q": "wa", "r": "et", "s": "ad", "t": "ryg",
    "u": "iyh", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


def slips_of(word: str, first: int = 0) -> Iterator[str]:
    """Yield a word and what a slip makes of it: a letter doubled or, from `first` on, left out or swapped."""
    for at in range(len(word)):
        yield word[: at + 1] + word[at:]
        if at >= first:
            yield word[:at] + word[at + 1 :]
            yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def key_slips_of(word: str, first: int = 0) -> Iterator[str]:
    """Yield what becomes of a word where the key beside another is hit, from the letter at `first` on."""
    for at in range(first, len(word)):
        for key in BESIDE.get(word[at], ""):
            yield word[:at] + key + word[at + 1 :]


def _slips(initial: str, length: int) -> dict[str, str]:
    """Return what long names become by one slip: a letter left out, doubled, two swapped, or the next key hit.

    The first letter is right in all of them: here it is `initial`. All slips of that `length` are among them.
    """
    names = [name for name in (*WEEKDAYS, *MONTHS, *words(en.LONG_AHEAD, de.LONG_AHEAD)) if len(name) > 5]
    names = [name for name in names if name[0] == initial and -2 < len(name) - length < 2]
    known = {*WEEKDAYS, *MONTHS, *AHEAD}
    found: dict[str, str] = {}
    for name in names:
        for slip in (*slips_of(name, 1), *key_slips_of(name, 1)):
            if slip not in known:
                found.setdefault(slip, name)
    return found


_slips_of: dict[tuple[str, int], dict[str, str]] = {}


def month(word: str) -> int | None:
    """Return the month a word names, a slip of the finger in it included."""
    return MONTHS.get(word) or (MONTHS.get(meant(word)) if len(word) > 4 else None)


def begun_day(word: str) -> str:
    """Return the day of the week that a word is cut short of, "freit"; an empty string for none."""
    is_cut = len(word) >= _SHORTEST_CUT and word not in WEEKDAYS
    return next((day for day in WEEKDAYS if is_cut and day.startswith(word)), "")


def meant(word: str) -> str:
    """Return the day or month that a word with one slip in it means; an empty string where it means none."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
        return ""
    begins = word[0], len(word)
    if begins not in _slips_of:
        _slips_of[begins] = _slips(*begins)
    name = _slips_of[begins].get(word, "")
    return "" if name in WEEKDAYS and _is_of_another_day(word, name) else name


def _is_of_another_day(word: str, name: str) -> bool:
    """Tell whether a slip is as near to a day that it was not read as: "thuesday", "tursday"."""
    others = (day for day, number in WEEKDAYS.items() if day[0] == word[0] and number != WEEKDAYS[name])
    return any(len(day) > _SHORTEST_SLIP and is_one_off(word, day) for day in others)


def is_one_off(low: str, word: str) -> bool:
    """Tell whether one letter more, less, other, or swapped with the next keeps two words apart."""
    size = min(len(low), len(word))
    same = 0
    while same < size and low[same] == word[same]:
        same += 1
    one, other = low[same:], word[same:]
    if not one and not other:
        return False
    return (
        one[1:] in (other, other[1:])
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
