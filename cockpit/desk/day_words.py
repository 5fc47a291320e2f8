"""What is said of the day: what is owed, what comes first, the figures by their names, how pressing each row is."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk.views import of_them
from cockpit.domain.moment import between, days_past, local
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import DAYS, clock, counted, day, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.desk.views import Row, Today
    from cockpit.domain.record import Deadline

NOT_KNOWN = "Not all of the book could be read: what is owed is not known."
"""Where nothing is on a list, and who knows why."""

_MINUTES = 60
_DAYS_FROM = 48  # hours
_TWO_DAYS = timedelta(hours=_DAYS_FROM)
_SURELY_TWO = 5  # days of a calendar, whatever the zones: then more than two have passed
_SILENT_FROM = timedelta(days=1)
# What is told better by what happened than by when it is due.
_TOLD = {
    "bounced": "bounced",
    "supply-late": "we are late",
    "deposit": "give back",
    "overpaid": "give back",
    "uncleared": "not cleared",
}


def figures_of(today: Today) -> list[str]:
    """Say the figures of the day, each by the one name that it has everywhere."""
    of_month, known = today.kept_month
    kept = f"promises kept this month {percent(of_month / known)}" if known else ""
    if not today.to_come:
        return [kept] if kept else []
    from cockpit.domain.money import money_to_come  # loaded where there is money

    return [one for one in (kept, money_to_come(today.overdue, today.to_come)) if one]


def owe(today: Today) -> str:
    """Say what is owed today, and what comes first: "You owe 6 things. First: 10:30 Bo: call back."."""
    owed = today.owed()
    if not owed and today.damage:
        return NOT_KNOWN
    if not owed and today.snoozed:
        away = len(today.snoozed)
        are = f"{counted(away, 'thing')} {'is' if away == 1 else 'are'}"
        return f"Nothing else is owed today: {are} snoozed, until {clock(today.snoozed[0], today.now)}."
    if not owed:
        return "Nothing is owed today."
    first = owed[0]
    at = (
        f"{clock(first.deadline.when, today.now, whole_day=first.deadline.whole_day)} "
        if first.deadline
        else ""
    )
    who = f"{first.name}: {first.record.text}" if first.name else first.record.text
    return f"You owe {counted(len(owed), 'thing')}{of_them(owed)}. First: {at}{who}"


def pressing_words(row: Row, now: datetime) -> str:
    """Say how pressing a row is, in a word or two: "22 h late", "by 10:30", "3 h left", else when it is due."""
    due = row.deadline
    if due is None:
        return ""
    return more_than_when(row, due, now) or _moment(due.when, now, whole_day=due.whole_day)


def more_than_when(row: Row, due: Deadline, now: datetime) -> str:
    """Say how a row presses where that is more than when it is due: the same on the screen as in a shell."""
    is_late = due.severity == "late"
    if due.kind == "be-back" or (due.kind == "quiet" and is_late):
        silent = _silent_since(row)
        if silent is not None and between(silent, now) >= _SILENT_FROM:
            return f"{ago(silent, now)} silent"
    if due.kind in _TOLD:
        return _TOLD[due.kind]
    if is_late:
        is_day = _is_day(row) if due.kind == "mine" else due.whole_day
        return (
            f"{ago(_theirs(row, due), now, whole_day=is_day)} {'unpaid' if due.kind == 'cleared' else 'late'}"
        )
    if due.kind == "recovery":
        return f"{ago(due.when, now, whole_day=due.whole_day)} left"
    if due.kind == "outcome":
        return f"by {_moment(due.when, now, whole_day=due.whole_day)}"
    if due.severity == "slipping":
        return f"by {_moment(_theirs(row, due), now, whole_day=_is_day(row))}"
    return ""


def short(duration: timedelta) -> str:
    """Return how long in one unit, rounded down: "40 min", "21 h", "14 d"."""
    minutes = int(abs(duration.total_seconds()) // _MINUTES)
    if minutes < _MINUTES:
        return f"{minutes} min"
    hours = minutes // _MINUTES
    return f"{hours} h" if hours < _DAYS_FROM else f"{hours // 24} d"


def ago(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Return how long ago, or until then, as `short` does: from two days on in days of the seller's calendar."""
    days = abs(days_past(moment, now, whole_day=whole_day))
    if days < _SURELY_TWO and abs(duration := between(moment, now)) < _TWO_DAYS:
        return short(duration)
    return f"{days} d"


def _silent_since(row: Row) -> datetime | None:
    record = row.record
    if record.KIND == "call":
        return record.silent_since(row.in_touch)  # type: ignore[attr-defined,no-any-return]  # chosen by its kind
    if record.KIND == "order":
        return record.last_touch(row.in_touch)  # type: ignore[attr-defined,no-any-return]  # likewise
    return None


def _theirs(row: Row, due: Deadline) -> datetime:
    return row.record.theirs if isinstance(row.record, Promise) and due.kind == "mine" else due.when


def _moment(moment: datetime, now: datetime, *, whole_day: bool) -> str:
    """Say a moment in one column: the clock today, the weekday and the date on any other day."""
    here = local(moment, now, whole_day=whole_day)
    if here.date() == now.date():
        return "today" if whole_day else f"{here:%H:%M}"
    if whole_day or (here.date() - now.date()).days > 1:
        return day(moment, now, whole_day=whole_day)
    return f"{DAYS[here.weekday()]} {here:%H:%M}"


def _is_day(row: Row) -> bool:
    record = row.record
    return (
        record.is_whole_day if isinstance(record, Promise) else bool(row.deadline and row.deadline.whole_day)
    )
