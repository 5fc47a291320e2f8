"""How often something comes: as a line says it, and as a record keeps it."""

from __future__ import annotations

from cockpit.capture.draft import Every
from cockpit.domain.repeat import Repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft


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
