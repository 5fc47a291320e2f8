"""Reading "as soon as possible": for a call to return it is a time, for anything else it must be asked."""

from __future__ import annotations

from cockpit.capture.lexicon import ASAP
from cockpit.capture.lexicon.particles import AS_SOON_AS_POSSIBLE, CALL_BACK
from cockpit.capture.lexicon.times import ASAP_BACK, ASAP_CALLS
from cockpit.capture.times.result import Piece
from cockpit.capture.tokens import fold
from cockpit.domain.hours import into_working_hours
from cockpit.domain.moment import plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words


def soonest(here: Standpoint) -> datetime:
    """Return the shortest cushion from now, in working hours."""
    return into_working_hours(plus(here.now, here.rules.shortest_cushion), here.rules)


def read_soonest(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return what "asap" stands for: for a call to return, the shortest cushion from now, in working hours."""
    beyond = place + 1
    if words.low(place) not in ASAP:
        length = 4
        if tuple(words.low(place + step) for step in range(length)) not in AS_SOON_AS_POSSIBLE:
            return None
        beyond = place + length
    if not _calls_back(words):
        said = words.said(place, beyond)
        return Piece(
            beyond, ask=f'By when is "{said}"? Write the time, such as: by {here.rules.day_ends:%H:%M}'
        )
    return Piece(beyond, moment=soonest(here), assumed=True)


def _calls_back(words: Words) -> bool:
    said = {fold(word.raw) for word in words.all}
    return bool(said & ASAP_BACK) or (bool(said & ASAP_CALLS) and bool(said & CALL_BACK))
