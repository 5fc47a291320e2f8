"""Reading a number that is an hour: "at 5", "at 1030", "ten thirty", "sixteen hundred", "9 tomorrow"."""

from __future__ import annotations

from datetime import time

from cockpit.capture.lexicon import AFTERWARDS, COUNTED, CUED_ON, CUES, MONTHS, OCLOCK, PARTS, particles
from cockpit.capture.lexicon.numbers import CARDINALS, TENS
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.talk import ABOUT_WHAT, LABELS
from cockpit.capture.lexicon.times import JOINTS, TO
from cockpit.capture.number_words import cardinal, may_name_a_number, names_a_number, says_how_many
from cockpit.capture.times import clock_words
from cockpit.capture.times.clock import clock_of, figure, may_end, part_follows
from cockpit.capture.times.half_day import BREAKFAST
from cockpit.capture.times.result import AT_END, BARE, DIGITAL, EXACT, SURE, Piece
from cockpit.capture.times.zone import is_clock_of

_LAST_HOUR = 23
TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words


def bare(words: Words, place: int, *, at: bool, after_day: bool) -> Piece | None:
    """Read "at 5", "at 1030", "at 3 15", "ten thirty", "9 tomorrow", and "9" after a day."""
    low = words.low(place)
    if not (at or after_day) and (names_a_number(words, place) or words.low(place - 1) in TENS):
        return None
    if low.isdecimal() and low.isascii() and len(low) in (3, 4):
        is_said = at or after_day or (len(low) == 4 and part_follows(words, place + 1))
        return _run_together(words, place, low) if is_said else None
    number = cardinal(words, place)
    if number is None:
        return _hyphened(place, low)
    if not 1 <= number[0] <= 23 or low in particles.NUMBER_ARTICLES:
        return None
    return _with_minutes(words, place, number, at=at) or _hour(
        words, place, number, at=at, after_day=after_day
    )


def two_hours(words: Words, place: int) -> int:
    """Return where two hours to choose from end, right behind a day: "10 or 11", "ten oder elf Uhr"; 0 for none."""
    one = cardinal(words, place)
    other = cardinal(words, one[1] + 1) if one is not None and words.low(one[1]) in JOINTS else None
    if one is None or other is None or max(one[0], other[0]) > _LAST_HOUR or words.has_break(place - 1):
        return 0
    beyond = other[1] + (words.low(other[1]) in OCLOCK)
    return beyond if may_end(words, beyond) or words.low(beyond) in LABELS else 0


def _hyphened(place: int, low: str) -> Piece | None:
    """Read "ten-thirty"."""
    head, dash, tail = low.partition("-")
    hour, minute = cardinal_of(head) if head.isalpha() else None, cardinal_of(tail) or 0
    if not dash or not hour or not 10 <= minute < 60:
        return None
    return Piece(place + 1, clock=time(hour % 24, minute), loose=BARE, doubt=AT_END)


def _with_minutes(words: Words, place: int, number: tuple[int, int], *, at: bool) -> Piece | None:
    """Read "at 3 15", "ten thirty", "sixteen hundred"."""
    hour, beyond = number
    if words.low(beyond) in particles.HUNDREDS and not words.low(place).isdecimal():
        return Piece(beyond + 1, clock=time(hour), loose=DIGITAL, doubt=SURE if at else AT_END)
    more = cardinal(words, beyond)
    if more is None or not 10 <= more[0] < 60 or len(words.low(beyond)) < 2:
        return None
    is_spelled = not words.low(place).isdecimal() and not words.low(beyond).isdecimal()
    if not (at or is_spelled) or not may_end(words, more[1]):
        return None
    return Piece(more[1], clock=time(hour, more[0]), loose=BARE, doubt=SURE if at else AT_END)


def _hour(words: Words, place: int, number: tuple[int, int], *, at: bool, after_day: bool) -> Piece | None:
    """Read a number alone as an hour: where something announces it, a day follows, or it begins a range."""
    beyond, is_said = number[1], at or after_day
    if words.low(beyond) in TO and (begun := _begins_range(words, place, number, at=at, after_day=after_day)):
        return begun
    if part_follows(words, beyond) and not _named_clock_follows(words, beyond):
        is_count = not is_said and says_how_many(words, place) and not words.low(place).isdecimal()
        return None if is_count else _made(words, place, number, is_said=is_said)
    is_announced = at or (after_day and _ends_phrase(words, place, beyond))
    return _made(words, place, number, is_said=True) if is_announced and may_end(words, beyond) else None


def _begins_range(
    words: Words, place: int, number: tuple[int, int], *, at: bool, after_day: bool
) -> Piece | None:
    """Read the hour that "2 to 4pm" begins with."""
    hour, beyond = number
    end = figure(words, beyond + 1)
    if end is None:
        is_plain = after_day and _is_end(words, beyond + 1)
        return Piece(beyond, clock=time(hour), loose=BARE) if is_plain else None
    is_range = hour <= 12 or end.loose != EXACT
    return _made(words, place, number, is_said=at or after_day) if is_range else None


def _is_end(words: Words, place: int) -> bool:
    """Tell whether a number may be the hour that a range ends at."""
    more = cardinal(words, place)
    return more is not None and more[0] <= 23 and may_end(words, more[1])


def _made(words: Words, place: int, number: tuple[int, int], *, is_said: bool) -> Piece:
    piece = Piece(number[1], clock=time(number[0]), loose=BARE, assumed=not is_said)
    if piece.assumed and _may_count(words, place, number[1]):
        said = words.said(place, number[1])
        hour = number[0] + 12 * (number[0] < BREAKFAST)
        piece.ask = f'Is "{said}" the time? Then write: at {hour}:00; else put it in quotation marks.'
        piece.cue = CUED_ON if words.low(number[1]) in ON else ""
    return piece


def _named_clock_follows(words: Words, beyond: int) -> bool:
    """Tell whether the day after a number has its time of day in a word: "six tomorrow at noon", "ten friday eod"."""
    after = beyond + 1 + (words.low(beyond) in particles.ON_THIS)
    return clock_words.is_named(words, after + (words.low(after) in CUES))


def _may_count(words: Words, place: int, beyond: int) -> bool:
    """Tell whether a number before a day may say how many or which: "box of two on friday", "invoice 9 tomorrow"."""
    if may_name_a_number(words, place) or says_how_many(words, place) or words.low(place - 1) in COUNTED:
        return True
    day = beyond + (words.low(beyond) in particles.ON_THIS)
    if words.low(place).isdecimal() or words.low(day) in PARTS or words.low(day + 1) in PARTS:
        return False
    is_alone = words.is_last(day) and not any(words.low(at) or words.raw(at)[0] == "@" for at in range(place))
    return not is_alone and words.pair(beyond) not in particles.IN_THE


def _ends_phrase(words: Words, place: int, beyond: int) -> bool:
    """Tell whether a number ends what it stands in."""
    if words.is_last(place) or words.low(beyond) in AFTERWARDS | ABOUT_WHAT or is_clock_of(words, beyond):
        return True
    return words.has_break(place) and not words.low(beyond)[:1].isdecimal()


def cardinal_of(low: str) -> int | None:
    """Return the number a single word stands for."""
    return int(low) if low.isdecimal() and low.isascii() and len(low) <= 4 else CARDINALS.get(low)


def _run_together(words: Words, place: int, low: str) -> Piece | None:
    """Read "at 1030"; "by 2030" may be a year."""
    clock = clock_of([low], -1)
    if clock is None or not may_end(words, place + 1):
        return None
    said_at = words.low(place - 1) in particles.AT_ABOUT
    if 2000 <= int(low) < 2060 and len(low) == 4 and not said_at:
        return Piece(place + 1, clock=clock, ask=f'Is "{low}" a year or {clock:%H:%M}? Write it so.')
    is_told = part_follows(words, place + 1) or words.low(place - 1) in MONTHS  # "12 march 1027"
    return Piece(place + 1, clock=clock, loose=EXACT if low[0] == "0" else DIGITAL, assumed=is_told)
