"""The JSON that scripts build on. Times are ISO 8601 with their offset, ids decimal text, amounts text."""

from __future__ import annotations

from datetime import datetime

from cockpit.desk.lookup import code_of, name_of
from cockpit.domain import agenda
from cockpit.domain.entry import Entry
from cockpit.domain.moment import between
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import Record
from cockpit.domain.todo import Reminder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta
    from typing import Any

    from cockpit.desk.capture import Saved
    from cockpit.desk.desk import Desk
    from cockpit.desk.maintenance import Action
    from cockpit.desk.understood import Understood
    from cockpit.desk.views import Row, Today
    from cockpit.domain.people import Customer

_EXACT = 2**53  # beyond it most readers of JSON round whole numbers


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
        "amount": _plain(draft.amount),
        "terms_days": draft.terms_days,
        "signed": draft.signed,
        "answer": draft.answer,
        "chosen": draft.chosen,
        "gain": draft.gain,
        "spans": [{"start": span.start, "end": span.end, "role": span.role} for span in draft.spans],
        "say": found.say,
        "advice": list(found.advice),
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
    """Return everything about one record: its facts, and what follows from them. Private notes stay private."""
    now = desk.now()
    facts = {
        field: _plain(getattr(entry, field))
        for field in entry.FIELDS
        if field not in ("id", "customer", "deleted", *entry.PRIVATE)
    }
    shape: dict[str, Any] = {
        "id": str(entry.id),
        "code": code_of(desk, entry),
        "kind": entry.KIND,
        "customer": name_of(desk, entry) or None,
        **facts,
        "state": entry.state(now),
        "open": entry.is_open(),
        "next": entry.next_verb(),
        "verbs": list(entry.applicable(now)),
        **_clocks(entry),
    }
    derived = _DERIVED.get(entry.KIND)
    return shape | (derived(desk, entry) if derived else {})


def _promise(desk: Desk, entry: Any) -> dict[str, Any]:
    margin = entry.margin()
    return {
        "ticks": dict(entry.ticks()),
        "kept": entry.is_kept(desk.now()),
        "margin_minutes": _minutes(margin) if margin is not None else None,
        "steps_done": entry.steps_done(),
        "follow_through_due": when(entry.follow_through_due(desk.rules)),
    }


def _order(desk: Desk, entry: Any) -> dict[str, Any]:
    from cockpit.domain.orders.figures import ladder

    return {
        "plan": [
            {"step": step, "due": when(due), "done": done} for step, due, done in entry.plan(desk.rules)
        ],
        "plan_done": entry.plan_done(desk.rules),
        "cleared": _plain(entry.cleared()),
        "outstanding": _plain(entry.outstanding()),
        "overpaid": _plain(entry.overpaid()),
        "payment_due": when(entry.payment_due(desk.rules)),
        "age": entry.age(desk.now(), desk.rules),
        "quiet_at": when(entry.quiet_at(desk.rules)),
        "supply_late": entry.is_supply_late(),
        "ladder": {stage: when(at) for stage, at in ladder(entry)},
        "payment_promises_kept": {
            key: entry.is_promise_kept(one, desk.now()) for key, one in entry.payment_promises.items()
        },
    }


def _loss(desk: Desk, entry: Any) -> dict[str, Any]:
    left = between(desk.now(), entry.recover_by())
    return {
        "recover_by": when(entry.recover_by()),
        "left_minutes": _minutes(left),
        "tactics": {name: when(at) for name, at in entry.tactics().items()},
        "tactics_done": entry.tactics_done(),
        "within_24h": entry.within_24h(),
        "need_met": entry.is_need_met(),
    }


def _question(desk: Desk, entry: Any) -> dict[str, Any]:
    return {
        "get_back": entry.is_get_back,
        "due": when(entry.due_at(desk.rules)) if entry.is_get_back or entry.is_open() else None,
        "due_whole_day": entry.is_whole_day,
        "kept": entry.is_kept(desk.now()),
        "told_at": when(entry.told_at),
    }


def _card(desk: Desk, entry: Any) -> dict[str, Any]:
    return {
        "state": entry.state(desk.now(), desk.rules),
        "ways_to_ask": list(entry.ways_to_ask()),
        "times_used": len(entry.uses),
        "unverified_days": entry.unverified_days(desk.now(), desk.rules),
    }


def _call(desk: Desk, entry: Any) -> dict[str, Any]:
    silent = entry.silent_since() if entry.outcome() == "continued" else None
    return {
        "planned": entry.is_planned(),
        "excuse": entry.excuse(),
        "held_at": when(entry.was_held_at()),
        "outcome": entry.outcome(),
        "outcome_at": when(entry.outcome_at()),
        "silent_minutes": _minutes(between(silent, desk.now())) if silent else None,
    }


def _awaited(desk: Desk, entry: Any) -> dict[str, Any]:
    return {"silent_minutes": _minutes(entry.silent_for(desk.now())) if entry.is_open() else None}


_DERIVED = {
    "promise": _promise,
    "question": _question,
    "card": _card,
    "order": _order,
    "call": _call,
    "awaited": _awaited,
    "loss": _loss,
}


def customer(desk: Desk, found: Customer, entries: list[Entry]) -> dict[str, Any]:
    """Return a customer and everything kept about them."""
    return {
        "id": str(found.id),
        "kind": found.KIND,
        "name": found.display,
        "names": list(found.names()),
        "phone": found.phone,
        "email": found.email,
        "knows": list(found.knows.values()),
        "supplier": found.is_supplier,
        "open": [record(desk, entry) for entry in entries if entry.is_open()],
        "ended": [record(desk, entry) for entry in entries if not entry.is_open()],
    }


def action(done: Action) -> dict[str, Any]:
    """Return one action of the log. Private notes stay private."""
    return {
        "at": when(done.at),
        "stamp": done.stamp,
        "device": done.device,
        "did": done.did,
        "undoes": done.undoes or None,
        "changes": [
            {
                "table": change.table,
                "id": str(change.id),
                "set": _shown(change.table, change.to),
                "was": _shown(change.table, change.was),
            }
            for change in done.changes
        ],
    }


def _shown(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    private = agenda.kind(table).PRIVATE if table in agenda.PRACTICES else ()
    return {path: value for path, value in values.items() if path not in private}


def _minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)


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


def _plain(value: Any) -> Any:
    """Return a value as JSON: a moment as ISO 8601, money as its value and currency, a part as its values."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, Record):
        return {field: _plain(getattr(value, field)) for field in value.FIELDS}
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value if isinstance(value, int) and abs(value) < _EXACT else str(value)
