"""Writing what is exported to a file that somebody names."""

from __future__ import annotations


def write(path: str, data: bytes) -> None:
    """Put a file in place whole or not at all. Raises BookError where there is no such folder or the disk refuses."""
    from cockpit.store.outside import put

    put(path, data)
