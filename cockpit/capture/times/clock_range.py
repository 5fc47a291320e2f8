"""Reading a range of times as its start: "14:00-15:30", "10-11am", "2 to 4pm", "zwischen 14 und 16 Uhr"."""

from __future__ import annotations

from datetime import time

from cockpit.capture.lexicon import particles
from cockpit.capture.lexicon.times import DASHES, FROM, MOVING, RANGE_MARKS
from cockpit.capture.number_words import cardinal, names_a_number
from cockpit.capture.times import clock
from cockpit.capture.times.bare_hour import bare
from cockpit.capture.times.half_day import BREAKFAST
from cockpit.capture.times.result import BARE, DIGITAL, EXACT, Piece
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_PLAIN = DASHES | particles.TO_PLAIN | particles.UNTIL_OR_BY | particles.AND
_NOON = 12
_RUN_TOGETHER = 3  # digits from which on hours and minutes are written without a mark
_OFFSET = 'Is "{}" a time with its offset from UTC? Then write the date so: 2027-03-15 10:00-05:00; if not, one time.'
_TURNED = 'From when to when is "{}"? Write one time, as 24 hours.'


def joined(words: Words, place: int, *, after_day: bool) -> Piece | None:
    """Read the start of "14:00-15:30", "10-11am", "14-16 Uhr"; "9-11" only after a day."""
    first, dash, last = words.low(place).replace("–", "-").replace("—", "-").partition("-")
    if not dash or not (first[:1].isdecimal() and last[:1].isdecimal()):
        return None
    (shape, numbers), (end_shape, end_numbers) = _halved(first), _halved(last)
    beyond, after = place + 1, words.low(place + 1).replace(".", "")
    is_marked = end_shape[-2:] in particles.HALVES or after in RANGE_MARKS
    if after in RANGE_MARKS:
        beyond += 1
        end_shape += after if after in particles.HALVES else ""
    if not end_numbers or not _is_start(shape, numbers, end_numbers):
        return None
    is_clocklike = shape != "9" or is_marked or ":" in end_shape
    if not is_clocklike and not _may_be_hours(words, place, beyond, after_day=after_day):
        return None
    piece = _ranged(
        _begun(beyond, shape, numbers), end_shape, end_numbers, is_marked=after in particles.DAY_CLOCK_MARKS
    )
    if piece is not None and _is_turned(piece):
        piece.ask = (_OFFSET if end_numbers[0][0] == "0" else _TURNED).format(words.raw(place))
    return piece


def _is_turned(piece: Piece) -> bool:
    """Tell whether a range ends before it begins, or in a night: "10:00-05:00" is rather a time with its offset."""
    if piece.clock is None or piece.until is None or piece.loose == BARE:
        return False
    return piece.until < piece.clock or (piece.clock.hour < BREAKFAST and piece.until.hour >= _NOON)


def _ranged(piece: Piece | None, end_shape: str, numbers: list[str], *, is_marked: bool) -> Piece | None:
    """Return the start of a range with its end; None where either is no time of day."""
    end = clock.clock_of(numbers, particles.HALVES.get(end_shape[-2:], -1))
    if piece is None or end is None:
        return None
    if is_marked:
        piece.loose = DIGITAL
    elif end_shape[-2:] in particles.HALVES:
        _as_its_end(piece, end)
    piece.until = end
    return piece


def _begun(beyond: int, shape: str, numbers: list[str]) -> Piece | None:
    """Return the time of day that a range begins with."""
    half = particles.HALVES.get(shape[-2:], -1)
    start = clock.clock_of(numbers, half)
    if start is None:
        return None
    if half >= 0 or numbers[0][0] == "0":
        return Piece(beyond, clock=start, loose=EXACT, assumed=True)
    loose = BARE if shape == "9" and len(numbers[0]) < _RUN_TOGETHER else DIGITAL
    return Piece(beyond, clock=start, loose=loose, assumed=True)


def _is_start(shape: str, numbers: list[str], end_numbers: list[str]) -> bool:
    """Tell whether figures have the shape of a time of day: hours, or hours and minutes: "9", "9:30", "1500"."""
    if _without_half(shape) not in clock.SHAPES - {"9.9"}:
        return False
    lengths = len(numbers[0]), len(end_numbers[0])
    return shape != "9" or max(lengths) < _RUN_TOGETHER or min(lengths) > _RUN_TOGETHER


def _without_half(shape: str) -> str:
    return shape[:-2] if shape[-2:] in particles.HALVES_OF_DAY else shape


def _may_be_hours(words: Words, place: int, beyond: int, *, after_day: bool) -> bool:
    """Tell whether "9-11" may be hours: before or after a day."""
    if clock.part_follows(words, beyond) and not names_a_number(words, place):
        return True
    return after_day and clock.may_end(words, beyond)


def _halved(low: str) -> tuple[str, list[str]]:
    return figures(low.removesuffix(particles.DAY_CLOCK_MARK))


def _as_its_end(piece: Piece, end: time) -> None:
    """Let the half of the day of a range's end settle that of its start: "11-1pm" begins at 11 am."""
    if piece.clock is None or piece.loose == EXACT or piece.clock.hour > 12:
        return
    both = [piece.clock.replace(hour=hour) for hour in (piece.clock.hour % 12, piece.clock.hour % 12 + 12)]
    piece.clock = max((one for one in both if one < end), default=both[0])
    piece.loose = EXACT


def on(words: Words, start: Piece, joints: frozenset[str]) -> Piece:
    """Take the end of a range along: "14:00 to 15:30", "2 to 4pm", "14 bis 16 Uhr"."""
    place = start.beyond
    if words.low(place) not in joints or not words.low(place):
        return start
    end = clock.figure(words, place + 1)
    if end is None and start.loose != EXACT and words.low(place) in _PLAIN:
        end = bare(words, place + 1, at=True, after_day=True)
    if end is None or end.clock is None or end.is_vague:
        return start
    if end.loose == EXACT:
        _as_its_end(start, end.clock)
    elif start.loose == BARE:
        start.loose = end.loose
    start.beyond, start.assumed, start.until = end.beyond, True, end.clock
    return start


def between(words: Words, place: int) -> Piece | None:
    """Read "from 2 to 4pm", "zwischen 14 und 16 Uhr" as its start."""
    start = clock.figure(words, place + 1, at=True)
    if start is None and (number := cardinal(words, place + 1)) is not None and 1 <= number[0] <= 23:
        start = Piece(number[1], clock=time(number[0]), loose=BARE)
    if start is None:
        return None
    bare = start.beyond
    piece = on(words, start, FROM[words.low(place)])
    if piece.beyond == bare:
        return None
    piece.assumed, piece.doubt = True, 0
    if any(word.low in MOVING for word in words.all):
        piece.ask = f'Which time holds now, of "{words.said(place, piece.beyond)}"? Write that one.'
    return piece
