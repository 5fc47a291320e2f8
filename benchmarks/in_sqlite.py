"""`cockpit add --json -` with SQLite below it instead of the journal: `python -m benchmarks.in_sqlite BASE`.

What a stream of captures takes is mostly understanding and answering; only so are the two stores compared by it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cockpit.cli import capture
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.store.memory import MemoryFolder
from cockpit.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cockpit.store.journal import Change

PATIENCE = 60.0  # seconds that SQLite waits for its turn
WAL = "PRAGMA journal_mode = WAL"
FULL = "PRAGMA synchronous = FULL"  # of each connection
TABLE = "CREATE TABLE record (id TEXT PRIMARY KEY, body BLOB)"


def make(place: str) -> None:
    """Make an empty base: two processes that turn the WAL on at once would refuse each other."""
    base = sqlite3.connect(place, isolation_level=None)
    base.execute(WAL)
    base.execute(TABLE)
    base.close()


def opened(place: str) -> sqlite3.Connection:
    """Return a connection to a base that is made, as safe as the journal."""
    base = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None)
    base.execute(FULL)
    return base


def insert(base: sqlite3.Connection, record_id: str, body: bytes) -> None:
    """Insert one row in a transaction of its own."""
    base.execute("BEGIN IMMEDIATE")
    base.execute("INSERT INTO record VALUES (?, ?)", (record_id, body))
    base.execute("COMMIT")


class _Rows(Writer):
    """Keeps each change as a row of a base, where a writer keeps it as a line of a journal."""

    def __init__(self, place: str) -> None:
        self._base = opened(place)

    def append(self, changes: Sequence[Change], *, seen: str = "") -> tuple[str, Callable[[], None]]:
        for change in changes:
            body = json.dumps({"table": change.table, "set": change.to, "did": change.did}).encode()
            insert(self._base, str(change.id), body)
        return seen, lambda: None


def main() -> int:
    """Keep the lines of standard input in the base that is named; answer as `cockpit add --json -` does."""
    folder = MemoryFolder()
    folder.append("journal/bench000/2026-01.ndjson", b"\n")()  # a book that is begun: the lines go elsewhere
    desk = Desk(
        folder=folder,
        local=MemoryFolder(),
        now=lambda: datetime.now(UTC),
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )
    desk._writer = _Rows(sys.argv[1])
    return int(capture.add(desk, Namespace(words=["-"], json=True, dry_run=False)) or 0)


if __name__ == "__main__":
    sys.exit(main())
