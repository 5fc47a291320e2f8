"""One durable insert where 100,000 are: a journal line against a raw append with fsync, and against SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from typing import TYPE_CHECKING

from benchmarks.books import MANY
from benchmarks.timing import Claim, Contestant, figure, heading, race
from cockpit.domain.moment import from_text
from cockpit.domain.todo import Todo
from cockpit.store import journal
from cockpit.store.book import Book
from cockpit.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.books import Home

RAW = "append + fsync"
SQLITE = "SQLite, WAL, synchronous FULL"
LINE = "journal line, locked: what a capture does"
PUT = "through the open book: what `done` does"
_MADE = "2026-11-18T10:20:00+01:00[Europe/Berlin]"
_AT_ONCE = 20  # inserts a round: one alone is too short to time well


def measure(root: Path, home: Home, rounds: int) -> None:
    """Print what one insert takes."""
    record = journal.encode(_change(1), "0" * 27, "1/1")
    raw = os.open(root / "raw", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    base = _sqlite(root / "book.sqlite", record)
    ids = iter(range(1 << 100, 1 << 101))
    device = home.local.read("device").decode().strip()
    folder = home.folder  # one, as a running process has it: it looks only once where the book lies
    for place, _, _ in os.walk(home.book):  # which changed weeks ago, not just now
        os.utime(place, (0, 0))

    def append() -> None:
        os.write(raw, record)
        os.fsync(raw)

    def insert() -> None:
        base.execute("INSERT INTO record VALUES (?, ?)", (str(next(ids)), record))
        base.commit()

    writer = Writer(folder, lambda: device, lambda: time.time_ns() // 1_000_000)

    def line() -> None:
        with folder.lock():
            _, settle = writer.append([_change(next(ids))])
        settle()

    made_at = from_text(_MADE)
    book = Book(folder, lambda: device, lambda: time.time_ns() // 1_000_000)

    def put() -> None:
        with book.transaction() as transaction:
            transaction.put(Todo(id=next(ids), text="spec sheet", made_at=made_at))

    timed = race(
        [
            Contestant(RAW, _repeated(append)),
            Contestant(LINE, _repeated(line)),
            Contestant(PUT, _repeated(put)),
            Contestant(SQLITE, _repeated(insert)),
        ],
        rounds,
    )
    os.close(raw)
    base.close()
    heading(f"One durable insert among {MANY:,} records, in a running process")
    figure(RAW, timed[RAW])
    figure(SQLITE, timed[SQLITE], timed[RAW])
    figure(LINE, timed[LINE], timed[RAW], Claim(1.5, RAW))
    figure(PUT, timed[PUT], timed[RAW])
    figure("a capture, against SQLite", timed[LINE], timed[SQLITE])


def _change(record_id: int) -> journal.Change:
    values = {"text": "spec sheet", "made_at": _MADE}
    return journal.Change("todo", record_id, values, is_new=True, did="captured todo T123: spec sheet")


def _sqlite(path: Path, record: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.execute("CREATE TABLE record (id TEXT PRIMARY KEY, body BLOB)")
    base.executemany("INSERT INTO record VALUES (?, ?)", ((str(number), record) for number in range(MANY)))
    base.commit()
    return base


def _repeated(once: Callable[[], None]) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        for _ in range(_AT_ONCE):
            once()
        return (time.perf_counter() - start) / _AT_ONCE

    return run
