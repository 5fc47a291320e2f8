"""The secrets of this machine, each by its name: in the system's keyring where that answers, else in a file of 0600.

The file of a secret, in this machine's own folder, holds it as hex, or says that the keyring has it. Where a secret is
in the keyring and that does not answer, it is not lost and no other takes its place: it is asked for again later.
"""

from __future__ import annotations

import os
from time import monotonic

from cockpit.desk import keyring_process
from cockpit.desk.keyring_process import KeyringAway
from cockpit.errors import OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.folder import Folder

_IN_KEYRING = b"keyring "
_MARK_BYTES = 8
_REST = 30.0
"""Seconds in which a keyring that was asked in vain is not asked again: a server would hold up all."""


class SecretKeeper:
    """Keeps secrets. `folder` is this machine's own for the book, `device` tells the book's name on this machine.

    `exposed` names those whose file others could read until it was looked at: nobody knows who did.
    """

    def __init__(self, folder: Folder, device: Callable[[], str]) -> None:
        self._folder, self._device = folder, device
        self._found: dict[str, tuple[bytes, bytes]] = {}  # what the file said, and the secret
        # When the keyring was last asked in vain, and why.
        self._away: dict[str, tuple[float, OtherSideError]] = {}
        self.exposed: list[str] = []

    def kept(self, name: str) -> bytes | None:
        """Return a secret; None where there is none. Raises OtherSideError where the keyring has it and is away."""
        if self._folder.narrow(name):
            self.exposed.append(name)
        written = self._folder.read(name).strip()
        if not written.startswith(_IN_KEYRING):
            return _from_hex(written)
        if self._found.get(name, (b"", b""))[0] != written:
            self._found[name] = written, self._from_keyring(name)
        return self._found[name][1]

    def keep(self, name: str, secret: bytes) -> str:
        """Keep a secret in place of what bore its name; return "keyring" or "file", where it is now."""
        self._forget(name)
        try:
            keyring_process.ask("set", self._in_keyring(name), secret.hex())
        except KeyringAway:
            self._folder.replace(name, secret.hex().encode() + b"\n")
            return "file"
        mark = _IN_KEYRING + os.urandom(_MARK_BYTES).hex().encode()
        self._folder.replace(name, mark + b"\n")
        return "keyring"

    def let_go(self, name: str) -> bool:
        """Let a secret go; tell whether there was one.

        Raises OtherSideError where the keyring has it and is away: it is used no more, but still there.
        """
        written = self._folder.read(name).strip()
        self._forget(name)
        self._folder.replace(name, b"\n")
        if written.startswith(_IN_KEYRING):
            try:
                keyring_process.ask("delete", self._in_keyring(name))
            except KeyringAway as error:
                raise OtherSideError(
                    f"The keyring could not be reached: {error}. The {name} that it has is used no more.",
                    f"Take “{keyring_process.SERVICE}” out of the keyring by hand.",
                    "",
                ) from error
        return bool(written)

    def place(self, name: str) -> str:
        """Return where a secret is: "keyring", "file", or nothing where there is none."""
        written = self._folder.read(name).strip()
        if written.startswith(_IN_KEYRING):
            return "keyring"
        return "file" if _from_hex(written) else ""

    def _forget(self, name: str) -> None:
        self._found.pop(name, None)
        self._away.pop(name, None)

    def _from_keyring(self, name: str) -> bytes:
        at, in_vain = self._away.get(name, (0.0, None))
        if in_vain is not None and monotonic() - at < _REST:
            raise in_vain
        try:
            found = keyring_process.ask("get", self._in_keyring(name))
        except KeyringAway as error:
            what = f"The keyring that has the {name} is away: {error}."
            in_vain = OtherSideError(what, "Unlock it, then try again.", "Nothing was lost.")
        else:
            secret = _from_hex((found or "").encode())
            if secret is not None:
                return secret
            in_vain = OtherSideError(f"The keyring has the {name} no more.", "Give it anew.", "")
        self._away[name] = monotonic(), in_vain
        raise in_vain

    def _in_keyring(self, name: str) -> str:
        """Return what a secret is called there: each book of each machine has its own."""
        return f"{name} {self._device()}"


def _from_hex(written: bytes) -> bytes | None:
    try:
        return bytes.fromhex(written.decode("ascii")) or None
    except ValueError:
        return None
