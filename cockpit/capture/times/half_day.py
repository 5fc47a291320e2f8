"""Which half of the day a time is in: by its am or pm, by its part of the day, else by the working hours."""

from __future__ import annotations

from datetime import time

from cockpit.capture.lexicon import PARTS, SHORT_WEEKDAYS, SPLIT_FROM, SPLIT_OFF, WEEKDAYS, particles
from cockpit.capture.lexicon.times import DAYS_AHEAD, PAST, TILL
from cockpit.capture.times.result import BARE, EXACT
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint
    from cockpit.capture.tokens import Words

BREAKFAST = 7
_NOON = 12
_SPANS = {"morning": (1, 11), "noon": (11, 13), "afternoon": (12, 18), "evening": (16, 23), "night": (18, 23)}


def settle(piece: Piece, here: Standpoint) -> None:
    """Settle which half of the day a time is in: by its part of the day, else by the working hours, else ask."""
    clock, loose = piece.clock, piece.loose
    if clock is None or piece.is_vague or piece.ask:
        return
    piece.loose = EXACT
    if piece.part:
        first, last = _SPANS[piece.part]
        later = clock.hour % 12 + 12
        if loose != EXACT and clock.hour <= 12 and first <= later <= last and clock.hour != 12 * (first > 12):
            piece.clock = clock.replace(hour=later)
        elif not (first <= clock.hour <= last) and not (piece.part == "morning" and clock.hour == 0):
            piece.ask = f"Which time is {clock:%H:%M} in the {piece.part}? Write it as 24 hours."
    elif loose != EXACT and clock.hour <= 12:
        _by_the_day(piece, clock, here, bare=loose == BARE)


def _by_the_day(piece: Piece, clock: time, here: Standpoint, *, bare: bool) -> None:
    if not bare and (clock.hour >= BREAKFAST or clock.hour == 0):
        return
    starts, ends = here.rules.day_starts, here.rules.day_ends
    both = [clock.replace(hour=hour) for hour in (clock.hour % 12, clock.hour % 12 + 12)]
    inside = [one for one in both if starts <= one <= ends]
    if not bare and clock in inside:
        return
    if len(inside) == 1:
        piece.clock, piece.assumed = inside[0], True
    else:
        piece.ask = f'Is "{clock.hour}:{clock:%M}" in the morning or in the evening? Add am or pm.'


def is_half(words: Words, place: int) -> bool:
    """Tell whether "am" is the half of the day: not the German word of "9 am Freitag", nor that of "(2) am I"."""
    if ")" in words.line[words.all[place - 1].end : words.all[place].start]:
        return False
    if words.low(place) not in particles.ON_OR_MORNING or words.has_break(place):
        return True
    low = words.low(place + 1)
    is_german = low.endswith(particles.GERMAN_DAY_ENDINGS) and (low in WEEKDAYS or low in PARTS)
    is_german = is_german or (low in SHORT_WEEKDAYS and words.raw(place + 1).istitle()) or low in DAYS_AHEAD
    is_german = is_german or words.low(place - 1) in particles.DAY_CLOCK  # "15 Uhr am Telefon"
    shape = figures(low)[0]
    is_date = shape in ("9.9", "9.9.9") or (shape == "9" and words.is_dotted(place + 1))
    return not (is_german or is_date)


def is_its_half(words: Words, place: int, low: str, numbers: list[str]) -> bool:
    """Tell whether am or pm goes with the hour before it: not with "15:00 am …" nor "9uhr30 am …"."""
    hour = numbers[0] if len(numbers[0]) <= 2 else numbers[0][:-2]  # "330 pm"
    return int(hour) <= _NOON and particles.DAY_CLOCK_MARK not in low and is_half(words, place)


def beyond_twelve(words: Words, piece: Piece) -> Piece:
    """Take the half along that a time of the 24-hour clock needs not: "15:00 pm"; "15:00 am" is asked."""
    said = words.low(piece.beyond).replace(".", "")
    if said not in particles.HALVES_OF_DAY or piece.clock is None or piece.clock.hour <= _NOON:
        return piece
    if said in particles.AFTERNOON_HALF or is_half(words, piece.beyond):
        piece.beyond += 1
        if said in particles.ON_OR_MORNING:
            piece.ask = f'Which time is "{words.said(piece.beyond - 2, piece.beyond)}"? Write it as 24 hours.'
    return piece


def is_split_off(words: Words, place: int) -> bool:
    """Tell whether what a German verb was split from ends the words there: "ruf … um 10 an", "um 10 anrufen"."""
    low = words.low(place)
    return (low in SPLIT_OFF - PAST - TILL or low in SPLIT_FROM) and (
        words.is_last(place) or words.has_break(place)
    )
