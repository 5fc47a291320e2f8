"""Practice 3, what an order is due for: the steps of its plan, silence, late goods, broken payments, a deposit."""

from __future__ import annotations

from cockpit.domain.hours import next_business_morning
from cockpit.domain.moment import between, is_before, urgency
from cockpit.domain.orders import supply
from cockpit.domain.orders.balance import deposit
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.record import Deadline
from cockpit.domain.wording import day, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Protocol

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.orders.payment_verbs import Payable
    from cockpit.domain.orders.plan import Plan, Planned
    from cockpit.domain.orders.supply import Supplied
    from cockpit.domain.rules import Rules

    class Watched(Planned, Supplied, Payable, Protocol):
        """What its deadlines ask of an order."""

        @property
        def text(self) -> str:
            """What it is."""

        @property
        def deleted(self) -> bool:
            """Whether it was deleted."""

        @property
        def supply_dated_at(self) -> datetime | None:
            """When the supply date was set."""

        def plan(self, rules: Rules) -> Plan:
            """Return the post-sale plan."""

        def last_touch(self, in_touch: InTouch | None = None) -> datetime:
            """Return when the customer was last reached."""

        def last_contact(self) -> datetime | None:
            """Return when the customer was last in touch about it."""

        def quiet_at(self, rules: Rules, in_touch: InTouch | None = None) -> datetime:
            """Return when it counts as quiet."""


# Calls about money that did not come: from their morning on they go ahead of any older step.
_AHEAD = frozenset(("broken", "bounced"))
# What answers a deadline that is no step of the plan.
_VERBS = {
    "quiet": "touch",
    "broken": "touch",
    "bounced": "touch",
    "supply-late": "date-supply",
    "deposit": "return-deposit",
}


def deadlines(
    order: Watched, now: datetime, rules: Rules, in_touch: InTouch | None = None
) -> tuple[Deadline, ...]:
    """Return all that an order is due for, in order; a call about a broken payment ahead of any older step."""
    if not order.is_running():
        return tuple(_deposit(order, now, rules))
    found = [_due(order, step.due, PLAN[step.name], step.name, now) for step in order.plan(rules).left()]
    since = span(between(order.last_touch(in_touch), now))
    said = f"Quiet for {since}: get in touch."
    quiet = _due(order, order.quiet_at(rules, in_touch), said, "quiet", now)
    # Until it is quiet, the next step is the best way to stay close.
    found.append(quiet if quiet.severity == "late" else quiet.replace(verb=""))
    found += [*_late_goods(order, now), *_calls(order, now, rules, in_touch)]
    return tuple(sorted(found, key=lambda due: (not _is_ahead(due, now), due.when.timestamp())))


def verbs_of_money(order: Watched) -> set[str]:
    """Return the names of the verbs of money that apply: it may still come, or go back, on what has ended."""
    money = order.payments
    cleared, owed, left = money.cleared(), money.owed(), money.outstanding()
    if cleared is None or owed is None or left is None:
        return set()
    names = {"pay"} | ({"clear"} if money.waiting() or order.is_running() else set())
    names |= {"bounce"} if any(not one.bounced_at for one in money.received.values()) else set()
    names |= {"refund"} if cleared.value > 0 else set()
    names |= {"return-deposit"} if deposit(order) is not None else set()
    if order.fell_through_at is None:
        names |= {"credit"} if owed.value else set()
        names |= {"write-off"} if left.value else set()
    if order.is_running():
        names |= set() if money.is_paid() else {"promise-payment"}
        names |= {"add-instalment"} if money.planned() < owed else set()
    return names


def _late_goods(order: Watched, now: datetime) -> Iterator[Deadline]:
    late = supply.days_late(order)
    if late and order.supply_date is not None and order.delivered_at is None:
        since = order.supply_dated_at or order.made_at
        there = day(order.supply_date, now, whole_day=True)
        reason = f"It will be there {there}, {late} d later than they need it: settle that with them."
        yield _due(order, since, reason, "supply-late", now).replace(severity="late")


def _calls(order: Watched, now: datetime, rules: Rules, in_touch: InTouch | None) -> Iterator[Deadline]:
    money, contact = order.payments, (in_touch.last if in_touch else None) or order.last_contact()
    broken, bounced = money.broken_promise(now), money.last_bounce()
    if broken is not None and (contact is None or is_before(contact, broken.due)):
        said = day(broken.due, now, whole_day=broken.whole_day)
        call = next_business_morning(broken.due, rules)
        yield _due(order, call, f"They said paid by {said}: call them.", "broken", now)
    if bounced is None or bounced.bounced_at is None:
        return
    if contact is None or is_before(contact, bounced.bounced_at):
        call = next_business_morning(bounced.bounced_at, rules)
        reason = f"Their payment of {bounced.amount} bounced: call them."
        yield _due(order, call, reason, "bounced", now)


def _deposit(order: Watched, now: datetime, rules: Rules) -> Iterator[Deadline]:
    held, fell = deposit(order), order.fell_through_at
    if held is None or fell is None or order.deleted:
        return
    cleared = [one.cleared_at for one in order.payments.received.values() if one.cleared_at]
    since = max([fell, *cleared], key=lambda at: at.timestamp())
    reason = f"It fell through: give back the {held} they had paid."
    yield _due(order, next_business_morning(since, rules), reason, "deposit", now)


def _is_ahead(due: Deadline, now: datetime) -> bool:
    return due.kind in _AHEAD and due.when.date() <= now.astimezone(due.when.tzinfo).date()


def _due(order: Watched, when: datetime, reason: str, kind: str, now: datetime) -> Deadline:
    return Deadline(
        what=order.text,
        when=when,
        kind=kind,
        severity=urgency(when, now),
        reason=reason,
        record=order,
        verb=_VERBS.get(kind, ""),
    )
