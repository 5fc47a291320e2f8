"""What is known about an order: its rung, its plan, its dates and its money."""

from __future__ import annotations

from cockpit.domain.fact import Fact, FactStep, When, moment_fact
from cockpit.domain.moment import days_past, is_before
from cockpit.domain.orders.figures import ladder
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payments import Payments
from cockpit.domain.orders.plan import PLAN, PlanStep
from cockpit.domain.orders.supply import NOT_LIKED, is_disliked
from cockpit.domain.orders.terms import said
from cockpit.domain.wording import lateness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.rules import Rules


def facts(order: Order, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of an order as it stands at `now`."""
    state, climbed = order.state(now), ladder(order)
    yield Fact(key="state", value=state, words=(state,))
    yield Fact(key="ladder", value=dict(climbed))
    for stage, at in climbed:
        if stage not in ("delivered", "invoiced"):  # told with the goods and the money
            yield Fact(key="stage", label=stage.capitalize(), words=(When(moment=at),))
    if order.fell_through_at is not None:
        cause = f": {order.cause}" if order.cause else ""
        yield from moment_fact(
            "fell_through_at", "Fell through", order.fell_through_at, cause, urgency="late"
        )
    yield from _supply(order)
    plan = order.plan(rules)
    yield Fact(
        key="plan",
        label="Plan",
        value=[{"step": step.name, "due": step.due, "done": step.is_done} for step in plan.steps],
        steps=tuple(
            FactStep(
                name=step.name,
                label=PLAN[step.name],
                is_done=step.is_done,
                note=order.step_words.get("liked" if step.name == "delivered" else step.name, ""),
                at=step.due if is_awaited(order, step) else None,
            )
            for step in plan.steps
        ),
    )
    if is_disliked(order):
        asked = f"{NOT_LIKED}: put it right, then ask them again"
        yield Fact(key="not_liked", label="Do they like it", value=True, words=(asked,), urgency="late")
    yield Fact(
        key="plan_done", label="Done", value=plan.count(), words=(f"{plan.count()} of {len(PLAN)} steps",)
    )
    for rival in order.rivals.values():
        offer = f": {rival.offered}" if rival.offered else ""
        words = (f"{rival.who}{offer}, told ", When(moment=rival.at))
        yield Fact(key="rival", label="Also in touch", words=words, urgency="soon")
    yield from money_facts(order, now, rules)
    yield from _quiet(order, now, rules, in_touch)


def is_awaited(order: Order, step: PlanStep) -> bool:
    """Tell whether a step of the plan is still to be done: of an order at its end, to hear that they like it alone."""
    return not step.is_done and (order.is_running() or (step.name == "delivered" and order.is_to_be_liked()))


def _supply(order: Order) -> Iterator[Fact]:
    is_late = order.is_supply_late() and order.delivered_at is None
    if order.need_date is not None:
        yield from moment_fact("need_date", "They need it by", order.need_date, whole_day=True)
    if order.supply_date is not None and order.delivered_at is None:
        red = " · LATER THAN THEY NEED IT" if is_late else ""
        urgency = "late" if is_late else ""
        yield from moment_fact(
            "supply_date", "It will be there", order.supply_date, red, whole_day=True, urgency=urgency
        )
    if order.delivered_at is not None:
        yield from moment_fact("delivered_at", "Delivered", order.delivered_at)
    yield Fact(key="supply_late", value=order.is_supply_late())


def money_facts(order: Order, now: datetime, rules: Rules) -> Iterator[Fact]:
    """Yield what an order is worth, what came in, what is to come and by when, and what they said of it."""
    money = order.payments
    worth = (money.amount,) if money.amount is not None else ("none yet: edit it",)
    yield Fact(key="amount", label="Amount", value=money.amount, words=(*worth, *_terms(money, rules)))
    if money.invoiced_at is not None:
        yield from moment_fact("invoiced_at", "Invoiced", money.invoiced_at)
    yield from _balance(order)
    yield from _due(order, now, rules)
    yield from _booked(money)
    yield from _promised(money, now)


def _terms(money: Payments, rules: Rules) -> Iterator[str | When]:
    terms = money.agreed_terms()
    words = said(terms, rules)
    if words:
        yield f" · {words}"
    if terms.payable_by is not None:
        yield " · payable by "
        yield When(moment=terms.payable_by, whole_day=True)


def _balance(order: Order) -> Iterator[Fact]:
    money, found = order.payments, order.balance()
    fell, over = order.fell_through_at is not None, money.overpaid()
    cleared, open_ = money.cleared(), found.to_come if found else None
    back = found.to_return if found is not None and fell and found.to_return.value else None
    over = None if fell else over
    yield Fact(key="cleared", label="Cleared", value=cleared, words=(cleared,) if cleared else ())
    yield Fact(key="outstanding", label="To come", value=open_, words=(open_,) if open_ and not fell else ())
    yield Fact(key="overpaid", label="Overpaid", value=over, words=(over,) if over else (), urgency="soon")
    yield Fact(
        key="to_return", label="To give back", value=back, words=(back,) if back else (), urgency="late"
    )


def _booked(money: Payments) -> Iterator[Fact]:
    for payment in money.received.values():
        state: tuple[str | When, ...] = (", not cleared yet",)
        if payment.bounced_at:
            state = (", BOUNCED ", When(moment=payment.bounced_at))
        elif payment.cleared_at:
            state = (", cleared ", When(moment=payment.cleared_at))
        urgency = "late" if payment.bounced_at else "" if payment.cleared_at else "soon"
        how = f" ({payment.text})" if payment.text else ""
        words = (When(moment=payment.at), ": ", payment.amount, *state, how)
        yield Fact(key="payment", label="Received", words=words, urgency=urgency)
    for label, key, booked in (
        ("Refunded", "refund", money.refunds),
        ("Credited", "credit", money.credits),
        ("Written off", "write_off", money.write_offs),
    ):
        for one in booked.values():
            why = f" ({one.text})" if one.text else ""
            yield Fact(key=key, label=label, words=(When(moment=one.at), ": ", one.amount, why))


def _days_overdue(money: Payments, now: datetime, rules: Rules) -> list[int]:
    """Return for how many days each part that is overdue is so, the longest first."""
    late = money.overdue(now, rules)
    return [days_past(one.when, now, whole_day=one.whole_day) for one in late if one.when is not None]


def _due(order: Order, now: datetime, rules: Rules) -> Iterator[Fact]:
    money = order.payments
    due, age, left = money.due(rules), money.age(now, rules), money.outstanding()
    is_open = left is not None and left.value > 0 and order.fell_through_at is None
    if due is not None and is_open:
        band = "".join(
            f", overdue {days} d (aging band {age} days)" for days in _days_overdue(money, now, rules)[:1]
        )
        urgency, is_date = "late" if is_before(due, now) else "", money.dues(rules)[0].whole_day
        yield from moment_fact("payment_due", "Payment due", due, band, whole_day=is_date, urgency=urgency)
    else:
        yield Fact(key="payment_due", value=due)
    yield Fact(key="age", value=None if order.fell_through_at is not None else age)
    for one in money.instalments.values() if is_open else ():
        what = f" ({one.text})" if one.text else ""
        words = (one.amount, " by ", When(moment=one.due, whole_day=one.whole_day), what)
        yield Fact(key="instalment", label="Instalment", words=words)


def _promised(money: Payments, now: datetime) -> Iterator[Fact]:
    kept = {key: money.is_promise_kept(one, now) for key, one in money.promises.items()}
    yield Fact(key="payment_promises_kept", value=kept)
    for key, one in money.promises.items():
        outcome = {True: ": kept", False: ": BROKEN", None: ""}[kept[key]]
        amount = one.amount or "all that was open"
        words = (amount, " by ", When(moment=one.due, whole_day=one.whole_day), outcome)
        yield Fact(
            key="payment_promise",
            label="They promised",
            words=words,
            urgency="late" if kept[key] is False else "",
        )


def _quiet(order: Order, now: datetime, rules: Rules, in_touch: InTouch | None) -> Iterator[Fact]:
    quiet = order.quiet_at(rules, in_touch)
    words: tuple[str | When, ...] = ()
    if order.is_running() and is_before(quiet, now):
        words = (f"for {lateness(order.last_touch(in_touch), now)}",)
    elif order.is_running():
        words = ("from ", When(moment=quiet))
    yield Fact(
        key="quiet_at",
        label="Quiet",
        value=quiet,
        words=words,
        urgency="soon" if is_before(quiet, now) else "",
    )
