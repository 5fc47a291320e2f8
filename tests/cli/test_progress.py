"""Long work is shown on a terminal, from its first second on, and nowhere else."""

from __future__ import annotations

import errno
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

_SLOW = """
import sys, time
from cockpit.cli import progress
progress._EVERY = 0.02
from cockpit.__main__ import main
from cockpit.store import verify, restore
for module, name in ((verify, "verify"), (restore, "restore")):
    def slow(*given, do=getattr(module, name), **named):
        time.sleep(0.3)
        return do(*given, **named)
    setattr(module, name, slow)
sys.exit(main())
"""


def on_a_terminal(shell: Shell, *argv: str, term: str = "xterm") -> tuple[str, str]:
    """Run a slow command with standard error on a terminal; return standard output and what the terminal got."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW, *argv],
        env=shell.env | {"TERM": term, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    got = b""
    try:
        while data := os.read(ours, 4096):
            got += data
    except OSError as error:  # how Linux says that nobody holds the other end any more
        if error.errno != errno.EIO:
            raise
    os.close(ours)
    out, _ = process.communicate()
    return out.decode(), got.decode()


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell("add", "todo @bolt call tomorrow 9:00")
    shell("backup", "--to", str(shell.home / "b.zip"))
    return shell


@pytest.mark.parametrize(
    ("argv", "what"),
    [
        ("verify", "Comparing the whole book"),
        ("verify --rebuild", "Mending and comparing the whole book"),
        ("backup --restore {}/b.zip", "Restoring"),
    ],
)
def test_long_work_is_shown_on_a_terminal_and_the_line_goes_away(filled: Shell, argv: str, what: str) -> None:
    out, shown = on_a_terminal(filled, *argv.format(filled.home).split())
    assert f"\r\x1b[K{what} … " in shown
    assert shown.endswith("\r\x1b[K")
    assert what not in out
    assert out.startswith(("Sound", "The book is as it was"))


def test_nothing_is_shown_on_a_dumb_terminal_or_in_a_pipe(filled: Shell) -> None:
    assert on_a_terminal(filled, "verify", term="dumb")[1] == ""
    assert filled("verify").err == ""


def test_the_line_goes_away_before_an_error_is_told(filled: Shell) -> None:
    other = str(filled.home / "other")
    filled.raw("add", "todo @acme call tomorrow 9:00", COCKPIT_BOOK=other)
    filled.raw("backup", "--to", str(filled.home / "c.zip"), COCKPIT_BOOK=other)
    _, shown = on_a_terminal(filled, "backup", "--restore", str(filled.home / "c.zip"))
    assert "Restoring … " in shown
    assert shown.rpartition("\x1b[K")[2].startswith("cockpit: That is a backup of another book.")
