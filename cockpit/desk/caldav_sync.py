"""The calendar server and the book, made to agree: what changed there is taken in, then what changed here is sent.

It may be interrupted at any point and goes on from there: what was done twice comes out the same.
"""

from __future__ import annotations

from cockpit.desk.caldav_connection import complete, one_at_a_time, opened
from cockpit.desk.caldav_entries import EntriesHere
from cockpit.desk.caldav_map import CaldavMap
from cockpit.desk.caldav_round import SyncRound
from cockpit.domain.moment import from_text, to_text
from cockpit.domain.wording import full
from cockpit.errors import NothingFound, OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.desk.caldav_connection import Connection
    from cockpit.desk.caldav_round import SyncReport
    from cockpit.desk.desk import Desk


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def sync(
    desk: Desk,
    connection: Connection,
    *,
    dry_run: bool = False,
    yes: bool = False,
    contacts_again: bool = False,
    tell: Callable[[int, int], None] = _nobody,
) -> SyncReport:
    """Make both sides agree; `tell` is told how many entries are sent of how many.

    `contacts_again` makes the cards of contacts again that were deleted there.

    Raises OtherSideError where the server is away or refuses, or another process syncs; NothingFound where nothing is
    connected; BookError. What was done until then is kept.
    """
    with one_at_a_time(desk):
        return _sync(desk, connection, tell, dry_run=dry_run, yes=yes, contacts_again=contacts_again)


def _sync(
    desk: Desk,
    connection: Connection,
    tell: Callable[[int, int], None],
    *,
    dry_run: bool,
    yes: bool,
    contacts_again: bool,
) -> SyncReport:
    known = CaldavMap(desk)
    if known.server != connection.server or not known.places:
        raise NothingFound(
            "This calendar server was never connected from this machine.",
            f"`cockpit calendar connect {connection.url} --user {connection.user}` does.",
        )
    server = opened(desk, connection, root=known.root)
    from cockpit.desk.caldav_pull import pull  # they load what speaks with servers
    from cockpit.desk.caldav_push import Pusher

    try:
        desk.refresh()
        round_ = SyncRound(
            desk, EntriesHere(desk, connection, known), server, known, dry_run=dry_run, yes=yes
        )
        if not dry_run:
            round_.held_back += complete(server, known, {one.collection for one in round_.here.open.values()})
        pull(round_)
        Pusher(round_).run(tell)
        left = round_.here.left_out.values()
        round_.taken += [f"Left out, it cannot be written as a calendar entry: {one}" for one in left]
        contacts = _contacts(desk, connection, round_, dry_run=dry_run, again=contacts_again)
        known.at, known.trouble = to_text(desk.now()), " ".join((*round_.held_back, *round_.refused))
    except OtherSideError as error:
        known.trouble = error.what
        if known.at:
            error.kept = f"Nothing was lost: both sides last agreed {full(from_text(known.at), desk.now())}."
        raise
    finally:
        server.close()
        if not dry_run:
            known.save()
    return round_.report().replace(contacts=contacts)


def _contacts(desk: Desk, connection: Connection, round_: SyncRound, *, dry_run: bool, again: bool) -> int:
    """Make the contacts agree, where the settings ask for it; return how many cards were sent.

    What goes wrong with them is told, and the calendar stands.
    """
    if not connection.contacts:
        return 0
    from cockpit.desk.carddav_sync import ContactRound

    contacts = ContactRound(desk, connection, dry_run=dry_run, again=again)
    try:
        contacts.run()
    except OtherSideError as error:
        round_.held_back.append(f"Contacts: {error}")
    round_.taken += contacts.taken
    round_.waits += contacts.waits
    round_.refused += contacts.refused
    return contacts.sent
