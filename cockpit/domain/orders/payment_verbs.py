"""Practice 3, booking money: what came in, what cleared or bounced, what went back, and when they say they will pay.

Money is booked only as typed: every verb that moves it asks for the amount.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import added, verb
from cockpit.domain.moment import between, is_before
from cockpit.domain.money import Money
from cockpit.domain.orders.balance import to_give_back
from cockpit.domain.orders.bookings import Payment, PaymentPromise, Refund
from cockpit.domain.wording import day
from cockpit.errors import Asked, IllegalMove

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

        @property
        def fell_through_at(self) -> datetime | None:
            """When it fell through."""

        def is_running(self) -> bool:
            """Tell whether it is still to be seen through."""

        def must_be_there(self, to: str) -> None:
            """Raise IllegalMove where it was deleted."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    class Reachable(Payable, Protocol):
        """What chasing asks of an order."""

        def touch(self, now: datetime, *, text: str, means: str | None, reached: bool | None) -> Self:
            """Log a contact."""

    Paid = TypeVar("Paid", bound=Payable)
    Chased = TypeVar("Chased", bound=Reachable)

# Two payments of one sum within so many days may be one that was noted twice.
_SAME_WITHIN = timedelta(days=3)


@verb(
    "Payment received",
    said="noted a payment on",
    amount="How much?",
    cleared="Has it cleared?",
    text="How?",
    again="Is it another payment of the same sum?",
    over="Did they pay more than they owe?",
)
def pay(
    order: Paid,
    now: datetime,
    *,
    amount: Money,
    cleared: bool = False,
    text: str = "",
    again: bool = False,
    over: bool = False,
) -> Paid:
    """Note money received; it counts once it has cleared. What is seen twice, or is too much, is asked about.

    What came beyond what is owed is to be given back.
    """
    must_have_amount(order, "note a payment on")
    money = order.payments
    amount = money.checked(amount)
    payment = Payment(at=now, amount=amount, cleared_at=now if cleared else None, text=text)
    if not again and (same := seen(money, payment)) is not None:
        raise Asked(
            f"{same.amount} of {day(same.at, now)} is noted already.",
            "If it waits, clear it; if this is another payment of the same sum, add again=yes, or say how each came.",
            "again",
        )
    if not over and (said := too_much(order, amount)):
        raise Asked(
            said, "Is it for another order? Book it there. If they paid too much, add over=yes.", "over"
        )
    return order.replace(received=added(money.received, now, payment), snoozed_until=None)


@verb(
    "Chase the payment",
    said="chased the payment of",
    text="What did they say, or what did you send?",
    means="By what means?",
    reached="Did you reach them?",
)
def chase(
    order: Chased, now: datetime, *, text: str, means: str | None = None, reached: bool | None = None
) -> Chased:
    """Note that they were asked for the money, and what they said. It moves no date."""
    if not text.strip():
        raise IllegalMove("A chase needs words.", "Say what they said, or “no answer”.")
    must_have_amount(order, "chase the payment of")
    if not order.is_running() or order.payments.is_paid():
        raise IllegalMove("Nothing is left to chase.", "Note a payment with its amount, should one come.")
    return order.touch(now, text=text, means=means, reached=reached)


@verb(
    "Cleared",
    said="cleared",
    amount="How much is on the account?",
    again="Is it another payment of the same sum?",
    over="Did they pay more than they owe?",
)
def clear(order: Paid, now: datetime, *, amount: Money, again: bool = False, over: bool = False) -> Paid:
    """Note that money is on the account: a payment that was received, several at once, or one not noted before."""
    must_have_amount(order, "clear")
    money = order.payments
    amount, waiting = money.checked(amount), money.waiting()
    if not waiting:
        return pay(order, now, amount=amount, cleared=True, again=again, over=over)
    just = [key for key, one in waiting.items() if one.amount == amount][:1]
    if not just and _total(waiting.values(), amount) == amount:
        just = [*waiting]
    if not just:
        came = ", ".join(str(one.amount) for one in waiting.values())
        raise IllegalMove(
            f"{came} waits to clear, not {amount}.",
            f"Clear that sum; or note another payment: pay, amount={amount.typed()}, cleared=yes.",
        )
    cleared = {key: waiting[key].replace(cleared_at=now) for key in just}
    return order.replace(received={**money.received, **cleared}, snoozed_until=None)


@verb("It bounced", said="noted a bounce on", amount="Which sum bounced?", text="What did the bank say?")
def bounce(order: Paid, now: datetime, *, amount: Money | None = None, text: str = "") -> Paid:
    """Note that a payment bounced: it is to come again. Of several payments the sum tells which."""
    must_have_amount(order, "bounce a payment of")
    money = order.payments
    standing = {key: one for key, one in money.received.items() if one.bounced_at is None}
    hit = {key: one for key, one in standing.items() if amount is None or one.amount == amount}
    if not hit:
        came = ", ".join(str(one.amount) for one in standing.values()) or "no payment"
        raise IllegalMove(f"No such payment came: there is {came}.", "Give the sum of the one that bounced.")
    if amount is None and len(hit) > 1:
        came = ", ".join(str(one.amount) for one in hit.values())
        raise IllegalMove(f"Which one bounced: {came}?", "Give its amount.")
    key = max(hit, key=lambda one: hit[one].at.timestamp())  # of two alike, the later
    said = " · ".join(part for part in (hit[key].text, text) if part)
    bounced = hit[key].replace(bounced_at=now, text=said)
    return order.replace(received={**money.received, key: bounced}, snoozed_until=None)


@verb("Refund", said="refunded on", amount="How much?", text="Why?")
def refund(order: Paid, now: datetime, *, amount: Money, text: str = "") -> Paid:
    """Note money given back; never more than has cleared."""
    must_have_amount(order, "refund")
    money = order.payments
    amount = at_most(money, amount, money.cleared(), "has cleared", "Refund that much at most.")
    back = Refund(at=now, amount=amount, text=text)
    return order.replace(refunds=added(money.refunds, now, back))


@verb("The deposit was returned", said="returned a deposit of", amount="How much went back?", text="How?")
def return_deposit(order: Paid, now: datetime, *, amount: Money, text: str = "") -> Paid:
    """Note that what they had paid was given back after it fell through."""
    must_have_amount(order, "return the deposit of")
    held = to_give_back(order) if order.fell_through_at is not None else None
    if held is None:
        raise IllegalMove(
            "No deposit is to be returned: it did not fall through with money on the account.",
            "Give back what was too much with refund.",
        )
    amount = at_most(order.payments, amount, held, "is to be returned", "Give the amount that went back.")
    return refund(order, now, amount=amount, text=text or "deposit returned")


@verb("They promise to pay", said="noted a payment promise on", due="By when?", amount="How much?")
def promise_payment(
    order: Paid, now: datetime, *, due: datetime, amount: Money | None = None, whole_day: bool = False
) -> Paid:
    """Note the customer's own promise to pay; broken, it asks for a call the next morning."""
    must_have_amount(order, "promise a payment on")
    must_still_be_owed(order, "promise a payment on")
    money = order.payments
    if not is_before(now, due):
        raise IllegalMove("That time has passed.", "Give the time they said, still to come.")
    left = money.outstanding()
    if amount is not None and left is not None and money.checked(amount) > left:
        raise IllegalMove(
            f"Only {left} is to come.", "Give what they promised of it, or no amount: all of it."
        )
    promise = PaymentPromise(
        at=now, due=due, amount=money.checked(amount) if amount else None, whole_day=whole_day
    )
    if any(promise.replace(at=one.at) == one for one in money.promises.values()):
        return order  # said again, it is one promise
    return order.replace(promises=added(money.promises, now, promise), snoozed_until=None)


def must_still_be_owed(order: Payable, to: str) -> None:
    """Raise IllegalMove unless money is still to come on it."""
    must_stand(order, to)
    if order.payments.is_paid():
        raise IllegalMove(
            f"You cannot {to} it: nothing more is to come on it.",
            "Should money come all the same, note it: pay.",
        )


def must_stand(order: Payable, to: str) -> None:
    """Raise IllegalMove where it fell through."""
    if order.fell_through_at is not None:
        raise IllegalMove(
            f"You cannot {to} it: it fell through, nothing is owed.", "Return the deposit, if there is one."
        )


def too_much(order: Payable, amount: Money) -> str:
    """Say by how much a payment would be more than is still to come in; nothing where it would not."""
    left = order.payments.unmet()
    if order.fell_through_at is not None:
        return f"It fell through: nothing is owed, and {amount} would have to go back."
    if left is None or amount <= left:
        return ""
    if not left.value:
        return f"All of it has come in already: {amount} would be too much."
    return f"{left} is still to come in: {amount} would be {amount - left} too much."


def at_most(money: Payments, amount: Money, limit: Money | None, of_it: str, remedy: str) -> Money:
    """Return an amount of this order. Raises IllegalMove where there is less than it, or none."""
    amount = money.checked(amount)
    if limit is None or limit < amount:
        raise IllegalMove(f"Only {limit} {of_it}.", remedy)
    return amount


def must_have_amount(order: Payable, to: str) -> None:
    """Raise IllegalMove where it was deleted or has no amount."""
    order.must_be_there(to)
    if order.payments.amount is None:
        raise IllegalMove(f"You cannot {to} it: it has no amount.", "Edit it first: amount=12,500.")


def seen(money: Payments, new: Payment) -> Payment | None:
    """Return the payment that a new one may be noted twice of: of the same sum within days, said no other way."""
    for one in money.received.values():
        is_same = one.amount == new.amount and one.bounced_at is None
        is_near = abs(between(one.at, new.at)) <= _SAME_WITHIN
        if is_same and is_near and (not new.text or not one.text or new.text == one.text):
            return one
    return None


def _total(payments: Any, like: Money) -> Money:
    nothing = like - like
    return sum((one.amount for one in payments if one.amount.currency == like.currency), nothing)
