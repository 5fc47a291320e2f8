"""The parts of a call's own screen, as text: its plan, whether it must be, what to bring, how it ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from cockpit.domain.calls.call import Call
from cockpit.domain.wording import full
from cockpit.tui.panels import record_facts
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.domain.contacts import Had
    from cockpit.domain.questions.card import Card

_PLAN = {
    "gain": "They gain", "decision": "It moves", "ask_theirs": "Ask them", "ask_mine": "Offer",
}  # fmt: skip
_LABEL = 11
_MOST_CONTACTS = 5
_UNLIT = "not as it stands"
OUTCOMES = {
    "advance": "they take a step, and by when",
    "continue": "none of theirs was agreed",
    "order-promised": "they promised an order",
    "decline": "they said no",
    "no-further-call": "settled, no call needed",
}
"""The verbs that tell how it ended, in the order of their keys, each with what it means."""


def head(call: Call, step: Content, now: datetime) -> Content:
    """Return when it is, whether its purpose is an excuse, and the next step."""
    when = full(call.when, now, whole_day=call.whole_day) if call.when else "no time yet: edit it"
    lines = [Content.assemble((f"{when} · {call.state(now)}", "$quiet"))]
    if call.is_open() and call.was_held_at() is None and (question := call.excuse()):
        lines.append(Content.assemble((question, "$soon bold")))
    return Content("\n").join([*lines, step])


def plan(call: Call, plan_key: str, override_key: str) -> Content:
    """Return the lines of the plan; what is not said yet, and the keys that say it or keep an excuse."""
    if not plan_key and not call.preparation.lines():
        return Content.assemble(("It had none.", "$quiet"))
    lines = []
    for name, label in _PLAN.items():
        said = getattr(call.preparation, name).strip()
        words = (clean(said, one_line=True), "bold") if said else ("not said", "$quiet")
        lines.append(Content.assemble((f"{label:<{_LABEL}}", "$quiet"), words))
    keys = [
        Content.assemble((f"{key} ", "$key bold"), (said, "$quiet"))
        for key, said in ((plan_key, "plan"), (override_key, "override excuse: it is none"))
        if key
    ]
    return Content("\n").join([*lines, *([Content("   ").join(keys)] if keys else [])])


def rides(found: Iterable[Call], now: datetime) -> Content:
    """Return the question whether it could ride on another that is planned, and which those are."""
    lines = [
        Content.assemble(
            (f"{full(one.when, now, whole_day=one.whole_day)}  ", "bold"), clean(one.text, one_line=True)
        )
        for one in found
        if one.when is not None
    ]
    if not lines:
        return Content.assemble(("No other call is planned with them.", "$quiet"))
    asks = Content.assemble(("Could this ride on it, or be sent ahead?", "$soon"))
    return Content("\n").join([asks, *lines])


def bring(call: Call, cards: Iterable[Card]) -> Content:
    """Return what to bring along, and what they may ask, with the answer."""
    lines = [
        Content.assemble(("✓ ", "$agreed"), clean(thing, one_line=True))
        for thing in call.preparation.bring.values()
    ]
    lines += [
        Content.assemble(
            ("? ", "$key"),
            (clean(one.text, one_line=True), "bold"),
            (f"  {clean(one.answer, one_line=True)}", "$quiet"),
        )
        for one in cards
    ]
    nothing = "References, prices, specs, people: what would they ask for?"
    return Content("\n").join(lines) or Content.assemble((nothing, "$quiet"))


def outcome(call: Call, keys: Mapping[str, str], applies: Collection[str], now: datetime) -> Content:
    """Return how it ended, and the commitments of both sides; until then the keys that tell it.

    What does not apply as it stands keeps its place and its number, unlit.
    """
    ended, lines = call.outcome(), []
    if ended is not None and (at := call.outcome_at()) is not None:
        lines.append(Content.assemble((ended.capitalize(), "$agreed bold"), (f"  {full(at, now)}", "$quiet")))
    for label, step, by, whole_day in (
        ("They do", call.their_step, call.their_step_by, call.their_step_whole_day),
        ("You do", call.my_step, call.my_step_by, call.my_step_whole_day),
    ):
        if step:
            due = f", by {full(by, now, whole_day=whole_day)}" if by else ""
            lines.append(
                Content.assemble(
                    (f"{label:<{_LABEL}}", "$quiet"), (clean(f"{step}{due}", one_line=True), "bold")
                )
            )
    lines += [
        Content.assemble(
            (f"{key} ", "$key bold" if name in applies else "$quiet"),
            (f"{name.replace('-', ' '):<17}", "" if name in applies else "$quiet"),
            (OUTCOMES[name] if name in applies else _UNLIT, "$quiet"),
        )
        for name, key in keys.items()
    ]
    return Content("\n").join(lines) or Content.assemble(("Nothing was agreed.", "$quiet"))


def contacts(had: Iterable[Had], now: datetime, key: str) -> Content:
    """Return the last contacts with the customer; where there is none, the key that logs one."""
    lines = record_facts.dated(list(had)[:_MOST_CONTACTS], now)
    return Content("\n").join(lines) or Content.assemble((f"None yet: {key} logs one.", "$quiet"))
