"""Practice 3, the customer's own payment promises: kept or broken, and when broken, one call."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Payment, PaymentPromise
from cockpit.errors import IllegalMove
from tests.domain.builders import NOW, RULES, an_order, eur, nov, received

if TYPE_CHECKING:
    from cockpit.domain.orders.order import Order

DAY = timedelta(days=1)


def usd(value: float) -> Money:
    return Money(value=Decimal(str(value)), currency="USD")


def promised(order: Order, due: datetime, now: datetime = NOW, amount: Money | None = None) -> Order:
    return order.promise_payment(now, due=due, amount=amount)


def kept(order: Order, now: datetime) -> list[bool | None]:
    return [order.payments.is_promise_kept(one, now) for one in order.payments.promises.values()]


def test_a_payment_promise_is_open_until_it_is_due_and_then_broken() -> None:
    order = promised(an_order(invoiced_at=NOW), nov(20, 17))
    assert kept(order, nov(20, 17)) == [None]
    assert kept(order, nov(20, 17, 1)) == [False]
    assert kept(received(order, nov(20, 17)), nov(30)) == [True]
    assert kept(received(order, nov(20, 17, 1)), nov(30)) == [False]


def test_a_promise_of_all_that_is_open_is_not_kept_by_a_part_of_it() -> None:
    order = promised(an_order().pay(nov(18, 9), amount=eur(300)), nov(20, 17))
    part = order.pay(nov(19, 9), amount=eur(699))
    assert kept(part, nov(20, 18)) == [False]
    assert kept(part.pay(nov(20, 9), amount=eur(1)), nov(20, 18)) == [True]


def test_a_promised_part_is_kept_by_that_part_and_never_asks_for_more_than_is_open() -> None:
    order = promised(an_order(), nov(20, 17), amount=eur(400))
    assert kept(order.pay(nov(19), amount=eur("399.99")), nov(21)) == [False]
    assert kept(order.pay(nov(19), amount=eur(400)), nov(21)) == [True]
    with pytest.raises(IllegalMove, match="Only EUR 990"):
        promised(an_order(eur(990)), nov(20, 17), amount=eur(1000))


def broken_calls(order: Order, now: datetime) -> list[datetime]:
    return [due.when for due in order.deadlines(now, RULES) if due.kind == "broken"]


@pytest.mark.parametrize(
    ("due", "morning"),
    [(nov(18, 17), nov(19, 9)), (nov(20, 17), nov(23, 9)), (nov(21, 12), nov(23, 9))],
    ids=["a Wednesday", "a Friday", "a Saturday"],
)
def test_a_broken_payment_promise_asks_for_a_call_the_next_business_morning(
    due: datetime, morning: datetime
) -> None:
    order = promised(an_order(invoiced_at=NOW), due)
    assert broken_calls(order, due) == []
    assert broken_calls(order, due + timedelta(minutes=1)) == [morning]
    row = next(one for one in order.deadlines(morning + DAY, RULES) if one.kind == "broken")
    assert row.severity == "late"
    assert "They said paid by" in row.reason


def test_a_broken_promise_asks_for_one_call_until_it_was_made_or_the_money_came() -> None:
    order = promised(an_order(invoiced_at=NOW), nov(18, 17), amount=eur(400))
    later = nov(20, 9)
    assert broken_calls(order, later) == [nov(19, 9)]
    assert broken_calls(order.touch(nov(18, 12), text="before it was due"), later) == [nov(19, 9)]
    assert broken_calls(order.touch(nov(19, 9, 5), text="next week, they say"), later) == []
    assert broken_calls(order.pay(nov(19, 10), amount=eur(400)), later) == []
    assert broken_calls(promised(order, nov(24, 17), nov(19, 9)), later) == []
    assert broken_calls(promised(order, nov(24, 17), nov(19, 9)), nov(25, 9)) == [nov(25, 9)]


def test_of_two_promises_made_at_once_the_first_broken_one_counts() -> None:
    one = PaymentPromise(at=NOW, due=nov(24, 17), amount=eur(500))
    other = PaymentPromise(at=NOW, due=nov(18, 17), amount=eur(500))
    for promises in ({"a": one, "b": other}, {"b": one, "a": other}):
        assert broken_calls(an_order(payment_promises=promises), nov(20)) == [nov(19, 9)]


def test_a_promised_or_paid_amount_of_another_currency_is_never_added_nor_compared() -> None:
    dollars = PaymentPromise(at=NOW, due=nov(18, 17), amount=usd(400))
    order = an_order(
        payment_promises={"a": dollars}, payments={"a": Payment(at=NOW, amount=usd(400), cleared_at=NOW)}
    )
    assert order.payments.cleared() == eur(0)
    assert broken_calls(order, nov(20)) == [nov(19, 9)]
    assert order.replace(amount=None).payments.broken_promise(nov(20)) is None
