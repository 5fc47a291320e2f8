"""A part of history: some records of snapshot and archives, without the rest. Nothing here changes the book."""

from __future__ import annotations

from cockpit.domain.kinds import KINDS
from cockpit.domain.record import created_ms
from cockpit.store import history, snapshot
from cockpit.store.snapshot import Contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.store.fold import Document
    from cockpit.store.folder import Folder
    from cockpit.store.history import Wanted


def part(folder: Folder, wanted: Wanted) -> list[Contents]:
    """Return what those lines hold; all of history where any of it is damaged. Raises BookError."""
    tables: dict[str, dict[int, Document]] = {}
    try:
        for table, record_id, document in history.streamed(folder, wanted):
            tables.setdefault(table, {})[record_id] = document
    except history.Unsound:
        return list(snapshot.read_history(folder))
    return [Contents(tables, {}, is_whole=False)]


def of_customers(folder: Folder, customers: Iterable[int]) -> list[Contents]:
    """Return all that was kept of those customers, likewise."""
    needles = [b'"customer":"%d"' % one for one in customers]
    return part(folder, dict.fromkeys(KINDS, needles))


def of_record(folder: Folder, record_id: int) -> list[Contents]:
    """Return a record, likewise, and nothing where there is none: the snapshot has it, or the archive of its year."""
    needles = [b'"%d":{' % record_id]
    wanted: Wanted = dict.fromkeys(KINDS, needles)
    for name in (snapshot.SNAPSHOT, snapshot.archive_of(created_ms(record_id))):
        found = history.chosen(folder, name, wanted)
        if found is None and name in (snapshot.SNAPSHOT, *snapshot.archives(folder)):
            return list(snapshot.read_history(folder))
        if found and any(record_id in documents for documents in found.values()):
            return [Contents(found, {}, is_whole=False)]
    return []
