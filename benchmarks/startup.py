"""`cockpit add` and `cockpit today --plain` as whole processes, against Python doing nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.books import copied
from benchmarks.timing import Claim, Contestant, figure, heading, process, race

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from benchmarks.books import Home

LINE = ("promise", "@zanzibar 7", "spec sheet", "by", "tomorrow", "4pm", "ok'd", "mail")
COCKPIT = str(Path(sys.executable).with_name("cockpit"))
UNIT = "python -c pass"
CLAIMS = {"add": Claim(3, UNIT), "today": Claim(4, UNIT)}


def bare(home: Home) -> Contestant:
    """Return the unit: Python of the same environment, doing nothing."""
    return Contestant(UNIT, process((sys.executable, "-c", "pass"), home.env))


def command(name: str, home: Home) -> Contestant:
    """Return `cockpit add` or `cockpit today --plain` in a home."""
    words = LINE if name == "add" else ("--plain",)
    return Contestant(name, process((COCKPIT, name, *words), home.env))


def measure(root: Path, homes: Mapping[str, Home], wanted: Collection[str], rounds: int) -> None:
    """Print the figures of the commands `wanted`, for each of the books.

    Each command has a copy of its own, so that `today` does not list what `add` adds round by round.
    """
    contestants = [bare(next(iter(homes.values())))]
    names = {}
    for command_name in CLAIMS:
        if command_name not in wanted:
            continue
        for book, home in homes.items():
            name = f"cockpit {command_name}, {book}"
            own = copied(root, name, home)
            names[name] = command_name
            contestants.append(command(command_name, own)._replace(name=name))
    timed = race(contestants, rounds)
    heading("Start to end, whole process")
    figure(UNIT, timed[UNIT])
    for name, command_name in names.items():
        figure(name, timed[name], timed[UNIT], CLAIMS[command_name])
