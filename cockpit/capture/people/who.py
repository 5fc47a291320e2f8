"""The customer a line names."""

from __future__ import annotations

from cockpit.domain.record import Record


class Who(Record):
    """The customer a line names. `first` and `beyond` bound its words, `drop` where the text leaves out from.

    `start` and `end` bound it in the line; `keep` tells that the name is part of what the words say.
    """

    name: str
    known: bool
    first: int
    beyond: int
    start: int
    end: int
    drop: int
    keep: bool = False
    near: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
