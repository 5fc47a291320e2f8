"""Everything about one record or customer in plain lines, for pipes and screen readers. Private notes stay private.

One function a kind yields what is its own; what all kinds share is told here. The lines of the practices of money
and of losing stand in `telling_deals`.
"""

from __future__ import annotations

from cockpit.cli.output import ticked
from cockpit.desk import views
from cockpit.desk.lookup import code_of, customer_of_id, every, get, name_of, open_codes
from cockpit.domain.moment import is_before
from cockpit.domain.wording import full, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Event
    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer


def record(desk: Desk, entry: Entry) -> Iterator[str]:
    """Yield everything about one record."""
    now, name = desk.now(), name_of(desk, entry)
    yield f"{code_of(desk, entry)}  {entry.KIND}{' for ' + name if name else ''}: {entry.text}"
    yield from (f"  {line}" for line in _KINDS[entry.KIND](desk, entry))
    if entry.snoozed_until:
        yield f"  snoozed until {full(entry.snoozed_until, now)}"
    yield from _events(views.timeline([entry], {}), now)
    applies = ", ".join(name for name in entry.applicable(now) if name != entry.next_verb())
    if entry.next_verb():
        yield f"  Next: {entry.next_verb()}. Also: {applies}"
    elif applies:
        yield f"  Nothing is left to do. What applies: {applies}"


def customer(desk: Desk, found: Customer, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield everything about one customer: who they are, what is open, what happened."""
    now, entries = desk.now(), list(entries)
    others = [name for name in found.names() if name != found.display]
    yield found.display + (f" (also {', '.join(others)})" if others else "")
    reached = " · ".join(way for way in (found.phone, found.email) if way)
    if reached:
        yield f"  {reached}"
    if found.is_supplier:
        yield "  a supplier"
    if found.knows:
        yield f"  knows about {', '.join(found.knows.values())}"
    for entry in entries:
        if entry.is_open():
            yield f"  {code_of(desk, entry)}  {entry.KIND}  {entry.state(now)}: {entry.text}"
    if not any(entry.is_open() for entry in entries):
        yield "  Nothing is open."
    yield from _events(views.timeline(entries, open_codes(desk)), now)


def _promise(desk: Desk, promise: Any) -> Iterator[str]:
    now = desk.now()
    yield promise.state(now) + (f" · {promise.means}" if promise.means else "")
    theirs = full(promise.theirs, now, whole_day=promise.is_whole_day)
    agreed = "agreed" if promise.is_agreed else "not agreed"
    yield f"theirs {theirs} ({agreed}) · mine {full(promise.mine, now)}"
    if promise.moves:
        first = full(promise.first_theirs, now, whole_day=promise.whole_day)
        moved = "once" if len(promise.moves) == 1 else f"{len(promise.moves)} times"
        yield f"first promised {first}, moved {moved}"
    yield " · ".join(ticked(tick, done=done) for tick, done in promise.ticks())
    for item in promise.items.values():
        yield f"also: {item.text}"
    if promise.delivered_at:
        done = f"follow-through {promise.steps_done()} of 4"
        yield f"delivered {full(promise.delivered_at, now)} · {done}"


def _reminder(desk: Desk, reminder: Any) -> Iterator[str]:
    yield reminder.state(desk.now())
    if reminder.due:
        yield f"due {full(reminder.due, desk.now(), whole_day=reminder.whole_day)}"


def _question(desk: Desk, question: Any) -> Iterator[str]:
    from cockpit.domain.questions.question import Question, repeats

    now = desk.now()
    repeat = any(one.id == question.id for one in repeats(every(desk, Question)))
    yield question.state(now) + (" · REPEAT GET-BACK" if repeat else "")
    if question.is_get_back or question.is_open():
        due = question.due_at(desk.rules)
        late = question.is_kept(now) is False
        yield f"due {full(due, now, whole_day=question.is_whole_day)}" + (" · late" if late else "")
    if question.asked_expert_at:
        known = customer_of_id(desk, question.expert) if question.expert else None
        who = known.display if known else question.expert_name
        phone = f" · {known.phone}" if known and known.phone else ""
        yield f"asked {who or 'an expert'} {full(question.asked_expert_at, now)}{phone}"
    if question.told_at:
        yield f"told {full(question.told_at, now)}: {question.answer or '(the words are not kept)'}"
    for card_id, said in ((question.card, "answered from card"), (question.saved_card, "saved as card")):
        card = get(desk, card_id)
        if card is not None:
            yield f"{said} {code_of(desk, card)}: {card.text}"


def _card(desk: Desk, card: Any) -> Iterator[str]:
    now, days = desk.now(), card.unverified_days(desk.now(), desk.rules)
    stale = f" · unverified {days} d" if days is not None else ""
    yield f"{'retired' if card.retired_at else 'live'}{stale}"
    yield from (f"Say: {line}" for line in card.answer.splitlines() if line.strip())
    if card.detail:
        yield f"detail: {card.detail}"
    if card.source:
        yield f"source: {card.source}"
    expert = customer_of_id(desk, card.expert) if card.expert else None
    if expert is not None:
        yield f"expert: {expert.display}" + (f" · {expert.phone}" if expert.phone else "")
    for phrasing in card.phrasings.values():
        yield f"also asked: {phrasing}"
    verified = full(card.verified_at, now) if card.verified_at else "never"
    used = max((use.at for use in card.uses.values()), key=lambda at: at.timestamp(), default=None)
    last = f", last {full(used, now)}" if used else ""
    yield f"verified {verified} · used {_times(len(card.uses))}{last}"


def _call(desk: Desk, call: Any) -> Iterator[str]:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.calls.figures import said

    now = desk.now()
    yield (
        f"{call.state(now)} · {said(call, every(desk, Call))}"
        if call.customer is not None
        else call.state(now)
    )
    if call.when:
        yield f"when {full(call.when, now, whole_day=call.whole_day)}"
    if call.excuse():
        yield call.excuse()
    plan = {
        "they gain": call.gain,
        "the decision it moves": call.decision,
        "ask them": call.ask_theirs,
        "offer": call.ask_mine,
    }
    yield from (f"{name}: {line}" for name, line in plan.items() if line.strip())
    if not call.is_planned() and call.was_held_at() is None:
        yield "no plan: what do THEY gain?"
    yield from (f"bring: {thing}" for thing in call.bring.values())
    held, outcome_at = call.was_held_at(), call.outcome_at()
    if held:
        yield f"held {full(held, now)}"
        ended = (
            f"outcome: {call.outcome()} {full(outcome_at, now)}" if outcome_at else "outcome: not noted yet"
        )
        yield ended
    for whose, step, by in (
        ("theirs", call.their_step, call.their_step_by),
        ("mine", call.my_step, call.my_step_by),
    ):
        if step:
            yield f"{whose}: {step}" + (f", by {full(by, now)}" if by else "")
    if call.outcome() == "continued":
        yield from (due.reason for due in call.deadlines(now, desk.rules))


def _awaited(desk: Desk, awaited: Any) -> Iterator[str]:
    now = desk.now()
    yield awaited.state(now)
    said = "said back" if is_before(awaited.due, now) and awaited.is_open() else "due"
    silent = f" · radio silent {span(awaited.silent_for(now))}" if said != "due" else ""
    yield f"{said} {full(awaited.due, now, whole_day=awaited.whole_day)}{silent}"
    yield from (f"chased {full(at, now)}" for at in awaited.chased.values())
    if awaited.received_at:
        yield f"received {full(awaited.received_at, now)}"
    call = get(desk, awaited.call)
    if call is not None:
        yield f"agreed on call {code_of(desk, call)}: {call.text}"


def _order(desk: Desk, order: Any) -> Iterator[str]:
    from cockpit.cli import plain_deals

    return plain_deals.order(desk, order)


def _loss(desk: Desk, loss: Any) -> Iterator[str]:
    from cockpit.cli import plain_deals

    return plain_deals.loss(desk, loss)


_KINDS: dict[str, Callable[[Desk, Any], Iterator[str]]] = {
    "promise": _promise,
    "todo": _reminder,
    "note": _reminder,
    "question": _question,
    "card": _card,
    "call": _call,
    "awaited": _awaited,
    "order": _order,
    "loss": _loss,
}


def _events(events: Iterable[Event], now: datetime) -> Iterator[str]:
    for event in events:
        code = f"  {event.code}" if event.code else ""
        yield f"  {full(event.at, now)}  {event.what}{code}"


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")
