"""A file that somebody names, for what is exported."""

from __future__ import annotations

import os

from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk


def write(desk: Desk, path: str, data: bytes) -> None:
    """Put a file in place whole or not at all.

    Raises BookError where it names a folder or lies in none that is there, or among the book's own files, or where the
    disk refuses.
    """
    from cockpit.store.outside_files import put

    refuse_own(desk, path)
    if os.path.isdir(path):
        raise BookError(f"{path} is a folder.", f"Name a file in it, such as {os.path.join(path, 'export')}.")
    put(path, data)


def refuse_own(desk: Desk, path: str) -> None:
    """Raise BookError for a file among those that the book consists of, or the machine's own."""
    from cockpit.store.outside_files import refuse_within

    refuse_within(path, *(home for one in (desk.folder, desk.local) if (home := getattr(one, "path", ""))))
