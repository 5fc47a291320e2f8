"""Orders: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payments import Payments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules

_UNNAMED = "order"


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Order:
    draft = understood.draft
    return Order(
        **common,
        text=draft.text or _UNNAMED,
        payments=Payments(amount=draft.amount, terms_days=draft.terms_days),
        need_date=draft.due,
        confirmed_at=common["made_at"] if draft.signed else None,
    )


def _parts_of(order: Order) -> dict[str, Any]:
    return {
        "text": order.text,
        "amount": order.amount,
        "terms_days": order.payments.terms_days,
        "due": order.need_date,
        "signed": order.confirmed_at is not None,
    }


def _steps(_order: Order, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    yield from edit(was.draft, now.draft, "text", "amount", "terms_days")
    if now.draft.due != was.draft.due:
        yield "date-need", {"when": now.draft.due}
    if now.draft.signed and not was.draft.signed:
        yield "confirm", {}


LINE = LineKind(word="order", record_of=_record_of, parts_of=_parts_of, steps=_steps, unnamed=_UNNAMED)
