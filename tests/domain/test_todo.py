"""To-dos and notes: what is due by a time, some day, or only kept."""

from __future__ import annotations

import pytest

from cockpit.domain import agenda
from cockpit.domain.todo import Note, Todo
from cockpit.errors import IllegalMove
from tests.domain.builders import NOW, RULES, a_note, a_todo, nov


def test_a_todo_is_open_until_it_is_done() -> None:
    todo = a_todo(nov(19))
    assert (todo.state(NOW), todo.is_open(), todo.next_verb()) == ("open", True, "done")
    done = todo.done(NOW)
    assert (done.state(NOW), done.is_open(), done.next_verb(), done.done_at) == ("done", False, None, NOW)


def test_what_is_done_cannot_be_done_again() -> None:
    with pytest.raises(IllegalMove, match="already done") as refusal:
        a_todo().done(NOW).done(NOW)
    assert "Undo" in refusal.value.remedy


def test_a_todo_without_a_time_is_for_some_day() -> None:
    assert a_todo().is_open()
    assert a_todo().deadlines(NOW, RULES) == ()


def test_a_todo_is_due_at_its_time() -> None:
    (due,) = a_todo(nov(18, 10), whole_day=True).deadlines(NOW, RULES)
    assert (due.kind, due.when, due.severity, due.whole_day) == ("todo", nov(18, 10), "late", True)
    assert due.reason == "To do by today, 20 min late."


def test_a_note_with_a_date_comes_back_and_one_without_stands_under_some_day() -> None:
    assert (a_note(nov(19)).state(NOW), a_note(nov(19)).is_open()) == ("dated", True)
    assert (a_note().state(NOW), a_note().is_open(), a_note().next_verb()) == ("kept", True, "done")
    assert a_note(nov(19)).done(NOW).state(NOW) == "done"
    assert a_note().deadlines(NOW, RULES) == ()
    assert [line.section for line in agenda.today([a_note()], NOW, RULES)] == ["someday"]
    assert a_note(nov(19)).deadlines(NOW, RULES)[0].reason == "You noted this for Thu 19 Nov 00:00."


def test_a_kept_note_is_finished_like_any_other() -> None:
    assert (a_note().done(NOW).state(NOW), a_note().done(NOW).is_open()) == ("done", False)
    assert a_note().edit(NOW, due=nov(19)).is_open()


@pytest.mark.parametrize("record", [a_todo(nov(19), whole_day=True), a_note(nov(19), whole_day=True)])
def test_an_edit_changes_words_or_time(record: Todo | Note) -> None:
    assert record.edit(NOW, text="other").due == nov(19)
    moved = record.edit(NOW, due=nov(20, 12))
    assert (moved.text, moved.due, moved.whole_day) == (record.text, nov(20, 12), False)


def test_finishing_ends_the_snooze() -> None:
    assert a_todo(nov(19)).snooze(NOW, until=nov(20)).done(NOW).snoozed_until is None
