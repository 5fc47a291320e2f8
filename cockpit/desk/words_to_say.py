"""The words that are ready to be said or sent: what `y` copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cockpit.domain.moment import is_before
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import aloud, recently

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.calls.call import Call
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.questions.question import Question


_ASKED = {
    "received": "Did it reach you, and is it what you had in mind?",
    "clarify": "I have it before me: what may I clarify for you?",
    "news": "There is something new since we talked:",
    "meeting": "When shall we meet to settle it, or are you ready to go ahead now?",
}


def following_through(promise: Promise, name: str) -> str:
    """Return what to say at the next step after a delivery."""
    whom = f"{name}, " if name else ""
    return f"{whom}I sent you the {promise.text}. {_ASKED[promise.next_step() or 'meeting']}"


def need_check(loss: Loss, name: str) -> str:
    """Return what to ask two weeks after a loss: whether their need was met, by whomever."""
    from cockpit.domain.losses.recovery_words import is_need

    what = f"You needed {loss.need.strip()}" if is_need(loss.need) else "You needed a solution"
    whom = f"{name}, " if name else ""
    return f"{whom}{what[0].lower() if whom else what[0]}{what[1:]}. Did you get it, and is there anything I can do?"


def say_words(desk: Desk, row: Row) -> str:
    """Return what to say at the next step: of a promise, a loss, a call or a question; of anything else, what it is.

    A promise that is missed is no time to close on: it is owned to, and the customer says by when.
    """
    record = row.record
    if isinstance(record, Promise) and record.is_owed():
        if is_before(record.theirs, desk.now()):
            missed = recently(record.theirs, desk.now(), whole_day=record.is_whole_day)
            return f"I promised this for {missed} and missed it. I am sorry. When may I have it with you?"
        by = aloud(record.theirs, desk.now(), whole_day=record.is_whole_day)
        return f"I can have that with you no later than {by}. Will that be OK?"
    if isinstance(record, Promise) and record.is_open():
        return following_through(record, row.name)
    if record.KIND == "loss":
        from cockpit.desk import record_view

        if record.next_verb() == "check-need":
            return need_check(cast("Loss", record), row.name)
        return record_view.apology(desk, cast("Loss", record))
    if record.KIND == "call" and cast("Call", record).is_planned():
        return cast("Call", record).preparation.in_short()
    if record.KIND == "question" and (answer := cast("Question", record).answer):
        return answer
    if record.KIND == "question" and (due := cast("Question", record).due) is not None:
        return f"I will get back to you on that no later than {aloud(due, desk.now())}. Will that be OK?"
    return f"{row.name}: {record.text}" if row.name else record.text
