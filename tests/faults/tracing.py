"""System calls of a command on its book: which there are, and the same command with one of them going wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.faults.home import Home

WRITING = (
    "write pwrite64 writev copy_file_range sendfile fsync fdatasync rename renameat renameat2 truncate ftruncate "
    "unlink unlinkat mkdir mkdirat rmdir open openat link linkat chmod fchmod utimensat"
).split()
_FOR_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_OWN = (  # what differs between two runs of one command
    (re.compile(r"\b[0-9a-f]+(?=\.new\b)"), "OWN"),  # the process, or what nobody can guess
    (re.compile(r"(?<=/journal/)[0-9a-z]{8}\b"), "DEVICE"),
)
_CUT_BY = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
os.execv(sys.argv[1], sys.argv[1:])
"""


class Call(NamedTuple):
    """One call that changes a file of the home: its name, its number among all calls of that name, what it is on."""

    name: str
    number: int
    on: str
    line: str


@cache
def strace() -> tuple[str, ...]:
    """Return what makes a process run under strace; skips where that cannot trace."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    for quick in (["--seccomp-bpf"], []):
        words = ("strace", "-f", *quick, "-qq", "-y")
        if not subprocess.run(
            [*words, "-o", os.devnull, "true"], capture_output=True, check=False
        ).returncode:
            return words
    pytest.skip("strace may not trace here")


def traced(home: Home, *words: str, log: Path, typed: str = "") -> tuple[list[Call], Counter[str], str]:
    """Run a command to its end; return its calls on the home, how many there are of each name, what it printed."""
    outcome = home.run(
        *words, before=(*strace(), "-o", str(log), "-e", f"trace={','.join(WRITING)}"), typed=typed
    )
    assert outcome.returncode == 0, outcome.stderr
    found, count = [], Counter[str]()
    for line in log.read_text(errors="replace").splitlines():
        name = re.match(r"\d+\s+(\w+)\(", line)
        if name is None:
            continue
        count[name[1]] += 1
        if is_on(home, line):
            found.append(Call(name[1], count[name[1]], place_of(home, line), line))
    return found, count, outcome.stdout


def is_on(home: Home, line: str) -> bool:
    """Tell whether a call changes a file of the home, or makes it last."""
    if str(home.path) not in line:
        return False
    return not re.match(r"\d+\s+open", line) or bool(_FOR_WRITING.search(line))


def place_of(home: Home, line: str) -> str:
    """Return the file that a call is on, without what differs from run to run."""
    found = re.search(re.escape(str(home.path)) + r"/?([^\">]*)", line)
    place = (found[1] if found else "") or "."
    for own, name in _OWN:
        place = own.sub(name, place)
    return place


def injected(
    home: Home, call: Call, fault: str, *words: str, log: Path, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command with a fault at one call, such as error=EIO; fails where it met another call than it should."""
    at = ["-e", f"trace={call.name}", "-e", f"inject={call.name}:{fault}:when={call.number}"]
    outcome = home.run(*words, before=(*strace(), "-o", str(log), *at), typed=typed)
    met = [line for line in log.read_text(errors="replace").splitlines() if f"{call.name}(" in line]
    if call.on:
        assert len(met) >= call.number, "the call to go wrong was never made"
        assert place_of(home, met[call.number - 1]) == call.on
        assert "INJECTED" in met[call.number - 1] or "SIGKILL" in fault
    else:
        assert "INJECTED" not in "".join(met)
    return outcome


def cut_at(size: int) -> tuple[str, ...]:
    """Return what makes a process run where no file may grow beyond that size: the write that would is short."""
    return (sys.executable, "-c", _CUT_BY.format(size=size))


def cuts(calls: Iterable[Call], sizes: dict[str, int]) -> list[int]:
    """Return the sizes at which the writes of a run would be cut: before, after a byte, amid, before the last byte.

    `sizes` are those of the files before it.
    """
    sizes, found = dict(sizes), set()
    for call in calls:
        if call.name not in ("write", "pwrite64"):
            continue
        start, length = sizes.get(call.on, 0), int(call.line.rpartition("= ")[2])
        found |= {start, start + 1, start + length // 2, start + length - 1}
        sizes[call.on] = start + length
    return sorted(found)
