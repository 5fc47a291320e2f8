"""The calendar both ways where things go wrong: a server that fails, lies or is away, a hand on ctrl+c."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cockpit.calendar.dav_server import DavServer
from cockpit.desk import actions, phone_inbox
from cockpit.desk.caldav_connection import last
from cockpit.desk.caldav_sync import sync
from cockpit.domain.todo import Todo
from cockpit.errors import NotUnderstood, OtherSideError
from tests.caldav.fake_server import FakeCalendarServer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import a_task
from tests.domain.builders import nov


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


def texts(server: FakeCalendarServer, path: str) -> str:
    return server.entries[path].decode().replace("\r\n ", "")


def test_what_changed_between_looking_and_writing_is_looked_at_again(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    actions.do(office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})

    def phone_is_quicker(_method: str, at: str) -> None:
        server.on_write = lambda _method, _path: None
        assert at == path
        moved = texts(server, path).replace("20261118T150000Z", "20261118T160000Z")
        server.put(path, moved.encode())

    server.on_write = phone_is_quicker
    report = office.sync()
    assert report.refused == ()
    assert "SUMMARY:call Bo Larsen" in texts(server, path)
    assert "DUE:20261118T160000Z" in texts(server, path)
    assert "Moved on the phone" in report.taken[0]


def test_an_entry_that_is_refused_is_named_and_the_others_are_sent(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    for number in range(3):
        office.add(f"todo thing{number} by 16:00")
    server.fails = {4}  # the three listings go before
    report = office.sync()
    assert (report.sent, len(report.refused)) == (5, 1)
    assert "thing" in report.refused[0]
    assert office.sync().sent == 1


def test_a_server_that_refuses_all_is_left_alone_until_the_next_time(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    for number in range(10):
        office.add(f"todo thing{number} by 16:00")
    server.fails = set(range(4, 100))
    with pytest.raises(OtherSideError, match="one entry after the other"):
        office.sync()
    assert server.asked < 12
    server.be_sound()
    assert office.sync().sent == 20


def test_a_server_that_is_away_is_told_with_when_it_was_last_there(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    office.sync()
    office.add("todo call Bo by 16:00")
    server.drops = set(range(1, 100))
    with pytest.raises(OtherSideError, match=r"both sides last agreed Wed 18 Nov 10:20") as told:
        office.sync()
    assert told.value.exit_code == 4
    assert last(office.desk).at == office.at
    assert "is away" in last(office.desk).trouble
    server.be_sound()
    office.sync()
    assert last(office.desk).trouble == ""


def test_a_sync_that_is_interrupted_goes_on_from_there(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    for number in range(6):
        office.add(f"todo thing{number} by 16:00")

    def ctrl_c(done: int, of: int) -> None:
        if done == 5:
            raise KeyboardInterrupt
        assert of == 12

    with pytest.raises(KeyboardInterrupt):
        sync(office.desk, office.connection, tell=ctrl_c)
    assert len(server.entries) == 5
    assert office.sync().sent == 7
    assert len(server.entries) == 12


def test_an_answer_that_is_lost_makes_nothing_twice(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    office.add("todo call Bo by 16:00")
    server.drops = {4}  # the first entry is there, and nobody said so
    with pytest.raises(OtherSideError):
        office.sync()
    server.be_sound()
    office.sync()
    assert len(server.entries) == 2
    assert office.sync().sent == 0


@pytest.mark.parametrize("knows_tokens", [True, False])
def test_an_empty_list_deletes_nothing_and_hides_nothing(
    server: FakeCalendarServer, office: ConnectedOffice, *, knows_tokens: bool
) -> None:
    server.knows_tokens = knows_tokens
    todos = [office.add(f"todo thing{number} by 16:00") for number in range(8)]
    office.sync()
    server.epoch += 1  # so that all is listed
    server.lists_nothing = 9
    path = office.path(todos[0])
    server.put(path, texts(server, path).replace("NEEDS-ACTION", "COMPLETED").encode())
    report = office.sync()
    assert (report.taken, report.waits, report.deleted, report.sent) == ((), (), 0, 0)
    server.be_sound()
    assert "ticked on the phone" in office.sync().taken[0]
    assert all(not office.now(one).deleted for one in todos)


def test_when_much_is_gone_from_the_server_it_asks(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todos = [office.add(f"todo thing{number} by 16:00") for number in range(8)]
    office.sync()
    for path in list(server.entries):
        server.delete(path)
    report = office.sync()
    assert report.sent == 0
    assert "8 of 8 entries are gone from the server" in report.held_back[0]
    assert phone_inbox.waiting(office.desk) == []
    assert office.sync(yes=True).sent == 16
    assert all(not office.now(one).deleted for one in todos)
    assert len(server.entries) == 16


def test_when_much_is_gone_from_the_book_it_asks(server: FakeCalendarServer, office: ConnectedOffice) -> None:
    todos = [office.add(f"todo thing{number} by 16:00") for number in range(8)]
    office.sync()
    actions.do(office.desk, [one.id for one in todos], "delete")
    report = office.sync()
    assert report.deleted == 0
    assert "16 of 16 entries on the server stand for nothing" in report.held_back[0]
    assert office.sync(yes=True).deleted == 16
    assert server.entries == {}


def test_what_cannot_be_read_there_is_left_as_it_is(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    tasks = office.path(todo).rpartition("/")[0]
    server.put(f"{tasks}/odd.ics", b"BEGIN:VCALENDAR\r\nthis is no calendar\r\n")
    server.put(
        f"{tasks}/date.ics",
        b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:x\r\nDUE:never\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
    )
    report = office.sync()
    assert len(report.taken) == 2 or "typed" in str(phone_inbox.waiting(office.desk))
    assert f"{tasks}/odd.ics" in server.entries
    assert office.sync().taken == ()

    path = office.path(todo)
    server.put(path, b"BEGIN:VCALENDAR\r\nneither is this\r\n")  # one of ours
    office.sync()
    actions.do(office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})
    report = office.sync()
    assert report.refused == ("“call Bo Larsen”: what is there cannot be read",)
    assert report.sent == 1  # the event beside it
    assert b"neither" in server.entries[path]


def test_text_from_the_phone_is_cleaned(server: FakeCalendarServer, office: ConnectedOffice) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    server.put(path, texts(server, path).replace("call Bo", "call\x1b]0;x\x07 \u202eBo").encode())
    office.sync()
    assert office.now(todo).text == "call]0;x Bo"


def test_the_number_of_an_entry_rises_with_a_change_and_only_then(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)

    def number() -> int:
        found = re.search(r"^SEQUENCE:(\d+)\r$", texts(server, path), re.MULTILINE)
        return int(found[1]) if found else 0

    assert number() == 0
    server.salt += 1  # another ETag, and nothing else
    office.sync()
    assert number() == 0
    actions.do(office.desk, [todo.id], "edit", {"text": "call Bo Larsen"})
    office.sync()
    assert number() == 1


@pytest.mark.parametrize(
    "url", ["http://example.com/dav", "ftp://127.0.0.1/", "https://bo:secret@example.com/", "example.com"]
)
def test_an_address_that_would_tell_the_password_is_refused(url: str) -> None:
    with pytest.raises(NotUnderstood):
        DavServer(url, "seller", "secret")


def test_a_server_that_names_anothers_host_is_not_given_the_password_there(
    server: FakeCalendarServer,
) -> None:
    server.home = "http://calendars.example.com/cal/"
    asked = DavServer(server.url, "seller", "secret")
    with pytest.raises(OtherSideError, match="may be anybody's"):
        asked.home()
    asked.close()


def test_what_was_typed_counts_from_when_it_was_typed(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    server.put("/cal/seller/cockpit-tasks/t.ics", a_task("todo call Bo in 2 h", "t").encode())  # at 10:00
    office.at = nov(18, 11, 30)
    office.sync()
    (todo,) = [one for one in office.desk.book.current.values() if isinstance(one, Todo)]
    assert todo.due == nov(18, 12)


def test_a_server_that_tells_no_etag_of_what_is_written_is_asked_for_it(
    server: FakeCalendarServer, office: ConnectedOffice
) -> None:
    server.gives_etags = False
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    actions.do(office.desk, [todo.id], "delete")
    assert (
        office.sync().deleted == 2
    )  # each over what was seen: this server fails at a write over whatever is there
    assert server.entries == {}
