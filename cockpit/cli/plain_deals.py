"""An order or a loss in plain lines: the ladder, the plan and the money; the 24 hours and the four tactics."""

from __future__ import annotations

from cockpit.cli.output import ticked
from cockpit.desk.lookup import code_of, get, name_of
from cockpit.domain.losses.loss import AT_ONCE, TACTICS
from cockpit.domain.losses.recovery_words import REFRAMING, apology_for
from cockpit.domain.moment import between, is_before
from cockpit.domain.orders.figures import ladder
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.wording import full, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.orders.payments import PaymentPromise


def order(desk: Desk, order: Order) -> Iterator[str]:
    """Yield the rungs it climbed, the post-sale plan, the payments and how old what is owed is."""
    now, rules = desk.now(), desk.rules
    terms = f" · net {rules.payment_days if order.terms_days is None else order.terms_days} days"
    yield f"{order.state(now)} · {order.amount or 'no amount yet'}{terms}"
    yield from (f"{stage} {full(at, now)}" for stage, at in ladder(order))
    if order.fell_through_at:
        yield f"fell through {full(order.fell_through_at, now)}: {order.cause}"
    if order.need_date:
        yield f"they need it by {full(order.need_date, now)}"
    if order.supply_date and not order.delivered_at:
        red = " · LATER THAN THEY NEED IT" if order.is_supply_late() else ""
        yield f"it will be there {full(order.supply_date, now)}{red}"
    yield f"{order.plan_done(rules)} of 8 done:"
    for step, due, done in order.plan(rules):
        by = f" (by {full(due, now)})" if order.is_open() and not done else ""
        yield f"  {ticked(PLAN[step], done=done)}{by}"
    yield from _money(desk, order)
    if order.is_open():
        quiet = order.quiet_at(rules)
        since = span(between(order.last_touch(), now))
        yield f"quiet for {since}" if is_before(quiet, now) else f"counts as quiet from {full(quiet, now)}"


def _money(desk: Desk, order: Order) -> Iterator[str]:
    now = desk.now()
    for payment in order.payments.values():
        cleared = f"cleared {full(payment.cleared_at, now)}" if payment.cleared_at else "not cleared yet"
        how = f" ({payment.text})" if payment.text else ""
        yield f"received {full(payment.at, now)}: {payment.amount}, {cleared}{how}"
    for refund in order.refunds.values():
        why = f" ({refund.text})" if refund.text else ""
        yield f"refunded {full(refund.at, now)}: {refund.amount}{why}"
    yield from (_promised(desk, order, one) for one in order.payment_promises.values())
    if order.amount is None:
        return
    overpaid = order.overpaid()
    more = f" · overpaid {overpaid}" if overpaid is not None else ""
    yield f"cleared {order.cleared()} · to come {order.outstanding()}{more}"
    due, age = order.payment_due(desk.rules), order.age(now, desk.rules)
    if due is not None and age is not None and order.fell_through_at is None:
        days = (now.astimezone(due.tzinfo).date() - due.date()).days
        yield f"payment due {full(due, now)} · " + (f"{days} d overdue ({age})" if days > 0 else age)


def _promised(desk: Desk, order: Order, promise: PaymentPromise) -> str:
    now = desk.now()
    kept = {True: "kept", False: "BROKEN", None: "still to come"}[order.is_promise_kept(promise, now)]
    due = full(promise.due, now, whole_day=promise.whole_day)
    return f"they promised {promise.amount or 'all that was open'} by {due}: {kept}"


def loss(desk: Desk, loss: Loss) -> Iterator[str]:
    """Yield how much is left of the 24 hours, the four tactics with the words for them, and what came of it."""
    now, over = desk.now(), loss.recover_by()
    worth = f" · {loss.amount}" if loss.amount is not None else ""
    yield f"{loss.state(now)}{worth} · {loss.tactics_done()} of 4"
    at_once = f"{loss.within_24h()} of {len(AT_ONCE)} inside the 24 h"
    ran = "they ended" if is_before(over, now) else f"{span(between(now, over))} left, until"
    yield f"told {full(loss.told_at, now)} · {at_once}, {ran} {full(over, now)}"
    if loss.chosen:
        yield f"they chose {loss.chosen}"
    if loss.need:
        yield f"the need we could not meet: {loss.need}"
    lost = get(desk, loss.order)
    if lost is not None:
        yield f"the promise of an order that fell through: {code_of(desk, lost)}"
    for tactic, at in loss.tactics().items():
        yield ticked(TACTICS[tactic], done=at is not None) + (f" ({full(at, now)})" if at else "")
    if loss.reopened_at is None:
        yield f"Read: {REFRAMING}"
    if loss.apology:
        yield f"what was said: {loss.apology}"
    elif loss.is_open() and loss.apologised_at is None:
        yield f"To copy: {apology_for(name_of(desk, loss), loss.need, loss.chosen)}"
    for one in loss.help.values():
        called = f"called on their behalf {full(one.called_at, now)}" if one.called_at else "not called yet"
        yield " · ".join(part for part in (f"help: {one.supplier}", one.phone, called, one.text) if part)
    for check in loss.need_checks.values():
        met = "their need was met" if check.met else "their need was NOT met"
        yield f"asked {full(check.at, now)}: {met}" + (f" ({check.text})" if check.text else "")
    if loss.dormant_until and loss.reopened_at is None:
        yield f"next touch {full(loss.dormant_until, now)}"
    if loss.reopened_at:
        worth = f", worth {loss.won_back}" if loss.won_back is not None else ""
        yield f"reopened {full(loss.reopened_at, now)}{worth}"
    yield from (f"they sent {one.text} {full(one.at, now)}" for one in loss.referrals.values())
