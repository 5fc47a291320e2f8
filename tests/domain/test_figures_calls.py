"""The figures of practice 4, held against a slow count from what happened."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.calls import figures
from cockpit.domain.calls.call import Call
from cockpit.domain.moment import plus
from tests.domain.builders import NEW_YORK, NOW, RULES, a_call, a_held_call, an_id, nov
from tests.domain.test_call_in_any_order import merged_calls

ENDINGS = ("advanced", "continued", "ordered", "declined", "finished", "no outcome", "not held")
stories = st.lists(
    st.fixed_dictionaries(
        {
            "ends": st.sampled_from(ENDINGS),
            "customer": st.sampled_from([None, 1, 1, 2]),
            "gain": st.sampled_from(["", "a week"]),
            "excuse": st.booleans(),
            "deleted": st.sampled_from([False, False, False, True]),
        }
    ),
    max_size=15,
)


def told(story: dict[str, Any], day: int) -> Call:
    """Return the call that a story leads to, made with the verbs, held on that day after `NOW`."""
    held_at = plus(NOW, timedelta(days=day)).astimezone(NEW_YORK)
    call = a_call(
        held_at,
        customer=story["customer"],
        gain=story["gain"],
        text="touch base" if story["excuse"] else "settle the price",
    )
    if story["excuse"]:
        call = call.override_excuse(NOW)
    if story["ends"] != "not held":
        call = call.hold(held_at)
    ended_at = plus(held_at, timedelta(hours=6))
    if story["ends"] == "advanced":
        call, *_ = call.advance(
            ended_at, rules=RULES, make_id=an_id, theirs="send it", by=plus(ended_at, timedelta(days=1))
        )
    ends: dict[str, Any] = {
        "continued": call.continue_,
        "ordered": call.order_promised,
        "declined": call.decline,
    }
    ends["finished"] = call.no_further_call
    if story["ends"] in ends:
        call = ends[story["ends"]](ended_at)
    return call.delete(ended_at) if story["deleted"] else call


@given(stories, st.randoms(use_true_random=False))
def test_the_figures_of_calls_agree_with_a_slow_count(stories: list[dict[str, Any]], random: Any) -> None:
    calls = [told(story, day) for day, story in enumerate(stories)]
    standing = [(day, story) for day, story in enumerate(stories) if not story["deleted"]]
    held = [story for _, story in standing if story["ends"] != "not held"]
    ended = [story for story in held if story["ends"] != "no outcome"]
    counts, waits = [], []
    for customer in (1, 2):
        since: list[int] = []
        for day, story in standing:
            if story["customer"] != customer or story["ends"] == "not held":
                continue
            since.append(day)
            if story["ends"] in ("ordered", "declined"):
                counts.append(len(since))
                if story["ends"] == "ordered":
                    waits.append((day - since[0]) * 24 + 6)
                since = []
    random.shuffle(calls)
    found = figures.calls(calls)
    assert found.held == len(held)
    assert found.decisions == len(counts)
    assert found.calls_per_decision == (median(counts) if counts else None)
    assert found.to_order == (timedelta(hours=median(waits)) if waits else None)
    assert found.overridden == sum(story["excuse"] for _, story in standing)
    gains = sum(bool(story["gain"]) for story in held)
    assert found.value_share == (gains / len(held) if held else None)
    advances = sum(story["ends"] == "advanced" for story in ended)
    assert found.advance_rate == (advances / len(ended) if ended else None)


def test_where_nothing_was_held_there_are_no_figures() -> None:
    found = figures.calls([a_call()])
    assert (found.held, found.decisions, found.overridden) == (0, 0, 0)
    assert (found.calls_per_decision, found.value_share, found.advance_rate, found.to_order) == (None,) * 4


def test_a_decision_of_a_period_counts_its_calls_from_the_first() -> None:
    earlier = a_held_call(nov(2), excuse_overridden_at=nov(2), gain="").continue_(nov(2))
    story = [earlier, a_held_call(nov(9)).order_promised(nov(9)), a_held_call(nov(16)).decline(nov(16))]
    found = figures.calls(story, nov(9), nov(16))
    assert (found.held, found.decisions, found.calls_per_decision) == (1, 1, 2)
    assert (found.value_share, found.advance_rate, found.overridden) == (1, 0, 0)
    assert found.to_order == timedelta(days=7)
    assert figures.calls(story, nov(16)).to_order is None
    assert figures.calls(story, end=nov(9)).overridden == 1


def test_it_is_said_which_call_it_is_beside_the_median() -> None:
    others = [a_held_call(nov(day), customer=1) for day in (2, 3)]
    others.append(a_held_call(nov(4), customer=1).order_promised(nov(4)))
    ours = [a_held_call(nov(day), customer=2) for day in (5, 6, 7)]
    coming = a_call(nov(20), customer=2)
    assert figures.said(coming, [*others, *ours, coming]) == "call 4; your median is 3"
    assert figures.said(ours[1], [*others, *ours, coming]) == "call 2; your median is 3"
    assert figures.said(coming, [*ours, coming]) == "call 4"
    others.append(a_held_call(nov(8), customer=1).decline(nov(8)))
    assert figures.said(coming, others) == "call 1; your median is 2"


def test_counting_begins_anew_once_they_have_decided() -> None:
    decided = a_held_call(nov(4)).decline(nov(4))
    assert figures.number(a_call(), [a_held_call(nov(3)), decided]) == 1
    assert figures.number(a_call(), [decided, a_held_call(nov(5))]) == 2
    assert figures.number(decided, [a_held_call(nov(3)), decided]) == 2
    assert figures.number(a_call(customer=None), [a_held_call(nov(3), customer=None)]) == 1


@given(st.lists(merged_calls(), max_size=6))
def test_the_figures_of_calls_stand_whatever_was_merged(calls: list[Call]) -> None:
    found = figures.calls(calls)
    assert 0 <= (found.value_share or 0) <= 1
    assert 0 <= (found.advance_rate or 0) <= 1
    for call in calls:
        assert 1 <= figures.number(call, calls) <= len(calls)
        assert figures.said(call, calls).startswith("call ")
