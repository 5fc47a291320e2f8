"""Records that do not read: told by their words, and put back as they read last.

A program with a fault, or another one, may have written a value that none of ours is. No record of ours is put so.
"""

from __future__ import annotations

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import Customer
from cockpit.domain.record import SHORTEST_TAIL, Record, tail
from cockpit.errors import BookError
from cockpit.store import codec, journal, months
from cockpit.store.difference import back
from cockpit.store.fold import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.book import Book
    from cockpit.store.journal import Change

_MOST_WORDS = 60


class UnreadableRecord(Record):
    """A record that does not read: its code, the words that it still has, and why it does not."""

    id: int
    code: str
    words: str
    why: str

    def error(self) -> BookError:
        """Return what a seller sees who asks for it."""
        return BookError(
            f"{self.code} “{self.words}” does not read: {self.why}.",
            "`cockpit verify --rebuild` puts back what it said before; `cockpit undo` takes back what you did last.",
            kept="Its words are kept.",
        )


def unreadable(book: Book) -> list[UnreadableRecord]:
    """Return the records met so far that do not read, the oldest first."""
    return [_told(book, record_id) for record_id in sorted(book.unreadable)]


def find(book: Book, code: str) -> UnreadableRecord | None:
    """Return the record of a code, such as P7K3, among those met that do not read; None where there is none."""
    letter, wanted = code[:1], code[1:]
    for one in unreadable(book):
        if letter == one.code[:1] and len(wanted) >= SHORTEST_TAIL and tail(one.id, len(wanted)) == wanted:
            return one
    return None


def put_back(book: Book) -> list[str]:
    """Bring every record met that does not read back to what it said when it last read; return their words.

    What does not read is in the open part of every snapshot. One action, which undo takes back. A record that never
    read stays as it is. Raises BookError.
    """
    wanted = {record_id: book.unreadable[record_id].partition(" ")[0] for record_id in book.unreadable}
    lines: dict[int, list[Change]] = {record_id: [] for record_id in wanted}
    if not wanted:
        return []
    for file in months.files(book.folder):
        for change in journal.changes_in(book.folder, file)[0]:
            if wanted.get(change.id) == change.table:
                lines[change.id].append(change)
    put = []
    with book.transaction() as transaction:
        for record_id, table in wanted.items():
            document = book.document(table, record_id)
            if document is None or (then := _last_that_read(lines[record_id])) is None:
                continue
            to = back(document, then)
            was = {path: value for path, value in document.by_path().items() if path in to}
            put.append(_told(book, record_id).words)
            transaction.did = "put back what does not read"
            transaction.add(journal.Change(table, record_id, to, was=was))
    return put


def _last_that_read(lines: list[Change]) -> Document | None:
    """Return the last state of a record that reads, as its lines fold; None where none does."""
    for stop in range(len(lines), 0, -1):
        document = Document()
        for change in sorted(lines, key=lambda one: one.at)[:stop]:
            document.apply(change)
        try:
            codec.decode(lines[0].table, lines[0].id, document.values, deleted=document.is_deleted)
        except codec.Unreadable:
            continue
        return document
    return None


def _told(book: Book, record_id: int) -> UnreadableRecord:
    table = book.unreadable[record_id].partition(" ")[0]
    letter = Customer.LETTER if table == Customer.KIND else KINDS[table].load().LETTER
    document = book.document(table, record_id)
    values = document.values if document else {}
    words = str(values.get("text") or values.get("said") or table)
    why = book.unreadable[record_id].partition(": ")[2]
    return UnreadableRecord(id=record_id, code=letter + tail(record_id), words=words[:_MOST_WORDS], why=why)
