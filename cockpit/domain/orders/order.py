"""Practice 3, orders: a promise of an order is not an order until the money has cleared.

The ladder is derived from dated facts, which may come in any order (prepayment). Beside it stands the
post-sale plan: eight steps, each with a due time, that keep the seller close from the promise to the payment.
"""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.hours import next_business_morning
from cockpit.domain.moment import between, is_before, urgency
from cockpit.domain.money import Money
from cockpit.domain.orders import payment_verbs as money
from cockpit.domain.orders import plan as plans
from cockpit.domain.orders import silence
from cockpit.domain.orders.payment_verbs import checked_terms
from cockpit.domain.orders.payments import Payments
from cockpit.domain.orders.plan import PLAN, Plan, plan_of
from cockpit.domain.record import Deadline
from cockpit.domain.wording import day, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.rules import Rules

STAGES = (
    "promised",
    "confirmed in writing",
    "delivery date set",
    "delivered",
    "invoiced",
    "part paid",
    "cleared",
)
CAUSES = ("one-upped", "no longer needed", "late supply", "credit", "remorse", "other")


class Order(Entry):
    """A promise of an order, until it is delivered and its money (`payments`) has cleared.

    `need_date` is when the customer needs it, `supply_date` when it will be there. `steps_at` holds when the
    steps of the plan that have no fact of their own were done. `celebrated_at` is set once, for ever.
    """

    LETTER = "O"
    KIND = "order"

    payments: Payments = Payments()
    steps_at: Mapping[str, datetime] = {}
    confirmed_at: datetime | None = None
    need_date: datetime | None = None
    supply_date: datetime | None = None
    supply_dated_at: datetime | None = None
    credit_ok_at: datetime | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    liked_at: datetime | None = None
    fell_through_at: datetime | None = None
    cause: str | None = None
    celebrated_at: datetime | None = None

    # What follows from the facts.

    @property
    def amount(self) -> Money | None:
        """What it is worth, if that is known."""
        return self.payments.amount

    def plan(self, rules: Rules) -> Plan:
        """Return the post-sale plan as the facts stand."""
        return plan_of(self, rules)

    def contacts_had(self) -> Iterator[Had]:
        """Yield each fact that the customer had a part in, beside the contacts logged on it."""
        yield from super().contacts_had()
        yield from silence.contacts_had(self)

    def agreed_until(self) -> datetime | None:
        """Return when the last payment is due that they promised and that is still to come."""
        due = [promise.due for promise in self.payments.unpaid_promises()] if self.is_open() else []
        return max(due, key=lambda at: at.timestamp(), default=None)

    def last_touch(self, in_touch: InTouch | None = None) -> datetime:
        """Return when the customer was last reached: with `in_touch` on any of their records, this one among them."""
        if in_touch is not None and in_touch.last is not None:
            return in_touch.last
        return max((at for at, _ in self.contacts_had()), key=lambda at: at.timestamp())

    def quiet_at(self, rules: Rules, in_touch: InTouch | None = None) -> datetime:
        """Return when it counts as quiet; see `silence.quiet_at`."""
        return silence.quiet_at(self, rules, in_touch)

    def next_verb(self) -> str | None:
        """Return the verb of the next step of the plan."""
        return plans.next_verb(self) if self.is_open() else None

    def is_cleared(self) -> bool:
        """Tell whether it is an order at last: delivered, and the money has cleared."""
        return self.delivered_at is not None and self.payments.is_paid() and self.fell_through_at is None

    def is_open(self) -> bool:
        """Tell whether it is still to be seen through."""
        return not (self.deleted or self.fell_through_at or self.is_cleared())

    def state(self, now: datetime) -> str:
        """Return the rung of the ladder, or fell through."""
        if self.fell_through_at is not None:
            return "fell through"
        if self.is_cleared():
            return "cleared"
        cleared = self.payments.cleared()
        if cleared is not None and cleared.value > 0 and (self.payments.invoiced_at or self.delivered_at):
            return "part paid"
        if self.payments.invoiced_at is not None:
            return "invoiced"
        if self.delivered_at is not None:
            return "delivered"
        if self.supply_date is not None:
            return "delivery date set"
        return "confirmed in writing" if self.confirmed_at else "promised"

    def is_supply_late(self) -> bool:
        """Tell whether it comes later than the customer needs it."""
        if self.supply_date is None or self.need_date is None:
            return False
        return self.supply_date.date() > self.need_date.astimezone(self.supply_date.tzinfo).date()

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return every step of the plan still to be done, the silence limit, and what the customer owes, in order."""
        if not self.is_open():
            return ()
        found = [self._due(step.due, PLAN[step.name], step.name, now) for step in self.plan(rules).left()]
        quiet = self.quiet_at(rules, in_touch)
        since = span(between(self.last_touch(in_touch), now))
        found.append(self._due(quiet, f"Quiet for {since}: get in touch.", "quiet", now))
        broken = self.payments.broken_promise(now)
        contact = self.last_contact()
        if broken is not None and (contact is None or is_before(contact, broken.due)):
            call = next_business_morning(broken.due, rules)
            found.append(
                self._due(
                    call,
                    f"They said paid by {day(broken.due, now, whole_day=broken.whole_day)}: call them.",
                    "broken",
                    now,
                )
            )
        return tuple(sorted(found, key=lambda due: due.when.timestamp()))

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete"}
        cleared = self.payments.cleared()
        if cleared is not None:  # money may still come, or go back, on what is cleared or fell through
            is_waiting = any(payment.cleared_at is None for payment in self.payments.received.values())
            names |= {"pay"} | ({"clear"} if is_waiting else set())
            names |= {"refund"} if cleared.value > 0 else set()
        if self.is_open():
            names |= {"snooze", "date-need", "fall-through"}
            names |= {"do-step"} if plans.left_by_hand(self) else set()
            names |= set() if self.amount is None or self.payments.is_paid() else {"clear", "promise-payment"}
            names |= set() if self.confirmed_at else {"confirm"}
            names |= set() if self.credit_ok_at else {"credit-ok"}
            names |= set() if self.payments.invoiced_at else {"invoice"}
            names |= set() if self.delivered_at else {"deliver", "date-supply"}
            names |= set() if self.delivered_at or self.shipped_at else {"ship"}
        return tuple(name for name in self.VERBS if name in names)

    # The verbs. Each returns the order as it stands afterwards.

    @verb("Confirmed in writing", said="confirmed")
    def confirm(self, now: datetime) -> Self:
        """Note that they confirmed it in writing."""
        self.must_be_open("confirm")
        self._must_be_new(self.confirmed_at, "confirmed")
        return self.replace(confirmed_at=now, snoozed_until=None)

    @verb("Set the supply date", said="dated the supply of", when="When will it be there?")
    def date_supply(self, now: datetime, *, when: datetime) -> Self:
        """Confirm the supply date; it is red where it is later than they need it."""
        self.must_be_open("date the supply of")
        if self.delivered_at is not None:
            raise IllegalMove("It is delivered.", "Do the next step.")
        return self.replace(supply_date=when, supply_dated_at=now, snoozed_until=None)

    @verb("Set when they need it", said="dated the need of", when="When do they need it?")
    def date_need(self, now: datetime, *, when: datetime) -> Self:
        """Note when the customer needs it."""
        self.must_be_open("date the need of")
        return self.replace(need_date=when)

    @verb("Credit is good", said="checked the credit of")
    def credit_ok(self, now: datetime) -> Self:
        """Note that their credit is good."""
        self.must_be_open("check the credit of")
        self._must_be_new(self.credit_ok_at, "checked")
        return self.replace(credit_ok_at=now)

    @verb("Shipped", said="shipped")
    def ship(self, now: datetime) -> Self:
        """Note that it is on its way."""
        self.must_be_open("ship")
        self._must_be_new(self.shipped_at or self.delivered_at, "shipped")
        return self.replace(shipped_at=now, snoozed_until=None)

    @verb("Delivered", said="delivered", liked="Do they like it?")
    def deliver(self, now: datetime, *, liked: bool = True) -> Self:
        """Note the delivery, and whether they like it."""
        self.must_be_open("deliver")
        self._must_be_new(self.delivered_at, "delivered")
        return self.replace(delivered_at=now, liked_at=now if liked else None, snoozed_until=None)

    @verb("Invoiced", said="invoiced")
    def invoice(self, now: datetime) -> Self:
        """Note the invoice; its net terms run from now."""
        self.must_be_open("invoice")
        self._must_be_new(self.payments.invoiced_at, "invoiced")
        return self.replace(invoiced_at=now, snoozed_until=None)

    @verb(
        "It fell through",
        said="lost",
        cause="Why?",
        told="When were you told?",
        chosen="Whom did they choose?",
    )
    def fall_through(
        self, now: datetime, *, cause: str, told: datetime | None = None, chosen: str = ""
    ) -> Self:
        """Note that the promise of an order came to nothing; a recovery follows, from when you were told."""
        self.must_be_open("lose")
        if cause not in CAUSES:
            raise IllegalMove(f"“{cause}” is no cause I know.", f"One of: {', '.join(CAUSES)}.")
        if told is not None and is_before(now, told):
            raise IllegalMove("That is still to come.", "Say when they told you.")
        return self.replace(fell_through_at=told or now, cause=cause, snoozed_until=None)

    @verb("Edit", said="edited", text="What is it?", amount="How much?", terms_days="Net how many days?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        amount: Money | None = None,
        terms_days: int | None = None,
    ) -> Self:
        """Change its words, its amount or its net terms."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        amount = self.amount if amount is None else self.payments.checked_anew(amount)
        terms = self.payments.terms_days if terms_days is None else checked_terms(terms_days)
        return edited.replace(amount=amount, terms_days=terms)

    do_step = plans.do_step
    pay = money.pay
    clear = money.clear
    refund = money.refund
    promise_payment = money.promise_payment

    def celebrate(self, now: datetime) -> Self:
        """Mark that it was celebrated, which happens once: an order at last, delivered and cleared."""
        is_due = self.is_cleared() and self.celebrated_at is None and not self.deleted
        return self.replace(celebrated_at=now) if is_due else self

    def _due(self, when: datetime, reason: str, kind: str, now: datetime) -> Deadline:
        return Deadline(
            what=self.text, when=when, kind=kind, severity=urgency(when, now), reason=reason, record=self
        )

    def must_be_open(self, to: str) -> None:
        """Raise IllegalMove, with what to do instead, unless it is still to be seen through."""
        self.must_be_there(to)
        if self.fell_through_at is not None:
            raise IllegalMove(f"You cannot {to} it: it fell through.", "Recover the customer instead.")
        if self.is_cleared():
            raise IllegalMove(f"You cannot {to} it: it has cleared.", "Celebrate.")

    def _must_be_new(self, fact: datetime | None, said: str) -> None:
        if fact is not None:
            raise IllegalMove(f"It is already {said}.", "Do the next step.")
