"""The calendar of ten thousand deadlines: whole, unchanged, with ten changed; beside writing it all anew."""

from __future__ import annotations

import time
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING

from benchmarks.timing import progress
from cockpit.calendar import ics
from cockpit.calendar.record_events import Telling
from cockpit.desk.calendar_export import lookups
from cockpit.desk.calendar_feed import CalendarFeeds
from cockpit.desk.calendar_server import CalendarServer
from cockpit.desk.desk import Desk
from cockpit.desk.feed_state import Served, levels, path_of, secret
from cockpit.desk.open_codes import OpenCodes
from cockpit.domain.moment import from_text, plus
from cockpit.domain.people import Customer, id_of
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Todo
from cockpit.store.disk import DiskFolder

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 10_000
_CUSTOMERS = 500
_TEN = 10
_MS = 1000
NOW = from_text("2026-11-18T10:20:00+01:00[Europe/Berlin]")


def measure(root: Path, rounds: int, many: int = MANY) -> None:
    """Print what each costs, and how often it goes into writing all by icalendar, as an export does."""
    progress(f"writing a book of {many:,} deadlines")
    desk = a_desk(root)
    todos = fill(desk, many)
    served = Served(host="127.0.0.1", port=1, tls=False, privacy=levels(()), amounts=True)
    feeds = CalendarFeeds(desk, served)
    path = path_of(secret(desk, make=True) or b"", "all")

    def fetch() -> bytes:
        found = feeds.find(path, "")
        assert found is not None
        return found.body

    costs = {"all, first": clocked(fetch)}
    events = fetch().count(b"BEGIN:VEVENT")
    assert events == many
    asked = lookups(desk, OpenCodes(desk.book.current.values()))

    def written() -> bytes:
        return ics.written(desk.book.current.values(), asked, Telling()).data

    costs["all by icalendar"] = clocked(written)
    costs["nothing changed"] = median(clocked(fetch) for _ in range(rounds))
    writer = a_desk(root)
    ten = []
    for turn in range(rounds):
        change(writer, todos[turn * _TEN % many :][:_TEN], turn)
        ten.append(clocked(fetch))
    costs["ten changed"] = median(ten)
    assert fetch() == written()
    costs["304, answered over HTTP"] = median(polled(desk, rounds))
    whole = costs["all by icalendar"]
    print(f"\nThe calendar, {many:,} deadlines")
    for name, seconds in costs.items():
        print(f"  {name:<26}{seconds * _MS:>10.2f} ms{whole / seconds:>12,.0f} × all by icalendar")


def a_desk(root: Path) -> Desk:
    """Return a desk at the book."""
    return Desk(
        folder=DiskFolder(str(root / "calendar" / "book")),
        local=DiskFolder(str(root / "calendar" / "local")),
        now=lambda: NOW,
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )


def fill(desk: Desk, many: int) -> list[Todo]:
    """Write that many to-dos for some hundred customers; return them."""
    people = [Customer(id=id_of(f"Customer {one}"), said=f"Customer {one}") for one in range(_CUSTOMERS)]
    todos = [
        Todo(
            id=desk.make_id(),
            text=f"send the spec sheet of model {one}, with prices",
            made_at=NOW,
            customer=people[one % _CUSTOMERS].id,
            due=plus(NOW, timedelta(minutes=one)),
        )
        for one in range(many)
    ]
    with desk.book.transaction() as transaction:
        for person in people:
            transaction.put(person)
        for todo in todos:
            transaction.put(todo)
    return todos


def change(desk: Desk, todos: list[Todo], turn: int) -> None:
    """Write other words for some, as another process does."""
    desk.book.refresh()
    with desk.book.transaction() as transaction:
        for todo in todos:
            transaction.put(todo.edit(NOW, text=f"send it, try {turn}"))


def polled(desk: Desk, rounds: int) -> list[float]:
    """Return the seconds that each poll takes which finds nothing new, as a reader sees it."""
    server = CalendarServer(desk, port=0, privacy=levels(()), tell=print)
    Thread(target=server.run, daemon=True).start()
    path = path_of(secret(desk) or b"", "all")
    connection = HTTPConnection("127.0.0.1", server.served.port)

    def get(mark: str) -> tuple[int, str]:
        connection.request("GET", path, headers={"If-None-Match": mark})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["ETag"]

    _, mark = get("")
    assert get(mark)[0] == 304
    seconds = [clocked(lambda: get(mark)) for _ in range(rounds)]
    connection.close()
    server.stop()
    return seconds


def clocked(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
