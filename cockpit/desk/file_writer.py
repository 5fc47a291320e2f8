"""A file that somebody names, for what is exported."""

from __future__ import annotations

import os

from cockpit.errors import BookError


def write(path: str, data: bytes) -> None:
    """Put a file in place whole or not at all.

    Raises BookError where it names a folder or lies in none that is there, or where the disk refuses.
    """
    from cockpit.store.outside_files import put

    if os.path.isdir(path):
        raise BookError(f"{path} is a folder.", f"Name a file in it, such as {os.path.join(path, 'export')}.")
    put(path, data)
