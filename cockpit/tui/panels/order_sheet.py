"""The parts of an order's own screen, as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual.content import Content

from cockpit.desk.views import Row
from cockpit.domain.fact import Fact
from cockpit.domain.moment import is_before
from cockpit.domain.orders.facts import is_awaited
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.rules import Rules
from cockpit.domain.wording import day, lateness
from cockpit.tui.panels import record_facts
from cockpit.tui.panels.record_facts import STYLES
from widgets.columns import Cell, columns
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.domain.contacts import Had

_LABEL = 15
_DUE = 15
_SUPPLY = ("need_date", "supply_date")
_MONEY = (
    "amount", "outstanding", "cleared", "overpaid", "to_return", "payment_due", "instalment", "payment", "refund",
    "credit", "write_off", "payment_promise",
)  # fmt: skip


def headline(row: Row, facts: Iterable[Fact], step: Content, now: datetime) -> Content:
    """Return the next step, and what presses: that it comes too late, that something is overdue."""
    lines, due = [step], row.deadline
    if cast("Order", row.record).delivered_at is None:
        lines += [
            Content.assemble((f"{fact.label} ", "$quiet"), record_facts.words(fact, now))
            for fact in facts
            if fact.key in _SUPPLY and fact.words
        ]
    if due is not None and due.severity == "late":
        lines.append(Content.assemble((f"{due.reason} {lateness(due.when, now)} late.", "$late")))
    return Content("\n").join(lines)


def plan(order: Order, now: datetime, rules: Rules, width: int) -> Content:
    """Return the eight steps, each with when it is due, that it is done, or that it is not awaited any more."""
    lines, is_next = [], True
    for step in order.plan(rules).steps:
        due, awaited = step.due, is_awaited(order, step)
        late = awaited and is_before(due, now)
        when = "done" if step.is_done else "not done"
        if awaited:
            when = f"{lateness(due, now)} late" if late else day(due.astimezone(now.tzinfo), now)
        is_here = awaited and is_next
        sign = ("✓", "$agreed") if step.is_done else ("▸", "$key bold") if is_here else ("·", "$quiet")
        style = "bold" if is_here else "" if awaited else "$quiet"
        is_next = is_next and not awaited
        lines.append(
            columns(
                width,
                Cell(Content.assemble(sign)),
                Cell(Content.assemble((when, "$late" if late else "$quiet")), width=_DUE),
                Cell(Content.assemble((PLAN[step.name], style)), give=1, grow=True),
            )
        )
    return Content("\n").join(lines)


def say(words: str) -> Content:
    """Return the text to say or send, as it would be copied."""
    return Content(clean(words))


def copy_keys(copies: str, others: str) -> Content:
    """Return which keys copy it, and list the other texts."""
    return Content.assemble(
        (f"{copies} ", "$key bold"),
        ("copies · ", "$quiet"),
        (f"{others} ", "$key bold"),
        ("other texts", "$quiet"),
    )


def money(facts: Iterable[Fact], now: datetime) -> Content:
    """Return what it is worth, what is open and due, then each payment, refund and promise to pay."""
    known = (fact for fact in facts if fact.key in _MONEY)
    return Content("\n").join(record_facts.lines(known, now, label=_LABEL))


def contacts(order: Order, had: Iterable[Had], now: datetime) -> Content:
    """Return each contact with the customer, and each attempt and remark on the order, the latest first."""
    found = list(had)
    found += [
        (one.at, f"not reached · {one.text or one.means or 'no answer'}")
        for one in order.contacts.values()
        if not one.reached
    ]
    found += [(one.at, f"remark: {one.text}") for one in order.remarks.values()]
    latest_first = sorted(found, key=lambda one: one[0].timestamp(), reverse=True)
    lines = record_facts.dated(latest_first, now)
    return Content("\n").join(lines) or Content.assemble(("No contact logged yet: t logs one.", "$quiet"))


def quiet(facts: Iterable[Fact], now: datetime) -> Content:
    """Return when it counts as quiet, or for how long it has been."""
    fact = next((fact for fact in facts if fact.key == "quiet_at" and fact.words), None)
    return (
        Content.assemble(("quiet ", STYLES[fact.urgency]), record_facts.words(fact, now))
        if fact
        else Content()
    )
