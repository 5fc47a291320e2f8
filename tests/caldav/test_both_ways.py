"""The book and a phone, with Radicale, Xandikos, or a server without sync tokens between them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from cockpit.desk import actions, phone_accept, phone_inbox
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Todo
from cockpit.errors import NotUnderstood
from tests.caldav.conftest import WITHOUT_TOKENS, Setting
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import a_task
from tests.domain.builders import nov

QUIET = (0, 0, (), (), ())


def at_rest(office: ConnectedOffice) -> bool:
    """Tell whether a further sync has nothing to do."""
    report = office.sync()
    return (report.sent, report.deleted, report.taken, report.waits, report.refused) == QUIET


def test_a_promise_is_a_task_and_an_event_at_the_sellers_own_time(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    assert both.office.sync().sent == 2
    task, event = (both.phone.get(both.office.path(promise, component=one)) for one in ("VTODO", "VEVENT"))
    assert "SUMMARY:acme: spec sheet" in task
    assert "DUE:20261118T130000Z" in task  # mine, 14:00 in Berlin
    assert "DTSTART:20261118T130000Z" in event
    assert "BEGIN:VALARM" not in task  # the calendar rings: once is enough
    rings = {getattr(alarm["TRIGGER"], "dt", None) for alarm in Calendar.from_ical(event).walk("VALARM")}
    assert rings == {timedelta(), timedelta(hours=2)}  # at mine, and at theirs
    assert "16:00" in task
    assert at_rest(both.office)


def test_a_tick_on_the_phone_delivers_when_it_was_ticked_and_taking_it_back_reopens(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    path = both.office.path(promise)
    both.office.at = nov(18, 17, 30)  # the machine slept: theirs is over by now
    both.phone.tick(path, "20261118T143000Z")
    report = both.office.sync()
    now = both.office.now(promise)
    assert isinstance(now, Promise)
    assert now.delivered_at == nov(18, 15, 30)
    assert now.is_kept(both.office.at)
    assert "ticked on the phone" in report.taken[0]
    assert at_rest(both.office)

    both.phone.untick(path)
    report = both.office.sync()
    assert report.taken == ("Open again, un-ticked on the phone: acme: spec sheet.",)
    reopened = both.office.now(promise)
    assert isinstance(reopened, Promise)
    assert reopened.delivered_at is None
    assert at_rest(both.office)


def test_what_the_phone_did_is_one_action_that_undo_takes_back(both: Setting) -> None:
    todo = both.office.add("todo call Bo by 16:00")
    both.office.sync()
    path = both.office.path(todo)
    both.phone.tick(path)
    both.office.sync()
    actions.undo(both.office.desk)
    assert both.office.now(todo).is_open()
    both.office.sync()
    assert "STATUS:NEEDS-ACTION" in both.phone.get(path)
    assert at_rest(both.office)


def test_what_is_delivered_here_is_ticked_off_there_and_its_event_goes(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    task, event = both.office.path(promise), both.office.path(promise, component="VEVENT")
    actions.do(both.office.desk, [promise.id], "deliver")
    both.office.sync()
    assert "STATUS:COMPLETED" in both.phone.get(task)
    assert both.phone.ask("GET", event)[0] in (404, 410)
    assert at_rest(both.office)


def test_a_tick_on_money_or_on_a_loss_waits_for_the_sellers_word(both: Setting) -> None:
    order = both.office.add("order @acme 500 EUR cables")
    loss = both.office.add("lost @bolt roof set need=price to Contoso")
    both.office.sync()
    cleared = both.office.path(order, "cleared")
    both.phone.tick(cleared)
    recover = next(
        path
        for path, one in both.office.entries().items()
        if one.record == str(loss.id) and one.component == "VTODO"
    )
    both.phone.tick(recover)
    report = both.office.sync()
    assert len(report.waits) == 2
    assert report.taken == ()
    assert both.office.now(order) == order
    assert both.office.now(loss) == loss
    assert at_rest(both.office)
    assert "STATUS:COMPLETED" in both.phone.get(cleared)  # until it is settled it stays as it is there

    money = next(one for one in phone_inbox.waiting(both.office.desk) if one.record_id == order.id)
    assert (money.verb, money.asks) == ("clear", "Cleared. How much is on the account?")
    with pytest.raises(NotUnderstood, match="How much"):
        phone_accept.accept(both.office.desk, money.id)  # no sum is guessed
    for item in phone_inbox.waiting(both.office.desk):
        phone_inbox.dismiss(both.office.desk, item.id)
    both.office.sync()
    assert "STATUS:NEEDS-ACTION" in both.phone.get(cleared)
    assert at_rest(both.office)


def test_moving_it_moves_mine_and_past_theirs_it_waits(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    task, event = both.office.path(promise), both.office.path(promise, component="VEVENT")
    both.phone.change(task, ("DUE:20261118T130000Z", "DUE:20261118T120000Z"))
    both.office.sync()
    moved = both.office.now(promise)
    assert isinstance(moved, Promise)
    assert (moved.mine, moved.theirs) == (nov(18, 13), nov(18, 16))
    assert "DTSTART:20261118T120000Z" in both.phone.get(event)  # the event follows the task
    assert at_rest(both.office)

    both.phone.change(
        event,
        ("DTSTART:20261118T120000Z", "DTSTART:20261119T090000Z"),
        ("DTEND:20261118T121500Z", "DTEND:20261119T091500Z"),
    )
    report = both.office.sync()
    assert both.office.now(promise) == moved
    assert "They count on" in report.waits[0]
    (item,) = phone_inbox.waiting(both.office.desk)
    told = phone_accept.accept(both.office.desk, item.id)
    after = both.office.now(promise)
    assert isinstance(after, Promise)
    assert after.theirs == nov(19, 10), told
    assert after.terms.first_theirs == nov(18, 16)
    both.office.sync()
    assert at_rest(both.office)


def test_a_note_written_there_arrives_once_and_stays_there(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    path = both.office.path(promise)
    both.phone.change(path, (r"\nCode: ", r"\nthey want\, rather\, the outdoor one\nCode: "))
    both.office.sync()
    assert [one.text for one in both.office.now(promise).remarks.values()] == [
        "they want, rather, the outdoor one"
    ]
    actions.do(both.office.desk, [promise.id], "edit", {"mine": "2026-11-18T12:00:00+01:00"})
    both.office.sync()
    assert r"they want\, rather\, the outdoor one" in both.phone.get(path)
    assert at_rest(both.office)
    assert len(both.office.now(promise).remarks) == 1


def test_a_task_typed_on_the_phone_is_read_as_a_line_and_keeps_what_the_phone_gave_it(both: Setting) -> None:
    tasks = both.home_of("tasks")
    alarm = ["BEGIN:VALARM", "UID:theirs", "ACTION:DISPLAY", "DESCRIPTION:x", "TRIGGER:-PT5M", "END:VALARM"]
    both.phone.put(
        f"{tasks}typed.ics", a_task("promise at acme spec sheet by four p m", "typed", "X-COLOR:red", *alarm)
    )
    report = both.office.sync()
    (promise,) = [one for one in both.office.desk.book.current.values() if isinstance(one, Promise)]
    assert (promise.text, promise.theirs) == ("spec sheet", nov(18, 16))
    assert "Typed on the phone" in report.taken[0]
    found = both.phone.get(both.office.path(promise))
    assert {"X-COLOR:red", "TRIGGER:-PT5M", "SUMMARY:acme: spec sheet"} <= set(found.splitlines())
    assert both.phone.ask("GET", f"{tasks}typed.ics")[0] in (404, 410)
    assert at_rest(both.office)


def test_a_time_given_beside_the_words_is_taken_and_an_unclear_line_waits(both: Setting) -> None:
    tasks = both.home_of("tasks")
    both.phone.put(f"{tasks}one.ics", a_task("@bo price list", "one", "DUE:20261118T150000Z"))
    both.phone.put(f"{tasks}two.ics", a_task("promise spec sheet", "two"))
    both.phone.put(f"{tasks}money.ics", a_task("paid @acme 500 EUR", "money"))
    report = both.office.sync()
    (promise,) = [one for one in both.office.desk.book.current.values() if isinstance(one, Promise)]
    assert promise.theirs == nov(18, 16)
    assert len(report.waits) == 2
    assert at_rest(both.office)
    unclear = next(one for one in phone_inbox.waiting(both.office.desk) if "spec sheet" in one.value)
    told = phone_accept.accept(both.office.desk, unclear.id, {"line": "promise @acme spec sheet by 17:00"})
    assert told.startswith("Saved")
    both.office.sync()
    assert both.phone.ask("GET", f"{tasks}two.ics")[0] in (404, 410)
    assert at_rest(both.office)


def test_what_is_deleted_there_is_not_deleted_here_without_a_word(both: Setting) -> None:
    todo = both.office.add("todo call Bo by 16:00")
    other = both.office.add("todo write Lee by 17:00")
    both.office.sync()
    for one in (todo, other):
        both.phone.delete(both.office.path(one))
    assert len(both.office.sync().waits) == 2
    assert both.office.now(todo) == todo
    assert at_rest(both.office)
    back, gone = (
        next(one for one in phone_inbox.waiting(both.office.desk) if one.record_id == each.id)
        for each in (todo, other)
    )
    phone_inbox.dismiss(both.office.desk, back.id)
    phone_accept.accept(both.office.desk, gone.id)
    both.office.sync()
    assert "SUMMARY:call Bo" in both.phone.get(both.office.path(todo))
    assert both.office.now(other).deleted
    assert at_rest(both.office)


def test_edits_on_both_sides_are_both_kept_and_a_clash_is_shown(both: Setting) -> None:
    todo = both.office.add("todo call Bo by 16:00")
    both.office.sync()
    path = both.office.path(todo)
    actions.do(both.office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})
    both.phone.change(path, ("DUE:20261118T150000Z", "DUE:20261118T160000Z"))
    both.office.sync()
    now = both.office.now(todo)
    assert isinstance(now, Todo)
    assert (now.text, now.due) == ("call Bo Larsen", nov(18, 17))
    assert "SUMMARY:call Bo Larsen" in both.phone.get(path)
    assert at_rest(both.office)

    actions.do(both.office.desk, [todo.id], "edit", {"text": "ring Bo"})
    both.phone.change(path, ("SUMMARY:call Bo Larsen", "SUMMARY:mail Bo"))
    report = both.office.sync()
    assert "“mail Bo” on the phone, “ring Bo” here" in report.waits[0]
    assert both.office.now(todo).text == "ring Bo"
    (item,) = phone_inbox.waiting(both.office.desk)
    phone_accept.accept(both.office.desk, item.id)
    assert both.office.now(todo).text == "mail Bo"
    both.office.sync()  # the event beside the task gets it, too
    assert at_rest(both.office)


def test_what_is_not_ours_in_an_entry_survives_every_change(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    path = both.office.path(promise, component="VEVENT")
    alarm = "BEGIN:VALARM\nUID:phone-1\nACTION:AUDIO\nTRIGGER:-PT45M\nX-WR-ALARMUID:phone-1\nEND:VALARM\n"
    both.phone.change(path, ("END:VEVENT", f"X-APPLE-TRAVEL:home\nLOCATION:Hall 3\n{alarm}END:VEVENT"))
    both.office.sync()
    actions.do(both.office.desk, [promise.id], "edit", {"mine": "2026-11-18T12:00:00+01:00"})
    both.office.sync()
    text = both.phone.get(path)
    kept = {"X-APPLE-TRAVEL:home", "LOCATION:Hall 3", "TRIGGER:-PT45M", "X-WR-ALARMUID:phone-1"}
    assert {*kept, "DTSTART:20261118T110000Z", "TRIGGER:PT4H"} <= set(text.splitlines())
    assert len(Calendar.from_ical(text).walk("VALARM")) == 3
    assert "SEQUENCE:1" in text.splitlines()


def test_two_machines_of_one_book_make_one_entry_of_each(both: Setting) -> None:
    first = both.office
    second = ConnectedOffice(both.url, folder_of=first)
    second.connect()
    promise = first.add("promise @acme spec sheet by 16:00")
    first.sync()
    second.sync()
    assert second.path(promise) == first.path(promise)
    both.phone.put(f"{both.home_of('tasks')}typed.ics", a_task("todo water the plants by 17:00", "typed"))
    second.sync()
    first.sync()
    both.phone.tick(first.path(promise))
    first.sync()
    second.sync()
    for office in (first, second):
        assert at_rest(office)
        office.desk.refresh()
        texts = [one.text for one in office.desk.book.current.values()]
        assert sorted(texts) == ["spec sheet", "water the plants"]
    assert phone_inbox.waiting(first.desk) == phone_inbox.waiting(second.desk) == []


def test_another_book_on_this_machine_leaves_what_it_does_not_know(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.sync()
    stranger = ConnectedOffice(both.url)
    stranger.connect()
    assert at_rest(stranger)
    assert both.phone.get(both.office.path(promise))


def test_a_server_without_tokens_is_listed_whole_and_that_is_said(both: Setting) -> None:
    both.office.add("todo call Bo by 16:00")
    both.office.sync()
    assert bool(both.office.sync().whole) == (both.kind == WITHOUT_TOKENS)


def test_a_dry_run_tells_and_changes_nothing(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    assert both.office.sync(dry_run=True).sent == 2
    assert both.office.entries() == {}
    both.office.sync()
    both.phone.tick(both.office.path(promise))
    assert both.office.sync(dry_run=True).taken == ("Changed on the phone: acme: spec sheet.",)
    assert both.office.now(promise) == promise


def test_where_titles_tell_less_than_the_record_no_title_comes_back(both: Setting) -> None:
    promise = both.office.add("promise @acme spec sheet by 16:00")
    both.office.connection = both.office.connection.replace(privacy="initials")
    both.office.sync()
    path = both.office.path(promise)
    both.phone.change(path, ("SUMMARY:A.: promise", "SUMMARY:A.: something"))
    assert "gets its title back" in both.office.sync().taken[0]
    assert both.office.now(promise).text == "spec sheet"
    assert "SUMMARY:A.: promise" in both.phone.get(path)
    assert "spec sheet" not in both.phone.get(path)
