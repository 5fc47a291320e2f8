"""Practice 3, how old the money is that is due: current, 1–30, 31–60, 61–90 days past its day, and more."""

from __future__ import annotations

from cockpit.domain.moment import days_past

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.money import Money
    from cockpit.domain.orders.terms import PartDue

BUCKETS = ((0, "current"), (30, "1–30"), (60, "31–60"), (90, "61–90"))
"""How many days past its day money is at most, and how that is called; what is older is `OLDEST`."""
OLDEST = "90+"


def by_age(parts: Iterable[PartDue], at: datetime) -> dict[str, Money]:
    """Return what of these parts has a day, by the bucket of how many days past it is by the calendar of `at`."""
    found: dict[str, Money] = {}
    for part in parts:
        if part.when is not None:
            days = days_past(part.when, at, whole_day=part.whole_day)
            bucket = next((name for last, name in BUCKETS if days <= last), OLDEST)
            found[bucket] = found[bucket] + part.amount if bucket in found else part.amount
    return found
