"""All that is known about one record, with what other records tell of it: its card, its expert, its call."""

from __future__ import annotations

from cockpit.desk.lookup import code_of, customer_of_id
from cockpit.domain.fact import Fact
from cockpit.domain.facts import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.domain.awaited import Awaited
    from cockpit.domain.calls.call import Call
    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.questions.card import Card
    from cockpit.domain.questions.question import Question


def facts(desk: Desk, record: Entry) -> list[Fact]:
    """Return what is known about a record now, the most pressing first."""
    linked = _LINKED.get(record.KIND)
    return [*facts_of(record, desk.now(), desk.rules), *(linked(desk, record) if linked else ())]


def _of_question(desk: Desk, question: Question) -> Iterator[Fact]:
    from cockpit.desk.question_history import repeats_in

    if question.id in repeats_in(desk.book):
        yield Fact(key="repeat", words=("REPEAT GET-BACK",), urgency="late")
    yield from _person(desk, "expert_phone", question.expert)
    yield from _record(desk, "card", "Answered from card", question.card)
    yield from _record(desk, "saved_card", "Saved as card", question.saved_card)


def _of_card(desk: Desk, card: Card) -> Iterator[Fact]:
    return _person(desk, "expert_phone", card.expert)


def _of_call(desk: Desk, call: Call) -> Iterator[Fact]:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.calls.figures import said

    if call.customer is not None:
        known = [one for one in desk.book.current.values() if isinstance(one, Call)]
        yield Fact(key="number", words=(said(call, known),))


def _of_awaited(desk: Desk, awaited: Awaited) -> Iterator[Fact]:
    return _record(desk, "agreed_on", "Agreed on call", awaited.call)


def _of_loss(desk: Desk, loss: Loss) -> Iterator[Fact]:
    return _record(desk, "fallen", "The promise of an order that fell through", loss.order)


def _person(desk: Desk, key: str, person_id: int | None) -> Iterator[Fact]:
    person = customer_of_id(desk.book, person_id) if person_id else None
    if person is not None:
        phone = f" · {person.phone}" if person.phone else ""
        yield Fact(key=key, label="Expert", words=(f"{person.display}{phone}",))


def _record(desk: Desk, key: str, label: str, record_id: int | None) -> Iterator[Fact]:
    record = desk.book.get(record_id) if record_id else None
    if record is not None:
        yield Fact(key=f"{key}_code", label=label, words=(f"{code_of(desk.book, record)}: {record.text}",))


_LINKED: Mapping[str, Callable[[Desk, Any], Iterator[Fact]]] = {
    "question": _of_question,
    "card": _of_card,
    "call": _of_call,
    "awaited": _of_awaited,
    "loss": _of_loss,
}
