"""Practice 3, the money: payments, what has cleared, what is due, aging, and the customer's own payment promises.

A cheque or a transfer that is sent or received is not yet cleared. Sums are exact and of one currency. All may be
asked as at a moment: then only the facts up to it count; an amount or terms edited since are as they are now.
"""

from __future__ import annotations

from cockpit.domain.moment import days_past, is_before
from cockpit.domain.money import Money, nothing
from cockpit.domain.orders.aging import by_age
from cockpit.domain.orders.bookings import Payment, PaymentPromise, Refund, Waiver, has_come
from cockpit.domain.orders.terms import Instalment, PartDue, PaymentTerms
from cockpit.domain.record import Part
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import ClassVar

    from cockpit.domain.rules import Rules


# Aging: the last day past due of each bucket, and how it is called.
_ODD_AMOUNT = ("An amount is more than nothing.", "Give the amount, such as 1,200.")


class Payments(Part):
    """The money of an order: an `amount` that is invoiced, paid in parts, and cleared.

    `terms_days` are the net days where there is no more to the terms than that, else `terms` holds them. `received`
    holds what came in, cleared or not, `promises` when the customer said they would pay.
    """

    NAMES_ON_DISK: ClassVar[Mapping[str, str]] = {"received": "payments", "promises": "payment_promises"}

    amount: Money | None = None
    terms_days: int | None = None
    terms: PaymentTerms | None = None
    invoiced_at: datetime | None = None
    received: Mapping[str, Payment] = {}
    refunds: Mapping[str, Refund] = {}
    promises: Mapping[str, PaymentPromise] = {}
    instalments: Mapping[str, Instalment] = {}
    credits: Mapping[str, Waiver] = {}
    write_offs: Mapping[str, Waiver] = {}

    def agreed_terms(self) -> PaymentTerms:
        """Return the terms, however they were given."""
        return self.terms or PaymentTerms(days=self.terms_days)

    # What is owed, what came, and what is to come.

    def total(self, at: datetime | None = None) -> Money | None:
        """Return what makes it an order once it has cleared: the amount less credits and an early payer's discount."""
        base = self.billed(at)
        return None if base is None else base - self._discount(base, at)

    def billed(self, at: datetime | None = None) -> Money | None:
        """Return what they are asked for: the amount less what was credited; None without an amount."""
        if self.amount is None:
            return None
        credited = self._sum(one.amount for one in self.credits.values() if has_come(one.at, at))
        return self._zero() if self.amount <= credited else self.amount - credited

    def owed(self, at: datetime | None = None) -> Money | None:
        """Return what they owe in all: the total, less what was written off of it and has not come all the same."""
        total, cleared = self.total(at), self.cleared(at)
        if total is None or cleared is None:
            return None
        lost = self._sum(one.amount for one in self.write_offs.values() if has_come(one.at, at))
        rest = total - lost if lost < total else self._zero()
        return max(rest, min(cleared, total))

    def cleared(self, at: datetime | None = None) -> Money | None:
        """Return what has cleared and not bounced, less what was given back; None without an amount."""
        if self.amount is None:
            return None
        return self.came(at) - self.went_back(at)

    def came(self, at: datetime | None = None) -> Money:
        """Return what has cleared and not bounced."""
        return self._sum(one.amount for one in self.received.values() if one.counts(at))

    def went_back(self, at: datetime | None = None) -> Money:
        """Return what was given back."""
        return self._sum(one.amount for one in self.refunds.values() if has_come(one.at, at))

    def came_in(self) -> Money | None:
        """Return what was received, cleared or not, less what bounced or was given back; None without an amount."""
        if self.amount is None:
            return None
        return (
            self._sum(one.amount for one in self.received.values() if not one.bounced_at) - self.went_back()
        )

    def unmet(self) -> Money | None:
        """Return what has not come in, cleared or not, of the total: written off or not; None without an amount."""
        total, came = self.total(), self.came_in()
        if total is None or came is None:
            return None
        return total - came if came < total else self._zero()

    def waiting(self, at: datetime | None = None) -> dict[str, Payment]:
        """Return what was received in its currency and has neither cleared nor bounced, by its key."""
        return {
            key: one
            for key, one in self.received.items()
            if one.is_waiting(at) and one.amount.currency == self._currency()
        }

    def planned(self) -> Money:
        """Return what the instalments come to."""
        return self._sum(one.amount for one in self.instalments.values())

    def outstanding(self, at: datetime | None = None) -> Money | None:
        """Return what has not cleared of what is owed, nothing where it is overpaid; None without an amount."""
        cleared, owed = self.cleared(at), self.owed(at)
        if cleared is None or owed is None:
            return None
        return owed - cleared if cleared < owed else self._zero()

    def overpaid(self, at: datetime | None = None) -> Money | None:
        """Return what has cleared beyond what is owed; None where it is not overpaid."""
        cleared, owed = self.cleared(at), self.owed(at)
        return cleared - owed if cleared is not None and owed is not None and owed < cleared else None

    def is_paid(self, at: datetime | None = None) -> bool:
        """Tell whether nothing is to come any more: all that is owed has cleared."""
        cleared, owed = self.cleared(at), self.owed(at)
        return cleared is not None and owed is not None and owed <= cleared

    def is_part_paid(self, at: datetime | None = None) -> bool:
        """Tell whether some has cleared, and not all that is owed."""
        cleared = self.cleared(at)
        return cleared is not None and cleared.value > 0 and not self.is_paid(at)

    def is_given_up(self, at: datetime | None = None) -> bool:
        """Tell whether nothing is to come although the total never cleared: written off, or credited whole."""
        cleared, total = self.cleared(at), self.total(at)
        if cleared is None or total is None or not self.is_paid(at):
            return False
        was_credited_whole = not total.value and bool(self.credits) and not self.came(at).value
        return cleared < total or was_credited_whole

    def dues(self, rules: Rules, at: datetime | None = None) -> tuple[PartDue, ...]:
        """Return what is still to come, part by part: what is due first comes first, and is paid first."""
        owed, paid = self.owed(at), self.cleared(at)
        if owed is None or paid is None:
            return ()
        parts = [
            PartDue(amount=one.amount, when=one.due, whole_day=one.whole_day)
            for one in self.instalments.values()
            if has_come(one.at, at) and one.amount.currency == owed.currency
        ]
        invoiced = self.invoiced_at if self.invoiced_at and has_come(self.invoiced_at, at) else None
        terms = self.agreed_terms()
        left = owed if paid.value >= 0 else owed - paid  # more may have gone back than stayed
        rest = PartDue(amount=left, when=terms.due(invoiced, rules), whole_day=True)
        found = []
        for part in [*sorted(parts, key=_when), rest]:  # what no instalment holds is the rest
            amount = min(part.amount, left)
            left -= amount
            found.append(part.replace(amount=amount))
        still = []
        for part in sorted(found, key=_when):
            settled = min(max(paid, self._zero()), part.amount)
            paid -= settled
            if settled < part.amount:
                still.append(part.replace(amount=part.amount - settled))
        return tuple(still)

    def due(self, rules: Rules, at: datetime | None = None) -> datetime | None:
        """Return when what is to come is due first; where nothing is, when it was. None before there is an invoice."""
        open_ = self.dues(rules, at)
        return open_[0].when if open_ else self.agreed_terms().due(self.invoiced_at, rules)

    def aged(self, at: datetime, rules: Rules) -> dict[str, Money]:
        """Return what is due as at a moment, by how old it is; an invoice or a date makes it due."""
        return by_age(self.dues(rules, at), at)

    def overdue(self, at: datetime, rules: Rules) -> tuple[PartDue, ...]:
        """Return the parts to come whose day has passed by the calendar of `at`, what is due first first."""
        return tuple(
            part
            for part in self.dues(rules, at)
            if part.when is not None and days_past(part.when, at, whole_day=part.whole_day) > 0
        )

    def age(self, at: datetime, rules: Rules) -> str | None:
        """Return the aging bucket of what is due longest as at a moment; None where nothing is."""
        return next(iter(self.aged(at, rules)), None)

    # What the customer promised.

    def is_promise_kept(self, promise: PaymentPromise, now: datetime) -> bool | None:
        """Tell whether the customer paid what they promised by when they did; None while that is open.

        Received counts: that it clears is the bank's part, unless it bounces. Without an amount they promised all
        that was open.
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
        if not self.promises or self.is_paid():  # the second costs sums, on each order of Today
            return None
        broken = [one for one in self.unpaid_promises() if self.is_promise_kept(one, now) is False]
        return min(broken, key=lambda promise: promise.due.timestamp(), default=None)

    def last_bounce(self) -> Payment | None:
        """Return the payment that bounced last, while money is to come and none came since."""
        bounced = [one for _, one in sorted(self.received.items()) if one.bounced_at]  # whoever merged them
        last = max(bounced, key=lambda one: one.bounced_at.timestamp() if one.bounced_at else 0, default=None)
        if last is None or last.bounced_at is None or self.is_paid():
            return None
        bounced_at = last.bounced_at
        return None if any(is_before(bounced_at, one.at) for one in self.received.values()) else last

    # What is checked before it is booked.

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
        """Return an amount that may stand for the whole order from now on: of the currency that money moved in."""
        if amount.value <= 0:
            raise IllegalMove(*_ODD_AMOUNT)
        moved = self.received or self.refunds or self.instalments or self.credits or self.write_offs
        return self.checked(amount) if moved else amount

    def _discount(self, base: Money, at: datetime | None) -> Money:
        """Return what an early payer took off: no more than is left open of what they paid in time."""
        terms, invoiced = self.agreed_terms(), self.invoiced_at
        if invoiced is None or not terms.discount or not has_come(invoiced, at):
            return self._zero()
        last = terms.last_day_off(invoiced)
        early = self._sum(
            one.amount
            for one in self.received.values()
            if one.counts(at) and one.at.astimezone(invoiced.tzinfo).date() <= last
        )
        left = base - early if early < base else self._zero()
        return left if left <= terms.off(base) else self._zero()

    def _has_paid(self, promise: PaymentPromise, by: datetime | None = None) -> bool:
        """Tell whether they paid what they promised, by a moment or at all; never more than was open then."""
        owed = self.owed()
        if owed is None:
            return False
        standing = [one for one in self.received.values() if not one.bounced_at]
        before = [one.amount for one in standing if is_before(one.at, promise.at)]
        back = [one.amount for one in self.refunds.values() if is_before(one.at, promise.at)]
        promised = owed - self._sum(before) + self._sum(back)
        if promise.amount is not None and promise.amount.currency == promised.currency:
            promised = min(promised, promise.amount)
        since = self._sum(
            payment.amount
            for payment in standing
            if not is_before(payment.at, promise.at) and not (by and is_before(by, payment.at))
        )
        return promised <= since

    def _sum(self, amounts: Iterable[Money]) -> Money:
        # A merge can bring a payment of another currency; it is shown, but never added.
        return sum((one for one in amounts if one.currency == self._currency()), self._zero())

    def _zero(self) -> Money:
        return nothing(self._currency())

    def _currency(self) -> str:
        return self.amount.currency if self.amount is not None else "XXX"  # ISO 4217's for none


def _when(due: PartDue) -> float:
    return due.when.timestamp() if due.when else float("inf")
