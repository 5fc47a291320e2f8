"""Any verb at any time, any facts that a merge may put together: the rules of practice 4 hold throughout."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import agenda
from cockpit.domain.calls.call import Call
from cockpit.domain.calls.outcome import OUTCOMES
from cockpit.domain.calls.wording_check import EXCUSES
from cockpit.domain.entry import Contact
from cockpit.domain.moment import plus
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import NOW, RULES, a_call, an_id, hours, nov
from tests.domain.strategies import near_now, words

STATES = {"to plan", "planned", "held", "cancelled", *OUTCOMES}
PLAN = {
    "gain": "parts a week sooner",
    "decision": "the frame order",
    "theirs": "send the drawings",
    "mine": "a quote",
}
_maybe = st.none() | near_now


@st.composite
def merged_calls(draw: st.DrawFn) -> Call:
    """Draw a call with any facts beside each other, also those that no verb would put together."""
    keys = st.sampled_from("abcd")
    facts = (
        "held_at",
        "their_step_by",
        "my_step_by",
        "excuse_overridden_at",
        "snoozed_until",
        "cancelled_at",
        *OUTCOMES.values(),
    )
    lines = ("gain", "decision", "ask_theirs", "ask_mine", "their_step", "my_step")
    return a_call(
        text=draw(words | st.sampled_from(EXCUSES)),
        customer=draw(st.none() | st.integers(1, 3)),
        whole_day=draw(st.booleans()),
        bring=draw(st.dictionaries(keys, words, max_size=2)),
        contacts=draw(st.dictionaries(keys, st.builds(Contact, at=near_now, text=words), max_size=2)),
        deleted=draw(st.sampled_from((False, False, False, True))),
        **{fact: draw(_maybe) for fact in facts},
    ).replace(when=draw(_maybe), **{line: draw(words) for line in lines})


def test_of_several_outcomes_a_decision_stands_before_a_step_and_a_step_before_none() -> None:
    for first, second in combinations(OUTCOMES, 2):
        for one, other in ((nov(18), nov(19)), (nov(19), nov(18))):
            call = a_call(**{OUTCOMES[first]: one, OUTCOMES[second]: other})
            assert call.state(NOW) == first
            assert call.outcome_at() == one
            assert call.was_held_at() == nov(18)


def sound(call: Call, name: str, now: datetime, choice: int) -> dict[str, Any]:
    """Return arguments with which a verb that applies must succeed; `choice` varies them."""
    later, odd = plus(now, hours(choice + 1)), choice % 2
    mine = ({}, {"mine": "a quote"}, {"mine": "a quote", "mine_by": later})[choice % 3]
    common = {
        "rules": RULES,
        "make_id": an_id,
        "theirs": "send the drawings",
        "by": later,
        "whole_day": odd == 0,
    }
    moved = {"when": later, "whole_day": True} if odd and call.was_held_at() is None else {"text": "prices"}
    arguments: dict[str, dict[str, Any]] = {
        "plan": PLAN if odd else {"gain": "a sound sleep"},
        "bring-along": {"text": "references"},
        "advance": common | mine | {"held": True},
        "continue": {"held": True},
        "order-promised": {"held": bool(odd)},
        "decline": {"held": bool(odd)},
        "touch": {"text": "rang: all well"} if odd else {"reached": False},
        "note": {"text": "likes rowing"},
        "snooze": {"until": later},
        "edit": moved,
    }
    return arguments.get(name, {})


@given(merged_calls(), near_now, st.sampled_from(sorted(Call.VERBS)), st.integers(0, 11))
def test_any_verb_on_any_call_succeeds_if_it_applies_and_else_is_refused_with_a_remedy(
    call: Call, now: datetime, name: str, choice: int
) -> None:
    before, method, arguments = (
        call.replace(),
        partial(Call.VERBS[name].method, call),
        sound(call, name, now, choice),
    )
    if name in call.applicable(now):
        after = method(now, **arguments)
        for record in after if isinstance(after, tuple) else (after,):
            assert record.state(now)
            assert bool(record.deadlines(now, RULES)) <= record.is_open()
            assert (
                codec.decode(record.KIND, record.id, codec.encode(record), deleted=record.deleted) == record
            )
    else:
        with pytest.raises(IllegalMove) as refusal:
            method(now, **arguments)
        assert refusal.value.what.strip()
        assert refusal.value.remedy.strip()
    assert call == before


@given(merged_calls(), near_now)
def test_no_merge_makes_an_illegal_call(call: Call, now: datetime) -> None:
    assert call.state(now) in STATES
    assert call.is_open() == (
        not call.deleted and call.state(now) in STATES - {*OUTCOMES, "cancelled"} | {"continued"}
    )
    assert call.next_verb() is None or call.next_verb() in call.applicable(now)
    assert len(call.deadlines(now, RULES)) <= call.is_open()
    assert all(found.reason.strip() for found in call.deadlines(now, RULES))
    assert (call.outcome() is None) or call.was_held_at() is not None
    assert call.preparation.in_short().strip()
    assert len(agenda.today([call.replace(snoozed_until=None)], now, RULES)) == call.is_open()


@given(merged_calls())
def test_a_call_is_read_back_as_it_was_written(call: Call) -> None:
    values = codec.encode(call.replace(deleted=False))
    assert codec.decode("call", call.id, values, deleted=call.deleted) == call
