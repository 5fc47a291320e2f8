"""A shell of one's own: the real `cockpit` in a real process, with a book, settings and a moment of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.test_terminal import Terminal

ROOT = Path(__file__).parents[2]
NOW = "2026-11-18T10:20+01:00"  # a Wednesday
HOSTILE = {
    "closing tag": "[/]",
    "markup": "[red]x",
    "action": "[@click=app.quit]x[/]",
    "escapes": "\x1b[31mred\x1b]0;title\x07",
    "C1 and NUL-like": "\x9b2J\x7f\tx",
    "bidi": "\u202egnp.exe\u2066x",
    "emoji": "👩\u200d👩\u200d👧 family ❤️ 🇨🇭",
    "CJK": "日本電気株式会社",
    "long": "x" * 10_000,
}


# Runs cockpit with a clock that begins at COCKPIT_NOW and goes on by a second whenever it is asked.
TICKING = """
from datetime import timedelta
from itertools import count
from cockpit import __main__ as root
stands = root._clock
def ticking(*given):
    at, seconds = stands(*given), count(1)
    return lambda: at() + timedelta(seconds=next(seconds))
root._clock = ticking
root.run()
"""


class Done(NamedTuple):
    """How a process ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What it printed, each line read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs cockpit. `env` may be changed, `code` of a run is checked where given. Its clock stands, or `ticks`."""

    def __init__(self, home: Path, *, ticks: bool = False) -> None:
        self.home = home
        self.ticks = ticks
        self.book = home / "book"
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        kept["PYTHON_KEYRING_BACKEND"] = os.environ["PYTHON_KEYRING_BACKEND"]
        self.env = kept | {
            "COCKPIT_BOOK": str(self.book),
            "COCKPIT_NOW": NOW,
            "HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(home),
            "TZ": "Europe/Berlin",
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
        }

    @property
    def command(self) -> list[str]:
        """The console script of this environment, else the module."""
        if self.ticks:
            self.env["PYTHONPATH"] = str(ROOT)
            return [sys.executable, "-c", TICKING]
        script = Path(sys.executable).with_name("cockpit")
        return [str(script)] if script.exists() else [sys.executable, "-m", "cockpit"]

    def raw(self, *argv: str | bytes, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command on bytes."""
        return subprocess.run(
            [*self.command, *argv],
            env=self.env | env,
            cwd=self.home,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
        )

    def __call__(self, *argv: str | bytes, stdin: str | bytes = "", code: int | None = 0, **env: str) -> Done:
        """Run a command; fail where it ends otherwise than with `code`, or as no program should end."""
        typed = stdin if isinstance(stdin, bytes) else stdin.encode()
        ran = self.raw(*argv, stdin=typed, **env)
        done = Done(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
        assert "Traceback" not in done.err, done.err
        assert not {
            char
            for char in done.out + done.err
            if (char < " " and char not in "\r\n") or "\x7f" <= char < "\xa0"
        }
        if code is not None:
            assert done.code == code, f"{argv} ended with {done.code}: {done.out[:500]}{done.err[:500]}"[
                :2000
            ]
        return done

    def add(self, line: str) -> str:
        """Keep a line; return its code."""
        return str(self("add", "--json", line).json["code"])

    def do(self, code: str, verb: str, *pairs: str, ends: int | None = 0, **env: str) -> Done:
        """Carry out a verb, with `--set` before each pair."""
        sets = [word for pair in pairs for word in ("--set", pair)]
        return self("do", code, verb, *sets, code=ends, **env)

    def show(self, what: str) -> Any:
        """Return everything about a record or customer."""
        return self("show", "--json", what).json

    def files(self) -> dict[str, bytes]:
        """Every file of the book, by name: to tell that nothing was touched."""
        return {
            str(path.relative_to(self.book)): path.read_bytes()
            for path in self.book.rglob("*")
            if path.is_file() and path.name != "lock"
        }


def parts(kept: Any) -> list[Any]:
    """The dated parts of a record (moves, items, remarks …), whether they come as a list or by their keys."""
    return list(kept.values()) if isinstance(kept, dict) else list(kept)


@pytest.fixture
def shell(tmp_path: Path, request: pytest.FixtureRequest) -> Shell:
    return Shell(tmp_path, ticks=getattr(request, "param", "stands") == "ticks")


@pytest.fixture
def at_terminal(shell: Shell) -> Iterator[Callable[..., Terminal]]:
    """Open a program on a terminal of 80 by 24; what is still open is ended."""
    opened: list[Terminal] = []

    def open_it(*argv: str) -> Terminal:
        opened.append(Terminal([*shell.command, *argv], shell.env, 80, 24))
        return opened[-1]

    yield open_it
    for terminal in opened:
        try:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue
