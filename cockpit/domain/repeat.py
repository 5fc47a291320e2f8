"""What comes again: how often, and when next."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.hours import is_business_day, next_business_day
from cockpit.domain.moment import at, is_before, later_month, month_end
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from cockpit.domain.rules import Rules

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_WEEK = 7
_LAST_YEAR = 9990
_MOST = 400  # a merge, or another program, may have written any number
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RANKS = {-1: "last", 1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd", 31: "31st"}


class Repeat(Record):
    """How often something comes: every `number` times the `unit`: day, workday, week, month, quarter, year.

    `weekday` (Monday is 0) is the day of the week on which it comes; `rank` the day of the month, or with a `weekday`
    which of the month that is: 2 the second, -1 the last. A `number` of nothing stands for never.
    """

    number: int
    unit: str
    weekday: int | None = None
    rank: int | None = None

    def anchored(self, first: datetime | None) -> Repeat:
        """Return it with the day of the month on which it first comes, so that a short month does not move it."""
        is_open = self.unit in _MONTHS and self.rank is None and self.weekday is None
        return self.replace(rank=first.day) if is_open and first is not None else self

    def as_said(self) -> Repeat:
        """Return it without the day of its first, which only that of a month was said with."""
        return self if self.unit == "month" else self.replace(rank=None)

    def first_after(self, day: date, rules: Rules) -> date:
        """Return the first day after one on which it comes, and not so many weeks or months on."""
        if self.unit == "month" and self.rank is not None:
            return next(found for ahead in (0, 1) if (found := self._in_month(day, ahead)) > day)
        once = self if self.weekday is None else self.replace(number=1)
        return once._day_after(day, rules)

    def after(self, last: datetime, rules: Rules) -> datetime:
        """Return when it comes next after it came at `last`: at that time of day."""
        return at(self._day_after(last.date(), rules), last.timetz().replace(tzinfo=None), _zone(last))

    def next_after(self, last: datetime, now: datetime, rules: Rules) -> datetime:
        """Return the first time that is still to come, in steps from `last`."""
        found = self.after(last, rules)
        while is_before(found, now) and found.year < _LAST_YEAR:
            found = self.after(found, rules)
        return found

    def __str__(self) -> str:
        return self.words()

    def words(self) -> str:
        """Say how often: "every 3 weeks", "every 2nd Friday of the month"."""
        if self.weekday is not None and self.unit == "month":
            return f"every {_RANKS.get(self.rank or 1, f'{self.rank}th')} {_DAYS[self.weekday % _WEEK]} of the month"
        often = self.unit if self.number == 1 else f"{self.number} {self.unit}s"
        if self.weekday is not None:
            return (
                f"every {_DAYS[self.weekday % _WEEK]}"
                if self.number == 1
                else f"every {often} on {_DAYS[self.weekday % _WEEK]}"
            )
        if self.unit != "month":  # a quarter's day, and a year's, is that of the first
            return f"every {often}"
        on = f" on the {_RANKS.get(self.rank, f'{self.rank}th')}" if self.rank is not None else ""
        return f"every {often}{on}"

    def _day_after(self, day: date, rules: Rules) -> date:
        number = min(max(self.number, 1), _MOST)
        if self.unit == "workday":
            for _ in range(number):
                day = next_business_day(day, rules)
            return day
        if self.unit in _MONTHS:
            return self._in_month(day, number * _MONTHS[self.unit])
        if self.unit == "day":
            return day + timedelta(days=number)
        found = day + timedelta(days=_WEEK * number)
        if self.weekday is None:
            return found
        return found - timedelta(days=(found.weekday() - self.weekday) % _WEEK)

    def _in_month(self, day: date, months: int) -> date:
        most = max(0, _LAST_YEAR - day.year) * _MONTHS["year"]
        first = later_month(day.replace(day=1), min(months, most))
        length = month_end(first).day
        rank = self.rank or day.day
        if self.weekday is None:
            return first.replace(day=min(max(rank, 1), length))
        days = [first.replace(day=one) for one in range(1, length + 1)]
        fitting = [one for one in days if one.weekday() == self.weekday % _WEEK]
        return fitting[-1] if rank < 0 or rank > len(fitting) else fitting[rank - 1]


def on_a_working_day(moment: datetime, rules: Rules) -> datetime:
    """Return the end of that business day; of the next one where it is a day off."""
    day = moment.date()
    day = day if is_business_day(day, rules) else next_business_day(day, rules)
    return at(day, rules.day_ends, _zone(moment))


def _zone(moment: datetime) -> tzinfo:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.tzinfo
