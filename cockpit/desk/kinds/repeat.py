"""How often something comes: as a line says it, and as a record keeps it."""

from __future__ import annotations

from cockpit.capture.draft import Every
from cockpit.desk.kinds.line import edit
from cockpit.domain.repeat import Repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.capture.draft import Draft
    from cockpit.desk.kinds.line import Step


def repeat_of(draft: Draft) -> Repeat | None:
    """Return how often what a line says comes; None where it comes once."""
    every = draft.every
    if every is None:
        return None
    return Repeat(number=every.number, unit=every.unit, weekday=every.weekday, rank=every.rank)


def draft_of(repeat: Repeat | None) -> Every | None:
    """Return how often as a line says it."""
    if repeat is None:
        return None
    rank = repeat.rank if repeat.unit == "month" else None  # else it is the day of the first
    return Every(number=repeat.number, unit=repeat.unit, weekday=repeat.weekday, rank=rank)


def repeat_steps(before: Draft, after: Draft, *fields: str, due: str = "") -> Iterator[Step]:
    """Yield the edit of what differs between two lines, how often it comes among it."""
    steps = list(edit(before, after, *fields, due=due))
    given = steps[0][1] if steps else {}
    if after.every != before.every:
        given["every"] = repeat_of(after) or Repeat(number=0, unit="day")
    if given:
        yield "edit", given
