"""TinyDB over the book: its public API for whatever searches, imports or counts through history.

`tinydb.TinyDB(storage=BookStorage, book=book)` reads every table; what is written comes back as journal lines.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from cockpit.domain.record import new_id
from cockpit.store import codec
from cockpit.store.fold import DELETED
from cockpit.store.journal import Change

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.book import Book

    Rows = dict[str, dict[str, Any]]


class BookStorage(Storage):
    """Gives TinyDB the book's tables, and turns the differences it writes into one transaction."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def read(self) -> dict[str, Rows]:
        """Return every table, history included: records by their id in decimal, deleted ones left out."""
        self.book.refresh()
        self.book.load_history()
        return {
            table: {
                str(record_id): deepcopy(document.values)
                for record_id, document in documents.items()
                if not document.is_deleted
            }
            for table, documents in self.book.tables.items()
        }

    def write(self, data: dict[str, Rows]) -> None:
        """Keep what differs. Raises Unreadable, and keeps nothing, where a document is not of its table's kind."""
        with self.book.transaction() as transaction:
            before = self.read()
            transaction.did = "changed through TinyDB"
            for table in {**before, **data}:
                old, new = before.get(table, {}), data.get(table, {})
                for record_id in {**old, **new}:
                    change = _change(table, int(record_id), old.get(str(record_id)), new.get(record_id))
                    if change is not None:
                        transaction.add(change)


class BookDB(TinyDB):
    """The book through TinyDB's API. `entropy` returns 74 random bits for each new id."""

    def __init__(self, book: Book, entropy: Callable[[], int]) -> None:
        class BookTable(Table):
            """A table whose new documents get ids of the book's kind."""

            def _get_next_id(self) -> int:
                return new_id(book.wall_ms(), entropy())

        self.table_class = BookTable
        super().__init__(book, storage=BookStorage)


def _change(table: str, record_id: int, old: Any, new: Any) -> Change | None:
    if old == new:
        return None
    if new is None:
        return Change(table, record_id, {DELETED: True})
    if table in codec.KINDS:
        codec.decode(table, record_id, new)
    was = old or {}
    to: dict[str, Any] = {}
    for field in {**was, **new}:
        one, other = was.get(field), new.get(field)
        if isinstance(one or other, dict):
            one, other = one or {}, other or {}
            to |= {
                f"{field}/{key}": other.get(key) for key in {**one, **other} if one.get(key) != other.get(key)
            }
        elif one != other:
            to[field] = other
    return Change(table, record_id, to, was=_values_at(was, to), is_new=old is None)


def _values_at(values: dict[str, Any], paths: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for path in paths:
        field, _, key = path.partition("/")
        value = values.get(field, {}).get(key) if key else values.get(field)
        if value is not None:
            found[path] = value
    return found
