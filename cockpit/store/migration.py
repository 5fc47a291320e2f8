"""Which schema a book was written by: a newer one is only read, an older one brought up, after a backup.

The journal's table `book` says it, record 1; snapshot and hints repeat it for those that read no journal. A book
whose journals do not say it (its line was damaged, or it was made before there was one) is of schema 0.
"""

from __future__ import annotations

import os

from cockpit.errors import BookError
from cockpit.store import journal, months
from cockpit.store.journal import BOOK, ONLY, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cockpit.store.fold import Document
    from cockpit.store.folder import Folder

    Tables = Mapping[str, Mapping[int, Document]]
    Steps = Mapping[int, Callable[[Tables], list[Change]]]

STEPS: Steps = {0: lambda _: []}
"""What makes a book of schema n one of n + 1: as changes, to which `steps` adds the book's id and schema."""

_NOTED = b'{"cockpit":{"1":{"schema":'  # how every snapshot's first line begins
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
    try:
        begin, noted, rest = folder.read("book.json", 0, _NOTE_ROOM).partition(_NOTED)
    except BookError:  # the journals tell
        return 0
    number = rest.partition(b",")[0]
    return int(number) if noted and not begin and number.isdigit() else 0


def refuse_newer(*schemas: int) -> None:
    """Raise BookError where any of these schemas is newer than ours."""
    schema = max(schemas)
    if schema > journal.SCHEMA:
        raise BookError(
            f"This book was written by a newer Cockpit (schema {schema}; this one knows {journal.SCHEMA}).",
            "Update Cockpit to write to it.",
        )


def is_newer(tables: Tables, folder: Folder) -> bool:
    """Tell whether a book is of a newer schema than ours, and so may only be read."""
    return max(schema_of(tables), schema_noted(folder)) > journal.SCHEMA


def is_due(tables: Tables, folder: Folder) -> bool:
    """Tell whether a book is of an older schema than ours: one that holds a line, whatever it says."""
    return schema_of(tables) < journal.SCHEMA and months.is_begun(folder)


def steps(tables: Tables, known_id: Callable[[], str]) -> Iterator[list[Change]]:
    """Yield what makes each schema of the one before, as one transaction; it is written before the next is asked for.

    `known_id` is asked where the journals do not name the book; empty where it is not known.
    """
    for schema in range(schema_of(tables) + 1, journal.SCHEMA + 1):
        changes = STEPS[schema - 1](tables)
        to: dict[str, int | str] = {"schema": schema}
        if not id_of(tables):
            to = {"book": known_id() or os.urandom(16).hex(), **to}
        changes.append(Change(BOOK, ONLY, to, was={"schema": schema - 1} if schema > 1 else None))
        changes[0].did = f"brought the book up to schema {schema}"
        yield changes


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
