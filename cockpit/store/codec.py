"""Records into JSON and back, checked on the way in. The annotations of a record say how.

Ids are written as decimal text, because most readers of JSON round integers of 128 bits; moments as RFC 9557.
Values that stand at their default are left out.
"""

from __future__ import annotations

import sys
from datetime import datetime

from cockpit.domain import kinds
from cockpit.domain.moment import from_text, to_text
from cockpit.domain.people import Customer
from cockpit.domain.record import MANY, Record
from cockpit.errors import CockpitError
from cockpit.store.fold import DELETED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar

    from cockpit.domain.entry import Entry

    Kept = TypeVar("Kept", bound=Record)
    _Reader = tuple[Callable[[Any], Any], str, str, bool]

TABLES = frozenset({*kinds.KINDS, Customer.KIND})
_MAP = "Mapping[str, "
# What reading a value may raise that is not of its field's kind.
_WRONG = (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError, CockpitError)


class Unreadable(ValueError):
    """A document that does not hold what its kind should."""


def table_of(record: Record) -> str:
    """Return the table a record is kept in."""
    return str(type(record).KIND)  # type: ignore[attr-defined]


def encode(record: Record) -> dict[str, Any]:
    """Return the values of a record as JSON, without its id."""
    values: dict[str, Any] = {}
    for name, (part, field, kind, default) in record.FLAT.items():
        value = getattr(getattr(record, part) if part else record, field)
        if name == "id" or value is None or value == default:
            continue
        values[name] = (
            {key: _out(item) for key, item in value.items()} if kind.startswith(_MAP) else _out(value)
        )
    return values


def decode(
    table: str, record_id: int, values: Mapping[str, Any], *, deleted: bool = False
) -> Entry | Customer:
    """Return the record that a document holds. Fields of a newer version are left alone.

    Raises Unreadable where a value is not of its field's kind or a table is not known.
    """
    return build(_kinds.get(table) or _kind_of(table), values, id=record_id, deleted=deleted)


def _kind_of(table: str) -> type[Entry | Customer]:
    if table not in _kinds:
        if table not in TABLES:
            raise Unreadable(f"there is no table {table!r}")
        _kinds[table] = Customer if table == Customer.KIND else kinds.KINDS[table].load()
    return _kinds[table]


def differences(old: Record | None, new: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return, by path, the values that `new` sets and those they were in `old`; null where there was none.

    A deletion goes with all the values that the record had: only so can it be told what it had not seen.
    """
    before, after = (encode(old) if old else {}), encode(new)
    to: dict[str, Any] = {}
    was: dict[str, Any] = {}
    for field, (_, _, kind, _) in new.FLAT.items():
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
    if old and to.get(DELETED):
        was = _by_path(old, before)
    return to, ({path: value for path, value in was.items() if value is not None} if old else {})


def _by_path(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, value in values.items():
        if record.FLAT[field][2].startswith(_MAP):
            found |= {f"{field}/{key}": item for key, item in value.items()}
        else:
            found[field] = value
    return found


def _out(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, Record):
        return encode(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str | bool) else str(value)


def build(kind: type[Kept], values: Mapping[str, Any], **given: Any) -> Kept:
    """Return the record of a kind that these values make, with those `given`. Raises Unreadable."""
    found: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    if not isinstance(values, dict):
        raise Unreadable(f"a {kind.__name__} is no {type(values).__name__}")
    readers = _readers.get(kind) or _readers_of(kind)
    for name, written in values.items():
        if (reader := readers.get(name)) is None or name in given:
            continue
        read, part, field, is_map = reader
        if written is None and not is_map:
            continue
        try:
            value = read(written)
        except _WRONG as error:
            raise Unreadable(f"{name} does not read: {error}") from error
        if not part:
            found[field] = value
        elif part in parts:
            parts[part][field] = value
        else:
            parts[part] = {field: value}
    try:
        for part, its in parts.items():
            found[part] = kind.PARTS[part](**its)
        return kind(**found, **given)
    except (TypeError, CockpitError) as error:
        raise Unreadable(str(error)) from error


def expect(table: str, count: int) -> None:
    """Make ready to read so many records of a table."""
    if count < MANY or table not in TABLES:
        return
    from cockpit.domain.quicken import quicken  # most books are smaller

    kind = _kind_of(table)
    for one in (kind, *kind.PARTS.values()):
        quicken(one)


def _readers_of(kind: type[Record]) -> dict[str, _Reader]:
    """Return, by its name on disk, what reads a value of a kind, where it stands, and whether it is a keyed map."""
    if kind not in _readers:
        found: dict[str, _Reader] = {}
        for name, (part, field, annotation, _) in kind.FLAT.items():
            is_map = annotation.startswith(_MAP)
            its = annotation.removeprefix(_MAP).removesuffix("]").removesuffix(" | None")
            read = _reader(kind.PARTS[part] if part else kind, field, its)
            found[name] = _each(read) if is_map else read, part, field, is_map
        _readers[kind] = found
    return _readers[kind]


def _each(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what reads a keyed map whose items are read so."""
    return lambda written: {key: read(item) for key, item in written.items()}


def _reader(kind: type[Record], field: str, annotation: str) -> Callable[[Any], Any]:
    if annotation in _READERS:
        return _READERS[annotation]
    if annotation == "Decimal":
        from decimal import Decimal

        return lambda written: Decimal(_text(written))
    owner = next(place for place in kind.__mro__ if field in vars(place).get("__annotations__", {}))
    part: type[Record] = getattr(sys.modules[owner.__module__], annotation)
    return lambda written: build(part, written)


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise Unreadable(f"{written!r} is no text")
    return written


def _yes(written: Any) -> bool:
    if not isinstance(written, bool):
        raise Unreadable(f"{written!r} is neither true nor false")
    return written


def _whole(written: Any) -> int:
    if isinstance(written, bool) or not isinstance(written, int | str):
        raise Unreadable(f"{written!r} is no whole number")
    return int(written)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "bool": _yes,
    "int": _whole,
    "datetime": from_text,
}
_kinds: dict[str, type[Entry | Customer]] = {}
_readers: dict[type[Record], dict[str, _Reader]] = {}
