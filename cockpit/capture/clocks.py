"""Reading a time of day: "4pm", "16:30", "half past 4", "noon", "tomorrow morning", "eod"."""

from __future__ import annotations

from datetime import time

from cockpit.capture.pieces import Piece
from cockpit.capture.tables import WEEKDAYS
from cockpit.capture.words import count, figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

# A part of the day stands for one moment of it: not too late to still be in it.
PARTS = {
    "morning": time(11),
    "afternoon": time(16),
    "evening": time(19),
    "night": time(20),
}
_ENDS = {"eod", "cob", "eob", "cop"}
_END_PAIRS = {"close of": ("business", "play"), "end of": ("day", "business", "play"), "end of the": ("day",)}
_HALVES = {"am": 0, "pm": 12, "p": 12}
_SHAPES = {"9": "", "9:9": "", "9h9": "", "9.9": "."}  # before am or pm; a dot needs one of them
# After an hour without am or pm: anything else would be what it counts, as in "at 5 sites".
_AFTER_HOUR = frozenset(
    "about and at before by for in mine o'clock oclock ok on re sharp this to today tomorrow tonight via "
    "with".split()
)
_LATE_HOURS = frozenset(str(late) for late in range(13, 24))
_BREAKFAST = 7


def hour(words: Words, place: int, here: Here) -> Piece | None:
    """Return the hour that a number alone is where a word such as "by" announces it: "by 5"."""
    number = count(words.low(place))
    return None if number is None else _hour_alone(words, place, number, here, at=True)


def read(words: Words, place: int, here: Here, *, after_day: bool = False) -> Piece | None:
    """Return the time of day that begins at a word. After a day, less is needed to be one."""
    low = words.low(place)
    if low in ("at", "@"):
        return _clock(words, place + 1, here, at=True)
    if after_day and low in PARTS:
        return _part(words, place, here)
    if after_day and words.pair(place) == "in the" and words.low(place + 2) in PARTS:
        return _part(words, place + 2, here)
    return _clock(words, place, here, at=False, after_day=after_day)


def _part(words: Words, place: int, here: Here) -> Piece:
    part = words.low(place)
    exact = read(words, place + 1, here)
    if exact is not None and exact.clock is not None and not exact.is_vague:
        return in_part(exact, part)
    return Piece(place + 1, clock=PARTS[part], part=part, is_vague=True)


def in_part(piece: Piece, part: str) -> Piece:
    """Let "evening" and its like settle which half of the day an hour is in."""
    if piece.clock is not None and part in ("afternoon", "evening", "night") and piece.clock.hour < 12:
        piece.clock = piece.clock.replace(hour=piece.clock.hour + 12)
    piece.assumed = piece.ask = ""
    piece.part = part
    return piece


def _clock(words: Words, place: int, here: Here, *, at: bool, after_day: bool = False) -> Piece | None:
    low = words.low(place)
    piece = _NAMED[low](words, place, here) if low in _NAMED else _figure(words, place, here, at=at)
    if piece is None and (at or after_day) and low[-1:] == "h" and low[:-1] in _LATE_HOURS:
        return Piece(place + 1, clock=time(int(low[:-1])))  # "thu 17h"; fewer may be how long it takes
    if piece is None and (at or after_day) and (number := count(low)) is not None:
        piece = _hour_alone(words, place, number, here, at=at)
    if piece is None or piece.clock is None or piece.is_vague:
        return piece
    if words.pair(piece.beyond) == "in the" and words.low(piece.beyond + 2) in PARTS:
        part, piece.beyond = words.low(piece.beyond + 2), piece.beyond + 3
        return in_part(piece, part)
    return piece


def _hour_alone(words: Words, place: int, number: int, here: Here, *, at: bool) -> Piece | None:
    """Read "at 5"; after a day also "mon 9", where nothing follows that it could count."""
    follows = words.low(place + 1)
    if not 1 <= number <= 23 or not (words.is_last(place) or (at and _goes_on(words, place, follows))):
        return None
    if number > 12:
        return Piece(place + 1, clock=time(number))
    said = f'"{words.all[place].raw}"'
    starts, ends = here.rules.day_starts, here.rules.day_ends
    inside = [hour for hour in (number % 12, number % 12 + 12) if starts <= time(hour) <= ends]
    if len(inside) == 1:
        return Piece(place + 1, clock=time(inside[0]), assumed=f"{said} read as {inside[0]:02d}:00")
    return Piece(
        place + 1, clock=time(number), ask=f"Is {said} in the morning or in the evening? Add am or pm."
    )


def _goes_on(words: Words, place: int, follows: str) -> bool:
    return follows in _AFTER_HOUR or follows in WEEKDAYS or words.has_break(place)


def _figure(words: Words, place: int, here: Here, *, at: bool) -> Piece | None:
    low = words.low(place).replace("–", "-")
    if low.count("-") == 1:
        return _range(words, place, here, low)
    shape, numbers = figures(low)
    if not shape:
        return None
    beyond, half = place + 1, None
    if shape[-2:] in _HALVES:
        half, shape = _HALVES[shape[-2:]], shape[:-2]
    elif shape in ("9p", "9:9p"):
        half, shape = 12, shape[:-1]
    elif (after := words.low(beyond).replace(".", "")) in ("am", "pm", "o'clock", "oclock"):
        if after[0] == "o":
            return _hour_alone(words, place, int(numbers[0]), here, at=True) if shape == "9" else None
        half, beyond = _HALVES[after], beyond + 1
    if shape not in _SHAPES or (half is None and shape in ("9", "9.9")) or not _are_clock(numbers):
        return None
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        weak = low.endswith("p") and not at
        return Piece(beyond, clock=time(hour % 12 + half, minute), weak=weak)
    return _by_the_day(words, place, beyond, time(hour, minute), here)


def _are_clock(numbers: list[str]) -> bool:
    if len(numbers[0]) > 2 or int(numbers[0]) > 23:
        return False
    return len(numbers) == 1 or (len(numbers[1]) == 2 and int(numbers[1]) < 60)


def _by_the_day(words: Words, place: int, beyond: int, clock: time, here: Here) -> Piece:
    """Read a time without am or pm: "4:30" is in the afternoon for who starts work at nine."""
    raw = words.all[place].raw
    if raw[0] == "0" or clock.hour >= _BREAKFAST or clock.hour == 0:
        return Piece(beyond, clock=clock)
    later = clock.replace(hour=clock.hour + 12)
    if here.rules.day_starts <= clock:
        return Piece(beyond, clock=clock)
    if later <= here.rules.day_ends:
        return Piece(beyond, clock=later, assumed=f'"{raw}" read as {later:%H:%M}')
    return Piece(beyond, clock=clock, ask=f'Is "{raw}" in the morning or in the evening? Add am or pm.')


def _range(words: Words, place: int, here: Here, low: str) -> Piece | None:
    """Read the start of "14:00-15:30" or "10-11am"."""
    first, _, last = low.partition("-")
    (shape, numbers), (end_shape, end_numbers) = figures(first), figures(last)
    half = end_shape[-2:] if end_shape[-2:] in _HALVES else ""
    if shape == "9" and half and _are_clock(numbers) and _are_clock(end_numbers):
        hour, end = int(numbers[0]), int(end_numbers[0])
        if not (1 <= hour <= 12 and 1 <= end <= 12):
            return None
        start = hour % 12 + _HALVES[half]
        if start > end % 12 + _HALVES[half]:
            start -= 12
        return Piece(place + 1, clock=time(start)) if start >= 0 else None
    if shape == end_shape == "9:9" and _are_clock(numbers) and _are_clock(end_numbers):
        return _by_the_day(words, place, place + 1, time(int(numbers[0]), int(numbers[1])), here)
    if shape in ("9am", "9pm") and end_shape in ("9am", "9pm") and _are_clock(numbers):
        hour = int(numbers[0])
        return Piece(place + 1, clock=time(hour % 12 + _HALVES[shape[-2:]])) if 1 <= hour <= 12 else None
    return None


def _noon(_words: Words, place: int, _here: Here) -> Piece:
    return Piece(place + 1, clock=time(12))


def _midnight(_words: Words, place: int, _here: Here) -> Piece:
    return Piece(place + 1, clock=time(0), is_end=True)


def _lunch(words: Words, place: int, _here: Here) -> Piece | None:
    if words.low(place + 1) != "lunch":
        return None
    clock = time(14) if words.low(place) == "after" else time(12)
    return Piece(place + 2, clock=clock, is_vague=True)


def _first_thing(words: Words, place: int, here: Here) -> Piece | None:
    if words.low(place + 1) != "thing":
        return None
    return Piece(place + 2, clock=here.rules.day_starts, is_vague=True)


def _business_end(words: Words, place: int, here: Here) -> Piece | None:
    beyond = place + 1
    if words.low(place) not in _ENDS:
        head, beyond = words.pair(place), place + 2
        if words.low(beyond) == "the":
            head, beyond = f"{head} the", beyond + 1
        if words.low(beyond) not in _END_PAIRS.get(head, ()):
            return None
        beyond += 1
    return Piece(beyond, clock=here.rules.day_ends, is_end=True, rolls=False)


def _past_or_to(words: Words, place: int, here: Here) -> Piece | None:
    """Read "half past 4pm" and "quarter to five"."""
    minutes = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(words.pair(place))
    if minutes is None:
        return None
    piece = _figure(words, place + 2, here, at=True)
    number = count(words.low(place + 2))
    if piece is None and number is not None and 1 <= number <= 12:
        piece = _hour_alone(words, place + 2, number, here, at=True)
    if piece is None or piece.clock is None or piece.clock.minute:
        return None
    total = (piece.clock.hour * 60 + minutes) % (24 * 60)
    piece.clock = time(total // 60, total % 60)
    if piece.assumed:
        piece.assumed = f'"{words.said(place, piece.beyond)}" read as {piece.clock:%H:%M}'
    return piece


def _parted(words: Words, place: int, here: Here) -> Piece | None:
    """Read "a quarter past"."""
    return _past_or_to(words, place + 1, here) if words.low(place + 1) in ("quarter", "half") else None


_NAMED = {
    "noon": _noon,
    "midday": _noon,
    "midnight": _midnight,
    "after": _lunch,
    "before": _lunch,
    "first": _first_thing,
    "half": _past_or_to,
    "quarter": _past_or_to,
    "a": _parted,
    "close": _business_end,
    "end": _business_end,
} | dict.fromkeys(_ENDS, _business_end)
