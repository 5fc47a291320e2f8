"""This machine's id for a book. It lives outside the book, so that a copied book gets a new one."""

from __future__ import annotations

import os
from zlib import crc32

from cockpit.domain.record import tail
from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder

_MACHINE = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_LENGTH = 8
_MOST = 64  # an older program, or a person, may have made a longer one
_BITS = 5 * _LENGTH


def device_id(local: Folder) -> str:
    """Return the id kept in the machine's own folder, made at the first need. Raises BookError."""
    found = known_id(local)
    if found:
        return found
    with local.lock():  # two first captures at once must agree
        found = known_id(local)
        if not found:
            found = tail(int.from_bytes(os.urandom(_BITS // 8), "big"), _LENGTH).lower()
            local.replace("device", f"{found} {_machine()}".strip().encode() + b"\n")
        return found


def known_id(local: Folder) -> str:
    """Return the id that was kept on this machine; none where it is damaged, for it names a folder.

    A home that was cloned onto another machine has it, too: there it is none, or two would write one journal.
    """
    try:
        found, _, machine = local.read("device").decode("ascii", "replace").strip().partition(" ")
    except BookError:  # it cannot be read: no other process can, either
        return ""
    if machine and machine != _machine():
        return ""
    return found if found.isascii() and found.isalnum() and len(found) <= _MOST else ""


def _machine() -> str:
    """Return what tells this machine from others; nothing where the system does not say."""
    for path in _MACHINE:
        try:
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            if found := os.read(handle, 64).strip():
                return f"{crc32(found):08x}"
        finally:
            os.close(handle)
    return ""
