"""Whose the records of a book are: sorted out when it is first asked for, and again once that has changed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cockpit.store.fold import Document

    Tables = Mapping[str, Mapping[int, Document]]

FIELD = "customer"


class ByCustomer:
    """The table and id of each record, by the customer it is about."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[str, int]]] | None = None

    def forget(self) -> None:
        """Have it sorted out anew: a record came, or is about another customer now."""
        self._places = None

    def places(self, tables: Tables, customers: Iterable[int] | None) -> Iterator[tuple[str, int]]:
        """Yield the table and id of each record that is about any of these customers; of all where None is given."""
        if customers is None:
            yield from ((table, record_id) for table, documents in tables.items() for record_id in documents)
            return
        if self._places is None:
            self._places = {}
            for table, documents in tables.items():
                for record_id, document in documents.items():
                    if customer := document.values.get(FIELD):
                        self._places.setdefault(str(customer), []).append((table, record_id))
        for customer in set(customers):
            yield from self._places.get(str(customer), ())
