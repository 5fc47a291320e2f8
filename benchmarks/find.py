"""Finding among 100,000 records, most of them history: beside stock TinyDB and SQLite's LIKE on the same data."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.books import MANY
from benchmarks.timing import Claim, Contestant, figure, heading, process, progress, race
from cockpit.domain.kinds import KINDS
from cockpit.store import history, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.books import Home

MOST = 500  # milliseconds that a find may take
STOCK, LIKE = "stock TinyDB, text", "SQLite, text LIKE"
_ROUNDS = 10
_WORD = "sheet 48000"
_STOCK = """
import sys
from tinydb import TinyDB, where
base = TinyDB(sys.argv[1], access_mode="r")
found = [row for table in base.tables() for row in base.table(table).search(where("text").search(sys.argv[2]))]
print(len(found))
"""
_LIKE = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
print(len(base.execute("SELECT body FROM record WHERE text LIKE ?", (f"%{sys.argv[2]}%",)).fetchall()))
"""


class Asked(NamedTuple):
    """One find: how it is called, and what stands behind `cockpit find`."""

    name: str
    argv: tuple[str, ...]


FINDS = (
    Asked("words", (f'"{_WORD}"',)),
    Asked("text, of one kind", ("--where", f'kind = promise and text ~ "{_WORD}"')),
    Asked("a customer's", ("--where", 'customer = "zanzibar 77" and kind = promise')),
    Asked("a day, ten years back", ("--where", "due = 2019-05-06")),
    Asked("what is open", ("--where", "state = open")),
    Asked("a state of all history", ("--where", "state = broken")),
)


def measure(root: Path, home: Home, rounds: int) -> None:
    """Print what finding takes, whole processes, and when the first row is there."""
    progress("writing the same records for TinyDB and SQLite")
    stock, like = _peers(root, home)
    contestants = [
        Contestant(one.name, process((*_command(), "find", *one.argv), home.env), _ROUNDS) for one in FINDS
    ]
    contestants += [
        Contestant("first row of what is open", _first_row(home, ("zanzibar",)), _ROUNDS),
        Contestant(STOCK, process((sys.executable, "-c", _STOCK, str(stock), _WORD), home.env), 3),
        Contestant(LIKE, process((sys.executable, "-c", _LIKE, str(like), _WORD), home.env), _ROUNDS),
    ]
    timed = race(contestants, min(rounds, _ROUNDS))
    heading(f"Finding among {MANY:,} records, whole process; at most {MOST} ms is claimed")
    for one in FINDS:
        figure(one.name, timed[one.name], timed[STOCK], Claim(0.5, STOCK))
    figure("first row of what is open", timed["first row of what is open"], timed[STOCK])
    figure(STOCK, timed[STOCK])
    figure(LIKE, timed[LIKE], timed[STOCK])
    slow = [one.name for one in FINDS if timed[one.name].median > MOST]
    print(f"  more than {MOST} ms: {', '.join(slow) or 'none'}")


def _command() -> tuple[str, ...]:
    return (sys.executable, "-m", "cockpit")


def _first_row(home: Home, argv: tuple[str, ...]) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        with subprocess.Popen(
            (*_command(), "find", *argv), env=home.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline()
            took = time.perf_counter() - start
            child.kill()
        return took

    return run


def _peers(root: Path, home: Home) -> tuple[Path, Path]:
    """Write every record into one file of TinyDB's and into a table of SQLite's; return both."""
    import json

    tables: dict[str, dict[str, object]] = {}
    like = root / "find.sqlite"
    base = sqlite3.connect(like)
    base.execute("CREATE TABLE record (id TEXT PRIMARY KEY, text TEXT, body TEXT)")
    for name in [snapshot.SNAPSHOT, *snapshot.archives(home.folder)]:
        for table, lines in (history.sections(home.folder, name, KINDS) or {}).items():
            found = {str(one): document.values for one, document in history.records(lines).items()}
            tables.setdefault(table, {}).update(found)
            base.executemany(
                "INSERT INTO record VALUES (?, ?, ?)",
                ((one, values["text"], json.dumps(values)) for one, values in found.items()),
            )
    base.commit()
    base.close()
    stock = root / "find.json"
    stock.write_text(json.dumps(tables), encoding="utf-8")
    assert sum(map(len, tables.values())) == MANY
    os.sync()
    return stock, like
