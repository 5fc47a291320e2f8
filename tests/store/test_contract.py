"""What a book promises, on memory and on disk alike."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from cockpit.domain.moment import to_text
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Todo
from cockpit.errors import BookError, NothingFound
from cockpit.store import journal
from cockpit.store.codec import differences
from cockpit.store.disk import DiskFolder
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_note, a_promise, a_todo, nov
from tests.store.builders import DAY_MS, JOURNAL, NOW_MS, Machine, a_past_id, append, everything, found_wrong

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.store.folder import Folder


def test_a_folder_reads_what_was_written_and_nothing_where_nothing_is(folder: Folder) -> None:
    assert folder.read("a/b") == b""
    assert folder.size("a/b") == 0
    assert folder.names("a") == []
    folder.append("a/b", b"one")
    folder.append("a/b", b"two")
    folder.replace("a/c", b"three")
    folder.replace("a/c", b"four")
    assert folder.read("a/b") == b"onetwo"
    assert folder.read("a/b", 2, 3) == b"etw"
    assert folder.read("a/b", 9) == b""
    assert folder.size("a/c") == 4
    assert folder.names("a") == ["b", "c"]
    with folder.lock():
        folder.append("a/b", b"!")
    assert folder.read("a/b", 6) == b"!"


def test_a_disk_that_reads_in_small_pieces_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, read = DiskFolder(str(tmp_path / "book")), os.pread
    folder.append("a", b"one two three")()
    monkeypatch.setattr(os, "pread", lambda handle, size, start: read(handle, min(size, 3), start))
    assert folder.read("a") == b"one two three"
    assert folder.read("a", 4) == b"two three"
    assert folder.read("a", 4, 5) == b"two t"
    assert folder.read("a", 9, 50) == b"hree"


def test_what_was_put_is_there_and_after_reopening_too(here: Machine) -> None:
    promise, customer = a_promise(), a_customer()
    here.put(promise, customer)
    for book in (here.book, here.opened()):
        assert book.get(promise.id) == promise
        assert book.customers == {customer.id: customer}
        assert book.current == {promise.id: promise}
    assert here.book.get(1234) is None


def test_the_book_in_memory_always_equals_the_book_opened_anew(here: Machine, there: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    there.book.refresh()
    there.put(promise.touch(NOW, text="called: all well"))
    here.put(a_todo(), a_customer("Müller & Söhne"))
    assert here.book.tables.keys() == here.opened().tables.keys()
    for table, documents in here.opened().tables.items():
        for record_id, document in documents.items():
            mine = here.book.document(table, record_id)
            assert mine is not None
            assert mine.as_json() == document.as_json()


def test_refresh_tells_exactly_what_another_process_changed(here: Machine, there: Machine) -> None:
    one, other = a_promise(), a_todo()
    here.put(one)
    here.put(other)
    assert there.book.refresh() - {1} == {one.id, other.id}  # 1 is the book itself
    here.put(one.deliver(NOW))
    assert there.book.refresh() == {one.id}
    assert there.book.get(one.id) == one.deliver(NOW)
    assert there.book.refresh() == set()


def test_a_transaction_comes_on_top_of_what_others_wrote_in_whatever_month(
    here: Machine, there: Machine
) -> None:
    promise = a_promise()
    here.put(promise)
    there.book.refresh()
    for month in range(4):
        there.put_over(promise.id, text=f"theirs, late in month {month}")
        there.ms += 31 * DAY_MS  # its clock is ahead of ours
        there.put_over(promise.id, made_at=nov(1 + month))
        here.put_over(promise.id, means=f"mine, after month {month}")
        found = here.book.get(promise.id)
        assert isinstance(found, Promise)
        assert found.text == f"theirs, late in month {month}"
        assert found.made_at == nov(1 + month)
        assert found == here.opened().get(promise.id)


def test_a_process_follows_the_others_of_its_machine_into_a_later_month(folder: Folder) -> None:
    one, other, peer = Machine(folder), Machine(folder), Machine(folder, "dev00002", NOW_MS + 31 * DAY_MS)
    promise, todo = a_promise(), a_todo()
    one.put(promise, todo)
    peer.put_over(promise.id, means="theirs, from December")  # its clock is ahead
    other.put_over(promise.id, text="on top of it")
    one.ms += 5000
    one.put_over(todo.id, text="the last action", did="the last action")
    other.put_over(todo.id, due=nov(20), did="on top of that")
    found = other.book.get(todo.id)
    assert isinstance(found, Todo)
    assert found.text == "the last action"
    assert other.undo().did == "on top of that"
    assert other.undo().did == "the last action"


@pytest.mark.parametrize("fails", ["archive/2026.json", "journal/dev00002/2026-11.ndjson"])
def test_what_could_not_be_read_once_is_taken_in_the_next_time(fails: str) -> None:
    class Once(MemoryFolder):
        fails = ""

        def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
            if name == self.fails:
                self.fails = ""
                raise BookError("Too many open files.", "Close some.")
            return super().read(name, start, size)

    folder = Once()
    one, other = Machine(folder), Machine(folder, "dev00002")
    promise, old = a_promise(), a_note(id=a_past_id(0, 555))
    one.put(promise, old)
    one.ms += 100 * DAY_MS
    one.compact()
    running = one.opened()
    one.put_over(promise.id, text="changed by another process")
    one.put_over(old.id, text="history changed, too")
    other.book.refresh()
    other.put(a_todo(id=a_past_id(0, 556)))
    folder.fails = fails
    # for an archive that does not read, the journals tell
    with pytest.raises(BookError) if fails.startswith("journal") else nullcontext():
        running.refresh()
    shown = running.get(promise.id)
    running.refresh()
    assert {record.id: record for record in running.current.values()} == one.opened().current
    assert running.get(old.id) == one.opened().get(old.id)
    assert shown is not None


def test_a_journal_put_back_and_grown_to_the_size_it_had_is_noticed(here: Machine) -> None:
    here.put(a_todo(id=a_past_id(0, 1), text="first of all"))
    folder = here.folder
    earlier = folder.read(JOURNAL)
    here.put(a_todo(id=a_past_id(0, 2), text="send the offer"))
    running = here.opened()
    here.compact()
    folder.replace(JOURNAL, earlier)
    here.restart()
    here.put(a_todo(id=a_past_id(0, 3), text="send the price"))
    running.refresh()
    for book in (running, here.opened()):
        assert {record.text for record in book.current.values()} >= {"send the price", "first of all"}
    here.compact()
    assert "send the price" in {record.text for record in here.opened().current.values()}


def test_a_transaction_that_ends_in_an_error_writes_nothing(here: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    before = here.folder.size(JOURNAL)

    def fails() -> None:
        with here.book.transaction() as transaction:
            transaction.put(promise.deliver(NOW))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert here.folder.size(JOURNAL) == before
    assert here.book.get(promise.id) == promise
    here.put(a_todo())  # the lock was let go


def test_a_transaction_is_one_action_with_one_stamp(here: Machine) -> None:
    at = here.put(a_promise(), a_todo(), a_customer())
    changes, damaged, _ = journal.changes_in(here.folder, JOURNAL)
    assert {change.at for change in changes} == {at}
    assert [change.is_last for change in changes] == [False, False, False, True]
    assert not damaged


def test_a_transaction_of_which_only_a_part_was_written_counts_for_nothing(folder: Folder) -> None:
    here = Machine(folder)
    first = a_promise()
    here.put(first)
    before = folder.size(JOURNAL)
    memory = MemoryFolder()
    memory.append(JOURNAL, folder.read(JOURNAL))
    Machine(memory).put(first.replace(text="changed"), a_todo(), a_customer())
    lines = memory.read(JOURNAL, before)
    for cut in range(
        1, len(lines) - 2
    ):  # without its last brace and newline, the checksum vouches for it all
        part = MemoryFolder()
        part.append(JOURNAL, memory.read(JOURNAL)[: before + cut])
        machine = Machine(part)
        assert machine.book.current == {first.id: first}
        assert machine.book.customers == {}
        later = a_note()
        machine.put(later)
        assert machine.book.current == machine.opened().current == {first.id: first, later.id: later}
        assert not found_wrong(part)


def test_only_what_differs_is_written(here: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    size = here.folder.size(JOURNAL)
    here.put(promise)
    assert here.folder.size(JOURNAL) == size
    here.put(promise.replace(means="mail"))
    assert journal.changes_in(here.folder, JOURNAL, size)[0][0].to == {"means": "mail"}


def test_edits_of_different_fields_on_two_machines_both_stand(here: Machine, there: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    there.book.refresh()
    here.book.refresh()
    change = Change("promise", promise.id, {"means": "mail"})
    append(there.folder, there.device, there.ms, [change])
    here.put_over(promise.id, text="price list")
    assert here.book.get(promise.id) == promise.replace(text="price list", means="mail")


def test_keyed_maps_merge_item_by_item(here: Machine, there: Machine) -> None:
    promise = a_promise(text="spec")
    here.put(promise)
    mine, theirs = promise.note(NOW, text="mine"), promise.note(nov(18, 11), text="theirs")
    for machine, after in ((here, mine), (there, theirs)):
        to, was = differences(promise, after)
        append(machine.folder, machine.device, machine.ms, [Change("promise", promise.id, to, was=was)])
    here.book.refresh()
    found = here.book.get(promise.id)
    assert found is not None
    assert sorted(remark.text for remark in found.remarks.values()) == ["mine", "theirs"]


def test_a_deleted_record_is_gone_and_a_later_edit_revives_it(here: Machine, there: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    here.put(promise.delete(NOW))
    assert promise.id not in here.book.current
    assert everything(here.opened()) == {}
    change = Change("promise", promise.id, {"means": "mail"})
    append(there.folder, there.device, there.ms + 1, [change])
    here.book.refresh()
    assert here.book.current == here.opened().current == {promise.id: promise.replace(means="mail")}
    here.put(here.book.current[promise.id].delete(NOW))
    assert here.book.current == here.opened().current == {}


def test_undo_takes_back_and_redo_does_again_across_restarts(here: Machine) -> None:
    promise = a_promise()
    here.put(promise, did="captured")
    here.put(promise.deliver(NOW), did="delivered")
    here.restart()
    assert here.undo().did == "delivered"
    assert here.book.get(promise.id) == promise
    here.restart()
    assert here.undo().did == "captured"
    assert here.book.current == {}
    with pytest.raises(NothingFound):
        here.undo()
    here.restart()
    assert here.redo().did == "captured"
    assert here.redo().did == "delivered"
    with pytest.raises(NothingFound):
        here.redo()
    assert here.opened().current == {promise.id: promise.deliver(NOW)}
    assert not found_wrong(here.folder)


def test_an_edit_of_another_device_is_named_and_left_by_undo(here: Machine, there: Machine) -> None:
    promise = a_promise()
    here.put(promise)
    here.put(promise.replace(text="mine", means="mail"), did="edited")
    there.book.refresh()
    there.put(there.book.current[promise.id].replace(text="theirs"))
    reverted = here.undo()
    assert reverted.changed_since == ("text (by dev00002)",)
    assert here.book.get(promise.id) == promise.replace(text="theirs")


def test_undo_does_not_delete_a_record_on_which_another_device_has_worked(
    here: Machine, there: Machine
) -> None:
    promise = a_promise()
    here.put(promise)
    there.book.refresh()
    noted = promise.note(NOW, text="by the other")
    there.put(noted)
    here.book.refresh()
    here.put(noted.replace(means="mail"))
    here.undo()
    with pytest.raises(NothingFound, match="dev00002"):
        here.undo()
    assert here.opened().current == {promise.id: noted}


def test_compaction_changes_nothing_that_is_seen(here: Machine) -> None:
    old = a_delivered_promise(id=a_past_id(200), customer=None, text="old").close(NOW, skip=True)
    other, customer = a_promise(), a_customer().rename("Acme AG")
    here.put(old, customer)
    here.ms += 200 * DAY_MS
    here.put(other)
    before = everything(here.opened())
    here.compact()
    for machine in (here, Machine(here.folder, "dev00003", here.ms)):
        machine.restart()
        assert old.id not in machine.book.current
        assert everything(machine.book) == before
        assert machine.book.customers == {customer.id: customer}
    assert not found_wrong(here.folder)
    here.rebuild()
    assert everything(here.opened()) == before
    assert not found_wrong(here.folder)


def test_a_late_line_for_an_archived_record_comes_on_top_of_it(here: Machine, there: Machine) -> None:
    old = a_delivered_promise(id=a_past_id(400), customer=None).close(NOW, skip=True)
    here.put(old)
    here.ms += 100 * DAY_MS
    here.compact()
    assert here.folder.names("archive") == ["2025.json"]
    change = Change("promise", old.id, {"means": "mail"})
    append(there.folder, there.device, here.ms, [change])
    here.restart()
    assert here.book.get(old.id) == old.replace(means="mail")
    here.compact()
    assert here.opened().get(old.id) == old.replace(means="mail")
    here.ms += 100 * DAY_MS
    here.compact()
    assert here.opened().get(old.id) == old.replace(means="mail")
    assert not found_wrong(here.folder)


def test_a_record_of_history_is_changed_not_made_anew(here: Machine) -> None:
    old = a_delivered_promise(id=a_past_id(400), customer=None, means="mail").close(NOW, skip=True)
    here.put(old)
    here.ms += 100 * DAY_MS
    here.compact()
    here.restart()
    here.put(old.note(NOW, text="they called"), did="noted")
    changes, _, _ = journal.changes_in(here.folder, "journal/dev00001/2027-02.ndjson")
    assert not changes[0].is_new
    assert [path.partition("/")[0] for path in changes[0].to] == ["remarks"]
    here.restart()
    here.undo()
    assert here.opened().get(old.id) == old


def test_a_customer_mentioned_blindly_keeps_the_name_they_were_given(here: Machine, there: Machine) -> None:
    customer = a_customer().rename("Acme AG").replace(phone="1234")
    here.put(customer)
    here.compact()
    blind = Change("customer", customer.id, {"said": "ACME"}, is_new=True)
    append(there.folder, there.device, here.ms + 1, [blind])
    for book in (here.book, here.opened()):
        book.refresh()
        assert book.customers[customer.id].display == "Acme AG"
        book.load_history()
        assert book.customers[customer.id] == customer.replace(said="ACME")
    assert not found_wrong(here.folder)


def test_a_customer_outside_the_open_part_is_changed_not_made_anew(here: Machine) -> None:
    customer = a_customer()
    here.put(customer)
    here.compact()
    here.restart()
    assert here.book.customers == {}
    here.put(customer.replace(phone="1234"), did="edited")
    here.undo()
    assert here.opened().customers.get(customer.id) in (None, customer)
    here.book.load_history()
    assert here.book.customers == {customer.id: customer}


@pytest.mark.parametrize("known_by", ["a closed record", "a name given before"])
def test_undo_of_a_blind_mention_does_not_delete_a_customer_known_before(
    here: Machine, known_by: str
) -> None:
    customer = a_customer()
    if known_by == "a closed record":
        here.put(customer, a_delivered_promise(id=a_past_id(300)).close(NOW, skip=True))
    else:
        here.put(customer.rename("Acme AG"))
    here.ms += 100 * DAY_MS
    here.compact()
    promise = a_promise()
    changes = [Change("promise", promise.id, differences(None, promise)[0], is_new=True, did="captured")]
    changes.append(Change("customer", customer.id, {"said": "acme"}, is_new=True))
    append(here.folder, here.device, here.ms, changes)
    here.restart()
    assert here.undo().ids == (promise.id,)
    here.book.load_history()
    assert not here.book.customers[customer.id].deleted
    assert promise.id not in here.book.current


def test_undo_of_the_first_mention_takes_the_customer_too_and_redo_brings_both(here: Machine) -> None:
    promise, customer = a_promise(), a_customer()
    here.put(promise, customer)
    here.undo()
    assert here.opened().customers[customer.id].deleted
    here.redo()
    assert here.opened().customers == {customer.id: customer}
    assert here.opened().current == {promise.id: promise}


def test_records_of_a_newer_version_are_kept_through_compaction_and_rebuilding(here: Machine) -> None:
    values = {"text": "of tomorrow", "parts": {"a": {"b": [1, None, "x"]}}}
    append(here.folder, here.device, here.ms, [Change("invention", 77, values, is_new=True)])
    here.ms += 400 * DAY_MS
    for step in (here.compact, here.rebuild, here.compact):
        step()
        here.restart()
        document = here.book.document("invention", 77)
        assert document is not None
        assert document.values == values
        assert here.book.get(77) is None
    assert not found_wrong(here.folder)


def test_without_a_snapshot_the_book_is_whole(here: Machine) -> None:
    assert here.book.is_whole
    here.put(a_promise())
    assert here.opened().is_whole
    here.compact()
    assert not here.opened().is_whole


def test_a_journal_that_was_put_back_to_an_earlier_state_hides_nothing(here: Machine, there: Machine) -> None:
    one, two, three = a_promise(), a_promise(), a_todo()
    here.put(one)
    early = here.folder.read(JOURNAL)
    here.put(two)
    there.book.refresh()
    there.put(one.deliver(NOW))
    there.compact()
    here.folder.replace(JOURNAL, early)
    late = Machine(here.folder, "dev00001")
    late.put(three)
    expected = {one.id: one.deliver(NOW), two.id: two, three.id: three}
    assert late.book.current == expected
    assert late.opened().current == expected
    assert any("shorter" in wrong for wrong in found_wrong(here.folder))
    late.compact()
    assert everything(late.opened()) == expected


def test_rebuilding_keeps_what_only_the_snapshot_still_holds(here: Machine, there: Machine) -> None:
    mine, theirs = a_promise(), a_promise()
    here.put(mine)
    there.put(theirs)
    here.compact()
    here.folder.replace("journal/dev00002/2026-11.ndjson", b"")
    assert found_wrong(here.folder)
    here.rebuild()
    assert everything(here.opened()) == {mine.id: mine, theirs.id: theirs}


def test_a_record_whose_document_does_not_read_hides_no_other_and_reads_again_once_mended(
    here: Machine,
) -> None:
    good, bad = a_promise(), a_promise()
    here.put(good, bad)
    was = {"made_at": to_text(bad.made_at)}
    broken = Change("promise", bad.id, {"made_at": "yesterday"}, was=was)
    append(here.folder, here.device, here.ms, [broken])
    here.restart()
    assert here.book.current == {good.id: good}
    assert list(here.book.unreadable) == [bad.id]
    assert here.book.get(bad.id) is None
    here.compact()
    assert list(here.opened().unreadable) == [bad.id]
    here.undo()
    assert here.book.current == {good.id: good, bad.id: bad}
    assert not here.book.unreadable


def test_a_copied_book_gets_another_device(tmp_path: object) -> None:
    from cockpit.store.device import device_id

    one, other = MemoryFolder(), MemoryFolder()
    assert device_id(one) == device_id(one)
    assert device_id(one) != device_id(other)
    for damaged in (b"\0\0\0\0\0\0\0\0", b"../../up", b"\n", b"\xff\xfe"):
        one.replace("device", damaged)
        assert device_id(one).isalnum()
        assert device_id(one) == device_id(one)


@pytest.mark.parametrize("name", ["a b", "ü", "-", "a'b;c", "..x", "x" * 200, "\udcff"])
def test_folders_of_any_name_are_read_as_devices(folder: Folder, name: str) -> None:
    promise = a_promise()
    if isinstance(folder, DiskFolder) and name == "\udcff":
        name = "\udcfe"
    append(folder, name, NOW_MS, [Change("promise", promise.id, differences(None, promise)[0], is_new=True)])
    here = Machine(folder)
    assert here.book.current == {promise.id: promise}
    here.compact()
    here.restart()
    assert here.book.current == {promise.id: promise}
    assert not found_wrong(folder)


def test_two_first_mentions_of_one_name_make_one_customer(here: Machine, there: Machine) -> None:
    for machine, said in ((here, "Acme"), (there, "ACME")):
        change = Change("customer", id_of(said), {"said": said}, is_new=True)
        append(machine.folder, machine.device, machine.ms, [change])
    assert list(here.opened().customers) == [id_of("acme")]


def test_history_that_another_process_archives_just_now_is_found(tmp_path: object) -> None:
    old = a_delivered_promise(id=a_past_id(10)).close(NOW, skip=True)

    class Slow(MemoryFolder):
        is_compacting = False

        def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
            if self.is_compacting and name == "book.json":
                self.is_compacting = False
                other.compact()
            return super().read(name, start, size)

    folder = Slow()
    here = Machine(folder)
    here.put(old)
    here.ms += 10 * DAY_MS
    here.compact()
    here.restart()
    other = Machine(folder, ms=here.ms + 100 * DAY_MS)
    folder.is_compacting = True
    assert everything(here.book) == {old.id: old}


def test_the_kinds_of_record_are_told_apart(here: Machine) -> None:
    here.put(a_promise(), a_todo(), a_note(due=nov(20)), a_customer())
    assert {type(record) for record in here.opened().current.values()} > {Promise}
    assert {type(customer) for customer in here.opened().customers.values()} == {Customer}
