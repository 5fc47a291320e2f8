"""A program in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROWS, _COLUMNS = 40, 140
_PIECE = 65536


class InTerminal:
    """Runs it for as long as a `with` block lasts; then it is killed, if it has not ended."""

    def __init__(self, argv: tuple[str, ...], env: Mapping[str, str]) -> None:
        self._argv = argv
        self.began = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
            os.execve(argv[0], argv, {**env, "COLORTERM": "truecolor"})  # noqa: S606 - no shell is wanted
        self._has_ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._has_ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._master)

    def shows(self, marker: str, patience: float = 30.0) -> float:
        """Read on until a text is on the screen; return the seconds since the start. Raises RuntimeError."""
        seen, until = b"", time.perf_counter() + patience
        while marker.encode() not in seen:
            piece = self._read(until - time.perf_counter())
            if not piece:
                raise RuntimeError(f"{' '.join(self._argv)}: nothing to see. It said: {seen[-500:]!r}")
            seen = seen[-len(marker) :] + piece
        return time.perf_counter() - self.began

    def rest(self, seconds: float) -> None:
        """Read what it writes for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def ends_by(self, key: str, patience: float = 30.0) -> float:
        """Press a key; return the seconds until the process is gone. Raises RuntimeError where it stays."""
        begun = time.perf_counter()
        os.write(self._master, key.encode())
        while time.perf_counter() < begun + patience:
            self._read(0.001)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self._has_ended = True
                return time.perf_counter() - begun
        raise RuntimeError(f"{' '.join(self._argv)} does not end")

    def _read(self, patience: float) -> bytes:
        if not select.select([self._master], [], [], max(patience, 0))[0]:
            return b""
        try:
            return os.read(self._master, _PIECE)
        except OSError:  # it has ended
            return b""
