"""Any verb at any time, any facts that a merge may put together: the rules of get-backs hold throughout."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cockpit.domain import agenda
from cockpit.domain.moment import is_before, plus
from cockpit.domain.questions.question import Question, usual_due
from cockpit.domain.questions.repeats import is_repeat, repeats
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import (
    BERLIN,
    LORD_HOWE,
    NEW_YORK,
    NOW,
    RULES,
    a_question,
    an_id,
)
from tests.domain.strategies import moments, near_now, words

STATES = {"asked", "asked expert", "answered on the spot", "get-back", "answered"}
VERBS = st.sampled_from(sorted(Question.VERBS))
AHEAD = st.sampled_from(
    [timedelta(microseconds=1), timedelta(minutes=20), timedelta(hours=5), timedelta(days=2)]
)
_maybe = st.none() | near_now
_ids = st.none() | st.integers(1, 3)


@st.composite
def merged_questions(draw: st.DrawFn) -> Question:
    """Draw a question with any facts beside each other, also those that no verb would put together."""
    return a_question(
        text=draw(words),
        made_at=draw(near_now),
        customer=draw(_ids),
        snoozed_until=draw(_maybe),
        deleted=draw(st.sampled_from((False, False, False, True))),
        answer=draw(words),
        answered_at=draw(_maybe),
        card=draw(_ids),
        asked_expert_at=draw(_maybe),
        expert=draw(_ids),
        expert_name=draw(words),
        opened_at=draw(_maybe),
        due=draw(_maybe),
        whole_day=draw(st.booleans()),
        delivered_at=draw(_maybe),
        saved_card=draw(_ids),
        saved_at=draw(_maybe),
    )


def sound(name: str, now: datetime, ahead: timedelta, choice: int) -> dict[str, Any]:
    """Return arguments with which a verb that applies must succeed; `choice` varies them."""
    later, odd = plus(now, ahead), bool(choice % 2)
    arguments: dict[str, dict[str, Any]] = {
        "answer": {"text": "Five years."},
        "ask-expert": {"name": "Mei"},
        "open": {"rules": RULES, "due": later if odd else None, "whole_day": odd and choice % 3 == 0},
        "deliver": {"answer": "Five years.\nParts.\nLabour." if odd else "Five years."},
        "save-card": {"make_id": an_id},
        "note": {"text": "asked twice"},
        "touch": {"text": "rang: all well"},
        "snooze": {"until": later},
        "edit": {"text": "Warranty?"},
    }
    return arguments.get(name, {})


def carry_out(question: Question, name: str, now: datetime, /, **arguments: Any) -> Question:
    """Do a verb and return the question as it stands afterwards."""
    outcome = Question.VERBS[name].method(question, now, **arguments)
    after = outcome[0] if isinstance(outcome, tuple) else outcome
    assert isinstance(after, Question)
    return after


def try_out(question: Question, name: str, now: datetime, ahead: timedelta, choice: int) -> Question:
    """Do a verb if it applies; else see it refused, with a remedy, and the question left as it was."""
    before, arguments = question.replace(), sound(name, now, ahead, choice)
    if name in question.applicable(now):
        after = carry_out(question, name, now, **arguments)
        assert question == before
        return after
    with pytest.raises(IllegalMove) as refusal:
        carry_out(question, name, now, **arguments)
    assert refusal.value.what.strip()
    assert refusal.value.remedy.strip()
    assert question == before
    return question


class QuestionMachine(RuleBasedStateMachine):
    """One question, verbs at random, and a clock that only moves forward, also over nights that change it."""

    @initialize(
        start=st.sampled_from(
            [NOW, datetime(2026, 10, 24, 16, tzinfo=BERLIN), datetime(2026, 4, 4, 20, tzinfo=LORD_HOWE)]
        )
    )
    def ask_it(self, start: datetime) -> None:
        self.now = start
        self.question = a_question(made_at=start)
        self.was_get_back = self.was_missed = False

    @rule(
        for_=AHEAD | st.timedeltas(timedelta(), timedelta(days=1)),
        zone=st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, UTC]),
    )
    def time_passes(self, for_: timedelta, zone: Any) -> None:
        self.now = plus(self.now, for_).astimezone(zone)

    @rule(name=VERBS, ahead=AHEAD, choice=st.integers(0, 11))
    def any_verb(self, name: str, ahead: timedelta, choice: int) -> None:
        if name == "delete" and choice:
            return  # rarely, as it ends the story
        self.question = try_out(self.question, name, self.now, ahead, choice)

    @rule(ahead=AHEAD)
    def the_next_step(self, ahead: timedelta) -> None:
        name = self.question.next_verb()
        if name is not None:
            self.any_verb(name, ahead, 1)
            assert not self.question.is_get_back or self.was_get_back

    @rule(name=VERBS, choice=st.integers(0, 11))
    def a_verb_with_poor_arguments(self, name: str, choice: int) -> None:
        """Empty words and times that have passed: refused in words, or harmless."""
        past = plus(self.now, timedelta(hours=-choice))
        poor: dict[str, Any] = {"text": " ", "answer": "", "name": " ", "due": past, "until": past}
        own = {"rules": RULES, "make_id": an_id} | poor
        wanted = {one: own[one] for one in Question.VERBS[name].accepts if one in own}
        before = self.question.replace()
        refusal = None
        try:
            carry_out(self.question, name, self.now, **wanted)
        except IllegalMove as error:
            refusal = error
        assert refusal is None or refusal.remedy.strip()
        assert self.question == before

    @invariant()
    def the_rules_hold(self) -> None:
        question, now = self.question, self.now
        assert question.state(now) in STATES
        assert question.is_get_back or not self.was_get_back
        self.was_get_back = question.is_get_back
        self.was_missed = self.was_missed or question.is_kept(now) is False
        assert (question.is_kept(now) is False) == self.was_missed
        assert not (question.answered_at and question.delivered_at)
        assert question.next_verb() is None or question.next_verb() in question.applicable(now)
        assert bool(question.deadlines(now, RULES)) == question.is_open()
        assert len(agenda.today([question.replace(snoozed_until=None)], now, RULES)) == question.is_open()
        if question.opened_at and question.due:
            assert is_before(question.opened_at, question.due)


@pytest.mark.slow
def test_any_verb_on_a_question_at_any_time_succeeds_or_is_refused_with_a_remedy() -> None:
    run_state_machine_as_test(
        QuestionMachine, settings=settings(max_examples=150, stateful_step_count=20, deadline=None)
    )


@given(merged_questions(), VERBS, AHEAD, st.integers(0, 11), near_now)
def test_whatever_was_merged_a_verb_on_a_question_succeeds_or_is_refused_with_a_remedy(
    question: Question, name: str, ahead: timedelta, choice: int, now: datetime
) -> None:
    try_out(question, name, now, ahead, choice)


@given(merged_questions(), near_now | moments)
def test_no_merge_of_facts_can_make_an_illegal_question(question: Question, now: datetime) -> None:
    assert question.state(now) in STATES
    assert question.is_kept(now) in (True, False, None)
    assert question.is_owed() <= bool(question.deadlines(now, RULES)) == question.is_open()
    assert question.next_verb() is None or question.next_verb() in question.applicable(now)
    assert len(agenda.today([question.replace(snoozed_until=None)], now, RULES)) == question.is_open()
    question.returns_at()


@given(moments)
def test_the_usual_due_time_is_always_still_to_come(opened: datetime) -> None:
    assert is_before(opened, usual_due(opened, RULES))


@given(st.lists(merged_questions(), max_size=6), st.randoms(use_true_random=False))
def test_repeats_are_the_same_in_whatever_order_a_merge_brings_the_questions(
    questions: list[Question], random: Random
) -> None:
    shuffled = random.sample(questions, len(questions))
    assert {one.id for one in repeats(shuffled)} == {one.id for one in repeats(questions)}
    for one in repeats(questions):
        assert is_repeat(one, shuffled)


@given(merged_questions())
def test_a_question_is_kept_and_read_back_as_it_was(question: Question) -> None:
    assert codec.decode("question", question.id, codec.encode(question), deleted=question.deleted) == question
