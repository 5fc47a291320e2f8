"""All that is known about one record, with what other records tell of it: its card, its expert, its call."""

from __future__ import annotations

from cockpit.desk.contacts import in_touch_with
from cockpit.desk.lookup import code_of, customer_of_id, every, find_customer, get
from cockpit.domain.fact import Fact, text_fact
from cockpit.domain.facts import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.domain.awaited import Awaited
    from cockpit.domain.calls.call import Call
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.questions.card import Card
    from cockpit.domain.questions.question import Question


def facts(
    desk: Desk, record: Entry, known_touch: InTouch | None = None, *, with_history: bool = False
) -> list[Fact]:
    """Return what is known about a record now, the most pressing first; `with_history` what only all of it tells.

    `known_touch` is how it stands with its customer, if that is known already: to find out takes all their records.
    """
    if with_history and record.KIND in _COUNTED:
        desk.book.load_history()  # before the first of them is told: old cards may answer a question
    if with_history and record.KIND == "question" and record.is_open():
        _match(desk)
    linked = _LINKED.get(record.KIND)
    known = facts_of(record, desk.now(), desk.rules, known_touch or in_touch_with(desk, record))
    found = [*known, *(linked(desk, record) if linked else ())]
    first = _FIRST.get(record.KIND)
    found = [*(first(desk, record) if first else ()), *found]
    counted = _COUNTED.get(record.KIND) if with_history else None
    return [*found, *(counted(desk, record) if counted else ())]


def _match(desk: Desk) -> None:
    from cockpit.desk.question_history import has_unmatched, match_waiting

    if has_unmatched(desk):
        from cockpit.desk.answers import library_of  # only where a question waits

        match_waiting(desk, library_of(desk).search)


def _known_answer(desk: Desk, question: Question) -> Iterator[Fact]:
    """Yield what to say, where they wait for what was answered before: first of all that is known.

    Where nobody said it in these words, a card that the look-up found for them is a perhaps, and never said for them.
    """
    from cockpit.desk.question_history import answer_known, near_card

    known = " ".join(answer_known(desk, question).split())
    yield from text_fact("known_answer", "Say", known, urgency="good")
    card = near_card(desk, question)
    if card is not None and not known:
        told = f"{' '.join(card.answer.split())} ({code_of(desk, card, {})}: {card.text})"
        yield from text_fact("near_answer", "Perhaps", told, urgency="soon")


def _of_question(desk: Desk, question: Question) -> Iterator[Fact]:
    # One who was asked by name in a shell may be one of the people.
    named = find_customer(desk, question.expert_name, exactly=True) if question.expert_name else None
    yield from _person(desk, "expert_phone", question.expert or (named.id if named else None))
    yield from _record(desk, "card", "Answered from card", question.card)
    yield from _record(desk, "saved_card", "Saved as card", question.saved_card)


def _of_card(desk: Desk, card: Card) -> Iterator[Fact]:
    return _person(desk, "expert_phone", card.expert)


def _of_awaited(desk: Desk, awaited: Awaited) -> Iterator[Fact]:
    return _record(desk, "agreed_on", "Agreed on call", awaited.call)


def _of_loss(desk: Desk, loss: Loss) -> Iterator[Fact]:
    from cockpit.desk.record_view import apology

    if loss.recovery.apologised_at is None and loss.is_open():
        yield from text_fact("to_copy", "To copy", apology(desk, loss))
    yield from _record(desk, "fallen", "The promise of an order that fell through", loss.order)


def repeat(desk: Desk, question: Question) -> Iterator[Fact]:
    """Yield that a get-back was answered once before, and how. Reads all questions there were."""
    from cockpit.domain.questions.question import Question
    from cockpit.domain.questions.repeats import answered_before, repeats

    asked = [one for one in every(desk, Question) if one.id != question.id] + [question]
    if any(one.id == question.id for one in repeats(asked)):
        before = answered_before(question, asked)
        told = f": you answered “{before.answer}”" if before is not None else ""
        yield Fact(key="repeat", words=("REPEAT GET-BACK", told), urgency="late")


def _number(desk: Desk, call: Call) -> Iterator[Fact]:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.calls.figures import said

    if call.customer is not None and not call.is_cancelled():  # that one is no call of any count
        yield Fact(key="number", words=(said(call, every(desk, Call)),))


def _person(desk: Desk, key: str, person_id: int | None) -> Iterator[Fact]:
    person = customer_of_id(desk, person_id) if person_id else None
    if person is not None:
        phone = f" · {person.phone}" if person.phone else ""
        yield Fact(key=key, label="Expert", words=(f"{person.display}{phone}",))


def _record(desk: Desk, key: str, label: str, record_id: int | None) -> Iterator[Fact]:
    record = get(desk, record_id)
    if record is not None:
        yield Fact(key=f"{key}_code", label=label, words=(f"{code_of(desk, record)}: {record.text}",))


_FIRST: Mapping[str, Callable[[Desk, Any], Iterator[Fact]]] = {"question": _known_answer}
_LINKED: Mapping[str, Callable[[Desk, Any], Iterator[Fact]]] = {
    "question": _of_question,
    "card": _of_card,
    "awaited": _of_awaited,
    "loss": _of_loss,
}
_COUNTED: Mapping[str, Callable[[Desk, Any], Iterator[Fact]]] = {"question": repeat, "call": _number}
