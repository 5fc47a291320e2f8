"""Looking at all of a book in little room: what its journals fold to, and its files, kept as bytes."""

from __future__ import annotations

from zlib import compress, decompress

from cockpit.store.fold import Document, from_json
from cockpit.store.light_json import dumps, loads
from cockpit.store.memory import MemoryFolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.store.journal import Change

NEVER = -1
"""The hash of no bytes: what is never let go of."""


class Folding:
    """What journals fold to, record by record, as bytes: a fifth of the room that documents take.

    `cached` gives, by table and id, the hash of each document that snapshot and archives hold. One that stands just so
    is let go of (its hash becomes None), and changes that come after it are kept beside: nearly all of a book's records
    are read but once and take no room.
    """

    def __init__(self, cached: dict[str, dict[int, int | None]] | None = None) -> None:
        self.cached = cached or {}
        self.whole: dict[str, dict[int, bytes]] = {}
        self.later: dict[tuple[str, int], list[Change]] = {}

    def is_as_cached(self, table: str, record_id: int) -> bool:
        """Tell whether a record was let go of: it stands in the cache as it is, but for what came `later`."""
        return self.cached.get(table, {}).get(record_id, NEVER) is None

    def count(self, table: str) -> int:
        """Return how many records of a table there are."""
        let_go = sum(1 for known in self.cached.get(table, {}).values() if known is None)
        return len(self.whole.get(table, ())) + let_go

    def ids(self, table: str) -> set[int]:
        """Return the ids of all records of a table."""
        let_go = {one for one, known in self.cached.get(table, {}).items() if known is None}
        return let_go.union(self.whole.get(table, ()))

    def pop(self, table: str, record_id: int) -> Document | None:
        """Return a document that was not let go of, and forget it; None where there is none."""
        packed = self.whole.get(table, {}).pop(record_id, None)
        return None if packed is None else unpacked(packed)

    def take_in(self, changes: Iterable[Change]) -> None:
        """Fold changes in."""
        touched: dict[tuple[str, int], Document] = {}
        for change in changes:
            key = (change.table, change.id)
            document = touched.get(key)
            if document is None:
                if self.is_as_cached(*key):
                    self.later.setdefault(key, []).append(change)
                    continue
                packed = self.whole.setdefault(change.table, {}).get(change.id)
                document = touched[key] = Document() if packed is None else unpacked(packed)
            document.apply(change)
        for (table, record_id), document in touched.items():
            packed = dumps(document.as_json()).encode("utf-8", "surrogatepass")
            cached, whole = self.cached.get(table, {}), self.whole[table]
            if cached.get(record_id) == hash(packed):
                cached[record_id] = None
                whole.pop(record_id, None)
            else:
                whole[record_id] = packed


def unpacked(packed: bytes) -> Document:
    """Return the document that those bytes are. Raises one of snapshot.UNSOUND for what is none."""
    return from_json(loads(packed.decode("utf-8", "surrogatepass")))


class PackedFolder(MemoryFolder):
    """A folder in memory whose files are compressed."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: dict[str, int] = {}

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        """Return the bytes of a file from `start` on; none where there is no such file."""
        data = decompress(self.files[name]) if name in self.files else b""
        return data[start:] if size < 0 else data[start : start + size]

    def size(self, name: str) -> int:
        """Return the size of a file in bytes; 0 where there is none."""
        return self._sizes.get(name, 0)

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in place."""
        self._sizes[name] = len(data)
        super().replace(name, compress(data, 1))
