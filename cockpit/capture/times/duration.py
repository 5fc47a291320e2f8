"""Reading a distance in time from now: "in 2h", "within the next 3 days", "vor zwei Tagen", "asap"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture.lexicon import AFTERWARDS, ARTICLES, ASAP, FROM_NOW, IN, NEXT, UNITS, WEEKDAYS, particles
from cockpit.capture.lexicon.distances import BEFORE_NUMBER, FEW, USUAL_MINUTES, VAGUE
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.times import ASAP_BACK, ASAP_CALLS
from cockpit.capture.number_words import cardinal
from cockpit.capture.times import business_day
from cockpit.capture.times.amount_of_time import WHOLE, Amount, of_unit, read_amount
from cockpit.capture.times.result import AT_END, COMMANDED, Piece
from cockpit.capture.tokens import figures, fold
from cockpit.domain.hours import into_working_hours
from cockpit.domain.moment import later_month, plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_YEAR = 12 * WHOLE


def ahead(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "in 2h", "within the next 3 days", "in zwei Wochen" from its preposition on."""
    if words.low(place) not in IN:
        return None
    start = place + 1
    while words.low(start) in BEFORE_NUMBER:
        start += 1
    if vague := _vague(words, start, here):
        return vague
    found = read_amount(words, start)
    led = words.low(start - 1) in ARTICLES or words.low(start - 1) in NEXT
    if found is None and led and words.low(start) in particles.HOURS:
        found = Amount(unit="minute", hundredths=60 * WHOLE, beyond=start + 1)
    if found is None and start == place + 1:
        return _in_minutes(words, place, here)
    if found is None or words.low(found.beyond) in particles.AGO_OR_FROM:
        return None
    if words.low(found.beyond) in particles.COUNTED_FROM and words.low(found.beyond + 1) in WEEKDAYS:
        return Piece(
            found.beyond + 2, ask=f'When is "{words.said(place, found.beyond + 2)}"? Write the date.'
        )
    return _far(words, place, here, found, beyond=found.beyond + (words.low(found.beyond) in particles.TIME))


def _in_minutes(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "ring them in 15", "in ten", where it ends what is to be done."""
    number = cardinal(words, place + 1)
    if number is None or number[0] not in USUAL_MINUTES or not _ends(words, number[1] - 1):
        return None
    minutes = Amount(unit="minute", hundredths=number[0] * WHOLE, beyond=number[1])
    piece = _far(words, place, here, minutes, beyond=number[1])
    piece.doubt, piece.assumed = COMMANDED, True
    return piece


def bare(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "2 weeks from now", "2 days ago", "+3d", and weakly "3d"."""
    found = read_amount(words, place)
    if found is None:
        return None
    beyond, low = found.beyond, words.low(place)
    if low[0] == "+":
        piece = _far(words, place, here, found, beyond=beyond)
        piece.assumed = words.low(beyond - 1).endswith(
            particles.MONTH_LETTERS
        )  # minutes, or a slip of "mo", "pm"
        return piece
    after = words.pair(beyond)
    if after in FROM_NOW:
        return _far(words, place, here, found, beyond=beyond + 2)
    if words.low(beyond) in particles.HENCE:
        return _far(words, place, here, found, beyond=beyond + 1)
    if words.low(beyond) in particles.AGO_PLAIN:
        return away(here, found, -1, beyond + 1)
    if figures(low)[0] in particles.DAYS_BY_LETTER and beyond == place + 1:
        piece = _far(words, place, here, found, beyond=beyond)
        piece.doubt, piece.assumed = AT_END, True
        return piece
    return None


def _ends(words: Words, place: int) -> bool:
    return words.is_last(place) or words.has_break(place) or words.low(place + 1) in AFTERWARDS


def _far(words: Words, first: int, here: Standpoint, found: Amount, *, beyond: int) -> Piece:
    """Return what is that far ahead; no time at all, or more than a calendar holds, is asked."""
    said = words.said(first, beyond)
    if not found.hundredths and any(_is_zero(words.low(at)) for at in range(first, beyond)):
        return Piece(beyond, ask=f'"{said}" is now: by when is meant? Write the day and the time.')
    try:
        piece = away(here, found, 1, beyond)
    except (OverflowError, ValueError):
        piece = None
    return piece or Piece(beyond, ask=f'"{said}" is too far ahead: by when is meant? Write the date.')


def _is_zero(low: str) -> bool:
    return low.lstrip("+")[:1] == "0" or CARDINALS.get(low) == 0


def back(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "vor zwei Tagen", which is two days ago, from "vor" on."""
    found = read_amount(words, place + 1)
    return None if found is None else away(here, found, -1, found.beyond)


def _vague(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "a few days" as three, which is told; "several" is asked."""
    start = place + (words.low(place) in particles.A_FEW)
    if (words.low(start) not in VAGUE and words.low(start) not in FEW) or words.low(start + 1) not in UNITS:
        return None
    if words.low(start) in FEW:
        amount = of_unit(UNITS[words.low(start + 1)], 3 * WHOLE, start + 2)
        piece = away(here, amount, 1, start + 2) if amount else None
        if piece is not None:
            piece.assumed = True
        return piece
    said = words.said(place, start + 2)
    return Piece(start + 2, ask=f'How many is "{said}"? Write the number.')


def shifted(day: date, amount: Amount, here: Standpoint, sign: int = 1) -> date | None:
    """Return the day that far on; a month that is too short ends it. None where there is no such day."""
    number = sign * (amount.hundredths // WHOLE)
    if amount.unit == "day":
        return day + timedelta(days=number)
    if amount.unit == "workday":
        return business_day.step(day, number, here.rules)
    return later_month(day, number) if amount.unit == "month" else None


def away(here: Standpoint, amount: Amount, sign: int, beyond: int) -> Piece | None:
    """Return what is that far from now: a moment for hours and minutes, else a day."""
    if amount.unit == "minute":
        return Piece(beyond, moment=plus(here.now, sign * timedelta(minutes=amount.hundredths // WHOLE)))
    day = shifted(here.today, amount, here, sign)
    if day is None:
        return None
    piece = Piece(beyond, day=day)
    piece.is_long = (
        amount.unit == "month" and amount.hundredths >= _YEAR
    )  # no day by itself: "in 4 years at 5pm"
    return piece


def soonest(here: Standpoint) -> datetime:
    """Return the shortest cushion from now, in working hours."""
    return into_working_hours(plus(here.now, here.rules.shortest_cushion), here.rules)


def read_soonest(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return what "asap" stands for: for a call to return, the shortest cushion from now, in working hours."""
    beyond = place + 1
    if words.low(place) not in ASAP:
        length = 4
        if tuple(words.low(place + step) for step in range(length)) not in particles.AS_SOON_AS_POSSIBLE:
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
    return bool(said & ASAP_BACK) or (bool(said & ASAP_CALLS) and bool(said & particles.CALL_BACK))
