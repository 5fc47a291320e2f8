"""How long those of a kind took the seller: what the proposal of their own time goes by, wherever one is made."""

from __future__ import annotations

from cockpit.domain.promises.proposed_time import kind_of, propose, took
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from cockpit.desk.desk import Desk
    from cockpit.domain.promises.promise import Promise
    from cockpit.store.hints import Hints


def usual(desk: Desk, text: str, hints: Hints | None = None) -> list[timedelta]:
    """Return how long the last delivered promises took that are of the kind of those words, in working time."""
    known = hints or hinting.load(desk.folder)
    return [took(*one, desk.rules) for one in known.delivered(kind_of(text), desk.now())]


def own_time_told(desk: Desk, promise: Promise, at: datetime) -> str:
    """Say the seller's own time of a promise that was given its time `at`, and by which rule it was proposed."""
    from cockpit.domain.wording import full

    mine = promise.terms.mine
    found = propose(at, desk.rules, theirs=promise.theirs, durations=usual(desk, promise.text))
    because = found.because() if found.mine == mine else "as you typed it"
    return f"Mine {full(mine, desk.now())}, {because}."
