"""Snapshot and archive: plain JSON for anyone, checked by us, whole or not there."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from cockpit.errors import BookError
from cockpit.store import snapshot
from cockpit.store.disk import DiskFolder
from cockpit.store.fold import Document
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_note, a_promise, a_todo
from tests.store.builders import (
    DAY_MS,
    FailingFolder,
    Machine,
    RecordingFolder,
    a_past_id,
    everything,
    found_wrong,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.domain.entry import Entry
    from cockpit.store.folder import Folder


def filled(folder: Folder) -> Machine:
    """Return a machine with something open, something closed lately, and something archived."""
    machine = Machine(folder)
    machine.put(
        a_delivered_promise(id=a_past_id(400), customer=None, text="alt \ud800").close(NOW, skip=True),
        a_customer(),
    )
    machine.ms += 100 * DAY_MS
    machine.put(a_promise(), a_todo(text="…"), a_customer("Beta").rename("Beta SE"))
    machine.put(a_note(text="kept", done_at=NOW))
    machine.ms += 3 * DAY_MS
    machine.compact()
    machine.restart()
    return machine


def test_stock_tinydb_reads_every_table(tmp_path: Path) -> None:
    folder = DiskFolder(str(tmp_path / "book"))
    machine = filled(folder)
    records = everything(machine.book)
    found: dict[int, Any] = {}
    names = ["book.json", *(f"archive/{name}" for name in folder.names("archive"))]
    assert names == ["book.json", "archive/2025.json"]
    for name in names:
        before = folder.read(name)
        with TinyDB(tmp_path / "book" / name, access_mode="r") as db:
            for table in db.tables() - {"cockpit", "book", "customer"}:
                found |= {document.doc_id: document for document in db.table(table).all()}
            if name == "book.json":
                assert {document["said"] for document in db.table("customer").all()} == {"Acme", "Beta"}
        assert folder.read(name) == before
    assert found.keys() == records.keys()
    assert {found[one]["text"] for one in found} == {record.text for record in records.values()}


def test_an_empty_book_makes_a_snapshot_that_stock_tinydb_reads(tmp_path: Path) -> None:
    folder = DiskFolder(str(tmp_path))
    Machine(folder).compact()
    with TinyDB(tmp_path / "book.json", access_mode="r") as db:
        assert db.tables() <= {"cockpit", "customer"}
    assert snapshot.read_open(folder) is not None


def test_the_open_part_alone_equals_that_of_the_whole() -> None:
    machine = filled(MemoryFolder())
    lately, whole = snapshot.read_open(machine.folder), snapshot.read_all(machine.folder)
    assert lately is not None
    assert whole is not None
    assert lately.folded == whole.folded
    count = 0
    for table, documents in lately.tables.items():
        for record_id, document in documents.items():
            assert document.as_json() == whole.tables[table][record_id].as_json()
            count += 1
    assert 0 < count < sum(len(documents) for documents in whole.tables.values())
    for book in (machine.book, machine.opened()):
        is_open = {record.id for record in book.everything() if record.is_open()}
        assert is_open <= set(machine.opened().current)


def test_an_open_part_longer_than_the_first_read_is_read() -> None:
    machine = Machine(MemoryFolder())
    machine.put(*(a_promise(text="x" * 500) for _ in range(300)))
    machine.compact()
    assert len(machine.opened().current) == 300


def test_a_flipped_byte_anywhere_is_noticed_and_costs_nothing() -> None:
    machine = filled(MemoryFolder())
    assert isinstance(machine.folder, MemoryFolder)
    sound = dict(machine.folder.files)
    expected = _seen(machine)
    for name in ("book.json", "archive/2025.json"):
        places = range(0, len(sound[name]), 1 if name == "book.json" else 3)
        for place in places:
            other = sound[name][place] ^ (1 << place % 7)
            machine.folder.files[name] = sound[name][:place] + bytes([other]) + sound[name][place + 1 :]
            assert _seen(machine) == expected, (name, place)
            assert place % 5 or any(name in wrong for wrong in found_wrong(machine.folder)), (name, place)
        machine.folder.files[name] = sound[name]


@pytest.mark.parametrize("name", ["book.json", "archive/2025.json"])
def test_a_damaged_snapshot_is_rebuilt_by_the_next_compaction(name: str) -> None:
    machine = filled(MemoryFolder())
    assert isinstance(machine.folder, MemoryFolder)
    expected = _seen(machine)
    for damaged in (
        b"",
        b"{}",
        machine.folder.files[name][:-9],
        machine.folder.files[name].replace(b"x", b"y"),
    ):
        machine.folder.files[name] = damaged
        machine.put(a_delivered_promise(id=a_past_id(390), text="later").close(NOW, skip=True))
        machine.undo()
        machine.ms += 100 * DAY_MS
        machine.compact()
        machine.compact()
        assert _seen(machine) == expected
        assert not found_wrong(machine.folder)


def test_rebuilding_mends_an_archive_to_which_nothing_belongs_any_more() -> None:
    machine = filled(MemoryFolder())
    assert isinstance(machine.folder, MemoryFolder)
    machine.folder.files["archive/2019.json"] = b"damaged"
    assert found_wrong(machine.folder)
    machine.rebuild()
    assert not found_wrong(machine.folder)


def test_what_a_killed_process_left_beside_the_archive_is_not_read() -> None:
    machine = filled(MemoryFolder())
    assert isinstance(machine.folder, MemoryFolder)
    machine.folder.files["archive/2026.json.77.new"] = b'{"cockpit'
    machine.folder.files["book.json.77.new"] = b'{"cockpit'
    assert not found_wrong(machine.folder)
    machine.compact()
    assert not found_wrong(machine.folder)


@pytest.mark.parametrize("at", ["fdatasync", "rename"])
def test_a_kill_before_the_new_one_is_in_place_leaves_the_old_one(tmp_path: Path, at: str) -> None:
    folder = DiskFolder(str(tmp_path / "book"))
    machine = filled(folder)
    machine.put(a_todo())
    before, expected = folder.read("book.json"), _seen(machine)
    child = os.fork()
    if not child:
        setattr(os, at, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        machine.compact()
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert folder.read("book.json") == before
    assert _seen(machine) == expected
    machine.compact()
    assert _seen(machine) == expected
    assert not found_wrong(folder)


def test_a_disk_that_fails_at_any_operation_of_compaction_costs_nothing() -> None:
    folder = FailingFolder()
    machine = filled(folder)
    expected = _seen(machine)
    machine.ms += 100 * DAY_MS
    for after in range(60):
        folder.arm(after)
        try:
            machine.compact()
        except BookError:
            pass
        folder.arm(-1)
        assert _seen(machine) == expected
    assert not found_wrong(folder)


def test_the_archive_is_in_place_before_the_snapshot_lets_go() -> None:
    machine = filled(RecordingFolder())
    assert isinstance(machine.folder, RecordingFolder)
    machine.ms += 100 * DAY_MS
    machine.folder.done.clear()
    machine.compact()
    written = [name for what, name in machine.folder.done if what == "replace"]
    assert written.index("book.json") > max(
        written.index(name) for name in written if name.startswith("archive/")
    )


def _seen(machine: Machine) -> tuple[dict[int, Entry], object]:
    book = machine.opened()
    return everything(book), book.customers


@pytest.mark.parametrize("record_id", [-5, 1 << 128, 10**400])
def test_a_snapshot_with_an_id_that_is_none_of_ours_is_not_sound(record_id: int) -> None:
    folder = MemoryFolder()
    snapshot.write(folder, "book.json", {"todo": [(record_id, Document({"text": "a"}), True)]}, {})
    assert snapshot.read_open(folder) is None
    assert snapshot.read_all(folder) is None
