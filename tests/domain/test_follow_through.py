"""Practice 1, following through: due when, in which steps, and never closed short without counting."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import between, to_text
from cockpit.domain.promises.follow_through import STEPS, to_ask
from cockpit.domain.promises.promise import Promise
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, a_delivered_promise, a_promise, hours, nov

MONDAY_OFF = Rules(holidays=frozenset({date(2026, 11, 23)}))


def all_done(promise: Promise) -> Promise:
    """Return the promise followed through, four of four."""
    told = promise.confirm_received(NOW).clarify(NOW).share_news(NOW, text="a new model")
    return told.set_meeting(NOW, when=nov(25, 10))


def test_before_the_delivery_there_is_nothing_to_follow_through() -> None:
    assert a_promise().follow_through_due(RULES) is None
    assert a_promise().next_step() is None
    for attempt in (
        a_promise().confirm_received,
        a_promise().clarify,
        a_promise().skip_step,
        a_promise().close,
    ):
        with pytest.raises(IllegalMove, match="not delivered") as refusal:
            attempt(NOW)
        assert refusal.value.remedy == "Deliver it first."


def test_a_same_day_promise_is_followed_through_two_hours_after_its_delivery() -> None:
    assert a_promise().deliver(nov(18, 13)).follow_through_due(RULES) == nov(18, 15)
    assert a_promise().deliver(nov(18, 15)).follow_through_due(RULES) == nov(18, 17)


def test_those_two_hours_end_inside_working_hours_or_it_is_the_next_business_morning() -> None:
    assert a_promise().deliver(nov(18, 15, 30)).follow_through_due(RULES) == nov(19, 9)
    assert a_promise().deliver(nov(18, 22, 30)).follow_through_due(RULES) == nov(19, 9)
    friday = a_promise(made_at=nov(20, 10), theirs=nov(20, 17))
    assert friday.deliver(nov(20, 16)).follow_through_due(RULES) == nov(23, 9)


@pytest.mark.parametrize(
    ("delivered", "rules", "due"),
    [
        (nov(19, 11), RULES, nov(20, 9)),
        (nov(20, 16), RULES, nov(23, 9)),  # Friday → Monday
        (nov(20, 16), MONDAY_OFF, nov(24, 9)),  # the holiday skipped
        (nov(21, 12), RULES, nov(23, 9)),
        (nov(19, 23, 59), RULES, nov(20, 9)),
    ],
)
def test_any_other_promise_is_followed_through_the_next_business_morning(
    delivered: datetime, rules: Rules, due: datetime
) -> None:
    assert a_promise(theirs=nov(27, 16)).deliver(delivered).follow_through_due(rules) == due


def test_whether_it_was_same_day_is_told_in_the_zone_of_their_time() -> None:
    here = a_promise(made_at=nov(18, 23), theirs=nov(19, 0, 30)).deliver(nov(19, 10))
    assert here.follow_through_due(RULES) == nov(20, 9)
    there = a_promise(made_at=nov(19, 0, 30), theirs=nov(18, 20, zone=NEW_YORK)).deliver(nov(19, 10))
    assert there.follow_through_due(RULES) == nov(19, 12)


def test_a_promise_moved_to_another_day_is_not_same_day_any_more() -> None:
    promise = a_promise().renegotiate(NOW, rules=RULES, theirs=nov(19, 12))
    assert promise.deliver(nov(18, 15)).follow_through_due(RULES) == nov(19, 9)


def test_two_hours_are_real_time_where_the_clocks_change() -> None:
    night = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    promise = a_promise(made_at=night, theirs=night.replace(hour=16)).deliver(night)
    rules = Rules(day_starts=time(0), working_days=(6,))
    due = promise.follow_through_due(rules)
    assert due is not None
    assert between(night, due) == hours(2)
    assert to_text(due) == "2026-10-25T02:30:00+01:00[Europe/Berlin]"


def test_the_delivery_opens_the_follow_through_with_its_first_step() -> None:
    delivered = a_promise().deliver(NOW)
    assert delivered.state(NOW) == "delivered"
    assert delivered.next_verb() == "confirm-received"
    (due,) = delivered.deadlines(NOW, RULES)
    assert (due.kind, due.when) == ("follow-through", nov(18, 12, 20))
    assert due.reason == "Follow through, 0 of 4: Did they get it?"


def test_the_four_steps_lead_one_to_the_next_and_then_it_is_closed() -> None:
    promise, seen = a_delivered_promise(), []
    for name, said in (
        ("confirm_received", {}),
        ("clarify", {}),
        ("share_news", {"text": "a new model"}),
        ("set_meeting", {"when": nov(25, 10)}),
    ):
        seen.append((promise.next_verb(), promise.follow_through.count(), promise.state(NOW)))
        promise = getattr(promise, name)(NOW, **said)
    assert seen == [
        ("confirm-received", 0, "delivered"),
        ("clarify", 1, "following through"),
        ("share-news", 2, "following through"),
        ("set-meeting", 3, "following through"),
    ]
    assert (promise.state(NOW), promise.follow_through.count(), promise.next_verb()) == ("closed", 4, None)
    assert not promise.is_open()
    assert promise.deadlines(NOW, RULES) == ()


@pytest.mark.parametrize("text", ["", "  "])
def test_news_needs_words(text: str) -> None:
    with pytest.raises(IllegalMove, match="words") as refusal:
        a_delivered_promise().share_news(NOW, text=text)
    assert "new since you talked" in refusal.value.remedy


def test_a_meeting_is_never_in_the_past() -> None:
    for past in (NOW, nov(17, 10)):
        with pytest.raises(IllegalMove, match="passed"):
            a_delivered_promise().set_meeting(NOW, when=past)
    dated = a_delivered_promise().set_meeting(NOW, when=nov(25, 17), whole_day=True)
    assert dated.follow_through.steps["meeting"].whole_day


def test_the_way_to_meet_again_is_a_date_or_ready_now() -> None:
    with pytest.raises(IllegalMove, match="date"):
        a_delivered_promise().set_meeting(NOW)
    assert a_delivered_promise().set_meeting(NOW, when=nov(25, 10)).follow_through.steps[
        "meeting"
    ].when == nov(25, 10)
    assert (
        a_delivered_promise().set_meeting(NOW, ready=True).follow_through.steps["meeting"].text == "ready now"
    )


@given(st.sets(st.sampled_from(tuple(STEPS)), max_size=3))
def test_it_cannot_close_under_four_of_four_without_counted_skips(done: set[str]) -> None:
    promise = a_delivered_promise()
    for step in done:
        promise = promise.replace(
            steps={
                **promise.follow_through.steps,
                step: all_done(a_delivered_promise()).follow_through.steps[step],
            }
        )
    with pytest.raises(IllegalMove, match=f"{len(done)} of 4") as refusal:
        promise.close(NOW)
    assert "skip" in refusal.value.remedy
    closed = promise.close(NOW, skip=True)
    assert closed.state(NOW) == "closed"
    assert closed.follow_through.count() == len(done)
    assert sum(step.skipped for step in closed.follow_through.steps.values()) == 4 - len(done)


def test_a_skip_is_counted_and_takes_the_next_step_unless_one_is_named() -> None:
    promise = a_delivered_promise().skip_step(NOW).skip_step(NOW, step="news")
    assert [step for step, fact in promise.follow_through.steps.items() if fact.skipped] == [
        "received",
        "news",
    ]
    assert promise.follow_through.count() == 0
    assert promise.next_verb() == "clarify"


def test_a_step_nobody_knows_is_refused_with_the_steps_there_are() -> None:
    with pytest.raises(IllegalMove, match="lunch") as refusal:
        a_delivered_promise().skip_step(NOW, step="lunch")
    assert all(step in refusal.value.remedy for step in STEPS)


def test_a_step_is_done_once() -> None:
    promise = a_delivered_promise().clarify(NOW)
    assert "clarify" not in promise.applicable(NOW)
    with pytest.raises(IllegalMove, match="already"):
        promise.clarify(NOW)
    with pytest.raises(IllegalMove, match="already"):
        promise.skip_step(NOW, step="clarify")


def test_what_is_closed_stays_closed() -> None:
    closed = all_done(a_delivered_promise())
    for attempt in (closed.confirm_received, closed.clarify, closed.skip_step, closed.close):
        with pytest.raises(IllegalMove, match="closed"):
            attempt(NOW)


def test_a_step_done_brings_a_snoozed_promise_back() -> None:
    snoozed = a_delivered_promise().snooze(NOW, until=nov(18, 12))
    assert snoozed.confirm_received(NOW).snoozed_until is None


@pytest.mark.parametrize("text", ["call back", "Ring back about the pilot", "Rückruf", "zurückrufen"])
def test_who_called_back_has_sent_nothing_and_says_so(text: str) -> None:
    assert to_ask(text, "received", "Acme") == (
        "Acme, I called you back, as I promised. Is it settled, as you had in mind?"
    )
    assert to_ask(text, "clarify").startswith("I called you back, as I promised. I have it before me")
    assert to_ask("spec sheet", "received").startswith("You should have what I promised: spec sheet. Did it")
