"""Reading a time of day in figures: "4pm", "16:30", "14 Uhr", "at 5", "10-11am", and which half of the day it is in."""

from __future__ import annotations

from datetime import time

from cockpit.capture import ranges, spoken
from cockpit.capture.lexicon import AHEAD, CUES, PARTS, WEEKDAYS
from cockpit.capture.numbers import CARDINALS, cardinal
from cockpit.capture.pieces import AT_END, BARE, DIGITAL, EXACT, SURE, Piece
from cockpit.capture.words import figures
from cockpit.capture.zones import is_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

HALVES = {"am": 0, "a": 0, "pm": 12, "p": 12}
_OCLOCK = frozenset(("uhr", "o'clock", "oclock"))
_HOUR_MARKS = frozenset(("h", "hrs", "uhr", "h."))
SHAPES = frozenset(("9", "9:9", "9h9", "9.9"))
# After an hour without am or pm: anything else would be what it counts, as in "at 5 sites".
_AFTER_HOUR = frozenset(
    "about and at before by for in mine o'clock oclock ok on re sharp this to today tomorrow tonight via "
    "with und mit wegen fuer per zum beim uhr heute est latest the ok'd agreed due until".split()
)
_BREAKFAST = 7
_SPANS = {"morning": (1, 11), "noon": (11, 13), "afternoon": (12, 18), "evening": (16, 23), "night": (18, 23)}


def read(words: Words, place: int, here: Here, *, at: bool = False, after_day: bool = False) -> Piece | None:
    """Return the time of day that begins at a word; with `at` or after a day, less is needed to be one."""
    low = words.key(place)
    if not low:
        return None
    if low in ranges.FROM:
        return ranges.between(words, place)
    one = (
        ranges.joined(words, place, after_day=after_day)
        or spoken.read(words, place, here, at=at or after_day)
        or figure(words, place, at=at or after_day)
        or bare(words, place, at=at, after_day=after_day)
    )
    return one if one is None or one.is_vague else ranges.on(words, one, ranges.TO)


def figure(words: Words, place: int, *, at: bool = False) -> Piece | None:
    """Read a time in figures that says by its form that it is one: "4pm", "4 pm", "16:30", "14 Uhr 30"."""
    low = words.key(place)
    rough = low.endswith("ish")
    low = low.removesuffix("ish").removesuffix("-").lstrip("~")
    if not low[:1].isdecimal():
        return _number_oclock(words, place)
    shape, numbers = figures(low.replace("p.m", "pm").replace("a.m", "am"))
    beyond, half, loose = place + 1, -1, DIGITAL
    if shape == "9:9:9":
        shape, numbers = "9:9", numbers[:2]
    at = at or (shape == "9.9" and _part_follows(words, place + 1))
    tail = shape.lstrip("9:.h") if shape[:1] == "9" else ""
    body = shape.removesuffix(tail) if tail else shape
    if tail in HALVES:
        half = HALVES[tail]
    elif tail == "uhr" or (shape in ("9:9h", "9.9h", "9:9hrs", "9hrs")):
        body = body.removesuffix("h")
        tail = "uhr"
    elif tail:
        return None
    elif (after := words.key(beyond).replace(".", "")) in ("am", "pm") and is_half(words, beyond):
        half, beyond = HALVES[after], beyond + 1
    elif after + words.key(beyond + 1) in ("am", "pm") and after:
        half, beyond = HALVES[after + "m"], beyond + 2
    elif after in _OCLOCK or (after in ("hrs", "h") and (shape != "9" or len(numbers[0]) == 4)):
        tail, beyond = after, beyond + 1
    if body in ("9h", "9") and shape in ("9h", "9hrs") and len(numbers[0]) == 4:
        body, tail = "9", "h"
    if body == "9h" and not tail and half < 0:
        return _hour_mark(words, place, int(numbers[0]), at=at)
    if body not in SHAPES or (half < 0 and not tail and body in ("9", "9.9") and not (at and body == "9.9")):
        return _rough(place, numbers, body, at=at) if rough else None
    is_midnight = (numbers[0] == "24" and set(numbers[1:]) <= {"00"}) or (numbers == ["12"] and half == 0)
    clock = time(0) if is_midnight else clock_of(numbers, half)
    if clock is None or (body == "9.9" and half < 0 and not tail and _may_be_date(numbers)):
        return None
    if tail == "uhr" and body == "9" and 0 <= _minutes(words.low(beyond)) < 60:
        clock, beyond = clock.replace(minute=_minutes(words.low(beyond))), beyond + 1
    if tail in ("o'clock", "oclock"):
        loose = BARE
    elif half >= 0 or numbers[0][0] == "0":
        loose = EXACT
    doubt = AT_END if shape in ("9p", "9a") and not at else 0
    return Piece(beyond, clock=clock, loose=loose, assumed=rough, doubt=doubt, is_end=is_midnight)


def may_end(words: Words, beyond: int) -> bool:
    """Tell whether a bare number may be an hour where the line goes on at `beyond`."""
    low = words.key(beyond)
    if is_zone(words, beyond):
        return True
    return (
        not low
        or low in _AFTER_HOUR
        or low in CUES
        or words.has_break(beyond - 1)
        or is_timely(words, beyond)
    )


def is_timely(words: Words, place: int) -> bool:
    """Tell whether a day or a part of one begins at a word."""
    low = words.key(place)
    return low in WEEKDAYS or low in AHEAD or low in PARTS


def settle(piece: Piece, here: Here) -> None:
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


def _by_the_day(piece: Piece, clock: time, here: Here, *, bare: bool) -> None:
    if not bare and (clock.hour >= _BREAKFAST or clock.hour == 0):
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


def is_half(words: Words, place: int) -> bool:
    """Tell whether "am" is the half of the day: not the German word of "9 am Freitag", nor that of "(2) am I"."""
    if ")" in words.line[words.all[place - 1].end : words.all[place].start]:
        return False
    low = words.low(place + 1)
    is_german = low.endswith(("tag", "mittwoch", "abend")) and (words.key(place + 1) in (WEEKDAYS | PARTS))
    return words.low(place) != "am" or not (is_german or figures(low)[0] in ("9", "9.9", "9.9.9"))


def _may_be_date(numbers: list[str]) -> bool:
    return 1 <= int(numbers[1]) <= 12 and 1 <= int(numbers[0]) <= 31


def _minutes(low: str) -> int:
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
    if number is None or number[0] > 24 or words.low(place) in ("a", "an", "couple"):
        return None
    hour, beyond = number
    more = cardinal(words, beyond)
    minute = 0
    if more is not None and 10 <= more[0] < 60 and hour <= 23:
        minute, beyond = more[0], more[1]
    after = words.low(beyond).replace(".", "")
    if after in ("am", "pm") and 1 <= hour <= 12 and is_half(words, beyond):
        return Piece(beyond + 1, clock=time(hour % 12 + HALVES[after], minute))
    if after not in _OCLOCK:
        return None
    beyond += 1
    if after == "uhr" and not minute and (tail := cardinal(words, beyond)) and tail[0] < 60:
        minute, beyond = tail
    return Piece(beyond, clock=time(hour % 24, minute), loose=DIGITAL if after == "uhr" else BARE)


def bare(words: Words, place: int, *, at: bool, after_day: bool) -> Piece | None:
    """Read "at 5", "at 1030", "at 3 15", "ten thirty", "9 tomorrow", and "9" after a day."""
    low = words.key(place)
    if low.isdecimal() and low.isascii() and len(low) in (3, 4):
        is_said = at or after_day or (len(low) == 4 and _part_follows(words, place + 1))
        return _run_together(words, place, low) if is_said else None
    low_head, dash, tail = low.partition("-")
    number = cardinal(words, place)
    if (
        number is None
        and dash
        and low_head.isalpha()
        and (head := cardinal_of(low_head))
        and 10 <= (cardinal_of(tail) or 0) < 60
    ):
        return Piece(place + 1, clock=time(head % 24, cardinal_of(tail) or 0), loose=BARE, doubt=AT_END)
    if number is None or not 1 <= number[0] <= 23 or low in ("a", "an", "ein", "eine", "couple"):
        return None
    hour, beyond = number
    more = cardinal(words, beyond)
    is_spelled = not low.isdecimal() and not words.low(beyond).isdecimal()
    is_minutes = more is not None and 10 <= more[0] < 60 and len(words.low(beyond)) >= 2
    if more is not None and is_minutes and (at or is_spelled) and may_end(words, more[1]):
        return Piece(more[1], clock=time(hour, more[0]), loose=BARE, doubt=SURE if at else AT_END)
    end = figure(words, beyond + 1) if words.key(beyond) in ranges.TO else None
    if end is None and after_day and words.key(beyond) in ranges.TO:
        more = cardinal(words, beyond + 1)
        if more is not None and more[0] <= 23 and may_end(words, more[1]):
            return Piece(beyond, clock=time(hour), loose=BARE)
    to = end is not None and (hour <= 12 or end.loose != EXACT)
    if not to and not ((at or after_day) and may_end(words, beyond)) and not _part_follows(words, beyond):
        return None
    if after_day and not at and not to and not words.is_last(place) and not _part_follows(words, beyond):
        return None
    return Piece(beyond, clock=time(hour), loose=BARE)


def cardinal_of(low: str) -> int | None:
    """Return the number a single word stands for."""
    return int(low) if low.isdecimal() and low.isascii() and len(low) <= 4 else CARDINALS.get(low)


def _part_follows(words: Words, beyond: int) -> bool:
    if words.has_break(beyond - 1):
        return False
    if words.pair(beyond) in ("in the", "in der", "am fruehen") and words.key(beyond + 2) in PARTS:
        return True
    if words.key(beyond) == "am" and words.key(beyond + 1) in WEEKDAYS:
        return True
    return words.key(beyond) in AHEAD or words.key(beyond) in PARTS or words.pair(beyond) == "this morning"


def _run_together(words: Words, place: int, low: str) -> Piece | None:
    """Read "at 1030"; "by 2030" may be a year."""
    clock = clock_of([low], -1)
    if clock is None or not may_end(words, place + 1):
        return None
    said_at = words.key(place - 1) in ("at", "um", "around", "gegen", "approximately", "about")
    if 2000 <= int(low) < 2060 and len(low) == 4 and not said_at:
        return Piece(place + 1, clock=clock, ask=f'Is "{low}" a year or {clock:%H:%M}? Write it so.')
    return Piece(place + 1, clock=clock, loose=EXACT if low[0] == "0" else DIGITAL)
