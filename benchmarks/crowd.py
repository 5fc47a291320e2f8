"""Four processes writing at once: durable appends to one book, against inserts into one SQLite base."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from itertools import count
from multiprocessing import get_context
from typing import TYPE_CHECKING

from benchmarks import books, in_sqlite
from benchmarks.startup import COCKPIT
from benchmarks.timing import Claim, Contestant, figure, heading, race
from cockpit.store import journal, months
from cockpit.store.disk import DiskFolder
from cockpit.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

PROCESSES = 4
EACH = 1000
ALL = PROCESSES * EACH
OURS = "journal lines, locked"
SQLITE = "SQLite, WAL, synchronous FULL"
STREAMS = "cockpit add --json -, whole processes"
IN_SQLITE = "the same, with SQLite below"
_ROUNDS = 5
_PATIENCE = 60.0  # seconds until all are ready


def measure(root: Path, rounds: int) -> None:
    """Print what one of 4,000 durable writes takes, when four processes share them."""
    numbers = count()

    def together(
        write: Callable[[str, int, Barrier], None],
        kept: Callable[[str], int],
        made: Callable[[str], None] = lambda _: None,
    ) -> Callable[[], float]:
        def run() -> float:
            place = str(root / f"crowd {next(numbers)}")
            made(place)
            took = _at_once(write, place)
            assert kept(place) == ALL
            return took / ALL

        return run

    def streams(*, is_sqlite: bool) -> Callable[[], float]:
        return lambda: _streams(root, f"streams {next(numbers)}", is_sqlite=is_sqlite) / ALL

    timed = race(
        [
            Contestant(OURS, together(append, _lines), _ROUNDS),
            Contestant(SQLITE, together(insert, _rows, in_sqlite.make), _ROUNDS),
            Contestant(STREAMS, streams(is_sqlite=False), _ROUNDS),
            Contestant(IN_SQLITE, streams(is_sqlite=True), _ROUNDS),
        ],
        rounds,
    )
    heading(f"{PROCESSES} processes × {EACH:,} durable writes at once: the time a write")
    figure(SQLITE, timed[SQLITE])
    figure(OURS, timed[OURS], timed[SQLITE], Claim(1, SQLITE))
    figure(IN_SQLITE, timed[IN_SQLITE])
    figure(STREAMS, timed[STREAMS], timed[IN_SQLITE], Claim(1, IN_SQLITE))
    said = ", ".join(
        f"{name} {1000 / timed[name].median:,.0f}" for name in (SQLITE, OURS, IN_SQLITE, STREAMS)
    )
    print(f"  (writes a second: {said})")


def append(place: str, number: int, ready: Barrier) -> None:
    """Append lines to a book, as `cockpit add` does: under the lock, on disk before the next."""
    folder = DiskFolder(place)
    writer = Writer(folder, lambda: "bench000", lambda: time.time_ns() // 1_000_000)
    ready.wait()
    for each in range(EACH):
        with folder.lock():
            _, settle = writer.append([_change(number * EACH + each)])
        settle()
    ready.wait()


def insert(place: str, number: int, ready: Barrier) -> None:
    """Insert the same bytes into a base, each in a transaction of its own."""
    record = journal.encode(_change(1), "0" * 27, "1/1")
    base = in_sqlite.opened(place)
    ready.wait()
    for each in range(EACH):
        in_sqlite.insert(base, str(number * EACH + each), record)
    ready.wait()
    base.close()


def _at_once(write: Callable[[str, int, Barrier], None], place: str) -> float:
    """Run it in all processes; return the seconds from when the last was ready to when the last was done."""
    context = get_context("spawn")
    ready = context.Barrier(PROCESSES + 1)
    workers = [context.Process(target=write, args=(place, number, ready)) for number in range(PROCESSES)]
    for worker in workers:
        worker.start()
    ready.wait(_PATIENCE)
    start = time.perf_counter()
    ready.wait()
    took = time.perf_counter() - start
    for worker in workers:
        worker.join()
    return took


def _streams(root: Path, name: str, *, is_sqlite: bool) -> float:
    """Capture with whole processes, from their start to their end; return the seconds."""
    home = books.empty(root, name)
    typed = "".join(f"todo spec sheet {number}\n" for number in range(EACH))
    given, base = root / name / "lines", str(root / name / "base")
    given.write_text(typed, encoding="utf-8")
    command = (COCKPIT, "add", "--json", "-")
    if is_sqlite:
        in_sqlite.make(base)
        command = (sys.executable, "-m", "benchmarks.in_sqlite", base)
    start = time.perf_counter()
    workers = []
    for number in range(PROCESSES):
        with given.open() as lines, (root / name / f"printed {number}").open("w") as printed:
            workers.append(subprocess.Popen(command, env=home.env, stdin=lines, stdout=printed))
    assert [worker.wait() for worker in workers] == [0] * PROCESSES
    took = time.perf_counter() - start
    assert (_rows(base) if is_sqlite else _lines(home.book)) == ALL
    return took


def _lines(book: str) -> int:
    """Return how many records a book's journals hold."""
    folder = DiskFolder(book)
    found = (change for file in months.files(folder) for change in journal.changes_in(folder, file)[0])
    return len({change.id for change in found if change.table != journal.BOOK})


def _rows(base: str) -> int:
    return int(sqlite3.connect(base).execute("SELECT count(*) FROM record").fetchone()[0])


def _change(record_id: int) -> journal.Change:
    values = {"text": "spec sheet", "made_at": "2026-11-18T10:20:00+01:00[Europe/Berlin]"}
    return journal.Change(
        "todo", record_id + (1 << 100), values, is_new=True, did="captured todo T123: spec sheet"
    )
