"""One fact as the panels show it, and how much is left of a time."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from cockpit.domain.moment import is_before
from cockpit.domain.wording import lateness


class Fact(NamedTuple):
    """One thing known about a record, under a short label; `style` where it asks for attention."""

    label: str
    said: str
    style: str = ""


def left(due: datetime, now: datetime) -> str:
    """Return how long it is to a moment, or since."""
    return f" – {lateness(due, now)} late" if is_before(due, now) else f" – in {lateness(due, now)}"
