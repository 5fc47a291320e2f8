"""`paid @acme 5k`: money received, noted on the customer's open order."""

from __future__ import annotations

from cockpit.capture.render import mention
from cockpit.desk.lookup import customer_of, open_codes
from cockpit.domain.moment import is_before
from cockpit.domain.orders.order import Order
from cockpit.domain.people import fold
from cockpit.errors import CockpitError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk
    from cockpit.domain.money import Money


def line_begun(name: str) -> str:
    """Return the beginning of a line that notes money of this customer."""
    return f"paid {mention(name)} "


def pay(desk: Desk, draft: Draft) -> tuple[Order, str, str]:
    """Note a payment; return the order as it stands now, its code, and the sentence that tells it.

    Of several orders it is the one with just that amount open, else the oldest that is not yet received in full.
    Money that is to come on a later date is the customer's promise to pay. Raises NotUnderstood where there is no
    order to note it on.
    """
    book = desk.book
    with book.transaction() as transaction:
        order = _order(desk, draft)
        code = open_codes(desk)[order.id]
        after, told = _noted(desk, order, code, draft)
        transaction.put(after)
        transaction.did = f"noted a payment on {code} for {draft.customer}: {order.text}"
    return after, code, told


def outlook(desk: Desk, draft: Draft) -> tuple[bool, str]:
    """Return whether the payment may be noted as the book stands, and what that would be told as, or why not."""
    try:
        order = _order(desk, draft)
        told = _noted(desk, order, open_codes(desk)[order.id], draft)[1]
    except CockpitError as error:
        return False, f"{error.what} {error.remedy}"
    return True, f"⏎ saves it: {told[0].lower()}{told[1:]}"


def _noted(desk: Desk, order: Order, code: str, draft: Draft) -> tuple[Order, str]:
    """Return the order with the payment, and what is told of it. Raises IllegalMove."""
    now = desk.now()
    if draft.due is not None and is_before(now, draft.due):
        after = order.promise_payment(now, due=draft.due, amount=draft.amount, whole_day=draft.whole_day)
        return after, f"Taken as their promise to pay, noted on {code} “{order.text}”."
    after = order.pay(draft.due or now, amount=draft.amount, text=draft.text)
    [noted] = [one for key, one in after.payments.received.items() if key not in order.payments.received]
    got = "Received," if draft.amount else f"Received {noted.amount}, all that was to come,"
    return after, f"{got} noted on {code} “{order.text}”. It counts once it has cleared."


def _order(desk: Desk, draft: Draft) -> Order:
    wanted = fold(draft.customer or "")
    theirs = [
        record
        for record in desk.book.current.values()
        if isinstance(record, Order)
        and record.is_open()
        and record.amount is not None
        and (customer := customer_of(desk, record)) is not None
        and any(fold(name) == wanted for name in customer.names())
    ]
    if not theirs:
        raise NotUnderstood(
            f"{draft.customer} has no open order with an amount.",
            "Capture it first: order @name 12.5k EUR.",
            kept=f"Not saved yet: “{draft.line}”.",
        )
    just = [order for order in theirs if draft.amount and _is_just(order, draft.amount)]
    owing = [order for order in theirs if _is_owing(order)]
    return min(just or owing or theirs, key=lambda order: order.id)


def _is_just(order: Order, amount: Money) -> bool:
    return order.payments.outstanding() == amount


def _is_owing(order: Order) -> bool:
    received = order.payments.came_in()
    return order.amount is not None and received is not None and received < order.amount
