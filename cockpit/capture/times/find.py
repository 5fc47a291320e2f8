"""Finding times in a line: a day, a time of day, or both, and the word before that announces them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from cockpit.capture import lexicon
from cockpit.capture.lexicon import ABOUT, ARTICLES, ASAP, CUES, IN, THIS, UNTIL_CUES, particles
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.times import HOUR_CUES, TURNS, VAGUE_LEADS
from cockpit.capture.number_words import ordinal
from cockpit.capture.reading import words_of
from cockpit.capture.times import combine, zone
from cockpit.capture.times.context import counts, is_cut_short, is_one_of_two, is_term_of_validity, is_topic
from cockpit.capture.times.result import Piece, Standpoint, UnknownRegion
from cockpit.capture.times.time_of_day import long_cue
from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import at, is_before
from cockpit.domain.record import Record
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, tzinfo

    from cockpit.capture.tokens import Words
    from cockpit.domain.rules import Rules

_DAY = timedelta(days=1)
_WEAK_CUES = (lexicon.CUED_ON, lexicon.CUED_AT)
_MOST_YEARS = 30  # further ahead a date is rather a slip
_ROUGHLY = ABOUT - particles.ABOUT_PLAIN  # what is about friday is a topic


class Found(Record):
    """A time found in the words from `first` up to `beyond`, the word that announces it included.

    `moment` is None where `ask` says what must be settled. `cue` is how it was announced, in English. `is_past`
    tells that it lies before now; `day_said` that it names its day; `is_topic` that it may be no deadline at all;
    `is_no_day` that there is no such day.
    `assumed` names a reading that a rule or a setting decided, and a time of another zone on the user's clock.
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
    is_no_day: bool = False
    ask: str = ""
    assumed: tuple[str, ...] = ()


def find_times(words: Words, here: Standpoint) -> list[Found]:
    """Return every time in the line, in order. Words that are taken already match nothing."""
    found, place = [], 0
    while place < len(words):
        one = _at(words, place, here) if words.low(place) and not words.is_in_table(place) else None
        if one is not None:
            found.append(one)
        place = one.beyond if one is not None else place + 1
    return found


def moment(typed: str, now: datetime, rules: Rules) -> tuple[datetime, bool] | None:
    """Return the moment that a few words say and nothing else, and whether they say only a day; else None."""
    words = words_of(typed, rules.languages)
    found = find_times(words, Standpoint(now, rules))
    if len(found) != 1 or found[0].ask or found[0].moment is None:
        return None
    if found[0].first != 0 or found[0].beyond != len(words):
        return None
    return found[0].moment, found[0].whole_day


def doubt(typed: str, now: datetime, rules: Rules) -> str:
    """Return what must be settled about the moment that a few words say; empty where nothing must."""
    found = find_times(words_of(typed, rules.languages), Standpoint(now, rules))
    return next((one.ask for one in found if one.ask), "")


def on_day(clock: time, day: date, here: Standpoint) -> datetime:
    """Return that time of that day, in the user's zone."""
    return at(day, clock, _zone(here))


def _at(words: Words, place: int, here: Standpoint) -> Found | None:
    try:
        cue, start, piece = _announced(words, place, here)
        if piece is None:
            cue, start = _cue_inside(words, place), place
            piece = _asap(words, place, here) or combine.read_time(words, place, here)
            piece = piece or combine.out_of_reach(words, place)
        if piece is None or not counts(words, start, piece, cue):
            return None
        return _settled(words, place, start, (piece, piece.cue or cue), here)
    except UnknownRegion as error:
        ask = (
            f"Business days cannot be counted: {error}. Mend holidays_of in the settings, or write the date."
        )
        return Found(
            first=place, beyond=place + 1, cue="", moment=None, whole_day=False, day_said=True, ask=ask
        )
    except (OverflowError, ValueError):  # beyond what a calendar holds
        return None


def _asap(words: Words, place: int, here: Standpoint) -> Piece | None:
    low = words.low(place)
    if low not in ASAP and low not in particles.AS_SOON:
        return None
    from cockpit.capture.times import duration

    return duration.read_soonest(words, place, here)


def _announced(words: Words, place: int, here: Standpoint) -> tuple[str, int, Piece | None]:
    """Read a time with the words that announce it: "by", "no later than", "bis spätestens am"."""
    low = words.low(place)
    if low in particles.AROUND and (piece := combine.read_time(words, place, here)) is not None:
        is_deadline = low in particles.BEFORE and (piece.day or here.today) >= here.today
        return lexicon.CUED_BY if is_deadline else "", place, piece
    if low in VAGUE_LEADS:
        piece = combine.read_time(words, place + 1, here)
        return "", place, piece if piece is not None and piece.day is not None else None
    if low in _ROUGHLY and (rough := _about(words, place, here)) is not None:
        return "", place, rough
    cue, start = _cues(words, place)
    if not cue:
        return "", place, None
    while words.low(start) in ARTICLES and not _is_numbered(words, start + 1):
        start += 1
    return cue, start, combine.read_time(words, start, here, at=cue in HOUR_CUES)


def _cues(words: Words, place: int) -> tuple[str, int]:
    """Return what announces a time, of several words the one that says most: "due on", "bis spätestens am"."""
    cue, start = "", place
    for _ in range(3):
        said, beyond = _cue(words, start)
        if not said:
            break
        cue, start = (said if said not in _WEAK_CUES or not cue else cue), beyond
    return cue, start


def _about(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read a day that is said roughly: "around the 20th", "etwa am Freitag"."""
    after = place + 1
    while words.low(after) in ARTICLES or words.low(after) in ON:
        after += 1
    piece = combine.read_time(words, after, here)
    if piece is None or piece.day is None:
        return None
    piece.assumed = True
    return piece


def _is_numbered(words: Words, place: int) -> bool:
    return ordinal(words, place) is not None or words.low(place)[:1].isdecimal()


def _cue(words: Words, place: int) -> tuple[str, int]:
    """Return what announces a time, and where the time itself would begin."""
    low = words.low(place)
    if long := long_cue(words, place):
        return long
    if low in particles.ON_OR_TO and words.low(place + 1) in THIS | particles.OF_THIS_DAY:
        return lexicon.CUED_ON, place + 1
    if low in CUES and low not in IN:
        return CUES[low], place + 1
    return "", place


def _cue_inside(words: Words, place: int) -> str:
    low = words.low(place)
    if low in IN:
        return lexicon.CUED_IN if low in particles.INSIDE else lexicon.CUED_WITHIN
    return lexicon.CUED_AT if low in particles.AT else ""


def _settled(words: Words, place: int, start: int, found: tuple[Piece, str], here: Standpoint) -> Found:
    piece, cue = found
    said = words.said(place if cue == lexicon.CUED_BEFORE else start, piece.beyond)
    if not piece.ask:
        piece.ask = _unsettled(words, place, start, found, said) or _beside(words, place, piece, said, here)
    whole_day = piece.moment is None and piece.clock is None
    notes: list[str] = []
    moment = None if piece.ask else piece.moment or _moment(piece, cue, here, notes)
    if moment is not None and moment.year > here.now.year + _MOST_YEARS:
        years = moment.year - here.now.year
        piece.ask = (
            f'"{said}" is in {years} years: a slip? Write a nearer date, or put it in quotation marks.'
        )
    if piece.ask:
        moment = None
    elif moment is not None and not notes:
        notes += _read_as(words, piece, moment, here, whole_day=whole_day)
    return Found(
        first=place,
        beyond=piece.beyond,
        cue=cue,
        moment=moment,
        whole_day=whole_day,
        day_said=piece.says_day,
        clock=moment.time() if moment is not None and piece.zone is not None else piece.clock,
        is_past=moment is not None and is_before(moment, here.now),
        is_topic=is_topic(words, place, piece, cue),
        turn=words.low(place - 1 - (words.low(place - 1) in ARTICLES)) in TURNS,
        is_no_day=piece.is_no_day,
        ask=piece.ask,
        assumed=tuple(f'"{said}" {note}' for note in notes),
    )


def _unsettled(words: Words, place: int, start: int, found: tuple[Piece, str], said: str) -> str:
    """Return what to ask where the word that announces a time leaves open which end is meant, or what ends then."""
    piece, cue = found
    if piece.is_period and cue in UNTIL_CUES | {lexicon.CUED_BEFORE}:
        return f'From which day on is "{said}"? Write the date.'
    is_dayless = not piece.says_day and not (piece.part and cue == lexicon.CUED_ON)
    is_on = cue == lexicon.CUED_ON or (start > place and words.low(start - 1) in particles.ON)
    if is_on and (is_dayless or words.low(start) in IN):
        return f'Which day is "{words.said(place, piece.beyond)}"? Write the date and the time.'
    if piece.is_long and cue == lexicon.CUED_BY:
        return f'By the start or the end of "{said}"? Write the date.'
    if is_term_of_validity(words, place, cue):
        holds = words.said(place, piece.beyond)
        return f'Is "{holds}" how long it holds? Then put it in quotation marks; else write the deadline with by.'
    return ""


def _beside(words: Words, place: int, piece: Piece, said: str, here: Standpoint) -> str:
    """Return what to ask where the words beside a time make it one of two, or more than was understood."""
    if both := is_one_of_two(words, place, piece, here):
        return f'Which time is meant, of "{both}"? Write only one.'
    if rest := is_cut_short(words, place, piece, here):
        return f'When is "{rest}"? Only "{said}" was understood: write the date.'
    return ""


def _read_as(words: Words, piece: Piece, moment: datetime, here: Standpoint, *, whole_day: bool) -> list[str]:
    """Return the note on a reading that a rule decided, or on whose clock it was read by; none where it is plain."""
    is_elsewhere = piece.clock is not None and piece.zone is None and zone.is_town(words, piece.beyond)
    if not (piece.assumed or piece.zone is not None or is_elsewhere):
        return []
    here_too = " for you" if piece.zone is not None else " by your own clock" if is_elsewhere else ""
    return [f"read as {full(moment, here.now, whole_day=whole_day)}{here_too}"]


def _moment(piece: Piece, cue: str, here: Standpoint, notes: list[str]) -> datetime | None:
    """Return the moment a phrase stands for, with a note for what was assumed."""
    if piece.zone is not None and (theirs := zone.moment(piece, here)) is not None:
        return theirs
    day, clock = piece.day or here.today, piece.clock
    if clock is None:
        if cue == lexicon.CUED_BEFORE and not piece.is_end:
            day -= _DAY
            notes.append(f"read as by the end of {full(_end(day, here), here.now, whole_day=True)}")
        return _end(day, here)
    moment = on_day(clock, day, here)
    if piece.day is None and is_before(moment, here.now):
        if piece.until is not None and not is_before(on_day(piece.until, day, here), here.now):
            piece.ask = f"It is {here.now:%H:%M}, between the two: by when? Write the day and one time."
            return None
        if not piece.rolls or (cue and not piece.is_end and not piece.is_vague):
            piece.ask = f"Today's {clock:%H:%M} has passed: by when? Write the day and the time."
            return None
        day += _DAY
        moment = on_day(clock, day, here)
        if not piece.is_end:
            notes.append(f"has passed today: read as {full(moment, here.now)}")
    _mind_the_change(moment, datetime.combine(day, clock), here, notes)
    return moment


def _mind_the_change(moment: datetime, wall: datetime, here: Standpoint, notes: list[str]) -> None:
    """Say how a time was read that a spring night skips, or that an autumn night has twice."""
    if moment.replace(tzinfo=None) != wall:
        notes.append(f"is skipped when the clocks change: read as {full(moment, here.now)}")
    elif moment.replace(fold=0).astimezone(UTC) != moment.replace(fold=1).astimezone(UTC):
        notes.append(f"comes twice when the clocks change: read as the first, {full(moment, here.now)}")


def _end(day: date, here: Standpoint) -> datetime:
    return end_of_business(day, here.now, here.rules)


def _zone(here: Standpoint) -> tzinfo:
    zone = here.now.tzinfo
    if zone is None:
        raise TypeError("a moment needs a zone")
    return zone
