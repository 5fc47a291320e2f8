"""The JSON that scripts build on. Times are ISO 8601 with their offset, ids decimal text, amounts text."""

from __future__ import annotations

from cockpit.desk.naming import code_of, name_of
from cockpit.domain.entry import Entry
from cockpit.domain.promise import Promise
from cockpit.domain.record import Record
from cockpit.domain.todo import Reminder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from cockpit.desk.capturing import Saved, Understood
    from cockpit.desk.desk import Desk
    from cockpit.desk.keeping import Action
    from cockpit.desk.looking import Row, Today
    from cockpit.domain.customer import Customer


def when(moment: datetime | None) -> str | None:
    """Return a moment as scripts read it."""
    return moment.isoformat() if moment else None


def understood(found: Understood) -> dict[str, Any]:
    """Return what was understood of a line."""
    draft = found.draft
    return {
        "kind": draft.kind,
        "guessed": draft.guessed,
        "customer": draft.customer,
        "known": draft.known,
        "near": list(draft.near),
        "text": draft.text,
        "theirs": when(found.theirs),
        "mine": when(found.mine),
        "due": when(draft.due),
        "whole_day": draft.whole_day,
        "agreed": draft.agreed,
        "means": draft.means,
        "amount": None,
        "spans": [{"start": span.start, "end": span.end, "role": span.role} for span in draft.spans],
        "say": found.say,
        "because": found.because,
        "asks": list(draft.asks),
        "missing": list(draft.missing),
        "assumed": list(draft.assumed),
    }


def saved(kept: Saved) -> dict[str, Any]:
    """Return a record that was just kept, with what was understood."""
    found = understood(kept.understood)
    return {"id": str(kept.record.id), "code": kept.code, **found, "customer": kept.name or None}


def row(line: Row) -> dict[str, Any]:
    """Return one line of Today or the agenda."""
    due = line.deadline
    return {
        "id": str(line.record.id),
        "code": line.code,
        "kind": line.record.KIND,
        "customer": line.name or None,
        "text": line.record.text,
        "section": line.section,
        "when": when(due.when) if due else None,
        "clock": due.kind if due else None,
        "whole_day": due.whole_day if due else False,
        "severity": due.severity if due else None,
        "reason": due.reason if due else None,
        **_clocks(line.record),
    }


def today(found: Today) -> dict[str, Any]:
    """Return the day."""
    owed = found.owed()
    return {
        "now": when(found.now),
        "owed": len(owed),
        "first": owed[0].code if owed else None,
        "kept": found.kept,
        "due": found.due,
        "items": [row(line) for line in found.rows],
    }


def record(desk: Desk, entry: Entry) -> dict[str, Any]:
    """Return everything about one record."""
    now = desk.now()
    shape: dict[str, Any] = {
        "id": str(entry.id),
        "code": code_of(desk.book, entry),
        "kind": entry.KIND,
        "customer": name_of(desk.book, entry) or None,
        "text": entry.text,
        "state": entry.state(now),
        "open": entry.is_open(),
        "next": entry.next_verb(),
        "verbs": list(entry.applicable(now)),
        "made_at": when(entry.made_at),
        "snoozed_until": when(entry.snoozed_until),
        "contacts": _parts(entry.contacts),
        "remarks": _parts(entry.remarks),
        **_clocks(entry),
    }
    if isinstance(entry, Promise):
        margin = entry.margin()
        shape |= {
            "first_theirs": when(entry.first_theirs),
            "moves": _parts(entry.moves),
            "means": entry.means,
            "ticks": dict(entry.ticks()),
            "items": _parts(entry.items),
            "kept": entry.is_kept(now),
            "delivered_at": when(entry.delivered_at),
            "margin_minutes": round(margin.total_seconds() / 60) if margin is not None else None,
            "steps_done": entry.steps_done(),
            "steps": {name: _part(step) for name, step in entry.steps.items()},
            "follow_through_due": when(entry.follow_through_due(desk.rules)),
            "broken_at": when(entry.broken_at),
            "broken_reason": entry.broken_reason or None,
            "replaces": str(entry.replaces) if entry.replaces else None,
        }
    return shape


def customer(desk: Desk, found: Customer, entries: list[Entry]) -> dict[str, Any]:
    """Return a customer and everything kept about them."""
    return {
        "id": str(found.id),
        "kind": found.KIND,
        "name": found.display,
        "names": list(found.names()),
        "open": [record(desk, entry) for entry in entries if entry.is_open()],
        "ended": [record(desk, entry) for entry in entries if not entry.is_open()],
    }


def action(done: Action) -> dict[str, Any]:
    """Return one action of the log."""
    return {
        "at": when(done.at),
        "stamp": done.stamp,
        "device": done.device,
        "did": done.did,
        "undoes": done.undoes or None,
        "changes": [
            {"table": change.table, "id": str(change.id), "set": change.to, "was": change.was}
            for change in done.changes
        ],
    }


def _clocks(entry: Entry) -> dict[str, Any]:
    if isinstance(entry, Promise):
        return {
            "theirs": when(entry.theirs),
            "mine": when(entry.mine),
            "agreed": entry.is_agreed,
            "theirs_whole_day": entry.is_whole_day,
        }
    if isinstance(entry, Reminder):
        return {"due": when(entry.due), "due_whole_day": entry.whole_day}
    return {}


def _parts(parts: Any) -> list[dict[str, Any]]:
    return [_part(parts[key]) for key in sorted(parts)]


def _part(part: Record) -> dict[str, Any]:
    values = {field: getattr(part, field) for field in part.FIELDS}
    return {field: when(value) if hasattr(value, "isoformat") else value for field, value in values.items()}
