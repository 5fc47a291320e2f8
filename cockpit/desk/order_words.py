"""What to say or send about an order: reassure them, the process with its dates, a reminder of the payment."""

from __future__ import annotations

from cockpit.desk import statement
from cockpit.desk.contacts import next_deadline
from cockpit.desk.letter_templates import write
from cockpit.desk.lookup import customer_of
from cockpit.domain.hours import end_of_business, next_business_day
from cockpit.domain.moment import days_past
from cockpit.domain.wording import full, recently
from cockpit.errors import NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.orders.order import Order
    from cockpit.domain.orders.terms import PartDue


def words_of_order(desk: Desk, order: Order, what: str = "") -> str:
    """Return a text about an order; without a name the one that its next deadline asks for, empty where none is.

    Raises NotUnderstood for a text there is none of, NothingFound for one that there is no reason for as it stands.
    """
    if what and what not in _TEXTS:
        raise NotUnderstood(f"An order has no text “{what}”.", f"It has: {', '.join(_TEXTS)}.", "")
    name = what or asked_for(desk, order)
    if what and what != "reminder" and what not in _fitting(order):  # that one tells why itself
        ended = order.state(desk.now())
        raise NothingFound(
            f"“{order.text}” is at its end ({ended}): there is no “{what}” to say of it.", "", ""
        )
    return _TEXTS[name](desk, order) if name else ""


def texts_of_order(desk: Desk, order: Order) -> tuple[str, ...]:
    """Return the names of the texts that there is a reason for, that its next deadline asks for first."""
    first, idle = asked_for(desk, order), set()
    if statement.of_order(desk, order, desk.now()).level() is None:
        idle.add("reminder")
    if not _missed(desk, order):
        idle.add("chase")
    return tuple(sorted((one for one in _fitting(order) if one not in idle), key=lambda one: one != first))


def asked_for(desk: Desk, order: Order) -> str:
    """Return the name of the text that its next deadline asks for; empty where it fell through."""
    fitting, due = _fitting(order), next_deadline(desk, order)
    kind = due.kind if due is not None else ""
    if kind in fitting:
        return kind
    if kind in ("broken", "bounced"):
        return "chase"
    if kind == "cleared" and statement.of_order(desk, order, desk.now()).level():
        return "reminder"
    return "touch" if "touch" in fitting else ""


def _fitting(order: Order) -> tuple[str, ...]:
    """Return the names of the texts that may be true of an order as it stands: one at its end has nothing to come."""
    if order.fell_through_at is not None:
        return ()
    return tuple(_TEXTS) if order.is_running() else ("touch",)


def _plain(name: str) -> Callable[[Desk, Order], str]:
    def text(desk: Desk, order: Order) -> str:
        return write(desk, name, _values(desk, order))

    return text


def _process(desk: Desk, order: Order) -> str:
    lines = "\n".join(f"- {line}" for line in _steps(desk, order))
    return write(desk, "process", {**_values(desk, order), "lines": lines})


def _reminder(desk: Desk, order: Order) -> str:
    return statement.reminder_text(desk, statement.of_order(desk, order, desk.now()))


def _chase(desk: Desk, order: Order) -> str:
    missed = _missed(desk, order)
    if not missed:
        raise NothingFound(f"They have missed no payment that they promised for “{order.text}”.", "", "")
    return write(desk, "chase", {**_values(desk, order), "missed": missed})


def _missed(desk: Desk, order: Order) -> str:
    """Say which payment did not come as they said, or came and went back; empty where none did."""
    money, now = order.payments, desk.now()
    bounced, broken = money.last_bounce(), money.broken_promise(now)
    if bounced is not None:
        return f"the payment of {bounced.amount} for {_what(order)} did not go through."
    if broken is not None:
        due = recently(broken.due, now, whole_day=broken.whole_day)
        return f"you wanted to pay {broken.amount or money.outstanding()} for {_what(order)} {due}; it is not here yet."
    return ""


def _steps(desk: Desk, order: Order) -> Iterator[str]:
    """Yield what happens from now until the money, each with its date: never one that has passed."""
    due = {step.name: step.due for step in order.plan(desk.rules).left()}
    is_missed = order.delivered_at is None and _is_missed(desk, order, due)
    if order.delivered_at is None:
        yield from _goods(desk, order, due, is_missed=is_missed)
    if "invoiced" in due:
        yield f"{'once it is with you' if is_missed else _by(desk, due['invoiced'])}: the invoice"
    for one in order.payments.dues(desk.rules):
        yield _payment(desk, one, due["cleared"])


def _is_missed(desk: Desk, order: Order, due: Mapping[str, datetime]) -> bool:
    """Tell whether a day of the goods was missed, and none stands: so there is none of what follows, either."""
    there = order.supply_date
    if there is not None:
        return _is_past(desk, there)
    return _is_past(desk, due["supply"]) or _is_past(desk, due["delivered"])


def _goods(desk: Desk, order: Order, due: Mapping[str, datetime], *, is_missed: bool) -> Iterator[str]:
    there = order.supply_date
    if there is None or is_missed:
        yield f"by {_by(desk, there or due['supply'])}: I confirm the day it will be there"
    elif order.shipped_at is None:
        said = full(there, desk.now(), whole_day=True)
        yield f"before {said}: it is shipped, and I tell you that it is on its way"
    day = "then" if is_missed else full(due["delivered"], desk.now(), whole_day=True)
    yield f"{day}: it is with you, and I ask whether it is as you wanted it"


def _payment(desk: Desk, part: PartDue, usual: datetime) -> str:
    """Say a part of the money with its day; `usual` is that of what has none before the invoice."""
    when = part.when or usual
    said = full(when, desk.now(), whole_day=True)
    if not _is_past(desk, when):
        return f"by {said}: {part.amount} is to be paid"
    if part.when is None:
        return f"by the terms of the invoice: {part.amount} is to be paid"
    return f"now: {part.amount}, which was to be paid by {said}"


def _is_past(desk: Desk, moment: datetime) -> bool:
    return days_past(moment, desk.now(), whole_day=True) > 0


def _by(desk: Desk, moment: datetime) -> str:
    """Say the day by which the seller does a thing: where that has passed, the next business day."""
    now = desk.now()
    if _is_past(desk, moment):
        moment = end_of_business(next_business_day(now.date(), desk.rules), now, desk.rules)
    return full(moment, now, whole_day=True)


def _what(order: Order) -> str:
    return f"your {order.KIND}" if order.text == order.KIND else order.text  # it was given no name


def _values(desk: Desk, order: Order) -> dict[str, str]:
    customer = customer_of(desk, order)
    return {
        "customer": customer.display if customer else "",
        "what": _what(order),
        "amount": str(order.amount) if order.amount else "",
        "supply": _supply(desk, order),
    }


def _supply(desk: Desk, order: Order) -> str:
    """Say when it will be there, as far as that is known."""
    now = desk.now()
    if order.delivered_at is not None:
        return f"It was delivered on {full(order.delivered_at, now, whole_day=True)}."
    if order.supply_date is not None and _is_past(desk, order.supply_date):
        was = full(order.supply_date, now, whole_day=True)
        return f"It was to be there on {was}; I tell you by {_by(desk, order.supply_date)} when it will be."
    if order.supply_date is not None:
        return f"It will be there on {full(order.supply_date, now, whole_day=True)}."
    confirmed = next(step.due for step in order.plan(desk.rules).steps if step.name == "supply")
    return f"I confirm the day it will be there by {_by(desk, confirmed)}."


_TEXTS: Mapping[str, Callable[[Desk, Order], str]] = {
    "reassure": _plain("reassure"),
    "competitors": _plain("competitors"),
    "process": _process,
    "touch": _plain("touch"),
    "chase": _chase,
    "reminder": _reminder,
}
