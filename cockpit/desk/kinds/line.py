"""What a line and a record have to do with each other, for every kind of record that is captured by a line."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.capture.draft import Draft
    from cockpit.desk.understood import Understood
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

    Step = tuple[str, dict[str, Any]]  # a verb and what it is given


class LineKind(Record):
    """How records of a kind are captured, and changed by their line.

    `word` begins its line; `unnamed` is what a record without words is called. `record_of` makes the record of a line
    that lacks nothing, given what all records have; `parts_of` gives what the line of a record says beside its
    customer, as values of a draft; `steps` yields the verbs that lead from one line to another at a moment.
    """

    word: str
    record_of: Callable[[Understood, Mapping[str, Any], Rules], Entry]
    parts_of: Callable[[Any], dict[str, Any]]
    steps: Callable[[Any, Understood, Understood, datetime], Iterator[Step]]
    unnamed: str = ""


def edit(before: Draft, after: Draft, *fields: str, due: str = "") -> Iterator[Step]:
    """Yield the edit of what differs, if anything does; `due` is what the verb calls the moment."""
    given = {
        field: getattr(after, field) for field in fields if getattr(after, field) != getattr(before, field)
    }
    if due and (after.due, after.whole_day) != (before.due, before.whole_day):
        given |= {due: after.due, "whole_day": after.whole_day}
    if given:
        yield "edit", given
