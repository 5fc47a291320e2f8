"""What is known about a promise: its clocks, its terms, its delivery and how that is followed through."""

from __future__ import annotations

from cockpit.domain.fact import Fact, FactStep, When, moment_fact, text_fact, times_over
from cockpit.domain.moment import is_before
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.promises.promise import Promise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.rules import Rules

# The two clocks by their names, which are typed, too, and what each is.
THEIRS, MINE = "Theirs: promised by", "Mine: your target"


def facts(promise: Promise, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of a promise as it stands at `now`."""
    terms, is_owed = promise.terms, promise.is_owed()
    yield Fact(key="state", value=promise.state(now), words=(promise.state(now),))
    yield _theirs(promise, now)
    has_passed = is_owed and is_before(promise.mine, now)
    yield Fact(
        key="mine",
        label=MINE,
        value=promise.mine,
        words=(When(moment=promise.mine),),
        urgency="soon" if has_passed else "",
        counts=has_passed,
    )
    if terms.moves:
        first = When(moment=terms.first_theirs, whole_day=terms.whole_day)
        moved = f", moved {times_over(len(terms.moves))}"
        yield Fact(key="first", label="First promised", value=terms.first_theirs, words=(first, moved))
    yield from text_fact("means", "Sent by" if promise.delivered_at else "To be sent by", terms.means or "")
    for item in sorted(terms.items.values(), key=lambda item: (item.added_at.timestamp(), item.text)):
        yield Fact(key="item", label="Also", words=(item.text,))
    yield Fact(
        key="ticks",
        label="Made",
        value=dict(terms.ticks()),
        steps=() if promise.delivered_at else _ticks(promise),
    )
    yield from _delivery(promise, now, rules)
    if promise.broken_at is not None:
        why = f": {promise.broken_reason}" if promise.broken_reason else ""
        yield from moment_fact("broken_at", "Broken", promise.broken_at, why, urgency="late")
    yield Fact(key="agreed", value=promise.is_agreed)
    yield Fact(key="theirs_whole_day", value=promise.is_whole_day)
    yield Fact(key="kept", value=promise.is_kept(now))
    yield Fact(key="beaten", value=promise.is_beaten() if promise.delivered_at else None)


def _theirs(promise: Promise, now: datetime) -> Fact:
    is_late = promise.is_owed() and is_before(promise.theirs, now)
    return Fact(
        key="theirs",
        label=THEIRS,
        value=promise.theirs,
        words=(
            When(moment=promise.theirs, whole_day=promise.is_whole_day),
            " (agreed)" if promise.is_agreed else " (not agreed)",
        ),
        urgency="late" if is_late else "",
        counts=promise.is_owed(),
    )


def _delivery(promise: Promise, now: datetime, rules: Rules) -> Iterator[Fact]:
    margin, due = promise.margin(), promise.follow_through_due(rules)
    if promise.delivered_at is not None and margin is not None:
        how = promise.delivered_how()
        yield from moment_fact("delivered_at", "Delivered", promise.delivered_at, f", {how}")
        yield Fact(key="follow_through", label="Follow-through", steps=_steps(promise))
    yield Fact(key="margin_minutes", value=round(margin.total_seconds() / 60) if margin is not None else None)
    done = promise.follow_through.count()
    yield Fact(
        key="steps_done",
        label="Followed through",
        value=done,
        words=(f"{done} of {len(STEPS)} steps",) if promise.delivered_at else (),
    )
    yield Fact(key="follow_through_due", value=due)


def _ticks(promise: Promise) -> tuple[FactStep, ...]:
    notes = {"means": promise.terms.means or ""}
    return tuple(
        FactStep(name=name, label=name, is_done=done, note=notes.get(name, ""))
        for name, done in promise.terms.ticks()
    )


def _steps(promise: Promise) -> tuple[FactStep, ...]:
    found = []
    for name, question in STEPS.items():
        step = promise.follow_through.steps.get(name)
        found.append(
            FactStep(
                name=name,
                label=question,
                is_done=None if step and step.skipped else step is not None,
                at=step.when if step else None,
                note=step.text if step else "",
                whole_day=bool(step and step.whole_day),
            )
        )
    return tuple(found)
