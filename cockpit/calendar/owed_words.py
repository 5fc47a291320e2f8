"""The words of what is owed and agreed: promises, questions, calls, awaited items, to-dos and notes."""

from __future__ import annotations

from cockpit.calendar.purpose import Purpose
from cockpit.domain.promises.follow_through import STEPS, to_ask
from cockpit.domain.promises.proposed_time import CALL_BACK, kind_of
from cockpit.domain.wording import DAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.domain.entry import Entry
    from cockpit.domain.promises.promise import Promise
    from cockpit.domain.record import Deadline
    from cockpit.domain.touch import Touch


def _follow(promise: Promise, _due: Deadline) -> str:
    step = promise.next_step()
    done = promise.follow_through.count()
    return f"Follow through, {done} of {len(STEPS)}: {STEPS[step] if step else 'done.'}"


def _answer(_record: Entry, _due: Deadline) -> str:
    return "They wait: answer it, or say by when you get back."


def _get_back(_record: Entry, _due: Deadline) -> str:
    return "You said you would get back to them."


def _stay(_record: Entry, _due: Deadline) -> str:
    return "Counted from the last contact that reached them."


def _whose_is_aside(touch: Touch) -> tuple[str, ...]:
    """Tell that the customer counts only in the rhythm of a tag, which without one is due for nobody."""
    return ("customer",) if touch.tag is None else ()


def _how_did_it_go(_record: Entry, _due: Deadline) -> str:
    return "How did it go? Who does what, and by when?"


def _here_it_is(promise: Promise, due: Deadline, what: str) -> str:
    by = DAYS[due.when.weekday()] + ("" if promise.is_whole_day else f" {due.when:%H:%M}")
    if kind_of(what) == CALL_BACK:
        return f"I am calling you back, as I promised you by {by}."
    return f"Here is what I promised you by {by}: {what}."


def _followed(promise: Promise, _due: Deadline, what: str) -> str:
    return to_ask(what, promise.next_step())


def _i_have_it(_record: Entry, _due: Deadline, what: str) -> str:
    return f"You asked: {what} I have the answer for you."


def _when_may_i(_record: Entry, _due: Deadline, what: str) -> str:
    return f"When may I count on it: {what}?"


def _what_is_next(_record: Entry, _due: Deadline, _what: str) -> str:
    return "What happens next on your side, and by when?"


OWED: Mapping[str, Purpose] = {
    "promise": Purpose(
        word="promise",
        tells=("theirs", "mine", "first", "means", "item"),
        times=("first_theirs", "whole_day", "moves", "mine"),
        told=("agreed_at", "means", "items"),
        says=_here_it_is,
        ends=("delivered_at", "broken_at"),
    ),
    "follow-through": Purpose(
        word="follow through",
        title="follow through on {}",
        asks=_follow,
        tells=("delivered_at",),
        times=("delivered_at", "first_theirs", "moves"),  # a same-day promise is followed the same day
        told=("steps",),
        says=_followed,
        ends=("steps", "broken_at"),
    ),
    "question": Purpose(
        word="question",
        title="they asked: {}",
        asks=_answer,
        tells=("made_at", "asked_expert_at"),
        times=("due", "whole_day"),
        told=("expert_name", "asked_expert_at"),
        says=_i_have_it,
        ends=("delivered_at", "answered_at", "opened_at"),
    ),
    "get-back": Purpose(
        word="get-back",
        title="get back on: {}",
        asks=_get_back,
        tells=("made_at", "due", "asked_expert_at"),
        times=("due", "whole_day", "opened_at"),
        told=("expert_name", "asked_expert_at"),
        says=_i_have_it,
        ends=("delivered_at", "answered_at"),
    ),
    "call": Purpose(
        word="call",
        tells=("when", "every", "plan", "planned", "bring"),
        times=("when", "whole_day"),
        told=("gain", "decision", "ask_theirs", "ask_mine", "bring", "every"),
        ends=(
            "declined_at",
            "order_promised_at",
            "cancelled_at",
            "finished_at",
            "continued_at",
            "advanced_at",
            "held_at",
        ),
    ),
    # In the file: held, a call stands still until its outcome is noted, and that is owed the same evening.
    "outcome": Purpose(
        word="call outcome",
        title="note how it went: {}",
        asks=_how_did_it_go,
        tells=("held_at",),
        times=("held_at",),
        says=_what_is_next,
        ends=(
            "declined_at",
            "order_promised_at",
            "cancelled_at",
            "finished_at",
            "continued_at",
            "advanced_at",
        ),
    ),
    "awaited": Purpose(
        word="awaited",
        title="they owe you: {}",
        tells=("due", "chase"),
        times=("due", "whole_day"),
        told=("chased",),
        says=_when_may_i,
        ends=("received_at",),
    ),
    "touch": Purpose(
        word="stay in touch",
        title="get in touch: {}",
        asks=_stay,
        tells=("every", "means"),
        times=("every", "due", "customer"),
        idle=_whose_is_aside,
        told=("means",),
        ends=("ended_at", "tag"),
    ),
    "todo": Purpose(
        ends=("done_at",), word="to-do", tells=("due", "every"), times=("due", "whole_day"), told=("every",)
    ),
    "note": Purpose(ends=("done_at",), word="note", tells=("due",), times=("due", "whole_day")),
}
