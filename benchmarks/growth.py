"""What is asked of history as a book grows: whole processes, beside SQLite doing the same queries on the same records.

SQLite's table has an index on the customer and on the time promised, and holds each record as JSON.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import books
from benchmarks.timing import progress
from cockpit.domain.kinds import KINDS
from cockpit.domain.people import id_of
from cockpit.store import history

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.books import Home

SIZES = (10_000, 100_000, 1_000_000)  # lines of the journal, two to a record
_WHO = f"{books.MARKER} 17"
_ROW = "CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT, customer TEXT, theirs TEXT, body TEXT)"
_INDEXES = ("CREATE INDEX c ON record (customer)", "CREATE INDEX t ON record (kind, theirs)")
_SHOW = "SELECT body FROM record WHERE customer = ? ORDER BY id DESC"
_WEEK = """SELECT body FROM record
WHERE kind = ? AND theirs BETWEEN date('now', '-7 days') AND date('now', '+7 days')"""
_CHECK = "PRAGMA integrity_check"
_ASK = """
import json, sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2], sys.argv[3:]):
    json.loads(row[0]) if row[0][:1] == "{" else None
"""
# A process of its own: what a child takes at the most is told with what its parent took when it was made.
_METER = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
_COCKPIT = (sys.executable, "-m", "cockpit")


class Spent(NamedTuple):
    """What a process took: seconds of the processor, and megabytes at the most."""

    seconds: float
    megabytes: int


def measure(root: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print, for books of each size, what looking back and verifying take."""
    print(
        "\nLooking back as the book grows: seconds of the processor, megabytes at the most; whole processes"
    )
    print(f"  {'lines':>9}  {'what':<22} {'Cockpit':>18} {'SQLite':>18}")
    for size in sizes:
        progress(f"writing a book of {size:,} lines")
        home = books.filled(root, f"growth {size}", records=size // 2)
        base = _base(root / f"growth {size}.sqlite", home)
        for what, argv, query in (
            ("show CUSTOMER", ("show", _WHO), (_SHOW, str(id_of(_WHO)))),
            ("week", ("week",), (_WEEK, "promise")),
            ("verify", ("verify",), (_CHECK,)),
        ):
            ours = spent((*_COCKPIT, *argv), home.env)
            theirs = spent((sys.executable, "-c", _ASK, str(base), *query), home.env)
            print(f"  {size:>9,}  {what:<22} {_told(ours):>18} {_told(theirs):>18}")


def spent(argv: tuple[str, ...], env: Mapping[str, str]) -> Spent:
    """Run a process to its end; return what it took. Raises RuntimeError where it fails."""
    done = subprocess.run(
        (sys.executable, "-S", "-c", _METER, *argv), env=env, capture_output=True, text=True, check=False
    )
    code, seconds, room = done.stdout.split() or ("1", "0", "0")
    if code != "0":
        raise RuntimeError(f"{' '.join(argv)} failed: {done.stderr}")
    return Spent(float(seconds), int(room) // (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _told(found: Spent) -> str:
    return f"{found.seconds:.2f} s, {found.megabytes} MB"


def _base(place: Path, home: Home) -> Path:
    """Write every record into a table of SQLite's."""
    base = sqlite3.connect(place)
    base.execute(_ROW)
    for name in history.files(home.folder):
        for kind, documents in (history.chosen(home.folder, name, dict.fromkeys(KINDS)) or {}).items():
            base.executemany(
                "INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?, ?)",
                (
                    (str(one), kind, values.get("customer"), values.get("first_theirs"), json.dumps(values))
                    for one, document in documents.items()
                    for values in (document.values,)
                ),
            )
    for index in _INDEXES:
        base.execute(index)
    base.commit()
    base.close()
    return place
