"""A lifelike book to look around in: every state a promise can be in, relative to now."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from datetime import time, timedelta

from cockpit.domain.customer import Customer, id_of
from cockpit.domain.moment import at, plus
from cockpit.domain.promise import Promise
from cockpit.domain.proposal import propose
from cockpit.domain.todo import Note, Todo
from cockpit.store.book import Book
from cockpit.store.folder import DiskFolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry

# The demo is written as by another machine: the first `u` must not take it away.
_DEVICE = "demo0000"
_CUSTOMERS = (
    "Acme",
    "Bo Lindqvist",
    "Bolt AB",
    "Cyberdyne",
    "Globex",
    "Hooli",
    "Initech",
    "Mia Torres",
    "Soylent",
    "Wayne Enterprises",
    "東京商事",
)


def throwaway(desk: Desk) -> dict[str, str]:
    """Turn the desk to a book that is gone when the program ends; return the places that changed."""
    folder = tempfile.mkdtemp(prefix="cockpit-demo-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk.folder = DiskFolder(os.path.join(folder, "book"))
    desk.local = DiskFolder(os.path.join(folder, "local"))
    return {"book": os.path.join(folder, "book"), "local": os.path.join(folder, "local")}


def fill(desk: Desk) -> None:
    """Write the demo into the desk's book if that is empty; a book that holds anything is left as it is."""
    book = Book(desk.folder, lambda: _DEVICE, desk.wall_ms)
    if any(True for _ in book.everything()):
        return
    with book.transaction() as transaction:
        transaction.did = "filled the demo"
        for name in _CUSTOMERS:
            transaction.put(Customer(id=id_of(name), said=name))
        for record in _records(desk):
            transaction.put(record)


def _records(desk: Desk) -> Iterator[Entry]:
    now = desk.now().replace(second=0, microsecond=0)

    def on(days: int, hour: int, minute: int = 0) -> datetime:
        zone = now.tzinfo
        if zone is None:
            raise ValueError("the clock needs a zone")
        return at((now + timedelta(days=days)).date(), time(hour, minute), zone)

    def soon(minutes: int) -> datetime:
        return plus(now, timedelta(minutes=minutes))

    def promise(name: str, text: str, made: datetime, theirs: datetime, means: str | None = None) -> Promise:
        mine = propose(made, desk.rules, theirs=theirs).mine
        return Promise(
            id=desk.make_id(),
            customer=id_of(name),
            text=text,
            made_at=made,
            first_theirs=theirs,
            mine=mine,
            means=means,
        )

    # Owed: late, slipping, within the hour, today, and later; agreed and not agreed.
    yield promise("Acme", "spec sheet of the outdoor model", on(-1, 15), soon(-20), "mail").agree(on(-1, 15))
    yield (
        promise("Bo Lindqvist", "call back about the pilot", soon(-90), soon(40), "phone")
        .replace(mine=soon(10))
        .trial_close(soon(-90))
        .agree(soon(-90))
    )
    yield promise("Cyberdyne", "samples in both colours", on(-2, 10), soon(150)).replace(mine=soon(-15))
    yield (
        promise("Globex", "revised quote for 500 seats", on(-1, 11), soon(260), "mail")
        .replace(mine=soon(120))
        .trial_close(on(-1, 11))
        .agree(on(-1, 11))
        .nothing_else(on(-1, 11))
    )
    yield (
        promise("Hooli", "security questionnaire", on(-4, 9), on(1, 16), "link")
        .agree(on(-4, 9))
        .renegotiate(on(-1, 17), rules=desk.rules, theirs=on(2, 12))
    )
    yield promise("Initech", "three references in logistics", on(-1, 14), on(1, 12), "mail")
    yield (
        promise("Soylent", "contract draft, second version", on(-1, 10), on(3, 16), "mail")
        .agree(on(-1, 10))
        .add_item(on(-1, 10), text="data processing terms")
    )
    yield promise("東京商事", "price list in yen", on(0, 0), on(6, 10), "mail").agree(on(0, 0))
    yield promise("Wayne Enterprises", "demo environment for six people", on(-2, 13), on(9, 14), "link")
    yield promise("Mia Torres", "site visit summary", on(-1, 9), on(2, 17)).snooze(now, until=on(1, 9))
    # Delivered, and followed through: nothing yet, half way, all four, one skipped.
    yield promise("Bolt AB", "datasheet and certificates", on(-1, 9), on(0, 23), "mail").deliver(soon(-45))
    yield (
        promise("Wayne Enterprises", "answers on single sign-on", on(-3, 9), on(-1, 16), "mail")
        .agree(on(-3, 9))
        .deliver(on(-1, 12))
        .confirm_received(on(-1, 15))
        .clarify(on(-1, 15))
    )
    yield (
        promise("Globex", "floor plan with cable lengths", on(-9, 9), on(-7, 16), "mail")
        .agree(on(-9, 9))
        .deliver(on(-7, 11))
        .confirm_received(on(-6, 9))
        .clarify(on(-6, 9))
        .share_news(on(-6, 10), text="the data centre in Frankfurt opened")
        .set_meeting(on(-5, 9), when=on(4, 10))
    )
    yield (
        promise("Mia Torres", "case numbers from the trade fair", on(-12, 9), on(-11, 12), "mail")
        .deliver(on(-11, 14))
        .confirm_received(on(-10, 9))
        .close(on(-8, 9), skip=True)
    )
    # Broken, with a new promise in its place.
    yield from promise("Initech", "load test results", on(-3, 9), on(-1, 12), "link").break_(
        on(-1, 17), rules=desk.rules, make_id=desk.make_id, reason="the rig was down", theirs=on(1, 17)
    )
    # To-dos and notes, with a customer and without.
    yield Todo(
        id=desk.make_id(), text="book the train to Bolt AB", made_at=on(-1, 8), due=on(0, 17), whole_day=True
    )
    yield Todo(
        id=desk.make_id(), text="check PO 4711", customer=id_of("Acme"), made_at=on(-2, 8), due=on(2, 10)
    )
    yield Todo(id=desk.make_id(), text="tidy the answer library", made_at=on(-6, 8))
    yield Note(
        id=desk.make_id(),
        text="budget 30k, decision by the board",
        customer=id_of("Hooli"),
        made_at=on(-3, 11),
        due=on(11, 17),
        whole_day=True,
    )
    yield Note(
        id=desk.make_id(), text="met Dec and April from sales", customer=id_of("Acme"), made_at=on(-5, 16)
    )
