"""What is over: events that a calendar may still hold, and that must ring there no more.

One that is left out of a file stays on a phone that took an earlier one, and rings. So it stays in the file for a
while, under its UID, cancelled and without an alarm, and says how it ended.
"""

from __future__ import annotations

from itertools import pairwise

from cockpit.calendar.due import Due, dues, presentable
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cockpit.calendar.purpose import Purpose
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

DONE, MOVED, DROPPED = "✓", "moved:", "cancelled:"
# Facts that say that a thing will not come about, and one that says that it is owed by another time now.
_DROPS = ("broken_at", "fell_through_at", "cancelled_at", "declined_at")
_MOVES = ("opened_at",)


class Ended(Record):
    """An event that is over: its record as it was when it last stood, what it was due for, and how it ended."""

    record: Entry
    due: Due
    mark: str


def ended(states: Sequence[Entry], rules: Rules, words_of: Mapping[str, Purpose]) -> list[Ended]:
    """Return what a record was due for and is no more; `states` are those it was in, the latest first.

    `words_of` has the purposes by name. Raises whatever a record does that cannot be reckoned with.
    """
    seen = {due.purpose for due in _dues(states[0], rules)}
    found = []
    for after, state in pairwise(states):
        for due in _dues(state, rules):
            if due.purpose not in seen:
                seen.add(due.purpose)
                mark = _mark(state, after, due.purpose, words_of.get(due.purpose))
                found.append(Ended(record=presentable(state), due=due, mark=mark))
    return found


def _dues(state: Entry, rules: Rules) -> list[Due]:
    return [] if state.deleted else dues(presentable(state), rules)


def _mark(state: Entry, after: Entry, purpose: str, words: Purpose | None) -> str:
    """Say how it ended, by the facts that its record has since: it was done, it will not be, its time is another."""
    was, now = dict(state.flat()), dict(after.flat())
    new = {
        field for field, value in now.items() if value and (not was[field] or _has_more(value, was[field]))
    }
    if after.deleted or new.intersection(_DROPS):
        return DROPPED
    if new.intersection(_MOVES):
        return MOVED
    ends = {path.partition("/")[0] for path in words.ends} | {*words.times} if words else new
    if new & ends:
        return DONE
    return MOVED if purpose == state.KIND else DROPPED


def _has_more(value: object, before: object) -> bool:
    return isinstance(value, dict) and isinstance(before, dict) and len(value) > len(before)
