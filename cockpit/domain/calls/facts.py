"""What is known about a call: its plan while it is to come, its outcome and the commitments afterwards."""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.moment import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.rules import Rules


def facts(call: Call, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of a call as it stands at `now`."""
    held, plan = call.was_held_at(), call.preparation
    yield Fact(key="state", value=call.state(now), words=(call.state(now),))
    if call.when is not None:
        when = When(moment=call.when, whole_day=call.whole_day)
        label = "When" if held is None else "Planned"
        yield Fact(key="when", label=label, value=call.when, words=(when,), counts=held is None)
    elif held is None:
        yield Fact(key="when", label="When", value=None, words=("no time yet: edit it",), urgency="soon")
    if call.every is not None:
        yield Fact(key="every", label="Again", value=call.every.words(), words=(call.every.words(),))
    excuse = call.excuse()
    yield Fact(
        key="excuse",
        label="Purpose",
        value=excuse,
        words=(excuse,) if excuse and call.is_open() and held is None else (),
        urgency="soon",
    )
    for label, line in plan.lines().items():
        yield Fact(key="plan", label=label, words=(line,))
    yield Fact(
        key="planned",
        label="Plan",
        value=plan.is_planned(),
        words=() if plan.gain.strip() or held or not call.is_open() else (plan.in_short(),),
        urgency="soon",
    )
    for thing in plan.bring.values():
        yield Fact(key="bring", label="Bring", words=(thing,))
    yield from _outcome(call, now)
    yield from _silence(call, now, rules, in_touch)


def _outcome(call: Call, now: datetime) -> Iterator[Fact]:
    held, ended, outcome = call.was_held_at(), call.outcome_at(), call.outcome()
    yield from moment_fact("held_at", "Held", held)
    yield from moment_fact("cancelled_at", "Cancelled", call.cancelled_at if call.is_cancelled() else None)
    if ended is not None:
        words = (f"{outcome} ", When(moment=ended))
        yield Fact(key="outcome", label="Outcome", value=outcome, words=words)
    else:
        yield Fact(
            key="outcome",
            label="Outcome",
            value=None,
            words=("not noted yet",) if held else (),
            urgency="soon",
        )
    yield Fact(key="outcome_at", value=ended)
    for key, label, step, by, whole_day in (
        ("their_step", "They do", call.their_step, call.their_step_by, call.their_step_whole_day),
        ("my_step", "You do", call.my_step, call.my_step_by, call.my_step_whole_day),
    ):
        if step:
            due = (", by ", When(moment=by, whole_day=whole_day)) if by else ()
            yield Fact(key=key, label=label, value=step, words=(step, *due))


def _silence(call: Call, now: datetime, rules: Rules, in_touch: InTouch | None) -> Iterator[Fact]:
    silent = call.silent_since(in_touch) if call.outcome() == "continued" else None
    minutes = round(between(silent, now).total_seconds() / 60) if silent else None
    told = tuple(due.reason for due in call.deadlines(now, rules, in_touch)[:1]) if silent else ()
    yield Fact(key="silent_minutes", label="Silence", value=minutes, words=told, urgency="soon")
