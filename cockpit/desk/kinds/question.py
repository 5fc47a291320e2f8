"""Questions: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind, edit
from cockpit.domain.questions.question import Question
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules


def _record_of(understood: Understood, common: Mapping[str, Any], rules: Rules) -> Question:
    """Answered on the spot where the line says the answer, else a get-back, due as it says or when the rules say."""
    question = Question(**common, text=understood.draft.text)
    if understood.draft.answer:
        return question.answer_(question.made_at, text=understood.draft.answer)
    draft = understood.draft
    return question.open(question.made_at, rules=rules, due=draft.due, whole_day=draft.whole_day)


def _parts_of(question: Question) -> dict[str, Any]:
    return {"text": question.text, "answer": question.answer or None}


def _steps(question: Question, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    is_told = question.told_at is not None
    if now.draft.due is not None and question.is_get_back:
        raise IllegalMove(
            "By when you get back to them stands: it was said to them.",
            "Take the time out of the line; what you can only say later is a promise of its own.",
        )
    if now.draft.due is not None and not is_told:
        yield "open", {"due": now.draft.due, "whole_day": now.draft.whole_day}
    yield from edit(was.draft, now.draft, "text", *(("answer",) if is_told else ()))
    if not is_told and now.draft.answer != was.draft.answer:
        yield (
            ("deliver" if question.is_get_back else "answer"),
            {"answer" if question.is_get_back else "text": now.draft.answer},
        )


LINE = LineKind(word="q", record_of=_record_of, parts_of=_parts_of, steps=_steps)
