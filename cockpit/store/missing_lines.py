"""What backups hold and the journals lack: lines that were acknowledged and are gone.

Journals are only appended to, so a backup of which every file is the beginning of its journal is not even unpacked.
"""

from __future__ import annotations

from hashlib import sha256

from cockpit.store import backup, journal, known_book, months
from cockpit.store.backup_zip import Broken, manifest_of, unpacked
from cockpit.store.chain import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cockpit.store.backup_zip import Pack
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change


_CHUNK = 1 << 20


def lacking(folder: Folder) -> Iterator[tuple[str, list[Change]]]:
    """Yield, the newest first, the name of each backup of this book that holds more than the journals, and what.

    Nothing of another book's is told. Raises BookError where the disk cannot be read.
    """
    held: set[int] | None = None
    for name, pack in differing(folder):
        held = keys(folder) if held is None else held
        if lines := [change for change in pack.changes() if hash(key_of(change)) not in held]:
            yield name, lines


def differing(folder: Folder, *, but: str = "") -> Iterator[tuple[str, Pack]]:
    """Yield, the newest first, the backups of this book that are no beginning of its journals; one may be left out."""
    manifests: list[tuple[str, dict[str, Any]]] = []
    for name in backup.names(folder):
        try:
            if name != but:
                manifests.append((name, manifest_of(backup.data_of(folder, name))))
        except Broken:
            continue  # `verify` tells it
    own = known_book.id_in(folder) or next((one["book"] for _, one in manifests if one["book"]), "")
    begins = _beginnings(folder, [one for _, one in manifests])
    for name, manifest in manifests:
        if all(
            begins.get((file, told["size"])) == told["sha256"] for file, told in manifest["files"].items()
        ):
            continue
        if own and manifest["book"] not in ("", own):
            continue
        try:
            yield name, unpacked(backup.data_of(folder, name))
        except Broken:
            continue


def keys(folder: Folder) -> set[int]:
    """Return the hash of what tells each sound line of the journals from every other: a million take little room."""
    return {
        hash(key_of(change))
        for file in months.files(folder)
        for change in journal.changes_in(folder, file)[0]
    }


def _beginnings(folder: Folder, manifests: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """Return the checksums of the journals up to the sizes that manifests tell, each file being read once."""
    sizes: dict[str, set[int]] = {}
    for manifest in manifests:
        for file, told in manifest["files"].items():
            sizes.setdefault(file, set()).add(told["size"])
    found: dict[tuple[str, int], str] = {}
    for file, wanted in sizes.items():
        digest, place = sha256(), 0
        for size in sorted(wanted):
            while place < size and (data := folder.read(file, place, min(_CHUNK, size - place))):
                digest.update(data)
                place += len(data)
            if place == size:
                found[file, size] = digest.hexdigest()
    return found
