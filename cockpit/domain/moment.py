"""Moments: zone-aware times that keep the wall time, the offset and the IANA zone as they were said.

Written as RFC 9557 (`2026-11-21T16:00:00+01:00[Europe/Berlin]`). Python compares and subtracts two times
of one zone by their wall clocks, which is an hour wrong on the two days a year that the clocks change, so
durations go through UTC here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from struct import error as CutOff  # noqa: N812 - what a file of a zone raises that was cut off
from zoneinfo import ZoneInfo

DAMAGED = (OSError, ValueError, LookupError, EOFError, CutOff)
"""What reading the file of a zone may raise: there is none, or it is damaged."""
# Files beside the zones that are a zone on this machine only, or none: no name to keep a moment by.
_NO_NAMES = frozenset(("localtime", "posixrules", "Factory"))
YEARS = range(1900, 9000)
"""What can be reckoned with: beyond, neither zones nor a century ahead can be."""

_FIRST_YEAR, _LAST_YEAR = date.min.year, date.max.year
_MONTHS_A_YEAR = 12
_AN_HOUR = timedelta(hours=1)
_FURTHEST_APART = 2  # days: more than that no two wall clocks of one moment are, whatever their zones
_zones: dict[str, ZoneInfo | None] = {}


def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA zone of that name, or None where there is none."""
    if name not in _zones:
        try:
            _zones[name] = None if name in _NO_NAMES else ZoneInfo(name)
        except DAMAGED:
            _zones[name] = None
    return _zones[name]


def to_text(moment: datetime) -> str:
    """Write a moment as RFC 9557: date, time, offset, and the zone's name where it has one."""
    name = getattr(moment.tzinfo, "key", None)
    return moment.isoformat() + (f"[{name}]" if name else "")


def from_text(text: str) -> datetime:
    """Read a moment written by `to_text`, or any ISO 8601 time with an offset.

    The offset settles which of the two 2:30s of an autumn night is meant. Where the zone's rules have
    changed since, the instant wins over the wall time. Raises ValueError for anything else.
    """
    bare, _, name = text.partition("[")
    moment = datetime.fromisoformat(bare)
    if moment.tzinfo is None:
        raise ValueError(f"no offset in {text!r}")
    if not _FIRST_YEAR < moment.year < _LAST_YEAR:  # at the very ends, zones cannot be reckoned in
        raise ValueError(f"{text!r} is beyond reckoning")
    zone = zone_named(name.rstrip("]")) if name else None
    return moment.astimezone(zone) if zone else moment


def at(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return that wall time in that zone; one that a spring night skips moves forward by the gap."""
    wall = datetime.combine(day, clock, zone)
    return wall.astimezone(UTC).astimezone(zone)


def plus(moment: datetime, duration: timedelta) -> datetime:
    """Return the moment after that much real time, on the wall clock of the same zone."""
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def between(start: datetime, end: datetime) -> timedelta:
    """Return the real time from `start` to `end`; negative where `end` is earlier."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def is_before(one: datetime, other: datetime) -> bool:
    """Tell whether `one` is earlier than `other` in real time."""
    apart = one.toordinal() - other.toordinal()
    if not -_FURTHEST_APART <= apart <= _FURTHEST_APART:
        return apart < 0  # a list asks it of thousands, and nearly all of them can be told by the day
    return one.astimezone(UTC) < other.astimezone(UTC)


def local(moment: datetime, now: datetime, *, whole_day: bool = False) -> datetime:
    """Return a moment on the seller's own wall clock, the zone of `now`: how every moment is shown.

    What was said as a date stays that date everywhere: it comes back in the zone that it was said in.
    """
    return moment if whole_day else moment.astimezone(now.tzinfo)


def days_past(moment: datetime, now: datetime, *, whole_day: bool = False) -> int:
    """Return how many days ago a moment was by the seller's calendar; fewer than none where it is to come."""
    return (now.date() - local(moment, now, whole_day=whole_day).date()).days


def later_month(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day."""
    count = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(count, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, month_end(date(year, month + 1, 1)).day))


def month_end(day: date) -> date:
    """Return the last day of a month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def fixed_zone(moment: datetime) -> timezone:
    """Return the moment's offset as a zone of its own."""
    return timezone(moment.utcoffset() or timedelta())


def urgency(when: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Return how a deadline stands at `now`: late, now (within the hour), today, or later.

    Late and now are told by real time, today by the seller's calendar, on which a date is that date.
    """
    if is_before(when, now):
        return "late"
    if between(now, when) <= _AN_HOUR:
        return "now"
    return "today" if local(when, now, whole_day=whole_day).date() <= now.date() else "later"
