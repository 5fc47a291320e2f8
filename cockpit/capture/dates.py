"""Finding times in a line: a day, a time of day, or both, and the word before that announces them."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.capture import clocks, days
from cockpit.capture.pieces import Here
from cockpit.capture.tables import WEEKDAYS
from cockpit.capture.words import Words
from cockpit.capture.zones import in_zone
from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import at, is_before
from cockpit.domain.record import Record
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from cockpit.capture.pieces import Piece
    from cockpit.domain.rules import Rules

_DAY = timedelta(days=1)
# Words before a time that make it one: their place in the phrase, then what they say.
CUES = frozenset(
    ("by", "until", "till", "til", "before", "on", "at", "due", "mine", "theirs", "in", "within")
)
_LONG_CUES = {"no later than": 3, "not later than": 3, "latest by": 2, "due by": 2, "due on": 2, "mine by": 2}
DEADLINE_CUES = frozenset(("by", "until", "till", "til", "before", "due", "in", "within", "theirs", "mine"))
_BEFORE_HOURS = frozenset(("by", "until", "till", "til", "before", "mine", "theirs"))
# Words that say that something begins or ends then: enough for a note.
_TURNS = frozenset(
    ("start", "starts", "delivery", "deadline", "decision", "renewal", "expires", "ends", "live")
)
# After these a time is what something is about, not when it is due.
_TOPIC = frozenset(
    "of for from since after about re between every each than if whether that is was are were".split()
)

_JOINTS = frozenset(("at", "by", "on", "before", "around"))


class Found(Record):
    """A time found in the words from `first` up to `beyond`, the word that announces it included.

    `moment` is None where `ask` says what must be settled. `cue` is how it was announced. `is_past` tells
    that it lies before now; `day_said` that it names its day; `is_topic` that it may be no deadline at all.
    """

    first: int
    beyond: int
    cue: str
    moment: datetime | None
    whole_day: bool
    day_said: bool
    clock: time | None = None
    is_past: bool = False
    is_topic: bool = False
    turn: bool = False
    ask: str = ""
    assumed: tuple[str, ...] = ()


def find(words: Words, here: Here) -> list[Found]:
    """Return every time in the line, in order. Words that are taken already match nothing."""
    found, place = [], 0
    while place < len(words):
        one = _at(words, place, here) if words.low(place) else None
        if one is not None:
            found.append(one)
        place = one.beyond if one is not None else place + 1
    return found


def moment(typed: str, now: datetime, rules: Rules) -> tuple[datetime, bool] | None:
    """Return the moment that a few words say and nothing else, and whether they say only a day; else None."""
    words = Words(typed, [])
    found = find(words, Here(now, rules))
    if len(found) != 1 or found[0].ask or found[0].moment is None:
        return None
    if found[0].first != 0 or found[0].beyond != len(words):
        return None
    return found[0].moment, found[0].whole_day


def on_day(clock: time, day: date, here: Here) -> datetime:
    """Return that time of that day, in the user's zone."""
    return at(day, clock, _zone(here))


def _at(words: Words, place: int, here: Here) -> Found | None:
    cue, start = _cue(words, place)
    try:
        piece = _join(words, start, here) if cue else None
        if piece is None and cue in _BEFORE_HOURS:
            piece = clocks.hour(words, start, here)
        if piece is None:
            cue, start = _cue_inside(words, place), place
            piece = _join(words, place, here)
        if piece is None or not _counts(words, start, piece, cue):
            return None
        return _settled(words, place, start, (piece, cue), here)
    except (OverflowError, ValueError):  # beyond what a calendar holds
        return None


def _cue(words: Words, place: int) -> tuple[str, int]:
    """Return the word that announces a time, and where the time itself would begin."""
    low = words.low(place)
    if low in ("no", "not", "latest", "due", "mine"):
        for said, length in _LONG_CUES.items():
            if " ".join(words.low(place + step) for step in range(length)) == said:
                return ("mine" if low == "mine" else "by"), place + length
    return (low, place + 1) if low in CUES and low not in ("in", "within") else ("", place)


def _cue_inside(words: Words, place: int) -> str:
    low = words.low(place)
    return low if low in ("in", "within", "at") else ""


def _join(words: Words, place: int, here: Here) -> Piece | None:
    """Read a day with or without a time of day, in either order."""
    if words.low(place) in ("before", "after") and words.low(place + 1) != "lunch":
        return None
    piece = _day_then_clock(words, place, here) or _clock_then_day(words, place, here)
    if piece is not None and piece.clock is not None and not piece.is_vague:
        in_zone(words, piece, here)
    return piece


def _day_then_clock(words: Words, place: int, here: Here) -> Piece | None:
    day = days.read(words, place, here)
    if day is None or day.moment is not None:
        return day
    if day.day is not None and day.day < here.today:
        return day  # "minutes of yesterday by 4pm": the time belongs to something else
    if day.clock is not None and not day.is_vague:
        return day
    since = words.low(day.beyond) in ("after", "from", "between")
    if since and (clock := clocks.read(words, day.beyond + 1, here)) is not None:
        day.beyond = clock.beyond
        day.ask = (
            day.ask or f"By when on that day? Write it as a time by which: by {here.rules.day_ends:%H:%M}"
        )
        return day
    joint = words.low(day.beyond) in _JOINTS and words.low(day.beyond) != "at"
    clock = clocks.read(words, day.beyond + joint, here, after_day=True)
    if clock is None:
        return day
    if day.is_vague and not clock.is_vague:
        clock = clocks.in_part(clock, day.part)
    return _joined(day, clock, clock.beyond)


def _clock_then_day(words: Words, place: int, here: Here) -> Piece | None:
    clock = clocks.read(words, place, here)
    if clock is None:
        return None
    joint = words.low(clock.beyond) in ("on", "by")
    day = days.read(words, clock.beyond + joint, here)
    if day is None or day.moment is not None or (day.clock is not None and not day.is_vague):
        return clock
    if day.day is not None and day.day < here.today:
        return clock
    return _joined(day, clock, day.beyond)


def _joined(day: Piece, clock: Piece, beyond: int) -> Piece:
    """Put the time of day into the day's piece; what either leaves open stays open."""
    day.beyond, day.weak, day.is_vague = beyond, False, clock.is_vague
    day.ask = day.ask or clock.ask
    day.assumed = "; ".join(part for part in (day.assumed, clock.assumed) if part)
    day.clock, day.rolls, day.part = clock.clock, clock.rolls, clock.part
    if clock.clock == time(0) and clock.is_end and not day.ask:
        day.ask = "Midnight at the start of that day or at its end? Write 0:01 or 23:59."
    return day


def _counts(words: Words, start: int, piece: Piece, cue: str) -> bool:
    """Tell whether a phrase that may be plain words stands where a time stands."""
    if not piece.weak or (piece.clock is not None and piece.day is not None):
        return True
    follows = words.low(piece.beyond)
    ends = not follows or follows in CUES or words.has_break(piece.beyond - 1)
    if piece.part == "fraction":
        return bool(cue) and cue != "in" and follows != "of"
    name = words.all[start].raw
    if words.low(start) in WEEKDAYS or name.lower() in ("tom", "tod"):
        is_name = name[:1].isupper() and name.lower() in ("tom", "tod")
        after_verb = bool(words.low(start - 1)) and not cue and name.lower() in ("tom", "tod")
        return not is_name and not after_verb and (ends or bool(cue))
    if words.low(piece.beyond - 1)[-2:] in ("st", "nd", "rd", "th"):
        return ends  # not "the 5th floor"
    return ends or (bool(cue) and cue != "in")


def _settled(words: Words, place: int, start: int, found: tuple[Piece, str], here: Here) -> Found:
    piece, cue = found
    before = words.low(place - 1)
    if before == "the":
        before = words.low(place - 2)
    notes = [piece.assumed] if piece.assumed else []
    said = words.said(place if cue == "before" else start, piece.beyond)
    if piece.part == "period" and cue in ("before", "until", "till", "til"):
        piece.ask = f'From which day on is "{said}"? Write the date.'
    whole_day = piece.moment is None and piece.clock is None
    moment = None if piece.ask else piece.moment or _moment(piece, cue, here, notes)
    return Found(
        first=place,
        beyond=piece.beyond,
        cue=cue,
        moment=moment,
        whole_day=whole_day,
        day_said=piece.day is not None or piece.moment is not None,
        clock=piece.clock,
        is_past=moment is not None and is_before(moment, here.now),
        is_topic=before == "not" or (not cue and (before in _TOPIC or _ends_between(words, place))),
        turn=before in _TURNS,
        ask=piece.ask,
        assumed=tuple(note if note[:1] == '"' else f'"{said}" {note}' for note in notes),
    )


def _ends_between(words: Words, place: int) -> bool:
    """Tell whether it is the second of "between 2 and 4pm"."""
    return words.low(place - 1) == "and" and "between" in (words.low(place - back) for back in (3, 4, 5))


def _moment(piece: Piece, cue: str, here: Here, notes: list[str]) -> datetime:
    """Return the moment a phrase stands for, with a note for what was assumed."""
    day, clock = piece.day or here.today, piece.clock
    if clock is None:
        if cue == "before" and not piece.is_end:
            day -= _DAY
            notes.append(f"read as by the end of {full(_end(day, here), here.now, whole_day=True)}")
        return _end(day, here)
    moment = on_day(clock, day, here)
    if piece.day is not None or not piece.rolls or not is_before(moment, here.now):
        return moment
    moved = on_day(clock, day + _DAY, here)
    if not piece.is_end:
        notes.append(f"has passed today: read as {full(moved, here.now)}")
    return moved


def _end(day: date, here: Here) -> datetime:
    return end_of_business(day, here.now, here.rules)


def _zone(here: Here) -> tzinfo:
    zone = here.now.tzinfo
    if zone is None:
        raise TypeError("a moment needs a zone")
    return zone
