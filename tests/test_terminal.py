"""The main job in a real terminal: a pseudo-terminal, a screen read by pyte, and other processes beside it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

COCKPIT = Path(sys.executable).with_name("cockpit")
OWED = "d deliver "  # what the detail says of a promise that is still to be delivered
PATIENCE = 60.0  # seconds until a thing that never comes is given up; nothing here asserts a time


class Terminal:
    """A program on a pseudo-terminal, and what its screen shows."""

    def __init__(self, command: list[str], environ: dict[str, str], columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.sent = b""
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**environ, "TERM": "xterm-256color"})
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def type(self, keys: str) -> None:
        """Press keys."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send what a terminal would."""
        os.write(self.handle, data)

    def read_for(self, seconds: float) -> None:
        """Read what comes within so many seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.handle], [], [], left)[0]:
                self._read()

    def _read(self) -> None:
        if not (read := os.read(self.handle, 65536)):
            raise OSError("the other side is closed")
        self.sent += read
        self._stream.feed(read)

    def text(self) -> str:
        """Return the screen as it stands."""
        return "\n".join(self.screen.display)

    def wait_for(self, seen: Callable[[str], bool], what: str) -> float:
        """Read until the screen shows it; return how many seconds that took."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            if seen(self.text()):
                return time.monotonic() - begun
            if select.select([self.handle], [], [], 0.05)[0]:
                try:
                    self._read()
                except OSError:
                    break
        pytest.fail(f"the screen never showed {what}:\n{self.text()}")

    def shows(self, words: str) -> float:
        """Wait until the screen shows these words."""
        return self.wait_for(lambda text: words in text, words)

    def ends(self) -> int:
        """Read until the program ends; return its exit code."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            if select.select([self.handle], [], [], 0.05)[0]:
                try:
                    self._read()
                except OSError:
                    pass
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._read_the_rest()
                return os.waitstatus_to_exitcode(status)
        pytest.fail(f"it never ended:\n{self.text()}")

    def _read_the_rest(self) -> None:
        """Read what was written before the end and waits in the terminal."""
        try:
            while select.select([self.handle], [], [], 0)[0]:
                self._read()
        except OSError:
            pass  # the other side is closed, and all of it read


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which everything lies in the test's folder, at a fixed moment."""
    return {
        **os.environ,
        "COCKPIT_BOOK": str(tmp_path / "book"),
        "COCKPIT_NOW": "2026-11-18T10:20:00+01:00",
        "TZ": "Europe/Berlin",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }


@pytest.fixture(params=[(80, 24), (160, 45)], ids=["80x24", "160x45"])
def opened(request: pytest.FixtureRequest, environ: dict[str, str]) -> Iterator[Callable[[], Terminal]]:
    """Return what opens the cockpit on the demo, at two sizes; what is still open is ended."""
    terminals: list[Terminal] = []

    def open_it() -> Terminal:
        terminals.append(Terminal([str(COCKPIT), "demo"], environ, *request.param))
        terminals[-1].shows("1 Owed")
        return terminals[-1]

    yield open_it
    for terminal in terminals:
        try:
            os.kill(terminal.pid, 9)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


def shell(environ: dict[str, str], *words: str) -> str:
    """Run a command as another terminal would, and return what it printed."""
    done = subprocess.run([str(COCKPIT), *words], env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def code_of_spec(listing: str) -> str:
    """Return the code of the promise that the journey is about, from `cockpit today`."""
    return next(line for line in listing.splitlines() if "torque table" in line).split()[0]


def test_the_main_job_in_a_real_terminal(
    opened: Callable[[], Terminal],
    environ: dict[str, str],
    tmp_path: Path,
    record_property: Callable[..., None],
) -> None:
    cockpit = opened()
    shell(environ, "add", "promise @acme torque table by 10:25 ok'd mail")
    record_property("seconds until another process's line appears", cockpit.shows("torq"))
    code = code_of_spec(shell(environ, "today"))
    cockpit.type("/")
    cockpit.shows("show only")
    cockpit.type("torque table\r")
    cockpit.wait_for(lambda text: "torque table" in text and OWED in text, "the promise, found by its words")

    # Another program delivers it and this one undoes that: one history, whichever process.
    shell(environ, "done", code)
    cockpit.wait_for(lambda text: OWED not in text, "the delivery by another program")
    cockpit.type("u")
    cockpit.wait_for(lambda text: OWED in text, "the undo")

    # Delivered by a key, and undone.
    cockpit.type("d")
    cockpit.wait_for(lambda text: OWED not in text and "Delivered" in text, "the delivery by key")
    assert '"delivered_at": "2026-11-18' in shell(environ, "show", code, "--json")
    cockpit.type("u")
    cockpit.wait_for(lambda text: OWED in text, "the undo by key")
    assert '"delivered_at": null' in shell(environ, "show", code, "--json")
    cockpit.type("q")
    assert cockpit.ends() == 0

    # Both survive a restart, and the phone's file holds it.
    again = opened()
    again.shows("torq")
    again.type("q")
    assert again.ends() == 0
    shell(environ, "export", "ics", "-o", str(tmp_path / "x.ics"))
    assert "torque table" in (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert shell(environ, "verify").startswith("Sound")


def test_capture_by_key_shows_what_it_understands(
    opened: Callable[[], Terminal], environ: dict[str, str]
) -> None:
    cockpit = opened()
    cockpit.type("npromise @acme spare parts by fri 16:00 ok mail")  # in one breath: none of it is lost
    cockpit.shows("Theirs: promised by Fri 20 Nov 16:00")
    cockpit.type("\r")
    cockpit.wait_for(lambda _: "spare parts" in shell(environ, "today"), "the line in the book")
    cockpit.type("q")
    assert cockpit.ends() == 0


def test_make_run_opens_the_cockpit_on_the_demo(environ: dict[str, str]) -> None:
    house = Path(__file__).parents[1]
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    if subprocess.run(["make", "-q", "-C", str(house), ".venv/.run"], check=False).returncode:
        pytest.skip("make run sets up .venv first; it is not there, or older than what it is made from")
    folders = environ["PATH"].split(os.pathsep)
    environ["PATH"] = os.pathsep.join(one for one in folders if not (Path(one) / "cockpit").exists())
    terminal = Terminal(["make", "-C", str(house), "run"], environ, 100, 30)
    terminal.shows("1 Owed")
    terminal.shows("In a shell: .venv/bin/cockpit --book")  # it is not on the path yet
    terminal.type("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_as_its_key_would(environ: dict[str, str], number: int, code: int) -> None:
    cockpit = Terminal([str(COCKPIT)], environ, 80, 24)
    cockpit.shows("r review")
    cockpit.type("ntodo half a line")
    cockpit.shows("half a line")
    os.kill(cockpit.pid, number)
    assert cockpit.ends() == code
    assert (
        cockpit.sent.rfind(b"\x1b[?1049l") > cockpit.sent.rfind(b"\x1b[?1049h") >= 0
    )  # the first screen is back
    assert cockpit.sent.rfind(b"\x1b[?1003l") > cockpit.sent.rfind(b"\x1b[?1003h") >= 0  # the mouse is let go
    again = Terminal([str(COCKPIT)], environ, 80, 24)
    again.shows("r review")
    again.type("n")
    again.shows("half a line")
    again.type("\x11")
    assert again.ends() == 0


def test_the_prompt_in_a_shell_ends_by_a_signal_with_its_line_kept(environ: dict[str, str]) -> None:
    prompt = Terminal([str(COCKPIT), "add"], environ, 80, 24)
    prompt.shows("esc keep as draft")
    prompt.type("todo half a line")
    prompt.shows("half a line")
    os.kill(prompt.pid, signal.SIGTERM)
    assert prompt.ends() == 143
    again = Terminal([str(COCKPIT), "add"], environ, 80, 24)
    again.shows("half a line")
    again.type("\x1b")
    again.ends()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("when", ["as it starts", "as the screen opens", "on the screen"])
def test_a_demo_that_a_signal_ends_leaves_no_folder(
    environ: dict[str, str], tmp_path: Path, number: int, when: str
) -> None:
    folder = tmp_path / "throwaway"
    folder.mkdir()
    del environ["COCKPIT_BOOK"]
    demo = Terminal([str(COCKPIT), "demo"], {**environ, "TMPDIR": str(folder)}, 80, 24)
    if when == "on the screen":
        demo.shows("1 Owed")
    elif when == "as the screen opens":
        demo.wait_for(lambda _: b"\x1b[?1049h" in demo.sent, "the other screen")
    else:
        begun = time.monotonic()
        while not list(folder.glob("cockpit-demo-*")) and time.monotonic() - begun < PATIENCE:
            time.sleep(0.001)
    assert list(folder.glob("cockpit-demo-*"))
    os.kill(demo.pid, number)
    assert demo.ends() == 128 + number
    assert list(folder.glob("cockpit-demo-*")) == []
