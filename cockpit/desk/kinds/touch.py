"""Contacts and staying in touch: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind
from cockpit.desk.kinds.repeat_steps import repeat_steps
from cockpit.desk.repeat import draft_of, repeat_of
from cockpit.domain.moment import is_before
from cockpit.domain.touch import Touch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules

_UNNAMED = "stay in touch"
_CONTACT = "in touch"


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Touch:
    draft, made_at = understood.draft, common["made_at"]
    if draft.every is not None:
        return Touch(
            **common,
            text=draft.text or _UNNAMED,
            means=draft.means,
            every=repeat_of(draft),
            due=draft.due,
        )
    at = draft.due if draft.due is not None and is_before(draft.due, made_at) else made_at
    return Touch(**common, text=draft.text or _CONTACT, means=draft.means, at=at, reached=draft.held)


def _parts_of(touch: Touch) -> dict[str, Any]:
    parts = {"text": "" if touch.text == _CONTACT else touch.text, "means": touch.means}
    if touch.every is not None:
        return parts | {"every": draft_of(touch.every), "due": touch.due, "whole_day": touch.due is not None}
    return parts | {"held": touch.reached, "due": touch.at if touch.at != touch.made_at else None}


def _steps(_touch: Touch, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    return repeat_steps(was.draft, now.draft, "text", "means")


LINE = LineKind(word="touch", record_of=_record_of, parts_of=_parts_of, steps=_steps, unnamed=_UNNAMED)
