"""Reading a time of day in figures: "4pm", "16:30", "14 Uhr", "at 5", "10-11am", and which half of the day it is in."""

from __future__ import annotations

from datetime import time

from cockpit.capture.lexicon import AFTERWARDS, AHEAD, CUES, MONTHS, OCLOCK, PARTS, WEEKDAYS, particles
from cockpit.capture.lexicon.numbers import LETTERS_OF_ENDINGS
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.times import AFTER_HOUR, HOUR_WORDS
from cockpit.capture.number_words import cardinal, names_a_number
from cockpit.capture.times import half_day
from cockpit.capture.times.result import AT_END, BARE, DIGITAL, EXACT, SURE, Piece
from cockpit.capture.times.zone import is_clock_of, is_zone
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

SHAPES = frozenset(("9", "9:9", "9h9", "9.9"))


def figure(words: Words, place: int, *, at: bool = False) -> Piece | None:
    """Read a time in figures that says by its form that it is one: "4pm", "4 pm", "16:30", "14 Uhr 30"."""
    low = words.low(place)
    is_rough = low.endswith(particles.ROUGH_ENDING)
    low = low.removesuffix(particles.ROUGH_ENDING).removesuffix("-").lstrip("~")
    if not low[:1].isdecimal():
        return _number_oclock(words, place)
    shape, numbers = figures(_undotted(low))
    if not numbers:  # "ISO 27001 am Freitag"
        return None
    if shape == "9:9:9" or shape in particles.CLOCK_WITH_MINUTES:
        shape, numbers = "9:9", numbers[:2]
    at = at or (shape == "9.9" and not names_a_number(words, place) and part_follows(words, place + 1))
    marks = _marks(words, place, (low, shape, numbers), at=at)
    if marks is None:
        return None
    if not _says_clock(marks, at=at):
        if marks[0] == "9h":
            return _hour_mark(words, place, int(numbers[0]), at=at)
        return _rough(place, numbers, marks[0], at=at) if is_rough else None
    piece = _figured(words, numbers, marks)
    if piece is None:
        return None
    piece.assumed = is_rough
    piece.doubt = AT_END if shape in particles.SHAPES_BY_LETTER and not at else SURE
    return piece if marks[2] >= 0 else half_day.beyond_twelve(words, piece)


def _undotted(low: str) -> str:
    """Return "4p.m" as "4pm"."""
    for dotted, half in particles.DOTTED_HALVES.items():
        low = low.replace(dotted, half)
    return low


def _says_clock(marks: tuple[str, str, int, int], *, at: bool) -> bool:
    """Tell whether figures are a time of day by their form, or by the mark of an hour or a half beside them."""
    body, tail, half, _ = marks
    if tail or half >= 0:
        return body in SHAPES
    return body in SHAPES and body != "9" and (body != "9.9" or at)


def _marks(
    words: Words, place: int, typed: tuple[str, str, list[str]], *, at: bool
) -> tuple[str, str, int, int] | None:
    """Return the shape of the figures alone, the mark of an hour behind them, the half of the day, where it ends."""
    _, shape, numbers = typed
    tail = shape.lstrip("9:.h") if shape[:1] == "9" else ""
    body = shape.removesuffix(tail) if tail else shape
    is_seat = tail in particles.HALVES_BY_LETTER and not at and words.raw(place)[-1].isupper()  # "seat 7A"
    if tail in particles.HALVES and not is_seat:
        return body, tail, particles.HALVES[tail], place + 1
    if tail in particles.DAY_CLOCK or shape in particles.CLOCKS_WITH_HOURS:
        body, tail = body.removesuffix("h"), particles.DAY_CLOCK_MARK
        return (
            (body, "h", -1, place + 1)
            if shape in particles.ONLY_HOURS and len(numbers[0]) == 4
            else (body, tail, -1, place + 1)
        )
    if tail:
        return None
    if shape == "9h" and len(numbers[0]) == 4:
        return "9", "h", -1, place + 1
    return body, *_mark_behind(words, place, typed, at=at)


def _mark_behind(
    words: Words, place: int, typed: tuple[str, str, list[str]], *, at: bool
) -> tuple[str, int, int]:
    """Return the mark of an hour in the next word, the half of the day, and where it ends: "4 pm", "16 Uhr"."""
    low, shape, numbers = typed
    beyond = place + 1
    after = words.low(beyond).replace(".", "")
    if after in particles.HALVES_OF_DAY and half_day.is_its_half(words, beyond, low, numbers):
        return "", particles.HALVES[after], beyond + 1
    if len(after) == 1 and after + words.low(beyond + 1) in particles.HALVES_OF_DAY:
        return "", particles.HALVES[after + particles.REST_OF_HALF], beyond + 2
    if after in OCLOCK:
        return after, -1, beyond + 1
    if after in particles.OCLOCK_HEAD and words.low(beyond + 1) in particles.OCLOCK_TAIL:
        return particles.DIAL_CLOCK_MARK, -1, beyond + 2
    if after in particles.HOURS_SHORT or (at and after in HOUR_WORDS):
        is_hour = shape != "9" or len(numbers[0]) == 4
        if is_hour or (int(numbers[0]) > 12 and (at or _day_follows(words, beyond + 1))):
            return after, -1, beyond + 1
    return "", -1, beyond


def _figured(words: Words, numbers: list[str], marks: tuple[str, str, int, int]) -> Piece | None:
    """Return the time of day that figures are, with the minutes after "14 Uhr"."""
    body, tail, half, beyond = marks
    is_midnight = (numbers[0] == "24" and set(numbers[1:]) <= {"00"}) or (numbers == ["12"] and half == 0)
    clock = time(0) if is_midnight else clock_of(numbers, half)
    if clock is None or (body == "9.9" and half < 0 and not tail and _may_be_date(numbers)):
        return None
    if tail in particles.DAY_CLOCK and body == "9" and 0 <= _minutes(words, beyond) < 60:
        clock, beyond = clock.replace(minute=_minutes(words, beyond)), beyond + 1
    loose = EXACT if half >= 0 or numbers[0][0] == "0" else DIGITAL
    return Piece(
        beyond, clock=clock, loose=BARE if tail in particles.DIAL_CLOCK else loose, is_end=is_midnight
    )


def may_end(words: Words, beyond: int) -> bool:
    """Tell whether a bare number may be an hour where the line goes on at `beyond`."""
    low = words.low(beyond)
    if is_zone(words, beyond) or is_clock_of(words, beyond) or half_day.is_split_off(words, beyond):
        return True
    if words.low(beyond + 1) in particles.ICH:  # "um 10 ruf ich an"
        return True
    return (
        not low
        or low in AFTER_HOUR
        or low in AFTERWARDS
        or low in CUES
        or words.has_break(beyond - 1)
        or is_timely(words, beyond)
    )


def is_timely(words: Words, place: int) -> bool:
    """Tell whether a day or a part of one begins at a word."""
    low = words.low(place)
    return low in WEEKDAYS or low in AHEAD or low in PARTS


def clock_of(numbers: list[str], half: int) -> time | None:
    """Return the time of hours and minutes in figures, "1030" in one; `half` is 12 for pm, 0 for am, -1 if unsaid."""
    head = numbers[0]
    if len(numbers) == 1 and len(head) in (3, 4):
        numbers = [head[:-2], head[-2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if len(numbers[0]) > 2 or minute > 59 or (len(numbers) > 1 and len(numbers[1]) != 2):
        return None
    if half >= 0:
        return time(hour % 12 + half, minute) if 1 <= hour <= 12 else None
    return time(hour, minute) if hour <= 23 else None


def _may_be_date(numbers: list[str]) -> bool:
    return 1 <= int(numbers[1]) <= 12 and 1 <= int(numbers[0]) <= 31


def _minutes(words: Words, place: int) -> int:
    """Return the minutes after "14 Uhr"; -1 for "9 Uhr, 31 mar" and "9 Uhr 24. November"."""
    low = words.low(place)
    is_date = words.low(place + 1) in MONTHS and words.has_break(place) == words.is_dotted(place)
    after = words.low(place + 2)
    if words.has_break(place - 1) or (
        is_date and not (after[:1].isdecimal() and len(after.rstrip(LETTERS_OF_ENDINGS)) <= 2)
    ):
        return -1
    return int(low) if len(low) == 2 and low.isdecimal() and low.isascii() else -1


def _hour_mark(words: Words, place: int, hour: int, *, at: bool) -> Piece | None:
    """Read "16h": fewer than twelve may be how long it takes."""
    if hour > 23 or not (at or (hour > 12 and may_end(words, place + 1)) or is_zone(words, place + 1)):
        return None
    return Piece(place + 1, clock=time(hour), loose=DIGITAL, doubt=SURE if at else AT_END)


def _rough(place: int, numbers: list[str], body: str, *, at: bool) -> Piece | None:
    """Read "4ish"."""
    if body != "9" or not 1 <= int(numbers[0]) <= 23:
        return None
    return Piece(
        place + 1, clock=time(int(numbers[0])), loose=BARE, assumed=True, doubt=SURE if at else AT_END
    )


def _number_oclock(words: Words, place: int) -> Piece | None:
    """Read "five o'clock", "fünfzehn Uhr dreißig", "five pm", "ten thirty am"."""
    number = cardinal(words, place)
    if number is None or number[0] > 24 or words.low(place) in particles.NUMBER_ARTICLES_ENGLISH:
        return None
    hour, beyond = number
    more = cardinal(words, beyond)
    minute = 0
    if more is not None and 10 <= more[0] < 60 and hour <= 23:
        minute, beyond = more[0], more[1]
    after = words.low(beyond).replace(".", "")
    if after in particles.HALVES_OF_DAY and 1 <= hour <= 12 and half_day.is_half(words, beyond):
        return Piece(beyond + 1, clock=time(hour % 12 + particles.HALVES[after], minute))
    if after not in OCLOCK:
        return None
    beyond += 1
    if after in particles.DAY_CLOCK and not minute and (tail := cardinal(words, beyond)) and tail[0] < 60:
        minute, beyond = tail
    return Piece(
        beyond, clock=time(hour % 24, minute), loose=DIGITAL if after in particles.DAY_CLOCK else BARE
    )


def _day_follows(words: Words, place: int) -> bool:
    return is_timely(words, place + (words.low(place) in ON))


def part_follows(words: Words, beyond: int) -> bool:
    """Tell whether a day or a part of one follows a number, so that it may be an hour, and no other time of day."""
    if words.has_break(beyond - 1):
        return False
    if words.pair(beyond) in particles.IN_THE_DAY and words.low(beyond + 2) in PARTS:
        return True
    if words.low(beyond) in particles.ON_OR_MORNING and (
        words.low(beyond + 1) in WEEKDAYS or not half_day.is_half(words, beyond)
    ):
        return True
    day = beyond + (words.low(beyond) in particles.ON_OR_THIS)
    if not is_timely(words, day):
        return False
    after = day + 1 + (words.low(day + 1) in particles.TO_HOUR)
    return not words.goes_on(day) or figure(words, after, at=after > day + 1) is None
