"""Real processes on a real disk: many at once, on a full disk, on one that may not be written.

What a process printed is acknowledged, and must be in the book whatever became of the process. What kills and faults
at each system call may do is in tests/faults.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import journal, months
from cockpit.store.device import device_id
from cockpit.store.disk import DiskFolder
from tests.domain.builders import NOW, a_customer, a_promise
from tests.faults.home import EXIT_BOOK, ROOT, Home, acknowledged, lines, no_traceback, small_disk
from tests.faults.tracing import strace
from tests.store.builders import FailingFolder, Machine, found_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_four_processes_adding_at_once_lose_nothing_and_a_reader_sees_no_error(home: Home) -> None:
    streams = [home.stream(f"writer{number}", lines(f"writer{number}", 250)) for number in range(4)]
    writers = [writer for writer, _ in streams]
    machine, seen, reads = Machine(home.folder), 0, 0
    while any(writer.poll() is None for writer in writers) or not reads:
        machine.book.refresh()
        assert len(machine.book.current) >= seen
        seen = len(machine.book.current)
        if reads % 20 == 0:
            assert not machine.opened().unreadable
            machine.compact()  # as a reader that finds much unfolded does
        assert all(damage.is_torn for damage in machine.book.damaged)
        reads += 1
        time.sleep(0.002)
    assert [writer.wait() for writer in writers] == [0] * 4
    ids = [one for _, told in streams for one in acknowledged(told.read_text())]
    assert len(ids) == len(set(ids)) == 1000
    assert home.ids() == set(ids)
    assert len(set(home.texts())) == 1000
    assert not found_wrong(home.folder)
    machine.book.refresh()
    assert len(machine.book.current) == 1000
    assert home.run("verify").returncode == 0


def test_separate_processes_at_once_agree_on_one_device_and_one_book(home: Home) -> None:
    writers = [home.start("add", f"todo number {number}") for number in range(12)]
    for writer in writers:
        _, err = writer.communicate(timeout=60)
        assert writer.returncode == 0, err
    assert sorted(home.texts()) == sorted(f"number {number}" for number in range(12))
    assert len(home.folder.names("journal")) == 1
    (state,) = (home.path / "state" / "cockpit").iterdir()
    assert home.folder.names("journal") == [device_id(DiskFolder(str(state)))]
    changes = [
        change for file in months.files(home.folder) for change in journal.changes_in(home.folder, file)[0]
    ]
    assert len([change for change in changes if change.table == journal.BOOK]) == 1
    assert len({change.at for change in changes}) == 12


def test_files_are_for_their_owner_only_from_the_first_byte_on(home: Home) -> None:
    code = "import os, runpy; os.umask(0); runpy.run_module('cockpit', run_name='__main__')"
    log = home.path / "log"
    traced = ("-o", str(log), "-e", "trace=openat,open,mkdir,chmod,fchmod")
    before = (*strace(), *traced) if shutil.which("strace") else ()
    for words in (
        ["add", "promise @Acme spec by tomorrow 4pm"],
        ["today"],
        ["verify", "--rebuild"],
        ["undo"],
    ):
        command = [*before, sys.executable, "-c", code, *words]
        done = subprocess.run(command, env=home.env, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    made = [path for top in (home.book, home.path / "state") for path in (top, *top.rglob("*"))]
    assert {path.name for path in made} >= {"lock", "book.json", "hints.json", "device", "journal"}
    for path in made:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    if before:
        calls = [line for line in log.read_text().splitlines() if str(home.book) in line]
        assert not [line for line in calls if "chmod" in line]
        assert all(
            "0600" in line or "0700" in line for line in calls if "O_CREAT" in line or "mkdir(" in line
        )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "small") as place:
        yield place


def test_a_full_disk_is_told_keeps_what_was_there_and_works_again(tmp_path: Path, disk: Path) -> None:
    home = Home(tmp_path)
    home.book = disk / "book"
    home.folder = DiskFolder(str(home.book))
    home.env["COCKPIT_BOOK"] = str(home.book)
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 20_000)
    outcome = home.run("add", "--json", "-", typed=lines("line", 300))
    printed = acknowledged(outcome.stdout)
    assert outcome.returncode == EXIT_BOOK
    assert "disk is full" in outcome.stdout
    no_traceback(outcome.stdout, outcome.stderr)
    assert 5 < len(printed) < 300
    assert set(printed) <= home.ids()
    once = home.run("add", "todo one more " + "x" * 3000)
    assert once.returncode == EXIT_BOOK
    assert "disk is full" in once.stderr
    for command in (["today"], ["log"], ["verify"]):
        assert home.run(*command).returncode == 0
    with pytest.raises(BookError, match="full"):
        Machine(home.folder).put(a_promise(text="x" * 5000), a_customer())
    machine = Machine(home.folder)
    with pytest.raises(BookError, match="full"):
        machine.compact()
    assert home.ids() >= set(printed)
    ballast.unlink()
    assert home.run("add", "todo there is room").returncode == 0
    assert "there is room" in home.texts()
    assert not found_wrong(home.folder)
    assert set(printed) <= home.ids()


def test_a_book_that_may_not_be_written_can_be_read_and_says_so(home: Home) -> None:
    assert home.run("add", "todo kept").returncode == 0
    bind = ["mount", "--bind", str(home.book), str(home.book)]
    if os.geteuid() != 0:
        for path in (home.book, *home.book.rglob("*")):
            path.chmod(0o500 if path.is_dir() else 0o400)
    elif subprocess.run(bind, capture_output=True, check=False).returncode:
        pytest.skip("mounting is refused here")
    else:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(home.book)], check=True)
    try:
        refused = home.run("add", "todo refused")
        assert refused.returncode == EXIT_BOOK
        assert re.search("read-only|may not write", refused.stderr)
        no_traceback(refused.stderr)
        for command in (["today"], ["log"], ["verify"]):
            assert home.run(*command).returncode == 0
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(home.book)], check=True)
        else:
            for path in (home.book, *home.book.rglob("*")):
                path.chmod(0o700)
    assert home.texts() == ["kept"]
    assert home.run("add", "todo again").returncode == 0


@pytest.mark.parametrize(
    "place", ["book", "book/journal", "book/lock", "book/hints.json", "book/book.json", "state"]
)
@pytest.mark.parametrize("wrong", ["a folder in place of a file", "a file in place of a folder"])
def test_the_wrong_thing_in_a_place_is_an_error_that_says_where(home: Home, place: str, wrong: str) -> None:
    path = home.path / place
    path.parent.mkdir(exist_ok=True)
    if wrong.startswith("a folder"):
        path.mkdir()
    else:
        path.write_bytes(b"")
    for words in (["add", "promise @Acme spec by tomorrow 4pm"], ["today", "--plain"], ["verify"], ["undo"]):
        outcome = home.run(*words)
        assert outcome.returncode in (0, 1, EXIT_BOOK)
        no_traceback(outcome.stdout, outcome.stderr)
        if outcome.returncode == EXIT_BOOK:
            assert str(home.path) in outcome.stderr


def test_a_folder_in_place_of_a_journal_or_a_loop_of_links_is_a_book_error(tmp_path: Path) -> None:
    folder = DiskFolder(str(tmp_path))
    (tmp_path / "loop").symlink_to("loop")
    for operation in (folder.size, folder.read, folder.names):
        with pytest.raises(BookError):
            operation("loop/x")
    (tmp_path / "journal" / "dev" / "2026-11.ndjson").mkdir(parents=True)
    with pytest.raises(BookError, match=r"2026-11\.ndjson"):
        Machine(folder)


def test_a_book_error_at_any_operation_costs_nothing_and_lets_go_of_the_lock() -> None:
    for after in range(40):
        folder = FailingFolder()
        machine = Machine(folder)
        promise = a_promise()
        machine.put(promise)
        folder.arm(after)
        is_kept = False
        try:
            machine.put(promise.deliver(NOW), a_customer())
            is_kept = True
        except BookError:
            pass
        folder.arm(-1)
        expected = machine.opened().get(promise.id)
        allowed = [promise.deliver(NOW)] if is_kept else [promise, promise.deliver(NOW)]
        assert expected in allowed  # where the flush failed, what was written may yet be there
        machine.book.refresh()
        assert machine.book.get(promise.id) == expected
        machine.put(a_promise())
        assert machine.book.current == machine.opened().current
        assert not found_wrong(folder)


def test_a_book_error_while_reading_is_told_and_the_next_reading_is_whole() -> None:
    folder = FailingFolder()
    writer = Machine(folder)
    writer.put(a_promise())
    writer.compact()
    reader = writer.opened()
    for after in range(30):
        writer.put(a_promise())
        folder.arm(after)
        for _ in range(2):
            try:
                reader.refresh()
                writer.opened()
            except BookError:
                continue
        folder.arm(-1)
        reader.refresh()
        assert reader.current == writer.opened().current
