"""Losses: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.domain.losses.loss import UNNAMED, Loss
from cockpit.domain.told import told_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Loss:
    draft = understood.draft
    return Loss(
        **common,
        text=draft.deal or draft.text or UNNAMED,
        told_at=told_after(None, draft.told, common["made_at"]) if draft.told else common["made_at"],
        amount=draft.amount,
        chosen=draft.chosen or "",
        need=draft.why(),
    )


def _parts_of(loss: Loss) -> dict[str, Any]:
    deal = loss.text if loss.need and loss.text not in (loss.need, UNNAMED) else None
    text = f"{deal}: {loss.need}" if deal else loss.need
    return {"text": text, "deal": deal, "amount": loss.amount, "chosen": loss.chosen or None}


def _steps(loss: Loss, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    for name, given in edit(was.draft, now.draft, "text", "amount", "chosen"):
        if "text" in given:
            # The line of a lost sale says the need; it names the deal, too, where nothing else does.
            given["need"] = given["text"] = now.draft.why()
            if now.draft.deal:
                given["text"] = now.draft.deal
            elif loss.text != loss.need:
                del given["text"]
        if "chosen" in given:
            given["chosen"] = given["chosen"] or ""
        yield name, given


LINE = LineKind(word="lost", record_of=_record_of, parts_of=_parts_of, steps=_steps)
