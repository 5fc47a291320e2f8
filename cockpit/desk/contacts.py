"""How it stands with a customer: when they were last reached, on whichever of their records, after all merges."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of
from cockpit.domain.contacts import contacts_of, in_touch
from cockpit.domain.people import followed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk
    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.entry import Entry


def became(desk: Desk) -> dict[int, int]:
    """Return the customers that were merged, as far as they are at hand, each with the one that it became."""
    customers = desk.book.customers
    merged = [one for one in customers.values() if one.merged_into is not None]
    return {one.id: to.id for one in merged if (to := followed(one.id, customers)) is not None}


def in_touch_with(desk: Desk, record: Entry) -> InTouch:
    """Return how it stands with the customer of a record. A record for nobody stands for itself."""
    return in_touch(records_with(desk, record))


def contacts_with(desk: Desk, record: Entry) -> list[Had]:
    """Return every contact that reached the customer of a record, the latest first, as far as the book is read."""
    return contacts_of(records_with(desk, record))


def records_with(desk: Desk, record: Entry) -> Iterable[Entry]:
    """Return every record of the customer of a record, itself included, as far as the book is read."""
    customer = customer_of(desk, record)
    if customer is None:
        return (record,)
    merged, book = became(desk), desk.book
    theirs = {customer.id, *(one for one, to in merged.items() if to == customer.id)}
    if book.is_whole:
        return book.everything(theirs)
    current = (one for one in book.current.values() if one.customer in theirs and one.id != record.id)
    return (*current, record)
