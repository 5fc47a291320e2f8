"""Much that is made at once and stays: the garbage collector need not look through it, now or ever."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Let the collector rest while what stays is made, in any thread, and pass it over from then on.

    To look through a hundred thousand objects stops every thread for a tenth of a second and longer.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
