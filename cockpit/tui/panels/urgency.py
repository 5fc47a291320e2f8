"""How pressing a row is, in the first column of a list: a word or two, and their colour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from textual.content import Content

from cockpit.desk.views import Row
from cockpit.domain.moment import between, days_past, local
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import DAYS, day

if TYPE_CHECKING:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.orders.order import Order
    from cockpit.domain.record import Deadline

_STYLES = {"late": "$late bold", "slipping": "$soon", "now": "$soon bold", "today": "", "later": "$quiet"}
_MINUTES = 60
_DAYS_FROM = 48  # hours
_TWO_DAYS = timedelta(hours=_DAYS_FROM)


def pressing(row: Row, now: datetime) -> Content:
    """Return how pressing it is, in one or two words: “22 h late”, “by 10:30”, “3 h left”, “44 d unpaid”."""
    return Content.assemble(pressed(row, now))


def pressed(row: Row, now: datetime) -> tuple[str, str]:
    """Return how pressing it is as a text and its style, for who needs no more than its width."""
    due = row.deadline
    return ("", "") if due is None else (_pressing(row, due, now), _STYLES[due.severity])


def counts_hours(said: str) -> bool:
    """Tell whether what `pressed` said counts minutes or hours: later on the same day it says another thing."""
    words = f"{said} "
    return " h " in words or " min " in words


def at_what_time(row: Row, now: datetime, *, is_one_of_several: bool) -> Content:
    """Return the hour of its deadline, and which it is where there are several: “16:00 theirs”, “all day”."""
    due = row.deadline
    if due is None:
        return Content()
    said = "all day" if due.whole_day else f"{local(due.when, now):%H:%M}"
    clock = _DUE.get(due.kind, due.kind.replace("-", " ")) if is_one_of_several else ""
    return Content.assemble((said, _STYLES[due.severity]), (f" {clock}" if clock else "", "$quiet"))


# Steps of an order that are called after the fact that ends them: as a deadline each is still to come.
_DUE = {"cleared": "payment due", "delivered": "delivery due", "invoiced": "invoice due"}


def short(duration: timedelta) -> str:
    """Return how long in one unit, rounded down: “40 min”, “21 h”, “14 d”."""
    minutes = int(abs(duration.total_seconds()) // _MINUTES)
    if minutes < _MINUTES:
        return f"{minutes} min"
    hours = minutes // _MINUTES
    return f"{hours} h" if hours < _DAYS_FROM else f"{hours // 24} d"


def ago(moment: datetime, now: datetime, *, whole_day: bool = False) -> str:
    """Return how long ago, or until then, as `short` does: from two days on in days of the seller's calendar."""
    duration = between(moment, now)
    if abs(duration) < _TWO_DAYS:
        return short(duration)
    return f"{abs(days_past(moment, now, whole_day=whole_day))} d"


def _pressing(row: Row, due: Deadline, now: datetime) -> str:
    is_late = due.severity == "late"
    silent = _silent_since(row)
    if silent is not None and (due.kind == "be-back" or (due.kind == "quiet" and is_late)):
        return f"{ago(silent, now)} silent"
    if due.kind in _TOLD:
        return _TOLD[due.kind]
    if is_late:
        return _late(row, due, now)
    if due.kind == "recovery":
        return f"{ago(due.when, now, whole_day=due.whole_day)} left"
    if due.kind == "outcome":
        return f"by {_moment(due.when, now, whole_day=due.whole_day)}"
    if due.severity == "slipping":
        return f"by {_moment(_theirs(row, due), now, whole_day=_is_day(row))}"
    return _moment(due.when, now, whole_day=due.whole_day)


def _late(row: Row, due: Deadline, now: datetime) -> str:
    if due.kind == "mine":
        return f"{ago(_theirs(row, due), now)} late"
    told = ago(due.when, now, whole_day=due.whole_day)
    if due.kind == "cleared":
        return f"{told} unpaid"
    if row.record.KIND == "order" and row.next_verb() == "date-supply":
        return f"no date {told}"  # it is the seller who has not said when the goods are there
    return f"{told} late"


# What is told better by what happened than by when it is due.
_TOLD = {
    "bounced": "bounced",
    "supply-late": "we are late",
    "deposit": "give back",
    "overpaid": "give back",
    "uncleared": "not cleared",
}


def _silent_since(row: Row) -> datetime | None:
    if row.record.KIND == "call":
        return cast("Call", row.record).silent_since(row.in_touch)
    return cast("Order", row.record).last_touch(row.in_touch) if row.record.KIND == "order" else None


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
