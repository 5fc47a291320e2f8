"""The search of the whole book with TinyDB's queries: what is open at once, then history, a year at a time.

History is neither taken into the book nor parsed as a whole: see `history`. Where any of it is damaged, the book reads
it its own way, from the journals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Table

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import Customer
from cockpit.store import history, snapshot
from cockpit.store.query import query
from cockpit.store.sieve import sieve
from cockpit.store.tables import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tinydb.queries import QueryInstance

    from cockpit.store.book import Book
    from cockpit.store.condition import Condition, Reading
    from cockpit.store.fold import Document
    from cockpit.store.history import Sieve

    Hit = tuple[str, int, Mapping[str, Any]]


def customers(book: Book) -> Mapping[int, Customer]:
    """Return every customer of the book, merged ones included, without reading the rest of history."""
    book.load_customers()
    return book.customers


def search(book: Book, condition: Condition, reading: Reading) -> Iterator[list[Hit]]:
    """Yield what matches, in stages: of what is open or in memory, then of history, the latest year first.

    A stage holds the table, id and values of each record; deleted ones are left out. Raises BookError.
    """
    current: dict[str, dict[int, Document]] = {}
    ended: dict[str, dict[int, Document]] = {}
    for table in KINDS:
        for record_id, document in book.tables.get(table, {}).items():
            is_current = record_id in book.lately or record_id in book.noted or document.is_deleted
            stage = current if is_current else ended
            stage.setdefault(table, {})[record_id] = document
    yield _matching(current, _queries(condition, reading))
    past = reading.replace(is_current=False)
    asked = _queries(condition, past)
    yield _matching(ended, asked)
    if book.is_whole or not asked:
        return
    seen = {record_id for tables in (current, ended) for rows in tables.values() for record_id in rows}
    sieves = {table: sieve(condition, table, past) for table in asked}
    for name in history.files(book.folder):
        found = _of_file(book, name, asked, sieves)
        if found is None:  # it is damaged: the journals tell
            book.load_history()
            rest = {table: book.tables.get(table, {}) for table in asked}
            yield [hit for hit in _matching(rest, asked) if hit[1] not in seen]
            return
        hits = [hit for hit in found if hit[1] not in seen]
        seen |= {hit[1] for hit in hits}
        yield hits


def _queries(condition: Condition, reading: Reading) -> dict[str, QueryInstance | bool]:
    """Return the query for each table in which anything may match."""
    found = {table: query(condition, table, reading) for table in KINDS}
    return {table: one for table, one in found.items() if one is not False}


def _of_file(
    book: Book, name: str, asked: Mapping[str, QueryInstance | bool], sieves: Mapping[str, Sieve | None]
) -> list[Hit] | None:
    """Return what of a file matches; None where it does not read."""
    sections = history.sections(book.folder, name, asked)
    if sections is None:
        return None
    try:
        tables = {table: history.records(lines, sieves[table]) for table, lines in sections.items()}
    except snapshot.UNSOUND:
        return None
    return _matching(tables, asked)


def _matching(
    tables: Mapping[str, Mapping[int, Document]], asked: Mapping[str, QueryInstance | bool]
) -> list[Hit]:
    """Return what of these documents matches, the latest first."""
    found: list[Hit] = []
    for table, documents in tables.items():
        if table not in asked:
            continue
        rows = {str(one): document.values for one, document in documents.items() if not document.is_deleted}
        wanted = asked[table]
        if isinstance(wanted, bool):
            found += [(table, int(record_id), values) for record_id, values in rows.items()]
        else:
            hits = Table(Shelf({table: rows}), table, cache_size=0).search(wanted)
            found += [(table, hit.doc_id, hit) for hit in hits]
    return sorted(found, key=lambda hit: hit[1], reverse=True)
