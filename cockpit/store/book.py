"""The book: what is open in memory, the rest on demand, every change through the journal.

Opening reads the open part of the snapshot and the journal lines written since; its cost follows what is open,
not what has been. `refresh` takes in what other processes wrote.
"""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.store import codec, ended_notes, journal, known_book, migration, months, snapshot
from cockpit.store.by_customer import FIELD, ByCustomer
from cockpit.store.fold import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from cockpit.domain.entry import Entry
    from cockpit.domain.noted import NotedRecord
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change, Damage, Place
    from cockpit.store.snapshot import Contents
    from cockpit.store.transaction import Transaction
    from cockpit.store.writer import Writer

CUSTOMERS = Customer.KIND


class Book:
    """A seller's records. `current` has what is open or was touched lately, and their customers' last contacts, by id.

    Of such a contact the snapshot has a note, and its record is read when it is first asked for: until then it is in
    `noted`; `lately` holds what is read. `receded` are customers whose last contact was taken back: it was another.
    `device` returns this machine's id and is asked only when something is written; `wall_ms` is the real
    clock, in milliseconds since 1970 UTC, which `COCKPIT_NOW` never moves; `local` is the machine's own folder.
    """

    def __init__(
        self,
        folder: Folder,
        device: Callable[[], str],
        wall_ms: Callable[[], int],
        local: Folder | None = None,
    ) -> None:
        self.folder, self.device, self.wall_ms = folder, device, wall_ms
        self.local = local
        self._writer: Writer | None = None
        self.lately: dict[int, Entry] = {}
        self.customers: dict[int, Customer] = {}
        self.damaged: list[Damage] = []
        self.unreadable: dict[int, str] = {}
        self.unfolded = 0
        self._is_open = False
        self._by_customer = ByCustomer()
        self.unsure: set[str] = set()  # the journal files that were read and may not be on disk for good
        contents = snapshot.read_open(folder)
        self.tables = contents.tables if contents else {}
        self.folded = contents.folded if contents else {}
        self.is_whole = contents is None
        self.keeps_contacts = contents is None or contents.keeps_contacts
        self.has_customers = False
        self.read_of: frozenset[int] = frozenset()  # the customers of whom all was read
        self.at_hand: set[int] | None = None
        self.receded: set[int] = set()
        self._made: set[int] = set()  # since the snapshot: what it says of contacts knows nothing of them
        self.noted = ended_notes.noted_in(contents.notes) if contents else {}
        for table, documents in self.tables.items():
            codec.expect(table, len(documents))
            for record_id in documents:
                if record_id not in self.noted:
                    self.show(table, record_id)
        if not self.is_whole:
            self.at_hand = self._at_hand()
        self.refresh()
        self._is_open = True

    @property
    def writer(self) -> Writer:
        """What appends to the journal."""
        if self._writer is None:
            from cockpit.store.writer import Writer  # whoever only reads does without

            self._writer = Writer(self.folder, self.device, self.wall_ms, self.local)
        return self._writer

    def _at_hand(self) -> set[int]:
        """Return the customers whose last contact, if there was any, is among what a snapshot shows."""
        theirs = {one.customer for one in self.lately.values() if one.customer is not None}
        theirs.update(one.customer for one in self.noted.values())
        return theirs | {one.id for one in self.customers.values() if one.merged_into in theirs}

    @property
    def current(self) -> dict[int, Entry]:
        """All that is at hand, by id."""
        self.read_noted()
        return self.lately

    def read_noted(self, customers: Collection[int] | None = None) -> None:
        """Read into `lately` what only notes are had of; of some customers, if given."""
        for record_id, noted in list(self.noted.items()):
            if customers is None or noted.customer in customers:
                for table in [one for one, documents in self.tables.items() if record_id in documents]:
                    self.show(table, record_id)

    @property
    def is_newer(self) -> bool:
        """Whether it is of a newer schema than ours, and so may only be read."""
        return migration.is_newer(self.tables, self.folder)

    def refresh(self, *, wholly: bool = True) -> set[int]:
        """Take in the lines written since; return the ids of the records they changed.

        If not `wholly`, only those in the file that each device appends to now: ten years have many files.
        """
        return self.take_in((months.files if wholly else months.latest)(self.folder))

    def take_in(self, files: Iterable[str]) -> set[int]:
        """Take in the lines written to these files since; return the ids of the records they changed."""
        known_book.refuse_unread(self.folder, self.folded, wholly=True)
        devices = {file.split("/", 2)[1] for file, (end, _) in self.folded.items() if end}
        if not devices.issubset(self.folder.names("journal")):
            self._refuse_changed()
        touched: dict[int, str] = {}
        growing = frozenset(months.latest(self.folder))
        try:
            for file in files:
                place = self.folded.get(file, journal.START)
                is_of_size = self.folder.size(file) == place[0]
                if not is_of_size or (file in growing and journal.is_put_back(self.folder, file, place)):
                    self._take_in(file, place, touched)
        finally:
            for record_id, table in touched.items():
                self.show(table, record_id)
        return set(touched)

    def _refuse_changed(self) -> None:
        """Raise BookError where another book lies here than the one that was read."""
        if self._is_open:
            known_book.refuse_changed(self.folder, migration.id_of(self.tables))

    def _take_in(self, file: str, place: Place, touched: dict[int, str]) -> None:
        changes, damaged, end, is_put_back = journal.changes_since(self.folder, file, place)
        self.unsure.add(file)
        if is_put_back:  # to an earlier state: what it says now comes on top of all that is known
            self._refuse_changed()
            self.load_history()
            place = journal.START
        self._fold(changes, touched)
        self.folded[file] = end  # not before: what could not be taken in is read again
        self.damaged += damaged
        self.unfolded += end[0] - place[0]

    def get(self, record_id: int) -> Entry | None:
        """Return a record, from history too; None where there is none, or it does not read."""
        if not (
            record_id in self.lately or any(record_id in documents for documents in self.tables.values())
        ):
            self._find(record_id)
        if record_id in self.lately:
            return self.lately[record_id]
        for table, documents in self.tables.items():
            if record_id in documents and table != CUSTOMERS:
                found = self.decoded(table, record_id)
                return None if isinstance(found, Customer) else found
        return None

    def _find(self, record_id: int) -> None:
        """Take in a record of history, if it is there: one is looked for, all are not read."""
        if not self.is_whole:
            from cockpit.store.history_part import of_record  # what is open is at hand

            self.take_history(of_record(self.folder, record_id))

    def load_customers(self) -> None:
        """Take in the customers that are not at hand, once, and little else. Raises BookError."""
        if self.is_whole or self.has_customers:
            return
        from cockpit.store.history import customers  # Today does without

        found = customers(self.folder)
        if found is None:
            self.load_history()
        else:
            mine = self.tables.setdefault(CUSTOMERS, {})
            for record_id in found.keys() - mine.keys():
                mine[record_id] = found[record_id]
                self.show(CUSTOMERS, record_id)
            self.has_customers = True

    def has_all_of(self, customers: Collection[int]) -> bool:
        """Tell whether all that was ever kept of those customers is in memory."""
        return self.is_whole or self.read_of.issuperset(customers)

    def everything(self, customers: Collection[int] | None = None) -> Iterable[Entry]:
        """Yield every record of every kind, open and ended, deleted ones left out; of some customers if given."""
        if customers is None or not self.has_all_of(customers):
            self.load_history()
        for table, record_id in list(self._by_customer.places(self.tables, customers)):
            if table in codec.TABLES and table != CUSTOMERS:
                found = self.lately.get(record_id) or self.decoded(table, record_id)
                if found is not None and not isinstance(found, Customer) and not found.deleted:
                    yield found

    def load_history(self) -> None:
        """Read the rest of the snapshot and the archive, once."""
        if not self.is_whole:
            self.take_history(self.read_history())

    def read_history(self) -> Iterator[Contents]:
        """Yield the rest of the snapshot and the archive. Changes nothing here, so it may run in a thread."""
        return snapshot.read_history(self.folder)

    def take_history(self, history: Iterable[Contents]) -> None:
        """Take in what was read of history, a part or all; what is here already stays where its stamps are greater."""
        self._by_customer.forget()
        for contents in history:
            for table, documents in contents.tables.items():
                mine = self.tables.setdefault(table, {})
                for record_id, document in documents.items():
                    if record_id in mine:
                        if mine[record_id].take_in(document):
                            self.show(table, record_id)
                    else:
                        mine[record_id] = document
                        if table == CUSTOMERS:
                            self.show(table, record_id)
            self.is_whole = self.is_whole or contents.is_whole

    def document(self, table: str, record_id: int) -> Document | None:
        """Return the document of a record that is in memory."""
        return self.tables.get(table, {}).get(record_id)

    def decoded(self, table: str, record_id: int) -> Entry | Customer | None:
        """Return the record of a document in memory; None, with a note in `unreadable`, where it does not read."""
        document = self.tables[table][record_id]
        try:
            record = codec.decode(table, record_id, document.values, deleted=document.is_deleted)
        except codec.Unreadable as error:
            self.unreadable[record_id] = f"{table} {record_id}: {error}"
            return None
        self.unreadable.pop(record_id, None)
        return record

    def transaction(self) -> Transaction:
        """Return a context in which records are put; they are written together, or not at all, at its end."""
        from cockpit.store.transaction import Transaction  # whoever only reads does without

        return Transaction(self)

    def _fold(self, changes: Iterable[Change], touched: dict[int, str]) -> None:
        read: dict[str, Contents | None] = {}
        for change in changes:
            documents = self.tables.setdefault(change.table, {})
            if change.id not in documents:
                if not change.is_new and not self.is_whole:
                    self._fetch(change.table, change.id, read)
                if change.id not in documents:
                    documents[change.id] = Document()
                    self._made.add(change.id)
                touched[change.id] = change.table  # what was fetched is to be shown, whatever the change says
            elif not (self.is_whole or change.id in self.lately or change.id in self.noted):
                self.show(change.table, change.id)  # read as history: as it stood, likewise
            if documents[change.id].apply(change):
                touched[change.id] = change.table
                if FIELD in change.to:
                    self._by_customer.forget()

    def _fetch(self, table: str, record_id: int, read: dict[str, Contents | None]) -> None:
        """Find one document outside the open part; `read` keeps what was read for the next one."""
        found, is_hurt = snapshot.find(self.folder, table, record_id, read)
        if is_hurt:
            self.load_history()
        elif found is not None:
            self.tables[table][record_id] = found
            self.show(table, record_id)  # as it stood, so that it is seen when a change takes a contact back

    def show(self, table: str, record_id: int) -> None:
        """Let what is at hand hold a record as its document in memory stands."""
        if table not in codec.TABLES:
            return
        before = self.noted.pop(record_id, None) or self.lately.get(record_id)
        record = self.decoded(table, record_id)
        if self.at_hand is not None and before is not None and record_id not in self._made:
            self._weigh(before, record)
        if isinstance(record, Customer):
            self.customers[record_id] = record
        elif record is not None and not record.deleted:
            self.lately[record_id] = record
        else:
            self.lately.pop(record_id, None)

    def _weigh(self, before: Entry | NotedRecord, after: Entry | Customer | None) -> None:
        """See whether a change took back what the snapshot has for the last contact of a customer."""
        if self.at_hand is not None and before.customer is not None and ended_notes.receded(before, after):
            self.receded.add(before.customer)
            self.at_hand.discard(before.customer)
