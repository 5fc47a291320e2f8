"""Safeguards that no other test would miss: each of these was once taken out, and nothing told it."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import backup, codec, hints, hints_rebuild, known_book, unacknowledged
from cockpit.store.device import device_id
from cockpit.store.disk import DiskFolder
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.repair import mend
from cockpit.store.writer import Writer
from tests.domain.builders import NOW, a_customer, a_todo
from tests.store.builders import DAY_MS, NOW_MS, Machine, found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer

DAY = "2026-11-18"
IN_DECEMBER = NOW_MS + 20 * DAY_MS


class Forgetful(MemoryFolder):
    """A disk that holds after a power cut what was flushed, and no more."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: dict[str, bytes] = {}

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        super().append(name, data)
        return lambda: self.sync(name)

    def sync(self, name: str, again: bytes = b"", start: int = 0) -> None:
        super().sync(name, again, start)
        self.flushed[name] = self.files[name]

    def replace(self, name: str, data: bytes) -> None:
        super().replace(name, data)
        self.sync(name)

    def killed_append(self, ms: int, record: Entry | Customer | None = None) -> None:
        """Write a line as a process does that is killed before it waits for the disk."""
        record = record or a_todo()
        values, _ = codec.differences(None, record)
        Writer(self, lambda: "dev00001", lambda: ms).append(
            [Change(codec.table_of(record), record.id, values, is_new=True)]
        )

    def cut_power(self) -> None:
        self.files = dict(self.flushed)


def test_two_first_captures_at_once_agree_on_the_device() -> None:
    class Contended(MemoryFolder):
        @contextmanager
        def lock(self) -> Iterator[None]:
            """Wait for the process that is making its id just now."""
            self.files["device"] = b"theother\n"
            yield

    assert device_id(Contended()) == "theother"


def test_names_learned_by_two_processes_at_once_are_both_in_the_hints() -> None:
    class Contended(MemoryFolder):
        @contextmanager
        def lock(self) -> Iterator[None]:
            """Wait for the process that learns a name just now."""
            known = hints.load(self)
            known.learn([a_customer("Theirs")])
            known.save(self)
            yield

    folder = Contended()
    hints.Hints().save(folder)
    hints.keep_up(folder, customers=[a_customer("Ours")])
    assert sorted(hints.load(folder).names) == ["ours", "theirs"]


def test_the_last_line_of_a_month_outlives_a_power_cut_if_the_next_month_does() -> None:
    folder = Forgetful()
    folder.killed_append(NOW_MS)
    machine = Machine(folder, ms=IN_DECEMBER)
    machine.put(a_todo())
    folder.cut_power()
    assert sorted(folder.files) == [f"journal/dev00001/2026-{month}.ndjson" for month in (11, 12)]
    assert len(machine.opened().current) == 2


def test_a_backup_does_not_outlive_what_it_was_made_of() -> None:
    folder = Forgetful()
    folder.killed_append(NOW_MS)
    made = backup.make(folder, DAY, NOW_MS)
    folder.cut_power()
    assert all(
        folder.read(file) == data for file, data in backup.pack_named(folder, made.label).files.items()
    )


def test_the_machine_knows_no_book_that_a_power_cut_takes_back() -> None:
    folder, local = Forgetful(), MemoryFolder()
    folder.killed_append(NOW_MS)
    unacknowledged.remember(folder, local)
    folder.cut_power()
    known_book.refuse_gone(folder, local)
    assert known_book.all_noted(local)[1] == known_book.id_in(folder) != ""


def test_a_snapshot_does_not_outlive_the_lines_that_were_folded_into_it() -> None:
    folder = Forgetful()
    machine = Machine(folder)
    machine.put(a_todo())
    machine.compact()
    folder.killed_append(NOW_MS)
    machine.compact()
    folder.cut_power()
    assert len(machine.opened().current) == 2
    assert found_wrong(folder) == ()


def test_a_snapshot_and_its_archive_are_written_by_one_process_at_a_time() -> None:
    """Else the archive of one and the snapshot of the other may stand beside each other, and lack what both moved."""

    class Watched(MemoryFolder):
        is_held = False

        @contextmanager
        def lock_folding(self) -> Iterator[None]:
            self.is_held = True
            yield
            self.is_held = False

        def replace(self, name: str, data: bytes) -> None:
            assert self.is_held or not name.startswith(("book.json", "archive/"))
            super().replace(name, data)

    machine = Machine(Watched())
    machine.put(a_todo(done_at=NOW))
    machine.ms += 100 * DAY_MS
    machine.compact()
    machine.rebuild()
    mend(machine.folder, lambda: machine.ms, DAY)
    assert machine.folder.names("archive")


def test_hints_made_anew_do_not_outlive_the_names_that_they_learned() -> None:
    folder = Forgetful()
    Machine(folder).put(a_todo())
    folder.killed_append(NOW_MS, a_customer("Late"))
    hints_rebuild.rebuild(folder, lambda: "dev00001", lambda: NOW_MS)
    folder.cut_power()
    known = {customer for _, customer in hints.load(folder).names.values()}
    assert known <= set(Machine(folder).book.customers)


def test_what_builds_upon_another_devices_line_on_this_disk_does_not_outlive_that() -> None:
    folder = Forgetful()
    todo = a_todo()
    folder.killed_append(NOW_MS, todo)
    there = Machine(folder, "dev00002", NOW_MS + 1)
    there.put_over(todo.id, text="changed by the other")
    folder.cut_power()
    assert [one.text for one in there.opened().current.values()] == ["changed by the other"]
    assert found_wrong(folder) == ()


@pytest.mark.parametrize("kept", [b"", b"PK", None])
def test_a_backup_that_the_disk_keeps_otherwise_is_told_and_takes_no_other_away(kept: bytes | None) -> None:
    class Lying(MemoryFolder):
        def replace(self, name: str, data: bytes) -> None:
            if name.endswith(".zip"):
                data = data[:-1] + bytes([data[-1] ^ 1]) if kept is None else kept
            super().replace(name, data)

    folder = Lying()
    Machine(folder).put(a_todo())
    with pytest.raises(BookError, match="The backup does not read back as it was written"):
        backup.make(folder, DAY, NOW_MS)


def test_a_replacement_that_failed_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "it failed")

    folder = DiskFolder(str(tmp_path))
    folder.replace("hints.json", b"{}")
    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(BookError):
        folder.replace("hints.json", b"{1}")
    assert [path.name for path in tmp_path.iterdir()] == ["hints.json"]
