"""A desk that is connected with a calendar server, and the entries that it has there."""

from __future__ import annotations

from cockpit.desk import capture, phone_inbox
from cockpit.desk.caldav_connection import PASSWORD, Connection, connect
from cockpit.desk.caldav_map import CaldavMap, DavPlace, KnownEntry
from cockpit.desk.caldav_round import SyncReport
from cockpit.desk.caldav_sync import sync
from cockpit.desk.desk import Desk
from cockpit.domain.entry import Entry
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.servers import USER, WORD, Phone
from tests.desk.office import Office


def know(desk: Desk, connection: Connection, server: FakeCalendarServer, *keys: str) -> None:
    """Let a desk know these collections of a server, without asking for them."""
    known = CaldavMap(desk)
    places = {key: DavPlace(href=f"{HOME}cockpit-{key}/") for key in keys}
    server.collections |= {place.href for place in places.values()}
    known.begin_anew(connection.server, places)
    known.save()
    desk.secrets.keep(PASSWORD, WORD.encode())


class ConnectedOffice(Office):
    """An office whose book is on a calendar server, too. `folder_of` shares the book of another."""

    def __init__(self, url: str, folder_of: Office | None = None) -> None:
        super().__init__()
        if folder_of is not None:
            self.folder = folder_of.folder
            self.desk = self.opened()
        self.connection = Connection(url=url, user=USER)

    def connect(self) -> None:
        """Connect it, as `calendar connect` does."""
        connect(self.desk, self.connection, WORD)

    def know(self, server: FakeCalendarServer, *keys: str) -> None:
        """Know these collections of a server, without asking for them."""
        know(self.desk, self.connection, server, *keys)

    def sync(self, *, yes: bool = False, dry_run: bool = False) -> SyncReport:
        """Make both sides agree."""
        return sync(self.desk, self.connection, yes=yes, dry_run=dry_run)

    def add(self, line: str) -> Entry:
        """Capture a line; return its record."""
        record = capture.add(self.desk, line).record
        self.desk.refresh()
        return record

    def now(self, record: Entry) -> Entry:
        """Return a record as it stands now."""
        self.desk.refresh()
        found = self.desk.book.get(record.id)
        assert found is not None
        return found

    def entries(self) -> dict[str, KnownEntry]:
        """Return what is known of the server, by path."""
        return CaldavMap(self.desk).entries

    def path(self, record: Entry, purpose: str = "", component: str = "VTODO") -> str:
        """Return where an entry of a record is."""
        purpose = purpose or record.KIND
        found = [
            href
            for href, one in self.entries().items()
            if (one.record, one.purpose, one.component) == (str(record.id), purpose, component)
        ]
        assert len(found) == 1, found
        return found[0]


class PhoneOffice(ConnectedOffice):
    """An office, the server that it is connected with, and a phone on that server."""

    def __init__(self, server: FakeCalendarServer) -> None:
        super().__init__(server.url)
        self.server, self.phone = server, Phone(server.url)
        self.know(server, "tasks", "promise", "todo", "call", "order")

    def at_rest(self) -> bool:
        """Tell whether a further sync has nothing to do."""
        one = self.sync()
        return (one.sent, one.deleted, one.taken, one.waits, one.refused, one.held_back) == (
            0, 0, (), (), (), (),
        )  # fmt: skip

    def waits(self) -> list[phone_inbox.WaitingItem]:
        """Return what waits for the seller's word."""
        return phone_inbox.waiting(self.desk)

    def remarks(self, record: Entry) -> list[str]:
        """Return the notes on a record."""
        return [one.text for one in self.now(record).remarks.values()]

    def writes_below(self, path: str, *lines: str) -> None:
        """Write lines at the end of a description, as a phone does."""
        text = self.phone.get(path)
        (said,) = [line for line in text.split("\n") if line.startswith("DESCRIPTION:")]
        self.phone.change(path, (said, r"\n".join([said, *lines])))
