"""What of the book is shown at once: what is open or was touched lately, and what last reached its customers."""

from __future__ import annotations

from heapq import nlargest

from cockpit.domain.people import Customer
from cockpit.store import codec, journal, last_contact
from cockpit.store.hybrid_clock import ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.fold import Document

    Tables = dict[str, dict[int, Document]]

_LATELY_MS = 2 * 86_400_000
_MOST_LATELY = 50


def shown_at_once(
    tables: Tables, now_ms: int, shown: set[int] | None, told: dict[int, int]
) -> tuple[set[int], set[int], set[str]]:
    """Return the ids of what is open or was touched lately, of what last reached its customers, and theirs, as text.

    `told` has what last reached each customer.
    """
    lately = _touched_lately(tables, now_ms)
    at_once: set[int] = set()
    needed: set[str] = set()
    for table, documents in tables.items():
        for record_id, document in documents.items():
            if (shown is None or record_id in shown) and (
                record_id in lately or _is_open(table, record_id, document)
            ):
                at_once.add(record_id)
                if "customer" in document.values:
                    needed.add(str(document.values["customer"]))
    people = {
        one: who
        for one, document in tables.get(Customer.KIND, {}).items()
        if (who := _customer(one, document)) is not None
    }
    with_them = last_contact.led_to(
        {found for one in needed if (found := journal.id_said(one)) is not None}, people
    )
    noted = {record_id for customer, record_id in told.items() if customer in with_them} - at_once
    return at_once, noted, needed


def _touched_lately(tables: Tables, now_ms: int) -> set[int]:
    """Return what Today shows beside what is open: the last records touched in two days, a bounded number."""
    stamped = (
        (document.last_stamp, record_id)
        for table, documents in tables.items()
        if table in codec.TABLES and table != Customer.KIND
        for record_id, document in documents.items()
    )
    return {
        record_id
        for stamp, record_id in nlargest(_MOST_LATELY, stamped)
        if now_ms - ms_of(stamp) < _LATELY_MS
    }


def _customer(record_id: int, document: Document) -> Customer | None:
    try:
        found = codec.decode(Customer.KIND, record_id, document.values, deleted=document.is_deleted)
    except codec.Unreadable:
        return None  # told by `verify`
    return found if isinstance(found, Customer) else None


def _is_open(table: str, record_id: int, document: Document) -> bool:
    if table not in codec.TABLES:
        return True
    if table == Customer.KIND:
        return False
    try:
        return codec.decode(table, record_id, document.values, deleted=document.is_deleted).is_open()
    except codec.Unreadable:
        return True  # what does not read is told on every opening, until it is mended
