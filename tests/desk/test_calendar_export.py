"""The calendar file from a real book: it changes when what it shows changes, and never by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cockpit.calendar.ics import PRIVACY
from cockpit.desk import calendar_export, file_writer, maintenance
from cockpit.desk.desk import Desk
from cockpit.domain.entry import Entry
from cockpit.domain.people import Customer
from cockpit.domain.record import Record
from cockpit.domain.rules import Rules
from cockpit.errors import BookError
from cockpit.store import codec
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.calendar.examples import ACME, BO, BOOK, EXAMPLES, IDS, NAMES, Example
from tests.domain.builders import NOW, a_held_call, a_loss, a_promise, a_todo, an_order, eur, nov

STAMPS = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n", re.MULTILINE)


class Office:
    """A desk whose two clocks are set by hand: what the seller sees, and what changes are stamped by."""

    def __init__(self) -> None:
        self.now = NOW
        self.wall = int(NOW.timestamp() * 1000)
        self.folder, self.local = MemoryFolder(), MemoryFolder()
        self.desk = self.sit_down()

    def sit_down(self, rules: Rules | None = None) -> Desk:
        """Open the same book anew."""
        return Desk(
            folder=self.folder,
            local=self.local,
            now=lambda: self.now,
            wall_ms=lambda: self.wall,
            rules=rules or Rules(),
        )

    def put(self, *records: Entry | Customer) -> None:
        """Write records a minute later."""
        self.wall += 60_000
        with self.desk.book.transaction() as transaction:
            for record in records:
                transaction.put(record)

    def data(self, privacy: str = "full", *, open_only: bool = False) -> bytes:
        found = calendar_export.ics(self.desk, privacy=privacy, open_only=open_only)
        assert found.left_out == ()
        return found.data

    def events(self, privacy: str = "full") -> dict[str, tuple[int, bytes]]:
        """Return the SEQUENCE of every event that stands, and what it shows, by its UID."""
        found = {}
        for part in (
            self.data(privacy, open_only=True)
            .removesuffix(b"END:VCALENDAR\r\n")
            .split(b"BEGIN:VEVENT\r\n")[1:]
        ):
            uid, sequence = (
                re.search(rb"^UID:(.*)\r$", part, re.MULTILINE),
                re.search(rb"^SEQUENCE:(\d+)", part, re.MULTILINE),
            )
            assert uid
            assert sequence
            found[uid[1].decode()] = int(sequence[1]), STAMPS.sub(b"", part)
        return found


@pytest.fixture
def office() -> Office:
    made = Office()
    made.put(*(Customer(id=customer, said=name) for customer, name in NAMES.items()))
    return made


def uid_of(example: Example) -> str:
    return f"{example.record.id:032x}-{example.purpose}@sales-cockpit"


@pytest.mark.parametrize("privacy", PRIVACY)
def test_the_same_records_give_the_same_bytes_at_any_moment(office: Office, privacy: str) -> None:
    """Whatever comes due, passes or is broken meanwhile; read anew and folded, too."""
    broken = an_order().promise_payment(NOW, due=nov(24, 17))
    office.put(*BOOK, broken, a_promise(nov(18, 11)), a_held_call().continue_(NOW))
    first = office.data(privacy)
    for step in range(50):
        office.now = (NOW + step * timedelta(hours=15)).astimezone((UTC, NOW.tzinfo)[step % 2])
        assert office.data(privacy) == first
    assert office.now - NOW > timedelta(days=30)
    maintenance.verify(office.desk, rebuild=True)
    office.desk = office.sit_down()
    assert office.data(privacy) == first


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_sequence_of_an_event_rises_with_each_change_that_it_shows(
    office: Office, example: Example
) -> None:
    office.put(example.record)
    record, before = example.record, office.events()
    for field, value in example.changes.items():
        office.put(record.with_flat({field: value}))
        after = office.events()
        assert after[uid_of(example)][0] > before[uid_of(example)][0], field
        assert after[uid_of(example)][1] != before[uid_of(example)][1], field
        must_have_risen_with_what_is_shown(before, after)
        office.put(record)
        before = office.events()


def must_have_risen_with_what_is_shown(
    before: Mapping[str, tuple[int, bytes]], after: Mapping[str, tuple[int, bytes]]
) -> None:
    """An event has a higher number if it is shown otherwise than before, and only then."""
    for uid in before.keys() & after.keys():
        (old, showed), (new, shows) = before[uid], after[uid]
        assert (new > old) is (shows != showed), uid
        assert new >= old


NOT_SHOWN: Mapping[str, Any] = {
    "a remark": lambda record: record.note(NOW, text="SECRET"),
    "a contact": lambda record: record.touch(NOW, text="SECRET", means="SECRET"),
    "a snooze": lambda record: record.snooze(NOW, until=nov(30)),
    "the private note": lambda record: record.replace(vent="SECRET") if record.KIND == "loss" else record,
}


@pytest.mark.parametrize("privacy", PRIVACY)
@pytest.mark.parametrize("what", NOT_SHOWN)
def test_what_is_not_shown_leaves_the_bytes_as_they_are(office: Office, what: str, privacy: str) -> None:
    office.put(*BOOK)
    before = office.data(privacy)
    office.put(*(NOT_SHOWN[what](record) for record in BOOK))
    assert office.data(privacy) == before
    assert b"SECRET" not in before


def test_a_step_of_an_order_leaves_its_other_events_as_they_are(office: Office) -> None:
    order = an_order()
    office.put(order)
    before = office.events()
    office.put(order.reassure(NOW, text="rang: well chosen").credit_ok(NOW))
    after = office.events()
    assert {uid.partition("-")[2] for uid in before.keys() - after.keys()} == {
        "reassure@sales-cockpit",
        "credit@sales-cockpit",
    }
    assert {uid: before[uid] for uid in after} == after


@pytest.mark.parametrize("privacy", ["kind", "busy"])
def test_what_a_level_of_privacy_hides_is_not_betrayed_by_a_number_either(
    office: Office, privacy: str
) -> None:
    order = an_order()
    office.put(order)
    before = office.data(privacy)
    office.put(order.edit(NOW, text="60 seats", amount=eur(9)), Customer(id=ACME, said="Acme", name="Ajax"))
    assert office.data(privacy) == before


def test_a_name_is_a_change_whether_they_were_renamed_or_merged(office: Office) -> None:
    office.put(a_loss(), a_todo(nov(20, 9)))
    first = office.events()
    acme, bo = (Customer(id=customer, said=NAMES[customer]) for customer in (ACME, BO))
    office.put(acme.rename("Ajax"))
    renamed = office.events()
    office.put(*acme.rename("Ajax").merge_into(bo))
    merged = office.events()
    office.put(bo.rename("Bodega"))
    last = office.events()
    for before, after, name in (
        (first, renamed, b"Ajax"),
        (renamed, merged, b"Bo"),
        (merged, last, b"Bodega"),
    ):
        must_have_risen_with_what_is_shown(before, after)
        assert {name + b":" in shows for uid, (_, shows) in after.items() if "-todo@" not in uid} == {True}
        assert [before[uid] == after[uid] for uid in after] == ["-todo@" in uid for uid in after]


def test_the_number_rises_also_where_the_sellers_clock_was_set_ahead(office: Office) -> None:
    todo = a_todo(nov(20, 9), made_at=NOW + timedelta(days=400))
    office.put(todo)
    before = office.events()
    office.put(todo.edit(NOW, text="book the other room"))
    must_have_risen_with_what_is_shown(before, office.events())
    assert office.events() != before


def test_a_record_that_cannot_be_reckoned_with_is_left_out_and_named(office: Office) -> None:
    good, bad = a_todo(nov(20, 9)), an_order(made_at=datetime(9998, 12, 31, tzinfo=UTC))
    office.put(good)
    alone = office.data()
    with office.desk.book.transaction() as transaction:  # as an older Cockpit kept it
        transaction.add(Change("order", bad.id, codec.encode(bad), is_new=True))
    found = calendar_export.ics(office.desk)
    assert {left.record for left in found.left_out} <= {bad.id}
    office.desk.book.current[bad.id] = _Broken()  # type: ignore[assignment]
    found = calendar_export.ics(office.desk)
    assert found.data == alone
    assert [str(left) for left in found.left_out] == [f"broken 1: {_Broken.WHY}"]


class _Broken(Record):
    """A record that fails at whatever is asked of it."""

    KIND = "broken"
    LETTER = "B"
    customer = None
    WHY = "out of order"
    PRIVATE = frozenset[str]()
    id = 1

    def deadlines(self, *_: object) -> tuple[()]:
        raise ValueError(self.WHY)

    def is_open(self) -> bool:
        raise ValueError(self.WHY)


def test_a_book_that_does_not_read_is_no_day_without_duties(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.put(a_promise())

    def refuse(*_: object) -> None:
        raise BookError("The disk is gone.", "Plug it in.")

    monkeypatch.setattr(calendar_export, "customer_of", refuse)
    with pytest.raises(BookError):
        calendar_export.ics(office.desk)


def test_the_file_is_put_in_place_whole(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "deadlines.ics"
    path.write_bytes(b"old")
    file_writer.write(office.desk, str(path), b"new")
    assert path.read_bytes() == b"new"
