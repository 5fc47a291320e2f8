"""The figures of practice 3: what promises of orders come to, how long it takes, what is owed, and what was lost.

Amounts are never added across currencies: each figure of money has one value a currency.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from cockpit.domain.moment import between, is_before
from cockpit.domain.money import totals
from cockpit.domain.orders.order import STAGES
from cockpit.domain.orders.payments import BUCKETS, OLDEST
from cockpit.domain.record import Record
from cockpit.domain.statistics import median

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cockpit.domain.money import Money
    from cockpit.domain.orders.order import Order
    from cockpit.domain.rules import Rules

QUARTER = timedelta(days=90)
_DAY = timedelta(days=1)


class OrderFigures(Record):
    """Practice 3 in figures.

    `ended` orders have cleared or fallen through; `cleared` is the share of them that cleared, None where none has
    ended. `days_in_stage` is the median time in each stage that any order has left, in days; `days_outstanding` the
    days sales outstanding, by currency; `lost` what fell through after the promise, by cause, then by currency.
    """

    ended: int
    cleared: float | None
    days_in_stage: Mapping[str, float]
    days_outstanding: Mapping[str, float]
    lost: Mapping[str, Mapping[str, Money]]


class Standing(Record):
    """Where the money of all orders stands, by currency; a currency without any is left out.

    `promised` is what is open on orders not delivered, `unpaid` what is open on those delivered, `cleared` what is on
    the account less refunds; of that, `overpaid` is what came beyond the orders' amounts. So promised + unpaid +
    cleared - overpaid is the worth of all orders. Orders that fell through count nowhere here.
    """

    promised: Mapping[str, Money]
    unpaid: Mapping[str, Money]
    cleared: Mapping[str, Money]
    overpaid: Mapping[str, Money]


def orders(records: Iterable[Order], now: datetime, period: timedelta = QUARTER) -> OrderFigures:
    """Return the figures of practice 3 as they stand at `now`; `period` is that of the days sales outstanding."""
    standing = [order for order in records if not order.deleted]
    cleared = sum(1 for order in standing if order.is_cleared())
    fallen = [order for order in standing if order.fell_through_at is not None]
    ended = cleared + len(fallen)
    return OrderFigures(
        ended=ended,
        cleared=cleared / ended if ended else None,
        days_in_stage=days_in_stage(standing),
        days_outstanding=days_outstanding(standing, now, period),
        lost={
            cause: _sums(
                order.payments.outstanding() for order in fallen if (order.cause or "other") == cause
            )
            for cause in dict.fromkeys(order.cause or "other" for order in fallen)
        },
    )


def standing(records: Iterable[Order], now: datetime) -> Standing:
    """Return where the money of all orders stands at `now`."""
    held = [order for order in records if not order.deleted and not _has(order.fell_through_at, now)]
    return Standing(
        promised=_sums(
            order.payments.outstanding(now) for order in held if not _has(order.delivered_at, now)
        ),
        unpaid=_sums(order.payments.outstanding(now) for order in held if _has(order.delivered_at, now)),
        cleared=_sums(order.payments.cleared(now) for order in held),
        overpaid=_sums(order.payments.overpaid(now) for order in held),
    )


def aging(records: Iterable[Order], at: datetime, rules: Rules) -> dict[str, dict[str, Money]]:
    """Return what was invoiced and outstanding as at any moment, by how long it was overdue, then by currency.

    Every bucket is there, in order. The moments of invoice, payment, refund and falling through are looked at as of
    then; an amount or terms edited since are not.
    """
    aged: dict[str, list[Order]] = {name: [] for name in (*(name for _, name in BUCKETS), OLDEST)}
    for order in records:
        bucket = order.payments.age(at, rules)
        if bucket is not None and not order.deleted and not _has(order.fell_through_at, at):
            aged[bucket].append(order)
    return {
        bucket: _sums(order.payments.outstanding(at) for order in found) for bucket, found in aged.items()
    }


def days_outstanding(
    records: Iterable[Order], now: datetime, period: timedelta = QUARTER
) -> dict[str, float]:
    """Return the days sales outstanding by currency: invoiced and outstanding ÷ invoiced in the period × its days.

    What was invoiced before the period and is still outstanding counts above the line, so that the figure can exceed
    the period. A currency in which nothing was invoiced in the period is left out.
    """
    billed = [
        order
        for order in records
        if not order.deleted
        and _has(order.payments.invoiced_at, now)
        and not _has(order.fell_through_at, now)
    ]
    owed = _sums(order.payments.outstanding(now) for order in billed)
    sold = _sums(
        order.amount
        for order in billed
        if order.payments.invoiced_at and between(order.payments.invoiced_at, now) < period
    )
    return {
        currency: float(owed[currency].value / amount.value) * (period / _DAY) if currency in owed else 0.0
        for currency, amount in sold.items()
    }


def days_in_stage(records: Iterable[Order]) -> dict[str, float]:
    """Return the median time in each stage, in days; a stage counts for an order once the order has left it."""
    found: dict[str, list[float]] = {}
    for order in records:
        reached = ladder(order)
        for (stage, since), (_, until) in pairwise(reached):
            found.setdefault(stage, []).append(between(since, until) / _DAY)
        fell = order.fell_through_at
        if fell is not None and not is_before(fell, reached[-1][1]):
            found.setdefault(reached[-1][0], []).append(between(reached[-1][1], fell) / _DAY)
    medians = {stage: median(found.get(stage, ())) for stage in STAGES}
    return {stage: days for stage, days in medians.items() if days is not None}


def ladder(order: Order) -> tuple[tuple[str, datetime], ...]:
    """Return the rungs an order climbed, each with when it got there, at least one.

    Facts may come in any order: a rung passed on the way up is left out, and nothing leads down again.
    """
    facts = {
        "promised": order.made_at,
        "confirmed in writing": order.confirmed_at,
        "delivery date set": order.supply_dated_at,
        "delivered": order.delivered_at,
        "invoiced": order.payments.invoiced_at,
        "part paid": _part_paid_at(order),
        "cleared": _cleared_at(order),
    }
    known = [(at, STAGES.index(stage)) for stage, at in facts.items() if at is not None]
    climbed: list[tuple[datetime, int]] = []
    for at, rung in sorted(known, key=lambda fact: (fact[0].timestamp(), -fact[1])):
        if not climbed or rung > climbed[-1][1]:
            climbed.append((at, rung))
    return tuple((STAGES[rung], at) for at, rung in climbed)


def _part_paid_at(order: Order) -> datetime | None:
    """Return when the first money had cleared of what was delivered or invoiced."""
    asked = _earliest(at for at in (order.delivered_at, order.payments.invoiced_at) if at)
    money = _earliest(
        at
        for payment in order.payments.received.values()
        if (at := payment.cleared_at) and (sum_then := order.payments.cleared(at)) and sum_then.value > 0
    )
    return max(asked, money, key=lambda at: at.timestamp()) if asked and money else None


def _cleared_at(order: Order) -> datetime | None:
    """Return when it was first delivered and paid; None where it does not stand as cleared."""
    if not order.is_cleared() or order.delivered_at is None:
        return None
    paid = _earliest(
        at
        for payment in order.payments.received.values()
        if (at := payment.cleared_at) and order.payments.is_paid(at)
    )
    return max(order.delivered_at, paid or order.delivered_at, key=lambda at: at.timestamp())


def _earliest(moments: Iterable[datetime]) -> datetime | None:
    return min(moments, key=lambda at: at.timestamp(), default=None)


def _has(fact: datetime | None, at: datetime) -> bool:
    """Tell whether a dated fact had come about by then."""
    return fact is not None and not is_before(at, fact)


def _sums(amounts: Iterable[Money | None]) -> dict[str, Money]:
    """Return one total for each currency, without those that come to nothing."""
    found = totals(amount for amount in amounts if amount is not None)
    return {currency: amount for currency, amount in found.items() if amount.value}
