"""Devices that merge: whatever they did and in whatever order it arrives, all come to the same book, and no edit is
lost silently.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from cockpit.domain.people import Customer, id_of
from cockpit.store import compaction, conflicts, journal, snapshot, verify
from cockpit.store.book import Book
from tests.domain.builders import a_customer
from tests.faults.histories import Device, History
from tests.faults.scale import parts, share, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.fold import Document

HISTORIES = whole(10_000, 250)


def documents(tables: dict[str, dict[int, Document]]) -> dict[tuple[str, int], tuple[Any, Any]]:
    return {
        (table, record_id): (document.values, document.stamps)
        for table, found in tables.items()
        for record_id, document in found.items()
    }


def seen_by(book: Book) -> tuple[Any, ...]:
    """Return all that a book shows: what is open, the customers, the records of all times, and their documents."""
    is_open = {record.id: record for record in book.current.values() if record.is_open()}
    everything = {record.id: record for record in book.everything()}
    return is_open, everything, book.customers, documents(book.tables), book.unreadable


def opened(device: Device) -> Book:
    return Book(device.folder, lambda: device.name, lambda: device.ms)


def check(seed: int) -> Counter[str]:
    history = History(seed)
    history.play()
    first, *others = history.devices
    expected = documents(snapshot.from_journals(first.folder).tables)
    lived = seen_by(first.book)
    listed = conflicts.conflicts_in(first.folder)
    assert lived[3] == expected, f"seed {seed}"
    for device in history.devices:
        assert seen_by(opened(device)) == lived, f"seed {seed}: {device.name} opens another book"
        assert not verify.verify(device.folder).wrong, f"seed {seed}: {verify.verify(device.folder).wrong}"
    for device in others:
        assert seen_by(device.book) == lived, f"seed {seed}: {device.name} lives another book"
        assert conflicts.conflicts_in(device.folder) == listed, f"seed {seed}"
    assert history.judge(listed) == [], f"seed {seed}"
    history.counts["conflicts"] += len(listed)
    history.counts["devices"] += len(history.devices)
    return history.counts


@pytest.mark.parametrize("part", parts(6))
def test_whatever_devices_do_all_come_to_one_book_and_no_edit_is_lost_silently(
    told: Callable[[str], None], part: str
) -> None:
    counts: Counter[str] = Counter()
    seeds = share(range(HISTORIES), part)
    for seed in seeds:
        counts += check(seed)
    told(
        f"histories, {part}: {len(seeds)} of {counts['devices']} devices, {counts['edits']} edits, "
        f"{counts['standing']} stand, "
        f"{counts['changed by one who saw it']} were changed by one who saw them, {counts['listed as a conflict']} are "
        f"listed as conflicts ({counts['listed for want of proof']} more for want of proof), {counts['settled']} were "
        f"settled, 0 lost silently"
    )
    for needed in (
        "delete",
        "undo",
        "redo",
        "fold",
        "restored",
        "dismissed",
        "settled",
        "listed as a conflict",
    ):
        assert counts[needed], needed


def test_a_customer_is_known_though_what_arrived_late_of_it_changes_nothing() -> None:
    laptop, phone = Device("laptop01", 2_000_000_000_000), Device("phone001", 1_900_000_000_000)
    change = journal.Change(Customer.KIND, id_of("Acme"), {"phone": "1"})
    with phone.book.transaction() as transaction:
        transaction.add(change)
    with laptop.book.transaction() as transaction:
        transaction.put(a_customer("Acme", phone="2"))
    compaction.compact(laptop.folder, lambda: laptop.ms)  # about nobody's open record: not read at once
    laptop.folder.files |= {file: phone.folder.files[file] for file in phone.own()}
    book = opened(laptop)
    book.load_history()
    assert book.customers[id_of("Acme")].phone == "2"
