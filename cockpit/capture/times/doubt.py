"""The rule: what stands beside a time and may change it was understood, or is asked about; it is never passed over.

After a time is chosen, the words beside it that nothing has recognised are looked at: going out from it over words that
only link ("on the", "at"), figures and what looks like a word of time, up to the first plain word or mark.
"""

from __future__ import annotations

from cockpit.capture.lexicon import COUNTED
from cockpit.capture.lexicon.again import EACH
from cockpit.capture.lexicon.slips import (
    HARD_CUES,
    LINKS,
    TURNED,
)
from cockpit.capture.lexicon.times import BOUNDS
from cockpit.capture.number_words import (
    CARDINALS,
    is_number_at,
)
from cockpit.capture.times import event
from cockpit.capture.times.beside import anywhere, beside, stops
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import Chosen, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_NO_DAY = '"{}" is no day I know: which one? Write the date; put it in quotation marks if it is only words.'
_UNCLEAR = (
    'What does "{}" say of the time? Write the date and the time; '
    "or, if it is only words, put it in quotation marks."
)
# Kinds that are worth keeping without their time.
_KEPT_WITHOUT = frozenset(("note", "touch", "q"))
_MAY_LEAD = HARD_CUES | EACH


def mind(
    line: LineAtWork,
    kind: str,
    chosen: Chosen,
    found: Sequence[Found],
    of_text: Sequence[Found] = (),
) -> None:
    """Ask about what is left beside the chosen times and may change them, and take those back until it is settled.

    Times `of_text` were found too, where they cannot be the one that the line has.
    """
    if chosen.missing:
        return
    doubted = _doubted(line.words, kind, chosen, found)
    if doubted is None:
        mind_what_is_left(line, kind, chosen, of_text or found)
        return
    first, beyond, is_day = doubted
    line.cuts.mark(first, beyond, "doubt")
    chosen.theirs = chosen.mine = chosen.due = None
    chosen.whole_day = False
    _ask((_NO_DAY if is_day else _UNCLEAR).format(line.words.said(first, beyond)), kind, chosen)


def _ask(ask: str, kind: str, chosen: Chosen) -> None:
    if kind in _KEPT_WITHOUT:
        chosen.asks += (ask,)
    else:
        chosen.missing += (ask,)


def mind_what_is_left(line: LineAtWork, kind: str, chosen: Chosen, found: Sequence[Found]) -> None:
    """Ask about words of time that are left in the text: a day that there is not, an unread "every"."""
    if chosen.missing:
        return
    said = ask = next((one.ask for one in found if one.is_no_day), "")
    may_say_more = any(word.low in _MAY_LEAD or any(map(str.isdecimal, word.low)) for word in line.words.all)
    if not ask and may_say_more:
        from cockpit.capture.times.passed_over import passed_over

        said, ask = passed_over(line.words, found, has_time=bool(chosen.spots))
    if ask and not any(said in one for one in chosen.asks):
        _ask(ask, kind, chosen)


def _doubted(words: Words, kind: str, chosen: Chosen, found: Sequence[Found]) -> tuple[int, int, bool] | None:
    """Return the words that may change a chosen time, and whether a day is doubted."""
    spots = _spots(words, chosen, found)
    if not spots:
        return None
    doubted = next((one for spot in spots if (one := beside(words, *spot))), None)
    doubted = doubted or _own(words, chosen) or _turned(words, found)
    if doubted is None and not any(one.day_said for one in found if not one.is_topic):
        doubted = anywhere(words)
    doubted = doubted or event.of_event(words, chosen, found)
    return event.expiry(words, chosen) if doubted is None and kind == "promise" else doubted


def _spots(words: Words, chosen: Chosen, found: Sequence[Found]) -> list[tuple[int, int, bool, bool]]:
    """Return where the chosen times stand, whether each is led by a word of its own, and bounded on its left."""
    bounded = {one.first for one in found if one.day_said and fold(words.raw(one.first)) in BOUNDS}
    whole = {one.first for one in found if one.day_said and one.clock is not None}
    bounded |= {first for first in whole if _is_spelled(words, first - 1)}
    return [
        (first, beyond, role == "need", first in bounded)
        for first, beyond, role in chosen.spots
        if role in event.TIME_ROLES
    ]


def _turned(words: Words, found: Sequence[Found]) -> tuple[int, int, bool] | None:
    """Return the words by which a time, read or not, is not the one that is meant: "not friday but monday"."""
    for one in found:
        place = one.first - 1
        while place > 0 and fold(words.raw(place)) in LINKS - TURNED:
            place -= 1
        said = fold(words.raw(place))
        is_turned = said in TURNED or (
            said == "no" and one.cue == "before"
        )  # "no final do mês" is at its end
        if place > 0 and is_turned and not stops(words, place):
            return place, one.beyond, False
    return None


def _is_spelled(words: Words, place: int) -> bool:
    """Tell whether a number in words, or of what there are, stands there: beside a day and a clock it is neither."""
    is_word = words.low(place) in CARDINALS and not words.low(place).isdecimal()
    return is_word or (is_number_at(words, place) and words.low(place - 1) in COUNTED)


def _own(words: Words, chosen: Chosen) -> tuple[int, int, bool] | None:
    """Return the words of an own time that was not read: "mine 14 Uh"."""
    if chosen.mine is None:
        for place in range(len(words)):
            if words.low(place) in ("mine", "meins") and words.low(place + 1)[:1].isdecimal():
                return place, place + 2, False
    return None


def mind_unread_day(line: LineAtWork, kind: str, chosen: Chosen, until: int) -> None:
    """Ask about a word before `until` that can only be meant for a day, where a line of what was has none."""
    if chosen.due is None and not chosen.missing and (odd := anywhere(line.words, until)) is not None:
        _ask(_NO_DAY.format(line.words.said(odd[0], odd[1])), kind, chosen)
