"""Practice 3, orders: a promise of an order is not an order until the money has cleared.

The ladder is derived from dated facts, which may come in any order (prepayment). Beside it stands the
post-sale plan: eight steps, each with a due time, that keep the seller close from the promise to the payment.
"""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.money import Money
from cockpit.domain.orders import balance, order_deadlines, silence, supply, terms_verbs
from cockpit.domain.orders import payment_verbs as money
from cockpit.domain.orders import plan as plans
from cockpit.domain.orders.payments import Payments
from cockpit.domain.orders.plan import Plan, Rival, plan_of
from cockpit.domain.orders.supply import must_be_new
from cockpit.domain.orders.terms import checked_days
from cockpit.domain.told import happened, told_after
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.entry import Past
    from cockpit.domain.orders.balance import Balance
    from cockpit.domain.record import Deadline
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
    steps of the plan that have no fact of their own were done, `step_words` what was said at them, `rivals` who else
    was in touch. `asks_liking` tells that it was delivered since they are asked whether they like what is paid, too.
    `celebrated_at` is set once, for ever.
    """

    LETTER = "O"
    KIND = "order"

    payments: Payments = Payments()
    steps_at: Mapping[str, datetime] = {}
    step_words: Mapping[str, str] = {}
    rivals: Mapping[str, Rival] = {}
    confirmed_at: datetime | None = None
    need_date: datetime | None = None
    supply_date: datetime | None = None
    supply_dated_at: datetime | None = None
    credit_ok_at: datetime | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    liked_at: datetime | None = None
    asks_liking: bool = False
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

    def balance(self, at: datetime | None = None) -> Balance | None:
        """Return where its money stands as at a moment; None without an amount."""
        return balance.balance(self, at)

    def contacts_had(self) -> Iterator[Had]:
        """Yield each fact that the customer had a part in, beside the contacts logged on it."""
        yield from super().contacts_had()
        yield from silence.contacts_had(self)

    def agreed_until(self) -> datetime | None:
        """Return when the last payment is due that they promised and that is still to come."""
        due = [promise.due for promise in self.payments.unpaid_promises()] if self.is_running() else []
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
        """Return the verb of the next step of the plan; of what has ended what gives money back, or hears of it."""
        if self.is_running():
            return plans.next_verb(self)
        if self.deleted:
            return None
        if balance.to_give_back(self) is not None:
            return "return-deposit" if self.fell_through_at is not None else "refund"
        if self.payments.received and self.payments.waiting():
            return "clear"
        return "liked" if self.is_to_be_liked() else None

    def is_cleared(self) -> bool:
        """Tell whether it is an order at last: delivered, and the money has cleared."""
        return self._has_ended() and not self.payments.is_given_up()

    def is_written_off(self) -> bool:
        """Tell whether it is delivered and nothing is to come, although the money never cleared."""
        return self._has_ended() and self.payments.is_given_up()

    def is_running(self) -> bool:
        """Tell whether it is still to be seen through to its money."""
        return not (self.deleted or self.fell_through_at or self._has_ended())

    def is_open(self) -> bool:
        """Tell whether anything is still to be done: see it through, give money back, hear whether they like it."""
        return self.is_running() or self.next_verb() is not None

    def is_to_be_liked(self) -> bool:
        """Tell whether it has cleared, and nobody has heard yet whether they like it."""
        return self.asks_liking and self.liked_at is None and not self.deleted and self.is_cleared()

    def _has_ended(self) -> bool:
        return self.delivered_at is not None and self.payments.is_paid() and self.fell_through_at is None

    def state(self, now: datetime) -> str:
        """Return the rung of the ladder, or fell through."""
        if self.fell_through_at is not None:
            return "fell through"
        if self._has_ended():
            return "written off" if self.is_written_off() else "cleared"
        if self.payments.is_part_paid() and (self.payments.invoiced_at or self.delivered_at):
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
        return supply.is_late(self)

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return every step of the plan still to be done, the silence limit, and what the customer owes, in order."""
        return order_deadlines.deadlines(self, now, rules, in_touch)

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        stands, is_running = self.fell_through_at is None, self.is_running()
        when = {
            **dict.fromkeys(("note", "touch", "edit", "delete", "set-terms"), True),
            **dict.fromkeys(("date-need", "fall-through", "competitors"), is_running),
            "snooze": self.is_open(),
            "invoice": stands and not self.payments.invoiced_at,
            "liked": stands and self.delivered_at and not self.liked_at,
            "do-step": is_running and plans.left_to_say(self),
            "reassure": is_running and "reassure" not in self.steps_at,
            "process": is_running and "process" not in self.steps_at,
            "confirm": is_running and not self.confirmed_at,
            "credit-ok": is_running and not self.credit_ok_at,
            "deliver": is_running and not self.delivered_at,
            "date-supply": is_running and not self.delivered_at,
            "ship": is_running and not (self.delivered_at or self.shipped_at),
        }
        money_too = order_deadlines.verbs_of_money(self)
        return tuple(name for name in self.VERBS if when.get(name) or name in money_too)

    # The verbs. Each returns the order as it stands afterwards.

    @verb("Confirmed in writing", said="confirmed")
    def confirm(self, now: datetime) -> Self:
        """Note that they confirmed it in writing."""
        self.must_be_running("confirm")
        must_be_new(self.confirmed_at, "confirmed")
        return self.replace(confirmed_at=now, snoozed_until=None)

    @verb("Credit is good", said="checked the credit of", when="When was their credit found good?")
    def credit_ok(self, now: datetime, *, when: Past | None = None, whole_day: bool = False) -> Self:
        """Note that their credit is good."""
        self.must_be_running("check the credit of")
        must_be_new(self.credit_ok_at, "checked")
        found = happened(None, when, now, "checked", whole_day=whole_day)  # it may have been good before
        return self.replace(credit_ok_at=found, snoozed_until=None)

    @verb("Invoiced", said="invoiced", when="When did the invoice go out?")
    def invoice(self, now: datetime, *, when: Past | None = None, whole_day: bool = False) -> Self:
        """Note the invoice, also of what was prepaid; its net terms run from when it went out."""
        self.must_be_there("invoice")
        if self.fell_through_at is not None:
            self.must_be_running("invoice")
        must_be_new(self.payments.invoiced_at, "invoiced")
        sent = happened(self.made_at, when, now, "invoiced", whole_day=whole_day)
        return self.replace(invoiced_at=sent, snoozed_until=None)

    @verb(
        "It fell through",
        said="lost",
        cause="Why?",
        told="When were you told?",
        chosen="Whom did they choose?",
        need="Which need could we not meet?",
    )
    def fall_through(
        self,
        now: datetime,
        *,
        cause: str,
        told: Past | None = None,
        chosen: str = "",
        need: str = "",
        whole_day: bool = False,
    ) -> Self:
        """Note that the promise of an order came to nothing; a recovery follows, from when you were told."""
        self.must_be_running("lose")
        if cause not in CAUSES:
            raise IllegalMove(
                f"“{cause}” is no cause I know." if cause else "Nothing was typed.",
                f"One of: {', '.join(CAUSES)}.",
            )
        if told is not None:
            told = told_after(self.made_at, told, now, whole_day=whole_day)
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
        if terms_days is None:
            return edited.replace(amount=amount)
        return edited.replace(amount=amount, terms_days=checked_days(terms_days), terms=None)

    reassure = plans.reassure
    competitors = plans.competitors
    process = plans.process
    date_supply = supply.date_supply
    date_need = supply.date_need
    ship = supply.ship
    deliver = supply.deliver
    liked = supply.liked
    pay = money.pay
    clear = money.clear
    bounce = money.bounce
    promise_payment = money.promise_payment
    chase = money.chase
    refund = money.refund
    return_deposit = money.return_deposit
    set_terms = terms_verbs.set_terms
    add_instalment = terms_verbs.add_instalment
    credit = terms_verbs.credit
    write_off = terms_verbs.write_off
    do_step = plans.do_step

    def celebrate(self, now: datetime) -> Self:
        """Mark that it was celebrated, which happens once: an order at last, delivered and cleared."""
        is_due = self.is_cleared() and self.celebrated_at is None and not self.deleted
        return self.replace(celebrated_at=now) if is_due else self

    def must_be_running(self, to: str) -> None:
        """Raise IllegalMove, with what to do instead, unless it is still to be seen through."""
        self.must_be_there(to)
        if self.fell_through_at is not None:
            raise IllegalMove(f"You cannot {to} it: it fell through.", "Recover the customer instead.")
        if self.is_cleared():
            raise IllegalMove(f"You cannot {to} it: it has cleared.", "Celebrate.")
        if self.is_written_off():
            raise IllegalMove(
                f"You cannot {to} it: it was written off.", "Note a payment with its amount, should one come."
            )
