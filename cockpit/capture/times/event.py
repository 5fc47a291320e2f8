"""Days that are said by what happens on them: "after the holidays 10am"; and what only ends then: "expires 30 June"."""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES, CUED_AT, CUED_ON, IN, WEEKDAYS, particles, times
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import Chosen
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_FURTHEST = 6
TIME_ROLES = frozenset(("theirs", "mine", "due", "need"))
_UNLED = frozenset(("", CUED_AT, CUED_ON))  # these announce no clock by themselves


def of_event(words: Words, chosen: Chosen, found: Sequence[Found]) -> tuple[int, int, bool] | None:
    """Return the words that say by an event which day a clock without one is of, or from when a distance counts."""
    spots = {first: beyond for first, beyond, role in chosen.spots if role in TIME_ROLES}
    for first, beyond in spots.items():
        if counted := _counted_from(words, first, beyond):
            return *counted, True
    for one in found:
        if one.first not in spots or one.day_said or one.clock is None or one.cue not in _UNLED:
            continue
        before = _event_before(words, one.first)
        if before is not None:
            return before, one.first, True
        beyond = spots[one.first]
        if (
            words.low(beyond) in times.EVENT_ASIDE
            and _has_article(words, beyond + 1)
            and not words.has_break(beyond - 1)
        ):
            return beyond, min(beyond + 3, len(words)), True
    return None


def _counted_from(words: Words, first: int, beyond: int) -> tuple[int, int] | None:
    """Return the words of "an hour after the call" before a day, of "of delivery" after a distance, and their like."""
    for place in range(first - 2, max(first - 2 - _FURTHEST, -1), -1):
        if not words.low(place) or words.has_break(place):
            break
        if words.low(place) in times.EVENT_ASIDE:
            from cockpit.capture.times.amount_of_time import amount_before

            if (start := amount_before(words, place)) is not None:
                return start, first
    return _counted_on(words, first, beyond)


def _counted_on(words: Words, first: int, beyond: int) -> tuple[int, int] | None:
    """Return the words after a time by which it counts from something: "of delivery", "before the fair"."""
    follows = words.low(beyond)
    if not follows or words.has_break(beyond - 1) or words.is_last(beyond):
        return None
    said = [fold(words.raw(at)) for at in range(first, beyond)]
    if said[0] in IN and (follows in times.EVENT_ASIDE or follows in particles.OF_PLAIN):
        return beyond, beyond + 2
    is_the_day = len(said) > 1 and said[-1] in WEEKDAYS and said[-2] in ARTICLES
    if is_the_day and follows in times.EVENT_ASIDE and _has_article(words, beyond + 1):
        return beyond, min(beyond + 3, len(words))
    return None


def _event_before(words: Words, first: int) -> int | None:
    """Return where the words begin, before a clock, that tell after or before what it is."""
    for place in range(first - 2, max(first - 2 - _FURTHEST, -1), -1):
        if not words.low(place + 1) or words.has_break(place) or words.has_break(place + 1):
            return None
        if words.pair(place) in times.DAY_OF:
            return place
        if words.low(place) in times.EVENT_ASIDE:
            is_said = words.low(place) in times.PLAIN_ASIDE or _has_article(words, place + 1)
            return place if is_said and words.low(place + 1) not in times.NO_EVENT else None
    return None


def _has_article(words: Words, place: int) -> bool:
    low = words.low(place)
    return low in ARTICLES or low.startswith(particles.WHOSE)


def expiry(words: Words, chosen: Chosen) -> tuple[int, int, bool] | None:
    """Return the words by which a promised day is when something ends."""
    for first, beyond, role in chosen.spots:
        if role in TIME_ROLES and _ends_then(words, first, beyond):
            return max(first - 2, 0), beyond, False
    return None


def _ends_then(words: Words, first: int, beyond: int) -> bool:
    """Tell whether something ends on the day that stands there: "läuft am 30.6. ab", "runs out 30 June"."""
    if words.low(beyond) in times.VALID_BEHIND:
        return True
    said = fold(words.raw(first))
    before = [words.low(first - back) for back in (1, 2, 3)]
    if said in particles.BEFORE_ALONE and before[0] in particles.BEST_BEFORE:
        return True
    if said in times.BOUNDS:
        return False
    if particles.RUNS_OUT_GERMAN in (before[0], words.low(beyond)) and particles.RUNS_GERMAN in before:
        return True
    return bool(times.EXPIRES.intersection(before[:2])) or (
        before[0] in particles.RUNS_OUT and before[1] in particles.RUNS
    )
