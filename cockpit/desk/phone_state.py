"""How it stands with the phone: what is served, who came for it, what waits, when the two-way calendar last agreed."""

from __future__ import annotations

from cockpit.calendar.feed_server import is_loopback
from cockpit.desk.caldav_connection import last
from cockpit.desk.caldav_map import CaldavMap
from cockpit.desk.feed_state import (
    FEEDS,
    PORT,
    expected,
    fetched,
    is_answering,
    last_served,
    left_out,
    links,
    when_of,
)
from cockpit.desk.phone_inbox import waiting
from cockpit.domain.record import Record
from cockpit.domain.wording import counted, full
from cockpit.errors import OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cockpit.desk.caldav_connection import LastSync
    from cockpit.desk.desk import Desk
    from cockpit.desk.feed_state import Served
    from cockpit.desk.phone_inbox import WaitingItem

SERVE = "cockpit calendar serve --host 0.0.0.0"
CONNECT = "cockpit calendar connect URL --user NAME"


class ReaderSeen(Record):
    """Who fetched which feed when, whether there was anything new, and what is to be expected of them, in sentences."""

    name: str
    feed: str
    at: datetime
    how: str
    expect: tuple[str, ...]


class PhoneState(Record):
    """All of it. `links` are empty where there are none, or `trouble` says why they cannot be told.

    `left_out` is what of the feeds cannot be written, `server` the calendar server that is connected, or "".
    """

    served: Served | None
    answers: bool
    links: Mapping[str, str]
    trouble: str
    readers: tuple[ReaderSeen, ...]
    left_out: tuple[str, ...]
    waits: tuple[WaitingItem, ...]
    server: str
    sync: LastSync


def phone_state(desk: Desk) -> PhoneState:
    """Return how it stands. It may take seconds, of a keyring that is locked: ask beside a screen."""
    (served, answers), trouble, found = is_served(desk), "", None
    try:
        found = links(desk, served) if served else None
    except OtherSideError as error:
        trouble = str(error)
    return PhoneState(
        served=served,
        answers=answers,
        links=found or {},
        trouble=trouble,
        readers=tuple(_seen(one) for one in fetched(desk)),
        left_out=tuple(left_out(desk)),
        waits=tuple(waiting(desk)),
        server=CaldavMap(desk).server,
        sync=last(desk),
    )


def how_served(state: PhoneState) -> list[str]:
    """Say where the feeds are served, whether anybody answers there, what they show, and what to do next."""
    served = state.served
    if served is None:
        return ["The calendar was never served.", f"`{SERVE}`, in another window, lets the phone follow it."]
    how = "over TLS" if served.tls else "in the clear"
    told = [f"{'Served' if state.answers else 'Not served now; last'} at {served.address}, {how}."]
    if not state.answers:
        told.append(f"`{_again(served)}`, in another window, serves it again.")
    elif alone := reached_by_none(served):
        told.append(alone)
    elif not served.tls:
        told.append("Whoever is on this network can read along: --cert and --key serve it over TLS.")
    told.append(f"Shown: {shown_of_feeds(served)}; sums of money {'too' if served.amounts else 'left out'}.")
    if state.trouble:
        told.append(state.trouble)
    elif not state.links:
        told.append("Every link is dead. `cockpit calendar token --rotate` makes new ones.")
    return [*told, *(f"Left out, it cannot be written as a calendar entry: {one}" for one in state.left_out)]


def reached_by_none(served: Served) -> str:
    """Say that no phone can reach what is served, and what lets it; empty where one can."""
    if not is_loopback(served.host):
        return ""
    return "Only this machine can reach it; a phone cannot. --host 0.0.0.0 lets your network in."


def opens_the_page(served: Served) -> str:
    """Say what the code of the page is for; where no phone can reach it, that."""
    return reached_by_none(served) or "The phone's camera opens the page that adds the calendar."


def is_served(desk: Desk) -> tuple[Served | None, bool]:
    """Return how the feeds were served last, and whether anything answers there."""
    served = last_served(desk)
    return served, served is not None and is_answering(served)


def _again(served: Served) -> str:
    """Return what serves it as it was served: at another level of privacy it would tell more."""
    levels = {feed: served.privacy.get(feed, "full") for feed in FEEDS}
    each = {f"--privacy {level}" for level in levels.values()}
    said = each if len(each) == 1 else [f"--privacy {feed}={level}" for feed, level in levels.items()]
    port = () if served.port == PORT else (f"--port {served.port}",)
    return " ".join((SERVE, *port, *said, *(("--amounts",) if served.amounts else ())))


def shown_of_feeds(served: Served) -> str:
    """Say the level of privacy of all feeds, or of each."""
    levels = {feed: served.privacy.get(feed, "full") for feed in FEEDS}
    of_all = set(levels.values())
    return of_all.pop() if len(of_all) == 1 else ", ".join(f"{one} {level}" for one, level in levels.items())


def how_synced(state: PhoneState, now: datetime) -> list[str]:
    """Say how it stands with the two-way calendar, and what to do next."""
    if not state.server:
        return [
            "No calendar server is connected: the phone reads, and answers nothing back.",
            f"`{CONNECT}` connects one.",
        ]
    user, _, url = state.server.partition(" ")
    told = [f"Connected with {url} as {user}; {counted(state.sync.entries, 'deadline')} there."]
    told.append(
        f"Last in agreement {full(state.sync.at, now)}."
        if state.sync.at
        else "Never in agreement yet: `cockpit calendar sync`."
    )
    return [*told, *([f"Since then: {state.sync.trouble}"] if state.sync.trouble else [])]


def _seen(one: dict[str, str]) -> ReaderSeen:
    reader = expected(one["agent"])
    known = f"looks {reader.looks}; rings {reader.rings}" if reader.known_by else "not known: try its alarms."
    return ReaderSeen(
        name=one["reader"],
        feed=one["feed"],
        at=when_of(one),
        how=one["how"],
        expect=tuple(line for line in (known, reader.hint) if line),
    )
