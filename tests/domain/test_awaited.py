"""Practice 4: what the customer owns, by their own date."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import agenda
from cockpit.domain.awaited import Awaited
from cockpit.domain.entry import Contact
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import NOW, RULES, an_awaited, hours, nov
from tests.domain.strategies import near_now, words

THURSDAY = nov(19, 17)


@st.composite
def merged_awaited(draw: st.DrawFn) -> Awaited:
    """Draw an awaited item with any facts beside each other."""
    keys = st.sampled_from("abcd")
    return an_awaited(
        draw(near_now),
        text=draw(words),
        whole_day=draw(st.booleans()),
        customer=draw(st.none() | st.integers(1, 3)),
        received_at=draw(st.none() | near_now),
        chased=draw(st.dictionaries(keys, near_now, max_size=3)),
        call=draw(st.none() | st.integers(1, 3)),
        contacts=draw(st.dictionaries(keys, st.builds(Contact, at=near_now, text=words), max_size=2)),
        snoozed_until=draw(st.none() | near_now),
        deleted=draw(st.sampled_from((False, False, False, True))),
    )


def reason(item: Awaited, now: datetime) -> str:
    return item.deadlines(now, RULES)[0].reason


def test_it_is_awaited_then_overdue_then_received() -> None:
    item = an_awaited(THURSDAY)
    assert item.state(NOW) == "awaited"
    assert item.state(THURSDAY) == "awaited"
    assert item.state(THURSDAY + timedelta(microseconds=1)) == "overdue"
    assert item.received(nov(20, 9)).state(nov(20, 9)) == "received"


def test_what_they_owe_is_due_by_their_date() -> None:
    (due,) = an_awaited().deadlines(NOW, RULES)
    assert (due.when, due.kind, due.severity, due.whole_day) == (nov(26, 17), "awaited", "later", True)
    assert due.reason == "They said by Thu 26 Nov."
    assert reason(an_awaited(nov(18, 16)), NOW) == "They said by 16:00."


def test_one_whose_own_date_passed_says_since_when_and_how_long_they_are_silent() -> None:
    item = an_awaited(THURSDAY, whole_day=True)
    assert reason(item, nov(21, 18)) == "Said back Thu 19 Nov; radio silent 2 d."
    assert item.deadlines(nov(21, 18), RULES)[0].severity == "late"
    assert reason(an_awaited(nov(18, 9)), NOW) == "Said back Wed 18 Nov 09:00; radio silent 1 h 20."


def test_a_contact_after_their_date_ends_the_silence_and_one_before_does_not() -> None:
    item = an_awaited(THURSDAY, whole_day=True)
    assert "silent 2 d" in reason(item.touch(NOW, text="rang: all well"), nov(21, 18))
    assert "silent 3 h" in reason(item.touch(nov(21, 15), text="rang: all well"), nov(21, 18))


def test_a_chase_is_logged_and_hides_or_moves_nothing() -> None:
    item = an_awaited(THURSDAY, whole_day=True)
    chased = item.chase(nov(20, 9)).chase(nov(20, 9))
    assert list(chased.chased.values()) == [nov(20, 9), nov(20, 9)]
    assert (chased.due, chased.snoozed_until, chased.contacts) == (THURSDAY, None, {})
    assert reason(chased, nov(21, 18)) == "Said back Thu 19 Nov; radio silent 2 d; chased 2 times."
    assert reason(an_awaited().chase(NOW), NOW) == "They said by Thu 26 Nov; chased once."


def test_received_is_the_next_step_and_the_last() -> None:
    item = an_awaited(snoozed_until=nov(25))
    assert item.next_verb() == "received"
    done = item.received(NOW)
    assert (done.is_open(), done.next_verb(), done.deadlines(NOW, RULES)) == (False, None, ())
    assert done.snoozed_until is None
    for name in ("received", "chase"):
        with pytest.raises(IllegalMove) as refusal:
            getattr(done, name)(NOW)
        assert refusal.value.remedy


def test_a_new_date_of_theirs_can_be_noted() -> None:
    edited = an_awaited().edit(NOW, due=nov(30, 12))
    assert (edited.due, edited.whole_day, edited.text) == (nov(30, 12), False, "signed terms")
    assert edited.edit(NOW, text="terms").due == nov(30, 12)


def test_a_snoozed_one_always_comes_back() -> None:
    item = an_awaited(THURSDAY).snooze(NOW, until=nov(23, 9))
    assert item.is_snoozed(nov(20, 9))
    assert not item.is_snoozed(nov(23, 9))


def test_an_awaited_item_has_every_verb_of_the_practice() -> None:
    assert list(Awaited.VERBS) == ["received", "chase", "edit", "note", "touch", "snooze", "delete"]


@given(merged_awaited(), near_now, st.sampled_from(sorted(Awaited.VERBS)), st.booleans())
def test_any_verb_on_any_awaited_item_succeeds_if_it_applies_and_else_is_refused_with_a_remedy(
    item: Awaited, now: datetime, name: str, odd: bool
) -> None:
    arguments: dict[str, dict[str, Any]] = {
        "note": {"text": "likes rowing"},
        "touch": {"text": "rang: all well"} if odd else {"reached": False},
        "snooze": {"until": now + hours(1)},
        "edit": {"due": now, "whole_day": odd} if odd else {"text": "terms"},
    }
    wanted = arguments.get(name, {})
    before, method = item.replace(), partial(Awaited.VERBS[name].method, item)
    if name in item.applicable(now):
        assert isinstance(method(now, **wanted), Awaited)
    else:
        with pytest.raises(IllegalMove) as refusal:
            method(now, **wanted)
        assert refusal.value.remedy
    assert item == before


@given(merged_awaited(), near_now)
def test_no_merge_makes_an_illegal_awaited_item(item: Awaited, now: datetime) -> None:
    assert item.state(now) in ("awaited", "overdue", "received")
    assert bool(item.deadlines(now, RULES)) == item.is_open()
    assert item.next_verb() is None or item.deleted or item.next_verb() in item.applicable(now)
    assert item.silent_for(now) >= timedelta()
    agenda.today([item], now, RULES)


@given(merged_awaited())
def test_an_awaited_item_is_read_back_as_it_was_written(item: Awaited) -> None:
    values = codec.encode(item.replace(deleted=False))
    assert codec.decode("awaited", item.id, values, deleted=item.deleted) == item


def test_what_is_late_is_chased_and_a_chase_is_a_contact_only_where_it_reached_them() -> None:
    item = an_awaited()
    before, late = item.due - hours(1), item.due + hours(1)
    assert [due.verb for due in item.deadlines(before, RULES)] == [""]
    assert [due.verb for due in item.deadlines(late, RULES)] == ["chase"]
    sent = item.chase(late, text="mailed Bo")
    assert (len(sent.chased), sent.last_contact()) == (1, None)
    reached = item.chase(late, text="it comes on monday", reached=True)
    assert reached.last_contact() == late
    assert item.chase(late).contacts == {}
    assert [due.verb for due in sent.deadlines(late, RULES)] == ["chase"]
