"""What is read of history as a stream is what loading all of it gives, and loads next to none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.desk import past, views
from cockpit.desk.desk import Desk
from cockpit.desk.figures import week
from cockpit.desk.lookup import find, find_customer
from cockpit.domain.kinds import KINDS
from cockpit.domain.record import tail
from cockpit.domain.rules import Rules
from cockpit.store import history, past_records
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_todo, an_order
from tests.store.builders import DAY_MS, NOW_MS, Machine, RecordingFolder, a_past_id, everything

if TYPE_CHECKING:
    from cockpit.domain.people import Customer

YEARS = 3


@pytest.fixture
def old() -> Machine:
    """A book of three years, archived, in which one record was changed after it was archived, and one deleted."""
    here = Machine(MemoryFolder(), ms=NOW_MS - 200 * DAY_MS)
    acme, beta = a_customer(), a_customer("Beta")
    here.put(acme, beta, an_order())
    for number in range(30):
        made = a_past_id(20 + number * YEARS * 12, number)
        theirs = (acme, beta)[number % 2].id
        promise = a_delivered_promise(id=made, text=f"promise {number}", customer=theirs)
        here.put(promise.close(NOW, skip=True))
        here.put(a_todo(id=made + 1, text=f"todo {number}", customer=acme.id, done_at=NOW))
    here.ms = NOW_MS
    here.compact()
    moved = next(one for one in everything(here.opened()).values() if one.text == "todo 20")
    here.put(moved.replace(customer=beta.id))
    here.put(next(one for one in everything(here.opened()).values() if one.text == "todo 25").delete(NOW))
    here.ms += 5 * DAY_MS
    here.compact()
    return here


def a_desk(folder: MemoryFolder) -> Desk:
    return Desk(folder=folder, local=MemoryFolder(), now=lambda: NOW, wall_ms=lambda: NOW_MS, rules=Rules())


def customer(desk: Desk, name: str) -> Customer:
    found = find_customer(desk, name)
    assert found is not None
    return found


def test_all_of_a_customer_is_what_loading_everything_gives_and_little_is_loaded(old: Machine) -> None:
    whole = everything(old.opened())
    assert len(list(history.files(old.folder))) > YEARS
    for name in ("Acme", "Beta"):
        desk = a_desk(old.folder)  # type: ignore[arg-type]
        wanted = customer(desk, name)
        found = views.about(desk, wanted)
        theirs = [record for record in whole.values() if record.customer == wanted.id]
        assert found == sorted(theirs, key=lambda one: one.id, reverse=True)
        assert "todo 25" not in {record.text for record in found}
        assert desk.book.is_whole is False
        assert len(desk.book.tables["promise"]) < 15


def test_the_figures_of_any_week_are_those_of_the_whole_book(old: Machine) -> None:
    for days in (None, 7, 39, 400, 4000):
        streamed, loaded = (a_desk(old.folder) for _ in range(2))  # type: ignore[arg-type]
        loaded.book.load_history()
        assert week(streamed, days=days).figures == week(loaded, days=days).figures
        assert streamed.book.is_whole is False


def test_a_code_that_has_ended_is_found_without_loading_history(old: Machine) -> None:
    desk = a_desk(old.folder)  # type: ignore[arg-type]
    ended = next(one for one in everything(old.opened()).values() if one.text == "promise 29")
    assert find(desk, "P" + tail(ended.id, 10)) == ended
    assert desk.book.is_whole is False


def test_a_record_that_has_ended_is_had_by_its_id_without_loading_the_others(old: Machine) -> None:
    whole = everything(old.opened())
    for record in whole.values():
        book = old.opened()
        assert book.get(record.id) == record
        assert book.is_whole is False
        assert len(book.tables["promise"]) < 15
    book = old.opened()
    assert book.get(a_past_id(500, 77)) is None
    assert book.is_whole is False


def test_what_a_screen_reads_of_a_customer_is_all_of_their_past_and_nobody_elses(old: Machine) -> None:
    whole = everything(old.opened())
    desk = a_desk(old.folder)  # type: ignore[arg-type]
    beta = customer(desk, "Beta")
    theirs = [record for record in whole.values() if record.customer == beta.id]
    missing = past.missing(desk, theirs[0])
    assert missing == {beta.id}
    past.take_of(desk, missing, past.read_of(desk, missing))
    assert not past.missing(desk, theirs[0])
    assert views.about(desk, beta) == sorted(theirs, key=lambda one: one.id, reverse=True)
    assert desk.book.is_whole is False
    acme = next(one for one in whole.values() if one.customer != beta.id)
    assert past.missing(desk, acme) == {acme.customer}


def test_undoing_a_capture_that_made_a_customer_keeps_them_where_a_record_of_history_is_theirs(
    old: Machine,
) -> None:
    fresh = a_customer("Cyberdyne")
    old.put(fresh, a_todo(id=a_past_id(1, 5), customer=fresh.id), did="captured todo")
    ended = next(one for one in everything(old.opened()).values() if one.text == "todo 3")
    elsewhere = Machine(old.folder, device="other000", ms=old.ms + 1)
    elsewhere.put(ended.replace(customer=fresh.id))
    elsewhere.ms += 10 * DAY_MS
    elsewhere.compact()
    old.restart()
    assert ended.id not in old.book.tables["todo"]
    old.undo()
    assert old.book.is_whole is False
    assert old.opened().customers[fresh.id].is_open()


@pytest.mark.parametrize("place", [5, 60, -20])
def test_where_a_part_of_history_is_damaged_all_of_it_is_read_for_a_record(old: Machine, place: int) -> None:
    whole = everything(old.opened())
    ended = next(one for one in whole.values() if one.text == "promise 29")
    for name in history.files(old.folder):
        files = dict(old.folder.files)  # type: ignore[attr-defined]
        data = bytearray(files[name])
        data[place] ^= 1
        book = Machine(RecordingFolder({**files, name: bytes(data)})).book
        assert book.get(ended.id) == ended


@pytest.mark.parametrize("place", [5, 60, -20])
def test_where_any_of_history_is_damaged_the_journals_tell(old: Machine, place: int) -> None:
    whole = everything(old.opened())
    for name in history.files(old.folder):
        files = dict(old.folder.files)  # type: ignore[attr-defined]
        data = bytearray(files[name])
        data[place] ^= 1
        folder = RecordingFolder({**files, name: bytes(data)})
        found = list(past_records.chosen(Machine(folder).book, dict.fromkeys(KINDS)))
        assert {record.id: record for record in found} == whole
        assert len(found) == len(whole)


@pytest.mark.parametrize("size", [1, 100, 5000])
def test_a_file_is_read_in_pieces_of_any_size(
    old: Machine, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_PIECE", size)
    found = past_records.chosen(old.opened(), {"promise": [b'"promise 29"'], "todo": None})
    assert [one.text for one in found if one.KIND == "promise" and one.text == "promise 29"] == ["promise 29"]
