"""The connection with a calendar server: what the settings say, the password, and the collections there."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager

from cockpit.desk.caldav_map import CaldavMap, DavPlace
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import from_text, to_text
from cockpit.domain.record import Record
from cockpit.domain.wording import full
from cockpit.errors import NothingFound, NotUnderstood, OtherSideError
from cockpit.store.lock import BookBusy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from cockpit.calendar.dav_answers import DavCollection
    from cockpit.calendar.dav_server import DavServer
    from cockpit.desk.desk import Desk

PASSWORD = "calendar-password"  # noqa: S105 - its name
_RUNNING = "calendar-syncing"
EVERY = 15
"""Minutes between two syncs while the cockpit is open."""


class Connection(Record):
    """Which server, as whom, and how much its entries tell; `every` so many minutes while the cockpit is open.

    With `contacts`, people and firms are there, too; `contacts_note` is how much the notes of their cards tell of what
    is open with them, "" for nothing.
    """

    url: str
    user: str
    every: int = EVERY
    privacy: str = "full"
    amounts: bool = False
    contacts: bool = False
    contacts_note: str = ""

    @property
    def server(self) -> str:
        """The server and the user, as the map is kept by."""
        return f"{self.user} {self.url}"


class LastSync(Record):
    """When it last succeeded, if it did, and what went wrong since, if anything; and how much is there."""

    at: datetime | None
    trouble: str
    entries: int


def connection_of(settings: Mapping[str, Mapping[str, object]]) -> Connection | None:
    """Return what the settings say under `[calendar.caldav]`; None where they say nothing."""
    said = settings.get("caldav")
    if said and "@" in str(said["url"]):  # refused where it is asked, and until then shown
        from cockpit.calendar.dav_address import without_word

        said = {**said, "url": without_word(str(said["url"]))}
    return Connection(**said) if said else None  # type: ignore[arg-type]  # read and checked with the settings


def needed(settings: Mapping[str, Mapping[str, object]]) -> Connection:
    """Return the connection. Raises NothingFound where there is none."""
    found = connection_of(settings)
    if found is None:
        raise NothingFound(
            "No calendar server is connected.", "`cockpit calendar connect URL --user NAME` connects one."
        )
    return found


def opened(
    desk: Desk,
    connection: Connection,
    *,
    password: str | None = None,
    root: str = "",
    is_for_cards: bool = False,
) -> DavServer:
    """Return the server of the calendars, or of the cards, ready to be asked, at its `root` where that is known.

    Raises NotUnderstood for an address that is none or not safe, NothingFound without a password.
    """
    try:
        from cockpit.calendar.card_server import CardServer
        from cockpit.calendar.dav_server import DavServer
    except ImportError as error:
        raise NotUnderstood(
            f"What speaks with calendar servers is not installed: {error.name} is missing.",
            "Install Cockpit with it: pip install 'sales-cockpit[phone]'",
        ) from error
    if password is None:
        kept = desk.secrets.kept(PASSWORD)
        if kept is None:
            raise NothingFound(
                "The password of the calendar is not kept on this machine.",
                "`cockpit calendar connect` asks for it.",
            )
        password = kept.decode()
    kind = CardServer if is_for_cards else DavServer
    return kind(root or connection.url, connection.user, password)


class SyncRunning(OtherSideError):
    """Another process syncs, and has not come to its end in the time that one waits for it."""


@contextmanager
def one_at_a_time(desk: Desk) -> Iterator[None]:
    """Keep others of this machine from syncing meanwhile, who wait: what is known of the server is one file's.

    Nobody is kept from capturing. Entering raises SyncRunning where another takes too long, BookError.
    """
    with ExitStack() as held:
        try:
            held.enter_context(desk.local.lock_syncing())
        except BookBusy as error:
            raise SyncRunning(
                f"A sync is running{_whose(desk)}.",
                "Try again when it is done; where it is stopped, let it go on (fg) or end it.",
                "Nothing was lost.",
            ) from error
        desk.local.replace(_RUNNING, f"{os.getpid()} {to_text(desk.now())}\n".encode())
        yield


def _whose(desk: Desk) -> str:
    """Say of the sync that is running since when, and which process it is, as far as it noted that."""
    pid, _, since = desk.local.read(_RUNNING).decode("ascii", "replace").strip().partition(" ")
    try:
        return f" (since {full(from_text(since), desk.now())}, process {int(pid)})"
    except ValueError:
        return ""  # it began this very moment


def connect(desk: Desk, connection: Connection, password: str) -> list[str]:
    """Find or make the collections, keep the password; return what to tell. Raises OtherSideError, NotUnderstood."""
    server = opened(desk, connection, password=password)
    try:
        found = _found_or_made(server, list(_collections()))
    finally:
        server.close()
    with one_at_a_time(desk):
        known = CaldavMap(desk)
        known.begin_anew(connection.server, found.places, server.url)
        known.unmade = sorted(set(_collections()) - set(found.places))
        known.save()
    desk.secrets.keep(PASSWORD, password.encode())
    made = [f"Made “{title_of(key)}”." for key in found.made]
    count = len(found.places)
    return [*made, *found.refused, f"Connected: {count} calendars and lists on the server are Cockpit's."]


def complete(server: DavServer, known: CaldavMap, keys: Collection[str]) -> tuple[str, ...]:
    """Find or make the collections that a later Cockpit has more; return what could not be made. Raises OtherSideError.

    What the server once would not make is not asked for again, until it is connected anew.
    """
    missing = sorted(set(keys) & set(_collections()) - set(known.places) - set(known.unmade))
    if not missing:
        return ()
    found = _found_or_made(server, missing)
    known.places |= found.places
    known.unmade = sorted({*known.unmade, *missing} - set(found.places))
    known.root = server.url
    return found.refused


def title_of(key: str) -> str:
    """Return the name of a collection, as phones show it."""
    return _collections()[key][0]


class FoundPlaces(Record):
    """Collections that are there, by their keys; which of them were just made, and why others were not."""

    places: dict[str, DavPlace]
    made: tuple[str, ...]
    refused: tuple[str, ...]


def _found_or_made(server: DavServer, keys: list[str]) -> FoundPlaces:
    from cockpit.calendar.dav_server import EntryRefused

    home = server.home()
    there = server.collections(home)
    places: dict[str, DavPlace] = {}
    made, refused = [], []
    for key in keys:
        name, component, colour = _collections()[key]
        href = _found(there, home, key, name, component)
        if href is None:
            href = _path(home, key)
            try:
                server.make(href, name, component, colour)
            except EntryRefused as refusal:
                what = "list of tasks" if component == "VTODO" else "calendar"
                refused.append(
                    f"The server made no {what} “{name}” ({refusal}): make it there by hand, then connect again."
                )
                continue
            made.append(key)
        places[key] = DavPlace(href=href)
    return FoundPlaces(places=places, made=tuple(made), refused=tuple(refused))


def last(desk: Desk) -> LastSync:
    """Return when it last succeeded, and what went wrong since."""
    known = CaldavMap(desk)
    count = sum(1 for one in known.entries.values() if one.record and one.sent)
    return LastSync(at=from_text(known.at) if known.at else None, trouble=known.trouble, entries=count)


def _collections() -> dict[str, tuple[str, str, str]]:
    """Return every collection, by its key: its name, what it holds, its colour."""
    from cockpit.calendar.dav_wanted import COLOURS, OTHER_COLOUR, TASKS

    kinds = [kind.name for kind in KINDS.values() if kind.word]
    found = {TASKS: ("Cockpit", "VTODO", COLOURS[TASKS])}
    return found | {one: (f"Cockpit {one}", "VEVENT", COLOURS.get(one, OTHER_COLOUR)) for one in kinds}


def _path(home: str, key: str) -> str:
    return f"{home}cockpit-{key}/"


def _found(there: list[DavCollection], home: str, key: str, name: str, component: str) -> str | None:
    at = [one for one in there if one.href == _path(home, key)] or [one for one in there if one.name == name]
    return next((one.href for one in at if not one.takes or component in one.takes), None)
