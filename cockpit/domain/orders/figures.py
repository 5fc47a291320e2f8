"""The figures of practice 3: what promises of orders come to, how long it takes, what is owed, and what was lost.

Amounts are never added across currencies: each figure of money has one value a currency.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from cockpit.domain.moment import between, is_before
from cockpit.domain.money import totals
from cockpit.domain.orders.aging import BUCKETS, OLDEST
from cockpit.domain.orders.order import STAGES
from cockpit.domain.record import Record
from cockpit.domain.statistics import median

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from cockpit.domain.money import Money
    from cockpit.domain.orders.order import Order
    from cockpit.domain.rules import Rules

WRITTEN_OFF = "written off"
QUARTER = timedelta(days=90)
_DAY = timedelta(days=1)


class OrderFigures(Record):
    """Practice 3 in figures.

    `ended` orders have cleared, fallen through or were written off; `cleared` is the share of them that cleared, None
    where none has ended. `days_in_stage` is the median time in each stage that any order has left, in days;
    `days_outstanding` the days sales outstanding, by currency; `lost` what fell through after the promise, or was
    written off, by cause, then by currency.
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
    cleared - overpaid is the worth of all orders. `to_come` is promised and unpaid together, and `overdue` what of it
    is past its day. Orders that fell through count nowhere here.
    """

    promised: Mapping[str, Money]
    unpaid: Mapping[str, Money]
    cleared: Mapping[str, Money]
    overpaid: Mapping[str, Money]
    to_come: Mapping[str, Money]
    overdue: Mapping[str, Money]


def orders(
    records: Iterable[Order],
    now: datetime,
    period: timedelta = QUARTER,
    within: Callable[[datetime], bool] = lambda _: True,
) -> OrderFigures:
    """Return the figures of practice 3 as they stand at `now`; `period` is that of the days sales outstanding.

    `within` tells which moments count: an order counts where it ended, a stage where it was left, whenever the order
    was promised.
    """
    standing = [order for order in records if not order.deleted]
    ended = [order for order in standing if (at := ended_at(order)) is not None and within(at)]
    cleared = sum(1 for order in ended if order.is_cleared())
    fallen = [order for order in ended if order.fell_through_at is not None]
    lost = {
        cause: _sums(order.payments.outstanding() for order in fallen if (order.cause or "other") == cause)
        for cause in dict.fromkeys(order.cause or "other" for order in fallen)
    }
    written_off = _sums(
        amount
        for order in standing
        if order.fell_through_at is None
        for at, amount in _given_up(order)
        if within(at)
    )
    return OrderFigures(
        ended=len(ended),
        cleared=cleared / len(ended) if ended else None,
        days_in_stage=days_in_stage(standing, within),
        days_outstanding=days_outstanding(standing, now, period),
        lost=lost | ({WRITTEN_OFF: written_off} if written_off else {}),
    )


def _given_up(order: Order) -> Iterator[tuple[datetime, Money]]:
    """Yield what was written off and has not come all the same, with when: what came makes good the latest first."""
    money = order.payments
    total, owed = money.total(), money.owed()
    if not money.write_offs or total is None or owed is None:
        return
    left = total - owed
    for one in sorted(money.write_offs.values(), key=lambda waiver: waiver.at.timestamp()):
        if left.value and one.amount.currency == left.currency:
            amount = min(one.amount, left)
            left -= amount
            yield one.at, amount


def ended_at(order: Order) -> datetime | None:
    """Return when an order came to its end: it cleared, fell through, or was written off; None while it runs."""
    if order.fell_through_at is not None:
        return order.fell_through_at
    if not order.is_written_off():
        return _cleared_at(order)
    waived = [one.at for one in (*order.payments.write_offs.values(), *order.payments.credits.values())]
    moments = [at for at in (order.delivered_at, *waived) if at]
    return max(moments, key=lambda at: at.timestamp(), default=None)


def standing(records: Iterable[Order], now: datetime, rules: Rules) -> Standing:
    """Return where the money of all orders stands at `now`."""
    held = [order for order in records if not order.deleted and not _has(order.fell_through_at, now)]
    return Standing(
        promised=_sums(
            order.payments.outstanding(now) for order in held if not _has(order.delivered_at, now)
        ),
        unpaid=_sums(order.payments.outstanding(now) for order in held if _has(order.delivered_at, now)),
        cleared=_sums(order.payments.cleared(now) for order in held),
        overpaid=_sums(order.payments.overpaid(now) for order in held),
        to_come=to_come(held, now),
        overdue=overdue(held, now, rules),
    )


def to_come(records: Iterable[Order], now: datetime) -> dict[str, Money]:
    """Return what is to come of the orders that stand, by currency."""
    return _sums(
        order.payments.outstanding(now)
        for order in records
        if not order.deleted and not _has(order.fell_through_at, now)
    )


def overdue(records: Iterable[Order], now: datetime, rules: Rules) -> dict[str, Money]:
    """Return what of it is past its day, by currency."""
    return _sums(
        part.amount
        for order in records
        if not order.deleted and not _has(order.fell_through_at, now)
        for part in order.payments.overdue(now, rules)
    )


def aging(records: Iterable[Order], at: datetime, rules: Rules) -> dict[str, dict[str, Money]]:
    """Return what was due and outstanding as at any moment, by how long it was overdue, then by currency.

    Every bucket is there, in order. The moments of invoice, payment, refund and falling through are looked at as of
    then; an amount or terms edited since are not.
    """
    found: dict[str, list[Money]] = {name: [] for name in (*(name for _, name in BUCKETS), OLDEST)}
    for order in records:
        if not order.deleted and not _has(order.fell_through_at, at):
            for bucket, amount in order.payments.aged(at, rules).items():
                found[bucket].append(amount)
    return {bucket: _sums(amounts) for bucket, amounts in found.items()}


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
        order.payments.billed(now)
        for order in billed
        if order.payments.invoiced_at and between(order.payments.invoiced_at, now) < period
    )
    return {
        currency: float(owed[currency].value / amount.value) * (period / _DAY) if currency in owed else 0.0
        for currency, amount in sold.items()
    }


def days_in_stage(
    records: Iterable[Order], within: Callable[[datetime], bool] = lambda _: True
) -> dict[str, float]:
    """Return the median time in each stage, in days; a stage counts for an order once the order has left it."""
    found: dict[str, list[float]] = {}
    for order in records:
        reached = ladder(order)
        for (stage, since), (_, until) in pairwise(reached):
            if not within(until):
                continue
            found.setdefault(stage, []).append(between(since, until) / _DAY)
        (stage, since), left = reached[-1], ended_at(order)
        # It fell through, or was written off; one that cleared ended on the last rung.
        is_there = (stage, since) == (STAGES[-1], left)
        if left is not None and not is_there and within(left) and not is_before(left, since):
            found.setdefault(stage, []).append(between(since, left) / _DAY)
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
    if asked is None or money is None:
        return None
    both = max(asked, money, key=lambda at: at.timestamp())
    return both if order.payments.is_part_paid(both) else None


def _cleared_at(order: Order) -> datetime | None:
    """Return when it was first delivered and paid; None where it does not stand as cleared."""
    if not order.is_cleared() or order.delivered_at is None:
        return None
    money = order.payments
    came = [payment.cleared_at for payment in money.received.values()]
    credited = [credit.at for credit in money.credits.values()]
    paid = _earliest(at for at in (*came, *credited) if at and money.is_paid(at))
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
