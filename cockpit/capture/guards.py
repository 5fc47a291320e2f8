"""Telling whether words that read as a time are meant as one, and whether they are all of what was meant."""

from __future__ import annotations

from cockpit.capture import zones
from cockpit.capture.lexicon import ARTICLES, CUES, PARTS_ALONE, PERIODS, SHORT_WEEKDAYS, TIMELY
from cockpit.capture.numbers import ORDINALS
from cockpit.capture.pieces import ANNOUNCED, COMMANDED, ENDING, SURE
from cockpit.capture.tables import VERBS
from cockpit.capture.words import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Piece
    from cockpit.capture.words import Words

# After these a time is what something is about, not when it is due.
_TOPIC = frozenset(
    "of for from since after about re between every each than if whether that is was are were von seit nach ueber "
    "zwischen fuer jeden jede jedes als ob war ist sind vom wegen aus ab per".split()
)
# Beside a time, these change what it says; where they were not read with it, it is asked.
_RANKS = frozenset(("closest", "nearest"))
_CLOCKS = frozenset(("9:9", "9h9", "9.9"))
_BEFORE = frozenset("earliest fruehestens shortly kurz almost nearly".split())
_AFTER = frozenset("ago earliest fruehestens onwards onward hence".split())
_AFTER_PAIRS = frozenset(("after next", "at the", "before last", "in a", "in einer", "the week"))
_COMMANDS = frozenset(("promise", "todo", "to-do", "call"))
_WITH_NAME = frozenset("to with from for and by & via of about see hi dear".split())
_NAMES = frozenset(("tom", "tod"))


def counts(words: Words, start: int, piece: Piece, cue: str) -> bool:
    """Tell whether a phrase that may be plain words stands where a time stands."""
    if piece.doubt == SURE:
        return True
    follows = words.key(piece.beyond)
    ends = not follows or follows in CUES or words.has_break(piece.beyond - 1)
    announced = bool(cue) and cue not in ("in", "within")
    raw = words.raw(start)
    if raw.lower() in _NAMES and piece.beyond == start + 1:
        before = words.low(start - 1)
        after_verb = not cue and (before in VERBS or before in _WITH_NAME)
        return not raw[:1].isupper() and not after_verb and (ends or announced)
    if piece.doubt == ANNOUNCED:
        return announced and follows != "of"
    if piece.doubt == COMMANDED:
        is_all = start == 0 and piece.beyond == len(words)
        return is_all or (not cue and ends and words.raw(0).lower() in _COMMANDS)
    if piece.doubt == ENDING:
        return ends or follows in PARTS_ALONE  # not "the 5th floor"
    if words.low(start) in SHORT_WEEKDAYS and words.low(start - 1) in ("what", "to", "think", "+1"):
        return False
    return ends or announced


def is_topic(words: Words, place: int, piece: Piece, cue: str) -> bool:
    """Tell whether a time is what the line is about, or said not to be meant, rather than when it is due."""
    before = words.key(place - 1)
    if before in ARTICLES:
        before = words.key(place - 2)
    if before in ("not", "nicht"):
        return True
    between = before in ("and", "und") and bool(
        {"between", "zwischen"} & {words.key(place - back) for back in (3, 4, 5)}
    )
    if before in ("for", "fuer") and piece.clock is not None and not piece.is_vague:
        return False  # "set it for 3pm"
    return not cue and ((before in _TOPIC and not words.has_break(place - 1)) or between)


def is_cut_short(words: Words, place: int, piece: Piece) -> str:
    """Return the words with those beside them that show that more was meant than was read; else an empty string."""
    first, beyond = place, piece.beyond
    before = words.key(place - 1) if not place or not words.has_break(place - 1) else ""
    if _RANKS & {words.key(place - back) for back in (1, 2, 3)}:
        first = max(place - 3, 0)
    elif _changes(before, piece):
        first -= 1
    elif before in ("time", "zeit") and piece.clock is not None and zones.is_named(words, place):
        first -= 2
    if not words.has_break(beyond - 1):
        beyond += _more(words, beyond)
    return words.said(first, beyond) if (first, beyond) != (place, piece.beyond) else ""


def _changes(before: str, piece: Piece) -> bool:
    """Tell whether the word before a time makes it another: "second friday", "in 1:30", "17.45 tomorrow"."""
    if before in _BEFORE or (before in ORDINALS and piece.day is not None):
        return True
    if piece.clock is not None:
        return before == "in" and not piece.part
    return piece.moment is None and figures(before)[0] in _CLOCKS


def _more(words: Words, place: int) -> int:
    """Return how many words from there on belong to a time, though they were not read with it."""
    after, pair = words.key(place), words.pair(place)
    if pair in _AFTER_PAIRS or (after in ("at", "um", "@") and words.low(place + 1)[:1].isdecimal()):
        return 2
    if after in ("after", "danach", "drauf"):
        return int(place + 1 == len(words))
    return int(after in _AFTER or after in TIMELY or (after in PERIODS and after != "quarter"))
