"""How much is tried: all of it with `make faults`, a sample of it with `make test`."""

from __future__ import annotations

import os

IS_WHOLE = os.environ.get("COCKPIT_FAULTS") == "whole"


def whole(full: int, short: int) -> int:
    """Return the first number with `make faults`, else the second."""
    return full if IS_WHOLE else short
