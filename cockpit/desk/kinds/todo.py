"""To-dos and notes: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.desk.kinds.repeat_steps import repeat_steps
from cockpit.domain.todo import Note, Reminder, Todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules


def _todo_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Todo:
    draft = understood.draft
    every = draft.every and draft.every.anchored(draft.due)
    return Todo(**common, text=draft.text, due=draft.due, whole_day=draft.whole_day, every=every)


def _note_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Note:
    draft = understood.draft
    # A note comes back once: how often was only said.
    text = f"{draft.text} {draft.every.words().lower()}".strip() if draft.every else draft.text
    return Note(**common, text=text, due=draft.due, whole_day=draft.whole_day)


def _parts_of(reminder: Reminder) -> dict[str, Any]:
    whole_day = reminder.due is not None and reminder.whole_day
    every = reminder.every.as_said() if isinstance(reminder, Todo) and reminder.every else None
    return {"text": reminder.text, "due": reminder.due, "whole_day": whole_day, "every": every}


def _steps(_reminder: Reminder, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    return edit(was.draft, now.draft, "text", due="due")


def _todo_steps(_todo: Todo, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    return repeat_steps(was.draft, now.draft, "text", due="due")


TODO = LineKind(word="todo", record_of=_todo_of, parts_of=_parts_of, steps=_todo_steps)
NOTE = LineKind(word="note", record_of=_note_of, parts_of=_parts_of, steps=_steps)
