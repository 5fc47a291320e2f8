"""What is measured is what is said to be measured, and runs."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks import books, growth, in_sqlite
from benchmarks.in_terminal import InTerminal
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules


def test_as_many_records_are_open_as_are_said_to_be(tmp_path: Path) -> None:
    home = books.filled(tmp_path, "some", records=400, still_open=30, over=timedelta(days=90))
    desk = Desk(
        folder=home.folder, local=home.local, now=lambda: datetime.now(UTC), wall_ms=lambda: 0, rules=Rules()
    )
    assert sum(record.is_open() for record in desk.book.current.values()) == 30


def test_captures_are_kept_in_sqlite_as_by_add(tmp_path: Path) -> None:
    base = str(tmp_path / "base")
    in_sqlite.make(base)
    command = [sys.executable, "-m", "benchmarks.in_sqlite", base]
    done = subprocess.run(command, input="todo one\ntodo two\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_growth_is_told_beside_sqlite_on_the_same_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    growth.measure(tmp_path, (600,))
    told = capsys.readouterr().out
    for what in ("show CUSTOMER", "week", "verify"):
        [line] = [line for line in told.splitlines() if what in line]
        assert line.count(" MB") == 2


def test_a_program_in_a_terminal_is_waited_for_until_it_shows_something_and_until_it_ends() -> None:
    program = (sys.executable, "-c", "print('here it is'); input(); print('bye')")
    with InTerminal(program, {}) as running:
        assert running.shows("here it is") > 0
        running.rest(0.01)
        assert running.ends_by("\n") > 0
    with InTerminal(program, {}) as left, pytest.raises(RuntimeError, match="nothing to see"):
        left.shows("what never comes", patience=0.2)
