"""Practice 4 in figures: how few calls it takes to let the customer decide, and what the calls are worth to them."""

from __future__ import annotations

from cockpit.domain.calls.outcome import DECISIONS
from cockpit.domain.moment import between, is_before
from cockpit.domain.record import Record
from cockpit.domain.statistics import median, share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta
    from typing import TypeVar

    from cockpit.domain.calls.call import Call

    Value = TypeVar("Value", float, timedelta)


class CallFigures(Record):
    """Practice 4 in figures; None where there is nothing to go by.

    `held` is how many calls were held, `decisions` how many decisions they led to. `calls_per_decision` is the
    median of the calls held with a customer until they decided (yes or no), `value_share` the share of the held
    calls that had a plan with a gain for them, `advance_rate` that of the calls with an outcome which they
    advanced on, `to_order` the median time from the first call to the promise of an order, `overridden` how often
    a purpose worded as an excuse was kept.
    """

    held: int
    decisions: int
    calls_per_decision: float | None
    value_share: float | None
    advance_rate: float | None
    to_order: timedelta | None
    overridden: int


def calls(records: Iterable[Call], start: datetime | None = None, end: datetime | None = None) -> CallFigures:
    """Return the figures of practice 4, or those of a period, from `start` up to `end`.

    A call falls where it was held, an override where it was made. Give all records also for a period: the calls
    that led to a decision count from the first, however long ago. Calls of merged customers count as one only if
    they name one customer.
    """

    def within(moment: datetime | None) -> bool:
        if moment is None or (start is not None and is_before(moment, start)):
            return False
        return end is None or is_before(moment, end)

    standing = [call for call in records if not call.deleted]
    held = [call for call in standing if within(call.was_held_at())]
    ended = [call for call in held if call.outcome() is not None]
    decided = [cycle for cycle in _cycles(standing) if _is_decided(cycle) and within(cycle[-1][0])]
    to_order = [
        between(cycle[0][0], ordered_at)
        for cycle in decided
        if (ordered_at := cycle[-1][1].order_promised_at) is not None
    ]
    return CallFigures(
        held=len(held),
        decisions=len(decided),
        calls_per_decision=median([float(len(cycle)) for cycle in decided]),
        value_share=share(sum(1 for call in held if call.is_planned()), len(held)),
        advance_rate=share(sum(1 for call in ended if call.outcome() == "advanced"), len(ended)),
        to_order=median(to_order),
        overridden=sum(1 for call in standing if within(call.preparation.excuse_overridden_at)),
    )


def number(call: Call, records: Iterable[Call]) -> int:
    """Return which call it is with its customer since they last decided, counting from 1.

    One that is still to be held comes after all that were.
    """
    others = [
        other
        for other in records
        if other.customer == call.customer and other.id != call.id and not other.deleted
    ]
    held_at = call.was_held_at()
    if held_at is not None:
        own = held_at.timestamp(), call.id
        others = [
            other for other in others if (at := other.was_held_at()) and (at.timestamp(), other.id) < own
        ]
    cycles = _cycles(others)
    return 1 if not cycles or _is_decided(cycles[-1]) else len(cycles[-1]) + 1


def said(call: Call, records: Iterable[Call]) -> str:
    """Say which call it is: "call 4; your median is 3", without the median where nobody has decided yet."""
    known = list(records)
    median = calls(known).calls_per_decision
    which = f"call {number(call, known)}"
    return which if median is None else f"{which}; your median is {median:g}"


def _cycles(records: Iterable[Call]) -> list[list[tuple[datetime, Call]]]:
    """Return the held calls with each customer, and when, cut after each decision; those for nobody are left out."""
    held = [(at, call) for call in records if (at := call.was_held_at()) is not None]
    cycles: list[list[tuple[datetime, Call]]] = []
    running: dict[int, list[tuple[datetime, Call]]] = {}
    for at, call in sorted(held, key=lambda found: (found[0].timestamp(), found[1].id)):
        if call.customer is None:
            continue
        if call.customer not in running:
            running[call.customer] = []
            cycles.append(running[call.customer])
        running[call.customer].append((at, call))
        if call.outcome() in DECISIONS:
            del running[call.customer]
    return cycles


def _is_decided(cycle: list[tuple[datetime, Call]]) -> bool:
    return cycle[-1][1].outcome() in DECISIONS
