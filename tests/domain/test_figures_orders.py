"""The figures of practice 3, held against slow counts; no two currencies are ever one figure."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.aging import BUCKETS, OLDEST
from cockpit.domain.orders.figures import QUARTER, Standing, aging, days_outstanding, ladder, orders, standing
from cockpit.domain.orders.order import CAUSES, STAGES, Order
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, an_order, cleared, eur, hours, nov, received
from tests.domain.deals import merged_orders
from tests.domain.strategies import near_now

DAY = timedelta(days=1)


def usd(value: int) -> Money:
    return Money(value=Decimal(value), currency="USD")


def after(days: float) -> datetime:
    return plus(NOW, days * DAY)


def test_without_orders_there_are_no_figures() -> None:
    figures = orders([], NOW)
    assert (figures.ended, figures.cleared) == (0, None)
    assert [len(one) for one in (figures.days_in_stage, figures.days_outstanding, figures.lost)] == [0, 0, 0]
    assert standing([], NOW, RULES) == Standing(
        promised={}, unpaid={}, cleared={}, overpaid={}, to_come={}, overdue={}
    )


def test_promise_to_cleared_counts_those_that_have_ended() -> None:
    whole = cleared(an_order(delivered_at=NOW), NOW)
    records = [whole, whole, an_order(fell_through_at=NOW), an_order(), whole.delete(NOW)]
    figures = orders(records, NOW)
    assert figures.ended == 3
    assert figures.cleared == pytest.approx(2 / 3)


def test_the_money_is_shown_apart_promised_delivered_unpaid_and_cleared() -> None:
    half = an_order().pay(NOW, amount=eur(400), cleared=True)
    found = standing(
        [
            an_order(eur("10.10")),
            half,
            an_order(usd(70)),
            half.deliver(NOW),
            received(an_order(usd(5)), NOW).deliver(NOW),
            an_order(delivered_at=NOW).pay(NOW, amount=eur(1001), cleared=True, over=True),
            an_order(fell_through_at=NOW).pay(NOW, amount=eur(3), cleared=True, over=True),
            an_order(deleted=True),
        ],
        nov(19),
        RULES,
    )
    assert found.promised == {"EUR": eur("610.10"), "USD": usd(70)}
    assert found.unpaid == {"EUR": eur(600), "USD": usd(5)}
    assert found.cleared == {"EUR": eur(1801)}
    assert found.overpaid == {"EUR": eur(1)}


@given(st.lists(merged_orders(), max_size=3), near_now)
def test_whatever_was_merged_the_standing_is_the_worth_of_all_orders_in_each_currency(
    records: list[Order], now: datetime
) -> None:
    found = standing(records, now, RULES)
    both = [order.payments.outstanding(now) for order in records]
    assert found.to_come.keys() <= {one.currency for one in both if one is not None}
    for currency, amount in found.to_come.items():
        nothing = amount - amount
        apart = [of.get(currency, nothing) for of in (found.promised, found.unpaid)]
        assert amount == apart[0] + apart[1]
        assert nothing <= found.overdue.get(currency, nothing) <= amount
    parts: dict[str, Decimal] = {}
    for sign, amounts in ((1, found.promised), (1, found.unpaid), (1, found.cleared), (-1, found.overpaid)):
        for currency, amount in amounts.items():
            assert amount.currency == currency
            parts[currency] = parts.get(currency, Decimal(0)) + sign * amount.value
    worth: dict[str, Decimal] = {}
    for order in records:
        fell = order.fell_through_at is not None and order.fell_through_at.timestamp() <= now.timestamp()
        owed = order.payments.owed(now)
        if owed is not None and not order.deleted and not fell:
            worth[owed.currency] = worth.get(owed.currency, Decimal(0)) + owed.value
    assert {key: value for key, value in parts.items() if value} == {
        key: value for key, value in worth.items() if value
    }


@given(st.lists(merged_orders(), max_size=3), near_now)
def test_whatever_was_merged_every_outstanding_invoice_is_in_one_bucket(
    records: list[Order], at: datetime
) -> None:
    records = [order for order in records if not order.payments.instalments]  # each of those has its own date
    shown = aging(records, at, RULES)
    assert [*shown] == [*(name for _, name in BUCKETS), OLDEST]
    slow: dict[str, Decimal] = {}
    for order in records:
        fell = order.fell_through_at is not None and order.fell_through_at.timestamp() <= at.timestamp()
        invoiced, payable_by = order.payments.invoiced_at, order.payments.agreed_terms().payable_by
        billed = payable_by is not None or (invoiced is not None and invoiced.timestamp() <= at.timestamp())
        open_ = order.payments.outstanding(at)
        if billed and open_ is not None and open_.value and not (fell or order.deleted):
            slow[open_.currency] = slow.get(open_.currency, Decimal(0)) + open_.value
    total: dict[str, Decimal] = {}
    for amounts in shown.values():
        for currency, amount in amounts.items():
            total[currency] = total.get(currency, Decimal(0)) + amount.value
    assert total == slow


def test_aging_keeps_the_currencies_of_a_bucket_apart() -> None:
    old = plus(NOW, -45 * DAY)
    shown = aging([an_order(invoiced_at=old), an_order(usd(5), invoiced_at=old)], NOW, RULES)
    assert shown["1–30"] == {"EUR": eur(1000), "USD": usd(5)}
    assert [bucket for bucket, amounts in shown.items() if amounts] == ["1–30"]


def test_the_ladder_leaves_out_rungs_that_were_passed_on_the_way_up() -> None:
    part = an_order().invoice(after(1)).confirm(after(2)).pay(after(3), amount=eur(400), cleared=True)
    order = cleared(part.deliver(after(4)), after(6))
    assert ladder(order) == (
        ("promised", NOW),
        ("invoiced", after(1)),
        ("part paid", after(3)),
        ("cleared", after(6)),
    )
    assert ladder(cleared(an_order(), after(1)).deliver(after(2))) == (
        ("promised", NOW),
        ("cleared", after(2)),
    )
    assert ladder(an_order()) == (("promised", NOW),)


def test_the_days_in_a_stage_are_the_median_of_those_that_left_it() -> None:
    records = [
        an_order().confirm(after(2)).date_supply(after(3), when=after(9)),
        an_order().confirm(after(4)),
        an_order().fall_through(after(9), cause="credit"),
        an_order(),
    ]
    assert orders(records, after(10)).days_in_stage == {"promised": 4.0, "confirmed in writing": 1.0}
    assert orders(records[:2], after(10)).days_in_stage["promised"] == 3.0


def test_days_in_a_stage_are_real_time_in_any_zone() -> None:
    start = datetime(2026, 10, 24, 18, tzinfo=BERLIN)  # the clocks change in that night
    order = an_order(made_at=start).confirm(plus(start, hours(24)).astimezone(NEW_YORK))
    assert orders([order], NOW).days_in_stage == {"promised": 1.0}


paths = st.lists(st.integers(1, 2000), min_size=6, max_size=6)


@given(st.lists(st.tuples(paths, st.integers(0, 6), st.booleans()), max_size=5))
def test_the_days_in_each_stage_agree_with_a_slow_count(
    stories: list[tuple[list[int], int, bool]],
) -> None:
    records, slow = [], {stage: list[Fraction]() for stage in STAGES}
    for gaps, rungs, falls in stories:
        now, order = NOW, an_order()
        for rung in range(rungs):
            now = plus(now, timedelta(minutes=gaps[rung]))
            order = (
                lambda o, t: o.confirm(t),
                lambda o, t: o.date_supply(t, when=plus(t, DAY)),
                lambda o, t: o.deliver(t),
                lambda o, t: o.invoice(t),
                lambda o, t: o.pay(t, amount=eur(1), cleared=True),
                cleared,
            )[rung](order, now)
            slow[STAGES[rung]].append(Fraction(gaps[rung], 24 * 60))
        if falls and rungs < 6:
            order = order.fall_through(plus(now, timedelta(minutes=gaps[rungs])), cause="other")
            slow[STAGES[rungs]].append(Fraction(gaps[rungs], 24 * 60))
        records.append(order)
    assert orders(records, after(30)).days_in_stage == pytest.approx(
        {stage: float(median(found)) for stage, found in slow.items() if found}
    )


def test_days_sales_outstanding_is_owed_by_sold_times_the_days_of_the_period() -> None:
    records = [
        an_order(eur(600), invoiced_at=after(-10)),
        cleared(an_order(eur(300), invoiced_at=after(-20)), after(-1)),
        an_order(eur(100), invoiced_at=after(-200)),
        an_order(usd(50), invoiced_at=after(-3)),
        an_order(usd(9), invoiced_at=after(-3), fell_through_at=after(-1)),
        an_order(Money(value=Decimal(7), currency="JPY"), invoiced_at=after(-100)),
        an_order(eur(77)),
        an_order(eur(88), invoiced_at=after(1)),
    ]
    assert days_outstanding(records, NOW) == pytest.approx({"EUR": 700 / 900 * 90, "USD": 90.0})
    assert days_outstanding(records, NOW, 365 * DAY)["EUR"] == pytest.approx(700 / 1000 * 365)
    assert days_outstanding(records, NOW, 365 * DAY)["JPY"] == pytest.approx(365)
    assert days_outstanding([records[1]], NOW) == {"EUR": 0.0}
    assert orders(records, NOW).days_outstanding == days_outstanding(records, NOW, QUARTER)


def test_money_lost_after_the_promise_is_told_by_cause_and_currency() -> None:
    def lost(amount: Money, cause: str | None, **facts: Any) -> Order:
        return an_order(amount, fell_through_at=NOW, cause=cause, **facts)

    deposit = an_order().pay(NOW, amount=eur(250), cleared=True).fall_through(NOW, cause="credit")
    figures = orders(
        [
            lost(eur(10), "one-upped"),
            lost(usd(20), "one-upped"),
            lost(eur("0.50"), "one-upped"),
            lost(eur(7), None),
            deposit,
            lost(eur(99), "remorse", deleted=True),
            an_order(),
        ],
        NOW,
    )
    assert figures.lost == {
        "one-upped": {"EUR": eur("10.50"), "USD": usd(20)},
        "other": {"EUR": eur(7)},
        "credit": {"EUR": eur(750)},
    }


@given(st.lists(merged_orders(), max_size=3), near_now)
def test_whatever_was_merged_the_figures_of_orders_are_figures(records: list[Order], now: datetime) -> None:
    figures = orders(records, now)
    assert figures.cleared is None or 0 <= figures.cleared <= 1
    assert figures.ended <= len(records)
    assert set(figures.days_in_stage) <= set(STAGES)
    assert all(days >= 0 for days in figures.days_in_stage.values())
    assert set(figures.lost) <= {*CAUSES, "of a later version", "written off"}
    assert all(one.currency == key for lost in figures.lost.values() for key, one in lost.items())


@given(merged_orders(), near_now)
def test_whatever_was_merged_no_more_is_in_the_buckets_than_is_outstanding(
    order: Order, at: datetime
) -> None:
    outstanding = order.payments.outstanding(at)
    shown = sum(amount.value for amount in order.payments.aged(at, RULES).values())
    assert shown <= (outstanding.value if outstanding is not None else 0)
