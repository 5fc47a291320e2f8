"""The parts of an order's own screen, as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual.content import Content

from cockpit.domain.fact import Fact
from cockpit.domain.moment import is_before
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.rules import Rules
from cockpit.domain.wording import day, full, lateness
from cockpit.tui.panels import record_facts
from cockpit.tui.panels.record_facts import STYLES
from widgets.columns import Cell, columns
from widgets.text import clean

_LABEL = 15
_DUE = 13
_SUPPLY = ("need_date", "supply_date")
_MONEY = (
    "amount", "outstanding", "cleared", "overpaid", "payment_due", "payment", "refund", "payment_promise",
)  # fmt: skip


def headline(order: Order, facts: Iterable[Fact], step: Content, now: datetime, rules: Rules) -> Content:
    """Return the next step, and what presses: that it comes too late, that something is overdue."""
    lines = [step]
    if order.delivered_at is None:
        lines += [
            Content.assemble((f"{fact.label} ", "$quiet"), record_facts.words(fact, now))
            for fact in facts
            if fact.key in _SUPPLY and fact.words
        ]
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


def money(facts: Iterable[Fact], now: datetime) -> Content:
    """Return what it is worth, what is open and due, then each payment, refund and promise to pay."""
    known = (fact for fact in facts if fact.key in _MONEY)
    return Content("\n").join(record_facts.lines(known, now, label=_LABEL))


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


def quiet(facts: Iterable[Fact], now: datetime) -> Content:
    """Return when it counts as quiet, or for how long it has been."""
    fact = next((fact for fact in facts if fact.key == "quiet_at" and fact.words), None)
    return (
        Content.assemble(("quiet ", STYLES[fact.urgency]), record_facts.words(fact, now))
        if fact
        else Content()
    )
