"""Practice 3, what an order is due for: the steps of its plan, silence, late goods, broken payments, a deposit."""

from __future__ import annotations

from cockpit.domain.hours import next_business_morning
from cockpit.domain.moment import is_before, urgency
from cockpit.domain.orders import supply
from cockpit.domain.orders.balance import to_give_back
from cockpit.domain.orders.plan import PLAN, verb_of
from cockpit.domain.record import Deadline
from cockpit.domain.wording import day, full, lateness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Protocol

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.money import Money
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

        def is_to_be_liked(self) -> bool:
            """Tell whether it has cleared, and nobody has heard whether they like it."""

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
    "broken": "chase",
    "bounced": "chase",
    "supply-late": "date-supply",
    "deposit": "return-deposit",
    "overpaid": "refund",
    "uncleared": "clear",
}


def deadlines(
    order: Watched, now: datetime, rules: Rules, in_touch: InTouch | None = None
) -> tuple[Deadline, ...]:
    """Return all that an order is due for, in order.

    A call about a broken payment goes ahead of any older step, and so does money that is overdue of the older ones
    of the plan.
    """
    if not order.is_running():
        found = [*_to_give_back(order, now, rules), *_uncleared(order, now, rules)]
        found += _liking(order, now, rules)
        return tuple(sorted(found, key=lambda due: due.when.timestamp()))
    found = [_step(order, step.due, step.name, now, rules) for step in order.plan(rules).left()]
    since = lateness(order.last_touch(in_touch), now)
    said = f"Quiet for {since}: get in touch."
    quiet = _due(order, order.quiet_at(rules, in_touch), said, "quiet", now)
    if quiet.severity != "late":  # until then the next step is the best way to stay close
        said = f"Last contact {since} ago: from {full(quiet.when, now)} on it counts as quiet."
        quiet = quiet.replace(verb="", said=said)
    found.append(quiet)
    found += [
        *_late_goods(order, now),
        *_calls(order, now, rules, in_touch),
        *_to_give_back(order, now, rules),
    ]
    overdue = next(
        (due.when.timestamp() for due in found if due.kind == "cleared" and due.verb == "chase"), None
    )

    def place(due: Deadline) -> tuple[bool, float, bool]:
        at = due.when.timestamp()
        is_behind = overdue is not None and at < overdue and due.kind in PLAN
        return not _is_ahead(due, now), overdue if overdue is not None and is_behind else at, is_behind

    return tuple(sorted(found, key=place))


def _staying_close(order: Watched, quiet: Deadline, rules: Rules) -> Deadline:
    following = order.plan(rules).next_step()
    return quiet.replace(verb="", said=PLAN[following.name] if following else quiet.reason)


def _step(order: Watched, when: datetime, name: str, now: datetime, rules: Rules) -> Deadline:
    """Return a step of the plan. Money that is overdue is chased, unless some waits to clear."""
    due = _due(order, when, PLAN[name], name, now)
    left = _unpaid(order, now, rules) if name == "cleared" and due.severity == "late" else None
    if left is None or order.payments.waiting():
        return due.replace(verb=verb_of(order, name))
    return due.replace(verb="chase", said=f"{left} is unpaid: chase it.")


def _unpaid(order: Watched, now: datetime, rules: Rules) -> Money | None:
    """Return what is to come and was due by now: of instalments no more than that; all of it where none has a day."""
    parts = order.payments.dues(rules)
    due = [part.amount for part in parts if part.when is not None and is_before(part.when, now)]
    return sum(due[1:], due[0]) if due else order.payments.outstanding()


def verbs_of_money(order: Watched) -> set[str]:
    """Return the names of the verbs of money that apply: it may still come, or go back, on what has ended."""
    money = order.payments
    cleared, owed, left, unmet = money.cleared(), money.owed(), money.outstanding(), money.unmet()
    if cleared is None or owed is None or left is None or unmet is None:
        return set()
    stands, is_running = order.fell_through_at is None, order.is_running()
    may_come = is_running and not money.is_paid()
    when = {
        "pay": True,
        "clear": bool(money.waiting()) or is_running or (stands and unmet.value > 0),
        "bounce": any(not one.bounced_at for one in money.received.values()),
        "refund": cleared.value > 0,
        "return-deposit": not stands and to_give_back(order) is not None,
        "credit": stands and owed.value > 0,
        "write-off": stands and left.value > 0,
        "promise-payment": may_come,
        "chase": may_come,
        "add-instalment": may_come and money.planned() < owed,
    }
    return {name for name, applies in when.items() if applies}


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


def _to_give_back(order: Watched, now: datetime, rules: Rules) -> Iterator[Deadline]:
    """Yield when money is to go back: from the last fact on by which there is more than is owed."""
    held, fell = to_give_back(order), order.fell_through_at
    if held is None or order.deleted:
        return
    money = order.payments
    since = [one.cleared_at for one in money.received.values() if one.cleared_at]
    kind, reason = "overpaid", f"They paid {held} too much: give it back, or agree with them what it is for."
    if fell is None:
        since += [one.at for one in money.credits.values()]
    else:
        since.append(fell)
        kind, reason = "deposit", f"It fell through: give back the {held} they had paid."
    last = max(since, key=lambda at: at.timestamp(), default=order.made_at)
    yield _due(order, next_business_morning(last, rules), reason, kind, now)


def _uncleared(order: Watched, now: datetime, rules: Rules) -> Iterator[Deadline]:
    """Yield when to look whether money cleared that came to what has ended: it is to go back, or it bounced."""
    waiting = order.payments.waiting() if order.payments.received and not order.deleted else {}
    if waiting:
        since = [one.at for one in waiting.values()]
        since += [order.fell_through_at] if order.fell_through_at else []
        in_order = sorted(waiting.items(), key=lambda pair: (pair[1].at.timestamp(), pair[0]))
        sums = " and ".join(str(one.amount) for _, one in in_order)
        reason = f"{sums} has not cleared yet: clear it once it has, then give back what is too much; or it bounced."
        last = next_business_morning(max(since, key=lambda at: at.timestamp()), rules)
        yield _due(order, last, reason, "uncleared", now)


def _liking(order: Watched, now: datetime, rules: Rules) -> Iterator[Deadline]:
    """Yield when they are asked whether they like what is paid already."""
    if order.is_to_be_liked():
        step = next(step for step in order.plan(rules).steps if step.name == "delivered")
        yield _due(order, step.due, PLAN["delivered"], "delivered", now).replace(verb="liked")


def _is_ahead(due: Deadline, now: datetime) -> bool:
    return due.kind in _AHEAD and due.when.date() <= now.astimezone(due.when.tzinfo).date()


def _due(order: Watched, when: datetime, reason: str, kind: str, now: datetime) -> Deadline:
    return Deadline(
        what=order.text,
        when=when,
        kind=kind,
        severity=urgency(when, now),
        said=reason,
        record=order,
        verb=_VERBS.get(kind, ""),
    )
