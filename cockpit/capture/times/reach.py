"""How far a number of days, weeks or months may lead: one that no calendar holds is asked about, never left as words.

Loaded only where a number, or a word that leads to one, was not read as a time.
"""

from __future__ import annotations

import re

from cockpit.capture.lexicon import ARTICLES, FROM_NOW, IN, UNITS, WEEKDAYS, WORKING, particles
from cockpit.capture.lexicon.distances import BEFORE_NUMBER
from cockpit.capture.lexicon.particles import PLURAL
from cockpit.capture.lexicon.sums import POWER_WORDS, TENS_BEHIND
from cockpit.capture.lexicon.times import EACH
from cockpit.capture.number_words import cardinal, ordinal
from cockpit.capture.times.result import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

# More figures than are ever counted in, or such a number by its tens: "1e9", "1.000.000".
_GREAT = re.compile(
    rf"\+?(?=(?:[^0-9]*[0-9]){{5}}|[0-9.]+{TENS_BEHIND})[0-9][0-9.,'’]*(?:{TENS_BEHIND}[+-]?[0-9]+)?"
)
MOST_WEEKS = 52  # between two days of the week
_MOST_OF_ANY, _MOST_YEARS, _A_YEAR = 365, 30, {"month": 12}
_FAR = '"{}" is further than a calendar goes: when is meant? Write the date.'
_SELDOM = '"{}" is no rhythm that can be kept: how often? Write it such as: every 3 weeks.'


def is_kept_up(number: int, unit: tuple[str, int]) -> bool:
    """Tell whether what comes every so many of a unit of the lexicon comes often enough to be kept."""
    return 1 <= number <= _MOST_OF_ANY and number * unit[1] <= _MOST_YEARS * _A_YEAR.get(unit[0], 365)


def out_of_reach(words: Words, place: int) -> Piece | None:
    """Ask about a distance or a rhythm that begins at a word and that no day follows from; None where none does."""
    low = words.low(place)
    if low in EACH:
        return _too_seldom(words, place)
    start = place + (low in IN)
    while start > place and (words.low(start) in BEFORE_NUMBER or words.low(start) in ARTICLES):
        start += 1
    unit = _behind_great(words, start)
    if not unit or _unit(words, unit, shortest=1 if start > place else 2) is None:
        return None
    beyond = unit + 1 + (words.low(unit) in WORKING)
    led = (
        2
        if words.pair(beyond) in FROM_NOW
        else int(words.low(beyond) in particles.HENCE | particles.AGO_PLAIN)
    )
    if start == place and not led:
        return None
    beyond += led
    return Piece(beyond, ask=_FAR.format(words.said(place, beyond)))


def _behind_great(words: Words, place: int) -> int:
    """Return where the words go on behind a number too great to be counted in: "999999", "a million"; else 0."""
    if _GREAT.fullmatch(words.low(place)):
        return place + 1
    counted = cardinal(words, place)
    at = place if counted is None else counted[1]
    return at + 1 if words.low(at) in POWER_WORDS else 0


def _too_seldom(words: Words, place: int) -> Piece | None:
    if at := _behind_great(words, place + 1):
        number = 0
    elif (counted := cardinal(words, place + 1) or ordinal(words, place + 1)) is not None:
        number, at = counted
    else:
        return None
    unit = _unit(words, at)
    if unit is None:
        is_day = not {words.low(at), words.low(at).removesuffix(PLURAL)}.isdisjoint(WEEKDAYS)
        if not is_day or 1 <= number <= MOST_WEEKS:
            return None
    elif is_kept_up(number, unit):
        return None
    beyond = at + 1 + (words.low(at) in WORKING)
    return Piece(beyond, ask=_SELDOM.format(words.said(place, beyond)))


def _unit(words: Words, place: int, shortest: int = 2) -> tuple[str, int] | None:
    """Return the unit of time that is named there, and how many of it; None for none."""
    at = place + (words.low(place) in WORKING)
    return UNITS.get(words.low(at)) if len(words.low(at)) >= shortest else None
