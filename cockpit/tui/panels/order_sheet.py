"""The parts of an order's own screen, as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from cockpit.domain.moment import between, is_before
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.rules import Rules
from cockpit.domain.wording import day, full, lateness, span
from cockpit.tui.panels import describing_deals
from cockpit.tui.panels.deal_line import said
from widgets.columns import Cell, columns
from widgets.text import clean

_LABEL = 10
_DUE = 13


def headline(order: Order, step: Content, now: datetime, rules: Rules) -> Content:
    """Return the next step, and what presses: that it comes too late, or that it has no amount."""
    lines = [step]
    if (order.supply_date or order.need_date) and order.delivered_at is None:
        fact = describing_deals.supply(order, now)
        lines.append(Content.assemble((f"{fact.label} ", "$quiet"), (fact.said, fact.style)))
    lines += [
        Content.assemble((f"{due.reason} {lateness(due.when, now)} late.", "$late"))
        for due in order.deadlines(now, rules)[:1]
        if due.severity == "late"
    ]
    return Content("\n").join(lines)


def plan(order: Order, now: datetime, rules: Rules, width: int) -> Content:
    """Return the eight steps, each with when it is due or that it is done."""
    lines, is_next = [], True
    for step in order.plan(rules).steps:
        due, done = step.due, step.is_done
        late = not done and is_before(due, now)
        when = "" if done else f"{lateness(due, now)} late" if late else day(due.astimezone(now.tzinfo), now)
        sign = ("✓", "$agreed") if done else ("▸", "$key bold") if is_next else ("·", "$quiet")
        style = "$quiet" if done else "bold" if is_next else ""
        is_next = is_next and done
        lines.append(
            columns(
                width,
                Cell(Content.assemble(sign)),
                Cell(Content.assemble((when or "done", "$late" if late else "$quiet")), width=_DUE),
                Cell(Content.assemble((PLAN[step.name], style)), give=1, grow=True),
            )
        )
    return Content("\n").join(lines)


def money(order: Order, now: datetime, rules: Rules, width: int) -> Content:
    """Return what is open and due, then each payment, refund and promise to pay."""
    if order.amount is None:
        return Content.assemble(("No amount yet: edit it. ", "$soon"), ("Payments need one.", "$quiet"))
    lines = [
        Content.assemble((fact.label.ljust(_LABEL), "$quiet"), (clean(fact.said), fact.style))
        for fact in describing_deals.money(order, now, rules)
    ]
    if order.payments.terms_days is not None:
        lines.append(
            Content.assemble(("Terms".ljust(_LABEL), "$quiet"), f"net {order.payments.terms_days} days")
        )
    if order.payments.invoiced_at is not None:
        lines.append(
            Content.assemble(("Invoiced".ljust(_LABEL), "$quiet"), full(order.payments.invoiced_at, now))
        )
    moves = sorted(_moves(order, now), key=lambda move: move[0].timestamp())
    lines += [
        columns(
            width,
            Cell(Content.assemble((full(at, now), "$quiet"))),
            Cell(Content.assemble((amount, "$amount"))),
            Cell(Content.assemble((clean(what, one_line=True), style)), give=1, grow=True),
        )
        for at, amount, what, style in moves
    ]
    return Content("\n").join(lines)


def contacts(order: Order, now: datetime) -> Content:
    """Return each contact and remark, the latest first."""
    found = [
        (one.at, " · ".join(part for part in (one.means, one.text or "in touch") if part))
        for one in order.contacts.values()
    ]
    found += [(one.at, f"remark: {one.text}") for one in order.remarks.values()]
    lines = [
        Content.assemble((f"{full(at, now)}  ", "$quiet"), clean(what, one_line=True))
        for at, what in sorted(found, key=lambda one: one[0].timestamp(), reverse=True)
    ]
    return Content("\n").join(lines) or Content.assemble(("No contact logged yet: t logs one.", "$quiet"))


def quiet(order: Order, now: datetime, rules: Rules) -> Content:
    """Return when it counts as quiet, or for how long it has been."""
    if not order.is_open():
        return Content()
    at = order.quiet_at(rules)
    if is_before(at, now):
        return Content.assemble((f"quiet for {span(between(order.last_touch(), now))}", "$soon bold"))
    return Content.assemble((f"quiet from {full(at, now)}", "$quiet"))


def _moves(order: Order, now: datetime) -> Iterator[tuple[datetime, str, str, str]]:
    for payment in order.payments.received.values():
        how = f" {payment.text}" if payment.text else ""
        if payment.cleared_at is not None:
            yield payment.at, said(payment.amount), f"cleared ✓{how}", "$agreed"
        else:
            yield payment.at, said(payment.amount), f"received, not cleared{how}", "$soon"
    for refund in order.payments.refunds.values():
        yield refund.at, f"−{said(refund.amount)}", f"refunded {refund.text}", "$soon"
    for promise in order.payments.promises.values():
        kept = order.payments.is_promise_kept(promise, now)
        word, style = {True: ("kept", "$agreed"), False: ("broken", "$late"), None: ("open", "")}[kept]
        by = full(promise.due, now, whole_day=promise.whole_day)
        yield (
            promise.at,
            said(promise.amount) if promise.amount else "all",
            f"they said by {by}: {word}",
            style,
        )
