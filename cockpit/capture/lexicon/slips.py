"""What a word of time becomes by a slip of the keys, and which words beside a time say nothing of it."""

from __future__ import annotations

from cockpit.capture import lexicon
from cockpit.capture.lexicon import de_talk as de
from cockpit.capture.lexicon import en_talk as en
from cockpit.capture.lexicon import is_one_off, key_slips_of, listed, slips_of, words
from cockpit.capture.lexicon.numbers import CARDINALS, ORDINALS
from cockpit.capture.lexicon.particles import AT, DAY_CLOCK, HALVES_OF_DAY, HOUR_MARK, MINUTES_OF, ON, WHICH
from cockpit.capture.lexicon.talk import AGREED, COMMON, KINDS, STATES, TOLD, VERBS
from cockpit.capture.lexicon.times import PAST, TILL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def _bare(low: str) -> str:
    """Return a word with one letter for each umlaut, so that a slip beside one is one slip."""
    return low.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _by_key(known: Iterable[str]) -> frozenset[str]:
    return frozenset(slip for word in known for slip in key_slips_of(word))


# Words that announce a time and hardly anything else.
HARD_CUES = words(en.HARD_CUES, de.HARD_CUES)
# What may stand between a word of time and the time: it says nothing by itself. What other languages have for this and
# what follows stands here: none of them need be set.
_LINKS_ELSEWHERE = """las les as le la el alle ore om godz godzinie os do di da il lo au aux al del du de o prochain
    prochaine prochains prossimo prossima proximo proxima volgende komende aanstaande przyszly przyszla nastepny
    nastepna"""
LINKS = words(en.LINKS_OF_TIME, de.LINKS_OF_TIME, "@", _LINKS_ELSEWHERE)
# After a time: that it may be another.
OR = words(en.OR, de.OR, "ou o of lub")
# After a time: what only leads to more of it.
LINKS_AFTER = words(en.LINKS_AFTER, de.LINKS_AFTER, "@ - – las la alle ore om o") | OR
# Words that a line without a time has beside a slip in one that says it.
TIMEISH = words(en.TIMEISH, de.TIMEISH).union(
    CARDINALS, lexicon.AHEAD, lexicon.COMING, lexicon.NEXT, lexicon.PARTS, lexicon.PERIODS, lexicon.UNITS,
    lexicon.WEEKDAYS,
)  # fmt: skip
OR_WHEN = frozenset(lexicon.PARTS) | words(
    en.OR_WHEN, de.OR_WHEN, "avant apres antes despues prima dopo eerder depois wczesniej pozniej"
)
# Before a time: that it is not meant, or meant less than another, or only on a condition.
_TURNED_ELSEWHERE = """pas sauf sinon plutot salvo excepto sino non tranne oppure niet behalve liever maar nao exceto
    mas nie niz oprocz tylko"""
TURNED = words(en.TURNED, de.TURNED, _TURNED_ELSEWHERE)
_KEYED_MONTHS = _by_key(word for word in lexicon.MONTHS if len(word) == 3) - frozenset(lexicon.UNITS)
_FIGURED_DAYS = tuple(day for day in (*lexicon.AHEAD, *lexicon.TONIGHT) if day[0].isdecimal())
# Before a time: which one it is, where nothing read it so.
NEXT_WORDS = (lexicon.NEXT | lexicon.COMING | lexicon.AFTER_NEXT) - words(en.PLAIN_NEXT) | words(
    en.NEXT_WORDS, de.NEXT_WORDS
)
# After these a number may be a day.
LEADS = HARD_CUES | words(en.LEADS_TO_DAY, de.LEADS_TO_DAY, "le el il")
# Words of time that are no time by themselves.
DAY_WORDS = words(en.DAY_WORDS, de.DAY_WORDS)
# Of these, those that a line which has no time does not end with.
LAST_WORDS = words(en.LAST_WORDS, de.LAST_WORDS)
# What the days of the week are called in short where no lexicon is named, and which of these are words, too.
SHORT_ELSEWHERE = words("""jeu lun mar mer ven dom jue mie sab vie gio ma vr wo za zo qua qui seg ter czw pon pn pt
    sob sr wt sam dim sex segunda terca quarta quinta sexta""")
WORDS_TOO = frozenset(("sam", "dim", "sex"))
# One letter is left of them: "d 16 Uhr".
CUT_DAYS = frozenset(day[0] for day in lexicon.SHORT_WEEKDAYS)
_ABOUT_LONG = tuple(word for word in lexicon.ABOUT if len(word) > 4)
CLOCK_WORDS = words(en.CLOCK_WORDS, de.CLOCK_WORDS)
# Plain words that a word of time is only one letter away from, or that stand between "by" and a time.
NEVER = COMMON | VERBS | TOLD | STATES | AGREED | frozenset(KINDS) | words(en.NEVER, de.NEVER)
# What stands between "by" and a time and is no time: how it goes, who does it.
BETWEEN = COMMON | VERBS | TOLD | STATES | words(en.BETWEEN)
_SHORT = words(en.SHORT_TIMES, de.SHORT_TIMES)
_NAMES = frozenset((*lexicon.WEEKDAYS, *lexicon.MONTHS, *lexicon.AHEAD, *lexicon.TONIGHT))
_DAYS = frozenset(
    (*(day for day in lexicon.WEEKDAYS if len(day) > 5), *(day for day in lexicon.AHEAD if len(day) > 7))
)
# Words that say a time together with others.
_WITH_OTHERS = words(en.TIME_WITH_OTHERS, de.TIME_WITH_OTHERS)
_FOUR = words(en.LETTERS_FOUR, de.LETTERS_FOUR)
# Between minutes and their hour; those of few letters are too near to other words.
_TO_HOUR = tuple(word for word in PAST | TILL if len(word) > 3)
_TO_HOUR_KEYS = _by_key(PAST | TILL) - COMMON
# What the shorter of them become by the key beside: a longer word with any letter wrong is a slip.
_NOT_KEYED = words(en.NOT_KEYED, de.NOT_KEYED)
_KEYED = _by_key(words(en.KEYED, de.KEYED)) - _NOT_KEYED
DAY_KEYS = (
    _by_key(lexicon.SHORT_WEEKDAYS) - _NOT_KEYED - NEVER - frozenset(lexicon.SHORT_WEEKDAYS)
)  # "fo 16 Uhr"
# So for what leads to an hour or a day, and what marks one.
UNIT_KEYS = _by_key(unit for unit in lexicon.UNITS if len(unit) > 2)
LINK_KEYS = _by_key(AT | ON | lexicon.IN) - COMMON
HOUR_KEYS = _by_key((HOUR_MARK,))
CLOCK_KEYS = _by_key((*HALVES_OF_DAY, *DAY_CLOCK)) - _NOT_KEYED
# What figures may be written together with, and what becomes of it by a slip.
_BEHIND_FIGURES = listed(en.BEHIND_FIGURES, de.BEHIND_FIGURES)
_FIGURE_KEYS = CLOCK_KEYS | _by_key(word for word in _BEHIND_FIGURES if len(word) > 1)
_known: dict[tuple[str, bool], bool] = {}
_MOST_KNOWN = 4000


def is_slip(low: str, *, long: bool = False) -> bool:
    """Tell whether a word is one of time with a slip in it; with `long` only a long name of a day."""
    if len(low) < 2 or len(low) > 26 or low in NEVER or low in _NAMES:
        return False
    if (low, long) not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[low, long] = _is_near(low, long=long)
    return _known[low, long]


def is_figure_slip(letters: str) -> bool:
    """Tell whether letters after figures are what may stand there, with a slip in it: "12pmm", "31ts", "14hr"."""
    return letters in _FIGURE_KEYS or any(is_damaged(letters, word) for word in _BEHIND_FIGURES)


def is_joint_slip(lead: str, low: str) -> bool:
    """Tell whether a word joins an amount to a day or an hour with a slip: "3 weeks frm today", "half passt 4pm"."""
    if lead in MINUTES_OF or lead in CARDINALS:
        return low in _TO_HOUR_KEYS or any(is_damaged(low, joint) for joint in _TO_HOUR)
    return lead in lexicon.UNITS and (low in LINK_KEYS or is_damaged(low, en.FROM))


def is_month_slip(low: str) -> bool:
    """Tell whether a word, be it a plain one, is a month with a slip in it: "21 de 14:00", "15 mach"."""
    if len(low) < 2 or low in lexicon.MONTHS:
        return False
    return low in _KEYED_MONTHS or any(is_damaged(low, word) for word in lexicon.MONTHS)


def is_figured_day_slip(low: str) -> bool:
    """Tell whether a word is a day that is written with a figure, with a slip in it: "2mmrw"."""
    return any(is_damaged(low, day) for day in _FIGURED_DAYS)


def is_which_slip(low: str) -> bool:
    """Tell whether a word says which day, with a slip in it: "las friday"."""
    return any(is_damaged(low, word) for word in WHICH)


def is_about_slip(low: str) -> bool:
    """Tell whether a word is one that leads to a rough time with a slip in it: "friday arond lunch"."""
    return low not in _ABOUT_LONG and any(is_damaged(low, about) for about in _ABOUT_LONG)


def is_part_slip(low: str) -> bool:
    """Tell whether a word, be it a plain one, is a part of the day with a slip in it: "heute bend"."""
    return len(low) > 3 and low not in lexicon.PARTS and any(is_damaged(low, part) for part in lexicon.PARTS)


_slipping: list[frozenset[str]] = []


def _words_of_time() -> list[frozenset[str]]:
    """Return the long words of time, and those with an umlaut with one letter for it; few lines need them."""
    if not _slipping:
        joined = (f"{day}{part}" for day in lexicon.WEEKDAYS if len(day) > 5 for part in lexicon.JOINED_PARTS)
        known = (
            *_NAMES, *joined, *_WITH_OTHERS, *CARDINALS, *ORDINALS, *lexicon.EDGE_WORDS, *lexicon.FEASTS,
            *lexicon.PARTS, *lexicon.PERIODS, *lexicon.UNITS,
        )  # fmt: skip
        long = frozenset(word for word in known if len(word) > 4 or word in _FOUR)
        umlauts = (_bare(word) for word in long if "ae" in word or "oe" in word or "ue" in word)
        _slipping.extend((long, frozenset(umlauts)))
    return _slipping


def _is_near(low: str, *, long: bool) -> bool:
    if long:
        return any(len(word) > 5 and is_one_off(low, word) for word in _NAMES if word not in lexicon.MONTHS)
    long_words, umlauts = _words_of_time()
    if low in long_words:
        return False
    if low in _KEYED or any(is_damaged(low, word) for word in _SHORT if -2 < len(word) - len(low) < 2):
        return True
    if len(low) > 2 and any(is_one_off(_bare(low), bare) for bare in umlauts):
        return True
    return any(_is_slip_of(low, word) for word in long_words if -3 < len(word) - len(low) < 3)


def _is_slip_of(low: str, word: str) -> bool:
    """Tell whether one slip makes a word of the other, or two where it is long."""
    if is_damaged(low, word) if len(word) < 5 else is_one_off(low, word):
        return True
    is_long = len(word) > 6 or (len(word) == 6 and word.endswith("day"))
    is_day = word in _DAYS  # of which hardly another word has so much: "oDnerstag"
    return (is_day or (is_long and word[0] == low[0])) and _distance(low, word) < 3


def is_damaged(low: str, word: str) -> bool:
    """Tell whether a word is the other with a letter dropped or doubled, or two swapped."""
    return -2 < len(low) - len(word) < 2 and low in slips_of(word)


def is_jumbled(low: str, word: str) -> bool:
    """Tell whether a word has the letters of another in another order, but for the first: "tirthy"."""
    return low[:1] == word[0] and low != word and sorted(low) == sorted(word)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, replaced or swapped to make one word the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for by, mark in enumerate(other, 1):
            cost = min(before[by] + 1, row[by - 1] + 1, before[by - 1] + (letter != mark))
            if at > 1 and by > 1 and letter == other[by - 2] and one[at - 2] == mark:
                cost = min(cost, earlier[by - 2] + 1)
            row.append(cost)
    return row[-1]
