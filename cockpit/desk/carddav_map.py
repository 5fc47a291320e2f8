"""What this machine knows of the address book on the server: where it is, and what each card last said there.

It is on this machine alone. Losing it loses nothing: cards are found again by UID or name, and both sides are kept.
"""

from __future__ import annotations

import json

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk

_FILE = "contacts-server"


class KnownCard(Record):
    """One card as it was last seen or sent there. `id` is whose it is, as text, "" where it is nobody's here.

    `name`, `phones`, `mails` and our part of the `note` are as they stand there; `said` is the name here by then. It is
    `gone` where it was deleted there.
    """

    id: str = ""
    uid: str = ""
    etag: str = ""
    name: str = ""
    said: str = ""
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    note: str = ""
    gone: bool = False


class CarddavMap:
    """The map of the address book of one server: its path `book`, "" where it is not known, and its cards by path."""

    def __init__(self, desk: Desk, server: str) -> None:
        self._desk, self.server = desk, server
        self.root = self.book = ""
        self.cards: dict[str, KnownCard] = {}
        try:
            said = json.loads(desk.local.read(_FILE) or b"{}")
            if said.get("server") == server:
                lists = ("phones", "mails")
                cards = {
                    href: KnownCard(**one | {name: tuple(one[name]) for name in lists})
                    for href, one in said["cards"].items()
                }
                self.root, self.book, self.cards = str(said["root"]), str(said["book"]), cards
        except (ValueError, TypeError, KeyError, AttributeError):
            return  # found anew, and compared

    def save(self) -> None:
        """Keep it, as it stands."""
        cards = {href: {name: getattr(one, name) for name in one.FIELDS} for href, one in self.cards.items()}
        body = {"server": self.server, "root": self.root, "book": self.book, "cards": cards}
        self._desk.local.replace(_FILE, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
