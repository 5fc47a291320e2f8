"""Shown on a terminal: that long work goes on."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CLEARED = "\r\x1b[K"
_EVERY = 1.0  # seconds


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say on standard error what is done, and for how long, where that is a terminal and it takes over a second.

    The line goes away in the end. Nobody can tell how much is left: what there is to read is known when it is read.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Event, Thread

    is_over = Event()

    def tell() -> None:
        seconds = 0.0
        try:
            while not is_over.wait(_EVERY):
                seconds += _EVERY
                print(f"{_CLEARED}{what} … {seconds:.0f} s", end="", file=sys.stderr, flush=True)
            if seconds:
                print(_CLEARED, end="", file=sys.stderr, flush=True)
        except OSError:
            return  # the terminal is gone; the work goes on

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        is_over.set()
        teller.join()
