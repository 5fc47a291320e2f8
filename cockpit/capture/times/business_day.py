"""Counting business days: the seller's working days and days off, and the public holidays of a region.

The `holidays` package is loaded only where a phrase counts business days and a setting names the region.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture.times.result import UnknownRegion
from cockpit.domain.hours import is_business_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.domain.rules import Rules

_DAY = timedelta(days=1)
_MOST = 500
_LONGEST_BREAK = 366
_public: dict[tuple[str, int], frozenset[date]] = {}


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
    """Tell whether the seller works on that day, which a public holiday of the region is not. Raises UnknownRegion."""
    return is_business_day(day, rules) and not (
        rules.holidays_of and day in public(rules.holidays_of, day.year)
    )


def public(region: str, year: int) -> frozenset[date]:
    """Return the public holidays of a region, such as "DE-BE", "AT" or "US-CA", in a year. Raises UnknownRegion."""
    found = _public.get((region, year))
    if found is None:
        found = _public[region, year] = _look_up(region, year)
    return found


def _look_up(region: str, year: int) -> frozenset[date]:
    country, _, part = region.upper().partition("-")
    try:
        from holidays import country_holidays

        return frozenset(country_holidays(country, subdiv=part or None, years=year))
    except (ImportError, NotImplementedError) as error:
        raise UnknownRegion(f"no public holidays are known of {region}") from error
