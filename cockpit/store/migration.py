"""Which schema a book was written by: a newer one is only read, an older one brought up, after a backup.

The journal's table `book` says it, record 1; snapshot and hints repeat it for those that read no journal. A book
whose journals do not say it (its line was damaged, or it was made before there was one) is of schema 0.
"""

from __future__ import annotations

import os
import re

from cockpit.errors import BookError
from cockpit.store import journal, months
from cockpit.store.journal import BOOK, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.store.book import Book
    from cockpit.store.fold import Document
    from cockpit.store.folder import Folder

    Tables = Mapping[str, Mapping[int, Document]]
    Steps = Mapping[int, Callable[[Tables], list[Change]]]

ONLY = 1  # the id of the one record in the table `book`
STEPS: Steps = {0: lambda _: []}
"""What makes a book of schema n one of n + 1: as changes, to which `migrate` adds the book's id and schema."""

_NOTED = re.compile(rb'\{"cockpit":\{"1":\{"schema":(\d{1,9})\b')  # how every snapshot's first line begins
_NOTE_ROOM = 64


def schema_of(tables: Tables) -> int:
    """Return the schema that the tables of a book say; 0 where they say none, a newer one where it does not read."""
    document = tables.get(BOOK, {}).get(ONLY)
    schema = document.values.get("schema", 0) if document else 0
    return schema if isinstance(schema, int) and not isinstance(schema, bool) else journal.SCHEMA + 1


def id_of(tables: Tables) -> str:
    """Return the id of the book that the tables are of; empty where they do not say."""
    document = tables.get(BOOK, {}).get(ONLY)
    return str(document.values.get("book", "")) if document else ""


def schema_noted(folder: Folder) -> int:
    """Return the schema that the snapshot was written by; 0 where there is none, or it does not say so."""
    found = _NOTED.match(folder.read("book.json", 0, _NOTE_ROOM))
    return int(found[1]) if found else 0


def refuse_newer(*schemas: int) -> None:
    """Raise BookError where any of these schemas is newer than ours."""
    schema = max(schemas)
    if schema > journal.SCHEMA:
        raise BookError(
            f"This book was written by a newer Cockpit (schema {schema}; this one knows {journal.SCHEMA}).",
            "Update Cockpit to write to it.",
        )


def is_newer(book: Book) -> bool:
    """Tell whether a book is of a newer schema than ours, and so may only be read."""
    return max(schema_of(book.tables), schema_noted(book.folder)) > journal.SCHEMA


def admit(book: Book) -> None:
    """Let a transaction begin on an open, refreshed book: refuse a newer one, bring an older one up.

    The caller holds the lock. Raises BookError.
    """
    refuse_newer(schema_of(book.tables), schema_noted(book.folder))
    migrate(book)


def migrate(book: Book) -> None:
    """Bring a book of an older schema up to ours, one transaction a step, after a backup. The caller holds the lock.

    A kill leaves the book at the schema it had or at one that was reached; the next transaction goes on from there.
    Raises BookError; then the book stands at one of those, too.
    """
    found = schema_of(book.tables)
    if found >= journal.SCHEMA or not months.is_begun(book.folder):
        return
    from cockpit.store import backup, hints

    backup.make(
        book.folder, backup.utc_day(book.wall_ms()), book.wall_ms(), label=f"schema-{found}", has_lock=True
    )
    known = hints.load(book.folder)
    if not known.is_lost:
        known.save(book.folder)  # first: an older Cockpit that captures reads nothing else
    book.load_history()
    for schema in range(found + 1, journal.SCHEMA + 1):
        changes = STEPS[schema - 1](book.tables)
        to: dict[str, int | str] = {"schema": schema}
        if not id_of(book.tables):
            to = {"book": backup.known_id(book.folder) or os.urandom(16).hex(), **to}
        changes.append(Change(BOOK, ONLY, to, was={"schema": schema - 1} if schema > 1 else None))
        changes[0].did = f"brought the book up to schema {schema}"
        documents = (book.document(change.table, change.id) for change in changes)
        _, settle = book.writer.append(
            changes, seen=max((one.last_stamp for one in documents if one), default="")
        )
        settle()
        book.refresh()


def lifted(tables: dict[str, dict[int, Document]]) -> dict[str, dict[int, Document]]:
    """Return the tables of an older schema as they are in ours; they are changed in memory only."""
    from cockpit.store.fold import Document

    for schema in range(schema_of(tables) + 1, journal.SCHEMA + 1):
        for change in STEPS[schema - 1](tables):
            change.at = f"9999999999999-{schema:04x}-lifted"  # above all that was ever written
            tables.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
    return tables


def is_step(changes: list[Change]) -> bool:
    """Tell whether a transaction was a step of schema: no action of the seller's, so not one to take back."""
    return any(change.table == BOOK and not change.is_new and "schema" in change.to for change in changes)
