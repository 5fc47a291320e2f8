"""An open cockpit that nobody touches: what it takes of a core and of memory; and how long it takes to leave."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.books import MARKER
from benchmarks.in_terminal import InTerminal
from benchmarks.startup import COCKPIT
from benchmarks.timing import progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.books import Home

_SETTLED = 20.0  # seconds: history is read, and the day's backup made
_IDLE = 120.0  # seconds
_QUITS = (0.1, 0.5, 1.0, 1.5, 2.0, 4.0)  # seconds after the first row
_STAT = "/proc/{}/stat"
_STATUS = "/proc/{}/status"


def measure(homes: Mapping[str, Home]) -> None:
    """Print, for each book, the share of a core, the memory at the most, and the longest of several leaves."""
    print(
        f"\nAn open cockpit: idle for {_IDLE:.0f} s, and quit {', '.join(map(str, _QUITS))} s after the first row"
    )
    print(f"  {'book':<34} {'idle':>28} {'longest quit':>24}")
    for name, home in homes.items():
        idle, quit_ = _idle(home), max(_left_after(home, seconds) for seconds in _QUITS)
        said = "not told here" if idle is None else f"{100 * idle[0]:.2f} % (≤ 0.3 %) {idle[1]} MB"
        print(f"  {name:<34} {said:>28} {quit_:>12.2f} s (≤ 0.5 s)")


def _idle(home: Home) -> tuple[float, int] | None:
    """Return the share of a core that it takes, and megabytes at the most; None where the system does not tell."""
    if not Path(_STAT.format(os.getpid())).exists():
        return None
    with InTerminal((COCKPIT,), home.env) as cockpit:
        cockpit.shows(MARKER)
        progress("waiting until it is settled")
        cockpit.rest(_SETTLED)
        before = _seconds(cockpit.pid)
        progress("waiting")
        cockpit.rest(_IDLE)
        progress("")
        return (_seconds(cockpit.pid) - before) / _IDLE, _megabytes(cockpit.pid)


def _seconds(pid: int) -> float:
    """Return the seconds of the processor that a process took, of its own and of the system's."""
    fields = Path(_STAT.format(pid)).read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int) -> int:
    """Return the most memory that a process had."""
    lines = Path(_STATUS.format(pid)).read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM"))


def _left_after(home: Home, seconds: float) -> float:
    with InTerminal((COCKPIT,), home.env) as cockpit:
        cockpit.shows(MARKER)
        cockpit.rest(seconds)
        return cockpit.ends_by("q")
