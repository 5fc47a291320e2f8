"""Practice 3, where the money of one order stands as at a moment: owed, came, to come, to go back."""

from __future__ import annotations

from cockpit.domain.moment import is_before
from cockpit.domain.money import Money, nothing
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Protocol

    from cockpit.domain.orders.payments import Payments

    class Owed(Protocol):
        """What a balance asks of an order."""

        @property
        def payments(self) -> Payments:
            """Its money."""

        @property
        def fell_through_at(self) -> datetime | None:
            """When it fell through."""


class Balance(Record):
    """The money of one order: what is `to_come`, plus what `came`, less what went `back` and is `to_return`, is `owed`.

    An order that fell through owes nothing: what came of it and did not go back is to be given back.
    """

    owed: Money
    came: Money
    back: Money
    to_come: Money
    to_return: Money


def balance(order: Owed, at: datetime | None = None) -> Balance | None:
    """Return where the money stands as at a moment, or by all that is known; None without an amount."""
    money = order.payments
    owed = money.owed(at)
    if owed is None:
        return None
    fell = order.fell_through_at
    none = nothing(owed.currency)
    if fell is not None and (at is None or not is_before(at, fell)):
        owed = none
    came, back = money.came(at), money.went_back(at)
    held = came - back
    return Balance(
        owed=owed,
        came=came,
        back=back,
        to_come=owed - held if held < owed else none,
        to_return=held - owed if owed < held else none,
    )


def to_give_back(order: Owed) -> Money | None:
    """Return what is to be given back: what came of an order that fell through, or too much; None where nothing is."""
    if not order.payments.received:  # asked of each order on Today
        return None
    found = balance(order)
    return found.to_return if found is not None and found.to_return.value else None
