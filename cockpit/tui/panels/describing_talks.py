"""Questions, calls and what customers owe, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, cast

from cockpit.domain.entry import Entry
from cockpit.domain.wording import full
from cockpit.tui.panels.fact import Fact, left

if TYPE_CHECKING:
    from cockpit.domain.awaited import Awaited
    from cockpit.domain.calls.call import Call
    from cockpit.domain.questions.question import Question


def facts(record: Entry, now: datetime, *, brief: bool = False) -> Iterator[Fact]:
    """Yield what is known about a question, a call or something they owe; `brief` leaves out what the reason says."""
    if record.KIND == "question":
        yield from _question(cast("Question", record), now)
    elif record.KIND == "call":
        yield from _call(cast("Call", record), now, brief)
    else:
        yield from _awaited(cast("Awaited", record), now, brief)


def _question(question: Question, now: datetime) -> Iterator[Fact]:
    yield Fact("Asked", f"{full(question.made_at, now)}, {question.state(now)}")
    if question.due is not None and question.is_open():
        yield Fact("Due", full(question.due, now, whole_day=question.is_whole_day))
    if question.asked_expert_at is not None:
        yield Fact("Expert", f"{question.expert_name or 'asked'}, {full(question.asked_expert_at, now)}")
    if question.answer:
        yield Fact("Answer", question.answer)


def _call(call: Call, now: datetime, brief: bool) -> Iterator[Fact]:
    held = call.was_held_at()
    if held is not None:
        yield Fact("Held", f"{full(held, now)}, {call.state(now)}")
    elif call.when is not None:
        yield Fact(
            "When", full(call.when, now, whole_day=call.whole_day) + ("" if brief else left(call.when, now))
        )
    else:
        yield Fact("When", "no time yet: edit it", "$soon")
    if held is None and (question := call.excuse()):
        yield Fact("Purpose", question, "$soon")
    # The list's own line is the plan in short, while the call is to come.
    if not brief:
        lines = {"They gain": call.gain, "It moves": call.decision, "Ask them": call.ask_theirs}
        for label, line in {**lines, "Offer": call.ask_mine}.items():
            if line.strip():
                yield Fact(label, line)
        if held is None and not call.is_planned():
            yield Fact("Plan", call.plan_in_short(), "$soon")
    for thing in call.bring.values():
        yield Fact("Bring", thing)
    if call.their_step:
        by = f" by {full(call.their_step_by, now)}" if call.their_step_by else ""
        yield Fact("Theirs", call.their_step + by)
    if call.my_step:
        by = f" by {full(call.my_step_by, now)}" if call.my_step_by else ""
        yield Fact("Mine", call.my_step + by)


def _awaited(awaited: Awaited, now: datetime, brief: bool) -> Iterator[Fact]:
    yield Fact(
        "They said",
        f"by {full(awaited.due, now, whole_day=awaited.whole_day)}"
        + ("" if brief else left(awaited.due, now)),
    )
    if awaited.chased:
        last = max(awaited.chased.values(), key=lambda at: at.timestamp())
        times = "once" if len(awaited.chased) == 1 else f"{len(awaited.chased)} times"
        yield Fact("Chased", f"{times}, last {full(last, now)}")
    if awaited.received_at is not None:
        yield Fact("Received", full(awaited.received_at, now))
