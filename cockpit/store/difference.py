"""What makes one state of a record of another, by path."""

from __future__ import annotations

from cockpit.store.fold import DELETED, Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def back(now: Document | None, then: Document | None) -> dict[str, Any]:
    """Return, by path, what makes the one document of the other: the record reads the same then."""
    if then is None:
        return {DELETED: True} if now is not None and not now.is_deleted else {}
    old = now or Document()
    keyed = {path.partition("/")[0] for one in (old, then) for path in one.stamps if "/" in path}
    to: dict[str, Any] = {}
    for field in {**old.values, **then.values}:
        if field != DELETED:
            to |= _of_field(field, old.values.get(field), then.values.get(field), is_keyed=field in keyed)
    if then.is_deleted != old.is_deleted:
        to[DELETED] = True if then.is_deleted else None
    elif then.is_deleted and to:
        to[DELETED] = True
    return to


def _of_field(field: str, one: Any, other: Any, *, is_keyed: bool) -> dict[str, Any]:
    """Return what makes the other value of the one: of a keyed map, item by item."""
    if one == other:
        return {}
    if not (is_keyed and isinstance(one, dict | None) and isinstance(other, dict | None)):
        return {field: other}
    mine, theirs = one or {}, other or {}
    return {
        f"{field}/{key}": theirs.get(key) for key in {**mine, **theirs} if mine.get(key) != theirs.get(key)
    }
