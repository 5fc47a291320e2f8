"""This machine's id for a book. It lives outside the book, so that a copied book gets a new one."""

from __future__ import annotations

import os

from cockpit.domain.record import tail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder

_LENGTH = 8
_MOST = 64  # an older program, or a person, may have made a longer one
_BITS = 5 * _LENGTH


def device_id(local: Folder) -> str:
    """Return the id kept in the machine's own folder, made at the first need. Raises BookError."""
    found = _kept(local)
    if found:
        return found
    with local.lock():  # two first captures at once must agree
        found = _kept(local)
        if not found:
            found = tail(int.from_bytes(os.urandom(_BITS // 8), "big"), _LENGTH).lower()
            local.replace("device", found.encode() + b"\n")
        return found


def _kept(local: Folder) -> str:
    """Return the id that was kept; none where it is damaged: it names a folder."""
    found = local.read("device").decode("ascii", "replace").strip()
    return found if found.isascii() and found.isalnum() and len(found) <= _MOST else ""
