"""What ever happened with a customer: read beside the screen, and of nobody but those who are looked at."""

from __future__ import annotations

from cockpit.desk.lookup import code_of, customer_of, open_codes
from cockpit.desk.views import about, leading_to

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.timeline import Event
    from cockpit.domain.entry import Entry
    from cockpit.store.snapshot import Contents


def missing(desk: Desk, record: Entry) -> frozenset[int]:
    """Return the customers of whom all has to be read before the timeline of a record can be told; none if it can."""
    customer = customer_of(desk, record)
    theirs = frozenset(leading_to(desk, customer) if customer else ())
    return frozenset() if desk.book.has_all_of(theirs) else theirs


def read_of(desk: Desk, customers: frozenset[int]) -> list[Contents]:
    """Read what history holds of those customers. Changes nothing, so it may run in a thread. Raises BookError."""
    from cockpit.store.history_part import of_customers  # not needed to show the day

    return of_customers(desk.book.folder, customers)


def take_of(desk: Desk, customers: frozenset[int], read: list[Contents]) -> None:
    """Take into the book what was read of those customers."""
    desk.book.take_history(read)
    desk.book.read_of |= customers


def timeline_with(desk: Desk, record: Entry, codes: Mapping[int, str] | None = None) -> list[Event]:
    """Return what ever happened with the customer of a record, the latest first; of one without, to the record.

    `codes` are those of all that is open, if already had.
    """
    from cockpit.desk.timeline import timeline  # Today is to start at once

    customer = customer_of(desk, record)
    records = about(desk, customer) if customer else [record]
    codes = open_codes(desk) if codes is None else codes
    return timeline(records, {one.id: code_of(desk, one, codes) for one in records})
