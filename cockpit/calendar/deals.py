"""The words of deals: the steps of an order up to the money, and the recovery of one that was lost.

Of a loss they say what to do for the customer. They never blame, they name no sum, and the seller's private note
is no part of what they see.
"""

from __future__ import annotations

from cockpit.calendar.purpose import Purpose, listed, said
from cockpit.domain.losses.recovery import AT_ONCE
from cockpit.domain.orders.plan import PLAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.record import Deadline

# The first three tactics as one says them aloud; `loss.TACTICS` speaks of venting, which is nobody else's business.
_TACTICS = {
    "reframe": "read it anew",
    "apologise": "say you are sorry",
    "help-elsewhere": "help them get it elsewhere",
}


def _step(order: Order, due: Deadline) -> Iterator[str]:
    yield f"Step {list(PLAN).index(due.kind) + 1} of {len(PLAN)}: {PLAN[due.kind]}"
    yield f"By {said(due.when)}."
    yield from _terms(order)


def _terms(order: Order) -> Iterator[str]:
    terms = listed(
        f"amount {order.amount}" if order.amount is not None else "",
        f"net {order.payments.terms_days}" if order.payments.terms_days is not None else "",
    )
    if terms:
        yield f"{terms[0].upper()}{terms[1:]}."


def _supplied(order: Order, due: Deadline) -> Iterator[str]:
    yield from _step(order, due)
    if order.need_date is not None:
        yield f"They need it by {said(order.need_date, whole_day=True)}."


def _delivered(order: Order, due: Deadline) -> Iterator[str]:
    yield from _supplied(order, due)
    if order.supply_date is not None:
        yield f"Supply date: {said(order.supply_date, whole_day=True)}."
    if order.delivered_at is not None:
        yield f"Delivered {said(order.delivered_at)}."


def _invoiced(order: Order, due: Deadline) -> Iterator[str]:
    yield from _step(order, due)
    if order.delivered_at is not None:
        yield f"Delivered {said(order.delivered_at)}."


def _cleared(order: Order, due: Deadline) -> Iterator[str]:
    yield from _step(order, due)
    if order.payments.invoiced_at is not None:
        yield f"Invoiced {said(order.payments.invoiced_at)}."
    yield from _money(order)


def _unpaid(order: Order, _due: Deadline) -> Iterator[str]:
    # Two of the same moment are told in the order of their words, whichever machine noted which first.
    promises = sorted(
        (promise.due.timestamp(), said(promise.due, whole_day=promise.whole_day), str(promise.amount or ""))
        for promise in order.payments.unpaid_promises()
    )
    for _, day, amount in promises:
        yield f"They said paid by {day}{f': {amount}' if amount else ''}."
    yield "If it has not come by then, call them."
    yield from _terms(order)
    yield from _money(order)


def _money(order: Order) -> Iterator[str]:
    if order.amount is not None and (order.payments.received or order.payments.refunds):
        yield f"Received {order.payments.came_in()}, cleared {order.payments.cleared()}."


def _recovery(loss: Loss, _due: Deadline) -> Iterator[str]:
    done = loss.recovery.tactics()
    left = [name for name in AT_ONCE if done[name] is None]
    yield f"They told you {said(loss.told_at)}. The 24 hours end {said(loss.recover_by())}."
    if left:
        yield f"{len(AT_ONCE) - len(left)} of {len(AT_ONCE)} done. Next: {_TACTICS[left[0]]}."
    yield from _need(loss)


def _need_check(loss: Loss, _due: Deadline) -> Iterator[str]:
    last = loss.recovery.last_check()
    found = f"Their need was not met {said(last.at)}: follow up again." if last else "Was their need met?"
    yield found
    yield from _need(loss)


def _need(loss: Loss) -> Iterator[str]:
    if listed(loss.need):
        yield f"Their need: {listed(loss.need)}."
    if listed(loss.chosen):
        yield f"They chose {listed(loss.chosen)}."


def _dormant(loss: Loss, _due: Deadline) -> Iterator[str]:
    last = loss.recovery.last_check()
    if loss.dormant_until is not None:
        yield f"The next touch, {said(loss.dormant_until)}: how are they doing?"
    elif last is not None:
        yield f"Their need was met {said(last.at)}: set the next touch."


_TERMS = ("amount", "terms_days")
_SUPPLY = ("delivered_at", "supply_date", "need_date")

DEALS: Mapping[str, Purpose] = {
    "reassure": Purpose(word="reassure", title="reassure them about {}", facts=_step, told=_TERMS),
    "competitors": Purpose(
        word="ask about others", title="ask who else was in touch about {}", facts=_step, told=_TERMS
    ),
    "process": Purpose(word="send the process", title="send the process for {}", facts=_step, told=_TERMS),
    "supply": Purpose(
        word="supply date",
        title="confirm the supply date of {}",
        facts=_supplied,
        told=(*_TERMS, "need_date"),
    ),
    "credit": Purpose(word="credit check", title="check their credit for {}", facts=_step, told=_TERMS),
    "delivered": Purpose(
        word="delivery", title="delivered, and liked: {}?", facts=_delivered, times=_SUPPLY, told=_TERMS
    ),
    "invoiced": Purpose(word="invoice", title="invoice {}", facts=_invoiced, times=_SUPPLY, told=_TERMS),
    "cleared": Purpose(
        word="payment",
        title="see the money cleared for {}",
        facts=_cleared,
        times=(*_SUPPLY, "invoiced_at", "terms_days"),
        told=("amount", "payments", "refunds"),
    ),
    # Called so when it is broken, but in the file as soon as it was made: `cockpit.calendar.due` tells why.
    "broken": Purpose(
        word="payment promise",
        title="call them if {} is unpaid",
        facts=_unpaid,
        times=("payment_promises", "payments", "refunds", "amount"),  # these settle which one stands unpaid
        told=("terms_days",),
    ),
    "recovery": Purpose(
        word="recovery",
        title="recover them: {}",
        facts=_recovery,
        times=("told_at",),
        told=("reframed_at", "apologised_at", "help", "need", "chosen"),
    ),
    "need-check": Purpose(
        word="need check",
        title="was their need met: {}?",
        facts=_need_check,
        times=("told_at", "need_checks"),
        told=("need", "chosen"),
    ),
    "dormant": Purpose(
        word="next touch", title="next touch after {}", facts=_dormant, times=("dormant_until", "need_checks")
    ),
}
