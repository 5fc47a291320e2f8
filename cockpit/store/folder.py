"""The few things the store does with files: read, append for good, replace at one stroke, lock.

All names are relative to the folder and use "/".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Folder(Protocol):
    """What a book is kept in."""

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        """Return the bytes of a file from `start` on; none where there is no such file."""

    def read_around(self, name: str) -> bytes:
        """Return what a file holds, zeros in the place of what the disk cannot read."""

    def size(self, name: str) -> int:
        """Return the size of a file in bytes; 0 where there is none."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a sub-folder, sorted; none where there is no such folder."""

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        """Add to the end of a file. What is returned is to be called: it waits until a power cut cannot take it."""

    def sync(self, name: str, again: bytes = b"", start: int = 0) -> None:
        """Wait until all that a file holds, whoever wrote it, will outlive a power cut.

        A part of it may be written `again` first, from `start` on: its flush may have failed. Raises BookError.
        """

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in place whole or not at all; lasting once it returns."""

    def scribble(self, name: str, data: bytes, start: int = 0) -> None:
        """Write over a part of a file at once, whatever a power cut makes of it. Raises BookError."""

    def remove(self, name: str) -> None:
        """Let a file go, where it is there and may go: it takes room, and no more."""

    def narrow(self, name: str) -> bool:
        """Let nobody but the owner read a file; tell whether others could."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep every other process from writing for as long as the context lasts. Raises BookError."""

    def lock_folding(self) -> AbstractContextManager[None]:
        """Keep every other process from writing the snapshot, but none from capturing. Raises BookError."""

    def lock_syncing(self) -> AbstractContextManager[None]:
        """Keep every other process of this machine from syncing, and none from anything else. Raises BookError."""
