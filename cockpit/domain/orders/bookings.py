"""Practice 3, what is booked on an order: money that came, went back, is asked for no more, or was promised."""

from __future__ import annotations

from cockpit.domain.money import Money  # the codec finds it here, by the annotations
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Payment(Record):
    """Money received at `at`; it counts once it has cleared, and no more once it bounced."""

    at: datetime
    amount: Money
    cleared_at: datetime | None = None
    text: str = ""
    bounced_at: datetime | None = None


class Refund(Record):
    """Money given back at `at`."""

    at: datetime
    amount: Money
    text: str = ""


class Waiver(Record):
    """Money no longer asked for since `at`: credited to the customer, or written off as lost."""

    at: datetime
    amount: Money
    text: str = ""


class PaymentPromise(Record):
    """The customer's own promise to pay by `due`: an amount, or whatever is open."""

    at: datetime
    due: datetime
    amount: Money | None = None
    whole_day: bool = False
