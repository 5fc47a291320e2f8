"""The JSON that scripts build on. Times are ISO 8601 with their offset, ids decimal text, amounts text."""

from __future__ import annotations

import re
from datetime import datetime

from cockpit.desk.contacts import next_step
from cockpit.desk.lookup import code_of, name_of
from cockpit.desk.record_facts import facts
from cockpit.desk.views import unfolded
from cockpit.domain.entry import Entry
from cockpit.domain.fact import UNSAID, When, spoken
from cockpit.domain.kinds import KINDS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import Record
from cockpit.domain.todo import Reminder
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cockpit.desk.capture import Saved
    from cockpit.desk.desk import Desk
    from cockpit.desk.log import LoggedAction
    from cockpit.desk.people import Person
    from cockpit.desk.understood import Understood
    from cockpit.desk.views import Row, Today
    from cockpit.domain.fact import Fact
    from cockpit.domain.money import Money
    from cockpit.domain.people import Customer

_STORED_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+)\[[^\[\]]+\]")
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
        "amount": plain(draft.amount),
        "terms": _terms(found),
        "terms_days": draft.terms_days,
        "signed": draft.signed,
        "answer": draft.answer,
        "chosen": draft.chosen,
        "gain": draft.gain,
        "every": plain(draft.every),
        "held": draft.held,
        "told": when(draft.told),
        "payable_by": when(draft.payable_by),
        "discount": {"percent": draft.discount[0], "days": draft.discount[1]} if draft.discount else None,
        "spans": [{"start": span.start, "end": span.end, "role": span.role} for span in draft.spans],
        "say": found.say,
        "advice": list(found.advice),
        "because": found.because,
        "asks": list(draft.asks),
        "missing": list(draft.missing),
        "assumed": list(draft.assumed),
    }


def _terms(found: Understood) -> dict[str, Any] | None:
    """Return what a line says of when an order is paid; None where it says nothing."""
    draft = found.draft
    if draft.terms_days is None and draft.payable_by is None and draft.discount is None:
        return None
    discount = {"percent": draft.discount[0], "days": draft.discount[1]} if draft.discount else None
    return {"days": draft.terms_days, "payable_by": when(draft.payable_by), "discount": discount}


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
        "more": [one.code for one in line.more],
        **_clocks(line.record),
    }


def today(found: Today) -> dict[str, Any]:
    """Return the day. What is `folded` is told by the row of the same contact, and no thing of its own."""
    shown = {line.record.id for line in unfolded(found.rows)}
    owed = found.owed()
    return {
        "now": when(found.now),
        "owed": len(owed),
        "first": owed[0].code if owed else None,
        "kept": found.kept,
        "due": found.due,
        "kept_this_month": found.kept_month[0] / found.kept_month[1] if found.kept_month[1] else None,
        "to_come": {currency: str(amount.value) for currency, amount in found.to_come.items()},
        "overdue": {currency: str(amount.value) for currency, amount in found.overdue.items()},
        "items": [{**row(line), "folded": line.record.id not in shown} for line in found.rows],
    }


def record(desk: Desk, entry: Entry) -> dict[str, Any]:
    """Return everything about one record: its facts, and what follows from them. Private notes stay private."""
    now = desk.now()
    stored = {
        field: plain(value)
        for field, value in entry.flat()
        if field not in ("id", "customer", "deleted", *entry.PRIVATE)
    }
    found = facts(desk, entry, with_history=True)
    return {
        "id": str(entry.id),
        "code": code_of(desk, entry),
        "kind": entry.KIND,
        "customer": name_of(desk, entry) or None,
        **stored,
        "open": entry.is_open(),
        "next": next_step(desk, entry),
        "verbs": list(entry.applicable(now)),
        **{fact.key: plain(fact.value) for fact in found if fact.value is not UNSAID},
        "facts": [_told(fact, now) for fact in found if fact.is_told],
    }


def _told(fact: Fact, now: datetime) -> dict[str, Any]:
    """Return a fact as people are told it."""

    def say(when: When) -> str:
        return full(when.moment, now, whole_day=when.whole_day)

    steps = [{"name": step.name, "label": step.label, "done": step.is_done} for step in fact.steps]
    words = {"key": fact.key, "label": fact.label, "text": spoken(fact, say), "urgency": fact.urgency}
    return words | ({"steps": steps} if steps else {})


def person(one: Person) -> dict[str, Any]:
    """Return one of the people and firms, as a list shows them."""
    who = one.who
    return {
        "id": str(who.id),
        "name": who.display,
        "names": list(who.names()),
        "roles": list(one.roles),
        "phone": who.phone,
        "mail": who.email,
        "topics": list(who.knows.values()),
        "needs": list(who.needs.values()),
        "tags": list(who.tags.values()),
        "open": one.open,
        "last_contact": when(one.last_contact),
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
        "needs": list(found.needs.values()),
        "tags": list(found.tags.values()),
        "open": [record(desk, entry) for entry in entries if entry.is_open()],
        "ended": [record(desk, entry) for entry in entries if not entry.is_open()],
    }


def action(done: LoggedAction) -> dict[str, Any]:
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
    private = KINDS[table].load().PRIVATE if table in KINDS else ()
    return {path: _as_read(value) for path, value in values.items() if path not in private}


def _as_read(value: Any) -> Any:
    """Return a value of the journal as scripts read it: a moment there names its zone, too."""
    if isinstance(value, dict):
        return {key: _as_read(part) for key, part in value.items()}
    if isinstance(value, str) and (found := _STORED_MOMENT.fullmatch(value)):
        return found[1]
    return value


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


def amounts(by_currency: Mapping[str, Money]) -> dict[str, str]:
    """Return amounts by currency: {"EUR": "12.50"}."""
    return {currency: str(amount.value) for currency, amount in by_currency.items()}


def plain(value: Any) -> Any:
    """Return a value as JSON: a moment as ISO 8601, money as its value and currency, a part as its values."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, Record):
        return {field: plain(getattr(value, field)) for field in value.FIELDS}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value if isinstance(value, int) and abs(value) < _EXACT else str(value)
