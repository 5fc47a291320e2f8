"""The first paint: from the start of the process to the first row of content on the screen, in a pty."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.books import MARKER, OPEN
from benchmarks.startup import COCKPIT
from benchmarks.timing import Claim, Contestant, figure, heading, race

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.books import Home

BARE = f"bare Textual app, {OPEN} options"
_ROWS, _COLUMNS = 40, 140
_PATIENCE = 30.0
_PIECE = 65536


def measure(homes: Mapping[str, Home], rounds: int) -> None:
    """Print how long the bare app and the cockpit take on each of the books."""
    any_home = next(iter(homes.values()))
    script = str(Path(__file__).with_name("bare.py"))
    contestants = [Contestant(BARE, until_row((sys.executable, script, str(OPEN), MARKER), any_home.env))]
    contestants += [
        Contestant(f"cockpit, {book}", until_row((COCKPIT,), home.env)) for book, home in homes.items()
    ]
    timed = race(contestants, rounds)
    heading("First row on the screen")
    figure(BARE, timed[BARE])
    for book in homes:
        figure(f"cockpit, {book}", timed[f"cockpit, {book}"], timed[BARE], Claim(1.3, "the bare app"))


def until_row(argv: tuple[str, ...], env: Mapping[str, str]) -> Callable[[], float]:
    """Return a run of a program in a terminal of its own, until the marker is on the screen; then it is ended.

    The run raises RuntimeError where the marker never comes.
    """

    def run() -> float:
        start = time.perf_counter()
        child, master = pty.fork()
        if child == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
            os.execve(argv[0], argv, {**env, "COLORTERM": "truecolor"})  # noqa: S606 - no shell is wanted
        seen = b""
        try:
            while MARKER.encode() not in seen:
                left = start + _PATIENCE - time.perf_counter()
                piece = os.read(master, _PIECE) if select.select([master], [], [], max(left, 0))[0] else b""
                if not piece:
                    raise RuntimeError(f"{' '.join(argv)}: nothing to see. It said: {seen[-500:]!r}")
                seen = seen[-len(MARKER) :] + piece
            return time.perf_counter() - start
        except OSError as error:
            raise RuntimeError(f"{' '.join(argv)} ended early: {seen[-500:]!r}") from error
        finally:
            os.kill(child, signal.SIGKILL)
            os.close(master)
            os.waitpid(child, 0)

    return run
