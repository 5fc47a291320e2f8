"""A reminder never asks for more than is owed, nor for what is on its way: whatever was booked, as at any date."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.desk import statement
from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Payment
from cockpit.errors import NothingFound
from tests.desk.office import Office
from tests.domain.builders import NOW, an_order
from tests.domain.test_balance import STORIES, UNITS, moved

DESK = Office().desk


def has_ended(payment: Payment, at: datetime) -> bool:
    """Tell whether a payment had cleared or bounced by then."""
    return any(moment is not None and moment <= at for moment in (payment.cleared_at, payment.bounced_at))


@settings(max_examples=100, deadline=None)
@given(STORIES, st.sampled_from(sorted(UNITS)), st.integers(1, 100_000), st.integers(0, 300))
def test_a_reminder_never_asks_for_more_than_is_owed_as_at_any_date(
    story: list[tuple[str, int, int]], currency: str, whole: int, days: int
) -> None:
    def amount(units: int) -> Money:
        return Money(value=Decimal(units).scaleb(-UNITS[currency]), currency=currency)

    order, now, moments = an_order(amount(whole)), NOW, [NOW]
    for what, units, minutes in story:
        now = plus(now, timedelta(minutes=minutes))
        order = moved(order, what, amount(units), now)
        moments.append(now)
    for at in (*moments, plus(NOW, timedelta(days=days)), plus(now, timedelta(days=days))):
        found, stands = statement.of_orders(DESK, "acme", [order], at), order.balance(at)
        assert stands is not None
        asked = found.overdue().get(currency, amount(0))
        to_come = found.to_come().get(currency, amount(0))
        assert to_come == stands.to_come
        waiting = sum(
            (
                one.amount.value
                for one in order.payments.received.values()
                if one.at <= at and not has_ended(one, at)
            ),
            Decimal(0),
        )
        assert asked.value <= max(to_come.value - waiting, Decimal(0)), "less what is on its way"
        assert asked <= stands.owed
        try:
            text = statement.reminder_text(DESK, found)
        except NothingFound:
            assert not asked.value
        else:
            assert f"{asked}" in text
            assert asked.value > 0


def test_what_was_on_its_way_on_a_date_is_not_asked_for_as_at_that_date_though_it_has_cleared_since() -> None:
    order = an_order(Money(value=Decimal(1000), currency="EUR")).invoice(NOW)
    order = order.pay(plus(NOW, timedelta(days=40)), amount=Money(value=Decimal(400), currency="EUR"))
    order = order.clear(plus(NOW, timedelta(days=50)), amount=Money(value=Decimal(400), currency="EUR"))
    sums = []
    for days in (39, 45, 51):
        found = statement.of_orders(DESK, "acme", [order], plus(NOW, timedelta(days=days)))
        sums.append((str(found.overdue()["EUR"]), "not cleared yet" in statement.statement_text(DESK, found)))
    assert sums == [("EUR 1,000.00", False), ("EUR 600.00", True), ("EUR 600.00", False)]
