"""Nothing is kept that would not read back: a record is written and read in memory before it is put."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.domain.moment import YEARS
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove
from cockpit.store import codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer


def assure(record: Entry | Customer) -> None:
    """Raise IllegalMove where a record holds a moment out of reach, or would not read back as it is."""
    for moment in _moments(record):
        if moment.year not in YEARS:
            raise IllegalMove(
                f"The year {moment.year} is out of reach: dates can be reckoned with from {YEARS[0]} to {YEARS[-1]}.",
                "Name a date within.",
            )
    try:
        again = codec.decode(
            codec.table_of(record), record.id, codec.encode(record), deleted=bool(record.deleted)
        )
    except codec.Unreadable as error:
        raise _unkept(record, str(error)) from error
    if not _is_same(again, record):
        raise _unkept(record, "a value would become another")


def _unkept(record: Entry | Customer, why: str) -> IllegalMove:
    return IllegalMove(
        f"This {record.KIND} would not read back from the book: {why}.", "Give that value in another way."
    )


def _moments(value: Any) -> Iterator[datetime]:
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, Record):
        for field in value.FIELDS:
            yield from _moments(getattr(value, field))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _moments(one)


def _is_same(one: Any, other: Any) -> bool:
    """Compare moments in real time: one that a spring night skips is written as the one that there is."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one.astimezone(UTC) == other.astimezone(UTC)
    if isinstance(one, Record) and isinstance(other, Record):
        return type(one) is type(other) and all(
            _is_same(getattr(one, field), getattr(other, field)) for field in one.FIELDS
        )
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    return bool(one == other)
