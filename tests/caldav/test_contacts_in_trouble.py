"""Contacts both ways on a server that fails, lies, or is changed in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from cockpit.desk import actions, maintenance, people
from cockpit.desk.caldav_connection import Connection, last
from cockpit.desk.carddav_map import CarddavMap
from cockpit.errors import OtherSideError
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import USER

BOOK = f"{HOME}cockpit-contacts/"


class FakeCardServer(FakeCalendarServer):
    """The server that does as badly as servers do, with an address book; it knows no report of many cards."""

    def answer(self, method: str, path: str, body: bytes, headers: Any) -> tuple[int, str, dict[str, str]]:
        """Carry a request out."""
        if method == "REPORT" and b"addressbook-multiget" in body:
            return 501, "", {}
        return super().answer(method, path, body, headers)


@pytest.fixture
def server() -> Iterator[FakeCardServer]:
    """A server that does as a test wants."""
    fake = FakeCardServer()
    fake.collections.add(BOOK)
    yield fake
    fake.close()


@pytest.fixture
def office(server: FakeCardServer) -> ConnectedOffice:
    """An office that is connected with it, and knows ten people."""
    made = ConnectedOffice(server.url)
    made.connection = Connection(url=server.url, user=USER, contacts=True)
    made.know(server, "tasks")
    known = CarddavMap(made.desk, made.connection.server)
    known.book = BOOK
    known.save()
    for number in range(10):
        people.add(made.desk, f"Person {number}", {"phone": [f"0300 {number}"]})
    return made


def cards(server: FakeCardServer) -> list[str]:
    return [path for path in server.entries if path.startswith(BOOK)]


def numbers(office: ConnectedOffice) -> set[str | None]:
    office.desk.refresh()
    return {one.who.phone for one in people.people(office.desk)}


ALL = {f"0300 {number}" for number in range(10)}


@pytest.mark.parametrize("knows_tokens", [True, False])
def test_an_empty_list_deletes_nobody_and_forgets_nobody(
    server: FakeCardServer, office: ConnectedOffice, *, knows_tokens: bool
) -> None:
    server.knows_tokens = knows_tokens
    office.sync()
    server.lists_nothing = 2  # of the tasks, and of the contacts
    report = office.sync()
    assert (report.contacts, report.taken) == (0, ())
    server.be_sound()
    assert office.sync().contacts == 0
    assert (numbers(office), len(cards(server))) == (ALL, 10)


@pytest.mark.parametrize("fault", ["fails", "drops"])
@pytest.mark.parametrize("at", range(1, 10))
def test_a_server_that_fails_at_any_request_loses_nobody_and_doubles_nobody(
    server: FakeCardServer, office: ConnectedOffice, fault: str, at: int
) -> None:
    office.sync()
    changed = cards(server)[3]
    was = next(
        f"0300 {number}" for number in range(10) if f"0300 {number}" in server.entries[changed].decode()
    )
    server.put(changed, server.entries[changed].replace(was.encode(), b"0400 1"))
    mine = next(number for number in range(10) if f"0300 {number}" != was)
    people.change(office.desk, f"Person {mine}", "phone", "0500 1")
    people.add(office.desk, "Person 10", {"phone": ["0300 10"]})
    server.asked = 0
    setattr(server, fault, {at})
    with suppress(OtherSideError):  # told, or raised where it is the calendar's turn: either is right
        office.sync()
    server.be_sound()
    office.sync()
    office.sync()
    assert numbers(office) == (ALL - {was, f"0300 {mine}"}) | {"0400 1", "0500 1", "0300 10"}
    there = [server.entries[path].decode() for path in cards(server)]
    assert sorted(one.partition("FN:")[2].partition("\r\n")[0] for one in there) == sorted(
        f"Person {number}" for number in range(11)
    )
    assert all(any(f":{one}\r\n" in card for card in there) for one in numbers(office))
    report = office.sync()
    assert (report.contacts, report.taken, report.held_back) == (0, (), ())


def test_what_goes_wrong_with_contacts_is_told_and_the_calendar_stands(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    office.add("todo call Bo by 16:00")
    known = CarddavMap(office.desk, office.connection.server)
    known.book = ""
    known.save()
    report = office.sync()
    assert report.sent == 2
    assert "No address books are found" in report.held_back[0]
    assert "No address books are found" in last(office.desk).trouble


def test_a_card_changed_between_looking_and_writing_is_looked_at_again(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    office.sync()
    people.change(office.desk, "Person 3", "mail", "a@b.se")

    def phone_is_quicker(_method: str, at: str) -> None:
        server.on_write = lambda _method, _path: None
        server.put(at, server.entries[at].replace(b"0300 3", b"0400 3"))

    server.on_write = phone_is_quicker
    report = office.sync()
    assert (report.contacts, report.refused) == (1, ())
    who = people.person(office.desk, "Person 3")
    assert (who.phone, who.email) == ("0400 3", "a@b.se")
    (card,) = [one.decode() for one in server.entries.values() if b"Person 3" in one]
    assert "0400 3" in card
    assert "a@b.se" in card


def test_a_card_that_cannot_be_read_or_is_of_an_old_form_is_left_as_it_is(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    office.sync()
    third, fourth = (
        next(path for path in cards(server) if f"Person {number}".encode() in server.entries[path])
        for number in (3, 4)
    )
    old = server.entries[third].replace(b"VERSION:3.0", b"VERSION:2.1")
    server.put(third, old)
    server.put(fourth, b"hello")
    people.change(office.desk, "Person 3", "phone", "0500 3")
    people.change(office.desk, "Person 4", "phone", "0500 4")
    report = office.sync()
    assert len(report.refused) == 2
    assert (server.entries[third], server.entries[fourth]) == (old, b"hello")
    assert {"0500 3", "0500 4"} < numbers(office)


def test_two_machines_with_one_book_make_each_card_once(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    office.sync()
    other = ConnectedOffice(server.url, folder_of=office)
    other.connection = office.connection
    other.know(server, "tasks")
    known = CarddavMap(other.desk, other.connection.server)
    known.book = BOOK
    known.save()
    assert other.sync().contacts == 0
    people.change(other.desk, "Person 3", "phone", "0500 3")
    assert other.sync().contacts == 1
    office.desk.refresh()
    assert (office.sync().contacts, len(cards(server))) == (0, 10)


def test_what_is_long_over_is_not_read_for_what_is_open_with_somebody(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    for number in range(3):
        over = office.add(f"todo @Person {number} thing{number} by 16:00")
        actions.do(office.desk, [over.id], "done")
    office.wall += 200 * 24 * 60 * 60 * 1000
    maintenance.fold(office.desk)
    office.desk = office.opened()
    office.add("promise @Person 3 spec sheet by 16:00")
    office.desk = office.opened()
    office.connection = office.connection.replace(contacts_note="full")
    assert office.sync().contacts == 10
    assert not office.desk.book.is_whole
    (note,) = [server.entries[path] for path in cards(server) if b"NOTE:" in server.entries[path]]
    assert b"spec sheet" in note
    assert office.sync().contacts == 0


def the_card(server: FakeCardServer, words: str) -> str:
    """Return the path of the card that says so."""
    (found,) = [path for path in cards(server) if words.encode() in server.entries[path]]
    return found


@pytest.mark.parametrize("does", ["number", "name"])
def test_somebody_renamed_here_while_the_phone_edits_their_card_keeps_both(
    server: FakeCardServer, office: ConnectedOffice, does: str
) -> None:
    office.sync()
    path = the_card(server, "Person 3")
    old, new = (b"0300 3", b"0333 3") if does == "number" else (b"FN:Person 3", b"FN:Pia Drei")
    server.put(path, server.entries[path].replace(old, new))
    people.change(office.desk, "Person 3", "rename", "Pia Holding")
    report = office.sync()
    assert (report.waits, report.refused) == ((), ())
    who = people.person(office.desk, "Person 3")
    assert (who.display, who.phone) == ("Pia Holding", "0333 3" if does == "number" else "0300 3")
    if does == "name":
        assert people.person(office.desk, "Pia Drei").id == who.id
    assert b"FN:Pia Holding" in server.entries[path]
    assert office.sync().contacts == 0


def test_two_merged_here_while_the_phone_edits_both_cards_lose_no_number(
    server: FakeCardServer, office: ConnectedOffice
) -> None:
    office.sync()
    for number in (3, 4):
        path = the_card(server, f"FN:Person {number}")
        server.put(path, server.entries[path].replace(b"0300 ", b"0333 "))
    people.change(office.desk, "Person 3", "merge", "Person 4")
    for _ in range(3):
        office.sync()
    who = people.person(office.desk, "Person 3")
    assert who.display == "Person 4"
    assert set(str(who.phone).split(" / ")) == {"0333 3", "0333 4"}
    assert office.sync().contacts == 0
    assert len(cards(server)) == 10  # no card is deleted, and none is made
