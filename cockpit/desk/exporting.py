"""Exporting: the deadlines as a calendar file."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from cockpit.calendar.ics import Exported, calendar
from cockpit.desk.naming import customer_of
from cockpit.domain import agenda
from cockpit.store.clock import ms_of
from cockpit.store.folder import DiskFolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from cockpit.desk.desk import Desk
    from cockpit.domain.customer import Customer
    from cockpit.store.book import Book

_SHOWN = (
    "text",
    "customer",
    "first_theirs",
    "mine",
    "moves",
    "whole_day",
    "means",
    "agreed_at",
    "delivered_at",
    "due",
    "steps",
)


def ics(desk: Desk, *, privacy: str = "full", kinds: Collection[str] = ()) -> Exported:
    """Return every open deadline as iCalendar: the same bytes for unchanged data, whenever it is asked for."""
    book, now = desk.book, desk.now()
    records = [record for record in book.current.values() if record.is_open()]
    names: dict[int, str] = {}
    changed: dict[int, datetime] = {}
    for record in records:
        customer = customer_of(book, record)
        if customer is not None and record.customer is not None:
            names[record.customer] = customer.display
        stamp = max(_changed(book, record.KIND, record.id, _SHOWN), _changed_name(book, customer))
        changed[record.id] = datetime.fromtimestamp(ms_of(stamp) // 1000, UTC) if stamp else record.made_at
    deadlines = agenda.deadlines(records, now, desk.rules)
    return calendar(deadlines, names=names, changed=changed, now=now, privacy=privacy, kinds=kinds)


def write(path: str, data: bytes) -> None:
    """Put a file in place whole or not at all. Raises BookError when the disk refuses."""
    folder, name = os.path.split(os.path.abspath(os.path.expanduser(path)))
    DiskFolder(folder).replace(name, data)


def _changed_name(book: Book, customer: Customer | None) -> str:
    return _changed(book, customer.KIND, customer.id, ("name", "merged_into")) if customer else ""


def _changed(book: Book, table: str, record_id: int, fields: Collection[str]) -> str:
    document = book.document(table, record_id)
    return document.changed(fields) if document else ""
