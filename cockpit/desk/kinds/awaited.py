"""What a customer owes: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.domain.awaited import Awaited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Awaited:
    draft = understood.draft
    if draft.due is None:
        raise ValueError("what is awaited needs a time")
    return Awaited(**common, text=draft.text, due=draft.due, whole_day=draft.whole_day)


def _parts_of(awaited: Awaited) -> dict[str, Any]:
    return {"text": awaited.text, "due": awaited.due, "whole_day": awaited.whole_day}


def _steps(_awaited: Awaited, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    return edit(was.draft, now.draft, "text", due="due")


LINE = LineKind(word="wait", record_of=_record_of, parts_of=_parts_of, steps=_steps)
