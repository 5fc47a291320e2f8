"""Asking where a line tells of what is moved or off, lest it be kept a second time: "moved @acme demo to 5pm"."""

from __future__ import annotations

from cockpit.capture.lexicon import CUED_BY, CUES
from cockpit.capture.lexicon.particles import CALLED_OFF
from cockpit.capture.lexicon.times import MOVED, MOVING, MOVING_IN_TWO
from cockpit.capture.times.find import find_times
from cockpit.capture.tokens import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork

_MOVES = (
    "Does it move what is kept already? {lists} has its code: use `cockpit do CODE renegotiate` with the "
    "new time for a promise, `cockpit edit CODE` for all else. If it is new, begin with promise, call or todo."
)
_BY = frozenset(word for word, cue in CUES.items() if cue == CUED_BY)
_OFF = "Is the call off? {lists} has its code: write `cockpit do CODE cancel`. If it is a new one, say what it is for."
_FURTHEST = 5  # words
_KEPT = frozenset(("promise", "todo", "call", "wait", "note"))


def ask_of_move(line: LineAtWork, draft: Draft) -> Draft:
    """Return the draft, with what must be asked where it has a time that something is moved to."""
    words, who = line.words, line.cuts.who
    first = who.beyond if who is not None and not who.first else 0
    said = [fold(word.raw) for word in words.all[first : first + _FURTHEST]]
    is_split = any(f"{said[0]} {other}" in MOVING_IN_TWO for other in said[1:])  # "brought the demo forward"
    is_move = any(fold(word.raw) in MOVED for word in words.all) or (
        (said[0] in MOVING or is_split) and not words.has_any(_BY)
    )  # "push acme for the PO by friday"
    ends = fold(draft.text).split()
    is_off = draft.kind == "call" and not CALLED_OFF.isdisjoint((*ends[-1:], " ".join(ends[-2:])))
    is_timed = draft.theirs or draft.due or any(not one.is_past for one in find_times(words, line.here))
    is_move = (is_move and line.guessed) or is_off
    if draft.kind not in _KEPT or not (is_move and is_timed):
        return draft
    lists = f'`cockpit show "{who.name}"`' if who is not None else "`cockpit log`"
    ask = (_OFF if is_off else _MOVES).format(lists=lists)
    return draft.replace(asks=(*draft.asks, ask), missing=(*draft.missing, ask))
