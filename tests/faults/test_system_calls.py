"""Every system call that changes a book goes wrong once: what was there stays, or what was asked for is done.

Killed before the call, no room, a bad disk, half a write, a disk that is really full. Nothing is acknowledged that
is not kept, what is told says what happened, and the next command works.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.faults.home import EXIT_BOOK, acknowledged, no_traceback, small_disk
from tests.faults.operations import OPERATIONS, Operation, Trial, a_stream
from tests.faults.scale import IS_WHOLE
from tests.faults.tracing import Call, cut_at, cuts, injected, traced
from tests.store.builders import found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.home import Home

FAULTS = ["signal=SIGKILL", "error=ENOSPC", "error=EIO"] if IS_WHOLE else ["signal=SIGKILL", "error=ENOSPC"]
IN_SHORT = ("a capture that names a new customer", "folding")
TRIED = [operation for operation in OPERATIONS if IS_WHOLE or operation.name in IN_SHORT]
STREAM = ["todo one", "promise @Delta two by tomorrow 4pm", "todo three", "promise @Delta four by 4pm"]
PAGE = 4096
LARGE = 8 << 20


@pytest.fixture(params=TRIED, ids=lambda operation: operation.name)
def operation(request: pytest.FixtureRequest) -> Operation:
    found: Operation = request.param
    return found


def test_a_fault_at_any_system_call_leaves_the_old_or_the_new(
    operation: Operation, tmp_path: Path, told: Callable[[str], None]
) -> None:
    trial = Trial(operation, tmp_path, tmp_path)
    trial.reset()
    calls, count, _ = traced(trial.home, *trial.words, log=trial.log)
    assert len(calls) > 3
    one_past = [Call(name, number + 1, "", "") for name, number in count.items()]
    for call in (*calls, *one_past):
        for fault in FAULTS:
            trial.reset()
            outcome = injected(trial.home, call, fault, *trial.words, log=trial.log)
            trial.judge(outcome, f"{fault} at {call.name} {call.number} on {call.on or 'nothing'}")
    told(trial.told(f"{len(calls)} system calls"))


def journal_sizes(home: Home) -> dict[str, int]:
    """Return the sizes of the journals, named as the calls on them are."""
    found = home.path.rglob("*.ndjson")
    return {f"book/journal/DEVICE/{file.name}": file.stat().st_size for file in found}


def test_a_short_write_leaves_the_old_or_the_new(
    operation: Operation, tmp_path: Path, told: Callable[[str], None]
) -> None:
    trial = Trial(operation, tmp_path, tmp_path)
    trial.reset()
    home = trial.home
    sizes = journal_sizes(home)
    calls, _, _ = traced(home, *trial.words, log=trial.log)
    for size in cuts(calls, sizes):
        trial.reset()
        trial.judge(home.run(*trial.words, before=cut_at(size)), f"no file beyond {size} bytes")
    told(trial.told("short writes"))


@pytest.mark.skipif(not IS_WHOLE, reason="make faults tries every amount of room")
def test_a_full_disk_leaves_the_old_or_the_new(
    operation: Operation, tmp_path: Path, told: Callable[[str], None]
) -> None:
    def resize(size: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)

    with small_disk(tmp_path / "small", str(LARGE)) as disk:
        trial = Trial(operation, disk, tmp_path)
        trial.reset()
        untroubled = 0, trial.home.run(*trial.words).stderr  # the first capture tells that it made a book
        room = passed = 0
        while passed < 3:
            trial.reset()
            found = os.statvfs(disk)
            resize(max((found.f_blocks - found.f_bfree) * found.f_bsize + room, PAGE))  # 0 would be no limit
            outcome = trial.home.run(*trial.words)
            resize(LARGE)
            trial.judge(outcome, f"a disk with {room} bytes left")
            passed = passed + 1 if (outcome.returncode, outcome.stderr) == untroubled else 0
            room += PAGE
    told(trial.told("a disk with less and less room"))


def test_a_fault_amid_a_stream_costs_at_most_the_line_it_meets(
    tmp_path: Path, told: Callable[[str], None]
) -> None:
    typed = "".join(f"{line}\n" for line in STREAM)
    stream = Operation("a stream of captures", a_stream)
    trial = Trial(stream, tmp_path, tmp_path, typed)
    trial.reset()
    home = trial.home
    sizes = journal_sizes(home)
    calls, _, _ = traced(home, *trial.words, log=trial.log, typed=typed)
    tried = kept_of_all = 0

    def judge(outcome: subprocess.CompletedProcess[str], what: str, least: int) -> None:
        nonlocal tried, kept_of_all
        tried += 1
        no_traceback(outcome.stdout, outcome.stderr)
        texts = [text for text in home.texts() if text in ("one", "two", "three", "four")]
        kept_of_all += len(texts)
        printed = acknowledged(outcome.stdout)
        assert len(texts) == len(set(texts)), what
        assert set(printed) <= home.ids(), f"{what}: acknowledged and not kept"
        assert len(printed) >= least, f"{what}: {outcome.stdout}"
        assert outcome.returncode in (0, EXIT_BOOK) or (outcome.returncode < 0 and not least), what
        assert len(printed) == len(STREAM) or outcome.returncode, f"{what}: the exit code says nothing of it"
        assert not found_wrong(home.folder), what
        assert home.run("add", "todo after all").returncode == 0
        assert not found_wrong(home.folder), what

    for call in calls:
        for fault in FAULTS if IS_WHOLE else FAULTS[-1:]:
            trial.reset()
            outcome = injected(home, call, fault, *trial.words, log=trial.log, typed=typed)
            least = 0 if "signal" in fault else len(STREAM) - 1
            judge(outcome, f"{fault} at {call.name} {call.number} on {call.on}", least)
    for size in cuts(calls, sizes):
        trial.reset()
        judge(home.run(*trial.words, before=cut_at(size), typed=typed), f"no file beyond {size} bytes", 0)
    told(f"a stream of {len(STREAM)}: {tried} faults tried, {kept_of_all} lines kept, 0 acknowledged lost")
