"""What one practice sets off in another: the records that a verb makes beside changing its own.

An order that falls through and a call that was declined begin a recovery; "ready now", a promised order or a deal
that is back begins an order; a meeting that was set, and the next call of such a deal, become a call. This is the one
place where the practices know each other.
"""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.hours import next_business_morning
from cockpit.domain.losses.loss import UNNAMED, Loss
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
    verb: str,
    after: Entry,
    given: Mapping[str, Any],
    now: datetime,
    make_id: Callable[[], int],
    *,
    rules: Rules,
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
                need=given.get("need", ""),
                order=after.id,
            ),
        )
    if isinstance(after, Promise) and verb == "set-meeting":
        meeting = after.follow_through.steps["meeting"]
        if meeting.when is None:
            return (Order(id=make_id(), customer=after.customer, text=after.text, made_at=now),)
        return (_call_to_agree(after, now, make_id(), meeting.when, whole_day=meeting.whole_day),)
    if isinstance(after, Loss) and verb == "reopen":
        return (_anew(after, given, now, make_id(), rules),)
    if isinstance(after, Call) and verb == "decline":
        return (
            Loss(
                id=make_id(),
                customer=after.customer,
                text=after.text,
                made_at=now,
                told_at=given.get("told") or now,
                chosen=given.get("chosen", ""),
                need=given.get("need", ""),
                call=after.id,
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


def _anew(loss: Loss, given: Mapping[str, Any], now: datetime, record_id: int, rules: Rules) -> Entry:
    """Return what is next for a deal that is back: the call, else the promise of an order, else a call to agree."""
    if given.get("call") is None and loss.won_back is not None:
        order = Order(id=record_id, customer=loss.customer, text=_deal(loss), made_at=now)
        return order.replace(amount=loss.won_back)
    when = given.get("call") or next_business_morning(now, rules)
    return _call_to_agree(loss.replace(text=_deal(loss)), now, record_id, when)


def _deal(loss: Loss) -> str:
    """Return what was lost by its name: why it was lost names nothing that is to be won now."""
    from cockpit.domain.losses.recovery_words import is_need, named_need  # nothing else here needs it

    tells_why = loss.text == loss.need and (not is_need(loss.text) or named_need(loss.text) != loss.text)
    return Order.KIND if tells_why or loss.text == UNNAMED else loss.text


def _call_to_agree(
    about: Entry, now: datetime, record_id: int, when: datetime, *, whole_day: bool = False
) -> Call:
    text = f"agree: {about.text}"
    call = Call(id=record_id, customer=about.customer, text=text, made_at=now, when=when)
    return call.replace(whole_day=whole_day, is_meeting=True)


def settle(record: Entry, now: datetime) -> Entry:
    """Return the record with what follows of itself: an order that has just cleared is celebrated, once."""
    return record.celebrate(now) if isinstance(record, Order) else record
