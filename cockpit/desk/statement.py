"""What a customer owes as at a date: the statement, and a reminder of what is overdue that never asks for more."""

from __future__ import annotations

from cockpit.desk.letter_templates import write
from cockpit.desk.lookup import code_of, customer_of, every, find_customer
from cockpit.desk.tables import ages, table
from cockpit.domain.moment import days_past, is_before, local
from cockpit.domain.money import Money, totals
from cockpit.domain.orders.balance import Balance
from cockpit.domain.orders.figures import aging
from cockpit.domain.orders.order import Order
from cockpit.domain.record import Record
from cockpit.domain.wording import full
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.orders.terms import PartDue
    from cockpit.domain.people import Customer

# Up to how many days overdue each reminder is for; the last is for all that is older.
_LEVELS = (("reminder-friendly", 30), ("reminder-firm", 60))
_LAST = "reminder-last"


class Owing(Record):
    """One order on a statement: where its money stands, when it is due first, and what of it is overdue since when.

    What was received and waits to clear is not overdue: nobody is reminded of it.
    """

    order: Order
    code: str
    balance: Balance
    overdue: Money
    since: datetime | None
    due: datetime | None = None


class Statement(Record):
    """What a customer owes as at a moment, order by order."""

    name: str
    at: datetime
    owing: tuple[Owing, ...]

    def to_come(self) -> Mapping[str, Money]:
        """Return what is to come, by currency."""
        return _sums(one.balance.to_come for one in self.owing)

    def to_return(self) -> Mapping[str, Money]:
        """Return what is to be given back, by currency."""
        return _sums(one.balance.to_return for one in self.owing)

    def overdue(self) -> Mapping[str, Money]:
        """Return what is overdue, less what was received and waits to clear, by currency."""
        return _sums(one.overdue for one in self.owing)

    def since(self) -> datetime | None:
        """Return since when the oldest of it is overdue."""
        moments = [one.since for one in self.owing if one.since is not None]
        return min(moments, key=lambda at: at.timestamp(), default=None)

    def level(self) -> str | None:
        """Return which reminder it is time for, by the age of the oldest; None where nothing is overdue."""
        since = self.since()
        if since is None:
            return None
        return next(
            (name for name, most in _LEVELS if days_past(since, self.at, whole_day=True) <= most), _LAST
        )


def statement(desk: Desk, name: str, at: datetime) -> Statement:
    """Return the statement of a customer as at a moment. Raises NothingFound where there is no such customer."""
    customer = find_customer(desk, name)
    if customer is None:
        raise NothingFound(f"There is no customer “{name}”.", "See `cockpit orders` for those who owe.", "")
    return of_customer(desk, customer, at)


def of_customer(desk: Desk, customer: Customer, at: datetime) -> Statement:
    """Return the statement of a customer as at a moment."""
    orders = [order for order in every(desk, Order) if order.customer is not None and not order.deleted]
    theirs = [order for order in orders if (found := customer_of(desk, order)) and found.id == customer.id]
    return of_orders(desk, customer.display, theirs, at)


def of_order(desk: Desk, order: Order, at: datetime) -> Statement:
    """Return the statement of one order alone as at a moment."""
    customer = customer_of(desk, order)
    return of_orders(desk, customer.display if customer else "", [order], at)


def of_orders(desk: Desk, name: str, orders: Iterable[Order], at: datetime) -> Statement:
    """Return the statement of some orders of one customer, by the name they go by."""
    return Statement(name=name, at=at, owing=tuple(_owing(desk, orders, at)))


def statement_text(desk: Desk, found: Statement, *, markdown: bool = False) -> str:
    """Return the statement in words, from its template."""
    lines = "\n\n".join(_parts(desk, found, markdown=markdown)) or "Nothing is open."
    return write(desk, "statement", _values(found, found.to_come(), lines))


def _parts(desk: Desk, found: Statement, *, markdown: bool) -> Iterator[str]:
    """Yield the orders with their sums, what waits to clear, and what is to come by its age."""
    if not found.owing:
        return
    rows = [_row(one, found.at) for one in found.owing]
    for currency in {**found.to_come(), **found.to_return()}:
        same = [one.balance for one in found.owing if one.balance.owed.currency == currency]
        sums = [_sums(amounts) for amounts in zip(*map(_amounts, same), strict=True)]
        rows.append(["Total", "", *(str(one[currency]) if currency in one else "-" for one in sums), "", ""])
    head = ("Order", "What", "Owed", "Came", "To come", "To give back", "Due", "Late")
    yield table(head, rows, right=(*head[2:6], "Late"), markdown=markdown)
    waiting = _sums(
        payment.amount for one in found.owing for payment in one.order.payments.waiting(found.at).values()
    )
    if waiting:
        yield f"Received and not cleared yet: {' and '.join(map(str, waiting.values()))}"
    if found.to_come():
        yield ages(
            aging((one.order for one in found.owing), found.at, desk.rules),
            found.to_come(),
            markdown=markdown,
        )


def _row(one: Owing, at: datetime) -> list[str]:
    due = full(one.due, at, whole_day=True) if one.due is not None else "-"
    days = days_past(one.due, at, whole_day=True) if one.due is not None else 0
    amounts = [str(amount) if amount.value else "-" for amount in _amounts(one.balance)]
    return [one.code, one.order.text, *amounts, due, f"{days} d" if days > 0 else "-"]


def _amounts(balance: Balance) -> tuple[Money, ...]:
    return balance.owed, balance.came - balance.back, balance.to_come, balance.to_return


def reminder_text(desk: Desk, found: Statement, *, markdown: bool = False) -> str:
    """Return the reminder that its age asks for, in words. Raises NothingFound where nothing is overdue."""
    level = found.level()
    if level is None:
        raise NothingFound(f"{found.name or 'It'} has nothing overdue to be reminded of.", "", "")
    rows = [
        (one.code, one.order.text, str(one.overdue), full(one.since, found.at, whole_day=True))
        for one in found.owing
        if one.since is not None
    ]
    lines = table(("Order", "What", "Overdue", "Since"), rows, right=("Overdue",), markdown=markdown)
    return write(desk, level, _values(found, found.overdue(), lines))


def _owing(desk: Desk, orders: Iterable[Order], at: datetime) -> Iterator[Owing]:
    for order in sorted(orders, key=lambda one: one.id):
        found = order.balance(at) if not is_before(at, order.made_at) else None
        if found is None or not (found.to_come.value or found.to_return.value):
            continue
        overdue, since = _overdue(desk, order, at, found)
        due = _due(order.payments.dues(desk.rules, at), at) if found.to_come.value else None
        yield Owing(
            order=order, code=code_of(desk, order), balance=found, overdue=overdue, since=since, due=due
        )


def _due(parts: Sequence[PartDue], at: datetime) -> datetime | None:
    """Return when the first part is due, on the seller's clock; what was said as a date is that date."""
    first = parts[0] if parts else None
    return local(first.when, at, whole_day=first.whole_day) if first and first.when else None


def _overdue(desk: Desk, order: Order, at: datetime, found: Balance) -> tuple[Money, datetime | None]:
    """Return what of an order is overdue and not under way, and since when."""
    nothing = found.owed - found.owed
    if not found.to_come.value or not found.owed.value:  # paid; or fell through, and has no terms any more
        return nothing, None
    late = order.payments.overdue(at, desk.rules)
    since = _due(late, at)
    under_way = nothing
    for payment in order.payments.waiting(at).values():
        under_way += payment.amount
    left = nothing
    for part in late:
        left += part.amount
    left = left - under_way if under_way < left else nothing
    return (left, since) if left.value else (nothing, None)


def _values(found: Statement, sums: Mapping[str, Money], lines: str) -> dict[str, str]:
    since = found.since()
    return {
        "customer": found.name,
        "date": full(found.at, found.at, whole_day=True),
        "lines": lines,
        "total": " and ".join(map(str, sums.values())) or "nothing",
        "days": str(days_past(since, found.at, whole_day=True)) if since else "0",
        "oldest": full(since, found.at, whole_day=True) if since else "",
    }


def _sums(amounts: Iterable[Money]) -> dict[str, Money]:
    return {currency: amount for currency, amount in totals(amounts).items() if amount.value}
