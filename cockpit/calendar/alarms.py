"""When a phone rings for what stands in the calendar: at its times, for a call a quarter of an hour before it, too."""

from __future__ import annotations

from datetime import UTC, timedelta

from cockpit.domain.moment import at, plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cockpit.domain.record import Deadline
    from cockpit.domain.rules import Rules

# Rings before, too. All else is a time *by* which something is done, and a promise has its own earlier time for
# that; a call is a time *at* which to be there. A quarter of an hour is enough to read its plan and fetch what to
# bring, short enough not to be put off, and it rings again when it is time to dial. A call of a day has no such
# moment: it rings as other days do.
EARLIER = {"call": timedelta(minutes=15)}


def alarms(purpose: str, main: Deadline, deadlines: Sequence[Deadline]) -> tuple[datetime, ...]:
    """Return the moments at which one event rings: those of all its deadlines, and before `main`, where it stands."""
    moments = [due.when for due in deadlines]
    if purpose in EARLIER and not main.whole_day:
        moments.append(plus(main.when, -EARLIER[purpose]))
    return tuple(moments)


def alike(main: Deadline, rules: Rules) -> datetime:
    """Return the one moment to ring at where the kind is not to be told: how often, how long before, tells it."""
    if not main.whole_day:
        return main.when
    return at(main.when.date(), rules.day_starts, main.when.tzinfo or UTC)
