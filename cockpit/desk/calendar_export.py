"""The deadlines as a calendar file, and what the book tells of them for any calendar."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.calendar.ics import Exported, written
from cockpit.calendar.record_events import Lookups, Telling
from cockpit.desk.contact_stamps import ContactStamps
from cockpit.desk.contacts import at_hand, became
from cockpit.desk.lookup import customer_of, find, get
from cockpit.desk.open_codes import OpenCodes
from cockpit.store.fold import DELETED
from cockpit.store.hybrid_clock import ms_of
from cockpit.store.rewind import states

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book

SILENCED_FOR = 90
"""Days for which what is over stays in the file, so that a phone that took an earlier one rings no more."""
_NAME = ("said", "name", "merged_into")
_PHONE = ("phone", "merged_into")


def ics(
    desk: Desk,
    *,
    privacy: str = "full",
    kinds: Collection[str] = (),
    open_only: bool = False,
    code: str | None = None,
) -> Exported:
    """Return the deadlines as iCalendar: the same bytes for unchanged data, whenever they are asked for.

    What is over since at most 90 days is in it, cancelled, unless it is `open_only`. With a `code` only that record's.

    Raises NotUnderstood for a privacy or kind that there is none of, NothingFound for a code that none has, BookError
    where the book does not read.
    """
    only = find(desk, code).id if code is not None else None
    records = at_hand(desk)  # looking up a name may read more records into the book
    return written(
        records,
        lookups(desk, OpenCodes(records)),
        Telling(privacy=privacy),
        kinds=kinds,
        became=became(desk),
        states=() if open_only else states(desk.book, SILENCED_FOR).values(),
        only=only,
    )


def lookups(desk: Desk, codes: OpenCodes) -> Lookups:
    """Return what the book tells of a record, as it stands now."""
    book = desk.book

    def name_of(record: Entry) -> str:
        customer = customer_of(desk, record)
        return customer.display if customer else ""

    def phone_of(record: Entry) -> str:
        customer = customer_of(desk, record)
        return (customer.phone or "") if customer else ""

    def changed(record: Entry, paths: Collection[str]) -> datetime:
        return _changed(book, record, paths)

    return Lookups(
        rules=desk.rules,
        name_of=name_of,
        changed=changed,
        phone_of=phone_of,
        code_of=codes.code_of,
        origin_of=lambda record: _origin_of(desk, record),
        reached=ContactStamps(book, became(desk)).reached,
    )


def _origin_of(desk: Desk, record: Entry) -> int:
    """Return the promise whose event a promise has that was given anew: the first that was broken for it; or itself.

    Where two machines each gave it anew, the earlier has the event.
    """
    seen: set[int] = set()
    while (before := getattr(record, "replaces", None)) is not None and before not in seen:
        broken = get(desk, before)
        is_given_up = broken is not None and getattr(broken, "broken_at", None) is not None
        promises = desk.book.lately.values() if broken is not None and is_given_up else ()
        heirs = [one.id for one in promises if getattr(one, "replaces", None) == before]
        if broken is None or not is_given_up or min([record.id, *heirs]) < record.id:
            break
        seen.add(before)
        record = broken
    return record.id


def _changed(book: Book, record: Entry, paths: Collection[str]) -> datetime:
    """Return when any of those last changed, by the real clock; `customer` and `phone` with whom it leads to."""
    stamp = _stamp(book, record.KIND, record.id, paths)
    if "customer" in paths:
        stamp = max(stamp, _stamp_of_person(book, record.customer, _NAME))
    if "phone" in paths:
        stamp = max(stamp, _stamp_of_person(book, record.customer, _PHONE))
    return datetime.fromtimestamp(ms_of(stamp) / 1000, UTC) if stamp else record.made_at


def _stamp_of_person(book: Book, customer: int | None, paths: Collection[str]) -> str:
    """Return when what is known changed: of the customer that the record names, and of each it was merged into."""
    seen: set[int] = set()
    stamp = ""
    while customer is not None and customer in book.customers and customer not in seen:
        seen.add(customer)
        found = book.customers[customer]
        stamp = max(stamp, _stamp(book, found.KIND, customer, paths))
        customer = found.merged_into
    return stamp


def _stamp(book: Book, table: str, record_id: int, paths: Collection[str]) -> str:
    """Return the greatest stamp of what stands at those paths, or under them."""
    document = book.document(table, record_id)
    if document is None:
        return ""
    stamps = document.stamps
    found = [at for path, at in stamps.items() if path in paths or path.partition("/")[0] in paths]
    if DELETED in paths and document.values.get(DELETED) and not document.is_deleted:
        # Another machine's edit brought it back: that is when it stood again.
        found.append(min(at for at in stamps.values() if at > stamps[DELETED]))
    return max(found, default="")
