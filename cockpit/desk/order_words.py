"""What to say or send about an order: reassure them, the process with its dates, a reminder of the payment."""

from __future__ import annotations

from cockpit.desk import statement
from cockpit.desk.contacts import next_deadline
from cockpit.desk.letter_templates import write
from cockpit.desk.lookup import customer_of
from cockpit.domain.wording import full
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.orders.order import Order


def words_of_order(desk: Desk, order: Order, what: str = "") -> str:
    """Return a text about an order; without a name the one that its next deadline asks for.

    Raises NotUnderstood for a text there is none of, NothingFound where nothing is overdue to be reminded of.
    """
    if what and what not in _TEXTS:
        raise NotUnderstood(f"An order has no text “{what}”.", f"It has: {', '.join(_TEXTS)}.", "")
    return _TEXTS[what or asked_for(desk, order)](desk, order)


def texts_of_order(desk: Desk, order: Order) -> tuple[str, ...]:
    """Return the names of the texts that there is a reason for, that its next deadline asks for first."""
    is_overdue = statement.of_order(desk, order, desk.now()).level() is not None
    first = asked_for(desk, order)
    return (first, *(one for one in _TEXTS if one != first and (one != "reminder" or is_overdue)))


def asked_for(desk: Desk, order: Order) -> str:
    """Return the name of the text that its next deadline asks for."""
    now = desk.now()
    due = next_deadline(desk, order)
    kind = due.kind if due is not None else ""
    if kind in _TEXTS:
        return kind
    is_money = kind in ("broken", "bounced", "cleared")
    return "reminder" if is_money and statement.of_order(desk, order, now).level() else "touch"


def _plain(name: str) -> Callable[[Desk, Order], str]:
    def text(desk: Desk, order: Order) -> str:
        return write(desk, name, _values(desk, order))

    return text


def _process(desk: Desk, order: Order) -> str:
    lines = "\n".join(f"- {line}" for line in _steps(desk, order))
    return write(desk, "process", {**_values(desk, order), "lines": lines})


def _reminder(desk: Desk, order: Order) -> str:
    return statement.reminder_text(desk, statement.of_order(desk, order, desk.now()))


def _steps(desk: Desk, order: Order) -> Iterator[str]:
    """Yield what happens from now until the money, each with its date."""
    due = {step.name: step for step in order.plan(desk.rules).steps}

    def on(moment: datetime) -> str:
        return full(moment, desk.now(), whole_day=True)

    if not due["supply"].is_done:
        yield f"by {on(due['supply'].due)}: I confirm the day it will be there"
    if order.shipped_at is None and order.delivered_at is None and order.supply_date is not None:
        yield f"before {on(order.supply_date)}: it is shipped, and I tell you that it is on its way"
    if order.delivered_at is None:
        yield f"{on(due['delivered'].due)}: it is with you, and I ask whether it is as you wanted it"
    if not due["invoiced"].is_done:
        yield f"{on(due['invoiced'].due)}: the invoice"
    for one in order.payments.dues(desk.rules):
        when = one.when or due["cleared"].due
        yield f"by {on(when)}: {one.amount} is to be paid"


def _values(desk: Desk, order: Order) -> dict[str, str]:
    customer = customer_of(desk, order)
    return {
        "customer": customer.display if customer else "",
        "what": order.text,
        "amount": str(order.amount) if order.amount else "",
        "supply": _supply(desk, order),
    }


def _supply(desk: Desk, order: Order) -> str:
    """Say when it will be there, as far as that is known."""
    now = desk.now()
    if order.delivered_at is not None:
        return f"It was delivered on {full(order.delivered_at, now, whole_day=True)}."
    if order.supply_date is not None:
        return f"It will be there on {full(order.supply_date, now, whole_day=True)}."
    confirmed = next(step.due for step in order.plan(desk.rules).steps if step.name == "supply")
    return f"I confirm the day it will be there by {full(confirmed, now, whole_day=True)}."


_TEXTS: Mapping[str, Callable[[Desk, Order], str]] = {
    "reassure": _plain("reassure"),
    "competitors": _plain("competitors"),
    "process": _process,
    "touch": _plain("touch"),
    "reminder": _reminder,
}
