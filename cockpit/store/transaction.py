"""A transaction on the book: what is put is written together under the lock, or not at all."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.errors import BookError
from cockpit.store import codec, journal, known_book, migration, months, round_trip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book
    from cockpit.store.journal import Change


class Transaction:
    """Records put together: under the lock, on top of what others wrote before it was had.

    `did` names the action as undo will name it. Nothing is written when the context ends in an error.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.did = self.undoes = self.at = ""
        self._changes: dict[tuple[str, int], Change] = {}

    def __enter__(self) -> Self:
        self._refuse()
        self._lock = self.book.folder.lock()
        self._lock.__enter__()
        try:
            self.book.take_in(months.live(self.book.folder, self.book.folded))
            self._refuse()
            if migration.is_due(self.book.tables, self.book.folder):
                self._migrate()
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        return self

    def put(self, record: Entry | Customer) -> None:
        """Let a record stand as it is given: only the values that differ are written.

        Raises IllegalMove where it would not read back as it is given.
        """
        round_trip.assure(record)
        table = codec.table_of(record)
        is_customer = isinstance(record, Customer)
        if is_customer and record.id not in self.book.customers:
            self.book.load_customers()
        old = self.book.customers.get(record.id) if is_customer else self.book.get(record.id)
        to, was = codec.differences(old, record)
        if to:
            self.add(journal.Change(table, record.id, to, was=was, is_new=old is None))

    def add(self, change: Change) -> None:
        """Take in a change of one record; each may come once."""
        self._changes[change.table, change.id] = change

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        settle = None
        try:
            if kind is None and self._changes:
                settle = self._write(list(self._changes.values()))
        finally:
            self._lock.__exit__(None, None, None)
        if settle is None:
            return
        settle()  # outside the lock: processes wait for the disk together
        try:
            self.book.take_in([self.book.writer.file])
        except BookError:
            pass  # what was put is on disk; the next refresh shows it

    def _refuse(self) -> None:
        book = self.book
        known_book.refuse_unread(book.folder, book.folded)
        migration.refuse_newer(migration.schema_of(book.tables), migration.schema_noted(book.folder))

    def _migrate(self) -> None:
        """Bring an older book up, a step a transaction, after a backup; a kill leaves it where the next goes on."""
        from cockpit.store import backup, hints

        book, ms = self.book, self.book.wall_ms()
        label = f"schema-{migration.schema_of(book.tables)}"
        backup.make(book.folder, backup.utc_day(ms), ms, book.local, label=label, has_lock=True)
        if not (known := hints.load(book.folder)).is_lost:
            known.save(book.folder)  # first: an older Cockpit that captures reads nothing else
        book.load_history()
        for changes in migration.steps(book.tables, lambda: backup.known_id(book.folder)):
            _, settle = book.writer.append(changes, seen=self._seen(changes))
            settle()
            book.refresh()

    def _seen(self, changes: Iterable[Change]) -> str:
        found = (self.book.document(change.table, change.id) for change in changes)
        return max((one.last_stamp for one in found if one), default="")

    def _write(self, changes: list[Change]) -> Callable[[], None]:
        changes[0].did, changes[0].undoes = self.did, self.undoes
        own = f"journal/{self.book.device()}/"
        for file in self.book.unsure:
            if not file.startswith(own):  # another device's, on this disk: what is put may build upon it
                self.book.folder.sync(file)
        self.book.unsure.clear()
        self.at, settle = self.book.writer.append(changes, seen=self._seen(changes))
        return settle
