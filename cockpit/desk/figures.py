"""How it went: the figures of a period, of everyone or of one customer."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.desk import views
from cockpit.desk.lookup import customer_of, find_customer
from cockpit.domain.calls.call import Call
from cockpit.domain.figures import figures
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import at, plus
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.record import Record
from cockpit.errors import NothingFound
from cockpit.store.past_records import chosen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.figures import Figures
    from cockpit.domain.pulse import Pulse
    from cockpit.store.history import Wanted

_WEEK = 7
_WEEKS = 5  # of which the days can still be looked for one by one
_SLACK = timedelta(days=2)  # more than any two zones are apart
_MOST_NEEDLES = 40  # days that are looked for; of more, every line is read
_TICK = timedelta(seconds=1)  # the seller's clock goes by whole seconds


class WeekFigures(Record):
    """The figures of a period at `now`; `name` is the customer's where they are one customer's only, else empty.

    `unverified` counts the answer cards that are past their review now.
    """

    now: datetime
    figures: Figures
    name: str = ""
    unverified: int = 0


def week(desk: Desk, *, days: int | None = None, customer: str | None = None) -> WeekFigures:
    """Return the figures of the calendar week of now, else of the last `days` days, now included.

    With `customer`, a name or its unique beginning, those of this customer only, under all the names that lead to
    them. Raises NothingFound where there is none of that name, NotUnderstood where several begin so.
    """
    now = desk.now()
    start, end = calendar_week(now) if days is None else (plus(now, -timedelta(days=days)), plus(now, _TICK))
    if customer is None:
        records: Iterable[Entry] = list(chosen(desk.book, _wanted(start, end)))
        name = ""
    else:
        found = find_customer(desk, customer)
        if found is None:
            raise NothingFound(f"There is no customer “{customer}”.", "See `cockpit people` for names.", "")
        records, name = views.about(desk, found), found.display
    cards = (one for one in records if isinstance(one, Card) and one.is_live())
    return WeekFigures(
        now=now,
        figures=figures(_merged(desk, records), start, end, now, desk.rules),
        name=name,
        unverified=sum(card.unverified_days(now, desk.rules) is not None for card in cards),
    )


def pulse(desk: Desk) -> Pulse:
    """Return the figures of this week and the four before it, week by week, in the home currency."""
    from cockpit.domain.pulse import pulse as of_weeks

    now = desk.now()
    weeks = [calendar_week(now - timedelta(days=_WEEK * back)) for back in reversed(range(_WEEKS))]
    wanted = {
        kind: needles
        for kind, needles in _wanted(weeks[0][0], weeks[-1][1]).items()
        if kind in (Promise.KIND, Order.KIND, Loss.KIND)
    }
    return of_weeks(_merged(desk, list(chosen(desk.book, wanted))), weeks, now, desk.rules.home_currency)


def _wanted(start: datetime, end: datetime) -> Wanted:
    """Return of which lines of history the figures of a period are made: of promises those due around it."""
    wanted: dict[str, list[bytes] | None] = dict.fromkeys(
        kind.KIND for kind in (Question, Order, Call, Loss, Card)
    )
    first = plus(start, -_SLACK).date()
    days = (plus(end, _SLACK).date() - first).days
    due = [f'theirs":"{first + timedelta(days=day)}'.encode() for day in range(days + 1)]
    return {**wanted, Promise.KIND: due if days <= _MOST_NEEDLES else None}


def calendar_week(now: datetime) -> tuple[datetime, datetime]:
    """Return the midnights on which the week of `now` begins and ends, Monday to Monday, in the zone of `now`."""
    zone = now.tzinfo
    if zone is None:
        raise ValueError("a moment needs a zone")
    monday = now.date() - timedelta(days=now.weekday())
    return at(monday, time(), zone), at(monday + timedelta(days=_WEEK), time(), zone)


def _merged(desk: Desk, records: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the records with the customer each is about by now, so that calls on merged customers count as one's."""
    for record in records:
        customer = customer_of(desk, record)
        if customer is None or customer.id == record.customer:
            yield record
        else:
            yield record.replace(customer=customer.id)
