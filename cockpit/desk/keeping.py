"""Keeping the book in order: is it sound, fold what has grown, what happened when."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

from cockpit.domain.record import Record
from cockpit.store import compaction
from cockpit.store.clock import device_of, ms_of
from cockpit.store.snapshot import SNAPSHOT
from cockpit.store.undo import actions
from cockpit.store.verify import Soundness
from cockpit.store.verify import verify as verify_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.store.journal import Change


class Action(Record):
    """One action of the log: when it was done by the real clock, on which machine, and what it changed."""

    at: datetime
    stamp: str
    device: str
    did: str
    undoes: str
    changes: list[Change]


def verify(desk: Desk, *, rebuild: bool = False) -> Soundness:
    """Read everything and compare; with `rebuild`, write snapshot, archive and hints anew from the journals first."""
    if rebuild:
        compaction.rebuild(desk.folder, desk.wall_ms)
    desk.folder.read(SNAPSHOT, 0, 1)  # a book that cannot be read must not pass for an empty one
    return verify_book(desk.folder)


def fold(desk: Desk) -> None:
    """Write a new snapshot. Raises BookError; the old one then still stands."""
    compaction.compact(desk.folder, desk.wall_ms)
    desk.book.unfolded = 0


def log(desk: Desk, most: int) -> list[Action]:
    """Return the last `most` actions of all devices, the latest first."""
    zone = desk.now().tzinfo
    return [
        Action(
            at=datetime.fromtimestamp(ms_of(action.at) / 1000, UTC).astimezone(zone),
            stamp=action.at,
            device=device_of(action.at),
            did=action.did,
            undoes=action.undoes,
            changes=action.changes,
        )
        for action in islice(actions(desk.book), most)
    ]
