"""The words of deals: the steps of an order up to the money, and the recovery of one that was lost.

Of a loss they say what to do for the customer. They never blame, they name no sum, and the seller's private note
is no part of what they see.
"""

from __future__ import annotations

from cockpit.calendar.purpose import Purpose, said
from cockpit.domain.losses.recovery import ALOUD, AT_ONCE
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.wording import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.record import Deadline


def _step(_order: Entry, due: Deadline) -> str:
    return f"Step {list(PLAN).index(due.kind) + 1} of {len(PLAN)}: {PLAN[due.kind]}"


def _bounced(_order: Entry, _due: Deadline) -> str:
    return "Ask when it will come again."


def _uncleared(_order: Entry, _due: Deadline) -> str:
    return "Has it cleared? Then it goes back to them: it is more than they owe."


def _deposit(_order: Entry, _due: Deadline) -> str:
    return "It fell through: what they had paid is theirs."


def _overpaid(_order: Entry, _due: Deadline) -> str:
    return "They paid too much: it is theirs, unless they say what it is for."


def _unpaid(_order: Entry, _due: Deadline) -> str:
    return "If it has not come by then, call them."


def _recovery(loss: Loss, _due: Deadline) -> str:
    done = loss.recovery.tactics()
    left = [name for name in AT_ONCE if done[name] is None]
    last = loss.recovery.last_check()
    if last is not None and not left:
        return f"Their need was not met {said(last.at)}: {ALOUD['help-elsewhere']}."
    return f"{len(AT_ONCE) - len(left)} of {len(AT_ONCE)} done. Next: {ALOUD[left[0]]}." if left else ""


def _need_check(loss: Loss, _due: Deadline) -> str:
    last = loss.recovery.last_check()
    return f"Their need was not met {said(last.at)}: follow up again." if last else "Was their need met?"


def _dormant(loss: Loss, _due: Deadline) -> str:
    last = loss.recovery.last_check()
    if loss.dormant_until is not None:
        return f"The next touch, {said(loss.dormant_until)}: how are they doing?"
    return f"Their need was met {said(last.at)}: set the next touch." if last else ""


def _in_one_part(order: Order) -> tuple[str, ...]:
    """Return what does not move the time of a payment without instalments: how much of it has come."""
    return () if order.payments.instalments else _BOOKED


def _first_recovered(loss: Loss) -> tuple[str, ...]:
    return ("need_checks",) if loss.recovery.next_at_once() else ()


def _not_checked(loss: Loss) -> tuple[str, ...]:
    return () if loss.recovery.need_checks else ("help",)


def _has_its_day(loss: Loss) -> tuple[str, ...]:
    return ("need_checks",) if loss.dormant_until else ()


_TERMS = ("amount", "terms_days", "terms")
_BOOKED = ("amount", "payments", "refunds", "credits", "write_offs")
_MONEY = (*_BOOKED, "terms_days", "terms", "instalments")
_SUPPLY = ("delivered_at", "supply_date", "need_date")


def _words(said: str) -> Callable[[Entry, Deadline, str], str]:
    """Return what says a sentence, with what it is about in the place of {}."""
    first, stop, then = said.partition("{}.")
    if not stop:
        return lambda _record, _due, what: said.format(what)
    return lambda _record, _due, what: sentence(f"{first}{what}") + then


def _sorry(loss: Loss, _due: Deadline, _what: str) -> str:
    done = loss.recovery.tactics()
    left = [name for name in AT_ONCE if done[name] is None]
    return _NEXT_WORDS.get(left[0], "") if left else _NEXT_WORDS["help-elsewhere"]


_NEXT_WORDS = {
    "apologise": "I am sorry that we could not do this for you.",
    "help-elsewhere": "I am sorry that we could not do this for you. Whom may I call, so that you get it?",
}
# What the recovery of a loss, and any step of an order, can end by.
_LEFT = (
    "dormant_at",
    "dormant_until",
    "reopened_at",
    "told_at",
    "need_checks",
    "help",
    "reframed_at",
    "apologised_at",
)
_OVER = ("fell_through_at", "delivered_at", "invoiced_at", "payment_promises", "rivals", *_MONEY)

DEALS: Mapping[str, Purpose] = {
    "reassure": Purpose(
        word="reassure",
        title="reassure them about {}",
        asks=_step,
        tells=("amount",),
        told=_TERMS,
        says=_words("You made the right decision with {}."),
        ends=("steps_at/reassure", *_OVER),
    ),
    "competitors": Purpose(
        word="ask about others",
        title="ask who else was in touch about {}",
        asks=_step,
        tells=("amount",),
        told=_TERMS,
        says=_words("Has anyone else been in touch about {} since we spoke?"),
        ends=("steps_at/competitors", *_OVER),
    ),
    "process": Purpose(
        word="send the process",
        title="send the process for {}",
        asks=_step,
        tells=("amount",),
        told=_TERMS,
        says=_words("This is how it goes with {} from here, with the dates."),
        ends=("steps_at/process", *_OVER),
    ),
    "supply": Purpose(
        word="supply date",
        title="confirm the supply date of {}",
        asks=_step,
        tells=("amount", "need_date"),
        times=("need_date",),
        told=_TERMS,
        says=_words("This is the day on which you have {}. Does it suit you?"),
        ends=("supply_date", *_OVER),
    ),
    "credit": Purpose(
        word="credit check",
        title="check their credit for {}",
        asks=_step,
        tells=("amount", "need_date", "supply_date", "delivered_at"),
        times=_SUPPLY,  # it is to be settled before the goods are there
        told=_TERMS,
        says=_words("May we settle the credit check for {} now, so that nothing holds it up?"),
        ends=("credit_ok_at", *_OVER),
    ),
    "delivered": Purpose(
        word="delivery",
        title="delivered, and liked: {}?",
        asks=_step,
        tells=("amount", "need_date", "supply_date", "delivered_at"),
        times=_SUPPLY,
        told=_TERMS,
        says=_words("Has it arrived, and do you like it?"),
        ends=("liked_at", *_OVER),
    ),
    "invoiced": Purpose(
        word="invoice",
        title="invoice {}",
        asks=_step,
        tells=("amount", "delivered_at"),
        times=_SUPPLY,
        told=_TERMS,
        says=_words("The invoice for {} is on its way. Is there anything that it must name?"),
        ends=_OVER,
    ),
    "cleared": Purpose(
        word="payment",
        title="see the money cleared for {}",
        asks=_step,
        tells=("amount", "invoiced_at", "instalment", "payment", "refund", "credit", "write_off"),
        times=(*_SUPPLY, "invoiced_at", *_MONEY),
        told=_MONEY,
        idle=_in_one_part,
        says=_words("When will the payment for {} arrive?"),
        ends=_OVER,
    ),
    # Called so when it is broken, but in the file as soon as it was made: `cockpit.calendar.due` tells why.
    "broken": Purpose(
        word="payment promise",
        title="call them if {} is unpaid",
        asks=_unpaid,
        tells=("payment_promise", "amount", "payment", "refund"),
        times=("payment_promises", "payments", "refunds", "amount"),  # these settle which one stands unpaid
        told=("terms_days", "terms", "invoiced_at", "credits", "write_offs"),  # and these which was kept
        says=_words("You named this day for the payment of {}. What happened?"),
        ends=_OVER,
    ),
    "bounced": Purpose(
        word="bounced payment",
        title="call them: their payment bounced for {}",
        asks=_bounced,
        tells=("amount", "payment"),
        times=("payments",),
        told=_TERMS,
        says=_words("The payment for {} came back. When will it come again?"),
        ends=_OVER,
    ),
    "deposit": Purpose(
        word="deposit to return",
        title="give back their deposit for {}",
        asks=_deposit,
        tells=("payment", "refund"),
        times=("fell_through_at", "payments", "refunds"),
        says=_words("What you had paid for {} is yours. To which account may I send it?"),
        ends=_OVER,
    ),
    "overpaid": Purpose(
        word="overpayment",
        title="give back what they paid too much for {}",
        asks=_overpaid,
        tells=("payment", "credit"),
        times=("payments", "credits"),
        says=_words("You paid too much for {}. Shall I send it back?"),
        ends=_OVER,
    ),
    "uncleared": Purpose(
        word="money that has not cleared",
        title="see whether their payment cleared for {}",
        asks=_uncleared,
        tells=("payment",),
        times=("fell_through_at", "payments"),
    ),
    "recovery": Purpose(
        word="recovery",
        title="recover them: {}",
        asks=_recovery,
        tells=("told_at", "need", "chosen"),
        times=("told_at", "need_checks", "reframed_at", "apologised_at", "help"),
        told=("need", "chosen"),
        idle=_first_recovered,
        says=_sorry,
        ends=_LEFT,
    ),
    "need-check": Purpose(
        word="need check",
        title="was their need met: {}?",
        asks=_need_check,
        tells=("need", "chosen"),
        times=("told_at", "need_checks", "help"),
        told=("need", "chosen"),
        idle=_not_checked,
        says=_words("Did you get what you needed, and is there anything I can do?"),
        ends=_LEFT,
    ),
    "dormant": Purpose(
        word="next touch",
        title="next touch after {}",
        asks=_dormant,
        times=("dormant_until", "need_checks"),
        idle=_has_its_day,
        says=_words("How are you doing since?"),
        ends=_LEFT,
    ),
}
