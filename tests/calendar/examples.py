"""A record for each purpose, and for each field that its event shows a change that must be seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from cockpit.domain.entry import Entry
from cockpit.domain.losses.recovery import Help, NeedCheck
from cockpit.domain.orders.bookings import Payment, PaymentPromise, Refund, Waiver
from cockpit.domain.orders.terms import Instalment, PaymentTerms
from cockpit.domain.people import id_of
from cockpit.domain.promises.follow_through import Step
from cockpit.domain.promises.terms import Item, Move
from cockpit.domain.repeat import Repeat
from tests.domain.builders import (
    NOW,
    a_call,
    a_delivered_promise,
    a_get_back,
    a_held_call,
    a_loss,
    a_note,
    a_promise,
    a_question,
    a_todo,
    a_touch,
    an_awaited,
    an_order,
    eur,
    nov,
)

BO = id_of("Bo")
ACME = id_of("Acme")
NAMES = {ACME: "Acme", BO: "Bo"}
# What is told of every record.
ANY: Mapping[str, Any] = {"text": "another thing", "customer": BO, "made_at": NOW - timedelta(days=9)}


class Example(NamedTuple):
    """A record that is due for `purpose`, and for some fields of it another value that changes that event."""

    purpose: str
    record: Entry
    changes: Mapping[str, Any]


BOUNCED = Payment(at=nov(19, 9), amount=eur(100), bounced_at=nov(20, 9))
PAID = Payment(at=nov(19, 9), amount=eur(100), cleared_at=nov(19, 9))
TO_PAY = {"1": PaymentPromise(at=NOW, due=nov(24, 17), amount=eur(500), whole_day=True)}
TERMS: Mapping[str, Any] = {"amount": eur(2000), "terms_days": 14, "terms": PaymentTerms(months=2)}
# An earlier promise that is kept once 300 is all that is owed; the later one stands all the same, for 100 went back.
TWO_PROMISES: Mapping[str, Any] = {
    "payment_promises": {"0": PaymentPromise(at=nov(17, 9), due=nov(20, 17), amount=eur(500)), **TO_PAY},
    "payments": {"1": Payment(at=nov(17, 12), amount=eur(300), cleared_at=nov(17, 12))},
    "refunds": {"1": Refund(at=nov(17, 18), amount=eur(100))},
}
LESS = {"1": Waiver(at=NOW, amount=eur(700))}
EARLY = PaymentTerms(discount=Decimal(70), discount_days=10)
SUPPLY = {"supply_date": nov(27, 17)}
LOST = {"need": "delivery within a week", "chosen": "Bo AG"}

WEEKLY = Repeat(number=1, unit="week")
DONE: dict[str, Any] = {"reframed_at": NOW, "apologised_at": NOW}


def called(at: datetime) -> dict[str, Help]:
    """Return help that was called for at that moment."""
    return {"1": Help(at=NOW, supplier="Bolt AB", called_at=at)}


EXAMPLES = (
    Example(
        "promise",
        a_promise(nov(20, 16)),
        {
            **ANY,
            "first_theirs": nov(21, 16),
            "whole_day": True,
            "moves": {"1": Move(at=NOW, theirs=nov(23, 16))},
            "mine": nov(20, 9),
            "agreed_at": NOW,
            "means": "mail",
            "items": {"1": Item(text="prices", added_at=NOW)},
        },
    ),
    Example(
        "follow-through",
        a_delivered_promise(),
        {
            **ANY,
            "delivered_at": nov(18, 11),
            "first_theirs": nov(20, 16),
            "moves": {"1": Move(at=NOW, theirs=nov(23, 16))},
            "steps": {"received": Step(at=nov(18, 12))},
        },
    ),
    Example(
        "question",
        a_question(asked_expert_at=nov(18, 9)),
        {**ANY, "due": nov(19, 9), "expert_name": "Mei", "asked_expert_at": NOW},
    ),
    Example("question", a_question(due=nov(19, 9), whole_day=True), {"whole_day": False}),
    Example(
        "get-back",
        a_get_back(nov(19, 9), asked_expert_at=nov(18, 9)),
        {**ANY, "due": nov(19, 10), "whole_day": True, "expert_name": "Mei", "asked_expert_at": NOW},
    ),
    Example("get-back", a_question(opened_at=NOW), {"opened_at": nov(19, 9)}),
    Example(
        "call",
        a_call(),
        {
            **ANY,
            "every": WEEKLY,
            "when": nov(19, 11),
            "whole_day": True,
            "gain": "parts a week sooner",
            "decision": "the terms",
            "ask_theirs": "to send the drawings",
            "ask_mine": "a quote",
            "bring": {"1": "references"},
        },
    ),
    Example("outcome", a_held_call(), {**ANY, "held_at": nov(18, 9)}),
    Example(
        "awaited",
        an_awaited(),
        {**ANY, "due": nov(27, 17), "whole_day": False, "chased": {"1": nov(27, 9)}},
    ),
    Example(
        "todo",
        a_todo(nov(20, 9), customer=ACME),
        {**ANY, "due": nov(20, 10), "whole_day": True, "every": WEEKLY},
    ),
    Example(
        "touch", a_touch(), {**ANY, "due": nov(27, 17), "means": "phone", "every": WEEKLY.replace(number=6)}
    ),
    Example("note", a_note(nov(20, 9), customer=ACME), {**ANY, "due": nov(20, 10), "whole_day": True}),
    *(Example(step, an_order(), {**ANY, **TERMS}) for step in ("reassure", "competitors", "process")),
    Example(
        "credit",
        an_order(need_date=nov(20, 17)),
        {**ANY, **TERMS, "supply_date": nov(19, 17), "need_date": nov(19, 17), "delivered_at": nov(18, 9)},
    ),
    Example("supply", an_order(), {**ANY, **TERMS, "need_date": nov(25, 17)}),
    Example(
        "delivered",
        an_order(need_date=nov(25, 17)),
        {**ANY, **TERMS, **SUPPLY, "need_date": nov(26, 17), "delivered_at": nov(24, 9)},
    ),
    Example(
        "invoiced",
        an_order(need_date=nov(25, 17)),
        {**ANY, **TERMS, **SUPPLY, "need_date": nov(26, 17), "delivered_at": nov(24, 9)},
    ),
    Example(
        "cleared",
        an_order(need_date=nov(25, 17)),
        {
            **ANY,
            **TERMS,
            **SUPPLY,
            "need_date": nov(26, 17),
            "delivered_at": nov(24, 9),
            "invoiced_at": nov(18, 12),
            "payments": {"1": PAID},
            "refunds": {"1": Refund(at=NOW, amount=eur(5))},
            "instalments": {"1": Instalment(at=NOW, due=nov(20, 17), amount=eur(100))},
            "credits": LESS,
            "write_offs": LESS,
        },
    ),
    Example(
        "broken", an_order(invoiced_at=nov(17, 9), **TWO_PROMISES), {"credits": LESS, "write_offs": LESS}
    ),
    Example("broken", an_order(terms=EARLY, **TWO_PROMISES), {"invoiced_at": nov(17, 9)}),
    Example(
        "bounced",
        an_order(payments={"1": BOUNCED}),
        {**ANY, **TERMS, "payments": {"1": BOUNCED.replace(bounced_at=nov(24, 9))}},
    ),
    Example(
        "deposit",
        an_order(payments={"1": PAID}, fell_through_at=nov(20, 9)),
        {
            **{name: value for name, value in ANY.items() if name != "made_at"},
            "made_at": nov(17, 9),
            "fell_through_at": nov(23, 9),
            "payments": {"1": PAID.replace(cleared_at=nov(23, 9))},
            "refunds": {"1": Refund(at=NOW, amount=eur(5))},
        },
    ),
    Example(
        "uncleared",
        an_order(payments={"1": PAID.replace(cleared_at=None)}, fell_through_at=nov(20, 9)),
        {
            **{name: value for name, value in ANY.items() if name != "made_at"},
            "made_at": nov(17, 9),
            "fell_through_at": nov(23, 9),
            "payments": {"1": PAID.replace(cleared_at=None, at=nov(24, 9))},
        },
    ),
    Example(
        "overpaid",
        an_order(eur(90), payments={"1": PAID}),
        {
            **ANY,
            "payments": {"1": PAID.replace(cleared_at=nov(23, 9))},
            "credits": {"1": Waiver(at=nov(24, 9), amount=eur(5))},
        },
    ),
    Example(
        "broken",
        an_order(payment_promises=TO_PAY),
        {
            **ANY,
            **TERMS,
            "payment_promises": {"1": TO_PAY["1"].replace(due=nov(25, 17))},
            "payments": {"1": PAID},
            "refunds": {"1": Refund(at=NOW, amount=eur(5))},
        },
    ),
    Example(
        "recovery",
        a_loss(),
        {
            **ANY,
            **LOST,
            "told_at": nov(18, 9),
            "reframed_at": NOW,
        },
    ),
    Example(
        "recovery",
        a_loss(reframed_at=NOW),
        {"apologised_at": NOW, "help": {"1": Help(at=NOW, supplier="Bolt AB", called_at=NOW)}},
    ),
    Example(
        "need-check",
        a_loss(),
        {**ANY, **LOST, "told_at": nov(18, 9), "need_checks": {"1": NeedCheck(at=nov(19, 9), met=False)}},
    ),
    Example(
        "recovery",  # their need was not met, and nobody was called since
        a_loss(**DONE, help=called(NOW), need_checks={"1": NeedCheck(at=nov(19, 9), met=False)}),
        {"need_checks": {"1": NeedCheck(at=nov(20, 9), met=False)}},
    ),
    Example(
        "need-check",
        a_loss(**DONE, help=called(nov(20, 9)), need_checks={"1": NeedCheck(at=nov(19, 9), met=False)}),
        {"help": called(nov(20, 10))},
    ),
    Example("dormant", a_loss(dormant_until=nov(30, 9)), {**ANY, "dormant_until": nov(30, 10)}),
    Example(
        "dormant",
        a_loss(need_checks={"1": NeedCheck(at=nov(19, 9), met=True)}),
        {"need_checks": {"1": NeedCheck(at=nov(20, 9), met=True)}},
    ),
)
IDS = [f"{example.purpose}-{number}" for number, example in enumerate(EXAMPLES)]
# CREATED tells `made_at`; what is due by it moves too.
BOOK = tuple(example.record for example in EXAMPLES)
