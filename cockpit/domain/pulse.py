"""The pulse: week by week, what was kept, what cleared, what came back of what was lost."""

from __future__ import annotations

from decimal import Decimal

from cockpit.domain.figures import as_won, came_back, came_in, later_orders
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import is_before
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.figures import promises
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.money import Money

    Within = Callable[[datetime], bool]


class Pulse(Record):
    """Each week's figures, the last of them of this week so far; the money is that of one currency.

    `kept` is a share, None where no promise came due. `won_back` is what cleared of later orders of customers who were
    lost, and the stated worth of the deals that were reopened.
    """

    currency: str
    kept: tuple[float | None, ...]
    cleared: tuple[Decimal, ...]
    won_back: tuple[Decimal, ...]


def pulse(
    records: Iterable[Entry], weeks: Sequence[tuple[datetime, datetime]], now: datetime, currency: str
) -> Pulse:
    """Return the figures of these weeks, each given by when it begins and ends."""
    every = [record for record in records if not record.deleted]
    orders = [record for record in every if isinstance(record, Order)]
    losses = as_won([record for record in every if isinstance(record, Loss)], every)
    due = [record for record in every if isinstance(record, Promise)]
    later = later_orders(losses, orders)

    def money(amounts: Iterable[Money]) -> Decimal:
        return sum((one.value for one in amounts if one.currency == currency), Decimal(0))

    kept, cleared, won = [], [], []
    for start, end in weeks:

        def within(moment: datetime, start: datetime = start, end: datetime = end) -> bool:
            return not is_before(moment, start) and is_before(moment, end)

        kept.append(promises((one for one in due if within(one.theirs)), now).kept)
        cleared.append(money(amount for order in orders for amount in came_in(order, within)))
        won.append(money(came_back(losses, later, within)))
    return Pulse(currency=currency, kept=tuple(kept), cleared=tuple(cleared), won_back=tuple(won))
