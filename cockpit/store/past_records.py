"""What is past, read as a stream: what is asked of history, without taking all of it into the book."""

from __future__ import annotations

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import Customer
from cockpit.domain.record import tail
from cockpit.store import codec, history

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book
    from cockpit.store.fold import Document
    from cockpit.store.history import Wanted


def chosen(book: Book, wanted: Wanted) -> Iterator[Entry]:
    """Yield the records of these tables; of history those whose lines hold a needle, all where none is given.

    All is yielded that is in memory. History is not taken into the book. Raises BookError.
    """
    seen: set[int] = set()
    for table in wanted:
        for record_id in list(book.tables.get(table, {})):
            seen.add(record_id)
            yield from _decoded(book, table, record_id)
    if book.is_whole:
        return
    try:
        for table, record_id, document in history.streamed(book.folder, wanted):
            if record_id not in seen:
                seen.add(record_id)
                yield from _entry(table, record_id, document)
    except history.Unsound:
        book.load_history()
        for table in wanted:
            for record_id in set(book.tables.get(table, {})) - seen:
                yield from _decoded(book, table, record_id)


def ending_in(book: Book, wanted: str) -> Iterator[Entry]:
    """Yield the records whose ids end so, and others that are in memory. Raises BookError."""
    ids: set[int] = set()
    for name in history.files(book.folder) if not book.is_whole else ():
        ids |= {one for one in history.ids(book.folder, name) if tail(one, len(wanted)) == wanted}
    needles = [b'"%d":{' % one for one in ids]
    yield from chosen(book, dict.fromkeys(KINDS, needles))


def _decoded(book: Book, table: str, record_id: int) -> Iterator[Entry]:
    found = book.lately.get(record_id) or book.decoded(table, record_id)
    if found is not None and not isinstance(found, Customer) and not found.deleted:
        yield found


def _entry(table: str, record_id: int, document: Document) -> Iterator[Entry]:
    try:
        found = codec.decode(table, record_id, document.values, deleted=document.is_deleted)
    except codec.Unreadable:  # it is in the open part of every snapshot, and so told
        return
    if not isinstance(found, Customer) and not found.deleted:
        yield found
