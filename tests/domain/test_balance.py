"""What is to come, plus what came, less what went back, is what is owed: to the smallest unit, as at any date."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.domain.moment import is_before, plus
from cockpit.domain.money import Money
from cockpit.domain.orders.order import Order
from cockpit.errors import IllegalMove
from tests.domain.builders import NOW, RULES, an_order
from tests.domain.deals import merged_orders
from tests.domain.strategies import near_now

MOMENT = timedelta(microseconds=1)
UNITS = {"JPY": 0, "EUR": 2, "KWD": 3}
MOVES = (
    "pay", "pay cleared", "clear", "bounce", "refund", "credit", "write-off", "instalment", "invoice", "deliver",
    "terms", "discount", "fall through", "return-deposit", "overpay", "promise",
)  # fmt: skip
STORIES = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(1, 70_000), st.integers(1, 60 * 24 * 20)), max_size=16
)


def moved(order: Order, what: str, amount: Money, now: datetime) -> Order:
    """Return the order after a move, as it was where the practice refuses it."""
    waiting = [*order.payments.waiting().values()]
    moves: dict[str, Any] = {
        "pay": lambda: order.pay(now, amount=amount, again=True),
        "pay cleared": lambda: order.pay(now, amount=amount, cleared=True, again=True),
        "clear": lambda: order.clear(now, amount=waiting[0].amount if waiting else amount),
        "bounce": lambda: order.bounce(now, amount=waiting[0].amount if waiting else None),
        "refund": lambda: order.refund(now, amount=amount),
        "credit": lambda: order.credit(now, amount=amount),
        "write-off": lambda: order.write_off(now, amount=amount),
        "instalment": lambda: order.add_instalment(now, amount=amount, due=plus(now, timedelta(days=9))),
        "invoice": lambda: order.invoice(now),
        "deliver": lambda: order.deliver(now),
        "terms": lambda: order.set_terms(now, months=1, end_of_month=True),
        "discount": lambda: order.set_terms(now, discount="2.5", within=14),
        "fall through": lambda: order.fall_through(now, cause="other"),
        "overpay": lambda: order.pay(now, amount=amount, cleared=True, again=True, over=True),
        "promise": lambda: order.promise_payment(now, due=plus(now, timedelta(days=3)), amount=amount),
        "return-deposit": lambda: order.return_deposit(now, amount=amount),
    }
    try:
        after = moves[what]()
    except IllegalMove:
        return order
    assert isinstance(after, Order)
    return after


def slow(order: Order, at: datetime) -> tuple[Decimal, Decimal]:
    """What came and what went back by a date, counted fact by fact."""
    came = back = Decimal(0)
    for one in order.payments.received.values():
        if one.cleared_at is not None and one.cleared_at <= at:
            came += one.amount.value
        if one.cleared_at is not None and one.bounced_at is not None and one.bounced_at <= at:
            came -= one.amount.value
    for refund in order.payments.refunds.values():
        back += refund.amount.value if refund.at <= at else 0
    return came, back


@settings(max_examples=150, deadline=None)
@given(STORIES, st.sampled_from(sorted(UNITS)), st.integers(1, 100_000), st.integers(0, 300))
def test_as_at_any_date_what_is_to_come_and_what_came_less_what_went_back_is_what_is_owed(
    story: list[tuple[str, int, int]], currency: str, whole: int, days: int
) -> None:
    def amount(units: int) -> Money:
        return Money(value=Decimal(units).scaleb(-UNITS[currency]), currency=currency)

    order, now = an_order(amount(whole)), NOW
    stood = [(now, order, "")]
    for what, units, minutes in story:
        now = plus(now, timedelta(minutes=minutes))
        order = moved(order, what, amount(units), now)
        stood.append((now, order, what))
    # As it stood after each move, so it is told of that date for ever; terms that were agreed since hold as they are.
    for place, (at, then, _) in enumerate(stood):
        if not {"terms", "discount"} & {what for _, _, what in stood[place + 1 :]}:
            assert order.balance(at) == then.balance() == then.balance(at)
    every = [moment for at, _, _ in stood for moment in (at, plus(at, -MOMENT), plus(at, MOMENT))]
    for at in (*every, plus(NOW, timedelta(days=days)), plus(now, timedelta(days=400))):
        found = order.balance(at)
        assert found is not None
        came, back = slow(order, at)
        assert (found.came.value, found.back.value) == (came, back)
        assert found.to_come + found.came == found.owed + found.back + found.to_return
        assert found.to_come.value >= 0 <= found.to_return.value
        assert not (found.to_come.value and found.to_return.value)
        assert found.owed <= amount(whole)
        assert all(
            one.value == one.value.quantize(Decimal(1).scaleb(-UNITS[currency]))
            for one in (found.owed, found.came, found.back, found.to_come, found.to_return)
        )
        outstanding, parts = order.payments.outstanding(at), order.payments.dues(RULES, at)
        assert outstanding is not None
        assert sum(one.amount.value for one in parts) == outstanding.value
        assert all(one.amount.value > 0 for one in parts)
        overdue = [one.amount.value for one in parts if one.when is not None and one.when < at]
        assert sum(overdue) <= outstanding.value


@given(merged_orders(), near_now)
def test_whatever_was_merged_the_balance_holds(order: Order, at: datetime) -> None:
    found = order.balance(at)
    if found is None:
        assert order.amount is None
        return
    assert found.to_come + found.came == found.owed + found.back + found.to_return
    parts, outstanding = order.payments.dues(RULES, at), order.payments.outstanding(at)
    assert outstanding is not None
    assert sum(one.amount.value for one in parts) == outstanding.value


@given(
    st.sampled_from(sorted(UNITS)),
    st.integers(1, 100_000_000),
    st.sampled_from(("0.5", "2", "2.5", "3", "33.3")),
    st.integers(0, 20),
    st.booleans(),
)
def test_an_early_payer_owes_the_discount_no_more_to_the_smallest_unit_and_a_bounce_brings_it_back(
    currency: str, units: int, percent: str, days: int, has_bounced: bool
) -> None:
    unit = Decimal(1).scaleb(-UNITS[currency])
    whole = Money(value=units * unit, currency=currency)
    order = an_order(whole).set_terms(NOW, discount=percent, within=14).invoice(NOW)
    off = order.payments.agreed_terms().off(whole)
    assert abs(off.value - whole.value * Decimal(percent) / 100) * 2 <= unit
    if off == whole:
        return
    paid_at = plus(NOW, timedelta(days=days))
    paid = order.pay(paid_at, amount=whole - off, cleared=True)
    bounced_at = plus(paid_at, timedelta(days=3))
    told = paid.bounce(bounced_at, amount=whole - off) if has_bounced else paid
    for at in (
        plus(NOW, -MOMENT),
        NOW,
        plus(paid_at, -MOMENT),
        paid_at,
        plus(bounced_at, -MOMENT),
        bounced_at,
    ):
        found = told.balance(at)
        assert found is not None
        assert found.to_come + found.came == found.owed + found.back + found.to_return
        stands = not is_before(at, paid_at) and not (has_bounced and not is_before(at, bounced_at))
        early = stands and days <= 14
        assert found.owed == (whole - off if early else whole)
        assert found.to_come == (whole if not stands else whole - found.came if not early else off - off)
