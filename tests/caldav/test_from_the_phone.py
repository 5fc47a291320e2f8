"""What is done on the phone and taken in: cancelled, noted, done to the task of one renamed here, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cockpit.desk import actions, people, phone_accept, phone_inbox
from cockpit.domain.promises.promise import Promise
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.offices import PhoneOffice
from tests.caldav.servers import a_task
from tests.domain.builders import nov

TASKS = f"{HOME}cockpit-tasks/"


@pytest.fixture
def office() -> Iterator[PhoneOffice]:
    server = FakeCalendarServer()
    yield PhoneOffice(server)
    server.close()


def due_of(text: str) -> list[str]:
    """Return the lines of an entry that say when it is due."""
    return [line for line in text.split("\n") if line.startswith("DUE")]


# Cancelled there


@pytest.mark.parametrize("component", ["VTODO", "VEVENT"])
def test_what_is_cancelled_there_waits_and_is_deleted_by_the_sellers_word_alone(
    office: PhoneOffice, component: str
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo, component=component)
    end = f"END:{component}"
    text = office.phone.get(path).replace("STATUS:NEEDS-ACTION\n", "")
    office.phone.put(path, text.replace(end, f"STATUS:CANCELLED\n{end}"))
    assert office.sync().waits == ("You cancelled “call Bo” on the phone. It stands here.",)
    assert office.now(todo) == todo
    assert office.at_rest()
    assert "STATUS:CANCELLED" in office.phone.get(path)  # until it is settled it stays as it is there

    phone_inbox.dismiss(office.desk, office.waits()[0].id)
    office.sync()
    assert "CANCELLED" not in office.phone.get(path)
    assert office.at_rest()

    text = office.phone.get(path).replace("STATUS:NEEDS-ACTION\n", "")
    office.phone.put(path, text.replace(end, f"STATUS:CANCELLED\n{end}"))
    office.sync()
    (item,) = office.waits()
    assert item.asks == "delete it here"
    phone_accept.accept(office.desk, item.id)
    assert office.now(todo).deleted
    assert office.sync().deleted == 2
    assert office.at_rest()


def test_a_call_that_is_cancelled_there_is_cancelled_here_at_the_sellers_word(office: PhoneOffice) -> None:
    call = office.add("call @acme tomorrow 10:00")
    office.sync()
    path = office.path(call, component="VEVENT")
    office.phone.change(path, ("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT"))
    office.sync()
    (item,) = office.waits()
    assert item.asks == "cancel it here"
    phone_accept.accept(office.desk, item.id)
    assert getattr(office.now(call), "cancelled_at", None) == office.at
    assert not office.now(call).deleted
    office.sync()
    assert office.at_rest()


def test_a_step_that_is_cancelled_there_names_the_order_that_would_go_with_it(office: PhoneOffice) -> None:
    order = office.add("order @acme 500 EUR cables")
    office.sync()
    path = office.path(order, "cleared")
    office.phone.change(path, ("STATUS:NEEDS-ACTION", "STATUS:CANCELLED"))
    office.sync()
    assert [one.asks for one in office.waits()] == ["delete the whole order here"]
    assert office.now(order) == order


def test_cancelling_there_what_is_done_here_takes_nothing_back(office: PhoneOffice) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    path = office.path(promise)
    actions.do(office.desk, [promise.id], "deliver")
    office.sync()
    done = office.now(promise)
    office.phone.change(path, ("STATUS:COMPLETED", "STATUS:CANCELLED"))
    report = office.sync()
    assert (report.taken, report.waits, office.now(promise)) == ((), (), done)
    assert "STATUS:COMPLETED" in office.phone.get(path)
    assert office.at_rest()


def test_taking_back_a_cancellation_there_lets_nothing_wait(office: PhoneOffice) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    office.phone.change(path, ("STATUS:NEEDS-ACTION", "STATUS:CANCELLED"))
    office.sync()
    office.phone.change(path, ("STATUS:CANCELLED", "STATUS:NEEDS-ACTION"))
    office.sync()
    assert office.waits() == []
    office.phone.change(path, ("STATUS:NEEDS-ACTION", "STATUS:CANCELLED"))
    office.sync()
    office.phone.change(path, ("STATUS:CANCELLED", "STATUS:COMPLETED"))
    assert "ticked on the phone" in office.sync().taken[0]
    assert office.waits() == []
    assert office.at_rest()


def test_a_task_that_was_typed_and_cancelled_there_is_not_captured(office: PhoneOffice) -> None:
    office.phone.put(f"{TASKS}t.ics", a_task("todo call Bo by 16:00", "t", "STATUS:CANCELLED"))
    report = office.sync()
    assert (report.taken, report.waits) == ((), ())
    assert office.desk.book.current == {}


# Notes


def test_each_line_written_there_is_a_note_and_comes_once(office: PhoneOffice) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    path = office.path(promise)
    office.writes_below(path, "they want the outdoor one", "", "price is not the point")
    office.sync()
    assert office.remarks(promise) == ["they want the outdoor one", "price is not the point"]
    office.writes_below(path, "and a second copy")
    office.sync()
    assert office.remarks(promise) == [
        "they want the outdoor one",
        "price is not the point",
        "and a second copy",
    ]
    assert office.at_rest()
    actions.undo(office.desk)
    assert office.remarks(promise) == ["they want the outdoor one", "price is not the point"]


def test_a_note_has_the_time_at_which_it_was_written(office: PhoneOffice) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    office.writes_below(path, "Bo is ill")
    text = office.phone.get(path)
    (said,) = [line for line in text.split("\n") if line.startswith("LAST-MODIFIED:")]
    office.phone.change(path, (said, "LAST-MODIFIED:20261118T121500Z"))
    office.at = nov(19, 9)
    office.sync()
    assert [one.at for one in office.now(todo).remarks.values()] == [nov(18, 13, 15)]
    office.writes_below(path, "Bo is well")  # a phone that does not tell when
    office.at = nov(20, 9)
    office.sync()
    assert [one.at for one in office.now(todo).remarks.values()] == [nov(18, 13, 15), nov(20, 9)]


def test_our_own_words_edited_there_are_no_note_and_come_back(office: PhoneOffice) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    path = office.path(promise)
    (code,) = [
        line for line in office.phone.get(path).replace(r"\n", "\n").split("\n") if line.startswith("Code: ")
    ]
    office.phone.change(path, (code, code.replace("Code: ", "the code: ")))
    (told,) = office.sync().taken
    assert "those words are Cockpit's, and come back" in told
    assert office.remarks(promise) == []
    assert office.at_rest()
    actions.do(office.desk, [promise.id], "edit", {"mine": "2026-11-18T12:00:00+01:00"})
    actions.do(office.desk, [promise.id], "renegotiate", {"theirs": "2026-11-18T17:00:00+01:00"})
    office.sync()
    text = office.phone.get(path)
    assert code in text
    assert "the code: " not in text
    assert office.remarks(promise) == []


def test_what_is_written_behind_our_own_words_is_a_note(office: PhoneOffice) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    path = office.path(promise)
    (code,) = [
        line for line in office.phone.get(path).replace(r"\n", "\n").split("\n") if line.startswith("Code: ")
    ]
    office.phone.change(path, (code, f"{code} wants it in red"))
    office.sync()
    assert office.remarks(promise) == ["wants it in red"]
    actions.do(office.desk, [promise.id], "renegotiate", {"theirs": "2026-11-18T17:00:00+01:00"})
    office.sync()
    assert rf"{code}\nwants it in red" in office.phone.get(path)
    office.phone.change(path, ("END:VTODO", "X-SEEN:1\nEND:VTODO"))
    office.sync()
    assert office.remarks(promise) == ["wants it in red"]
    assert office.at_rest()


# Renamed and merged here


@pytest.mark.parametrize("how", ["rename", "merge"])
def test_a_customer_renamed_or_merged_here_while_the_phone_renames_their_task_clashes_with_nothing(
    office: PhoneOffice, how: str
) -> None:
    todo = office.add("todo @acme call Bo by 16:00")
    if how == "merge":
        office.add("todo @Bolt write Lee by 17:00")
    office.sync()
    path = office.path(todo)
    people.change(office.desk, "acme", how, "Bolt")
    office.phone.change(path, ("SUMMARY:acme: call Bo", "SUMMARY:acme: call Bo Larsen"))
    report = office.sync()
    assert (report.waits, office.waits()) == ((), [])
    assert office.now(todo).text == "call Bo Larsen"
    assert "SUMMARY:Bolt: call Bo Larsen" in office.phone.get(path)
    assert office.at_rest()


def test_a_customer_renamed_here_and_a_task_edited_on_both_sides_asks_for_the_words_alone(
    office: PhoneOffice,
) -> None:
    todo = office.add("todo @acme call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    people.change(office.desk, "acme", "rename", "Acme Holding")
    actions.do(office.desk, [todo.id], "edit", {"text": "ring Bo"})
    office.phone.change(path, ("SUMMARY:acme: call Bo", "SUMMARY:acme: mail Bo"))
    office.sync()
    (item,) = office.waits()
    assert item.value == "mail Bo"
    phone_accept.accept(office.desk, item.id)
    office.sync()
    assert "SUMMARY:Acme Holding: mail Bo" in office.phone.get(path)
    assert office.at_rest()


@pytest.mark.parametrize("does", ["tick", "move", "note"])
@pytest.mark.parametrize("how", ["rename", "merge"])
def test_what_the_phone_does_to_the_task_of_one_renamed_or_merged_here_is_taken_in(
    office: PhoneOffice, how: str, does: str
) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    if how == "merge":
        office.add("todo @Bolt write Lee by 17:00")
    office.sync()
    path = office.path(promise)
    people.change(office.desk, "acme", how, "Bolt")
    if does == "tick":
        office.phone.tick(path)
    elif does == "move":
        office.phone.change(path, ("DUE:20261118T130000Z", "DUE:20261118T120000Z"))
    else:
        office.writes_below(path, "in red")
    office.sync()
    now = office.now(promise)
    assert isinstance(now, Promise)
    assert (now.delivered_at is not None, now.mine == nov(18, 13), office.remarks(promise)) == (
        does == "tick",
        does == "move",
        ["in red"] if does == "note" else [],
    )
    assert office.waits() == []
    if does != "tick":  # one that is ticked off keeps its words there
        assert "SUMMARY:Bolt: spec sheet" in office.phone.get(path)
    assert office.at_rest()


# What was accepted, taken back


def test_undo_of_what_was_accepted_lets_it_wait_again_and_redo_settles_it(office: PhoneOffice) -> None:
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    path = office.path(promise)
    office.phone.change(path, ("DUE:20261118T130000Z", "DUE:20261119T090000Z"))
    office.sync()
    (item,) = office.waits()
    phone_accept.accept(office.desk, item.id)
    assert office.waits() == []
    office.add("todo water the plants by 17:00")
    actions.undo(office.desk)  # of another action: that settles nothing anew
    assert office.waits() == []
    for _ in range(2):
        actions.undo(office.desk)
        assert office.now(promise) == promise
        assert [one.said for one in office.waits()] == [item.said]
        actions.redo(office.desk)
        assert office.waits() == []
    office.sync()
    actions.undo(office.desk)
    assert [one.said for one in office.waits()] == [item.said]
    there = due_of(office.phone.get(path))
    assert office.sync().taken == ()
    assert due_of(office.phone.get(path)) == there  # as long as it waits it stays as it is there


def test_undo_of_a_typed_line_that_was_accepted_lets_the_line_wait_again(office: PhoneOffice) -> None:
    office.phone.put(f"{TASKS}t.ics", a_task("promise spec sheet", "t"))
    office.sync()
    (item,) = office.waits()
    phone_accept.accept(office.desk, item.id, {"line": "promise @acme spec sheet by 17:00"})
    actions.undo(office.desk)
    assert [one.value for one in office.waits()] == ["promise spec sheet"]
    office.sync()
    assert f"{TASKS}t.ics" in office.server.entries
    assert office.at_rest()
    actions.redo(office.desk)
    office.sync()
    assert office.waits() == []
    assert f"{TASKS}t.ics" not in office.server.entries
    assert office.at_rest()


def test_undo_of_a_deletion_that_was_accepted_waits_and_sends_nothing_meanwhile(office: PhoneOffice) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    office.phone.delete(path)
    office.sync()
    (item,) = office.waits()
    phone_accept.accept(office.desk, item.id)
    office.sync()
    assert office.server.entries == {}
    actions.undo(office.desk)
    office.sync()
    assert [one.said for one in office.waits()] == [item.said]
    assert path not in office.server.entries
    phone_inbox.dismiss(office.desk, item.id)
    office.sync()
    assert path in office.server.entries
    assert office.at_rest()
