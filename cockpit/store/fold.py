"""Folding changes into documents: per path, the greater stamp wins, in whatever order the lines arrive.

A document keeps its values nested, as JSON and TinyDB show them, beside the stamp of each path. A field that is
given a value whole loses its older items, and keeps later ones. Deleting is a tombstone with a stamp of its own; a
later edit of anything revives the record.
"""

from __future__ import annotations

from sys import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cockpit.store.journal import Change

STAMPS = "_stamps"
NOTE = "_note"  # beside what a snapshot holds of a record: what Today asks of it
DELETED = "deleted"
SETTLED = "settled"  # a field beside those of a record: what lost to another device and was looked at
_REST = "*"
# Another program's fields of these names could not be kept apart.
_RESERVED = frozenset((STAMPS, NOTE, _REST))
_UNKNOWN: dict[str, str] = {}  # until they are asked for: most records that are read are only shown
_MS = 13  # the milliseconds that a stamp begins with


class Document:
    """The values of one record and the stamp of each path."""

    __slots__ = ("_packed", "_stamps", "values")

    def __init__(self, values: dict[str, Any] | None = None, packed: Mapping[str, Any] | None = None) -> None:
        self.values = values if values is not None else {}
        self._packed = packed
        self._stamps: dict[str, str] = {} if packed is None else _UNKNOWN

    @property
    def stamps(self) -> dict[str, str]:
        """The stamp of each path ever set, also of those set to nothing."""
        if self._packed is not None:
            self._stamps = _unpack(self._packed, self.values)
            self._packed = None
        return self._stamps

    @property
    def last_stamp(self) -> str:
        """The greatest stamp: when the record was last changed."""
        return max(self._packed if self._packed is not None else self._stamps.values(), default="")

    @property
    def is_deleted(self) -> bool:
        """Whether it was deleted and nothing has been changed since. To settle a conflict changes nothing."""
        if not self.values.get(DELETED) or DELETED not in self.stamps:
            return False
        return self.stamps[DELETED] == max(
            at for path, at in self.stamps.items() if not path.startswith(f"{SETTLED}/")
        )

    def apply(self, change: Change) -> bool:
        """Take in a change; tell whether any value of it prevailed."""
        stamps, values, at, prevailed = self.stamps, self.values, change.at, False
        is_plain = "/" not in "".join(stamps)
        for name, value in change.to.items():
            path = intern(name)  # the fields of a hundred thousand records have but a few names
            is_plain = is_plain and "/" not in path
            if at <= stamps.get(path, "") or path in _RESERVED:
                continue
            if not is_plain:
                prevailed = self._set(stamps, path, value, at) or prevailed
                continue
            stamps[path], prevailed = at, True  # no field has items: nothing to weigh
            if value is None:
                values.pop(path, None)
            else:
                values[path] = value
        return prevailed

    def take_in(self, other: Document) -> bool:
        """Merge what another document holds of the same record; tell whether any value of it prevailed."""
        stamps, prevailed = self.stamps, False
        for path, at in sorted(other.stamps.items(), key=lambda one: "/" in one[0]):
            if at > stamps.get(path, ""):
                prevailed = self._set(stamps, path, other.get(path), at) or prevailed
        return prevailed

    def get(self, path: str) -> Any:
        """Return the value at a path; None where there is none."""
        field, slash, key = path.partition("/")
        value = self.values.get(field)
        return value.get(key) if slash and isinstance(value, dict) else None if slash else value

    def by_path(self) -> dict[str, Any]:
        """Return every value there is by its path; a deletion only where it still holds."""
        gone = DELETED if not self.is_deleted else ""
        return {path: value for path in self.stamps if path != gone and (value := self.get(path)) is not None}

    def changed(self, fields: Iterable[str]) -> str:
        """Return the greatest stamp among those fields."""
        wanted = set(fields)
        return max((at for path, at in self.stamps.items() if path.partition("/")[0] in wanted), default="")

    def as_json(self) -> dict[str, Any]:
        """Return the document as it is written: its values, and its stamps grouped to save room."""
        packed = self._packed if self._packed is not None else _pack(self._stamps, self.values)
        return {**self.values, STAMPS: packed}

    def _set(self, stamps: dict[str, str], path: str, value: Any, at: str) -> bool:
        """Give a path its value unless its whole field was given one later; keep a field's later items."""
        field, slash, _ = path.partition("/")
        if slash:
            if at <= stamps.get(field, "") or field in _RESERVED:
                return False
            stamps[path] = at
            self._put(path, value)
            return True
        items = [item for item in stamps if item.startswith(f"{field}/")]
        later = {item: self.get(item) for item in items if stamps[item] > at}
        for item in items:
            if item not in later:
                del stamps[item]
        stamps[path] = at
        self._put(path, value)
        for item, kept in later.items():
            self._put(item, kept)
        return True

    def _put(self, path: str, value: Any) -> None:
        field, slash, key = path.partition("/")
        if not slash:
            if value is None:
                self.values.pop(field, None)
            else:
                self.values[field] = value
            return
        items = self.values.get(field)
        items = {**items} if isinstance(items, dict) else {}
        if value is None:
            items.pop(key, None)
        else:
            items[key] = value
        if items:
            self.values[field] = items
        else:
            self.values.pop(field, None)


def from_json(raw: dict[str, Any]) -> Document:
    """Return the document that was written as `raw`. Raises ValueError or TypeError for what is none."""
    raw.pop(NOTE, None)
    packed = raw.pop(STAMPS, {})
    for at, paths in packed.items():
        if not at[:_MS].isdecimal():
            raise ValueError(f"{at!r} is no stamp")
        "".join(paths)  # they are text
    return Document(raw, packed)


def _paths(values: Mapping[str, Any], keyed: set[str]) -> Iterable[str]:
    for field, value in values.items():
        if field in keyed and isinstance(value, dict):
            yield from (f"{field}/{key}" for key in value)
        else:
            yield field


def _pack(stamps: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Group paths by stamp. The first stamp stands for all paths that have values and are not named (`*`)."""
    groups: dict[str, list[str]] = {}
    for path, at in stamps.items():
        groups.setdefault(at, []).append(path)
    if not groups:
        return {}
    keyed = {path.partition("/")[0] for path in stamps if "/" in path}
    present = set(_paths(values, keyed))
    most = max(groups, key=lambda at: sum(1 for path in groups[at] if path in present and "/" not in path))
    packed: dict[str, Any] = {}
    for at in sorted(groups):
        named = [
            path
            for path in groups[at]
            if at != most or path not in present or path.partition("/")[0] in keyed
        ]
        packed[at] = [_REST, *named] if at == most else named
    return packed


def _unpack(packed: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
    stamps: dict[str, str] = {}
    rest = ""
    for at, named in packed.items():
        for path in named:
            if path == _REST:
                rest = at
            else:
                stamps[path] = at
    if rest:
        keyed = {path.partition("/")[0] for path in stamps if "/" in path}
        for field in values:
            if field not in stamps and field not in keyed:
                stamps[field] = rest
    return stamps
