"""Practice 3, the post-sale plan: eight steps, each with a due time, that keep the seller close to the customer.

It makes itself: from the promise of an order to the money, whatever the order of the facts (prepayment).
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import verb
from cockpit.domain.hours import end_of_business, next_business_day, next_business_morning
from cockpit.domain.moment import plus
from cockpit.domain.orders.payments import Payable
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.rules import Rules

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
_BY_HAND = ("reassure", "competitors", "process")
_PLAN_VERBS = {
    "supply": "date-supply",
    "credit": "credit-ok",
    "delivered": "deliver",
    "invoiced": "invoice",
    "cleared": "clear",
}


class Planned(Payable):
    """A record that is seen through by the post-sale plan.

    `need_date` is when the customer needs it, `supply_date` when it will be there. `steps_at` holds when the
    steps that have no fact of their own were done.
    """

    steps_at: Mapping[str, datetime] = {}
    confirmed_at: datetime | None = None
    need_date: datetime | None = None
    supply_date: datetime | None = None
    supply_dated_at: datetime | None = None
    credit_ok_at: datetime | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    liked_at: datetime | None = None

    def plan(self, rules: Rules) -> tuple[tuple[str, datetime, bool], ...]:
        """Return the post-sale plan: each step, when it is due, and whether it is done."""
        done = {
            **{step: step in self.steps_at for step in _BY_HAND},
            "supply": self.supply_date is not None or self.delivered_at is not None,
            "credit": self.credit_ok_at is not None,
            "delivered": self.delivered_at is not None and self.liked_at is not None,
            "invoiced": self.invoiced_at is not None,
            "cleared": self.is_paid(),
        }
        due = self._plan_due(rules)
        return tuple((step, due[step], done[step]) for step in PLAN)

    def plan_done(self, rules: Rules) -> int:
        """Return how many of the eight steps are done."""
        return sum(1 for _, _, done in self.plan(rules) if done)

    def last_touch(self) -> datetime:
        """Return when anything last happened with the customer on it: a contact, a step, a payment."""
        facts = (
            self.made_at,
            self.confirmed_at,
            self.supply_dated_at,
            self.shipped_at,
            self.delivered_at,
            self.liked_at,
            self.invoiced_at,
            *self.steps_at.values(),
            *(contact.at for contact in self.contacts.values()),
            *(payment.at for payment in self.payments.values()),
            *(refund.at for refund in self.refunds.values()),
            *(promise.at for promise in self.payment_promises.values()),
        )
        return max((fact for fact in facts if fact), key=lambda fact: fact.timestamp())

    def quiet_at(self, rules: Rules) -> datetime:
        """Return when it counts as quiet: the limit of its stage after the last touch.

        A step the customer agreed to (a payment they promised, the supply date) mutes it until it passes. One
        that has happened, such as a payment that came early, mutes no more.
        """
        is_early = not (self.confirmed_at or self.supply_date or self.delivered_at or self.invoiced_at)
        limit = timedelta(days=rules.quiet_days_promised if is_early else rules.quiet_days)
        agreed = [promise.due for promise in self.unpaid_promises()]
        agreed += [self.supply_date] if self.supply_date and self.delivered_at is None else []
        return max([plus(self.last_touch(), limit), *agreed], key=lambda at: at.timestamp())

    def steps_left(self) -> tuple[str, ...]:
        """Return the steps still to be ticked by hand: what has no verb of its own, and whether they like it."""
        left = tuple(step for step in _BY_HAND if step not in self.steps_at)
        return (*left, "delivered") if self.delivered_at and not self.liked_at else left

    def next_verb(self) -> str | None:
        """Return the verb of the next step of the plan."""
        if not self.is_open():
            return None
        facts = {
            "supply": self.supply_date or self.delivered_at,
            "credit": self.credit_ok_at,
            "delivered": self.delivered_at and self.liked_at,
            "invoiced": self.invoiced_at,
        }
        for step in PLAN:
            if step in _BY_HAND and step not in self.steps_at:
                return "do-step"
            if step in facts and not facts[step]:
                return "do-step" if step == "delivered" and self.delivered_at else _PLAN_VERBS[step]
        return "clear" if self.amount is not None else "edit"

    @verb("Do the next step of the plan", said="did a step of", step="Which step?")
    def do_step(self, now: datetime, *, step: str | None = None) -> Self:
        """Tick a step of the post-sale plan, the next one by default."""
        self._must_be_open("do a step of")
        left = self.steps_left()
        step = step or (left[0] if left else self.next_verb() or "")
        if step == "delivered" and step in left:
            return self.replace(liked_at=now, snoozed_until=None)
        if step not in _BY_HAND:
            instead = _PLAN_VERBS.get(step, self.next_verb() or "touch")
            raise IllegalMove(
                f"“{step}” is not ticked by hand.", f"Use {instead}; by hand: {', '.join(_BY_HAND)}."
            )
        if step in self.steps_at:
            raise IllegalMove(f"The step “{step}” is already done.", "Do the next step.")
        return self.replace(steps_at={**self.steps_at, step: now}, snoozed_until=None)

    def _plan_due(self, rules: Rules) -> dict[str, datetime]:
        supplied = self.supply_date or self.need_date or plus(self.made_at, timedelta(days=rules.supply_days))
        delivered = self.delivered_at or supplied
        invoiced = next_business_morning(delivered, rules)
        day_after = plus(self.made_at, timedelta(days=2))
        settled = end_of_business(next_business_day(day_after.date(), rules), self.made_at, rules)
        then = (invoiced + self._terms(rules)).date()
        paid = self.payment_due(rules) or end_of_business(then, invoiced, rules)
        return {
            "reassure": plus(self.made_at, timedelta(days=1)),
            "competitors": day_after,
            "process": day_after,
            "supply": settled,
            "credit": settled,
            "delivered": delivered,
            "invoiced": invoiced,
            "cleared": paid,
        }

    def _must_be_open(self, to: str) -> None:
        self._must_be_there(to)

    def _must_be_new(self, fact: datetime | None, said: str) -> None:
        if fact is not None:
            raise IllegalMove(f"It is already {said}.", "Do the next step.")
