"""What is known about a question, and about an answer card."""

from __future__ import annotations

from cockpit.domain.fact import Fact, When, moment_fact, text_fact, times_over
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.rules import Rules


def facts(question: Question, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of a question as it stands at `now`."""
    state = question.state(now)
    yield Fact(key="state", value=state, words=(state,))
    yield from moment_fact("made_at", "Asked", question.made_at)
    is_due = question.is_get_back or question.is_open()
    due, is_late = question.due_at(rules), question.is_kept(now) is False
    yield Fact(
        key="due",
        label="Due",
        value=due if is_due else None,
        words=(When(moment=due, whole_day=question.is_whole_day), " · late" if is_late else "")
        if is_due
        else (),
        urgency="late" if is_late and question.is_open() else "",
        counts=question.is_open(),
    )
    if question.asked_expert_at is not None:
        who = question.expert_name or "an expert"
        words = (f"{who} ", When(moment=question.asked_expert_at))
        yield Fact(key="asked_expert_at", label="Expert asked", value=question.asked_expert_at, words=words)
    if question.told_at is not None:
        answer = question.answer or "(the words are not kept)"
        yield from moment_fact("told_at", "Told", question.told_at, f": {answer}")
    else:
        yield Fact(key="told_at", value=None)
    yield Fact(key="get_back", value=question.is_get_back)
    yield Fact(key="due_whole_day", value=question.is_whole_day)
    yield Fact(key="kept", value=question.is_kept(now))


def card_facts(card: Card, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of an answer card as it stands at `now`."""
    days = card.unverified_days(now, rules)
    stale = f" · unverified {days} d" if days is not None else ""
    yield Fact(
        key="state",
        value=card.state(now, rules),
        words=(f"{'retired' if card.retired_at else 'live'}{stale}",),
        urgency="soon" if stale else "",
    )
    for line in card.answer.splitlines():
        yield from text_fact("say", "Say", line)
    yield from text_fact("detail", "Detail", card.detail)
    yield from text_fact("source", "Source", card.source)
    yield Fact(
        key="verified_at",
        label="Verified",
        value=card.verified_at,
        words=(When(moment=card.verified_at),) if card.verified_at else ("never",),
    )
    used = max((use.at for use in card.uses.values()), key=lambda at: at.timestamp(), default=None)
    last = (", last ", When(moment=used)) if used else ()
    yield Fact(
        key="times_used", label="Used", value=len(card.uses), words=(times_over(len(card.uses)), *last)
    )
    if card.tags:
        yield Fact(key="found_by", label="Found by", words=(", ".join(card.tags.values()),))
    for phrasing in card.phrasings.values():
        yield Fact(key="phrasing", label="Also asked", words=(phrasing,))
    yield Fact(key="ways_to_ask", value=list(card.ways_to_ask()))
    yield Fact(key="unverified_days", value=days)
