"""Reading a whole phrase of time: a day, a part of it, a time of day and its zone, in whatever order they come."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.capture.lexicon import ABOUT, CUED_BY, IN, SHORT_WEEKDAYS, THIS, TONIGHT, particles
from cockpit.capture.lexicon.times import ASIDE, EACH, LATEST, NOT_UNTIL, TO_DAY
from cockpit.capture.times import clock_words, half_day, zone
from cockpit.capture.times.day import read_day
from cockpit.capture.times.result import ANNOUNCED, BARE, EXACT, SURE, Piece
from cockpit.capture.times.time_of_day import clock_behind, read_time_of_day
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

# "5 am Montag" may be in the afternoon, "12:00 am Montag" at noon.
_BEFORE_NOON = frozenset((*range(1, half_day.BREAKFAST), 12))


def read_time(words: Words, place: int, here: Standpoint, *, at: bool = False) -> Piece | None:
    """Return the phrase that begins at a word; `at` tells that a word before it announces a time of day."""
    day = read_day(words, place, here)
    if day is not None and day.moment is not None:
        return _later(words, day)
    if day is None or (day.doubt == ANNOUNCED and "-" in words.low(place)):
        day = _offset_clock(words, place, here) or _clock(words, place, here, at=at) or day
        if day is None:
            return None
    piece = _grown(words, place, day, here)
    _zoned(words, piece)
    _or_so(words, piece)
    _latest(words, piece)
    if piece.part == clock_words.SAME:
        piece.part = ""
        if piece.day is None:
            return None
    half_day.settle(piece, here)
    if not piece.ask:
        piece.ask = _unsettled(words, place, piece)
    return piece


def out_of_reach(words: Words, place: int) -> Piece | None:
    """Ask about what may be a distance, or a rhythm, of more than a calendar holds, where nothing else was read."""
    low = words.low(place)
    if not (low in IN or low in EACH or low[:1].isdecimal()) or not words.low(place + 1):
        return None
    from cockpit.capture.times.reach import out_of_reach as ask  # few lines have one

    return ask(words, place)


def _offset_clock(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "an hour before noon" and its like."""
    if not (words.low(place)[:1].isalnum() and words.has_any(ASIDE)):
        return None
    from cockpit.capture.times.offset import offset_clock  # few lines have one

    return offset_clock(words, place, here)


def _grown(words: Words, place: int, piece: Piece, here: Standpoint) -> Piece:
    """Return the phrase with all that follows and belongs to it."""
    next_morning = None
    if piece.is_vague and piece.part and piece.day is not None and words.low(place) not in TONIGHT | THIS:
        next_morning, piece.day = piece.day, None  # "in the morning", unless its day follows
    for _ in range(3):
        grown = _grow(words, piece, here)
        if grown is None:
            break
        piece = grown
    piece.day = piece.day or next_morning
    return piece


def _latest(words: Words, piece: Piece) -> None:
    """Take along what announces a time behind it: "friday at the latest", "4pm sharp"."""
    if words.pair(piece.beyond) in particles.AT_THE and words.low(piece.beyond + 2) in particles.LATEST_PLAIN:
        piece.beyond, piece.cue = piece.beyond + 3, CUED_BY
    elif words.low(piece.beyond) in LATEST:
        piece.cue = "" if words.low(piece.beyond) in particles.SHARP else CUED_BY
        piece.beyond += 1


def _unsettled(words: Words, place: int, piece: Piece) -> str:
    """Return what to ask of "am morgen", which is tomorrow or the morning, and of a day's midnight."""
    if (
        piece.day is None
        and words.pair(piece.beyond - 2) in particles.MORNING_OR_THE_NEXT_DAY
        and words.raw(piece.beyond - 1) not in particles.MORNING_AS_NOUN
    ):
        return f'Is "{words.said(place, piece.beyond)}" today or tomorrow? Write the date.'
    if piece.clock == time(0) and piece.is_end and piece.day is not None:
        return "Midnight at the start of that day or at its end? Write 0:01 or 23:59."
    return ""


def _zoned(words: Words, piece: Piece) -> None:
    """Let a zone after the day count too: "noon friday PST"; one without a time of day is asked about."""
    if piece.zone is not None or piece.ask or piece.beyond >= len(words):
        return
    if piece.clock is not None:
        zone.take(words, piece)
    elif piece.day is not None and zone.is_capital(words, piece.beyond):
        piece.beyond += 1
        piece.ask = f"At what time is that, in {words.raw(piece.beyond - 1)}? Write it after the day."


def _clock(words: Words, place: int, here: Standpoint, *, at: bool) -> Piece | None:
    """Read a time of day that no day stands before."""
    about = False
    for _ in range(2):  # "at about"
        if words.low(place) in ABOUT or words.low(place) in particles.EXACTLY:
            about = about or words.low(place) in ABOUT
            place, at = place + 1, True
    piece = read_time_of_day(words, place, here, at=at) or clock_words.part(
        words, place, here, after_day=about
    )
    if piece is not None and piece.clock is not None:
        piece.assumed = piece.assumed or about
        zone.take(words, piece)
    return piece


def _grow(words: Words, piece: Piece, here: Standpoint) -> Piece | None:
    """Return the phrase with what follows taken into it; None where nothing more belongs to it."""
    is_closed = piece.zone is not None and words.line[words.all[piece.beyond - 1].end :][:1] == ")"
    if not words.goes_on(piece.beyond - 1) and not is_closed:
        return None
    place = piece.beyond + (words.low(piece.beyond) in particles.ITSELF)
    if (piece.clock is None or piece.is_vague) and (grown := _with_clock(words, piece, place, here)):
        return grown
    if not piece.part and (part := clock_words.part(words, place, here, after_day=True)):
        return _with_part(piece, part, here)
    if piece.day is None:
        return _with_day(words, piece, place, here)
    return None


def _with_clock(words: Words, piece: Piece, place: int, here: Standpoint) -> Piece | None:
    """Return the phrase with the time of day that follows."""
    ahead = Piece(place)
    if piece.clock is None and zone.is_capital(words, place):  # "tomorrow EST 10am"
        zone.take(words, ahead)
        place = ahead.beyond
    if words.low(place) in NOT_UNTIL and piece.day is not None:
        return _from_clock(words, piece, place, here)
    clock = clock_behind(words, piece, place, here)
    if clock is None:
        return None
    zone.take(words, clock)
    if clock.zone is None:
        clock.zone, clock.zone_name, clock.ask = ahead.zone, ahead.zone_name, clock.ask or ahead.ask
    return _joined(piece, clock, here)


def _from_clock(words: Words, piece: Piece, place: int, here: Standpoint) -> Piece | None:
    """Read "friday from 2 to 4pm"; "friday after 4pm" is asked."""
    exact = read_time_of_day(words, place, here, after_day=True)
    if exact is None and (exact := read_time_of_day(words, place + 1, here, at=True)) is not None:
        exact.ask = f"By when on that day? Write it as a time by which: by {here.rules.day_ends:%H:%M}"
    return None if exact is None else _joined(piece, exact, here)


def _joined(piece: Piece, clock: Piece, here: Standpoint) -> Piece:
    """Put the time of day into the phrase; what either leaves open stays open."""
    piece.beyond, piece.is_vague, piece.doubt = clock.beyond, clock.is_vague, _surer(piece, clock)
    piece.ask = piece.ask or clock.ask
    if piece.is_period and clock.part == clock_words.SAME and piece.day is not None:
        _same_day(piece, piece.day, here)
    elif (piece.is_period or piece.is_long) and not clock.is_vague and not piece.ask:
        piece.ask = "Which day of it? Write the date with the time."
    piece.assumed = (piece.assumed and not (piece.part and not piece.is_period)) or clock.assumed
    piece.clock, piece.rolls, piece.loose = clock.clock, clock.rolls, clock.loose
    piece.part = piece.part or clock.part
    piece.zone, piece.zone_name = clock.zone, clock.zone_name
    piece.is_end = clock.is_end
    piece.is_period = False
    piece.cue = piece.cue or clock.cue
    return piece


def _same_day(piece: Piece, end: date, here: Standpoint) -> None:
    """Put "this time next week" on the day of the week that today is."""
    days_on = (end - here.today).days // 7 * 7 if (end - here.today).days < 14 else 0
    piece.day, piece.assumed = here.today + timedelta(days=days_on), True
    piece.ask = piece.ask or ("" if days_on else "Which day? Write the date with the time.")


def _surer(piece: Piece, clock: Piece) -> int:
    """Return how surely a day with a time of day is one: either vouches for the other, unless both are in doubt."""
    if clock.is_vague and piece.doubt == ANNOUNCED:
        return ANNOUNCED  # "so after lunch"
    if clock.loose == BARE and not clock.part:
        return piece.doubt if piece.doubt == ANNOUNCED else SURE
    return SURE


def _with_part(piece: Piece, part: Piece, here: Standpoint) -> Piece | None:
    if piece.clock is None:
        return _joined(piece, part, here) if piece.day is not None else None
    piece.part, piece.beyond = part.part, part.beyond
    piece.doubt = SURE
    return piece


def _with_day(words: Words, piece: Piece, place: int, here: Standpoint) -> Piece | None:
    lead = int(words.low(place) in TO_DAY or (words.low(place) in particles.OF_PLAIN and piece.is_vague))
    day = read_day(words, place + lead, here)
    if day is None or not _may_be_its_day(day, here, lead=lead):
        return None
    if day.doubt == ANNOUNCED and not (lead or _is_beside_clock(words, place)):
        return None
    if lead and words.low(place) in particles.ON_OR_MORNING and _may_be_morning(words, piece, place):
        day.ask = day.ask or f'Is "{words.said(place - 1, day.beyond)}" before noon? Write it as 24 hours.'
    if piece.is_vague and day.part and piece.clock is not None:
        day.beyond = max(day.beyond, piece.beyond)
        day.clock = piece.clock
        return day
    beyond = day.beyond
    joined = _joined(day, piece, here)
    joined.beyond = beyond
    return joined


def _may_be_its_day(day: Piece, here: Standpoint, *, lead: int) -> bool:
    """Tell whether a day may go with the time of day before it: it is one, and no moment, and not over."""
    if day.moment is not None or (day.day is None and not day.ask):
        return False
    is_over = day.day is not None and day.day < here.today and lead
    return not is_over and (day.clock is None or day.is_vague)


def _is_beside_clock(words: Words, place: int) -> bool:
    """Tell whether what is in doubt elsewhere is a day right after a time: "15:00 Do", "20:00 6.4."."""
    is_apart = words.is_dotted(place - 1) and not words.raw(place - 1).endswith(particles.CUT_HALF)
    is_short = words.low(place) in SHORT_WEEKDAYS and words.raw(place).istitle() and not is_apart
    return is_short or (words.is_dotted(place) and figures(words.low(place))[0] == "9.9")


def _may_be_morning(words: Words, piece: Piece, place: int) -> bool:
    """Tell whether "am" after the time may be either its half of the day or "on": "5 am 7. März"."""
    is_early = piece.clock is not None and piece.clock.hour in _BEFORE_NOON and piece.loose != EXACT
    is_german = (
        words.low(place - 1).endswith(tuple(particles.DAY_CLOCK_MARKS))
        or words.low(place - 2) in particles.LEADS_OF_CLOCK
    )
    return is_early and not piece.part and not is_german


def _later(words: Words, piece: Piece) -> Piece:
    """Return a moment said as a distance or in full; "in 2 hours' time" takes its end along."""
    if words.low(piece.beyond) in particles.TIME and words.low(piece.beyond - 1)[-1:] in (
        particles.PLURAL,
        "'",
    ):
        piece.beyond += 1
    _or_so(words, piece)
    return piece


def _or_so(words: Words, piece: Piece) -> None:
    if words.low(piece.beyond) in particles.ITSELF:  # "today itself", as it is said in India
        piece.beyond += 1
    if words.pair(piece.beyond) in particles.OR_SO:
        piece.beyond, piece.assumed = piece.beyond + 2, True


def is_so_long(words: Words, place: int) -> bool:
    """Tell whether "in" stands before a time, and is none of a verb: "check in friday 10:00"."""
    return words.low(place - 1) in particles.IN_SO_LONG and words.low(place - 2) not in particles.WITH_IN
