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
from cockpit.store.fold import DELETED, STAMPS
from cockpit.store.journal import MOST_IDS, Change
from cockpit.store.snapshot import META

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tinydb.queries import QueryLike
    from tinydb.table import Document as Row

    from cockpit.store.book import Book

    Rows = dict[str, dict[str, dict[str, Any]]]


class BookStorage(Storage):
    """Gives TinyDB the book's tables, and turns the differences it writes into one transaction."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._shown: Rows | None = None

    def read(self) -> Rows:
        """Return every table, history included: records by their id in decimal, deleted ones left out."""
        self.book.refresh()
        self._shown = self._standing()
        return deepcopy(self._shown)

    def write(self, data: Rows) -> None:
        """Keep what differs from what was read: others may have written since.

        Raises Unreadable, and keeps nothing, where a document is not of its table's kind.
        """
        with self.book.transaction() as transaction:
            standing = self._standing()
            shown = standing if self._shown is None else self._shown
            transaction.did = "changed through TinyDB"
            for table in {**shown, **data}:
                old, new, now = (rows.get(table, {}) for rows in (shown, data, standing))
                for record_id in {**old, **new}:
                    change = _change(
                        table, record_id, old.get(record_id), new.get(record_id), now.get(record_id)
                    )
                    if change is not None:
                        transaction.add(change)

    def _standing(self) -> Rows:
        self.book.load_history()
        return {
            table: {record_id: {**values} for record_id, values in standing(self.book, table).items()}
            for table in self.book.tables
        }


class Shelf(Storage):
    """Documents that are only looked through: they are not copied, so nobody may change what is found."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def read(self) -> Rows:
        """Return the tables as they were given."""
        return self.rows

    def write(self, data: Rows) -> None:  # noqa: ARG002 - it is never taken
        """Raise Unreadable: nothing is written this way."""
        raise codec.Unreadable("what is only looked through is not written")


class BookDB(TinyDB):
    """The book through TinyDB's API. `entropy` returns 74 random bits for each new id."""

    def __init__(self, book: Book, entropy: Callable[[], int]) -> None:
        class BookTable(Table):
            """A table whose new documents get ids of the book's kind, and which sees what others write.

            Looking through it copies only what is found; a change reads and copies the whole (see `BookStorage`).
            """

            def __init__(self, *given: Any, **options: Any) -> None:
                super().__init__(*given, **{**options, "cache_size": 0})

            def _get_next_id(self) -> int:
                return new_id(book.wall_ms(), entropy())

            def _read_table(self) -> Any:
                book.refresh()
                book.load_history()
                return standing(book, self.name)

            def __iter__(self) -> Iterator[Row]:
                return (deepcopy(row) for row in super().__iter__())

            def search(self, cond: QueryLike) -> list[Row]:
                return deepcopy(super().search(cond))

            def get(self, *given: Any, **named: Any) -> Any:
                return deepcopy(super().get(*given, **named))

        self.table_class = BookTable
        super().__init__(book, storage=BookStorage)


def standing(book: Book, table: str) -> dict[str, dict[str, Any]]:
    """Return what of a table is in memory and not deleted, by its id in decimal: the book's own values."""
    return {
        str(record_id): document.values
        for record_id, document in book.tables.get(table, {}).items()
        if not document.is_deleted
    }


def _change(table: str, key: str, old: Any, new: Any, now: Any) -> Change | None:
    """Return what makes `new` of `old`, where it stands as `now`; None where that is nothing."""
    record_id = int(key)
    if old == new:
        return None
    if new is None:
        return Change(table, record_id, {DELETED: True})
    if table == META or not 0 <= record_id < MOST_IDS:
        raise codec.Unreadable(f"there can be no record {key} in a table {table!r}")
    if table in codec.TABLES:
        codec.decode(table, record_id, new)
    to = _differing(old or {}, new)
    return Change(table, record_id, to, was=_values_at(now or {}, to), is_new=old is None and now is None)


def _differing(was: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return, by path, the values that `new` sets; null where it has none."""
    to: dict[str, Any] = {}
    for field in {**was, **new}:
        one, other = was.get(field), new.get(field)
        if one == other or field == STAMPS:
            continue
        if "/" in field:
            raise codec.Unreadable(f"a field cannot be called {field!r}")
        if isinstance(one, dict | None) and isinstance(other, dict | None):
            one, other = one or {}, other or {}
            to |= {
                f"{field}/{item}": other.get(item)
                for item in {**one, **other}
                if one.get(item) != other.get(item)
            }
        else:
            to[field] = other
    return to


def _values_at(values: dict[str, Any], paths: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for path in paths:
        field, slash, item = path.partition("/")
        value = values.get(field)
        if slash:
            value = value.get(item) if isinstance(value, dict) else None
        if value is not None:
            found[path] = value
    return found
