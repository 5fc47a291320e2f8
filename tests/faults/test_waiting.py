"""Who has to wait for another process is told for whom, gives up in the end, and the screen does not wait at all."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from cockpit.desk import capture, maintenance
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.errors import BookError
from cockpit.store.disk import DiskFolder
from cockpit.store.lock import PATIENCE
from cockpit.store.repair import mend
from tests.domain.builders import NOW, a_todo
from tests.faults.home import EXIT_BOOK, Home
from tests.store.builders import NOW_MS, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path, COCKPIT_BOOK=str(tmp_path / "Book"))
    home.book = tmp_path / "Book"  # a name that is to be told as it is written
    home.folder = DiskFolder(str(home.book))
    home.run("add", "todo one")
    return home


HOLD = "import fcntl, sys, time; f = open(sys.argv[1]); fcntl.flock(f, 2); print('held', flush=True); time.sleep(99)"


@contextmanager
def holder(home: Home, name: str = "lock") -> Iterator[subprocess.Popen[str]]:
    """Let another process keep a lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.book / name)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_capture_tells_for_whom_it_waits_and_goes_on_when_it_may(home: Home) -> None:
    with holder(home) as other:
        process = home.start("add", "todo two")
        assert process.stderr is not None
        told = process.stderr.readline()
        assert f"Waiting for process {other.pid} (" in told
        assert "which is writing to" in told
    out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert "Saved" in out
    assert sorted(home.texts()) == ["one", "two"]


def test_after_a_while_it_gives_up_with_the_holders_command_and_a_stopped_one_is_told_so(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(PATIENCE, "until_told", 0.1)
    monkeypatch.setattr(PATIENCE, "most", 0.3)
    monkeypatch.setattr(PATIENCE, "tell", told.append)
    with holder(home) as other:
        os.kill(other.pid, signal.SIGSTOP)
        while "T" not in (state := status(other.pid)):
            assert state
        with pytest.raises(BookError) as caught, home.folder.lock():
            pytest.fail("it was held twice")
        os.kill(other.pid, signal.SIGCONT)
    assert f"rocess {other.pid} (" in str(caught.value)
    assert "which is stopped," in str(caught.value)
    assert f"keeps the book for itself ({home.book}/lock)" in str(caught.value)
    assert caught.value.exit_code == EXIT_BOOK
    (waiting,) = told
    assert "), which is stopped while writing to " in waiting
    with home.folder.lock():  # whoever gave up keeps nobody waiting
        pass


def status(pid: int) -> str:
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        return file.read().rpartition(")")[2].split()[0]


def test_the_thread_that_draws_is_refused_at_once_and_nothing_is_lost(home: Home) -> None:
    desk = Desk(folder=home.folder, local=home.local, now=lambda: NOW, wall_ms=lambda: NOW_MS, rules=Rules())
    desk.never_wait(lambda: False)
    try:
        with holder(home):
            before = time.monotonic()
            with pytest.raises(BookError, match="keeps the book for itself"):
                capture.add(desk, "todo two")
            assert time.monotonic() - before < PATIENCE.until_told  # it never came to waiting
        capture.add(desk, "todo two")
    finally:
        PATIENCE.hurried = 0
    assert sorted(home.texts()) == ["one", "two"]


def test_no_thread_waits_on_once_the_screen_is_leaving(home: Home) -> None:
    desk = Desk(folder=home.folder, local=home.local, now=lambda: NOW, wall_ms=lambda: NOW_MS, rules=Rules())
    left: list[bool] = []
    refused: list[BookError] = []

    def back_up() -> None:
        try:
            maintenance.back_up(desk)
        except BookError as error:
            refused.append(error)

    desk.never_wait(lambda: bool(left))
    try:
        with holder(home):
            waiting = Thread(target=back_up)
            waiting.start()
            left.append(True)
            waiting.join(PATIENCE.most / 2)
            assert not waiting.is_alive()
    finally:
        PATIENCE.hurried, PATIENCE.is_leaving = 0, lambda: False
    assert "keeps the book for itself" in str(refused[0])


def test_whoever_folds_or_rebuilds_keeps_nobody_from_capturing(home: Home) -> None:
    with holder(home, "folding") if (home.book / "folding").exists() else made(home):
        assert home.run("add", "todo two").returncode == 0
    assert sorted(home.texts()) == ["one", "two"]


@contextmanager
def made(home: Home) -> Iterator[None]:
    (home.book / "folding").touch(0o600)
    with holder(home, "folding"):
        yield


def test_a_rebuild_holds_the_lock_only_where_it_writes(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(home.folder)
    machine.put(a_todo())
    captured = []

    def look(*_: object) -> bytes:
        with open(home.book / "lock", "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails where the rebuild keeps it
            captured.append(True)
        return b""

    from cockpit.store import snapshot

    write = snapshot.write

    def watched(*given: object, **more: object) -> None:
        look()
        write(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(snapshot, "write", watched)
    mend(home.folder, lambda: machine.ms, "2026-11-18")
    assert captured
