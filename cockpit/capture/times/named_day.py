"""Reading the days that have a name of their own from today on: "today", "tomorrow", "übermorgen"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture.lexicon import AHEAD, WEAK, particles
from cockpit.capture.times.result import AT_END, SURE, Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_DAY = timedelta(days=1)


def read_ahead(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the day that a word of `AHEAD` names; "tomorrow week" is a week later."""
    low = words.low(place)
    if words.low(place - 1) in particles.NO_TOMORROW_AFTER:
        return None
    day, beyond = here.today + AHEAD[low] * _DAY, place + 1
    if (
        words.low(beyond) in particles.WEEK_ON
        and low not in particles.NAMES_OF_TODAY
        and not words.has_break(place)
    ):
        return Piece(beyond + 1, day=day + 7 * _DAY)
    if words.low(beyond) in particles.IN_SO_LONG:
        from cockpit.capture.times import duration

        later = duration.ahead(words, beyond, here)
        if later and later.ask == "":
            if later.day is not None:
                return Piece(later.beyond, day=later.day + AHEAD[low] * _DAY)
            return later if not AHEAD[low] else None
    return Piece(
        beyond, day=day, doubt=AT_END if low in WEAK else SURE, assumed=low in particles.SHORT_TOMORROW
    )
