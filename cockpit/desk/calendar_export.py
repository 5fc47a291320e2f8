"""The deadlines as a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.calendar.ics import Exported, calendar
from cockpit.desk.contacts import at_hand, became
from cockpit.desk.lookup import customer_of
from cockpit.store.hybrid_clock import ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book

_NAME = ("said", "name", "merged_into")


def ics(desk: Desk, *, privacy: str = "full", kinds: Collection[str] = ()) -> Exported:
    """Return every open deadline as iCalendar: the same bytes for unchanged data, whenever it is asked for.

    Raises NotUnderstood for a privacy or kind that there is none of, BookError where the book does not read.
    """
    book = desk.book

    def name_of(record: Entry) -> str:
        customer = customer_of(desk, record)
        return customer.display if customer else ""

    def changed(record: Entry, fields: Collection[str]) -> datetime:
        return _changed(book, record, fields)

    return calendar(
        at_hand(desk),  # looking up a name may read more records into the book
        rules=desk.rules,
        name_of=name_of,
        changed=changed,
        privacy=privacy,
        kinds=kinds,
        became=became(desk),
    )


def _changed(book: Book, record: Entry, fields: Collection[str]) -> datetime:
    """Return when any of those fields last changed, by the real clock; with `customer`, also the name it leads to."""
    stamp = _stamp(book, record.KIND, record.id, fields)
    if "customer" in fields:
        stamp = max(stamp, _stamp_of_name(book, record.customer))
    return datetime.fromtimestamp(ms_of(stamp) // 1000, UTC) if stamp else record.made_at


def _stamp_of_name(book: Book, customer: int | None) -> str:
    """Return when the name changed: of the customer that the record names, and of each that it was merged into."""
    seen: set[int] = set()
    stamp = ""
    while customer is not None and customer in book.customers and customer not in seen:
        seen.add(customer)
        found = book.customers[customer]
        stamp = max(stamp, _stamp(book, found.KIND, customer, _NAME))
        customer = found.merged_into
    return stamp


def _stamp(book: Book, table: str, record_id: int, fields: Collection[str]) -> str:
    document = book.document(table, record_id)
    return document.changed(fields) if document else ""
