"""How much is tried: all of it with `make faults`, a sample of it with `make test`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

One = TypeVar("One")

IS_WHOLE = os.environ.get("COCKPIT_FAULTS") == "whole"


def whole(full: int, short: int) -> int:
    """Return the first number with `make faults`, else the second."""
    return full if IS_WHOLE else short


def parts(number: int) -> list[str]:
    """Return the names of so many parts of a proof, for the cores to share; with `make test` it is one."""
    many = whole(number, 1)
    return [f"{part} of {many}" for part in range(1, many + 1)]


def share(all_of_it: Sequence[One], part: str) -> Sequence[One]:
    """Return what is tried in a part: every so-manieth, so that all parts take as long."""
    nth, _, many = part.partition(" of ")
    return all_of_it[int(nth) - 1 :: int(many)]
