"""Practice 3, the money: payments, what has cleared, what is due, aging, and the customer's own payment promises.

A cheque or a transfer that is sent or received is not yet cleared. Sums are exact and of one currency.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.domain.record import Part, Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import ClassVar

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


class Payments(Part):
    """The money of an order: an `amount` that is invoiced, paid in parts, and cleared. `terms_days` are net days.

    `received` holds what came in, cleared or not, `promises` when the customer said they would pay.
    """

    NAMES_ON_DISK: ClassVar[Mapping[str, str]] = {"received": "payments", "promises": "payment_promises"}

    amount: Money | None = None
    terms_days: int | None = None
    invoiced_at: datetime | None = None
    received: Mapping[str, Payment] = {}
    refunds: Mapping[str, Refund] = {}
    promises: Mapping[str, PaymentPromise] = {}

    def cleared(self, at: datetime | None = None) -> Money | None:
        """Return what has cleared less what was refunded, as at a moment or by now; None without an amount."""
        if self.amount is None:
            return None
        cleared = self._sum(
            payment.amount
            for payment in self.received.values()
            if payment.cleared_at is not None and (at is None or not is_before(at, payment.cleared_at))
        )
        refunded = self._sum(
            refund.amount for refund in self.refunds.values() if at is None or not is_before(at, refund.at)
        )
        return cleared - refunded

    def came_in(self) -> Money | None:
        """Return what was received, cleared or not, less what was refunded; None without an amount."""
        if self.amount is None:
            return None
        return self._sum(payment.amount for payment in self.received.values()) - self._sum(
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

    def due(self, rules: Rules) -> datetime | None:
        """Return when the money is due: the net terms after the invoice, at the end of that day."""
        if self.invoiced_at is None:
            return None
        return end_of_business((self.invoiced_at + self.net(rules)).date(), self.invoiced_at, rules)

    def age(self, at: datetime, rules: Rules) -> str | None:
        """Return the aging bucket of what is outstanding as at a moment; None where nothing is or was invoiced."""
        due, outstanding = self.due(rules), self.outstanding(at)
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
        last = max((promise.at.timestamp() for promise in self.promises.values()), default=0.0)
        standing = (promise for promise in self.promises.values() if promise.at.timestamp() == last)
        return [promise for promise in standing if not self._has_paid(promise)]

    def broken_promise(self, now: datetime) -> PaymentPromise | None:
        """Return the payment promise the customer broke first, while its money is to come and no promise is newer."""
        if self.is_paid():
            return None
        broken = [one for one in self.unpaid_promises() if self.is_promise_kept(one, now) is False]
        return min(broken, key=lambda promise: promise.due.timestamp(), default=None)

    def net(self, rules: Rules) -> timedelta:
        """Return the net terms: from the invoice to the day the money is due."""
        days = rules.payment_days if self.terms_days is None else self.terms_days
        return timedelta(days=min(max(days, 0), LONGEST_TERMS))  # whatever was captured, it can be reckoned

    def to_come(self) -> Money:
        """Return what has not come in. Raises IllegalMove where all of it has."""
        received = self.came_in()
        if self.amount is None or received is None or self.amount <= received:
            raise IllegalMove("All of it was received.", "Clear it, or give the amount of a further payment.")
        return self.amount - received

    def checked(self, amount: Money) -> Money:
        """Return an amount of this order. Raises IllegalMove for another currency, or nothing at all."""
        if self.amount is not None and amount.currency != self.amount.currency:
            raise IllegalMove(
                f"The order is in {self.amount.currency}, that is {amount.currency}.",
                f"Give the amount in {self.amount.currency}, as it arrived.",
            )
        if amount.value <= 0:
            raise IllegalMove(*_ODD_AMOUNT)
        return amount

    def checked_anew(self, amount: Money) -> Money:
        """Return an amount that may stand for the whole order from now on: of the currency that was paid in."""
        if amount.value <= 0:
            raise IllegalMove(*_ODD_AMOUNT)
        return self.checked(amount) if self.received or self.refunds else amount

    def _has_paid(self, promise: PaymentPromise, by: datetime | None = None) -> bool:
        """Tell whether they paid what they promised, by a moment or at all; never more than was open then."""
        if self.amount is None:
            return False
        before = [one.amount for one in self.received.values() if is_before(one.at, promise.at)]
        back = [one.amount for one in self.refunds.values() if is_before(one.at, promise.at)]
        promised = self.amount - self._sum(before) + self._sum(back)
        if promise.amount is not None and promise.amount.currency == promised.currency:
            promised = min(promised, promise.amount)
        since = self._sum(
            payment.amount
            for payment in self.received.values()
            if not is_before(payment.at, promise.at) and not (by and is_before(by, payment.at))
        )
        return promised <= since

    def _sum(self, amounts: Iterable[Money]) -> Money:
        # A merge can bring a payment of another currency; it is shown, but never added.
        return sum((one for one in amounts if one.currency == self._currency()), self._zero())

    def _zero(self) -> Money:
        return Money(value=Decimal(0), currency=self._currency())

    def _currency(self) -> str:
        return self.amount.currency if self.amount is not None else ""
