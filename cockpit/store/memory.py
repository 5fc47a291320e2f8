"""A folder in memory: what a backup holds, and what tests keep by the thousand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class MemoryFolder:
    """A folder that lives as long as the process."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        """Return the bytes of a file from `start` on; none where there is no such file."""
        data = self.files.get(name, b"")
        return data[start:] if size < 0 else data[start : start + size]

    def read_around(self, name: str) -> bytes:
        """Return what a file holds."""
        return self.read(name)

    def size(self, name: str) -> int:
        """Return the size of a file in bytes; 0 where there is none."""
        return len(self.files.get(name, b""))

    def names(self, folder: str) -> list[str]:
        """Return the names in a sub-folder, sorted; none where there is no such folder."""
        inside = (name[len(folder) + 1 :] for name in self.files if name.startswith(f"{folder}/"))
        return sorted({name.partition("/")[0] for name in inside})

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        """Add to the end of a file; there is nothing to wait for."""
        self.files[name] = self.files.get(name, b"") + data
        return _nothing

    def sync(self, name: str, again: bytes = b"", start: int = 0) -> None:
        """Do nothing: memory knows no power cut."""

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in place."""
        self.files[name] = data

    def scribble(self, name: str, data: bytes, start: int = 0) -> None:
        """Write over a part of a file."""
        kept = self.files.get(name, b"")
        self.files[name] = kept[:start] + data + kept[start + len(data) :]

    def remove(self, name: str) -> None:
        """Let a file go."""
        self.files.pop(name, None)

    def narrow(self, name: str) -> bool:  # noqa: ARG002 - it is in this process alone, whatever it is called
        """Tell that nobody else could read it."""
        return False

    def lock_folding(self) -> AbstractContextManager[None]:
        """Do nothing, likewise."""
        return self.lock()

    def lock_syncing(self) -> AbstractContextManager[None]:
        """Do nothing, likewise."""
        return self.lock()

    def lock(self) -> AbstractContextManager[None]:
        """Do nothing: one process has it to itself."""
        from contextlib import nullcontext

        return nullcontext()


def _nothing() -> None:
    """Wait for nothing."""
