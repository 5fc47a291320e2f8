"""Practice 3, booking money: what came in, what cleared, what went back, and when they say they will pay."""

from __future__ import annotations

from cockpit.domain.entry import new_key, verb
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.domain.orders.payments import LONGEST_TERMS, Payment, PaymentPromise, Refund
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.orders.payments import Payments

    class Payable(Protocol):
        """What the verbs of money ask of an order."""

        @property
        def payments(self) -> Payments:
            """Its money."""

        def is_open(self) -> bool:
            """Tell whether it is still to be seen through."""

        def must_be_there(self, to: str) -> None:
            """Raise IllegalMove where it was deleted."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Paid = TypeVar("Paid", bound=Payable)


# The verbs. Each returns the order as it stands afterwards.


@verb(
    "Payment received",
    said="noted a payment on",
    amount="How much?",
    cleared="Has it cleared?",
    text="How?",
)
def pay(
    order: Paid, now: datetime, *, amount: Money | None = None, cleared: bool = False, text: str = ""
) -> Paid:
    """Note money received: all that is open unless an amount is given. It counts once it has cleared."""
    _must_have_amount(order, "note a payment on")
    money = order.payments
    amount = money.checked(amount or money.to_come())
    payment = Payment(at=now, amount=amount, cleared_at=now if cleared else None, text=text)
    return order.replace(
        received={**money.received, new_key(money.received, now): payment}, snoozed_until=None
    )


@verb("Cleared", said="cleared")
def clear(order: Paid, now: datetime) -> Paid:
    """Note that the money is on the account: every payment received, or all that is open where none was."""
    _must_have_amount(order, "clear")
    received = order.payments.received
    waiting = {key: payment for key, payment in received.items() if payment.cleared_at is None}
    if not waiting:
        _must_be_owed(order, "clear")
        return pay(order, now, cleared=True)
    cleared = {key: payment.replace(cleared_at=now) for key, payment in waiting.items()}
    return order.replace(received={**received, **cleared}, snoozed_until=None)


@verb("Refund", said="refunded on", amount="How much?", text="Why?")
def refund(order: Paid, now: datetime, *, amount: Money, text: str = "") -> Paid:
    """Note money given back; never more than has cleared."""
    _must_have_amount(order, "refund")
    money = order.payments
    amount, cleared = money.checked(amount), money.cleared()
    if cleared is None or cleared < amount:
        raise IllegalMove(f"Only {cleared} has cleared.", "Refund that much at most.")
    back = Refund(at=now, amount=amount, text=text)
    return order.replace(refunds={**money.refunds, new_key(money.refunds, now): back})


@verb("They promise to pay", said="noted a payment promise on", due="By when?", amount="How much?")
def promise_payment(
    order: Paid, now: datetime, *, due: datetime, amount: Money | None = None, whole_day: bool = False
) -> Paid:
    """Note the customer's own promise to pay; broken, it asks for a call the next morning."""
    _must_have_amount(order, "promise a payment on")
    _must_be_owed(order, "promise a payment on")
    money = order.payments
    if money.is_paid():
        raise IllegalMove("It is paid in full.", "Nothing is left to promise.")
    if not is_before(now, due):
        raise IllegalMove("That time has passed.", "Give the time they said, still to come.")
    promise = PaymentPromise(
        at=now, due=due, amount=money.checked(amount) if amount else None, whole_day=whole_day
    )
    return order.replace(
        promises={**money.promises, new_key(money.promises, now): promise}, snoozed_until=None
    )


def checked_terms(days: int) -> int:
    """Return net terms in days. Raises IllegalMove for what are none."""
    if not 0 <= days <= LONGEST_TERMS:
        raise IllegalMove(f"Net {days} days are no terms.", f"Give 0 to {LONGEST_TERMS} days.")
    return days


def _must_be_owed(order: Paid, to: str) -> None:
    if not order.is_open():
        raise IllegalMove(
            f"You cannot {to} it: nothing is owed on it.",
            "Note a payment with its amount, should one come.",
        )


def _must_have_amount(order: Paid, to: str) -> None:
    order.must_be_there(to)
    if order.payments.amount is None:
        raise IllegalMove(f"You cannot {to} it: it has no amount.", "Edit it first: amount=12,500.")
