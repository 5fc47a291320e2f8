"""All orders as at a date: what is promised, unpaid and cleared, how old what is due is, and what is to come when."""

from __future__ import annotations

from cockpit.desk.lookup import code_of, every, find_customer, namer, open_codes
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money, totals
from cockpit.domain.orders.balance import Balance
from cockpit.domain.orders.figures import Standing, aging, ladder, standing
from cockpit.domain.orders.order import Order
from cockpit.domain.record import Record
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk


class OrderLine(Record):
    """One order as at a moment: its rung, where its money stands, when what is to come is due and how old that is."""

    order: Order
    code: str
    name: str
    stage: str
    balance: Balance | None
    due: datetime | None
    age: str | None


class OrderBook(Record):
    """All orders as at a moment; sums by currency, never added across. `to_return` is what came too much, too."""

    at: datetime
    lines: tuple[OrderLine, ...]
    standing: Standing
    aging: Mapping[str, Mapping[str, Money]]
    to_return: Mapping[str, Money]


def orders(desk: Desk, at: datetime, customer: str | None = None) -> OrderBook:
    """Return the orders as they stood, or will stand if nothing more happens, at a moment.

    Raises NothingFound where there is no such customer.
    """
    made = [one for one in every(desk, Order) if not one.deleted and not is_before(at, one.made_at)]
    name_of = namer(desk)
    if customer:
        whom = find_customer(desk, customer)
        if whom is None:
            raise NothingFound(f"There is no customer “{customer}”.", "See `cockpit orders` for all.", "")
        made = [one for one in made if name_of(one) == whom.display]
    codes = open_codes(desk)
    lines = tuple(
        OrderLine(
            order=one,
            code=code_of(desk, one, codes),
            name=name_of(one),
            stage=_stage(one, at),
            balance=one.balance(at),
            due=one.payments.due(desk.rules, at),
            age=None if _has_fallen(one, at) else one.payments.age(at, desk.rules),
        )
        for one in made
        if _stands(one, at)
    )
    back = totals(one.balance.to_return for one in lines if one.balance)
    return OrderBook(
        at=at,
        lines=tuple(sorted(lines, key=_by_due)),
        standing=standing(made, at, desk.rules),
        aging=aging(made, at, desk.rules),
        to_return={currency: amount for currency, amount in back.items() if amount.value},
    )


def _stands(order: Order, at: datetime) -> bool:
    """Tell whether anything was still to be done about an order then."""
    found = order.balance(at)
    if found is not None and (found.to_come.value or found.to_return.value or order.payments.waiting(at)):
        return True
    is_delivered = order.delivered_at is not None and not is_before(at, order.delivered_at)
    return not _has_fallen(order, at) and (found is None or not is_delivered)


def _stage(order: Order, at: datetime) -> str:
    if _has_fallen(order, at):
        return "fell through"
    reached = [stage for stage, since in ladder(order) if not is_before(at, since)]
    return reached[-1] if reached else "promised"


def _has_fallen(order: Order, at: datetime) -> bool:
    return order.fell_through_at is not None and not is_before(at, order.fell_through_at)


def _by_due(line: OrderLine) -> tuple[bool, float, int]:
    return line.due is None, line.due.timestamp() if line.due else 0.0, line.order.id
