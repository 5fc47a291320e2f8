"""What a form begins with when a verb asks for words, and what it has to say to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from cockpit.domain.entry import Entry, Verb
from cockpit.domain.next_step import stated

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.domain.calls.call import Call
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.questions.question import Question

# Steps to be read first, or with more to say, beside those that state a fact.
_ALWAYS = frozenset({("loss", "reframe"), ("call", "decline")})

_ASK_THE_NEED = frozenset({("loss", "edit"), ("order", "fall-through"), ("call", "decline")})
_OF_MONEY = frozenset(
    ("pay", "clear", "bounce", "refund", "return-deposit", "credit", "write-off", "add-instalment")
)


def must_ask(desk: Desk, record: Entry, name: str) -> bool:
    """Tell whether a next step needs more than a key: words, an answer, or to be read first."""
    from cockpit.desk import verb_arguments  # not needed to show the day
    from cockpit.errors import CockpitError

    verb = record.VERBS[name]
    if not verb.takes:
        return False
    if (record.KIND, name) in _ALWAYS or stated(record, name) is not None:
        return True
    try:
        verb_arguments.perform(desk, record, verb, {})
    except CockpitError:
        return True
    return False


def first_words(desk: Desk, record: Entry, verb: Verb) -> dict[str, str]:
    """Return what the lines of a form hold at first, by name: what is known, ready to be changed."""
    if verb.name == "snooze":
        from cockpit.desk import snooze  # not needed to show the day

        return {"until": snooze.proposed([record], desk.now(), desk.rules)}
    special = {"loss": _of_loss, "order": _of_order, "call": _of_call, "question": _of_question}.get(
        record.KIND
    )
    return special(desk, record, verb.name) if special else {}


def preface(desk: Desk, record: Entry, verb: Verb) -> str:
    """Return what to read before a verb is carried out; mostly nothing."""
    if verb.name == "chase":
        from cockpit.desk.words_to_say import words_to_ring_with

        return words_to_ring_with(desk, record)
    if (record.KIND, verb.name) == ("loss", "reframe"):
        from cockpit.domain.losses.recovery_words import REFRAMING

        return REFRAMING
    if (record.KIND, verb.name) == ("order", "fall-through"):
        from cockpit.domain.orders.order import CAUSES

        return f"Why: {', '.join(CAUSES)}."
    return _of_money(cast("Order", record), verb.name) if record.KIND == "order" else ""


def remark(record: Entry, verb: Verb, typed: Mapping[str, str]) -> tuple[str, str]:
    """Return the name of a line and what the practice has to say to its words; both empty where it has nothing."""
    if record.KIND == "loss" and verb.name == "apologise":
        from cockpit.domain.losses.recovery_words import pitch_words

        found = pitch_words(typed.get("text", ""))
        said = f"A pitch takes the apology back: {', '.join(found)}." if found else ""
        return ("text", said) if said else ("", "")
    if (record.KIND, verb.name) in _ASK_THE_NEED:
        from cockpit.domain.losses.recovery_words import no_need_yet

        said = no_need_yet(typed.get("need", ""))
        return ("need", said) if said else ("", "")
    if record.KIND == "call" and (line := {"edit": "text", "plan": "gain"}.get(verb.name)):
        from cockpit.domain.calls.wording_check import excuse

        said = excuse(typed.get(line, "")) or ""
        return (line, said) if said else ("", "")
    return "", ""


def _of_loss(desk: Desk, record: Entry, name: str) -> dict[str, str]:
    from cockpit.desk import record_view

    loss = cast("Loss", record)
    if name == "apologise":
        return {"text": record_view.apology(desk, loss)}
    if name == "help-elsewhere":
        found = next((one for one in record_view.suppliers(desk, loss) if not one.called), None)
        return {"supplier": found.name, "phone": found.phone} if found else {}
    return {"until": "in 90 days"} if name == "dormant" else {}


def _of_order(_desk: Desk, record: Entry, name: str) -> dict[str, str]:
    """Return what is known of an order; never a sum: money is booked only as typed."""
    order = cast("Order", record)
    if name == "fall-through" and order.rivals:
        last = max(order.rivals.values(), key=lambda rival: rival.at.timestamp())
        return {"chosen": last.who}
    return {}


def _of_money(order: Order, name: str) -> str:
    """Return what to know before money is booked: what waits, what is to come, what is to go back."""
    found = order.balance()
    if found is None or name not in _OF_MONEY:
        return ""
    waiting = ", ".join(str(one.amount) for one in order.payments.waiting().values())
    told = [f"Received and not cleared: {waiting}." if waiting else ""]
    told += [f"To give back: {found.to_return}." if found.to_return.value else ""]
    told += [f"To come: {found.to_come}." if found.to_come.value else ""]
    return " ".join(part for part in told if part)


def _of_question(desk: Desk, record: Entry, name: str) -> dict[str, str]:
    """Return the answer that was given before, ready to be said again."""
    from cockpit.desk.question_history import answer_known

    takes = {"deliver": "answer", "answer": "text"}.get(name)
    known = answer_known(desk, cast("Question", record)) if takes else ""
    return {takes: known} if takes and known else {}


def _of_call(_desk: Desk, record: Entry, name: str) -> dict[str, str]:
    call = cast("Call", record)
    if name == "plan":
        return {
            "gain": call.preparation.gain,
            "decision": call.preparation.decision,
            "theirs": call.preparation.ask_theirs,
            "mine": call.preparation.ask_mine,
        }
    if name == "advance":
        return {"theirs": call.preparation.ask_theirs, "mine": call.preparation.ask_mine}
    return {}
