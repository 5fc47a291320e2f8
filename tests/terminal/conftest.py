"""Programs on a real pseudo-terminal, in a home of their own; what is still open is ended."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_terminal import PATIENCE, Terminal

COCKPIT = str(Path(sys.executable).with_name("cockpit"))
Open = Callable[..., Terminal]


class Home:
    """Where everything of one test lies, at a fixed moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = str(path / "book")
        self.env = {
            **os.environ,
            "COCKPIT_BOOK": self.book,
            "COCKPIT_NOW": "2026-11-18T10:20:00+01:00",
            "TZ": "Europe/Berlin",
            **{f"XDG_{kind}_HOME": str(path / kind.lower()) for kind in ("STATE", "CONFIG", "DATA", "CACHE")},
        }

    def drafts(self) -> list[str]:
        """The lines kept as drafts, the newest first."""
        return [
            draft["line"]
            for file in self.path.joinpath("state").rglob("drafts")
            for draft in json.loads(file.read_bytes())["drafts"]
        ]

    def running(self) -> list[int]:
        """The processes of this home that are the cockpit itself, told by the book in their environment."""
        found = []
        for folder in Path("/proc").iterdir():
            try:
                environ = folder.joinpath("environ").read_bytes() if folder.name.isdigit() else b""
                command = folder.joinpath("cmdline").read_bytes().split(b"\0")
                is_over = folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue
            is_ours = f"COCKPIT_BOOK={self.book}".encode() in environ
            if is_ours and not is_over and COCKPIT.encode() in command[:2]:
                found.append(int(folder.name))
        return found

    def end(self) -> None:
        """See it through that nothing of this home runs any more; fail if it never comes to that."""
        begun = time.monotonic()
        while self.running():
            if time.monotonic() - begun > PATIENCE:
                pytest.fail(f"still running: {self.running()}")
            time.sleep(0.05)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    yield made
    for pid in made.running() if Path("/proc/self/environ").exists() else ():
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def on_terminal(home: Home) -> Iterator[Open]:
    """Run a command on a terminal: of 80 columns and 24 lines, unless it is said otherwise."""
    opened: list[Terminal] = []

    def open_it(*command: str, columns: int = 80, lines: int = 24, **environ: str) -> Terminal:
        opened.append(Terminal(list(command), {**home.env, **environ}, columns, lines))
        return opened[-1]

    yield open_it
    for terminal in opened:
        try:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue
