"""`python -m benchmarks`: measure, print, judge nothing. `--only add,today,…,answers`, `--rounds N`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import timedelta
from pathlib import Path

from benchmarks import (
    answers,
    books,
    calendar,
    capture,
    crowd,
    find,
    growth,
    insert,
    keys,
    paint,
    peers,
    quiet,
    startup,
)
from benchmarks.timing import progress

PARTS = (
    "add", "today", "paint", "keys", "quiet", "find", "insert", "crowd", "capture", "answers", "calendar",
    "peers", "growth",
)  # fmt: skip


def main() -> None:
    """Make the books that are needed and run the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help="some of: " + ", ".join(PARTS))
    parser.add_argument(
        "--rounds", type=int, default=40, help="rounds of each race (40); slow peers get fewer"
    )
    options = parser.parse_args()
    wanted = options.only.split(",")
    if not Path(startup.COCKPIT).exists():
        parser.error(f"there is no {startup.COCKPIT}: run it by the Python that Cockpit is installed for")
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    machine = f"{platform.system()}, {os.cpu_count()} processors"
    print(f"Python {platform.python_version()}, {machine}, {options.rounds} rounds.")
    print("The contestants of a table take turns round by round. Trust the ratios, not the times:")
    print("each is the median of what was found within one round.")
    with tempfile.TemporaryDirectory(prefix="cockpit-benchmarks-") as folder:
        _measure(Path(folder), wanted, options.rounds)


def _measure(root: Path, wanted: list[str], rounds: int) -> None:
    if "crowd" in wanted:
        crowd.measure(root, rounds)
    if "capture" in wanted:
        capture.measure(rounds)
    if "answers" in wanted:
        answers.measure(rounds)
    if "calendar" in wanted:
        calendar.measure(root, rounds)
    if "growth" in wanted:
        growth.measure(root)
    if "keys" in wanted:
        small, large = (
            books.filled(root, f"{rows} rows", records=rows, still_open=rows)
            for rows in (books.OPEN, keys.MANY)
        )
        keys.measure({f"{books.OPEN} rows": small, f"{keys.MANY:,} rows": large}, rounds)
    if set(wanted) <= {"crowd", "capture", "answers", "calendar", "growth", "keys"}:
        return
    many = f"{books.MANY:,}, {books.OPEN} open"
    progress(f"writing a book of {many}")
    empty, decade = books.empty(root), books.filled(root, "decade")
    if {"add", "today"} & set(wanted):
        progress("writing a book all of today")
        at_once = books.filled(root, "at once", over=timedelta())
        homes = {"empty book": empty, f"{many}": decade, "the same, all written just now": at_once}
        startup.measure(root, homes, wanted, rounds)
    if {"paint", "quiet"} & set(wanted):
        crammed = books.filled(root, "crammed", still_open=books.CRAMMED)
        much = f"{books.MANY:,}, {books.CRAMMED:,} open"
        if "paint" in wanted:
            one = books.filled(root, "one", records=1, still_open=1)
            paint.measure({"1 record": one, many: decade, much: crammed}, rounds)
        if "quiet" in wanted:
            quiet.measure({many: decade, much: crammed})
    if "find" in wanted:
        find.measure(root, decade, rounds)
    if "insert" in wanted:
        insert.measure(root, books.copied(root, "insert", decade), rounds)
    if "peers" in wanted:
        peers.measure(root, {"0": empty, many: decade}, rounds)


if __name__ == "__main__":
    main()
