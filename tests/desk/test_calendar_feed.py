"""The feeds of a real book: they follow what any process writes, and nothing of one record kills them."""

from __future__ import annotations

from random import Random

import pytest

from cockpit.calendar.feed_server import HttpAnswer
from cockpit.desk import calendar_export
from cockpit.desk.calendar_feed import CalendarFeeds
from cockpit.desk.desk import Desk
from cockpit.desk.feed_state import (
    FEEDS,
    Served,
    fetched,
    left_out,
    levels,
    links,
    path_of,
    revoke,
    rotate,
    secret,
)
from cockpit.desk.open_codes import OpenCodes
from cockpit.domain.people import Customer
from cockpit.domain.record import codes
from cockpit.errors import BookError
from cockpit.store import undo
from tests.calendar.examples import ACME, BO, BOOK, NAMES
from tests.desk.test_calendar_export import Office, _Broken
from tests.domain.builders import NOW, RULES, a_promise, a_todo, nov


class Feeds:
    """The feeds of an office, read by a desk of their own."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk: Desk = office.sit_down()
        served = Served(host="127.0.0.1", port=1, tls=False, privacy=levels(()), amounts=True)
        self.feeds = CalendarFeeds(self.desk, served)
        rotate(self.desk)

    def path(self, name: str = "all") -> str:
        key = secret(self.desk)
        assert key is not None
        return path_of(key, name)

    def get(self, name: str = "all") -> HttpAnswer:
        found = self.feeds.find(self.path(name), "localhost:1")
        assert found is not None
        return found


@pytest.fixture
def office() -> Office:
    made = Office()
    made.put(*(Customer(id=customer, said=name) for customer, name in NAMES.items()))
    made.put(*BOOK)
    return made


@pytest.fixture
def feeds(office: Office) -> Feeds:
    return Feeds(office)


def test_after_anything_that_is_done_a_feed_is_the_file_of_what_is_open(office: Office, feeds: Feeds) -> None:
    chance = Random(7)
    acme, bo = (Customer(id=customer, said=NAMES[customer]) for customer in (ACME, BO))
    people = [(acme.rename("Ajax"),), acme.merge_into(bo), (bo.replace(phone="+46 8 1"),), (acme,)]
    for turn in range(80):
        record = chance.choice(list(office.desk.book.current.values()))
        change = chance.choice(("edit", "delete", "touch", "undo", "new", "people", "break"))
        if change == "edit":
            office.put(record.replace(text=f"another {turn}"))
        elif change == "delete":
            office.put(record.delete(NOW))
        elif change == "touch":
            office.put(record.touch(nov(18, 12), text="rang: all well"))
        elif change == "undo":
            office.wall += 60_000
            undo.undo(office.desk.book)
        elif change == "new":
            office.put(a_todo(nov(20, 9), id=office.desk.make_id(), customer=chance.choice((ACME, BO))))
        elif change == "break":
            given = a_promise(nov(20, 16), id=office.desk.make_id())
            office.put(given)
            feeds.get()
            office.put(*given.break_(NOW, rules=RULES, make_id=office.desk.make_id, theirs=nov(23, 16)))
        else:
            office.put(*chance.choice(people))
        assert feeds.get().body == office.data(open_only=True), (turn, change)


def test_the_code_of_each_record_is_the_one_that_the_rest_of_the_cockpit_shows(office: Office) -> None:
    records = [a_todo(nov(20, 9), id=number << 12 | number % 7) for number in range(400)]
    known = OpenCodes(records)
    for gone in records[::3]:
        known.put(gone.id, None)
    stand = [one for place, one in enumerate(records) if place % 3]
    told = codes({one.id: one.LETTER for one in stand})
    assert {one.id: known.code_of(one) for one in stand} == told


def test_a_broken_record_costs_the_feed_its_own_events_only(office: Office, feeds: Feeds) -> None:
    whole = feeds.get().body
    office.put(a_promise(nov(20, 16), id=office.desk.make_id()))
    feeds.get()
    feeds.desk.book.current[1] = _Broken()  # type: ignore[assignment]
    again = CalendarFeeds(feeds.desk, feeds.feeds.served)
    found = again.find(feeds.path(), "")
    assert found is not None
    assert found.body.count(b"BEGIN:VEVENT") == whole.count(b"BEGIN:VEVENT") + 1
    assert [str(left) for left in again.left_out()] == [f"broken 1: {_Broken.WHY}"]


def test_what_is_left_out_is_told_once_and_noted_until_it_is_written_again(
    office: Office, feeds: Feeds
) -> None:
    told: list[str] = []
    serving = CalendarFeeds(feeds.desk, feeds.feeds.served, told.append)
    serving.find(feeds.path(), "")
    assert (told, left_out(feeds.desk)) == ([], [])
    feeds.desk.book.current[1] = _Broken()  # type: ignore[assignment]
    bad = CalendarFeeds(feeds.desk, feeds.feeds.served, told.append)
    for name in ("all", "promise", "all"):
        bad.find(feeds.path(name), "")
    assert told == [f"broken 1: {_Broken.WHY}"]
    assert left_out(feeds.desk) == told
    del feeds.desk.book.current[1]
    office.put(a_promise(nov(20, 16), id=office.desk.make_id()))
    bad._feeds.take_in(feeds.desk.book.current, [1], bad._take_in(), {})
    bad.find(feeds.path(), "")
    assert left_out(feeds.desk) == []


def test_at_busy_neither_the_path_nor_the_answer_tells_of_which_kind(office: Office) -> None:
    quiet = Feeds(office)
    quiet.feeds.served = quiet.feeds.served.replace(privacy=levels(["busy"]))
    found_links = links(quiet.desk, quiet.feeds.served)
    assert found_links is not None
    for kind in FEEDS:
        assert found_links[kind].endswith("/cockpit.ics")
        path = path_of(secret(quiet.desk) or b"", kind, "busy")
        answer = quiet.feeds.find(path, "")
        assert answer is not None
        assert answer.file_name == "cockpit.ics"
        told = f"{answer.file_name} {answer.mark} {answer.body.decode()}".casefold()
        assert not [word for word in FEEDS if word != "all" and word in told]
        assert quiet.get(kind).body == answer.body  # a link that was given before is good


def test_a_book_that_cannot_be_read_is_no_empty_calendar(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = feeds.get().body

    def refuse() -> set[int]:
        raise BookError("The disk is gone.", "Plug it in.")

    monkeypatch.setattr(feeds.desk.book, "refresh", refuse)
    with pytest.raises(OSError, match="disk is gone"):
        feeds.get()
    monkeypatch.undo()
    assert feeds.get().body == before


def test_a_feed_is_compressed_to_what_it_is(feeds: Feeds) -> None:
    import gzip

    found = feeds.get()
    assert found.compressed is not None
    assert gzip.decompress(found.compressed()) == found.body


def test_no_path_leads_to_a_feed_once_the_secret_is_gone(feeds: Feeds) -> None:
    paths = [feeds.path(name) for name in ("page", *FEEDS)]
    assert all(feeds.feeds.find(path, "") for path in paths)
    revoke(feeds.desk)
    assert not any(feeds.feeds.find(path, "") for path in paths)
    rotate(feeds.desk)
    assert not any(feeds.feeds.find(path, "") for path in paths)
    assert feeds.feeds.find(feeds.path(), "")


def test_who_comes_again_at_once_is_noted_but_once_a_minute(office: Office, feeds: Feeds) -> None:
    def poll() -> None:
        served = feeds.get().served
        assert served is not None
        served("ICSx5/2.3", True)

    poll()
    [first] = fetched(feeds.desk)
    office.now = nov(18, 11)
    poll()
    assert fetched(feeds.desk) == [first]
    office.wall += 60_000
    poll()
    [later] = fetched(feeds.desk)
    assert later["at"] > first["at"]


def test_the_export_and_the_feed_ask_the_same_of_the_book(office: Office, feeds: Feeds) -> None:
    """A customer's phone is told in both, and its change is a change of the event."""
    before = feeds.get()
    office.put(Customer(id=ACME, said=NAMES[ACME], phone="+49 30 123"))
    after = feeds.get()
    assert after.mark != before.mark
    assert b"Phone: +49 30 123" in after.body.replace(b"\r\n ", b"")
    assert calendar_export.ics(office.desk, open_only=True).data == after.body
