"""Practice 4, calls: planned so that they create value, and ended with commitments on both sides."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cockpit.domain.calls.call import Call
from cockpit.domain.calls.facts import facts
from cockpit.domain.calls.figures import calls
from cockpit.domain.calls.wording_check import QUESTION
from cockpit.domain.entry import Entry
from cockpit.domain.fact import When
from cockpit.domain.people import id_of
from cockpit.errors import Asked, IllegalMove
from cockpit.store import codec
from tests.domain.builders import NEW_YORK, NOW, RULES, a_call, a_held_call, an_id, nov

PLAN = {
    "gain": "parts a week sooner",
    "decision": "the frame order",
    "theirs": "send the drawings",
    "mine": "a quote",
}
ENDINGS = ("continue_", "order_promised", "decline", "no_further_call")


def advanced(call: Call, now: datetime = NOW, **more: Any) -> tuple[Entry, ...]:
    """Return what an advance leaves: they send the drawings by Monday, unless said otherwise."""
    agreed: dict[str, Any] = {"theirs": "send the drawings", "by": nov(23, 12)}
    return call.advance(now, rules=RULES, make_id=an_id, **(agreed | more))


def due(call: Call, now: datetime = NOW) -> tuple[str, datetime, str]:
    """Return the kind, the moment and the reason of a call's only deadline."""
    (found,) = call.deadlines(now, RULES)
    return found.kind, found.when, found.reason


# The plan.


def test_a_call_is_planned_in_three_lines() -> None:
    call = a_call().plan(NOW, **PLAN)
    assert (
        call.preparation.gain,
        call.preparation.decision,
        call.preparation.ask_theirs,
        call.preparation.ask_mine,
    ) == tuple(PLAN.values())
    assert (a_call().state(NOW), call.state(NOW)) == ("to plan", "planned")
    again = call.plan(NOW, gain="parts at once")
    assert (again.preparation.gain, again.preparation.decision, again.preparation.ask_mine) == (
        "parts at once",
        "the frame order",
        "a quote",
    )


def test_a_plan_begins_with_what_they_gain() -> None:
    with pytest.raises(IllegalMove, match="they gain") as refusal:
        a_call().plan(NOW, gain="  ", decision="the frame order")
    assert "THEY" in refusal.value.remedy


def test_a_call_is_due_at_its_time_with_its_plan_in_short() -> None:
    assert due(a_call()) == ("call", nov(19, 10), "No plan yet: what do THEY gain?")
    told = "They gain: parts a week sooner. It moves: the frame order. Ask them: send the drawings. Offer: a quote."
    assert due(a_call().plan(NOW, **PLAN))[2] == told
    assert due(a_call(gain="a sound sleep."))[2] == "They gain: a sound sleep."


def test_a_call_whose_time_has_passed_asks_whether_it_was_held() -> None:
    call = a_call(gain="a sound sleep")
    assert due(call, nov(19, 11))[2] == "Was it held (10:00)? Hold it, or move it."
    assert call.deadlines(nov(19, 11), RULES)[0].severity == "late"
    assert call.edit(nov(19, 11), when=nov(20, 9)).deadlines(nov(19, 11), RULES)[0].severity == "later"


def test_a_call_on_a_date_alone_shows_as_a_date_and_one_without_is_for_some_day() -> None:
    whole = a_call().edit(NOW, when=nov(20, 17), whole_day=True)
    assert whole.deadlines(NOW, RULES)[0].whole_day
    assert due(whole, nov(21, 9))[2] == "Was it held (Fri 20 Nov)? Hold it, or move it."
    someday = a_call().replace(when=None)
    assert someday.is_open()
    assert someday.deadlines(NOW, RULES) == ()


def test_what_will_be_needed_is_brought_along() -> None:
    call = a_call().bring_along(NOW, text="references").bring_along(NOW, text="the plant manager")
    assert list(call.preparation.bring.values()) == ["references", "the plant manager"]
    with pytest.raises(IllegalMove, match="words"):
        call.bring_along(NOW, text=" ")


def test_an_excuse_is_overridden_once_which_is_counted() -> None:
    call = a_call(text="touch base")
    assert call.excuse() == QUESTION
    kept = call.override_excuse(NOW)
    assert (kept.excuse(), kept.preparation.excuse_overridden_at) == (None, NOW)
    for other in (kept, a_call(), a_held_call(text="touch base")):
        assert "override-excuse" not in other.applicable(NOW)
        with pytest.raises(IllegalMove) as refusal:
            other.override_excuse(NOW)
        assert refusal.value.remedy


def test_the_next_step_is_to_plan_then_to_hold_then_to_advance() -> None:
    call = a_call()
    assert call.next_verb() == "plan"
    call = call.plan(NOW, gain="a sound sleep")
    assert call.next_verb() == "hold"
    call = call.hold(NOW)
    assert call.next_verb() == "advance"
    assert call.continue_(NOW).next_verb() == "advance"
    assert call.decline(NOW).next_verb() is None


def test_a_snooze_hides_a_call_until_its_time_at_the_latest() -> None:
    call = a_call().snooze(NOW, until=nov(25, 9))
    assert call.is_snoozed(nov(19, 9))
    assert not call.is_snoozed(nov(19, 10))


# The outcome.


def test_a_held_call_asks_for_its_outcome_the_same_evening() -> None:
    held = a_call().hold(nov(19, 11))
    assert held.state(nov(19, 11)) == "held"
    assert due(held, nov(19, 11)) == ("outcome", nov(19, 17), "How did it go? Who does what, and by when?")
    assert due(a_call().hold(nov(19, 19)), nov(19, 19))[1] == nov(19, 20)
    assert due(a_call().hold(nov(19, 11, zone=NEW_YORK)))[1] == nov(19, 17, zone=NEW_YORK)


def test_an_advance_needs_a_step_of_theirs_and_its_date() -> None:
    call = a_held_call()
    for poor in ({"theirs": " "}, {"by": NOW}, {"mine": "a quote", "mine_by": NOW}, {"mine_by": nov(19, 9)}):
        with pytest.raises(IllegalMove) as refusal:
            advanced(call, **poor)
        assert refusal.value.remedy


def test_theirs_becomes_an_awaited_item_with_its_date() -> None:
    call = a_held_call()
    after, awaited = advanced(call)
    assert isinstance(after, Call)
    assert (after.state(NOW), after.is_open()) == ("advanced", False)
    assert (after.their_step, after.their_step_by, after.my_step_by) == (
        "send the drawings",
        nov(23, 12),
        None,
    )
    values = codec.encode(awaited)
    assert awaited.KIND == "awaited"
    assert (awaited.text, awaited.customer, values["call"]) == (
        "send the drawings",
        id_of("Acme"),
        str(call.id),
    )
    assert awaited.deadlines(NOW, RULES)[0].reason == "They said by Mon 23 Nov 12:00."


def test_what_was_agreed_by_a_day_is_told_by_that_day_and_no_hour() -> None:
    after, _, _ = advanced(a_held_call(), mine="a quote", by=nov(23, 17), whole_day=True)
    assert isinstance(after, Call)
    said = {fact.key: fact.words for fact in facts(after, NOW, RULES)}
    assert said["their_step"][-1] == When(moment=nov(23, 17), whole_day=True)
    assert said["my_step"][-1] == When(moment=nov(19, 17), whole_day=True)
    timed, _ = advanced(a_held_call())
    assert isinstance(timed, Call)
    told = {fact.key: fact.words for fact in facts(timed, NOW, RULES)}
    assert told["their_step"][-1] == When(moment=nov(23, 12))


def test_mine_becomes_a_promise_due_by_the_next_business_day() -> None:
    after, _, promise = advanced(a_held_call(nov(20, 11)), nov(20, 11), mine="a quote")
    assert isinstance(after, Call)
    assert (after.my_step, after.my_step_by) == ("a quote", nov(23, 17))
    clocks = {found.kind: found for found in promise.deadlines(nov(20, 11), RULES)}
    assert (promise.KIND, promise.text, promise.customer) == ("promise", "a quote", id_of("Acme"))
    assert (clocks["theirs"].when, clocks["theirs"].whole_day) == (nov(23, 17), True)
    assert clocks["mine"].when < nov(23, 17)
    _, _, promise = advanced(a_held_call(), mine="a quote", mine_by=nov(19, 12))
    assert promise.deadlines(NOW, RULES)[1].when == nov(19, 12)


def test_of_two_times_only_the_date_alone_is_a_whole_day() -> None:
    agreed: dict[str, Any] = {"by": nov(23, 17), "mine": "a quote", "mine_by": nov(19, 12), "whole_day": True}
    _, theirs, mine = advanced(a_held_call(), **agreed)
    assert theirs.deadlines(NOW, RULES)[0].whole_day
    assert not mine.deadlines(NOW, RULES)[1].whole_day


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_outcome_implies_that_the_call_was_held(ending: str) -> None:
    said = {"held": True} if ending == "no_further_call" else {}  # which may be said of one that was not
    assert getattr(a_call(nov(18, 10)), ending)(NOW, **said).held_at == NOW
    assert getattr(a_held_call(nov(18, 9)), ending)(NOW).held_at == nov(18, 9)


def test_no_further_call_said_before_the_call_cancels_it_and_does_not_count_as_held() -> None:
    for cancelled in (a_call().no_further_call(NOW), a_call().cancel(NOW)):
        assert (cancelled.state(NOW), cancelled.is_open(), cancelled.was_held_at()) == (
            "cancelled",
            False,
            None,
        )
        assert cancelled.deadlines(NOW, RULES) == ()
        assert calls([cancelled]).held == 0
        for attempt in (cancelled.hold, cancelled.cancel, cancelled.decline):
            with pytest.raises(IllegalMove, match="cancelled"):
                attempt(NOW)
    today = a_call(nov(18, 17), whole_day=True)
    with pytest.raises(Asked, match="planned for Wed 18 Nov"):  # on its day it may have been held
        today.no_further_call(NOW)
    assert today.no_further_call(NOW, held=True).state(NOW) == "no further call"
    assert today.no_further_call(NOW, held=False).was_held_at() is None
    with pytest.raises(IllegalMove, match="was held"):
        a_held_call().cancel(NOW)


def test_a_call_that_is_an_excuse_is_held_only_with_the_override() -> None:
    call = a_call(text="touch base")
    for attempt in (call.hold, call.continue_, call.decline):
        with pytest.raises(IllegalMove, match="An excuse") as refusal:
            attempt(NOW)
        assert "override-excuse" in refusal.value.remedy
    assert call.override_excuse(NOW).hold(NOW).held_at == NOW
    assert call.edit(NOW, text="settle the price").hold(NOW).held_at == NOW
    assert call.no_further_call(NOW).state(NOW) == "cancelled"


def test_a_gain_that_is_an_excuse_is_pointed_out_and_is_no_plan() -> None:
    call = a_call().plan(NOW, gain="touch base")
    assert (call.excuse() is None, call.state(NOW)) == (False, "to plan")
    with pytest.raises(IllegalMove, match="An excuse"):
        call.hold(NOW)
    assert call.override_excuse(NOW).state(NOW) == "planned"


def test_no_further_call_needed_is_an_outcome_and_closes_it() -> None:
    finished = a_held_call().no_further_call(NOW)
    assert (finished.state(NOW), finished.is_open()) == ("no further call", False)
    assert finished.deadlines(NOW, RULES) == ()


def test_an_order_promised_or_a_no_closes_the_call() -> None:
    assert a_held_call().order_promised(NOW).state(NOW) == "order promised"
    assert a_held_call().decline(NOW).state(NOW) == "declined"
    for ending in ENDINGS:
        with pytest.raises(IllegalMove, match="declined") as refusal:
            getattr(a_held_call().decline(NOW), ending)(NOW)
        assert "next call" in refusal.value.remedy


def test_a_held_call_is_neither_planned_nor_moved_nor_held_again() -> None:
    held = a_held_call()
    for refused in (held.hold, lambda now: held.plan(now, **PLAN), lambda now: held.edit(now, when=nov(20))):
        with pytest.raises(IllegalMove, match="it was held"):
            refused(NOW)
    assert held.edit(NOW, text="prices").text == "prices"


# The be-back watch.


def test_a_meeting_without_a_step_of_theirs_shows_how_long_they_are_silent() -> None:
    call = a_held_call(NOW).continue_(NOW)
    assert call.is_open()
    assert due(call) == ("be-back", nov(20, 10, 20), "No step of theirs is agreed: get one, with its date.")
    assert due(call, nov(24, 11))[2] == "No step of theirs is agreed: radio silent 6 d."
    assert call.deadlines(nov(24, 11), RULES)[0].severity == "late"


def test_a_contact_resets_the_silence() -> None:
    touched = a_held_call(NOW).continue_(NOW).touch(nov(22, 9), text="rang: all well")
    assert due(touched, nov(24, 11))[:2] == ("be-back", nov(24, 9))
    assert "radio silent 2 d" in due(touched, nov(24, 11))[2]


def test_a_continuation_ends_with_a_later_outcome() -> None:
    call = a_held_call().continue_(NOW)
    with pytest.raises(IllegalMove, match="continuation already"):
        call.continue_(NOW)
    assert call.no_further_call(nov(20)).state(nov(20)) == "no further call"
    after, *_ = advanced(call)
    assert after.state(NOW) == "advanced"
    assert after.deadlines(NOW, RULES) == ()


def test_a_call_has_every_verb_of_the_practice() -> None:
    practised = {
        "plan",
        "hold",
        "advance",
        "continue",
        "order-promised",
        "decline",
        "no-further-call",
        "cancel",
    }
    common = {"note", "touch", "snooze", "edit", "delete"}
    assert set(Call.VERBS) == practised | common | {"override-excuse", "bring-along"}
    asked = {one.name: (one.kind, one.required) for one in Call.VERBS["advance"].takes}
    assert asked == {
        "theirs": ("text", True),
        "by": ("moment", True),
        "mine": ("text", False),
        "mine_by": ("moment", False),
        "held": ("yes", False),
    }
