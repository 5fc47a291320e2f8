"""Documents kept as bytes: a fifth of the room that they take when they are read. For who looks at all of a book."""

from __future__ import annotations

from zlib import compress, decompress

from cockpit.store.fold import Document, from_json
from cockpit.store.light_json import dumps, loads
from cockpit.store.memory import MemoryFolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cockpit.store.journal import Change


class Packed:
    """The documents of one table, by id."""

    def __init__(self) -> None:
        self._bytes: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._bytes)

    def __contains__(self, record_id: int) -> bool:
        return record_id in self._bytes

    def __iter__(self) -> Iterator[int]:
        return iter(self._bytes)

    def get(self, record_id: int) -> Document | None:
        """Return a copy of a document; None where there is none."""
        packed = self._bytes.get(record_id)
        return None if packed is None else _read(packed)

    def put(self, record_id: int, document: Document) -> None:
        """Keep a document as it stands."""
        self._bytes[record_id] = dumps(document.as_json()).encode("utf-8", "surrogatepass")

    def pop(self, record_id: int) -> Document | None:
        """Return a document, and let go of it."""
        found = self.get(record_id)
        self._bytes.pop(record_id, None)
        return found

    def items(self) -> Iterator[tuple[int, Document]]:
        """Yield each document with its id."""
        for record_id, packed in self._bytes.items():
            yield record_id, _read(packed)


def _read(packed: bytes) -> Document:
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


def fold(tables: dict[str, Packed], changes: Iterable[Change]) -> None:
    """Fold changes into packed tables."""
    touched: dict[tuple[str, int], Document] = {}
    for change in changes:
        key = (change.table, change.id)
        if (document := touched.get(key)) is None:
            document = tables.setdefault(change.table, Packed()).get(change.id) or Document()
            touched[key] = document
        document.apply(change)
    for (table, record_id), document in touched.items():
        tables[table].put(record_id, document)
