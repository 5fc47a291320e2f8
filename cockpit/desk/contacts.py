"""How it stands with a customer: when they were last reached, on whichever of their records, after all merges."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of
from cockpit.domain.contacts import contacts_of, in_touch
from cockpit.domain.next_step import next_verb
from cockpit.domain.people import followed
from cockpit.store.last_contact import bring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk
    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.record import Deadline


def at_hand(desk: Desk) -> list[Entry]:
    """Return what is open or was touched lately, and what last reached the customers of all that is open."""
    bring(desk.book)
    return list(desk.book.current.values())


def became(desk: Desk) -> dict[int, int]:
    """Return the customers that were merged, as far as they are at hand, each with the one that it became."""
    customers = desk.book.customers
    merged = [one for one in customers.values() if one.merged_into is not None]
    return {one.id: to.id for one in merged if (to := followed(one.id, customers)) is not None}


def in_touch_with(desk: Desk, record: Entry) -> InTouch:
    """Return how it stands with the customer of a record. A record for nobody stands for itself."""
    return in_touch(records_with(desk, record))


def next_deadline(desk: Desk, record: Entry) -> Deadline | None:
    """Return the deadline that a record is shown for; None where it has none."""
    return next(iter(record.deadlines(desk.now(), desk.rules, in_touch_with(desk, record))), None)


def next_step(desk: Desk, record: Entry) -> str | None:
    """Return the verb of the next step of a record, as its first deadline asks; None where nothing is left to do."""
    return next_verb(record, next_deadline(desk, record))


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
    if book.has_all_of(theirs):
        return book.everything(theirs)
    bring(book)
    book.read_noted(theirs)
    return (*(one for one in book.lately.values() if one.customer in theirs and one.id != record.id), record)
