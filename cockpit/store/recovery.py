"""Regaining what the journals lost from what still knows it: the snapshot with its archive, and the backups.

What is regained is written under its own stamp, beside the journal it stood in (`2026-11.regained.ndjson`): so it
folds to what was there, weighs no more than it did against what other machines say, and stands in the log where it was.
"""

from __future__ import annotations

from cockpit.store import journal, months, snapshot
from cockpit.store.chain import key_of
from cockpit.store.fold import Document
from cockpit.store.hybrid_clock import device_of, ms_of
from cockpit.store.journal import Change
from cockpit.store.missing_lines import keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cockpit.store.backup_zip import Pack
    from cockpit.store.folder import Folder

    Line = tuple[str, str, int]  # its stamp, its table and the record's id
    Tables = dict[str, dict[int, Document]]

_BESIDE = ".regained"  # sorts after the journal itself, whose line it is that names the action
DID = "regained what its damaged line had said"


def regain(
    folder: Folder, folded: Tables, packs: Iterable[Pack], wanted: set[Line]
) -> tuple[int, set[Line], set[str]]:
    """Write down again what the journals lost.

    Returns how many changes, the lines that are known after all, and the stamps that backups hold: all is back of them.
    `folded` is what they fold to, and learns what is regained. `packs` are the backups that hold anything else than
    the journals, `wanted` lines that do not read. The caller holds the lock. Raises BookError.
    """
    known: set[Line] = set()
    backed: set[str] = set()
    count = 0
    for pack in packs:
        count += _put_back(folder, pack, folded)
        backed.update(change.at for change in pack.changes())
        known |= _known(snapshot.from_journals(pack.folder()).tables, wanted)
    for name in (snapshot.SNAPSHOT, *snapshot.archives(folder)):
        if contents := snapshot.read_all(folder, name):
            count += _take(folder, contents.tables, folded)
            known |= _known(contents.tables, wanted)
    return count, known, backed


def _put_back(folder: Folder, pack: Pack, folded: Tables) -> int:
    """Write the lines of a backup that the journals lack, as they were; `folded` learns them. Returns how many."""
    held = keys(folder)
    missing: dict[str, list[Change]] = {}
    for change in pack.changes():
        if hash(key_of(change)) not in held:
            missing.setdefault(change.at, []).append(change)
    lines: dict[str, list[bytes]] = {}
    for at, changes in sorted(missing.items()):
        for place, change in enumerate(changes, 1):
            folded.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
            line = journal.encode(change, at, f"{place}/{len(changes)}")
            lines.setdefault(_file_for(at), []).append(line)
    _write(folder, lines)
    return sum(map(len, missing.values()))


def _take(folder: Folder, tables: Tables, folded: Tables) -> int:
    """Write what these tables know and the journals do not; `folded` learns it. Returns how many lines it took."""
    lines: dict[str, list[bytes]] = {}
    for table, documents in tables.items():
        for record_id, document in documents.items():
            mine = folded.get(table, {}).get(record_id) or Document()
            if document.stamps == mine.stamps:
                continue
            for at, to in sorted(_unknown(document, mine).items()):
                change = Change(table, record_id, to, at=at, did=DID, is_new=not mine.stamps)
                mine.apply(change)
                folded.setdefault(table, {})[record_id] = mine
                lines.setdefault(_file_for(at), []).append(journal.encode(change, at, "1/1"))
    _write(folder, lines)
    return sum(map(len, lines.values()))


def _write(folder: Folder, lines: dict[str, list[bytes]]) -> None:
    for file, added in lines.items():
        old = folder.read(file)
        folder.replace(file, old + b"\n" * (old[-1:] not in (b"", b"\n")) + b"".join(added))


def _unknown(document: Document, mine: Document) -> dict[str, dict[str, Any]]:
    """Return the values of a document that mine has neither got nor replaced since, by their stamps."""
    found: dict[str, dict[str, Any]] = {}
    for path, at in document.stamps.items():
        if at > max(mine.stamps.get(path, ""), mine.stamps.get(path.partition("/")[0], "")):
            found.setdefault(at, {})[path] = document.get(path)
    return found


def _known(tables: Tables, wanted: set[Line]) -> set[Line]:
    """Return those of the wanted lines of which these tables have a value."""
    return {
        (at, table, record_id)
        for at, table, record_id in wanted
        if (document := tables.get(table, {}).get(record_id)) and at in document.stamps.values()
    }


def _file_for(at: str) -> str:
    from cockpit.store.backup import utc_day

    device, month = device_of(at), utc_day(ms_of(at))[: len("2026-11")]
    if not (device.isascii() and device.isalnum()):  # it names a folder
        device = "unknown"
    return f"journal/{device}/{month}{_BESIDE}{months.ENDING}"
