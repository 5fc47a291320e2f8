"""Snoozing: until when it is proposed, and when what is hidden will really come back, and why."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import between, is_before, local
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.entry import Entry

USUAL = "tomorrow 9:00"
_WHY = {
    "promise": "your own time for it",
    "call": "when it is",
    "question": "when it is due",
    "loss": "halfway through what is left of its 24 h",
}
_NEAR = timedelta(seconds=5)  # the clock goes on between the verb and what is told of it


def proposed(records: Iterable[Entry], now: datetime, usual: datetime) -> str:
    """Return until when snoozing is proposed, as it is typed: the usual time, unless one must come back before."""
    latest = _latest(records, now)
    if latest is None or not is_before(now, latest) or not is_before(latest, usual):
        return USUAL
    return f"{local(latest, now):%Y-%m-%d %H:%M}"


def told_back(record: Entry, until: datetime, now: datetime) -> str:
    """Say when what is snoozed until then comes back, and why where that was not for the seller to choose."""
    latest = record.snoozed_at_most(now)
    if latest is None or is_before(until, latest - _NEAR):
        return full(until, now)
    why = _WHY.get(record.KIND, "")
    return f"{full(min(until, latest, key=lambda at: at.timestamp()), now)}{f', {why}' if why else ''}"


def is_bound(records: Iterable[Entry], until: datetime, now: datetime) -> bool:
    """Tell whether one of them comes back before then."""
    latest = _latest(records, now)
    return latest is not None and between(latest, until) > _NEAR


def _latest(records: Iterable[Entry], now: datetime) -> datetime | None:
    found = [latest for one in records if (latest := one.snoozed_at_most(now)) is not None]
    return min(found, key=lambda at: at.timestamp(), default=None)
