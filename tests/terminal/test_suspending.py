"""The cockpit is put into the background and taken up again, by its key or from outside: all of it is painted anew."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import termios
import time
from collections.abc import Callable

import pytest

from tests.terminal.conftest import COCKPIT, Home, Open
from tests.test_terminal import PATIENCE, Terminal

SHOWN = "call the bank"
LEFT_FULL_SCREEN = b"\x1b[?1049l"
CTRL_Z = "\x1a"


@pytest.fixture(autouse=True)
def one_record(home: Home) -> None:
    subprocess.run([COCKPIT, "add", f"todo {SHOWN}"], env=home.env, check=True, capture_output=True)


def by_its_key(terminal: Terminal) -> None:
    terminal.type(CTRL_Z)


def told_to(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGTSTP)


def untold(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGSTOP)


def stops(terminal: Terminal) -> None:
    """Read on until it stands still."""
    begun = time.monotonic()
    while not os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)[0]:
        assert time.monotonic() - begun < PATIENCE
        terminal.read_for(0.05)
    terminal.read_for(0.05)


def goes_on(terminal: Terminal) -> None:
    """Let it go on, on a screen that others have written over."""
    terminal.screen.reset()
    os.kill(terminal.pid, signal.SIGCONT)


@pytest.mark.parametrize("stop", [by_its_key, told_to])
def test_the_screen_gives_the_terminal_back_and_takes_it_again(
    home: Home, on_terminal: Open, stop: Callable[[Terminal], None]
) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    stop(terminal)
    stops(terminal)
    assert terminal.sent.count(LEFT_FULL_SCREEN) == 1
    assert termios.tcgetattr(terminal.handle)[3] & termios.ICANON
    goes_on(terminal)
    terminal.shows(SHOWN)
    terminal.shows("1 Owed")
    terminal.type("v")  # and it listens again
    terminal.shows("delete")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "delete" not in text, "the menu closed")
    terminal.type("q")
    assert terminal.ends() == 0


def test_it_is_suspended_from_a_capture_and_what_was_typed_is_there_again(
    home: Home, on_terminal: Open
) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("ntodo half")
    terminal.shows("What: half")
    terminal.type(CTRL_Z)
    stops(terminal)
    assert home.drafts() == ["todo half"]
    goes_on(terminal)
    terminal.shows("What: half")
    terminal.type(" a line")
    terminal.shows("What: half a line")
    terminal.type("\x11")
    assert terminal.ends() == 0


@pytest.mark.parametrize("stop", [by_its_key, told_to, untold])
def test_the_prompt_in_a_shell_is_drawn_anew_and_listens(
    home: Home, on_terminal: Open, stop: Callable[[Terminal], None]
) -> None:
    terminal = on_terminal(COCKPIT, "add")
    terminal.shows("esc keep as draft")
    terminal.type("todo half")
    terminal.shows("What: half")
    stop(terminal)
    stops(terminal)
    goes_on(terminal)
    terminal.shows("What: half")
    terminal.type(" a line")
    terminal.shows("What: half a line")
    terminal.type("\r")
    assert terminal.ends() == 0


def test_a_screen_that_was_stopped_without_being_told_is_painted_and_listens(
    home: Home, on_terminal: Open
) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    untold(terminal)
    stops(terminal)
    goes_on(terminal)
    terminal.shows(SHOWN)
    terminal.type("q")
    assert terminal.ends() == 0


def test_fg_in_a_shell_brings_it_back(home: Home, on_terminal: Open) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not there")
    terminal = on_terminal("bash", "--norc", "-i", PS1="$ ")
    terminal.type(f"{COCKPIT}\r")
    terminal.shows(SHOWN)
    terminal.type(CTRL_Z)
    terminal.shows("Stopped")
    terminal.type("echo he''re\r")
    terminal.shows("here")
    terminal.screen.reset()
    terminal.type("fg\r")
    terminal.shows("1 Owed")
    terminal.type("q")
    terminal.shows("$ ")
    terminal.type("exit\r")
    assert terminal.ends() == 0
