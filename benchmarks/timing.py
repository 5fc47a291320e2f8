"""Timing side by side: the contestants take turns, round by round, so that all meet the same noise."""

from __future__ import annotations

import os
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_MS = 1000


class Contestant(NamedTuple):
    """Something to measure: `run` does it once and returns the seconds it took; `most` limits the rounds."""

    name: str
    run: Callable[[], float]
    most: int = 1_000_000


class Claim(NamedTuple):
    """What is claimed of a figure: at most (or, with `slower`, at least) `times` what `than` takes."""

    times: float
    than: str
    slower: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.slower else '≤'} {self.times:g} × {self.than}"

    def holds(self, ratio: float) -> bool:
        """Tell whether it holds at that ratio."""
        return ratio >= self.times if self.slower else ratio <= self.times


class Timed(NamedTuple):
    """What one contestant took, in milliseconds, by the number of the round."""

    took: dict[int, float]

    @property
    def median(self) -> float:
        """What it usually takes."""
        return median(self.took.values())

    @property
    def least(self) -> float:
        """What it takes on a quiet machine."""
        return min(self.took.values())

    def against(self, unit: Timed) -> float:
        """Return how many times as long as the unit it takes: the median over the rounds that both ran."""
        return median(took / unit.took[number] for number, took in self.took.items() if number in unit.took)


def race(contestants: Sequence[Contestant], rounds: int) -> dict[str, Timed]:
    """Run every contestant once to warm up, then all of them round by round; return what each took.

    One that runs in fewer rounds has them spread over the whole race.
    """
    took: dict[str, dict[int, float]] = {one.name: {} for one in contestants}
    for one in contestants:
        one.run()
    for number in range(rounds):
        progress(f"round {number + 1} of {rounds}")
        for one in contestants:
            if one.most >= rounds or number * one.most // rounds != (number - 1) * one.most // rounds:
                took[one.name][number] = one.run() * _MS
    progress("")
    return {name: Timed(times) for name, times in took.items()}


def process(argv: tuple[str, ...], env: Mapping[str, str]) -> Callable[[], float]:
    """Return a run of a whole process, from its start to its end. Raises RuntimeError when it fails."""

    def run() -> float:
        quiet = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        start = time.perf_counter()
        child = os.posix_spawn(argv[0], argv, env, file_actions=quiet)
        _, status = os.waitpid(child, 0)
        took = time.perf_counter() - start
        if status:
            raise RuntimeError(
                f"{' '.join(argv)} ended with {os.waitstatus_to_exitcode(status)}: try it by hand"
            )
        return took

    return run


def heading(title: str) -> None:
    """Print the head of a table."""
    print(f"\n{title}")
    print(f"  {'':<44} {'median':>10} {'least':>10} {'ratio':>8}   claim")


def figure(name: str, timed: Timed, unit: Timed | None = None, claim: Claim | None = None) -> None:
    """Print one line: name, median, least, ratio to `unit`, the claim, and whether it held."""
    ratio = timed.against(unit) if unit else None
    said = f"{ratio:.2f} ×" if ratio is not None else ""
    held = (
        "" if claim is None or ratio is None else f"{claim}: {'held' if claim.holds(ratio) else 'NOT HELD'}"
    )
    few = f"  ({len(timed.took)} rounds)" if len(timed.took) < 10 else ""
    print(f"  {name:<44} {timed.median:>7.2f} ms {timed.least:>7.2f} ms {said:>8}   {held}{few}")


def progress(text: str) -> None:
    """Show how far it is, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
