"""Reading a time of day, however it is said: in figures, in words, as a range, with its zone; and behind a day."""

from __future__ import annotations

from cockpit.capture.lexicon import ABOUT, ARTICLES, CUED_AT, CUED_BY, WEEKDAYS, particles, times
from cockpit.capture.times import clock, clock_words
from cockpit.capture.times.bare_hour import bare
from cockpit.capture.times.result import ANNOUNCED, BARE
from cockpit.capture.times.zone import put, unglued, with_offset
from cockpit.capture.tokens import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint

_FIRST_OF_LONG = frozenset(said.split()[0] for said in times.LONG_CUES)


def read_time_of_day(
    words: Words, place: int, here: Standpoint, *, at: bool = False, after_day: bool = False
) -> Piece | None:
    """Return the time of day that begins at a word; with `at` or after a day, less is needed to be one."""
    low = words.low(place)
    if not low:
        return None
    head, offset = with_offset(words, place)
    if offset is not None and (exact := clock.figure(Words(head, ()), 0)) is not None:
        exact.beyond, exact.zone = place + 1, offset
        return exact
    if low in times.FROM or not times.DASHES.isdisjoint(low):
        from cockpit.capture.times import clock_range  # few lines have a range

        if low in times.FROM:
            return clock_range.between(words, place)
        if joined := clock_range.joined(words, place, after_day=after_day):
            return clock_range.on(words, joined, times.TO)
    one = (
        clock_words.read_in_words(words, place, here, at=at or after_day)
        or clock.figure(words, place, at=at or after_day)
        or bare(words, place, at=at, after_day=after_day)
        or _glued(words, place)
    )
    if one is None or one.is_vague or words.low(one.beyond) not in times.TO:
        return one
    from cockpit.capture.times import clock_range

    return clock_range.on(words, one, times.TO)


def _glued(words: Words, place: int) -> Piece | None:
    """Read a time written together with its zone: "14:30Z", "3pmEST"."""
    head, zone = unglued(words.low(place))
    piece = (
        clock.figure(Words(head, ()), 0) or bare(Words(f"{CUED_AT} {head}", ()), 1, at=True, after_day=False)
        if head
        else None
    )
    if piece is None:
        return None
    piece.beyond = place + 1
    return put(piece, zone)


def clock_behind(words: Words, piece: Piece, place: int, here: Standpoint) -> Piece | None:
    """Return the time of day that follows, with what leads to it; None where it belongs to something else."""
    lead, about = _clock_lead(words, place)
    is_past = piece.day is not None and piece.day < here.today
    if lead and words.low(place) in times.DEADLINES and is_past:
        return None  # "minutes of yesterday by 4pm"
    is_at = bool(lead) and _announces(words, place, lead)
    clock = read_time_of_day(words, place + lead, here, at=is_at, after_day=True)
    if clock is None or not _belongs(piece, clock) or (clock.doubt == ANNOUNCED and not lead):
        return None
    if clock.loose == BARE and not clock.part:
        if _counts(words.low(place + lead - 1), piece):
            return None
        clock.ask = clock.ask or _is_hour(words, (place, place + lead), piece, clock)
    clock.assumed = clock.assumed or about
    return _by(words, place, clock)


def _announces(words: Words, place: int, lead: int) -> bool:
    """Tell whether what leads to a number says that it is an hour: "at", "no later than"."""
    return words.low(place + lead - 1) in times.CLOCK_CUES or long_cue(words, place) is not None


def _counts(before: str, piece: Piece) -> bool:
    """Tell by the word before a bare number whether it counts something: "lunch for 3", "today already 5 demos"."""
    return before in times.FIRMLY or (piece.clock is not None and before in times.FOR)


def _is_hour(words: Words, places: tuple[int, int], piece: Piece, clock: Piece) -> str:
    """Return what to ask of a number after a day that may be no hour: "tomorrow for 5", "friday 12" on a 12th."""
    place, start = places
    said = words.said(start, clock.beyond)
    if start > place:
        is_for = words.low(start - 1) in times.FOR
        return (
            f'Is "{said}" the time? Then write: at {said}; else put it in quotation marks.' if is_for else ""
        )
    if words.low(place - 1) not in WEEKDAYS or piece.day is None or clock.clock is None:
        return ""
    is_either = piece.day.day == clock.clock.hour
    return f'Is "{said}" the hour or the day? Write the date, or at {said}.' if is_either else ""


def _by(words: Words, place: int, clock: Piece) -> Piece:
    """Let the time of day be a deadline where a word says that it is the latest."""
    if _latest(words, place) and words.low(place) not in particles.SHARP:
        clock.cue = CUED_BY
    return clock


def _latest(words: Words, place: int) -> int:
    """Return how many words say there that the time to come is the latest: "friday latest 4pm", "no later than 4"."""
    if words.pair(place) in particles.AT_THE and words.low(place + 2) in particles.LATEST_PLAIN:
        return 3
    if (long := long_cue(words, place)) and long[0] == CUED_BY:
        return long[1] - place
    return int(words.low(place) in times.LATEST)


def long_cue(words: Words, place: int) -> tuple[str, int] | None:
    """Return what announces a time in several words, and where the time itself would begin."""
    if words.low(place) in _FIRST_OF_LONG:
        for said, meaning in times.LONG_CUES.items():
            parts = said.split()
            if [words.low(place + step) for step in range(len(parts))] == parts:
                return meaning, place + len(parts)
    return None


def _clock_lead(words: Words, place: int) -> tuple[int, bool]:
    """Return how many words lead from a day to its time of day, and whether they say "about"."""
    lead, about = _latest(words, place), False
    if words.low(place) in particles.ROUGHLY_AT and words.low(place + 1) in particles.ABOUT_CLOCK:
        lead, about = 1, True
    while (words.low(place + lead) in times.TO_CLOCK or words.low(place + lead) in times.FIRMLY) and lead < 3:
        about = about or words.low(place + lead) in ABOUT
        lead += 1
    is_same = words.low(place + lead + 1) in particles.SAME
    return lead + bool(lead and is_same and words.low(place + lead) in ARTICLES), about


def _belongs(piece: Piece, clock: Piece) -> bool:
    """Tell whether a time of day may go with a phrase: one of them has a part of the day, at most."""
    return not (clock.part and piece.part) and not (piece.is_vague and clock.is_vague and piece.clock)
