"""The lock that keeps two processes from writing at once."""

from __future__ import annotations

import os

from cockpit.store.system_calls import open_made, trouble

_LOCK = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC


class Lock:
    """An advisory lock on a file; waits for its turn, and is let go by the system when its process dies."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1

    def __enter__(self) -> None:
        import fcntl

        try:
            self._handle = open_made(self._path, _LOCK)
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX)
            except BaseException:
                os.close(self._handle)
                raise
        except OSError as error:
            raise trouble(error, self._path) from error

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)
