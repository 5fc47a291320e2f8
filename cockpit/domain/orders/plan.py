"""Practice 3, the post-sale plan: eight steps, each with a due time, that keep the seller close to the customer.

It makes itself: from the promise of an order to the money, whatever the order of the facts (prepayment).
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import verb
from cockpit.domain.hours import end_of_business, next_business_day, next_business_morning
from cockpit.domain.moment import plus
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.orders.payments import Payments
    from cockpit.domain.rules import Rules

    class Planned(Protocol):
        """What the plan asks of an order: its dated facts, and its money."""

        @property
        def made_at(self) -> datetime:
            """When it was promised."""

        @property
        def steps_at(self) -> Mapping[str, datetime]:
            """When the steps without a fact of their own were done."""

        @property
        def need_date(self) -> datetime | None:
            """When they need it."""

        @property
        def supply_date(self) -> datetime | None:
            """When it will be there."""

        @property
        def credit_ok_at(self) -> datetime | None:
            """When their credit was found good."""

        @property
        def delivered_at(self) -> datetime | None:
            """When it was delivered."""

        @property
        def liked_at(self) -> datetime | None:
            """When they said they like it."""

        @property
        def payments(self) -> Payments:
            """Its money."""

        def next_verb(self) -> str | None:
            """Return the verb of the next step."""

        def must_be_open(self, to: str) -> None:
            """Raise IllegalMove unless it is still to be seen through."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Seen = TypeVar("Seen", bound=Planned)


PLAN = {
    "reassure": "Reassure them: the decision is right.",
    "competitors": "Ask whether anyone else has been in touch.",
    "process": "Send them the process until shipment, with dates.",
    "supply": "Confirm the supply date.",
    "credit": "Check that their credit is good.",
    "delivered": "Delivered, and do they like it?",
    "invoiced": "Invoice it.",
    "cleared": "See the money cleared.",
}
BY_HAND = ("reassure", "competitors", "process")
_VERBS = {
    "supply": "date-supply",
    "credit": "credit-ok",
    "delivered": "deliver",
    "invoiced": "invoice",
    "cleared": "clear",
}


class PlanStep(Record):
    """One step of the plan, a key of `PLAN`: when it is due, and whether it is done."""

    name: str
    due: datetime
    is_done: bool


class Plan(Record):
    """The post-sale plan of one order as its facts stand: every step, in order."""

    steps: tuple[PlanStep, ...]

    def count(self) -> int:
        """Return how many of the eight steps are done."""
        return sum(1 for step in self.steps if step.is_done)

    def left(self) -> Iterator[PlanStep]:
        """Yield the steps still to be done."""
        return (step for step in self.steps if not step.is_done)

    def next_step(self) -> PlanStep | None:
        """Return the first step still to be done."""
        return next(self.left(), None)


def plan_of(order: Planned, rules: Rules) -> Plan:
    """Return the post-sale plan of an order."""
    done, due = done_steps(order), _due(order, rules)
    return Plan(steps=tuple(PlanStep(name=name, due=due[name], is_done=done[name]) for name in PLAN))


def done_steps(order: Planned) -> dict[str, bool]:
    """Return for each step of the plan whether its fact has come about."""
    return {
        **{step: step in order.steps_at for step in BY_HAND},
        "supply": order.supply_date is not None or order.delivered_at is not None,
        "credit": order.credit_ok_at is not None,
        "delivered": order.delivered_at is not None and order.liked_at is not None,
        "invoiced": order.payments.invoiced_at is not None,
        "cleared": order.payments.is_paid(),
    }


def left_by_hand(order: Planned) -> tuple[str, ...]:
    """Return the steps still to be ticked by hand: what has no verb of its own, and whether they like it."""
    left = tuple(step for step in BY_HAND if step not in order.steps_at)
    return (*left, "delivered") if order.delivered_at and not order.liked_at else left


def next_verb(order: Planned) -> str:
    """Return the verb of the next step of the plan."""
    done = done_steps(order)
    step = next((step for step in PLAN if step != "cleared" and not done[step]), "cleared")
    if step in BY_HAND or (step == "delivered" and order.delivered_at):
        return "do-step"
    return "edit" if step == "cleared" and order.payments.amount is None else _VERBS[step]


@verb("Do the next step of the plan", said="did a step of", step="Which step?")
def do_step(order: Seen, now: datetime, *, step: str | None = None) -> Seen:
    """Tick a step of the post-sale plan, the next one by default."""
    order.must_be_open("do a step of")
    left = left_by_hand(order)
    step = step or (left[0] if left else order.next_verb() or "")
    if step == "delivered" and step in left:
        return order.replace(liked_at=now, snoozed_until=None)
    if step not in BY_HAND:
        instead = _VERBS.get(step, order.next_verb() or "touch")
        raise IllegalMove(
            f"“{step}” is not ticked by hand.", f"Use {instead}; by hand: {', '.join(BY_HAND)}."
        )
    if step in order.steps_at:
        raise IllegalMove(f"The step “{step}” is already done.", "Do the next step.")
    return order.replace(steps_at={**order.steps_at, step: now}, snoozed_until=None)


def _due(order: Planned, rules: Rules) -> dict[str, datetime]:
    supplied = order.supply_date or order.need_date or plus(order.made_at, timedelta(days=rules.supply_days))
    delivered = order.delivered_at or supplied
    invoiced = next_business_morning(delivered, rules)
    day_after = plus(order.made_at, timedelta(days=2))
    settled = end_of_business(next_business_day(day_after.date(), rules), order.made_at, rules)
    then = (invoiced + order.payments.net(rules)).date()
    return {
        "reassure": plus(order.made_at, timedelta(days=1)),
        "competitors": day_after,
        "process": day_after,
        "supply": settled,
        "credit": settled,
        "delivered": delivered,
        "invoiced": invoiced,
        "cleared": order.payments.due(rules) or end_of_business(then, invoiced, rules),
    }
