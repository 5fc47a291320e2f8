"""Practice 3, agreeing when and how much is paid: terms and instalments, a credit note, a write-off."""

from __future__ import annotations

from cockpit.domain.entry import added, verb
from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Waiver
from cockpit.domain.orders.payment_verbs import at_most, must_have_amount, must_stand, must_still_be_owed
from cockpit.domain.orders.terms import (
    Instalment,
    PaymentTerms,
    checked_days,
    checked_months,
    checked_percent,
)
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from cockpit.domain.orders.payment_verbs import Paid

_DAYS_A_WEEK = 7


@verb(
    "Agree the terms",
    said="agreed the terms of",
    days="Net how many days?",
    weeks="Net how many weeks?",
    months="Net how many months?",
    end_of_month="To the end of the month?",
    by="Payable by when?",
    discount="How many percent off for paying early?",
    within="Early is within how many days?",
)
def set_terms(
    order: Paid,
    now: datetime,
    *,
    days: int | None = None,
    weeks: int | None = None,
    months: int | None = None,
    end_of_month: bool = False,
    by: datetime | None = None,
    discount: str = "",
    within: int | None = None,
) -> Paid:
    """Note when they pay: net days, weeks, months, to a month's end, or by a date; a discount for paying early."""
    order.must_be_there("agree the terms of")
    weeks_too = None if weeks is None else weeks * _DAYS_A_WEEK
    net = [one for one in (days, weeks_too) if one is not None]
    new = PaymentTerms(
        days=checked_days(sum(net)) if net else None,
        months=None if months is None else checked_months(months),
        end_of_month=end_of_month,
        payable_by=by,
    )
    off, early = _discount(discount, within)
    if by is not None and new.replace(payable_by=None) != PaymentTerms():
        raise IllegalMove("Net terms and a date, too?", "Give one of them.")
    if new == PaymentTerms() and early is None:
        raise IllegalMove(
            "Which terms?", "Say days, weeks or months, yes to the end of the month, by when, or a discount."
        )
    before = order.payments.agreed_terms()
    terms = before if new == PaymentTerms() else new
    if early is None:
        off, early = before.discount, before.discount_days
    return order.replace(**as_kept(terms.replace(discount=off, discount_days=early)))


def _discount(typed: str, within: int | None) -> tuple[Decimal | None, int | None]:
    """Return a discount in percent, None for one of nothing, and within how many days; None for both unless given."""
    if bool(typed.strip()) != (within is not None):
        raise IllegalMove(
            "A discount takes both: how many percent, and within how many days.",
            "Give discount=2 and within=10.",
        )
    return (None, None) if within is None else (checked_percent(typed) or None, checked_days(within))


@verb(
    "Agree an instalment",
    said="agreed an instalment of",
    amount="How much?",
    due="Due when?",
    text="For what?",
)
def add_instalment(
    order: Paid, now: datetime, *, amount: Money, due: datetime, text: str = "", whole_day: bool = False
) -> Paid:
    """Note a part of the amount that is due by a date of its own; the rest is due by the terms."""
    must_have_amount(order, "agree an instalment of")
    must_still_be_owed(order, "agree an instalment of")
    money = order.payments
    amount, owed = money.checked(amount), money.owed()
    planned = money.planned() + amount
    if owed is not None and owed < planned:
        raise IllegalMove(
            f"The instalments come to {planned}, and {owed} is owed.", "Give what is left of it at most."
        )
    new = Instalment(at=now, due=due, amount=amount, whole_day=whole_day, text=text)
    return order.replace(instalments=added(money.instalments, now, new))


@verb("Credit note", said="credited on", amount="How much?", text="Why?")
def credit(order: Paid, now: datetime, *, amount: Money, text: str = "") -> Paid:
    """Note a credit note: they owe so much less. What they paid beyond it is to be refunded."""
    must_have_amount(order, "credit")
    must_stand(order, "credit")
    money = order.payments
    amount = at_most(money, amount, money.owed(), "is owed", "Credit that much at most.")
    new = Waiver(at=now, amount=amount, text=text)
    return order.replace(credits=added(money.credits, now, new))


@verb("Write it off", said="wrote off on", amount="How much will never come?", text="Why?")
def write_off(order: Paid, now: datetime, *, amount: Money, text: str = "") -> Paid:
    """Note that money will never come. It is lost: the order closes without a celebration."""
    must_have_amount(order, "write off")
    must_stand(order, "write off")
    money = order.payments
    amount = at_most(money, amount, money.outstanding(), "is to come", "Write off that much at most.")
    new = Waiver(at=now, amount=amount, text=text)
    return order.replace(write_offs=added(money.write_offs, now, new), snoozed_until=None)


def as_kept(terms: PaymentTerms) -> dict[str, PaymentTerms | int | None]:
    """Return terms as an order keeps them: where they are net days and no more, as those."""
    is_plain = terms == PaymentTerms(days=terms.days)
    return {"terms_days": terms.days if is_plain else None, "terms": None if is_plain else terms}
