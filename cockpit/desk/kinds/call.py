"""Calls: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind
from cockpit.desk.kinds.repeat_steps import repeat_steps
from cockpit.domain.calls.call import Call
from cockpit.domain.calls.preparation import Preparation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules

_UNNAMED = "call"


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Call:
    draft = understood.draft
    return Call(
        **common,
        text=draft.text or _UNNAMED,
        when=draft.due,
        whole_day=draft.whole_day,
        every=draft.every and draft.every.anchored(draft.due),
        preparation=Preparation(gain=draft.gain or ""),
    )


def _parts_of(call: Call) -> dict[str, Any]:
    gain = call.preparation.gain or None
    return {
        "text": call.text,
        "due": call.when,
        "whole_day": call.whole_day,
        "gain": gain,
        "every": call.every and call.every.as_said(),
    }


def _steps(_call: Call, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    yield from repeat_steps(was.draft, now.draft, "text", due="when")
    if now.draft.gain != was.draft.gain:
        yield "plan", {"gain": now.draft.gain}


LINE = LineKind(word="call", record_of=_record_of, parts_of=_parts_of, steps=_steps, unnamed=_UNNAMED)
