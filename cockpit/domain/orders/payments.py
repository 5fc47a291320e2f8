"""Practice 3, the money: payments, what has cleared, what is due, aging, and the customer's own payment promises.

A cheque or a transfer that is sent or received is not yet cleared. Sums are exact and of one currency.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cockpit.domain.entry import Entry, new_key, verb
from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.rules import Rules

# Aging: the last day past due of each bucket, and how it is called.
BUCKETS = ((0, "current"), (30, "1–30"), (60, "31–60"), (90, "61–90"))
OLDEST = "90+"
LONGEST_TERMS = 365
_ODD_AMOUNT = ("An amount is more than nothing.", "Give the amount, such as 1,200.")


class Payment(Record):
    """Money received at `at`; it counts once it has cleared."""

    at: datetime
    amount: Money
    cleared_at: datetime | None = None
    text: str = ""


class Refund(Record):
    """Money given back at `at`."""

    at: datetime
    amount: Money
    text: str = ""


class PaymentPromise(Record):
    """The customer's own promise to pay by `due`: an amount, or whatever is open."""

    at: datetime
    due: datetime
    amount: Money | None = None
    whole_day: bool = False


class Payable(Entry):
    """A record with an `amount` that is invoiced, paid in parts, and cleared. `terms_days` are net days."""

    amount: Money | None = None
    terms_days: int | None = None
    invoiced_at: datetime | None = None
    payments: Mapping[str, Payment] = {}
    refunds: Mapping[str, Refund] = {}
    payment_promises: Mapping[str, PaymentPromise] = {}

    def cleared(self, at: datetime | None = None) -> Money | None:
        """Return what has cleared less what was refunded, as at a moment or by now; None without an amount."""
        if self.amount is None:
            return None
        cleared = self._sum(
            payment.amount
            for payment in self.payments.values()
            if payment.cleared_at is not None and (at is None or not is_before(at, payment.cleared_at))
        )
        refunded = self._sum(
            refund.amount for refund in self.refunds.values() if at is None or not is_before(at, refund.at)
        )
        return cleared - refunded

    def received(self) -> Money | None:
        """Return what was received, cleared or not, less what was refunded; None without an amount."""
        if self.amount is None:
            return None
        return self._sum(payment.amount for payment in self.payments.values()) - self._sum(
            refund.amount for refund in self.refunds.values()
        )

    def outstanding(self, at: datetime | None = None) -> Money | None:
        """Return what has not cleared of the amount, nothing where it is overpaid; None without an amount."""
        cleared = self.cleared(at)
        if self.amount is None or cleared is None:
            return None
        return self.amount - cleared if cleared < self.amount else self._zero()

    def overpaid(self, at: datetime | None = None) -> Money | None:
        """Return what has cleared beyond the amount; None where it is not overpaid."""
        cleared = self.cleared(at)
        return (
            cleared - self.amount if self.amount is not None and cleared and self.amount < cleared else None
        )

    def is_paid(self, at: datetime | None = None) -> bool:
        """Tell whether the whole amount has cleared."""
        cleared = self.cleared(at)
        return self.amount is not None and cleared is not None and self.amount <= cleared

    def payment_due(self, rules: Rules) -> datetime | None:
        """Return when the money is due: the net terms after the invoice, at the end of that day."""
        if self.invoiced_at is None:
            return None
        return end_of_business((self.invoiced_at + self._terms(rules)).date(), self.invoiced_at, rules)

    def age(self, at: datetime, rules: Rules) -> str | None:
        """Return the aging bucket of what is outstanding as at a moment; None where nothing is or was invoiced."""
        due, outstanding = self.payment_due(rules), self.outstanding(at)
        if due is None or outstanding is None or outstanding == self._zero():
            return None
        if self.invoiced_at is None or is_before(at, self.invoiced_at):
            return None
        days = (at.astimezone(due.tzinfo).date() - due.date()).days
        return next((name for last, name in BUCKETS if days <= last), OLDEST)

    def is_promise_kept(self, promise: PaymentPromise, now: datetime) -> bool | None:
        """Tell whether the customer paid what they promised by when they did; None while that is open.

        Received counts: that it clears is the bank's part. Without an amount they promised all that was open.
        """
        if self.amount is None:
            return None
        if self._has_paid(promise, by=promise.due):
            return True
        return False if is_before(promise.due, now) else None

    def unpaid_promises(self) -> list[PaymentPromise]:
        """Return the payment promises that stand and are not paid, even late: those of the last time they promised."""
        last = max((promise.at.timestamp() for promise in self.payment_promises.values()), default=0.0)
        standing = (promise for promise in self.payment_promises.values() if promise.at.timestamp() == last)
        return [promise for promise in standing if not self._has_paid(promise)]

    def broken_promise(self, now: datetime) -> PaymentPromise | None:
        """Return the payment promise the customer broke first, while its money is to come and no promise is newer."""
        if self.is_paid():
            return None
        broken = [one for one in self.unpaid_promises() if self.is_promise_kept(one, now) is False]
        return min(broken, key=lambda promise: promise.due.timestamp(), default=None)

    @verb(
        "Payment received",
        said="noted a payment on",
        amount="How much?",
        cleared="Has it cleared?",
        text="How?",
    )
    def pay(
        self, now: datetime, *, amount: Money | None = None, cleared: bool = False, text: str = ""
    ) -> Self:
        """Note money received: all that is open unless an amount is given. It counts once it has cleared."""
        self._must_have_amount("note a payment on")
        amount = self._checked(amount or self._still_to_come())
        payment = Payment(at=now, amount=amount, cleared_at=now if cleared else None, text=text)
        return self.replace(
            payments={**self.payments, new_key(self.payments, now): payment}, snoozed_until=None
        )

    @verb("Cleared", said="cleared")
    def clear(self, now: datetime) -> Self:
        """Note that the money is on the account: every payment received, or all that is open where none was."""
        self._must_have_amount("clear")
        waiting = {key: payment for key, payment in self.payments.items() if payment.cleared_at is None}
        if not waiting:
            self._must_be_owed("clear")
            return self.pay(now, cleared=True)
        cleared = {key: payment.replace(cleared_at=now) for key, payment in waiting.items()}
        return self.replace(payments={**self.payments, **cleared}, snoozed_until=None)

    @verb("Refund", said="refunded on", amount="How much?", text="Why?")
    def refund(self, now: datetime, *, amount: Money, text: str = "") -> Self:
        """Note money given back; never more than has cleared."""
        self._must_have_amount("refund")
        amount, cleared = self._checked(amount), self.cleared()
        if cleared is None or cleared < amount:
            raise IllegalMove(f"Only {cleared} has cleared.", "Refund that much at most.")
        refund = Refund(at=now, amount=amount, text=text)
        return self.replace(refunds={**self.refunds, new_key(self.refunds, now): refund})

    @verb("They promise to pay", said="noted a payment promise on", due="By when?", amount="How much?")
    def promise_payment(
        self, now: datetime, *, due: datetime, amount: Money | None = None, whole_day: bool = False
    ) -> Self:
        """Note the customer's own promise to pay; broken, it asks for a call the next morning."""
        self._must_have_amount("promise a payment on")
        self._must_be_owed("promise a payment on")
        if self.is_paid():
            raise IllegalMove("It is paid in full.", "Nothing is left to promise.")
        if not is_before(now, due):
            raise IllegalMove("That time has passed.", "Give the time they said, still to come.")
        promise = PaymentPromise(
            at=now, due=due, amount=self._checked(amount) if amount else None, whole_day=whole_day
        )
        key = new_key(self.payment_promises, now)
        return self.replace(payment_promises={**self.payment_promises, key: promise}, snoozed_until=None)

    def _still_to_come(self) -> Money:
        received = self.received()
        if self.amount is None or received is None or self.amount <= received:
            raise IllegalMove("All of it was received.", "Clear it, or give the amount of a further payment.")
        return self.amount - received

    def _checked(self, amount: Money) -> Money:
        if self.amount is not None and amount.currency != self.amount.currency:
            raise IllegalMove(
                f"The order is in {self.amount.currency}, that is {amount.currency}.",
                f"Give the amount in {self.amount.currency}, as it arrived.",
            )
        if amount.value <= 0:
            raise IllegalMove(*_ODD_AMOUNT)
        return amount

    def _checked_anew(self, amount: Money) -> Money:
        """Return an amount that may stand for the whole order from now on: of the currency that was paid in."""
        if amount.value <= 0:
            raise IllegalMove(*_ODD_AMOUNT)
        return self._checked(amount) if self.payments or self.refunds else amount

    def _checked_terms(self, days: int) -> int:
        if not 0 <= days <= LONGEST_TERMS:
            raise IllegalMove(f"Net {days} days are no terms.", f"Give 0 to {LONGEST_TERMS} days.")
        return days

    def _terms(self, rules: Rules) -> timedelta:
        days = rules.payment_days if self.terms_days is None else self.terms_days
        return timedelta(days=min(max(days, 0), LONGEST_TERMS))  # whatever was captured, it can be reckoned

    def _has_paid(self, promise: PaymentPromise, by: datetime | None = None) -> bool:
        """Tell whether they paid what they promised, by a moment or at all; never more than was open then."""
        if self.amount is None:
            return False
        before = [one.amount for one in self.payments.values() if is_before(one.at, promise.at)]
        back = [one.amount for one in self.refunds.values() if is_before(one.at, promise.at)]
        promised = self.amount - self._sum(before) + self._sum(back)
        if promise.amount is not None and promise.amount.currency == promised.currency:
            promised = min(promised, promise.amount)
        since = self._sum(
            payment.amount
            for payment in self.payments.values()
            if not is_before(payment.at, promise.at) and not (by and is_before(by, payment.at))
        )
        return promised <= since

    def _must_be_owed(self, to: str) -> None:
        if not self.is_open():
            raise IllegalMove(
                f"You cannot {to} it: nothing is owed on it.",
                "Note a payment with its amount, should one come.",
            )

    def _must_have_amount(self, to: str) -> None:
        self._must_be_there(to)
        if self.amount is None:
            raise IllegalMove(f"You cannot {to} it: it has no amount.", "Edit it first: amount=12,500.")

    def _sum(self, amounts: Iterable[Money]) -> Money:
        # A merge can bring a payment of another currency; it is shown, but never added.
        return sum((one for one in amounts if one.currency == self._currency()), self._zero())

    def _zero(self) -> Money:
        return Money(value=Decimal(0), currency=self._currency())

    def _currency(self) -> str:
        return self.amount.currency if self.amount is not None else ""
