"""What this machine knows of the calendar server: where things are there, and what each entry last said.

It is on this machine alone. Losing the last of it loses nothing: what is there is compared with the book again.
"""

from __future__ import annotations

import json

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cockpit.desk.desk import Desk

_FILE = "calendar-map"


class DavPlace(Record):
    """A collection: its path, the sync token for the next time, when all of it was last listed (ms since 1970 UTC)."""

    href: str
    token: str = ""
    whole_ms: int = 0


class KnownEntry(Record):
    """One entry on the server, as it was last seen or sent there.

    `record` is the id of its record as text, "" of one that is none of this book's; `title`, `when`, `done` and
    `cancelled` are what it says there, `told` the lines of its description that are ours, `theirs` those that are not.
    Not `sent`, it is not known to be there. Without `has_base` it was found there, and never compared.
    """

    place: str
    uid: str
    component: str = ""
    record: str = ""
    purpose: str = ""
    kind: str = ""
    etag: str = ""
    title: str = ""
    when: str = ""
    done: str = ""
    cancelled: bool = False
    told: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    alarms: tuple[int, ...] = ()
    sent: bool = True
    has_base: bool = True


class Claim(Record):
    """A typed entry that is being moved into the book: its line, its body, the place that it is in."""

    place: str
    line: str
    body: str


class CaldavMap:
    """The map of one server.

    `unmade` are the collections that it would not make, `seeds` the bodies that entries were typed with, by the id of
    what became of them.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.server = self.root = self.at = self.trouble = ""
        self.places: dict[str, DavPlace] = {}
        self.entries: dict[str, KnownEntry] = {}
        self.claims: dict[str, Claim] = {}
        self.seeds: dict[str, str] = {}
        self.unmade: list[str] = []
        try:
            self._take(json.loads(desk.local.read(_FILE) or b"{}"))
        except (ValueError, TypeError, AttributeError):
            self.places, self.entries, self.claims, self.seeds = {}, {}, {}, {}  # found anew, and compared

    def begin_anew(self, server: str, places: dict[str, DavPlace], root: str = "") -> None:
        """Know these places of a server, at the address `root`; what was known of another is forgotten."""
        if server != self.server:
            self.entries, self.claims, self.seeds = {}, {}, {}
            self.at = self.trouble = ""
        kept = {key: self.places.get(key) for key in places}
        self.server, self.root = server, root
        self.places = {
            key: was if (was := kept[key]) is not None and was.href == place.href else place
            for key, place in places.items()
        }

    def save(self) -> None:
        """Keep it, as it stands."""
        body = {
            "server": self.server,
            "root": self.root,
            "at": self.at,
            "trouble": self.trouble,
            "places": _plain(self.places),
            "entries": _plain(self.entries),
            "claims": _plain(self.claims),
            "seeds": self.seeds,
            "unmade": self.unmade,
        }
        self._desk.local.replace(_FILE, json.dumps(body, ensure_ascii=False).encode())

    def _take(self, said: dict[str, Any]) -> None:
        self.server, self.root = str(said.get("server", "")), str(said.get("root", ""))
        self.at, self.trouble = str(said.get("at", "")), str(said.get("trouble", ""))
        self.places = {key: DavPlace(**one) for key, one in said.get("places", {}).items()}
        self.entries = {href: _entry(one) for href, one in said.get("entries", {}).items()}
        self.claims = {href: Claim(**one) for href, one in said.get("claims", {}).items()}
        self.seeds = dict(said.get("seeds", {}))
        self.unmade = [str(one) for one in said.get("unmade", ())]


def _entry(said: dict[str, Any]) -> KnownEntry:
    lists = {name: tuple(said.get(name, ())) for name in ("told", "theirs", "alarms")}
    return KnownEntry(**said | lists)


def _plain(records: dict[str, Any]) -> dict[str, dict[str, object]]:
    """Return the values of records as JSON has them, those that are as usual left out."""
    return {
        key: {
            name: getattr(one, name)
            for name in one.FIELDS
            if name not in one.DEFAULTS or getattr(one, name) != one.DEFAULTS[name]
        }
        for key, one in records.items()
    }
