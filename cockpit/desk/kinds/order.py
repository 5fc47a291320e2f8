"""Orders: from the line to the record, and from one line to another."""

from __future__ import annotations

from decimal import Decimal

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payments import Payments
from cockpit.domain.orders.terms import PaymentTerms
from cockpit.domain.orders.terms_verbs import as_kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.capture.draft import Draft
    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules

_UNNAMED = "order"


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Order:
    draft = understood.draft
    return Order(
        **common,
        text=draft.text or _UNNAMED,
        payments=Payments(amount=draft.amount).replace(**as_kept(_terms(draft))),
        need_date=draft.due,
        confirmed_at=common["made_at"] if draft.signed else None,
    )


def _terms(draft: Draft) -> PaymentTerms:
    """Return the terms that a line says."""
    percent, within = draft.discount or (None, None)
    return PaymentTerms(
        days=draft.terms_days,
        payable_by=draft.payable_by,
        discount=Decimal(percent) if percent else None,
        discount_days=within,
    )


def _parts_of(order: Order) -> dict[str, Any]:
    terms = order.payments.agreed_terms()
    off, within = terms.discount, terms.discount_days
    # A line says net days and what is off: of terms that are more than that, it says none.
    is_said = terms == PaymentTerms(days=terms.days, discount=off, discount_days=within)
    return {
        "text": order.text,
        "amount": order.amount,
        "terms_days": terms.days if is_said else None,
        "discount": (f"{off.normalize():f}", within) if off and within is not None else None,
        "due": order.need_date,
        "signed": order.confirmed_at is not None,
    }


def _steps(order: Order, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    terms, before = _terms(now.draft), _terms(was.draft)
    is_plain = order.payments.terms is None and terms == PaymentTerms(days=terms.days)
    yield from edit(was.draft, now.draft, "text", "amount", *(("terms_days",) if is_plain else ()))
    if not is_plain and terms != before:
        yield "set-terms", _given(terms, before)
    if now.draft.due != was.draft.due:
        yield "date-need", {"when": now.draft.due}
    if now.draft.signed and not was.draft.signed:
        yield "confirm", {}


def _given(terms: PaymentTerms, before: PaymentTerms) -> dict[str, Any]:
    """Return what sets these terms, where a line says any; a discount that it says no more is one of nothing."""
    given: dict[str, Any] = {"days": terms.days, "by": terms.payable_by}
    if terms.discount is not None:
        given |= {"discount": str(terms.discount), "within": terms.discount_days}
    elif before.discount is not None:
        given |= {"discount": "0", "within": 0}
    return {name: value for name, value in given.items() if value is not None}


LINE = LineKind(word="order", record_of=_record_of, parts_of=_parts_of, steps=_steps, unnamed=_UNNAMED)
