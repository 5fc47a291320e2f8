"""How moments and spans are said: short, the same in every language setting, weekday always with a date.

A moment is said on the seller's own clock, whose zone is that of `now`, whatever zone it was said in; with
`whole_day` it was said as a date, and is that date everywhere.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import between, days_past, local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_TWO_DAYS = timedelta(days=2)
_HALF_A_YEAR = 183
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def sentence(words: str) -> str:
    """Return words as a sentence: what ends in a stop of its own, as "Globex Inc." does, gets no second one."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def day(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say the day of a moment: "Tue 24 Nov", with the year where it is not that of `now`."""
    here = local(moment, now, whole_day=whole_day)
    said = f"{DAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]}"
    return said if here.year == now.year else f"{said} {here.year}"


def clock(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say a moment as briefly as it stays plain: "16:00" today, "Tue 24 Nov 16:00" on any other day."""
    here = local(moment, now, whole_day=whole_day)
    today = here.date() == now.date()
    if whole_day:
        return "today" if today else day(moment, now, whole_day=True)
    return _time(here) if today else f"{day(moment, now)} {_time(here)}"


def full(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say a moment with weekday and date, whatever the day."""
    said = day(moment, now, whole_day=whole_day)
    return said if whole_day else f"{said} {_time(local(moment, now))}"


def recently(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say a past moment to a customer: "today 09:00", "Saturday 23:52"; from a week ago on with the date."""
    here = local(moment, now, whole_day=whole_day)
    days = (now.date() - here.date()).days
    said = {0: "today", 1: "yesterday"}.get(days) or _weekday(here)
    if days >= len(DAYS):
        said = f"{said} {here.day} {_month(here)}"
    return said if whole_day else f"{said} {_time(here)}"


def span(duration: timedelta) -> str:
    """Say how long: "20 min", "2 h 10", "3 d". The sign is left to the words around it."""
    minutes = abs(round(duration.total_seconds() / 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} d"


def counted(count: int, what: str) -> str:
    """Say how many: "1 record", "2 records"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def ended(words: str) -> str:
    """Return words as a sentence: with a full stop, unless they end one already."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def are(count: int) -> str:
    """Say of how many it is told: "1 record is", "2 records are"."""
    return "is" if count == 1 else "are"


def lateness(due: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say how long ago `due` was (or is to come): from two days on in days of the seller's calendar."""
    ago = between(due, now)
    if abs(ago) < _TWO_DAYS:
        return span(ago)
    return f"{abs(days_past(due, now, whole_day=whole_day))} d"


def percent(share: float) -> str:
    """Say a share in per cent; what is not all is never rounded to 100, what is something never to 0."""
    whole = round(share * 100)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def aloud(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Say a moment as one says it to a customer: "four today", "half past two on Tuesday 24 November"."""
    here = local(moment, now, whole_day=whole_day)
    days = (here.date() - now.date()).days
    named = {0: "today", 1: "tomorrow"}.get(days) or f"on {_weekday(here)} {here.day} {_month(here)}"
    if days > _HALF_A_YEAR and here.year != now.year:
        named += f" {here.year}"  # else one hears the nearest such day
    if whole_day:
        return named if days in (0, 1) else f"the end of {named.removeprefix('on ')}"
    hour, minute = here.hour, here.minute
    said = {0: _HOURS[hour % 12], 30: f"half past {_HOURS[hour % 12]}"}.get(
        minute
    ) or f"{hour % 12 or 12}:{minute:02d}"
    if (hour, minute) in ((0, 0), (12, 0)):
        said = "noon" if hour else "midnight"
    elif hour < 7 or hour >= 19:
        said += " in the morning" if hour < 12 else " in the evening"
    return f"{said} {named}"


OK_ASKED = "Will that be OK?"


def closing(offer: str, by: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Return the sentence that closes on a time (practice 1): what is offered, by when, and whether that suits them."""
    return f"{offer} no later than {aloud(by, now, whole_day=whole_day)}. {OK_ASKED}"


def _time(here: datetime) -> str:
    return f"{here.hour:02}:{here.minute:02}"  # by its format it would take six times as long, on every row


def _weekday(moment: datetime) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[moment.weekday()]


def _month(moment: datetime) -> str:
    return (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )[moment.month - 1]
