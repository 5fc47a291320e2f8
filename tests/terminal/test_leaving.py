"""The terminal goes, or takes nothing any more, or all else hangs: the program ends, and what was typed is kept."""

from __future__ import annotations

import fcntl
import os
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import COCKPIT, Home, Open
from tests.test_terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="what still runs is told by /proc, which is not there"
)
LINE = "todo half a line"
BY_SIGNAL = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
# How a cockpit comes to a terminal of whose end nobody tells it.
WAYS = {
    "by itself": ["{cockpit}"],
    "under make": ["make", "-f", "{makefile}", "run"],
    "in a session of its own": ["setsid", "-w", "{cockpit}"],
    "where HUP is ignored": ["sh", "-c", "trap '' HUP; {cockpit}; true"],
    "where every signal is ignored": ["sh", "-c", "trap '' HUP TERM INT; {cockpit}; true"],
}


def command(home: Home, way: str, *words: str) -> list[str]:
    """Return a way with the cockpit in it; skip where a tool for it is not there."""
    run = " ".join([COCKPIT, *words])
    makefile = home.path / "Makefile"
    makefile.write_text(f"run:\n\t@{run}\n", encoding="utf-8")
    parts = WAYS[way] if way != "in a session of its own" else ["setsid", "-w", COCKPIT, *words]
    if way == "by itself":
        parts = [COCKPIT, *words]
    if shutil.which(parts[0]) is None:
        pytest.skip(f"{parts[0]} is not there")
    return [part.format(cockpit=run, makefile=makefile) for part in parts]


def holds(what: Callable[[], object]) -> None:
    """Wait until something holds; fail if it never does."""
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < PATIENCE
        time.sleep(0.02)


def type_half_a_line(terminal: Terminal, home: Home, *, begin: str = "n") -> None:
    """Type half a line into the capture, until it is seen and kept."""
    terminal.shows("r review" if begin else "esc keep as draft")
    terminal.type(f"{begin}{LINE}")
    terminal.shows("half a line")
    holds(lambda: home.drafts() == [LINE])


def stall(terminal: Terminal) -> None:
    """Read nothing more of what it writes, and have it write until nothing more fits."""
    unread, since = 0, time.monotonic()
    while time.monotonic() - since < 1:
        if select.select([], [terminal.handle], [], 0)[1]:
            terminal.type("x")
        time.sleep(0.005)
        (now,) = struct.unpack("i", fcntl.ioctl(terminal.handle, termios.FIONREAD, b"\0\0\0\0"))
        if now != unread:
            unread, since = now, time.monotonic()
    assert unread


@pytest.mark.parametrize("way", WAYS)
def test_the_screen_ends_with_its_terminal(home: Home, on_terminal: Open, way: str) -> None:
    terminal = on_terminal(*command(home, way))
    type_half_a_line(terminal, home)
    assert home.running()
    os.close(terminal.handle)
    home.end()
    assert home.drafts() == [LINE]


@pytest.mark.parametrize("way", ["by itself", "in a session of its own", "where HUP is ignored"])
def test_the_prompt_in_a_shell_ends_with_its_terminal(home: Home, on_terminal: Open, way: str) -> None:
    terminal = on_terminal(*command(home, way, "add"))
    type_half_a_line(terminal, home, begin="")
    os.close(terminal.handle)
    home.end()
    assert home.drafts() == [LINE]


@pytest.mark.parametrize("words", [[], ["add"]], ids=["screen", "prompt"])
@pytest.mark.parametrize(("number", "code"), BY_SIGNAL)
def test_a_signal_ends_it_though_the_terminal_takes_nothing_any_more(
    home: Home, on_terminal: Open, words: list[str], number: int, code: int
) -> None:
    terminal = on_terminal(COCKPIT, *words)
    type_half_a_line(terminal, home, begin="" if words else "n")
    stall(terminal)
    os.kill(terminal.pid, number)
    holds(lambda: not home.running())
    _, status = os.waitpid(terminal.pid, 0)
    assert os.waitstatus_to_exitcode(status) == code
    assert home.drafts()[0].startswith(LINE)


def test_a_terminal_that_takes_nothing_any_more_may_go_too(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    type_half_a_line(terminal, home)
    stall(terminal)
    os.close(terminal.handle)
    home.end()
    assert home.drafts()[0].startswith(LINE)


@pytest.mark.parametrize("end", ["by a signal", "by its terminal"])
def test_it_ends_though_the_disk_does_not_answer(home: Home, on_terminal: Open, end: str) -> None:
    terminal = on_terminal(COCKPIT)
    type_half_a_line(terminal, home)
    [lock] = home.path.joinpath("state").rglob("lock")
    with open(lock, "w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # whoever writes a draft now waits for ever
        terminal.type(" and more")
        terminal.shows("and more")
        if end == "by a signal":
            os.kill(terminal.pid, signal.SIGTERM)
            assert terminal.ends() == 143
        else:
            os.close(terminal.handle)
        home.end()
    assert home.drafts() == [LINE]


def test_it_ends_with_the_session_of_tmux(home: Home) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not there")

    def tmux(*words: str) -> str:
        socket = str(home.path / "tmux")
        return subprocess.run(
            ["tmux", "-S", socket, "-f", "/dev/null", *words],
            env=home.env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    tmux("new-session", "-d", "-x", "80", "-y", "24", COCKPIT)
    holds(lambda: "r review" in tmux("capture-pane", "-p"))
    tmux("send-keys", "-l", f"n{LINE}")
    holds(lambda: home.drafts() == [LINE])
    tmux("kill-session")
    home.end()
    assert home.drafts() == [LINE]
