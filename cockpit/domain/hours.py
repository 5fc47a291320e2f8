"""Business days and working hours.

Wherever the practice says "within 24 h" it means wall-clock time; only what says "business" comes here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cockpit.domain.moment import at, between, is_before, plus
from cockpit.domain.rules import Rules

_DAY = timedelta(days=1)
_HALF_HOUR = timedelta(minutes=30)
_FAR = timedelta(days=366)


def is_business_day(day: date, rules: Rules) -> bool:
    """Tell whether the seller works on that day: the one rule, for what is typed and for what is reckoned.

    Raises NotUnderstood where the settings name a region whose public holidays are not known.
    """
    return day.weekday() in rules.working_days and day not in rules.holidays


def next_business_day(day: date, rules: Rules) -> date:
    """Return the first business day after `day` (a year on where the settings leave none)."""
    for ahead in range(1, 366):
        if is_business_day(day + ahead * _DAY, rules):
            return day + ahead * _DAY
    return day + 365 * _DAY


def end_of_business(day: date, now: datetime, rules: Rules) -> datetime:
    """Return when that business day ends, in the zone of `now`: what a date without a time stands for."""
    return _on(day, rules.day_ends, now)


def next_business_morning(now: datetime, rules: Rules) -> datetime:
    """Return when the seller's next business day begins, in the zone of `now`."""
    return _on(next_business_day(now.date(), rules), rules.day_starts, now)


def next_half_hour(moment: datetime) -> datetime:
    """Return the moment rounded up to the half hour on its wall clock."""
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return plus(moment, _HALF_HOUR - over) if over else moment


def previous_half_hour(moment: datetime) -> datetime:
    """Return the moment rounded down to the half hour on its wall clock."""
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return plus(moment, -over)


def into_working_hours(moment: datetime, rules: Rules) -> datetime:
    """Return the moment itself inside working hours, else when they next begin.

    The end of a working day is still inside it: "by 17:00" can be promised.
    """
    if is_business_day(moment.date(), rules):
        opens = _on(moment.date(), rules.day_starts, moment)
        closes = _on(moment.date(), rules.day_ends, moment)
        if is_before(moment, opens):
            return opens
        if not is_before(closes, moment):
            return moment
    return next_business_morning(moment, rules)


def back_into_working_hours(moment: datetime, rules: Rules) -> datetime:
    """Return the moment itself inside working hours, else when they last ended."""
    day = moment.date()
    if is_business_day(day, rules):
        if is_before(_on(day, rules.day_ends, moment), moment):
            return _on(day, rules.day_ends, moment)
        if not is_before(moment, _on(day, rules.day_starts, moment)):
            return moment
    for back in range(1, 366):
        if is_business_day(day - back * _DAY, rules):
            return _on(day - back * _DAY, rules.day_ends, moment)
    return moment


def is_working_time(moment: datetime, rules: Rules) -> bool:
    """Tell whether the seller works at that moment; both ends of a working day are inside it."""
    return into_working_hours(moment, rules) == moment


def working_between(start: datetime, end: datetime, rules: Rules) -> timedelta:
    """Return how much of the time from `start` to `end` is working time, on the days of the zone of `start`.

    What is further off than a year is not counted day by day: it gives nothing, as no working time at all does.
    """
    total, left = timedelta(), between(start, end)
    if not timedelta() < left <= _FAR:
        return total
    zone, begins, ends = start.tzinfo, start.astimezone(UTC), end.astimezone(UTC)
    for ahead in range(left.days + 2):
        day = start.date() + ahead * _DAY
        if is_business_day(day, rules):
            opens = datetime.combine(day, rules.day_starts, zone).astimezone(UTC)
            closes = datetime.combine(day, rules.day_ends, zone).astimezone(UTC)
            total += max(min(closes, ends) - max(opens, begins), timedelta())
    return total


def plus_working(moment: datetime, duration: timedelta, rules: Rules) -> datetime:
    """Return the moment after that much working time; by the clock where a year does not hold as much."""
    begins, left = into_working_hours(moment, rules), duration
    for _ in range(_FAR.days):
        if not is_business_day(begins.date(), rules):
            break
        room = between(begins, _on(begins.date(), rules.day_ends, begins))
        if left <= room:
            return plus(begins, left)
        left -= room
        begins = next_business_morning(begins, rules)
    return plus(moment, duration)


def minus_working(moment: datetime, duration: timedelta, rules: Rules) -> datetime:
    """Return the moment before that much working time; by the clock where a year does not hold as much."""
    ends, left = back_into_working_hours(moment, rules), duration
    for _ in range(_FAR.days):
        if not is_business_day(ends.date(), rules):
            break
        opens = _on(ends.date(), rules.day_starts, ends)
        room = between(opens, ends)
        if left <= room:
            return plus(ends, -left)
        left -= room
        ends = back_into_working_hours(plus(opens, -timedelta(microseconds=1)), rules)
    return plus(moment, -duration)


def _on(day: date, clock: time, like: datetime) -> datetime:
    zone = like.tzinfo
    if zone is None:
        raise ValueError("a moment needs a zone")
    return at(day, clock, zone)
