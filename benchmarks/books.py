"""Books to measure on: empty, one record, and 100,000 records of which 300 are open."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from cockpit import paths
from cockpit.domain.moment import to_text
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.record import new_id
from cockpit.store import compaction, hybrid_clock, journal
from cockpit.store.disk import DiskFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 100_000
OPEN = 300
CRAMMED = 10_000  # open ones, where it is asked what those cost
TEN_YEARS = timedelta(days=3652)
MARKER = "Zanzibar"  # every customer is called so: it tells that a row is on the screen

_DEVICE = "bench000"
_CUSTOMERS = 1000
_HOUR_MS = 3_600_000
_WORDS = "spec sheet|revised quote|call back|samples|contract draft|references|floor plan|price list".split(
    "|"
)


class Home(NamedTuple):
    """A home of its own for the processes that are measured: their environment and their book."""

    env: dict[str, str]
    book: str

    @property
    def folder(self) -> DiskFolder:
        """The book's folder."""
        return DiskFolder(self.book)

    @property
    def local(self) -> DiskFolder:
        """This machine's own folder for the book."""
        return DiskFolder(paths.local(self.env, self.book))


def empty(root: Path, name: str = "empty") -> Home:
    """Return a home with no book yet."""
    place = root / name
    place.mkdir()
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    env = kept | {
        "COCKPIT_BOOK": str(place / "book"),
        "HOME": str(place),
        "LANG": kept.get("LANG", "C.UTF-8"),
        "TERM": "xterm-256color",
        "TZ": "Europe/Berlin",
        "XDG_CACHE_HOME": str(place / "cache"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_STATE_HOME": str(place / "state"),
    }
    return Home(env, str(place / "book"))


def filled(
    root: Path, name: str, *, records: int = MANY, still_open: int = OPEN, over: timedelta = TEN_YEARS
) -> Home:
    """Return a home whose book holds that many records, made evenly over the time up to now, and is folded.

    The last ones are the open ones. The journal is written in bulk by the machine's own device, a line for
    making a record and one for what was done about it, as months of use would have left it.
    """
    home = empty(root, name)
    home.local.replace("device", _DEVICE.encode() + b"\n")
    months: dict[str, list[bytes]] = {}
    chance = Random(1)
    for ms, changes in _transactions(records, still_open, over, chance):
        month = time.gmtime(ms // 1000)
        at = hybrid_clock.next_stamp(ms, _DEVICE)
        lines = months.setdefault(f"journal/{_DEVICE}/{month.tm_year:04d}-{month.tm_mon:02d}.ndjson", [])
        places = range(1, len(changes) + 1)
        lines += [
            journal.encode(change, at, f"{place}/{len(changes)}")
            for place, change in zip(places, changes, strict=True)
        ]
    for file, lines in months.items():
        home.folder.append(file, b"".join(lines))
    compaction.rebuild(home.folder, lambda: time.time_ns() // 1_000_000)
    return home


def copied(root: Path, name: str, home: Home) -> Home:
    """Return another home with a copy of that book, and the same machine's."""
    copy = empty(root, name)
    if os.path.exists(home.book):
        shutil.copytree(home.book, copy.book)
        copy.local.replace("device", home.local.read("device"))
    return copy


def _transactions(
    records: int, still_open: int, over: timedelta, chance: Random
) -> Iterator[tuple[int, list[journal.Change]]]:
    now_ms = time.time_ns() // 1_000_000
    step = over.total_seconds() * 1000 / max(records, 1)
    met: set[int] = set()
    for place in range(records):
        # In a book written at once each stamp is its own millisecond all the same.
        ms = (
            min(int(now_ms - (records - place) * step), now_ms)
            + (place if step < 1 else 0)
            - records * (step < 1)
        )
        who = place % _CUSTOMERS
        table = ("promise", "promise", "promise", "promise", "todo", "note")[place % 6]
        is_open = place >= records - still_open
        record_id = new_id(ms, chance.getrandbits(74))
        changes = [
            journal.Change(
                table,
                record_id,
                _values(table, place, who, ms, is_open=is_open),
                is_new=True,
                did=f"captured {table}",
            )
        ]
        if who not in met:
            met.add(who)
            name = _name(who)
            changes.append(journal.Change(Customer.KIND, id_of(name), {"said": name}, is_new=True))
        if place == 0:
            changes.append(
                journal.Change(journal.BOOK, 1, {"book": "0" * 32, "schema": journal.SCHEMA}, is_new=True)
            )
        yield ms, changes
        done_ms = min(ms + 20 * _HOUR_MS, now_ms)
        if not is_open:
            yield done_ms, [journal.Change(table, record_id, _ended(table, done_ms), did=f"ended {table}")]


def _values(table: str, place: int, who: int, ms: int, *, is_open: bool) -> dict[str, Any]:
    values = {
        "text": f"{_WORDS[place % len(_WORDS)]} {place}",
        "made_at": _text(ms),
        "customer": str(id_of(_name(who))),
    }
    due = _text(ms + (24 + place % 200) * _HOUR_MS)
    if table == "promise":
        return values | {"first_theirs": due, "mine": _text(ms + 20 * _HOUR_MS), "means": "mail"}
    return values | {"due": due} if is_open or table == "todo" else values


def _ended(table: str, ms: int) -> dict[str, Any]:
    if table != "promise":
        return {"done_at": _text(ms)}
    steps = {f"steps/{step}": {"at": _text(ms), "text": "as they said"} for step in STEPS}
    return {"agreed_at": _text(ms), "delivered_at": _text(ms), **steps}


def _name(who: int) -> str:
    return f"{MARKER} {who}"


def _text(ms: int) -> str:
    return to_text(datetime.fromtimestamp(ms // 1000, UTC))
