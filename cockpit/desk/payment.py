"""`paid @acme 5k`: money received, noted on the customer's open order. Only what was typed is booked."""

from __future__ import annotations

import re

from cockpit.capture.render import mention
from cockpit.desk.lookup import code_of, customer_of, name_of, open_codes
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Payment
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payment_verbs import seen, too_much
from cockpit.domain.people import fold
from cockpit.domain.record import SHORTEST_TAIL, normal_code
from cockpit.domain.wording import day
from cockpit.errors import CockpitError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk

_ANOTHER = frozenset("again another second third zweite zweiter weitere nochmal noch".split())
_CODE = re.compile(rf"(?<!\w){Order.LETTER}\w{{{SHORTEST_TAIL},}}(?!\w)", re.IGNORECASE)


def line_begun(name: str) -> str:
    """Return the beginning of a line that notes money of this customer."""
    return f"paid {mention(name)} "


def pay(desk: Desk, draft: Draft) -> tuple[Order, str, str]:
    """Note a payment; return the order as it stands now, its code, and the sentence that tells it.

    It goes to the order whose code or words the line names, else to the one with just that sum to come, else to the
    only one it fits, of those in its currency. Money that is to come on a later date is the customer's promise to
    pay. Raises NotUnderstood where no sum was read, where it fits several orders or none, IllegalMove where it
    seems to be noted already.
    """
    book = desk.book
    with book.transaction() as transaction:
        order, code = _order(desk, draft)
        after, told = _noted(desk, order, code, draft)
        transaction.put(after)
        transaction.did = f"noted a payment on {code} for {draft.customer}: {order.text}"
    return after, code, told


def outlook(desk: Desk, draft: Draft) -> tuple[bool, str]:
    """Return whether the payment may be noted as the book stands, and what that would be told as, or why not."""
    try:
        order, code = _order(desk, draft)
        told = _noted(desk, order, code, draft)[1]
    except CockpitError as error:
        return False, error.advice()
    return True, f"⏎ saves it: {told[0].lower()}{told[1:]}"


def codes_in(desk: Desk, line: str) -> list[tuple[int, int]]:
    """Return the parts of a line, as start and end, that are the codes of open orders. Raises BookError."""
    typed = [(one.span(), normal_code(one[0])) for one in _CODE.finditer(line)]
    codes = {*open_codes(desk).values()} if typed else ()
    return [span for span, code in typed if code in codes]


def owes(desk: Desk, draft: Draft) -> bool:
    """Tell whether money of an order is still to come from the customer of a line. Raises BookError."""
    return any(map(_is_owing, _of_customer(desk, draft)))


def follows(order: Order, draft: Draft, now: datetime) -> str:
    """Return the verb that is to follow what was noted: clear, where it came; what they promised is still to come."""
    is_to_come = draft.due is not None and is_before(now, draft.due)
    return "clear" if order.payments.waiting() and not is_to_come else ""


def _noted(desk: Desk, order: Order, code: str, draft: Draft) -> tuple[Order, str]:
    """Return the order with the payment, and what is told of it. Raises IllegalMove, NotUnderstood."""
    now = desk.now()
    if draft.due is not None and is_before(now, draft.due):
        after = order.promise_payment(now, due=draft.due, amount=draft.amount, whole_day=draft.whole_day)
        if after == order:
            raise NotUnderstood(
                f"That they promised already: it is noted on {code} “{order.text}”.",
                "If they said something else: another time or amount.",
                kept=f"Not saved yet: “{draft.line}”.",
            )
        return after, f"Taken as their promise to pay, noted on {code} “{order.text}”."
    if draft.amount is None:
        raise _no_sum(draft, order, code)
    is_another = bool(_ANOTHER & {*fold(draft.text).split()})
    at, amount = draft.due or now, draft.amount
    after = order.pay(at, amount=amount, text=draft.text, again=True, over=True)
    said = too_much(order, amount)
    over = " --set over=yes" if said else ""
    if not is_another and (same := seen(order.payments, Payment(at=at, amount=amount, text=draft.text))):
        raise NotUnderstood(
            f"{same.amount} of {day(same.at, now)} is noted on {code} already.",
            f"Is this another one? Then: cockpit do {code} pay --set amount={amount.typed()} --set again=yes{over}. "
            f"If that one is on the account now: cockpit do {code} clear --set amount={amount.typed()}.",
            kept=f"Not saved yet: “{draft.line}”.",
        )
    if said:
        raise NotUnderstood(
            f"That seems to be for {code} “{order.text}”. {said}",
            f"Is it for another order? Capture that one first, or add its code. If they paid too much: "
            f"cockpit do {code} pay --set amount={amount.typed()}{over}. It is then to be given back.",
            kept=f"Not saved yet: “{draft.line}”.",
        )
    left = after.payments.unmet()
    besides = f" Besides it {left} is to come." if left is not None and left.value else ""
    return after, f"Received, noted on {code} “{order.text}”. It counts once it has cleared.{besides}"


def _no_sum(draft: Draft, order: Order, code: str) -> NotUnderstood:
    left = order.payments.outstanding()
    left = left if left is not None and left.value else None
    to_come = f" {left} is to come on {code} “{order.text}”." if left is not None else ""
    what = f"“{draft.text}” is no sum that was read" if draft.text else f"How much did {draft.customer} pay?"
    line = (
        f"{line_begun(draft.customer or 'acme')}{left.typed(',')} {left.currency}" if left is not None else ""
    )
    return NotUnderstood(
        f"{what}.{to_come}" if draft.text else f"{what}{to_come}",
        f"Type it as it arrived, such as: {line}." if line else "Type the sum as it arrived.",
        kept=f"Not saved yet: “{draft.line}”.",
    )


def _order(desk: Desk, draft: Draft) -> tuple[Order, str]:
    """Return the order a payment goes to, and its code. Raises NotUnderstood."""
    codes = open_codes(desk)
    theirs = _of_customer(desk, draft)
    if not theirs:
        raise _none_open(desk, draft)
    amount = draft.amount
    fitting = [order for order in theirs if amount is None or _currency(order) == amount.currency]
    if not fitting and amount is not None:
        there = " and ".join(sorted({_currency(order) for order in theirs}))
        raise NotUnderstood(
            f"That is {amount.currency}, and what {draft.customer} owes is in {there}.",
            f"Type the currency it arrived in, such as: {line_begun(draft.customer or 'acme')}"
            f"{Money(value=amount.value, currency=_currency(theirs[0])).typed(',')} {_currency(theirs[0])}.",
            kept=f"Not saved yet: “{draft.line}”.",
        )
    _mind_code(desk, draft, codes, fitting)
    found = _named(fitting, draft, codes) or _meant(fitting, amount)
    if len(found) > 1:
        listed = "; ".join(
            f"{codes[one.id]} “{one.text}”, {one.payments.outstanding()} to come" for one in found
        )
        raise NotUnderstood(
            f"That fits several orders: {listed}.",
            f"Add the code of the one it is for, such as: {draft.line}, {codes[found[0].id]}.",
            kept=f"Not saved yet: “{draft.line}”.",
        )
    return found[0], codes[found[0].id]


def _mind_code(desk: Desk, draft: Draft, codes: Mapping[int, str], fitting: Sequence[Order]) -> None:
    """Raise NotUnderstood where the line names an open order by its code that this money cannot go to."""
    typed = {normal_code(one[0]) for one in _CODE.finditer(draft.text)}
    for id_, code in codes.items():
        order = desk.book.get(id_) if code in typed else None
        if isinstance(order, Order) and order.id not in {one.id for one in fitting}:
            worth = f" ({order.amount})" if order.amount is not None else ""
            raise NotUnderstood(
                f"{code} is “{order.text}” for {name_of(desk, order)}{worth}: "
                f"{draft.amount or 'that'} of {draft.customer} is not for it.",
                "Leave the code out, or write who paid, and in which currency.",
                kept=f"Not saved yet: “{draft.line}”.",
            )


def _none_open(desk: Desk, draft: Draft) -> NotUnderstood:
    """Return what is said where no order of theirs is open: it may be too much for the last that has cleared."""
    remedy, amount = "Capture it first: order @name 12.5k EUR.", draft.amount
    theirs = _of_customer(desk, draft, are_running=False)
    ended = [order for order in theirs if order.fell_through_at is None and not order.deleted]
    if amount is not None and ended and _currency(ended[-1]) == amount.currency:
        code = code_of(desk, ended[-1])
        remedy = (
            f"Is it for another order? {remedy} If they paid too much for {code} “{ended[-1].text}”: "
            f"cockpit do {code} pay --set amount={amount.typed()} --set over=yes. It is then to be given back."
        )
    return NotUnderstood(
        f"{draft.customer} has no open order with an amount.", remedy, kept=f"Not saved yet: “{draft.line}”."
    )


def _of_customer(desk: Desk, draft: Draft, *, are_running: bool = True) -> list[Order]:
    wanted = fold(draft.customer or "")
    return [
        record
        for record in sorted(desk.book.lately.values(), key=lambda one: one.id)
        if isinstance(record, Order)
        and record.is_running() == are_running
        and record.amount is not None
        and (customer := customer_of(desk, record)) is not None
        and any(fold(name) == wanted for name in customer.names())
    ]


def _named(orders: Sequence[Order], draft: Draft, codes: Mapping[int, str]) -> list[Order]:
    """Return the orders that the line names by their code or their words."""
    typed = draft.text.split()
    by_code = [
        order for order in orders if any(normal_code(word.strip(".,:#")) == codes[order.id] for word in typed)
    ]
    said = f" {fold(draft.text)} "
    return by_code or [order for order in orders if f" {fold(order.text)} " in said]


def _meant(orders: Sequence[Order], amount: Money | None) -> list[Order]:
    """Return the orders that a sum may be meant for: with just that to come, else that still owe, else any."""
    just = [order for order in orders if amount is not None and order.payments.outstanding() == amount]
    owing = [order for order in orders if _is_owing(order)]
    return just or owing or [*orders]


def _is_owing(order: Order) -> bool:
    received, owed = order.payments.came_in(), order.payments.owed()
    return received is not None and owed is not None and received < owed


def _currency(order: Order) -> str:
    return order.amount.currency if order.amount is not None else ""
