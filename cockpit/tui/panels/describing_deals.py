"""Orders and losses in words: stage, plan and money; hours, tactics and whom they chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, cast

from cockpit.domain.entry import Entry
from cockpit.domain.losses.loss import TACTICS
from cockpit.domain.moment import is_before
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.rules import Rules
from cockpit.domain.wording import day, full, lateness
from cockpit.tui.panels.deal_line import said
from cockpit.tui.panels.fact import Fact
from widgets.checklist import Tick

if TYPE_CHECKING:
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order


def facts(record: Entry, now: datetime, rules: Rules) -> Iterator[Fact]:
    """Yield what is known about an order or a loss, the most pressing first. The private note is not told."""
    if record.KIND == "order":
        yield from _order(cast("Order", record), now, rules)
    else:
        yield from _loss(cast("Loss", record), now)


def ticks(record: Entry, now: datetime, rules: Rules) -> list[Tick]:
    """Return the steps of the post-sale plan with when they are due, or the four tactics with when they were done."""
    if record.KIND == "order":
        order = cast("Order", record)
        return [
            Tick(PLAN[step], done, "" if done else _by(due, now)) for step, due, done in order.plan(rules)
        ]
    done_at = cast("Loss", record).tactics()
    return [Tick(TACTICS[name], at is not None, full(at, now) if at else "") for name, at in done_at.items()]


def _by(due: datetime, now: datetime) -> str:
    return (
        f"{lateness(due, now)} late" if is_before(due, now) else f"by {day(due.astimezone(now.tzinfo), now)}"
    )


def _order(order: Order, now: datetime, rules: Rules) -> Iterator[Fact]:
    yield Fact("Stage", f"{order.state(now)}, {order.plan_done(rules)} of 8 done")
    if order.amount is None:
        yield Fact("Amount", "none yet: edit it", "$soon")
    else:
        yield from money(order, now, rules)
    if order.supply_date or order.need_date:
        yield supply(order, now)
    if order.cause:
        yield Fact("Why", order.cause)


def supply(order: Order, now: datetime) -> Fact:
    """Return when it will be there and when they need it; red where it comes too late."""
    there = full(order.supply_date, now) if order.supply_date else "no date yet"
    need = f", needed {full(order.need_date, now)}" if order.need_date else ""
    is_late = order.is_supply_late() and order.delivered_at is None
    return Fact("Supply", f"{there}{need}{': too late' if is_late else ''}", "$late" if is_late else "")


def money(order: Order, now: datetime, rules: Rules) -> Iterator[Fact]:
    """Yield the amount and what is open of it, since when it is due, and what they said of it."""
    outstanding, received, cleared = order.outstanding(), order.received(), order.cleared()
    if order.amount is None or outstanding is None or received is None or cleared is None:
        return
    is_open = outstanding.value > 0
    yield Fact("Amount", said(order.amount) + ("" if is_open else ", paid in full"), "$amount")
    if is_open and outstanding != order.amount:
        yield Fact("Open", said(outstanding), "$amount")
    if (waiting := received - cleared).value > 0:
        yield Fact("Received", f"{said(waiting)} not cleared yet", "$soon")
    if (over := order.overpaid()) is not None:
        yield Fact("Overpaid", said(over), "$soon")
    due, aging = order.payment_due(rules), order.age(now, rules)
    if due is not None and is_open:
        is_late = is_before(due, now)
        bucket = f" ({aging} days)" if aging and aging != "current" else ""
        yield Fact("Payment", f"due {full(due, now)}{bucket}", "$late" if is_late else "")
    broken = order.broken_promise(now)
    if broken is not None:
        yield Fact(
            "They said", f"paid by {full(broken.due, now, whole_day=broken.whole_day)}: broken", "$late"
        )
    else:
        for one in order.unpaid_promises()[:1]:
            yield Fact("They said", f"paid by {full(one.due, now, whole_day=one.whole_day)}")


def _loss(loss: Loss, now: datetime) -> Iterator[Fact]:
    over = loss.recover_by()
    if loss.reopened_at is not None:
        worth = f", worth {said(loss.won_back)}" if loss.won_back else ""
        yield Fact("Reopened", full(loss.reopened_at, now) + worth, "$agreed")
    yield Fact("Told", full(loss.told_at, now))
    if loss.state(now) in ("lost", "recovering"):
        is_over = is_before(over, now)
        left = f" – {lateness(over, now)} {'ago' if is_over else 'left'}"
        yield Fact("24 h end", full(over, now) + left, "$late" if is_over else "$soon")
    yield Fact("Done", f"{loss.tactics_done()} of 4, {loss.within_24h()} of 3 within 24 h")
    if loss.chosen:
        yield Fact("They chose", loss.chosen)
    if loss.need:
        yield Fact("Need", loss.need)
    if loss.amount:
        yield Fact("Amount", said(loss.amount), "$amount")
    if loss.dormant_until:
        yield Fact("Next touch", full(loss.dormant_until, now))
    for referral in loss.referrals.values():
        yield Fact("They sent", referral.text)
