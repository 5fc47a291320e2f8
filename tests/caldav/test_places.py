"""Entries that a phone moves or copies, a book that is put back, kinds that come later, odd times of the phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cockpit.desk import actions, phone_inbox
from cockpit.desk.caldav_map import CaldavMap
from cockpit.domain.todo import Todo
from cockpit.errors import OtherSideError
from tests.caldav.conftest import Setting
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import a_task

QUIET = (0, 0, (), (), (), ())


@pytest.fixture
def server() -> Iterator[FakeCalendarServer]:
    """A server that does as a test wants."""
    fake = FakeCalendarServer()
    yield fake
    fake.close()


@pytest.fixture
def office(server: FakeCalendarServer) -> ConnectedOffice:
    """An office that is connected with it."""
    made = ConnectedOffice(server.url)
    made.know(server, "tasks", "todo", "promise")
    return made


def at_rest(office: ConnectedOffice) -> bool:
    report = office.sync()
    return (
        report.sent, report.deleted, report.taken, report.waits, report.refused, report.held_back,
    ) == QUIET  # fmt: skip


def text(server: FakeCalendarServer, path: str) -> str:
    return server.entries[path].decode().replace("\r\n ", "")


@pytest.mark.parametrize("knows_tokens", [True, False])
@pytest.mark.parametrize("to", ["promise", "tasks"])
def test_an_entry_that_the_phone_moves_to_another_list_is_the_same_entry(
    server: FakeCalendarServer, office: ConnectedOffice, to: str, *, knows_tokens: bool
) -> None:
    server.knows_tokens = knows_tokens
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    was = office.path(todo, component="VEVENT" if to == "tasks" else "VTODO")
    now = f"{HOME}cockpit-{to}/moved.ics"
    server.put(now, server.entries[was])
    server.delete(was)
    report = office.sync()
    assert (report.waits, report.taken, report.deleted) == ((), (), 0)
    assert phone_inbox.waiting(office.desk) == []
    actions.do(office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})
    office.sync()
    assert "SUMMARY:call Bo Larsen" in text(server, now)
    assert was not in server.entries
    assert at_rest(office)


@pytest.mark.parametrize("knows_tokens", [True, False])
def test_what_was_deleted_there_waits_though_the_round_was_cut_off(
    server: FakeCalendarServer, office: ConnectedOffice, *, knows_tokens: bool
) -> None:
    server.knows_tokens = knows_tokens
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    server.delete(path)
    server.be_sound()
    server.drops = set(range(3 if knows_tokens else 4, 99))  # its list was seen, and asked for the entry
    with pytest.raises(OtherSideError):
        office.sync()
    server.be_sound()
    report = office.sync()
    assert ([one.what for one in phone_inbox.waiting(office.desk)], report.sent) == ([phone_inbox.DELETED], 0)
    assert path not in server.entries


def test_an_entry_that_the_phone_copies_is_kept_right_at_both_places(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path, copy = office.path(todo), f"{HOME}cockpit-promise/copy.ics"
    server.put(copy, server.entries[path])
    office.sync()
    actions.do(office.desk, [todo.id], "done")
    office.sync()
    assert all("STATUS:COMPLETED" in text(server, one) for one in (path, copy))
    assert at_rest(office)


def test_what_an_older_copy_of_the_book_does_not_know_is_not_taken_off_the_phone(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    first = office.add("todo call Bo by 16:00")
    before = dict(office.folder.files)
    second = office.add("todo call Al by 17:00")
    office.sync()
    office.folder.files = dict(before)
    office.desk = office.opened()
    assert office.desk.book.get(second.id) is None
    report = office.sync()
    assert report.deleted == 0
    assert "call Al" in report.held_back[0]
    assert len(server.entries) == 4
    assert office.sync(yes=True).deleted == 2
    assert office.now(first).is_open()
    assert at_rest(office)


def test_a_kind_that_came_later_gets_its_calendar_by_itself(both: Setting) -> None:
    known = CaldavMap(both.office.desk)
    for key in ("loss", "todo"):
        del known.places[key]
    known.save()
    todo = both.office.add("todo call Bo by 16:00")
    report = both.office.sync()
    assert report.sent == 2
    assert "loss" not in CaldavMap(both.office.desk).places  # nothing of it is due
    assert "call Bo" in both.phone.get(both.office.path(todo, component="VEVENT"))
    assert at_rest(both.office)


def test_a_calendar_that_the_server_does_not_make_is_told(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    office.add("call @acme tomorrow 10:00")
    server.makes = False
    assert "made no calendar “Cockpit call”" in office.sync().held_back[0]
    assert office.sync().held_back == ()  # told once
    assert any("acme" in one.decode() for one in server.entries.values())  # the task beside it


@pytest.mark.parametrize(
    "lines",
    [
        ["STATUS:COMPLETED"],
        ["PERCENT-COMPLETE:100"],
        ["STATUS:COMPLETED", "COMPLETED:20301118T094500Z"],
        ["COMPLETED;VALUE=DATE:20261118"],
    ],
)
def test_a_tick_without_its_time_or_of_tomorrow_counts_now(
    server: FakeCalendarServer, office: ConnectedOffice, lines: list[str]
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    server.put(path, text(server, path).replace("STATUS:NEEDS-ACTION", "\r\n".join(lines)).encode())
    office.sync()
    now = office.now(todo)
    assert isinstance(now, Todo)
    assert now.done_at == office.at
    assert at_rest(office)


def test_a_tick_on_what_was_deleted_meanwhile_brings_nothing_back(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    actions.do(office.desk, [todo.id], "delete")
    server.put(path, text(server, path).replace("NEEDS-ACTION", "COMPLETED").encode())
    office.sync()
    assert office.now(todo).deleted
    assert all("STATUS:COMPLETED" in text(server, one) for one in server.entries)  # it rings no more
    assert at_rest(office)


@pytest.mark.parametrize("when", ["DUE:99991231T235959Z", "DUE;TZID=Europe/Berlin:00010101T000000"])
def test_a_time_that_no_calendar_has_ends_no_sync(
    server: FakeCalendarServer, office: ConnectedOffice, when: str
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    server.put(
        path, text(server, path).replace("DUE:20261118T150000Z", when).replace("DTSTART:", "X-WAS:").encode()
    )
    server.put(f"{HOME}cockpit-tasks/t.ics", a_task("todo water the plants", "t", when).encode())
    report = office.sync()
    assert len(report.taken) == 2
    assert office.now(todo) == todo
    assert office.sync().taken == ()


def test_a_calendar_that_was_deleted_on_the_server_is_told_and_made_again_when_asked(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    promise, todo = office.add("promise @acme spec sheet by 16:00"), office.add("todo call Bo by 17:00")
    office.sync()
    office.sync()
    tasks = f"{HOME}cockpit-tasks/"
    before = {path: text(server, path) for path in server.entries if path.startswith(tasks)}
    server.delete_collection(tasks)
    actions.do(office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})
    told = (
        "“Cockpit” is gone from the server: it was deleted there. Nothing was lost, all of it stands here; "
        "`cockpit calendar sync --yes` makes it again."
    )
    for _ in range(2):
        report = office.sync()
        assert report.held_back == (told,)
        assert (report.waits, report.refused, report.deleted) == ((), (), 0)
    assert "SUMMARY:call Bo Larsen" in text(server, office.path(todo, component="VEVENT"))  # the others go on
    assert office.now(promise) == promise
    assert office.sync(dry_run=True).held_back == (told,)
    report = office.sync(yes=True)
    assert (report.taken, report.sent) == (("“Cockpit” was gone from the server, and is made again.",), 2)
    assert {path for path in server.entries if path.startswith(tasks)} == before.keys()
    assert at_rest(office)


def test_a_calendar_that_is_gone_is_told_whatever_the_server(both: Setting) -> None:
    todo = both.office.add("todo call Bo by 17:00")
    both.office.sync()
    both.phone.delete(both.home_of("tasks"))
    assert "“Cockpit” is gone from the server" in both.office.sync().held_back[0]
    assert both.office.now(todo) == todo
    assert both.office.sync(yes=True).sent == 1
    assert "SUMMARY:call Bo" in both.phone.get(both.office.path(todo))
    assert at_rest(both.office)
