"""When it was noted that a customer was reached: what moves a rhythm of contacts on the phone, by the real clock."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.domain.moment import to_text
from cockpit.store.fold import DELETED
from cockpit.store.hybrid_clock import ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book
    from cockpit.store.fold import Document

_ASIDE = ("snoozed_until", "text")  # no contact was taken back with these


class ContactStamps:
    """The documents of each customer, looked through once, at the first question."""

    def __init__(self, book: Book, became: Mapping[int, int]) -> None:
        self._book, self._became = book, became
        self._theirs: dict[int, list[Document]] | None = None

    def reached(self, record: Entry, last: datetime | None) -> datetime | None:
        """Return when it was noted that the customer of a record was last reached then, or when that was taken back."""
        if record.customer is None:
            return None
        if self._theirs is None:
            self._theirs = self._by_customer()
        owner = self._became.get(record.customer, record.customer)
        text = to_text(last) if last is not None else ""
        stamp = max((_stamp(one, text) for one in self._theirs.get(owner, ())), default="")
        return datetime.fromtimestamp(ms_of(stamp) / 1000, UTC) if stamp else None

    def _by_customer(self) -> dict[int, list[Document]]:
        found: dict[int, list[Document]] = {}
        for documents in self._book.tables.values():
            for document in documents.values():
                customer = str(document.values.get("customer", ""))
                if customer.lstrip("-").isdecimal():
                    owner = self._became.get(int(customer), int(customer))
                    found.setdefault(owner, []).append(document)
        return found


def _stamp(document: Document, last: str) -> str:
    """Return the stamp of the value that holds that moment, or of a later one that was taken away."""
    stamps = document.stamps
    if document.is_deleted:
        return stamps[DELETED]
    tells = (at for path, at in stamps.items() if path not in _ASIDE and _tells(document.get(path), last))
    return max(tells, default="")


def _tells(value: object, last: str) -> bool:
    if isinstance(value, dict):
        return bool(last) and last in value.values()
    return value is None or (bool(last) and value == last)
