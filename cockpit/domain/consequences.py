"""What one practice sets off in another: the records that a verb makes beside changing its own.

An order that falls through begins a recovery; "ready now" or a promised order begins an order; a meeting that was
set becomes a call. This is the one place where the practices know each other.
"""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


def of(
    verb: str, after: Entry, given: Mapping[str, Any], now: datetime, make_id: Callable[[], int]
) -> tuple[Entry, ...]:
    """Return the further records that a verb sets off; `after` is its record as the verb left it."""
    if isinstance(after, Order) and verb == "fall-through" and after.fell_through_at is not None:
        return (
            Loss(
                id=make_id(),
                customer=after.customer,
                text=after.text,
                made_at=now,
                told_at=after.fell_through_at,
                amount=after.amount,
                chosen=given.get("chosen", ""),
                order=after.id,
            ),
        )
    if isinstance(after, Promise) and verb == "set-meeting":
        when = after.follow_through.steps["meeting"].when
        if when is None:
            return (Order(id=make_id(), customer=after.customer, text=after.text, made_at=now),)
        return (
            Call(
                id=make_id(), customer=after.customer, text=f"agree on {after.text}", made_at=now, when=when
            ),
        )
    if isinstance(after, Call) and verb == "order-promised":
        return (Order(id=make_id(), customer=after.customer, text=after.text, made_at=now),)
    return ()


def again(
    before: Entry, after: Entry, now: datetime, rules: Rules, make_id: Callable[[], int]
) -> tuple[Entry, ...]:
    """Return the next to-do or call of one that comes again and has just been done."""
    if not isinstance(after, Todo | Call) or not isinstance(before, Todo | Call) or after.every is None:
        return ()
    if after.deleted or before.again(now, rules, lambda: 0) is not None:
        return ()  # it was done before, and its next was made then
    made = after.again(now, rules, make_id)
    return () if made is None else (made,)


def settle(record: Entry, now: datetime) -> Entry:
    """Return the record with what follows of itself: an order that has just cleared is celebrated, once."""
    return record.celebrate(now) if isinstance(record, Order) else record
