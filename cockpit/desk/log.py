"""The log: what was done, on which machine, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

from cockpit.domain.record import Record
from cockpit.store.hybrid_clock import device_of, ms_of
from cockpit.store.undo import UNDID, actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.store.journal import Change

REDID = "redone: "


class LoggedAction(Record):
    """One action of the log: when it was done by the real clock, on which machine, and what it changed."""

    at: datetime
    stamp: str
    device: str
    did: str
    undoes: str
    changes: list[Change]


def log(desk: Desk, most: int) -> list[LoggedAction]:
    """Return the last `most` actions of all devices, the latest first."""
    zone = desk.now().tzinfo
    return [
        LoggedAction(
            at=datetime.fromtimestamp(ms_of(action.at) / 1000, UTC).astimezone(zone),
            stamp=action.at,
            device=device_of(action.at),
            did=action.did if not action.undoes or action.did.startswith(UNDID) else REDID + action.did,
            undoes=action.undoes,
            changes=action.changes,
        )
        for action in islice(actions(desk.book), most)
    ]
