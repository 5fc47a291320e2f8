"""The first paint: from the start of the process to the first row of content on the screen, in a pty."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.books import CRAMMED, MARKER, OPEN
from benchmarks.in_terminal import InTerminal
from benchmarks.startup import COCKPIT
from benchmarks.timing import Claim, Contestant, figure, heading, race

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.books import Home

_USUAL, _CROWDED = 1.2, 2.0  # times the bare app, with hundreds open and with thousands
BARE = f"bare Textual app, {OPEN} options"


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
        most = _CROWDED if f"{CRAMMED:,}" in book else _USUAL
        figure(f"cockpit, {book}", timed[f"cockpit, {book}"], timed[BARE], Claim(most, "the bare app"))


def until_row(argv: tuple[str, ...], env: Mapping[str, str]) -> Callable[[], float]:
    """Return a run of a program in a terminal of its own, until the marker is on the screen; then it is ended.

    The run raises RuntimeError where the marker never comes.
    """

    def run() -> float:
        with InTerminal(argv, env) as program:
            return program.shows(MARKER)

    return run
