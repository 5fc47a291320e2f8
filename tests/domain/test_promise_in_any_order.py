"""Any verb at any time, any facts that a merge may put together: the rules of practice 1 hold throughout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cockpit.domain import agenda
from cockpit.domain.entry import Entry
from cockpit.domain.moment import is_before, plus
from cockpit.domain.promises import figures
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Note, Todo
from cockpit.errors import IllegalMove
from tests.domain.builders import BERLIN, LORD_HOWE, NEW_YORK, NOW, RULES, a_promise, an_id
from tests.domain.strategies import entries, merged_promises, near_now

STATES = {"promised", "agreed", "delivered", "following through", "closed", "broken"}
REMINDER_STATES = {"open", "done", "dated", "kept"}
VERBS = st.sampled_from(sorted(Promise.VERBS))
AHEAD = st.sampled_from(
    [timedelta(microseconds=1), timedelta(minutes=20), timedelta(hours=5), timedelta(days=2)]
)


def sound(record: Entry, name: str, now: datetime, ahead: timedelta, choice: int) -> dict[str, Any]:
    """Return arguments with which a verb that applies must succeed; `choice` varies them."""
    later, odd = plus(now, ahead), bool(choice % 2)
    # A time that was said already is no new one.
    said = record.theirs if isinstance(record, Promise) else None
    anew = plus(later, timedelta(minutes=1)) if later == said else later
    left = [step for step in STEPS if step not in dict(record.flat()).get("steps", ())]
    arguments: Mapping[str, Callable[[], dict[str, Any]]] = {
        "set-means": lambda: {"means": "mail"},
        "add-item": lambda: {"text": f"price list {an_id()}"},
        "renegotiate": lambda: {"rules": RULES, "theirs": anew, "agreed": odd, "whole_day": choice % 3 == 0},
        "break": lambda: {"rules": RULES, "make_id": an_id, "reason": "", "theirs": later if odd else None},
        "share-news": lambda: {"text": "a new model"},
        "set-meeting": lambda: {"when": later} if odd else {"ready": True},
        "skip-step": lambda: {"step": left[choice % len(left)] if left and odd else None},
        "close": lambda: {"skip": True},
        "note": lambda: {"text": "likes rowing"},
        "touch": lambda: {"text": "rang: all well", "means": "phone"} if odd else {"reached": False},
        "snooze": lambda: {"until": later},
        "edit": lambda: {"text": "quote"} if odd else {"text": "offer"},
    }
    return arguments.get(name, dict)()


def carry_out(record: Entry, name: str, now: datetime, **arguments: Any) -> Entry:
    """Do a verb and return the record as it stands afterwards (of a break, the broken one)."""
    outcome = record.VERBS[name].method(record, now, **arguments)
    return outcome[0] if isinstance(outcome, tuple) else outcome  # type: ignore[no-any-return]


def try_out(record: Entry, name: str, now: datetime, ahead: timedelta, choice: int) -> Entry:
    """Do a verb if it applies; else see it refused, with a remedy, and the record left as it was."""
    before, arguments = record.replace(), sound(record, name, now, ahead, choice)
    if name in record.applicable(now):
        after = carry_out(record, name, now, **arguments)
        assert record == before
        return after
    with pytest.raises(IllegalMove) as refusal:
        carry_out(record, name, now, **arguments)
    assert refusal.value.what.strip()
    assert refusal.value.remedy.strip()
    assert record == before
    return record


class PromiseMachine(RuleBasedStateMachine):
    """One promise, verbs at random, and a clock that only moves forward, also over nights that change it."""

    @initialize(
        start=st.sampled_from(
            [NOW, datetime(2026, 10, 24, 16, tzinfo=BERLIN), datetime(2026, 4, 4, 20, tzinfo=LORD_HOWE)]
        ),
        given=AHEAD,
    )
    def promise_it(self, start: datetime, given: timedelta) -> None:
        self.now = start
        theirs = plus(start, given)
        self.promise: Promise = a_promise(theirs=theirs, mine=plus(start, given / 2), made_at=start)
        self.first = theirs
        self.was_broken = False

    @rule(
        for_=AHEAD | st.timedeltas(timedelta(), timedelta(days=1)),
        zone=st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE]),
    )
    def time_passes(self, for_: timedelta, zone: Any) -> None:
        self.now = plus(self.now, for_).astimezone(zone)

    @rule(name=VERBS, ahead=AHEAD, choice=st.integers(0, 11))
    def any_verb(self, name: str, ahead: timedelta, choice: int) -> None:
        if name == "delete" and choice:
            return  # rarely, as it ends the story
        after = try_out(self.promise, name, self.now, ahead, choice)
        assert isinstance(after, Promise)
        self.promise = after

    @rule(ahead=AHEAD)
    def the_next_step(self, ahead: timedelta) -> None:
        name = self.promise.next_verb()
        if name is not None:
            self.any_verb(name, ahead, 1)

    @rule(name=VERBS, choice=st.integers(0, 11))
    def a_verb_with_poor_arguments(self, name: str, choice: int) -> None:
        """Empty words, times that have passed, steps nobody knows: refused in words, or harmless."""
        past = plus(self.now, timedelta(hours=-choice))
        poor: dict[str, object] = {
            "text": " ",
            "theirs": past,
            "mine": plus(past, timedelta(days=90)),
            "until": past,
            "step": "lunch",
            "means": "",
            "when": None,
        }
        wanted: dict[str, Any] = {
            one.name: poor[one.name] for one in Promise.VERBS[name].takes if one.name in poor
        }
        given = {"rules": RULES, "make_id": an_id}
        wanted |= {name_: given[name_] for name_ in Promise.VERBS[name].accepts if name_ in given}
        before = self.promise.replace()
        refusal = None
        try:
            carry_out(self.promise, name, self.now, **wanted)
        except IllegalMove as error:
            refusal = error
        assert refusal is None or refusal.remedy.strip()
        assert self.promise == before

    @invariant()
    def the_rules_hold(self) -> None:
        record, now = self.promise, self.now
        assert record.state(now) in STATES
        assert record.terms.first_theirs == self.first
        self.was_broken = self.was_broken or record.is_kept(now) is False
        assert (record.is_kept(now) is False) == self.was_broken
        assert (record.state(now) == "broken") == self.was_broken
        assert record.next_verb() is None or record.next_verb() in record.applicable(now)
        assert not is_before(record.theirs, record.mine)
        assert len(agenda.today([record.replace(snoozed_until=None)], now, RULES)) == record.is_open()
        assert bool(record.deadlines(now, RULES)) == record.is_open()


@pytest.mark.slow
def test_any_verb_at_any_time_succeeds_if_it_applies_and_else_is_refused_with_a_remedy() -> None:
    run_state_machine_as_test(
        PromiseMachine, settings=settings(max_examples=150, stateful_step_count=25, deadline=None)
    )


@given(merged_promises(), VERBS, AHEAD, st.integers(0, 11), near_now)
def test_whatever_was_merged_a_verb_succeeds_or_is_refused_with_a_remedy(
    record: Promise, name: str, ahead: timedelta, choice: int, now: datetime
) -> None:
    try_out(record, name, now, ahead, choice)


@given(entries, st.sampled_from(sorted(Todo.VERBS)), AHEAD, st.integers(0, 11), near_now)
def test_whatever_was_merged_a_verb_of_any_kind_succeeds_or_is_refused_with_a_remedy(
    record: Entry, name: str, ahead: timedelta, choice: int, now: datetime
) -> None:
    if name in record.VERBS:
        try_out(record, name, now, ahead, choice)


@given(st.lists(entries, max_size=6), near_now)
def test_no_merge_of_facts_can_make_an_illegal_state(records: list[Entry], now: datetime) -> None:
    for record in records:
        if isinstance(record, Promise):
            assert record.state(now) in STATES
            assert [name for name, _ in record.terms.ticks()] == [
                "trial close",
                "means",
                "their OK",
                "anything else",
            ]
            assert 0 <= record.follow_through.count() <= len(STEPS)
            record.margin()
        else:
            assert isinstance(record, Todo | Note)
            assert record.state(now) in REMINDER_STATES
        assert record.is_kept(now) in (True, False, None) if isinstance(record, Promise) else True
        assert bool(agenda.deadlines([record], now, RULES)) <= record.is_open()
    agenda.today(records, now, RULES)
    agenda.deadlines(records, now, RULES)
    kept = [record for record in records if isinstance(record, Promise)]
    figures.promises(kept, now)
    figures.kept_today(kept, now)


@given(merged_promises(), near_now)
def test_whatever_was_merged_the_broken_stays_broken(record: Promise, now: datetime) -> None:
    if record.is_kept(now) is False:
        assert record.is_kept(plus(now, timedelta(days=30))) is False
        assert record.state(plus(now, timedelta(days=30))) == "broken"


@given(merged_promises(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_merge_adds_the_facts_does_not_matter(record: Promise, random: Random) -> None:
    def shuffled(facts: Mapping[str, Any]) -> dict[str, Any]:
        pairs = list(facts.items())
        random.shuffle(pairs)
        return dict(pairs)

    other = record.replace(
        moves=shuffled(record.terms.moves),
        steps=shuffled(record.follow_through.steps),
        contacts=shuffled(record.contacts),
    )
    assert other.theirs == record.theirs
    assert other.state(NOW) == record.state(NOW)
    assert other.last_contact() == record.last_contact()
    assert other.deadlines(NOW, RULES) == record.deadlines(NOW, RULES)
