"""From what was understood of a line to the record that is kept: one function a kind.

Only the kind at hand is loaded: capturing a promise does not pay for orders.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.capture.draft import Draft
    from cockpit.desk.capture import Understood
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


def record_of(
    understood: Understood, record_id: int, customer: int | None, now: datetime, rules: Rules
) -> Entry:
    """Return the record of a line that lacks nothing. `paid` is no record: it is a payment on an order."""
    return _KINDS[understood.draft.kind](
        understood, {"id": record_id, "customer": customer, "made_at": now}, rules
    )


def _promise(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.promises.promise import Promise

    draft = understood.draft
    if understood.theirs is None or understood.mine is None:
        raise ValueError("a promise needs a time")
    return Promise(
        **common,
        text=draft.text,
        first_theirs=understood.theirs,
        mine=understood.mine,
        whole_day=draft.whole_day,
        means=draft.means,
        agreed_at=common["made_at"] if draft.agreed else None,
    )


def _todo(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.todo import Todo

    draft = understood.draft
    return Todo(**common, text=_repeated(draft), due=draft.due, whole_day=draft.whole_day)


def _note(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.todo import Note

    draft = understood.draft
    return Note(**common, text=draft.text, due=draft.due, whole_day=draft.whole_day)


def _question(understood: Understood, common: dict[str, Any], rules: Rules) -> Entry:
    """Answered on the spot where the line says the answer, else a get-back, due the same day."""
    from cockpit.domain.questions.question import Question

    question = Question(**common, text=understood.draft.text)
    if understood.draft.answer:
        return question.answer_(question.made_at, text=understood.draft.answer)
    return question.open(question.made_at, rules=rules)


def _order(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.orders.order import Order

    draft = understood.draft
    return Order(
        **common,
        text=draft.text or "order",
        amount=draft.amount,
        terms_days=draft.terms_days,
        need_date=draft.due,
        confirmed_at=common["made_at"] if draft.signed else None,
    )


def _loss(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.losses.loss import Loss

    draft = understood.draft
    return Loss(
        **common,
        text=draft.text or "the sale",
        told_at=draft.told or common["made_at"],
        amount=draft.amount,
        chosen=draft.chosen or "",
        need=draft.text,
    )


def _call(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.calls.call import Call

    draft = understood.draft
    return Call(
        **common,
        text=_repeated(draft) or "call",
        when=draft.due,
        whole_day=draft.whole_day,
        gain=draft.gain or "",
    )


def _touch(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    """A contact is kept as a note until there is a record of it: how, what was said; or how often it is to be."""
    from cockpit.domain.todo import Note

    draft = understood.draft
    said = ": ".join(part for part in (draft.means, _repeated(draft)) if part) or "contact"
    return Note(**common, text=said, due=draft.due if draft.every else None, whole_day=draft.whole_day)


def _repeated(draft: Draft) -> str:
    """Return the text, with how often it comes: no record keeps that by itself yet."""
    if draft.every is None:
        return draft.text
    from cockpit.capture.render import said_every

    return f"{draft.text} {said_every(draft.every)}".strip()


def _awaited(understood: Understood, common: dict[str, Any], _rules: Rules) -> Entry:
    from cockpit.domain.awaited import Awaited

    draft = understood.draft
    if draft.due is None:
        raise ValueError("what is awaited needs a time")
    return Awaited(**common, text=draft.text, due=draft.due, whole_day=draft.whole_day)


_KINDS: Mapping[str, Callable[[Understood, dict[str, Any], Rules], Entry]] = {
    "promise": _promise,
    "todo": _todo,
    "note": _note,
    "q": _question,
    "order": _order,
    "lost": _loss,
    "call": _call,
    "wait": _awaited,
    "touch": _touch,
}
