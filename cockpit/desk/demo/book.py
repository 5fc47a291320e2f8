"""A lifelike book to look around in: every state that anything can be in, relative to now."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from cockpit.desk.demo.scene import Scene
from cockpit.domain.people import Customer, id_of
from cockpit.errors import NotUnderstood
from cockpit.store import known_book
from cockpit.store.book import Book
from cockpit.store.disk import DiskFolder
from cockpit.store.undo import actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry

# The demo is written as by another machine: the first `u` must not take it away.
_DEVICE = "demo0000"
_FILLED = "filled the demo for "
_CUSTOMERS = (
    "Acme",
    "Anna Kowalska",
    "Bo Lindqvist",
    "Bolt AB",
    "Cyberdyne",
    "Dexter Morgan",
    "Globex",
    "Hooli",
    "Initech",
    "Mia Torres",
    "Soylent",
    "Wayne Enterprises",
    "Zed Okonjo",
    "東京商事",
)
# Whom to bring on the line, and who can supply what we cannot. The numbers are of those kept free for stories.
_EXPERTS = {
    "Priya Nair": ("+44 20 7946 0101", ("security", "single sign-on", "data protection")),
    "Jonas Weber": ("+44 20 7946 0102", ("delivery times", "shipping", "installation")),
    "Ruth Okafor": ("+44 20 7946 0103", ("contracts", "payment terms", "warranty")),
}
_SUPPLIERS = {
    "Nordlicht Supply": ("+44 20 7946 0201", ("outdoor units", "solar panels")),
    "Kestrel Cable": ("+44 20 7946 0202", ("cable", "installation", "delivery within two weeks")),
    "Umbra Software": ("+44 20 7946 0203", ("seats", "hosting in Switzerland")),
}


def throwaway(desk: Desk) -> dict[str, str]:
    """Turn the desk to a book that is gone when the program ends; return the places that changed."""
    folder = tempfile.mkdtemp(prefix="cockpit-demo-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk.folder = DiskFolder(os.path.join(folder, "book"))
    desk.local = DiskFolder(os.path.join(folder, "local"))
    return {"book": os.path.join(folder, "book"), "local": os.path.join(folder, "local")}


def fill(desk: Desk, *, fresh: bool = False) -> str:
    """Write the demo into the desk's book if that is empty, and anew if it is the demo of another day.

    A book that holds anything else is left as it is, also a demo in which the user did something: then it is returned
    what to tell of that. With `fresh` such a demo is made anew as well. Raises NotUnderstood where it is none,
    BookError where a book was that is gone.
    """
    known_book.refuse_gone(desk.folder, desk.local)
    book = Book(desk.folder, lambda: _DEVICE, desk.wall_ms)
    before = list(book.everything())
    day = _day_of(book) if before else ""
    if fresh and before and not day:
        raise NotUnderstood(
            "This book holds records that are no demo's. Nothing was changed.",
            "Name another folder with --book for a fresh demo.",
        )
    today = f"{desk.now():%Y-%m-%d}"
    if before and not fresh:
        if not day or day == today:
            return ""
        if desk.folder.names("journal") != [_DEVICE]:
            return f"This demo is of {day}, and holds what you did in it: so it stands as it is."
    with book.transaction() as transaction:
        transaction.did = _FILLED + today
        for old in before:
            transaction.put(old.delete(desk.now()))
        for customer in _people():
            transaction.put(customer)
        for record in _records(Scene(desk)):
            transaction.put(record)
    return ""


def _day_of(book: Book) -> str:
    """Return the day that the demo in a book was made for, such as 2026-11-18; empty where there is none."""
    if _DEVICE not in book.folder.names("journal"):
        return ""
    for one in actions(book):
        if one.did.startswith(_FILLED):
            return one.did.removeprefix(_FILLED)
    return "an earlier day"


def _people() -> Iterator[Customer]:
    for place, name in enumerate(_CUSTOMERS):
        yield Customer(
            id=id_of(name), said=name, phone=f"+44 20 7946 {300 + place:04}" if place % 4 else None
        )
    for known, is_supplier in ((_EXPERTS, False), (_SUPPLIERS, True)):
        for name, (phone, topics) in known.items():
            person = Customer(id=id_of(name), said=name, phone=phone, is_supplier=is_supplier)
            for topic in topics:
                person = person.add_topic(topic)
            yield person


def _records(scene: Scene) -> Iterator[Entry]:
    from cockpit.desk.demo import calls, losses, orders, promises, questions

    yield from promises.records(scene)
    yield from questions.records(scene)
    yield from orders.records(scene)
    yield from calls.records(scene)
    yield from losses.records(scene)
