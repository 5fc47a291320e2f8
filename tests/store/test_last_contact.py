"""The record that last reached a customer stays at hand, however long ago it ended, at no cost that grows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from cockpit.domain.contacts import in_touch
from cockpit.domain.promises.figures import kept_this_month, kept_today
from cockpit.domain.touch import Touch
from cockpit.store import last_contact, snapshot
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_promise, a_todo, an_order, cleared, eur, nov
from tests.store.builders import DAY_MS, Machine, RecordingFolder, a_past_id, found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book

ACME, BOLT = a_customer("Acme"), a_customer("Bolt")


def a_contact(days_ago: int, number: int = 1, customer: int = ACME.id) -> Touch:
    return Touch(id=a_past_id(days_ago, number), customer=customer, text=f"no {number}", made_at=NOW, at=NOW)


def contacts(book: Book) -> set[int]:
    last_contact.bring(book)
    return {record.id for record in book.current.values() if record.KIND == "touch"}


def after(machine: Machine, days: int) -> None:
    machine.ms += days * DAY_MS
    machine.compact()
    machine.restart()


def test_the_last_contact_with_whom_something_is_open_stays_at_hand_when_the_rest_is_archived() -> None:
    machine = Machine(MemoryFolder())
    first, last = a_contact(30, 1), a_contact(20, 2)
    machine.put(ACME, first.replace(at=NOW.replace(day=1)), last, a_todo(customer=ACME.id))
    for _ in range(3):
        after(machine, 100)
        assert contacts(machine.book) == {last.id}
    assert machine.folder.names("archive") == ["2026.json"]
    assert not found_wrong(machine.folder)
    newer = a_contact(1, 3).replace(at=NOW.replace(hour=12))
    machine.put(newer)
    after(machine, 100)
    assert contacts(machine.book) == {newer.id}


def test_a_customer_with_whom_something_is_open_again_is_met_with_their_last_contact() -> None:
    machine = Machine(MemoryFolder())
    theirs = a_contact(20)
    machine.put(ACME, BOLT, theirs, a_contact(10, 2, BOLT.id), a_todo(customer=BOLT.id))
    after(machine, 100)
    after(machine, 100)
    assert theirs.id not in contacts(machine.book)
    machine.put(a_todo(customer=ACME.id))
    machine.restart()
    assert theirs.id in contacts(machine.book)
    assert not machine.book.is_whole


def test_what_was_merged_is_reached_as_one() -> None:
    machine = Machine(MemoryFolder())
    theirs = a_contact(20)
    machine.put(ACME, BOLT, theirs, a_todo(customer=BOLT.id))
    after(machine, 100)
    assert contacts(machine.book) == set()
    merged, into = ACME.merge_into(BOLT)
    machine.put(merged, into)
    machine.restart()
    assert contacts(machine.book) == {theirs.id}
    after(machine, 100)
    assert machine.book.at_hand == {ACME.id, BOLT.id}
    assert contacts(machine.book) == {theirs.id}


def test_a_book_folded_before_that_was_so_is_folded_anew() -> None:
    machine = Machine(MemoryFolder())
    theirs = a_contact(20)
    machine.put(ACME, theirs)
    after(machine, 100)
    as_it_was(machine, theirs)
    machine.restart()
    assert not machine.opened().keeps_contacts
    machine.put(a_todo(customer=ACME.id))
    after(machine, 1)
    assert machine.opened().keeps_contacts
    assert contacts(machine.book) == {theirs.id}


def test_the_record_of_a_contact_is_noted_and_read_when_it_is_asked_for() -> None:
    machine = Machine(MemoryFolder())
    theirs = a_contact(20)
    machine.put(ACME, theirs, a_todo(customer=ACME.id))
    after(machine, 100)
    book = machine.opened()
    assert theirs.id in book.noted
    assert theirs.id not in book.lately
    assert in_touch(book.noted.values()) == in_touch([theirs])
    assert book.get(theirs.id) == theirs
    book.read_noted({BOLT.id})
    assert theirs.id in book.noted
    book.read_noted({ACME.id})
    assert book.lately[theirs.id] == machine.opened().current[theirs.id] == theirs
    assert not book.noted
    assert not found_wrong(machine.folder)


TAKEN_BACK: dict[str, dict[str, Any]] = {
    "deleted": {"deleted": True},
    "another's": {"customer": BOLT.id},
    "earlier": {"at": NOW.replace(day=1, hour=1)},
}
EARLIER, LATER = NOW.replace(day=1), NOW.replace(day=10)


@pytest.mark.parametrize("is_open", [True, False], ids=["with an open to-do", "with one made later"])
@pytest.mark.parametrize("how", ["undo", *TAKEN_BACK])
def test_a_contact_that_is_taken_back_after_folding_gives_way_to_the_one_before(
    how: str, *, is_open: bool
) -> None:
    machine = Machine(MemoryFolder())
    todo = [a_todo(customer=ACME.id)]
    before, last = a_contact(300, 1).replace(at=EARLIER), a_contact(200, 2).replace(at=LATER)
    machine.put(ACME, BOLT, before, *(todo if is_open else ()))
    after(machine, 200)
    machine.put(last)
    machine.ms += DAY_MS
    after(machine, 200)
    assert snapshot.holds(machine.folder, before.id) is False
    if how == "undo":
        machine.undo()
    else:
        machine.put_over(last.id, **TAKEN_BACK[how])
    if not is_open:
        machine.put(*todo)
    for book in (machine.book, machine.opened()):
        assert contacts(book) >= {before.id}
        assert theirs_at(book) == EARLIER
    assert not book.is_whole
    for _ in range(2):
        after(machine, 200)
        assert theirs_at(machine.book) == EARLIER
        assert not found_wrong(machine.folder)
    assert machine.opened().noted[before.id].last == EARLIER


def test_what_was_taken_back_and_done_again_is_the_last_contact_again() -> None:
    machine = Machine(MemoryFolder())
    before, last = a_contact(300, 1).replace(at=EARLIER), a_contact(200, 2).replace(at=LATER)
    machine.put(ACME, before, a_todo(customer=ACME.id))
    after(machine, 200)
    machine.put(last)
    after(machine, 200)
    for step, at in ((machine.undo, EARLIER), (machine.redo, LATER)) * 2:
        step()
        assert theirs_at(machine.book) == theirs_at(machine.opened()) == at
        after(machine, 200)
        assert theirs_at(machine.book) == at


def test_a_contact_that_was_never_folded_is_taken_back_without_asking_history() -> None:
    folder = RecordingFolder()
    machine = Machine(folder)
    machine.put(ACME, a_contact(300, 1), a_todo(customer=ACME.id))
    after(machine, 200)
    machine.put(a_contact(100, 2).replace(at=LATER))
    assert theirs_at(machine.book) == NOW
    machine.undo()
    folder.bytes_of.clear()
    assert theirs_at(machine.book) == NOW
    assert snapshot.SNAPSHOT not in folder.bytes_of


def theirs_at(book: Book) -> datetime | None:
    """Return when Acme was last reached, as far as is at hand."""
    last_contact.bring(book)
    return in_touch(one for one in book.current.values() if one.customer == ACME.id).last


@pytest.mark.parametrize("theirs", [nov(18, 9), nov(18, 16)])
def test_what_is_noted_of_a_promise_tells_whether_it_was_kept(theirs: datetime) -> None:
    machine = Machine(MemoryFolder())
    promise = a_promise(theirs).agree(NOW).deliver(NOW).close(NOW, skip=True)
    machine.put(ACME, promise, a_todo(customer=ACME.id))
    after(machine, 100)
    noted = [one.promise for one in machine.book.noted.values() if one.promise is not None]
    assert len(noted) == 1
    for now in (NOW, nov(30), NOW.replace(month=12)):
        assert kept_today(noted, now) == kept_today([promise], now)
        assert kept_this_month(noted, now) == kept_this_month([promise], now)


def test_what_is_noted_gives_way_to_what_is_written_since() -> None:
    machine = Machine(MemoryFolder())
    theirs, later = a_contact(20), NOW.replace(hour=15)
    machine.put(ACME, theirs, a_todo(customer=ACME.id))
    after(machine, 100)
    machine.put_over(theirs.id, at=later, did="edited")
    for book in (machine.book, machine.opened()):
        assert not book.noted
        assert in_touch(book.lately.values()).last == later
    machine.undo()
    assert in_touch(machine.opened().current.values()).last == NOW
    machine.put_over(theirs.id, deleted=True, did="deleted")
    for book in (machine.book, machine.opened()):
        assert theirs.id not in book.noted.keys() | book.current.keys()
    machine.undo()
    after(machine, 100)
    assert theirs.id in machine.book.noted


def test_a_note_that_an_older_cockpit_handed_on_is_not_believed() -> None:
    machine = Machine(MemoryFolder())
    theirs = a_contact(20)
    machine.put(ACME, theirs, a_todo(customer=ACME.id))
    after(machine, 100)
    with_first_line(machine, lambda meta: meta.update(contacts=True))
    machine.restart()
    assert machine.book.keeps_contacts
    assert machine.book.lately[theirs.id] == theirs


def test_an_order_is_read_since_its_money_depends_on_the_moment_asked_for() -> None:
    machine = Machine(MemoryFolder())
    paid = cleared(an_order(eur(100), customer=ACME.id), NOW).replace(fell_through_at=NOW)
    order = paid.return_deposit(NOW, amount=eur(100))
    machine.put(ACME, order, a_todo(customer=ACME.id))
    after(machine, 100)
    assert order.id in machine.book.lately
    assert not machine.book.lately[order.id].is_open()


def as_it_was(machine: Machine, archived: Entry) -> None:
    """Write the snapshot as the version before wrote it: without that record, and without saying that it has it."""
    contents = snapshot.read_all(machine.folder)
    assert contents is not None
    document = contents.tables["touch"].pop(archived.id)
    rows = {kind: [(key, one, False) for key, one in of.items()] for kind, of in contents.tables.items()}
    snapshot.write(machine.folder, "archive/2026.json", {"touch": [(archived.id, document, False)]}, {})
    snapshot.write(machine.folder, snapshot.SNAPSHOT, rows, contents.folded)
    with_first_line(machine, lambda meta: meta.pop("contacts"))


def with_first_line(machine: Machine, change: Callable[[dict[str, Any]], object]) -> None:
    """Let the first line of the snapshot say something else."""
    data = machine.folder.read(snapshot.SNAPSHOT)
    first, _, body = data.partition(b"\n")
    meta = json.loads(first.rstrip(b",") + b"}")[snapshot.META]["1"]
    change(meta)
    del meta["own"]
    line = json.dumps({snapshot.META: {"1": meta}}, separators=(",", ":"))[:-3].encode()
    sealed = line + b',"own":%d}}' % crc32(line)
    machine.folder.replace(snapshot.SNAPSHOT, sealed + b",\n" + body)


def test_what_is_read_does_not_grow_with_the_contacts_there_were() -> None:
    read = []
    for had in (10, 1000):
        folder = RecordingFolder()
        machine = Machine(folder)
        machine.put(ACME, a_todo(customer=ACME.id), *(a_contact(30, number) for number in range(1, had + 1)))
        after(machine, 100)
        before = folder.bytes_read
        assert len(contacts(machine.opened())) == 1
        read.append(folder.bytes_read - before)
    assert read[1] - read[0] < 100
