"""Practice 3, what is booked on an order: money that came, went back, is asked for no more, or was promised."""

from __future__ import annotations

from cockpit.domain.moment import is_before
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

    def counts(self, at: datetime | None = None) -> bool:
        """Tell whether it has cleared and not bounced, by a moment or by all that is known."""
        if self.cleared_at is None or not has_come(self.cleared_at, at):
            return False
        return self.bounced_at is None or not has_come(self.bounced_at, at)

    def is_waiting(self, at: datetime | None = None) -> bool:
        """Tell whether it came and has neither cleared nor bounced, by a moment or by all that is known."""
        ended = any(end is not None and has_come(end, at) for end in (self.cleared_at, self.bounced_at))
        return has_come(self.at, at) and not ended


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


def has_come(fact: datetime, at: datetime | None) -> bool:
    """Tell whether a dated fact had come about by a moment, or at all."""
    return at is None or not is_before(at, fact)
