"""Records into JSON and back, checked on the way in. The annotations of a record say how.

Ids are written as decimal text, because most readers of JSON round integers of 128 bits; moments as RFC 9557.
Values that stand at their default are left out.
"""

from __future__ import annotations

from datetime import datetime

from cockpit.domain.customer import Customer
from cockpit.domain.entry import Contact, Entry, Remark
from cockpit.domain.follow_through import Step
from cockpit.domain.moment import from_text, to_text
from cockpit.domain.promise import Item, Move, Promise
from cockpit.domain.record import Record
from cockpit.domain.todo import Note, Todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

KINDS: Mapping[str, type[Entry | Customer]] = {kind.KIND: kind for kind in (Promise, Todo, Note, Customer)}
_PARTS = {part.__name__: part for part in (Contact, Item, Move, Remark, Step)}
_MAP = "Mapping[str, "


class Unreadable(ValueError):
    """A document that does not hold what its kind should."""


def table_of(record: Record) -> str:
    """Return the table a record is kept in."""
    return str(type(record).KIND)  # type: ignore[attr-defined]


def encode(record: Record) -> dict[str, Any]:
    """Return the values of a record as JSON, without its id."""
    values: dict[str, Any] = {}
    for field, kind in record.FIELDS.items():
        value = getattr(record, field)
        if field == "id" or value is None or value == record.DEFAULTS.get(field, _UNSET):
            continue
        values[field] = {key: _out(item) for key, item in value.items()} if kind.startswith(_MAP) else _out(value)
    return values


def decode(table: str, record_id: int, values: Mapping[str, Any], *, deleted: bool = False) -> Entry | Customer:
    """Return the record that a document holds. Fields of a newer version are left alone.

    Raises Unreadable where a value is not of its field's kind or a table is not known.
    """
    if table not in KINDS:
        raise Unreadable(f"there is no table {table!r}")
    record = _build(KINDS[table], values, id=record_id, deleted=deleted)
    if not isinstance(record, Entry | Customer):
        raise Unreadable(f"{table!r} holds no records")
    return record


def differences(old: Record | None, new: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return, by path, the values that `new` sets and those they were in `old`; null where there was none."""
    before, after = (encode(old) if old else {}), encode(new)
    to: dict[str, Any] = {}
    was: dict[str, Any] = {}
    for field, kind in new.FIELDS.items():
        one, other = before.get(field), after.get(field)
        if one == other:
            continue
        if kind.startswith(_MAP):
            one, other = one or {}, other or {}
            for key in {**one, **other}:
                if one.get(key) != other.get(key):
                    to[f"{field}/{key}"], was[f"{field}/{key}"] = other.get(key), one.get(key)
        else:
            to[field], was[field] = other, one
    return to, ({path: value for path, value in was.items() if value is not None} if old else {})


_UNSET = object()


def _out(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, Record):
        return encode(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _build(kind: type[Record], values: Mapping[str, Any], **given: Any) -> Record:
    found: dict[str, Any] = given
    if not isinstance(values, dict):
        raise Unreadable(f"a {kind.__name__} is no {type(values).__name__}")
    for field, written in values.items():
        annotation = kind.FIELDS.get(field)
        if annotation is None or field in given:
            continue
        try:
            if annotation.startswith(_MAP):
                read = _reader(annotation[len(_MAP) : -1])
                found[field] = {key: read(item) for key, item in written.items()}
            elif written is not None:
                found[field] = _reader(annotation.removesuffix(" | None"))(written)
        except (ValueError, TypeError, AttributeError) as error:
            raise Unreadable(f"{field} does not read: {error}") from error
    try:
        return kind(**found)
    except TypeError as error:
        raise Unreadable(str(error)) from error


def _reader(annotation: str) -> Callable[[Any], Any]:
    if annotation in _PARTS:
        part = _PARTS[annotation]
        return lambda written: _build(part, written)
    return _READERS[annotation]


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise Unreadable(f"{written!r} is no text")
    return written


def _yes(written: Any) -> bool:
    if not isinstance(written, bool):
        raise Unreadable(f"{written!r} is neither true nor false")
    return written


_READERS: Mapping[str, Callable[[Any], Any]] = {"str": _text, "bool": _yes, "int": int, "datetime": from_text}
