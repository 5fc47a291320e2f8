"""The figures of practice 5: how losses are recovered from, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.losses.loss import DAY
from cockpit.domain.losses.recovery import AT_ONCE, TACTICS
from cockpit.domain.moment import is_before, plus
from cockpit.domain.money import totals
from cockpit.domain.people import followed
from cockpit.domain.record import Record
from cockpit.domain.statistics import share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.money import Money
    from cockpit.domain.orders.order import Order
    from cockpit.domain.people import Customer
    from cockpit.domain.rules import Rules

YEAR = timedelta(days=365)


class RecoveryFigures(Record):
    """Practice 5 in figures. Shares are of the losses whose outcome is known; None where there are none.

    `started` had one of the first three tactics done inside 24 h, `all_three` all of them, `all_four` the follow-up
    too. A loss counts against a share once its time is over: 24 h, the day of the need check; `running` is
    how many still have some of their 24 h, and something to do in them. `returned` is the share of all losses, and
    `returns` the number, whose customer came back within 365 days: the deal was reopened, or they promised another
    order that has not fallen through.
    """

    losses: int
    running: int
    started: float | None
    all_three: float | None
    all_four: float | None
    returned: float | None
    returns: int
    referrals: int
    won_back: Mapping[str, Money]


def recoveries(
    records: Iterable[Loss],
    orders: Iterable[Order],
    now: datetime,
    rules: Rules,
    customers: Mapping[int, Customer] | None = None,
) -> RecoveryFigures:
    """Return the figures of practice 5 as they stand at `now`; `customers` tell which of them are one by now."""
    losses = [loss for loss in records if not loss.deleted]
    came = came_after(losses, orders, customers or {})
    need_check = timedelta(days=rules.need_check_days)
    returned = [_is_back(loss) or bool(came[loss.id]) for loss in losses]

    def over(after: timedelta) -> list[bool]:
        return [is_before(plus(loss.recovery.news_by(loss.told_at), after), now) for loss in losses]

    return RecoveryFigures(
        losses=len(losses),
        running=sum(loss.is_open() and loss.is_running(now) for loss in losses),
        started=_share([loss.within_24h() > 0 for loss in losses], over(DAY)),
        all_three=_share([loss.within_24h() == len(AT_ONCE) for loss in losses], over(DAY)),
        all_four=_share([loss.recovery.count() == len(TACTICS) for loss in losses], over(need_check)),
        returned=share(sum(returned), len(losses)),
        returns=sum(returned),
        referrals=sum(len(loss.referrals) for loss in losses),
        won_back=won_back(losses, came),
    )


def won_back(losses: Iterable[Loss], came: Mapping[int, Iterable[Order]]) -> dict[str, Money]:
    """Return what came back, by currency: what the reopened deals are worth, and what has cleared of other orders.

    `came` holds, by the id of each loss, the orders its customer promised within the year. Each order counts once,
    and only for losses of which the seller did not say what they are worth by now, so that no money counts twice.
    """
    losses = [*losses]
    stated = [worth for loss in losses if loss.reopened_at and (worth := loss.won_back) and worth.value > 0]
    told = {order.id for loss in losses if loss.reopened_at and loss.won_back for order in came[loss.id]}
    other = {order.id: order for loss in losses for order in came[loss.id] if order.id not in told}
    cleared = [
        amount for order in other.values() if (amount := order.payments.cleared()) and amount.value > 0
    ]
    return totals([*stated, *cleared])


def came_after(
    losses: Iterable[Loss], orders: Iterable[Order], customers: Mapping[int, Customer]
) -> dict[int, list[Order]]:
    """Return, by the id of each loss, the orders of its customer in the year after it that did not fall through."""

    def who(customer: int | None) -> int | None:
        found = followed(customer, customers)
        return found.id if found else customer

    by_customer: dict[int | None, list[Order]] = {}
    for order in orders:
        if order.customer is not None and not order.deleted and order.fell_through_at is None:
            by_customer.setdefault(who(order.customer), []).append(order)
    return {
        loss.id: [
            order
            for order in by_customer.get(who(loss.customer), ())
            if is_before(loss.told_at, order.made_at)
            and not is_before(plus(loss.told_at, YEAR), order.made_at)
        ]
        for loss in losses
    }


def _is_back(loss: Loss) -> bool:
    return loss.reopened_at is not None and not is_before(plus(loss.told_at, YEAR), loss.reopened_at)


def _share(held: list[bool], over: list[bool]) -> float | None:
    known = sum(one or other for one, other in zip(held, over, strict=True))
    return sum(held) / known if known else None
