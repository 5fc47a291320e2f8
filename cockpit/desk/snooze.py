"""Snoozing: until when it is proposed, and when what is hidden will really come back, and why."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.hours import next_business_morning
from cockpit.domain.moment import between, is_before
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

_WHY = {
    "promise": "your own time for it",
    "call": "when it is",
    "question": "when it is due",
    "loss": "halfway through what is left of its 24 h",
}
_NEAR = timedelta(seconds=5)  # the clock goes on between the verb and what is told of it


def proposed(records: Iterable[Entry], now: datetime, rules: Rules) -> str:
    """Return until when snoozing is proposed, as it is typed: when work begins next, unless one is back before."""
    usual, latest = next_business_morning(now, rules), _latest(records, now)
    is_sooner = latest is not None and is_before(now, latest) and is_before(latest, usual)
    return full(latest if latest is not None and is_sooner else usual, now)


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
