"""What every kind of record shares: remarks, contacts, snooze, and verbs that know what they take."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import kinds
from cockpit.domain.entry import Entry, new_key
from cockpit.domain.moment import plus
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Note, Todo
from cockpit.errors import IllegalMove
from tests.domain.builders import BERLIN, NOW, a_delivered_promise, a_note, a_promise, a_todo, nov
from tests.domain.strategies import entries, moments

KINDS = (Promise, Todo, Note)
EVERY_KIND = pytest.mark.parametrize(
    "record", [a_promise(), a_todo(nov(19)), a_note(nov(19))], ids=lambda r: r.KIND
)
PRACTICE = (
    "agree renegotiate deliver confirm-received clarify share-news set-meeting skip-step break close "
    "note touch snooze edit delete"
)


def test_a_promise_has_every_verb_of_the_practice() -> None:
    assert set(PRACTICE.split()) <= set(Promise.VERBS)
    assert {"done", "note", "touch", "snooze", "edit", "delete"} == set(Todo.VERBS) == set(Note.VERBS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_verb_leads_to_its_method_and_says_what_it_takes(kind: type[Entry]) -> None:
    for name, verb in kind.VERBS.items():
        assert verb.name == name
        assert verb.method is getattr(kind, verb.method.__name__)
        assert verb.label
        assert verb.said
        for argument in verb.takes:
            assert argument.name in verb.accepts
            assert argument.kind in ("text", "moment", "begin", "yes", "every")
            assert argument.asks.endswith("?")


@pytest.mark.parametrize("name", kinds.KINDS)
def test_no_kind_has_another_method_of_a_verbs_name_than_the_verb_carries_out(name: str) -> None:
    kind = kinds.KINDS[name].load()
    assert kind.VERBS
    for verb in kind.VERBS.values():
        assert verb.method is getattr(kind, verb.method.__name__)


def test_what_a_verb_asks_for_is_read_off_its_method() -> None:
    takes = {
        argument.name: (argument.kind, argument.required) for argument in Promise.VERBS["renegotiate"].takes
    }
    assert takes == {"theirs": ("moment", True), "mine": ("moment", False), "agreed": ("yes", False)}
    assert Promise.VERBS["deliver"].takes == ()


@EVERY_KIND
def test_a_remark_and_a_contact_are_dated_and_kept(record: Entry) -> None:
    noted = record.note(NOW, text="likes rowing").touch(NOW, text="rang: all well", means="phone")
    assert [(one.at, one.text) for one in noted.remarks.values()] == [(NOW, "likes rowing")]
    assert [(one.text, one.means) for one in noted.contacts.values()] == [("rang: all well", "phone")]
    assert record.remarks == record.contacts == {}


@EVERY_KIND
def test_two_remarks_of_one_moment_are_both_kept(record: Entry) -> None:
    noted = record.note(NOW, text="one").note(NOW, text="two").note(NOW, text="three")
    assert [one.text for one in noted.remarks.values()] == ["one", "two", "three"]


@given(st.lists(moments, max_size=6))
def test_a_new_key_is_new(ats: list[datetime]) -> None:
    entries_so_far: dict[str, int] = {}
    for number, at in enumerate(ats + ats):
        key = new_key(entries_so_far, at)
        assert key not in entries_so_far
        entries_so_far[key] = number


@EVERY_KIND
@pytest.mark.parametrize("words", ["", " ", "\n\t"])
def test_a_remark_and_an_edit_need_words(record: Entry, words: str) -> None:
    with pytest.raises(IllegalMove, match="needs words"):
        record.note(NOW, text=words)
    with pytest.raises(IllegalMove, match="needs words"):
        record.edit(NOW, text=words)


@EVERY_KIND
def test_a_snooze_into_the_past_is_refused(record: Entry) -> None:
    for until in (NOW, nov(18, 10)):
        with pytest.raises(IllegalMove, match="passed") as refusal:
            record.snooze(NOW, until=until)
        assert refusal.value.remedy


def test_a_snooze_never_moves_the_promise() -> None:
    promise = a_promise()
    snoozed = promise.snooze(NOW, until=nov(25))
    assert (snoozed.theirs, snoozed.mine) == (promise.theirs, promise.mine)


def test_a_snooze_ends_at_its_moment_or_when_it_must_return() -> None:
    snoozed = a_promise().snooze(NOW, until=nov(18, 12))
    assert snoozed.is_snoozed(nov(18, 11, 59))
    assert not snoozed.is_snoozed(nov(18, 12))
    assert not a_promise(theirs=nov(18, 11), mine=nov(18, 10, 30), snoozed_until=nov(18, 12)).is_snoozed(
        nov(18, 11, 30)
    )


@EVERY_KIND
def test_what_was_deleted_takes_no_verb_until_that_is_undone(record: Entry) -> None:
    gone = record.delete(NOW)
    assert gone.applicable(NOW) == ()
    assert not gone.is_open()
    assert gone.next_verb() is None
    said: dict[str, dict[str, Any]] = {
        "note": {"text": "x"},
        "snooze": {"until": nov(19)},
        "edit": {"text": "x"},
    }
    for name in ("note", "touch", "snooze", "edit", "delete"):
        with pytest.raises(IllegalMove, match="deleted") as refusal:
            getattr(gone, name)(NOW, **said.get(name, {}))
        assert "Undo" in refusal.value.remedy


@pytest.mark.parametrize(
    "record",
    [
        a_promise(broken_at=NOW),
        a_delivered_promise().close(NOW, skip=True),
        a_todo().done(NOW),
        a_note(nov(19)).done(NOW),
    ],
    ids=["broken", "closed", "done", "done note"],
)
def test_what_is_no_longer_open_can_be_noted_and_corrected_but_not_snoozed(record: Entry) -> None:
    assert {"note", "touch", "edit", "delete"} <= set(record.applicable(NOW))
    assert record.edit(NOW, text="spelt right").text == "spelt right"
    with pytest.raises(IllegalMove) as refusal:
        record.snooze(NOW, until=nov(19))
    assert refusal.value.remedy


def test_the_last_contact_is_the_latest_in_real_time() -> None:
    night = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    later = night.replace(minute=10, fold=1)
    promise = a_promise().touch(later, text="rang: all well").touch(night, text="rang: all well")
    assert a_promise().last_contact() is None
    last = promise.last_contact()
    assert last is not None
    assert last.fold == 1


@given(entries, st.timedeltas(timedelta(), timedelta(days=9)))
def test_the_next_verb_always_applies_and_is_missing_only_where_nothing_is_open(
    record: Entry, later: timedelta
) -> None:
    now = plus(NOW, later)
    applicable = record.applicable(now)
    assert set(applicable) <= set(record.VERBS)
    assert len(set(applicable)) == len(applicable)
    assert (record.next_verb() is None) == (not record.is_open())
    assert record.next_verb() is None or record.next_verb() in applicable
