"""What happened to records, fact by fact, the latest first."""

from __future__ import annotations

from datetime import datetime

from cockpit.domain.orders.silence import HAD as STEPS_OF_PLAN
from cockpit.domain.promises.follow_through import HAD, STEPS
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.domain.entry import Entry

_UNTOLD = ("made_at", "celebrated_at")
# What the name of a fact does not say by itself.
_FACTS = {
    "told_at": "they told us",
    "trial_closed_at": "trial close done",
    "asked_else_at": "asked for anything else",
    "supply_dated_at": "supply date set",
    "credit_ok_at": "credit is good",
    "liked_at": "they like it",
    "dormant_at": "laid by",
}
# What tells why a fact came about.
_WHY = {"broken_at": "broken_reason", "fell_through_at": "cause"}
_PARTS = {
    "contacts": "contact",
    "remarks": "noted",
    "moves": "renegotiated",
    "items": "also wanted",
    "payments": "payment",
    "refunds": "refund",
    "payment_promises": "they promised to pay",
    "instalments": "instalment agreed",
    "credits": "credit note",
    "write_offs": "written off",
    "rivals": "also in touch",
    "help": "helped elsewhere",
    "need_checks": "asked whether their need was met",
    "referrals": "referred",
    "uses": "answered with it",
}


class Event(Record):
    """One thing that happened to a record or customer, for a timeline."""

    at: datetime
    what: str
    code: str


def timeline(records: Iterable[Entry], codes: dict[int, str]) -> list[Event]:
    """Return what happened to these records, the latest first."""
    events = []
    for record in records:
        code = codes.get(record.id, "")
        events += [Event(at=at, what=what, code=code) for at, what in _happened(record)]
    return sorted(events, key=lambda event: event.at.timestamp(), reverse=True)


def _happened(record: Entry) -> list[tuple[datetime, str]]:
    """Return every dated fact of a record, whatever its kind: those of its own, and those in its keyed maps."""
    events = [_begun(record)]
    for field, value in record.flat():
        if isinstance(value, datetime) and field.endswith("_at") and field not in _UNTOLD:
            why = getattr(record, _WHY.get(field, ""), "")
            fact = _FACTS.get(field) or field.removesuffix("_at").replace("_", " ")
            said = f"{fact}: {record.text}"
            events.append((value, f"{said} ({why})" if why else said))
        elif isinstance(value, dict):
            for name, part in value.items():
                at = part if isinstance(part, datetime) else _at(part)
                if at is not None:
                    events.append((at, _told(record, field, name, part)))
                for fate in ("cleared", "bounced"):
                    ended_at = getattr(part, f"{fate}_at", None)
                    if ended_at is not None and ended_at != at:
                        events.append((ended_at, _told(record, fate, name, part)))
    return events


def _begun(record: Entry) -> tuple[datetime, str]:
    """Return when a record was made, and what it is; of a contact when that was had, and how."""
    had: datetime | None = getattr(record, "at", None)
    if had is None:
        return record.made_at, f"{record.KIND}: {record.text}"
    how = getattr(record, "means", None) or "contact"
    return had, f"{how if getattr(record, 'reached', True) else 'attempt'}: {record.text}"


def _told(record: Entry, field: str, name: str, part: object) -> str:
    """Say one dated entry of a keyed map: a contact, a remark, a step, a payment."""
    if field == "steps_at":
        said = getattr(record, "step_words", {}).get(name) or record.text
        return f"{STEPS_OF_PLAN.get(name, name)}: {said}"
    if field == "steps":
        if getattr(part, "skipped", False):
            return f"skipped: {STEPS.get(name, name)}"
        return f"{HAD.get(name, name)}: {getattr(part, 'text', '') or record.text}"
    label = _PARTS.get(field, field.replace("_", " "))
    if field == "contacts" and not getattr(part, "reached", True):
        label = "attempt"
    elif field == "help" and getattr(part, "called_at", None) is None:
        label = "noted who may help, not called yet"
    text, amount = getattr(part, "text", ""), getattr(part, "amount", None)
    if amount is not None:
        return f"{label}: {amount} ({text})" if text else f"{label}: {amount}"
    told = (text, *(getattr(part, word, None) for word in ("supplier", "who", "means")))
    words = next((str(one) for one in told if one), record.text)
    return f"{label}: {words}"


def _at(part: object) -> datetime | None:
    """Return when an entry of a keyed map came about: of a call on their behalf, when it was made."""
    at: datetime | None = getattr(part, "called_at", None) or getattr(part, "at", None)
    return at
