"""Everything about one record in plain lines, for pipes and screen readers. Private notes stay private."""

from __future__ import annotations

from cockpit.desk.contacts import next_step
from cockpit.desk.lookup import code_of, name_of
from cockpit.desk.record_facts import facts
from cockpit.desk.timeline import timeline
from cockpit.domain.fact import When, spoken
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.timeline import Event
    from cockpit.domain.entry import Entry
    from cockpit.domain.fact import Fact, FactStep


def record(desk: Desk, entry: Entry) -> Iterator[str]:
    """Yield everything about one record."""
    now, name = desk.now(), name_of(desk, entry)
    yield f"{code_of(desk, entry)}  {entry.KIND}{' for ' + name if name else ''}: {entry.text}"
    yield from (f"  {line}" for line in fact_lines(facts(desk, entry, with_history=True), now))
    yield from _events(timeline([entry], {}), now)
    following = next_step(desk, entry)
    applies = ", ".join(name for name in entry.applicable(now) if name != following)
    if following:
        yield f"  Next: {following}. Also: {applies}"
    elif applies:
        yield f"  Nothing is left to do. What applies: {applies}"


def fact_lines(facts: Iterable[Fact], now: datetime) -> Iterator[str]:
    """Yield each fact that people are told, a line; its steps a line each."""

    def say(when: When) -> str:
        return full(when.moment, now, whole_day=when.whole_day)

    for fact in facts:
        words = spoken(fact, say)
        if words:
            colon = "" if fact.moment is fact.words[0] else ":"
            yield f"{fact.label}{colon} {words}" if fact.label else words
        for step in fact.steps:
            yield f"  {_ticked(step, say)}"


def _ticked(step: FactStep, say: Callable[[When], str]) -> str:
    """Return a step with its tick, or the dash that stands for none."""
    at = say(When(moment=step.at, whole_day=step.whole_day)) if step.at else ""
    when = f" ({'by ' if step.is_done is False else ''}{at})" if at else ""
    note = f"{' ' if step.label.endswith(('.', '?')) else ': '}{step.note}" if step.note else ""
    skipped = " (skipped)" if step.is_done is None else ""
    return f"{'✓' if step.is_done else '–'} {step.label}{skipped}{note}{when}"


def _events(events: Iterable[Event], now: datetime) -> Iterator[str]:
    for event in events:
        code = f"  {event.code}" if event.code else ""
        yield f"  {full(event.at, now)}  {event.what}{code}"
