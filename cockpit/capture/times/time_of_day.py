"""Reading a time of day, however it is said: in figures, in words, as a range, with its zone."""

from __future__ import annotations

from cockpit.capture.lexicon.times import DASHES, FROM, TO
from cockpit.capture.times import clock, clock_words
from cockpit.capture.times.bare_hour import bare
from cockpit.capture.times.zone import put, unglued, with_offset
from cockpit.capture.tokens import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint


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
    if low in FROM or not DASHES.isdisjoint(low):
        from cockpit.capture.times import clock_range  # few lines have a range

        if low in FROM:
            return clock_range.between(words, place)
        if joined := clock_range.joined(words, place, after_day=after_day):
            return clock_range.on(words, joined, TO)
    one = (
        clock_words.read_in_words(words, place, here, at=at or after_day)
        or clock.figure(words, place, at=at or after_day)
        or bare(words, place, at=at, after_day=after_day)
        or _glued(words, place)
    )
    if one is None or one.is_vague or words.low(one.beyond) not in TO:
        return one
    from cockpit.capture.times import clock_range

    return clock_range.on(words, one, TO)


def _glued(words: Words, place: int) -> Piece | None:
    """Read a time written together with its zone: "14:30Z", "3pmEST"."""
    head, zone = unglued(words.low(place))
    piece = (
        clock.figure(Words(head, ()), 0) or bare(Words(f"at {head}", ()), 1, at=True, after_day=False)
        if head
        else None
    )
    if piece is None:
        return None
    piece.beyond = place + 1
    return put(piece, zone)
