"""Contacts and staying in touch: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind
from cockpit.desk.kinds.repeat_steps import repeat_steps
from cockpit.domain.moment import is_before
from cockpit.domain.people import fold_tag
from cockpit.domain.touch import Touch
from cockpit.errors import IllegalMove

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
        tag = None if draft.customer else _tag_in(draft.text)
        return Touch(
            **common,
            text=_text_of(draft.text, tag),
            means=draft.means,
            every=draft.every,
            due=draft.due,
            tag=tag,
        )
    at = draft.due if draft.due is not None and is_before(draft.due, made_at) else made_at
    return Touch(**common, text=draft.text or _CONTACT, means=draft.means, at=at, reached=draft.held)


def _tag_in(text: str) -> str | None:
    """Return the first tag among words: "vip" of "#vip ask for news"."""
    found = (word.removeprefix("#") for word in text.split() if word.startswith("#"))
    return next((tag for tag in found if fold_tag(tag)), None)


def _text_of(text: str, tag: str | None) -> str:
    """Return what staying in touch is about, the tag last where it is that of one."""
    if tag is None:
        return text or _UNNAMED
    words = " ".join(word for word in text.split() if word != f"#{tag}")
    return f"{words or _UNNAMED}: #{tag}"


def _parts_of(touch: Touch) -> dict[str, Any]:
    parts = {"text": "" if touch.text == _CONTACT else touch.text, "means": touch.means}
    if touch.every is not None:
        if touch.is_of_tag():
            parts["text"] = f"#{touch.tag} {touch.words().removeprefix(_UNNAMED)}".strip()
        return parts | {"every": touch.every.as_said(), "due": touch.due, "whole_day": touch.due is not None}
    return parts | {"held": touch.reached, "due": touch.at if touch.at != touch.made_at else None}


def _steps(touch: Touch, was: Understood, now: Understood, _moment: datetime) -> Iterator[Step]:
    for verb, given in repeat_steps(was.draft, now.draft, "text", "means"):
        if touch.is_of_tag() and "text" in given:
            if fold_tag(_tag_in(now.draft.text) or "") != fold_tag(touch.tag or ""):
                raise IllegalMove(
                    f"It is for all who carry #{touch.tag}, and stays so.",
                    "End it, and begin another: touch #tag every 3 weeks.",
                )
            yield verb, {**given, "text": _text_of(now.draft.text, _tag_in(now.draft.text))}
        else:
            yield verb, given


LINE = LineKind(word="touch", record_of=_record_of, parts_of=_parts_of, steps=_steps, unnamed=_UNNAMED)
