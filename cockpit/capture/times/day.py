"""Where a day may begin: most words begin none, and then nothing that reads other days than the next ones is loaded."""

from __future__ import annotations

from cockpit.capture import lexicon
from cockpit.capture.lexicon import ARTICLES, JOINED_PARTS, particles
from cockpit.capture.lexicon.numbers import FRACTIONS, ORDINALS, WITH_ONES
from cockpit.capture.lexicon.times import DAYS
from cockpit.capture.number_words import is_number
from cockpit.capture.times import named_day
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint
    from cockpit.capture.tokens import Words

# Every word that a day by its name begins with.
_NAMED = frozenset((
    *lexicon.WEEKDAYS, *lexicon.SHORT_WEEKDAYS, *lexicon.MONTHS, *lexicon.AHEAD, *lexicon.TONIGHT, *lexicon.NOW,
    *lexicon.FEASTS, *lexicon.EDGES, *lexicon.EDGE_WORDS, *lexicon.PERIODS, *lexicon.WEEK_NUMBERS,
    *lexicon.NEXT, *lexicon.COMING, *lexicon.AFTER_NEXT, *lexicon.THIS, *lexicon.LAST, *lexicon.IN,
    *ORDINALS, *lexicon.ORDINAL_FIGURES, *WITH_ONES, *particles.RIGHT_OR_JUST, *DAYS,
    *particles.PERIODS_BY_NUMBER, *particles.AROUND,
    *lexicon.WEEKEND - particles.WEEKEND_PRONOUN,
))  # fmt: skip
# A number counts days only where one of these is in the line, too.
_UNITS = frozenset((*lexicon.UNITS, *lexicon.DAY_UNITS, *particles.THREE_QUARTERS_OF_AN_HOUR))


def read_day(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the day or the distance in time that begins at a word.

    Raises UnknownRegion where business days are counted and the region of the settings is not known.
    """
    if not may_begin(words, place):
        return None
    if words.low(place) in lexicon.AHEAD and (piece := named_day.read_ahead(words, place, here)):
        return piece
    from cockpit.capture.times import offset

    return offset.read_by_another(words, place, here)


def may_begin(words: Words, place: int) -> bool:
    """Tell whether a day may begin at a word, by no more than that word and what else is in the line."""
    low = words.low(place)
    if low in ARTICLES:
        low = words.low(place + 1)
    if low in _NAMED:
        return True
    if is_number(low):
        return words.has_any(_UNITS)
    if low[:1].isdecimal() or low[:1] == "+":
        return figures(low)[0] not in particles.PLAIN_CLOCKS
    return low.endswith(FRACTIONS) or (len(low) > 3 and _may_be_joined(low))


def _may_be_joined(low: str) -> bool:
    """Tell whether a word may be put together, "Freitagnachmittag", "mid-december", "KW49", or has a slip in it."""
    if not low.isalpha():
        return "-" in low or "/" in low or low[-1].isdecimal()
    return low.endswith((particles.ROUGH_ENDING, *JOINED_PARTS)) or bool(lexicon.meant(low))
