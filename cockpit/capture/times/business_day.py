"""Counting business days. `domain/hours` says which days are: those the seller works on."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture.times.result import UnknownRegion
from cockpit.domain.hours import is_business_day
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.capture.times.result import Standpoint
    from cockpit.domain.rules import Rules

_DAY = timedelta(days=1)
_MOST = 500
_LONGEST_BREAK = 366


def step(day: date, number: int, rules: Rules) -> date | None:
    """Return the business day that many business days after `day`, before it where negative.

    None where there is none or the number is absurd. Raises UnknownRegion.
    """
    if not 0 < abs(number) <= _MOST:
        return None
    ahead, left = (1 if number > 0 else -1), abs(number)
    since = day
    while left:
        day += ahead * _DAY
        if is_working(day, rules):
            left, since = left - 1, day
        elif abs((day - since).days) > _LONGEST_BREAK:
            return None
    return day


def is_working(day: date, rules: Rules) -> bool:
    """Tell whether the seller works on that day. Raises UnknownRegion."""
    try:
        return is_business_day(day, rules)
    except NotUnderstood as error:
        raise UnknownRegion(error.what.rstrip(".")) from error


def week_of(day: date, here: Standpoint) -> tuple[date, date]:
    """Return the Monday and the last working day of the week that holds a day."""
    monday = day - day.weekday() * _DAY
    last = max((working for working in here.rules.working_days if 0 <= working <= 6), default=6)
    return monday, monday + last * _DAY
