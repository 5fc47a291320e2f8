"""The states that records were in: what was changed lately, taken back change by change as the journals tell it."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.store import codec, undo
from cockpit.store.fold import DELETED
from cockpit.store.hybrid_clock import ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cockpit.domain.entry import Entry
    from cockpit.store.book import Book
    from cockpit.store.journal import Change

# What says nothing of what a record is due for.
_ASIDE = frozenset({"remarks", "snoozed_until"})


def states(book: Book, days: int) -> dict[int, list[Entry]]:
    """Return of each record that was changed in the last days the states it was in then, the latest first.

    The days count back from the last change of the book, so that the same book gives the same states at any moment. A
    state that does not read is left out. Raises BookError.
    """
    found: dict[int, list[Entry]] = {}
    values: dict[int, dict[str, Any]] = {}
    is_deleted: dict[int, bool] = {}
    since = -1
    for action in undo.actions(book):
        at = ms_of(action.at)
        since = at - days * 24 * 60 * 60 * 1000 if since < 0 else since
        if at < since:
            break
        for change in reversed(action.changes):
            if change.table not in codec.TABLES or change.table == Customer.KIND:
                continue
            if change.id not in values:
                document = book.document(change.table, change.id)
                if document is None:
                    continue
                values[change.id] = _copied(document.values)
                is_deleted[change.id] = document.is_deleted
                found[change.id] = _state(change, values[change.id], deleted=is_deleted[change.id])
            if change.is_new:
                continue
            _take_back(values[change.id], change)
            if DELETED in change.to:
                is_deleted[change.id] = not change.to[DELETED]
            else:
                is_deleted[change.id] = False
            if any(path.partition("/")[0] not in _ASIDE for path in change.to):
                found[change.id] += _state(change, values[change.id], deleted=is_deleted[change.id])
    return {record_id: past for record_id, past in found.items() if len(past) > 1}


def _copied(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: {**value} if isinstance(value, dict) else value for name, value in values.items()}


def _take_back(values: dict[str, Any], change: Change) -> None:
    """Put the values that a change replaced in the place of its own."""
    for path in change.to:
        field, slash, key = path.partition("/")
        was = change.was.get(path)
        place = values.setdefault(field, {}) if slash else values
        name = key if slash else field
        if not isinstance(place, dict):
            continue
        if was is None:
            place.pop(name, None)
        else:
            place[name] = was


def _state(change: Change, values: Mapping[str, Any], *, deleted: bool) -> list[Entry]:
    try:
        record = codec.decode(change.table, change.id, values, deleted=deleted)
    except codec.Unreadable:  # as an older Cockpit, or another program, left it
        return []
    return [] if isinstance(record, Customer) else [record]
