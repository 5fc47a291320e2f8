"""What this machine alone knows of its feeds, in its own folder and readable by nobody else.

The secret that their paths are made from, how they are served, and who came.
"""

from __future__ import annotations

import json
import os

from cockpit.calendar.feed_keys import SECRET_BYTES, key_of
from cockpit.calendar.feed_page import web_address
from cockpit.calendar.feed_readers import reader_of
from cockpit.calendar.feeds import ALL
from cockpit.calendar.ics import PRIVACY, must_be_known
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import from_text
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cockpit.calendar.feed_readers import Reader
    from cockpit.desk.desk import Desk

HOST, PORT = "127.0.0.1", 8747
PAGE = "page"
FEEDS = (ALL, *[kind.name for kind in KINDS.values() if kind.word])
_SECRET, _SERVED, _FETCHED = "calendar-token", "calendar-served", "calendar-fetched"
_LEFT_OUT = "calendar-left-out"
_MOST_READERS = 50
_WAIT = 0.5  # seconds
_TOLD = ("reader", "feed", "at", "how", "agent")


class Served(Record):
    """How the feeds are served: at which address, over TLS or not, what each tells, and whether sums are told."""

    host: str
    port: int
    tls: bool
    privacy: Mapping[str, str]
    amounts: bool

    @property
    def address(self) -> str:
        """The address as it stands in a link."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def levels(said: Iterable[str]) -> dict[str, str]:
    """Return the level of privacy of every feed, from what was said: `LEVEL` for all, `FEED=LEVEL` for one.

    Raises NotUnderstood.
    """
    found = dict.fromkeys(FEEDS, "full")
    for one in sorted(said, key=lambda one: "=" in one):
        feed, equals, level = one.rpartition("=")
        must_be_known("level of privacy", [level], PRIVACY)
        if equals:
            must_be_known("feed", [feed], FEEDS)
        found |= {feed: level} if equals else dict.fromkeys(FEEDS, level)
    return found


def secret(desk: Desk, *, make: bool = False) -> bytes | None:
    """Return the secret that the keys are made from; None where there is none, unless one is to be made.

    Raises OtherSideError where the keyring has it and does not answer.
    """
    found = desk.secrets.kept(_SECRET)
    if found is not None and len(found) == SECRET_BYTES:
        return found
    return rotate(desk) if make else None


def rotate(desk: Desk) -> bytes:
    """Make a new secret: no link that anybody has leads anywhere any more."""
    made = os.urandom(SECRET_BYTES)
    desk.secrets.keep(_SECRET, made)
    return made


def revoke(desk: Desk) -> bool:
    """Let the secret go, and with it every link; tell whether there was one. Raises OtherSideError as `let_go`."""
    return desk.secrets.let_go(_SECRET)


def note_served(desk: Desk, served: Served) -> None:
    """Note how the feeds are served, for whoever asks for their links."""
    body = {name: getattr(served, name) for name in Served.FIELDS}
    desk.local.replace(_SERVED, json.dumps({**body, "privacy": dict(served.privacy)}).encode())


def last_served(desk: Desk) -> Served | None:
    """Return how the feeds were served last; None where they never were."""
    try:
        return Served(**json.loads(desk.local.read(_SERVED)))
    except (ValueError, TypeError):
        return None


def links(desk: Desk, served: Served) -> dict[str, str] | None:
    """Return the links of the page and of every feed, by their names; None where there is no secret."""
    found = secret(desk)
    if found is None:
        return None
    paths = {PAGE: path_of(found, PAGE)}
    paths |= {kind: path_of(found, kind, served.privacy.get(kind, "full")) for kind in FEEDS}
    return {name: web_address(served.address, path, tls=served.tls) for name, path in paths.items()}


def fetched(desk: Desk) -> list[dict[str, str]]:
    """Return who fetched which feed when, the latest first."""
    try:
        found = json.loads(desk.local.read(_FETCHED))
        return [{name: str(one[name]) for name in _TOLD} for one in found]
    except (ValueError, TypeError, KeyError):
        return []


def note_fetched(desk: Desk, entry: dict[str, str]) -> None:
    """Note who fetched which feed when, in the place of the last time."""
    same = entry["reader"], entry["feed"]
    others = [one for one in fetched(desk) if (one["reader"], one["feed"]) != same]
    desk.local.replace(_FETCHED, json.dumps([entry, *others][:_MOST_READERS]).encode())


def note_left_out(desk: Desk, told: Iterable[str]) -> None:
    """Note what of the feeds could not be written, in the place of what was noted before."""
    desk.local.replace(_LEFT_OUT, "\n".join(told).encode("utf-8", "replace"))


def left_out(desk: Desk) -> list[str]:
    """Return what of the feeds could not be written when they were last asked for."""
    return desk.local.read(_LEFT_OUT).decode("utf-8", "replace").splitlines()


def path_of(key: bytes, name: str, privacy: str = "full") -> str:
    """Return the path of a feed, or of the page; at the level "busy" it does not tell of which kind."""
    if name == PAGE:
        return f"/{key_of(key, name)}/"
    return f"/{key_of(key, name)}/" + ("cockpit.ics" if privacy == "busy" else f"cockpit-{name}.ics")


def when_of(entry: dict[str, str]) -> datetime:
    """Return when somebody fetched a feed."""
    return from_text(entry["at"])


def expected(agent: str) -> Reader:
    """Return what is to be expected of a reader by the name that it gives of itself."""
    return reader_of(agent)


def is_answering(served: Served) -> bool:
    """Tell whether anything listens where the feeds were served last."""
    from socket import create_connection

    try:
        create_connection((served.host, served.port), _WAIT).close()
    except OSError:
        return False
    return True
