"""The hints made anew from the book: whole, or not at all."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.proposed_time import kind_of
from cockpit.domain.record import tail
from cockpit.errors import BookError
from cockpit.store import codec, migration, months
from cockpit.store.book import Book
from cockpit.store.hints import MOST_DELIVERIES, MOST_NAMES, Hints
from cockpit.store.unacknowledged import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cockpit.store.fold import Document
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Place

    Tables = dict[str, dict[int, Document]]


def rebuild(
    folder: Folder, device: Callable[[], str], wall_ms: Callable[[], int], local: Folder | None = None
) -> Hints:
    """Return what the book says, and keep it where that works. Raises BookError where the book cannot be read.

    Of a book of a newer schema nothing but that is returned, and nothing is kept.
    """
    book = Book(folder, device, wall_ms)
    if book.is_newer:
        return Hints(schema=max(migration.schema_of(book.tables), migration.schema_noted(folder)))
    book.load_history()
    try:
        with folder.lock():
            settled(folder, local, has_lock=True)  # what a power cut takes back must not be learned
            book.refresh()
            hints = _of(book)
            hints.save(folder)
    except BookError:
        hints = _of(book)
    return hints


def hints_of(tables: Tables, folded: Mapping[str, Place], open_ids: Iterable[int]) -> Hints:
    """Return the hints that these tables give, folded up to these places; `open_ids` are the records with codes."""
    hints = Hints(tails=[tail(record_id) for record_id in open_ids], folded=_latest(folded))
    customers = sorted(tables.get(Customer.KIND, {}).items(), key=lambda row: row[1].last_stamp)
    for record_id, document in customers[-MOST_NAMES:]:
        try:
            customer = codec.decode(Customer.KIND, record_id, document.values, deleted=document.is_deleted)
        except codec.Unreadable:
            continue  # told by `verify`; a name less to complete
        if isinstance(customer, Customer):
            hints.learn([customer])
    for record_id, document in sorted(tables.get(Promise.KIND, {}).items(), reverse=True):
        kind = kind_of(str(document.values.get("text")))
        if "delivered_at" not in document.values or len(hints.deliveries.get(kind, ())) == MOST_DELIVERIES:
            continue
        if found := _delivery(record_id, document):
            hints.deliveries.setdefault(found[0], []).insert(0, found[1])
    return hints


def _of(book: Book) -> Hints:
    return hints_of(book.tables, book.folded, book.current)


def _latest(folded: Mapping[str, Place]) -> dict[str, int]:
    """Return the offset up to which each device's latest file is folded: those before are folded whole."""
    latest: dict[str, int] = {}
    devices: set[str] = set()
    for file in sorted(folded, reverse=True):
        device = file.rpartition("/")[0]
        if months.is_month(file) and device not in devices:
            devices.add(device)
            latest[file] = folded[file][0]
    return latest


def _delivery(record_id: int, document: Document) -> tuple[str, tuple[int, int]] | None:
    """Return what kind of thing a delivered promise was, and when it was made and delivered; None where unreadable."""
    try:
        promise = codec.decode(Promise.KIND, record_id, document.values)
    except codec.Unreadable:
        return None
    if not isinstance(promise, Promise) or promise.delivered_at is None:
        return None
    moments = round(promise.made_at.timestamp()), round(promise.delivered_at.timestamp())
    return kind_of(promise.text), moments
