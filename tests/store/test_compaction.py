"""Compaction: reading costs what is open, not what has been."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cockpit.store import hints, months, snapshot
from cockpit.store.codec import differences, encode, table_of
from cockpit.store.disk import DiskFolder
from cockpit.store.fold import Document
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_note, a_promise, a_todo, hours
from tests.store.builders import (
    DAY_MS,
    JOURNAL,
    NOW_MS,
    Machine,
    RecordingFolder,
    a_past_id,
    append,
    everything,
    found_wrong,
    names_shown,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.domain.entry import Entry
    from cockpit.store.snapshot import Contents

YEAR_MS = 365 * DAY_MS


def a_closed_promise(days_ago: int, number: int = 1) -> Entry:
    return a_delivered_promise(id=a_past_id(days_ago, number)).close(NOW, skip=True)


def contents_of(machine: Machine, name: str) -> Contents:
    contents = snapshot.read_all(machine.folder, name)
    assert contents is not None
    return contents


def test_what_ended_is_archived_by_the_year_it_was_made_after_ninety_days() -> None:
    machine = Machine(MemoryFolder())
    old, older, recent = a_closed_promise(100), a_closed_promise(800), a_closed_promise(1)
    still_open = a_promise(id=a_past_id(800, 2))
    machine.put(old, older, still_open)
    machine.ms += 89 * DAY_MS
    machine.compact()
    assert machine.folder.names("archive") == []
    machine.put(recent)
    machine.ms += 2 * DAY_MS - 1
    machine.compact()
    assert machine.folder.names("archive") == ["2024.json", "2026.json"]
    archived = {
        record_id
        for name in snapshot.archives(machine.folder)
        for documents in contents_of(machine, name).tables.values()
        for record_id in documents
    }
    assert archived == {old.id, older.id}
    assert set(machine.opened().current) == {recent.id, still_open.id}
    assert everything(machine.opened()).keys() == {old.id, older.id, recent.id, still_open.id}


def test_what_was_touched_two_days_ago_or_is_open_is_at_hand() -> None:
    machine = Machine(MemoryFolder())
    closed, todo = a_closed_promise(0), a_todo()
    note, history = a_note(text="for some day"), a_note(text="history", done_at=NOW)
    machine.put(closed, todo, note, history)
    machine.compact()
    assert set(machine.opened().current) == {closed.id, todo.id, note.id, history.id}
    machine.ms += 3 * DAY_MS
    machine.compact()
    assert set(machine.opened().current) == {todo.id, note.id}
    assert machine.opened().get(closed.id) == closed


def test_compacting_again_and_again_changes_nothing() -> None:
    machine = Machine(MemoryFolder())
    assert isinstance(machine.folder, MemoryFolder)
    machine.put(a_closed_promise(500), a_promise(), a_customer())
    machine.ms += YEAR_MS
    machine.compact()
    first = dict(machine.folder.files)
    machine.compact()
    assert machine.folder.files == first
    machine.rebuild()
    assert machine.folder.files == first
    assert not found_wrong(machine.folder)


def test_a_year_of_work_and_compactions_loses_nothing() -> None:
    machine = Machine(MemoryFolder())
    expected: dict[int, Entry] = {}
    for week in range(60):
        promise, todo = (
            a_promise(id=a_past_id(-7 * week, week + 1)),
            a_todo(id=a_past_id(-7 * week, week + 900)),
        )
        machine.put(promise, todo)
        done = promise.deliver(NOW).close(NOW, skip=True)
        machine.put(done)
        expected |= {done.id: done, todo.id: todo}
        revived = [record for record in expected.values() if week % 9 == 5 and record.id < done.id][::17]
        for record in revived:
            expected[record.id] = record.note(NOW, text=f"later {week}")
            machine.put(expected[record.id])
        machine.ms += 7 * DAY_MS
        if week % 3 == 0:
            machine.compact()
        if week % 4 == 0:
            machine.restart()
    assert everything(machine.opened()) == expected
    machine.compact()
    assert everything(machine.opened()) == expected
    assert not found_wrong(machine.folder)


def test_a_record_changed_before_it_was_made_is_whole_once_both_lines_are_there() -> None:
    promise = a_promise()
    machine = Machine(MemoryFolder())
    append(machine.folder, "dev00002", machine.ms + 5, [Change("promise", promise.id, {"means": "mail"})])
    machine.restart()
    assert machine.book.current == {}
    machine.compact()
    made = Change("promise", promise.id, differences(None, promise)[0], is_new=True)
    append(machine.folder, "dev00003", machine.ms, [made])
    machine.book.refresh()
    for book in (machine.book, machine.opened()):
        assert book.get(promise.id) == promise.replace(means="mail")
        assert not book.unreadable
    machine.compact()
    assert machine.opened().current == {promise.id: promise.replace(means="mail")}


def test_many_new_records_and_late_lines_read_each_archive_file_once() -> None:
    machine = Machine(RecordingFolder())
    folder = machine.folder
    assert isinstance(folder, RecordingFolder)
    olds = [a_closed_promise(400, number) for number in range(1, 60)]
    machine.put(*olds)
    machine.ms += YEAR_MS
    machine.compact()
    late = [Change("promise", old.id, {"means": "mail"}) for old in olds]
    append(folder, "dev00002", machine.ms, late)
    machine.put(*(a_todo() for _ in range(50)))
    folder.done.clear()
    machine.restart()
    assert folder.done.count(("read", "archive/2025.json")) == 1
    folder.done.clear()
    machine.compact()
    assert folder.done.count(("read", "archive/2025.json")) <= 1
    assert all(machine.opened().get(old.id) == old.replace(means="mail") for old in olds)


def test_opening_a_book_of_a_hundred_thousand_reads_only_what_is_open() -> None:
    folder = RecordingFolder()
    machine = Machine(folder)
    machine.put(*(a_promise(id=a_past_id(1, number)) for number in range(1, 301)), a_customer())
    machine.compact()
    alone = RecordingFolder(folder.files)
    assert len(Machine(alone).book.current) == 300
    # An archive of ten years, and ninety days' worth beside what is open.
    closed = a_closed_promise(1)
    values = encode(closed)
    stamps = {f"{NOW_MS - 5 * DAY_MS:013d}-0000-dev00001": ["*"]}
    for year in range(2017, 2027):
        days = (2027 - year) * 365
        ids = (a_past_id(days, number) for number in range(10_000))
        rows = [(record_id, Document(values, stamps), False) for record_id in ids]
        snapshot.write(folder, f"archive/{year}.json", {table_of(closed): rows}, {})
    contents = snapshot.read_all(folder)
    assert contents is not None
    kept = {
        table: [(record_id, document, True) for record_id, document in documents.items()]
        for table, documents in contents.tables.items()
    }
    kept["promise"] += [(a_past_id(20, number), Document(values, stamps), False) for number in range(10_000)]
    snapshot.write(folder, "book.json", kept, contents.folded)
    assert sum(map(len, folder.files.values())) > 50_000_000
    many = RecordingFolder(folder.files)
    book = Machine(many).book
    assert len(book.current) == 300
    assert not any(name.startswith("archive/") for what, name in many.done)
    assert many.bytes_read <= alone.bytes_read + 65_536
    assert many.bytes_read < 400_000


def test_capturing_does_not_read_the_book() -> None:
    machine = Machine(RecordingFolder())
    folder = machine.folder
    assert isinstance(folder, RecordingFolder)
    machine.put(*(a_promise() for _ in range(50)))
    machine.compact()
    folder.done.clear()
    append(folder, "dev00001", machine.ms, [Change("todo", 5, {"text": "x"}, is_new=True)])
    assert "book.json" not in {name for _, name in folder.done}


def test_compaction_makes_the_hints_anew() -> None:
    machine = Machine(MemoryFolder())
    acme = a_customer().rename("Acme AG")
    promise = a_delivered_promise(NOW + hours(3), text="spec sheet")
    machine.put(acme, promise, a_customer("Gone", deleted=True), a_promise())
    machine.compact()
    found = hints.load(machine.folder)
    assert names_shown(found) == ["Acme AG"]
    assert found.names["acme"] == ("Acme AG", acme.id)
    assert [pair for kind in found.deliveries for pair in found.delivered(kind, NOW)] == [
        (NOW, NOW + hours(3))
    ]
    assert len(found.tails) == 2


def test_a_snapshot_says_how_much_of_each_journal_it_holds() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_promise())
    machine.compact()
    first, _, _ = machine.folder.read("book.json").partition(b"\n")
    meta = json.loads(first.rstrip(b",") + b"}")["cockpit"]["1"]
    (file,) = months.files(machine.folder)
    data = machine.folder.read(file)
    assert meta["folded"] == {file: [len(data), data[-19:].decode()]}


def test_a_journal_put_back_and_grown_again_past_what_was_folded_loses_no_line() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_promise(text="first"))
    earlier = machine.folder.read(JOURNAL)
    machine.put(a_promise(text="second"))
    machine.compact()
    machine.folder.replace(
        JOURNAL, earlier
    )  # by a program that carries files, or a disk that lost its last writes
    watching = machine.book
    for number in range(3):
        machine.put(a_promise(text=f"later {number}"))
    assert machine.folder.size(JOURNAL) > 2 * len(earlier)
    machine.restart()
    assert machine.book.current == watching.current == machine.opened().current
    machine.compact()
    texts = sorted(record.text for record in machine.opened().current.values())
    assert texts == ["first", "later 0", "later 1", "later 2", "second"]
    assert machine.opened().unfolded == 0
    machine.put(a_promise())
    assert 0 < machine.opened().unfolded < machine.folder.size(next(iter(months.files(machine.folder))))


def test_what_a_process_that_ended_while_folding_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    machine = Machine(DiskFolder(str(tmp_path / "book")))
    machine.put(a_todo())
    left = ["book.json.123.new", "archive/2020.json.123.new"]
    others = ["hints.json.123.new", "read me.new"]
    for name in left + others:
        machine.folder.replace(name, b"half")
    machine.compact()
    assert [name for name in left + others if machine.folder.size(name)] == others
