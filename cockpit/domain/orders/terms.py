"""Practice 3, when the money is due: terms in days, months, to the end of a month or by a date, and instalments."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import later_month, month_end
from cockpit.domain.money import Money
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from cockpit.domain.rules import Rules

LONGEST_TERMS = 365
MOST_MONTHS = 12
MOST_OFF = Decimal(100)


class PaymentTerms(Record):
    """When an order is to be paid, counted from its invoice: `months` and `days`, then to the end of that month.

    `payable_by` is a date that stands whatever the invoice says. `discount` is what they may take off, in percent of
    the amount, for paying within `discount_days` of the invoice. Without months, days or a month's end the days of the
    settings hold.
    """

    days: int | None = None
    months: int | None = None
    end_of_month: bool = False
    payable_by: datetime | None = None
    discount: Decimal | None = None
    discount_days: int | None = None

    def due(self, invoiced_at: datetime | None, rules: Rules) -> datetime | None:
        """Return when the money is due, at the end of that business day; None where no invoice says from when."""
        if self.payable_by is not None:
            return self.payable_by
        if invoiced_at is None:
            return None
        return end_of_business(self._day(invoiced_at.date(), rules), invoiced_at, rules)

    def _day(self, invoiced: date, rules: Rules) -> date:
        usual = 0 if self.months is not None or self.end_of_month else rules.payment_days
        # Whatever was captured or merged, it can be reckoned.
        days = min(max(usual if self.days is None else self.days, 0), LONGEST_TERMS)
        day = later_month(invoiced, min(max(self.months or 0, 0), MOST_MONTHS)) + timedelta(days=days)
        return month_end(day) if self.end_of_month else day

    def off(self, amount: Money) -> Money:
        """Return what may be taken off an amount for paying early, to the smallest unit."""
        percent = min(max(self.discount or Decimal(0), Decimal(0)), MOST_OFF)
        unit = Decimal(1).scaleb(amount.value.as_tuple().exponent)  # type: ignore[arg-type]  # it is finite
        return amount.replace(value=(amount.value * percent / 100).quantize(unit, ROUND_HALF_UP))

    def last_day_off(self, invoiced_at: datetime) -> date:
        """Return the last day on which a payment counts as early."""
        return invoiced_at.date() + timedelta(days=min(max(self.discount_days or 0, 0), LONGEST_TERMS))


class Instalment(Record):
    """A part of the amount with a due date of its own, agreed `at`. What is in no instalment is due by the terms."""

    at: datetime
    due: datetime
    amount: Money
    whole_day: bool = False
    text: str = ""


class PartDue(Record):
    """What is still to come of one part of the amount, and when it is due: None before its invoice."""

    amount: Money
    when: datetime | None
    whole_day: bool = False


def said(terms: PaymentTerms, rules: Rules) -> str:
    """Say terms, save the date of those that name one: "net 2 months, to the end of the month"."""
    parts = [f"{terms.months} month{'s' * (terms.months != 1)}"] if terms.months is not None else []
    days = terms.days
    if days is None and terms.months is None and not terms.end_of_month:
        days = rules.payment_days
    if days is not None:
        parts.append(f"{days} day{'s' * (days != 1)}")
    found = [f"net {' and '.join(parts)}"] if parts and terms.payable_by is None else []
    if terms.end_of_month and terms.payable_by is None:
        found.append("to the end of the month")
    if terms.discount:
        found.append(f"{terms.discount.normalize():f} % off within {terms.discount_days or 0} days")
    return ", ".join(found)


def checked_days(days: int) -> int:
    """Return net terms in days. Raises IllegalMove for what are none."""
    if not 0 <= days <= LONGEST_TERMS:
        raise IllegalMove(f"Net {days} days are no terms.", f"Give 0 to {LONGEST_TERMS} days.")
    return days


def checked_months(months: int) -> int:
    """Return net terms in months. Raises IllegalMove for what are none."""
    if not 0 <= months <= MOST_MONTHS:
        raise IllegalMove(f"Net {months} months are no terms.", f"Give 0 to {MOST_MONTHS} months.")
    return months


def checked_percent(typed: str) -> Decimal:
    """Return a discount in percent: "2", "2.5 %", "2,5". Raises IllegalMove for what is none."""
    digits = typed.strip().removesuffix("%").strip().replace(",", ".")
    if digits.count(".") <= 1 and digits.replace(".", "").isascii() and digits.replace(".", "").isdecimal():
        percent = Decimal(digits)
        if 0 <= percent < MOST_OFF:
            return percent
    raise IllegalMove(f"“{typed.strip()}” is no discount.", "Give it in percent, such as 2 or 2.5 %.")
