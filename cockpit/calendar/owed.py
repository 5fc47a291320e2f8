"""The words of what is owed and agreed: promises, questions, calls, awaited items, to-dos and notes."""

from __future__ import annotations

from cockpit.calendar.purpose import Purpose, listed, said, times_over
from cockpit.domain.promises.follow_through import STEPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cockpit.domain.awaited import Awaited
    from cockpit.domain.calls.call import Call
    from cockpit.domain.entry import Entry
    from cockpit.domain.promises.promise import Promise
    from cockpit.domain.questions.question import Question
    from cockpit.domain.record import Deadline


def _promised(promise: Promise, due: Deadline) -> Iterator[str]:
    ok = ", they agreed." if promise.is_agreed else ". Not agreed: ask them if that is OK."
    yield f"You said by {said(due.when, whole_day=due.whole_day)}{ok}"
    yield f"Your own time: {said(promise.mine)}."
    if promise.terms.moves:
        first = said(promise.terms.first_theirs, whole_day=promise.terms.whole_day)
        yield f"First promised {first}, moved {times_over(len(promise.terms.moves))}."
    if promise.terms.means:
        yield f"Means: {promise.terms.means}."
    if promise.terms.items:
        items = sorted(promise.terms.items.items(), key=lambda item: (item[1].added_at.timestamp(), item[0]))
        yield f"Also: {'; '.join(item.text for _, item in items)}."


def _followed(promise: Promise, _due: Deadline) -> Iterator[str]:
    if promise.delivered_at:
        yield f"Delivered {said(promise.delivered_at)}."
    step = promise.next_step()
    yield f"Follow through, {promise.follow_through.count()} of {len(STEPS)}: {STEPS[step] if step else 'done.'}"


def _asked(question: Question, _due: Deadline) -> Iterator[str]:
    yield f"They asked {said(question.made_at)}, and wait: answer it, or say by when you get back."
    yield from _expert(question)


def _got_back(question: Question, due: Deadline) -> Iterator[str]:
    yield f"They asked {said(question.made_at)}."
    yield f"You said you would get back to them by {said(due.when, whole_day=due.whole_day)}."
    yield from _expert(question)


def _expert(question: Question) -> Iterator[str]:
    if question.expert_name.strip():
        yield f"You asked {question.expert_name}."


def _called(call: Call, due: Deadline) -> Iterator[str]:
    yield f"Set for {said(due.when, whole_day=due.whole_day)}."
    plan = {
        "They gain": call.preparation.gain,
        "It moves": call.preparation.decision,
        "Ask them": call.preparation.ask_theirs,
        "Offer": call.preparation.ask_mine,
        "Bring": listed(*call.preparation.bring.values()),
    }
    if not call.is_planned():
        yield "No plan yet: what do THEY gain?"
    for name, words in plan.items():
        if listed(words):
            yield f"{name}: {listed(words)}."


def _held(call: Call, _due: Deadline) -> Iterator[str]:
    held = call.was_held_at()
    if held is not None:
        yield f"Held {said(held)}."
    yield "How did it go? Who does what, and by when?"


def _awaited(awaited: Awaited, due: Deadline) -> Iterator[str]:
    yield f"They said by {said(due.when, whole_day=due.whole_day)}."
    if awaited.chased:
        last = max(awaited.chased.values(), key=lambda at: (at.timestamp(), said(at)))
        yield f"Chased {times_over(len(awaited.chased))}, last {said(last)}."


def _noted(_record: Entry, due: Deadline) -> Iterator[str]:
    yield f"You noted {said(due.when, whole_day=due.whole_day)}."


def by(_record: Entry, due: Deadline) -> Iterator[str]:
    """Tell the time alone."""
    yield f"By {said(due.when, whole_day=due.whole_day)}."


OWED: Mapping[str, Purpose] = {
    "promise": Purpose(
        word="promise",
        facts=_promised,
        times=("first_theirs", "whole_day", "moves", "mine"),
        told=("agreed_at", "means", "items"),
    ),
    "follow-through": Purpose(
        word="follow through",
        title="follow through on {}",
        facts=_followed,
        times=("delivered_at", "first_theirs", "moves"),  # a same-day promise is followed the same day
        told=("steps",),
    ),
    "question": Purpose(
        word="question",
        title="they asked: {}",
        facts=_asked,
        times=("due", "whole_day"),
        told=("expert_name",),
    ),
    "get-back": Purpose(
        word="get-back",
        title="get back on: {}",
        facts=_got_back,
        times=("due", "whole_day", "opened_at"),
        told=("expert_name",),
    ),
    "call": Purpose(
        word="call",
        facts=_called,
        times=("when", "whole_day"),
        told=("gain", "decision", "ask_theirs", "ask_mine", "bring"),
    ),
    # In the file: held, a call stands still until its outcome is noted, and that is owed the same evening.
    "outcome": Purpose(word="call outcome", title="note how it went: {}", facts=_held, times=("held_at",)),
    "awaited": Purpose(
        word="awaited", title="they owe you: {}", facts=_awaited, times=("due", "whole_day"), told=("chased",)
    ),
    "todo": Purpose(word="to-do", facts=by, times=("due", "whole_day")),
    "note": Purpose(word="note", facts=_noted, times=("due", "whole_day")),
}
