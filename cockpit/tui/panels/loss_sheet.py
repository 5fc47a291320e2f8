"""The parts of a loss's own screen, as text: the countdown and the four cards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual.content import Content

from cockpit.desk.record_view import Supplier
from cockpit.domain.losses.loss import Loss
from cockpit.domain.losses.recovery_words import REFRAMING, is_need, named_need, pitch_words
from cockpit.domain.moment import is_before
from cockpit.domain.rules import Rules
from cockpit.domain.wording import full, lateness
from widgets.text import clean

_MOST_SUPPLIERS = 4
_DAY = 24
_CELLS = 24


def head(loss: Loss, step: Content, now: datetime) -> Content:
    """Return the countdown, what was lost to whom, and the next step."""
    over = loss.recover_by()
    is_over = is_before(over, now)
    state = loss.state(now)
    if state in ("lost", "recovering"):
        asked = loss.recovery.next_at_once() is not None
        hours = 0.0 if is_over else (over.timestamp() - now.timestamp()) / 3600
        filled = min(_CELLS, max(0, round(hours / _DAY * _CELLS)))
        style = "$late bold" if is_over or hours < 4 else "$soon bold"
        words = f"{lateness(over, now)} {'too late for the 24 h' if is_over else 'left of 24 h'}"
        in_time = f"{loss.within_24h()} of the 3 steps due within 24 h are done"
        done_all = Content.assemble(
            (f"all 3 steps of the 24 h done, {loss.within_24h()} of them in time", "$agreed bold")
        )
        clock = Content.assemble(
            ("▰" * filled, style), ("▱" * (_CELLS - filled), "$quiet"), "  ", (words, style),
            (f"  {in_time}", "$quiet"),
        ) if asked else done_all  # fmt: skip
    else:
        clock = Content.assemble(
            (state.capitalize(), "$agreed bold"), (f"  {loss.recovery.count()} of 4 tactics done", "$quiet")
        )
    facts = [f"told {full(loss.recovery.news_by(loss.told_at), now)}"]
    facts += [f"they chose {loss.chosen}"] if loss.chosen else ["edit it to say whom they chose"]
    needed = f"needed {named_need(loss.need)}" if is_need(loss.need) else f"because of {loss.need}"
    facts += [needed] if loss.need else []
    facts += [f"worth {loss.amount.brief()}"] if loss.amount else []
    return Content("\n").join(
        [clock, Content.assemble((clean(" · ".join(facts), one_line=True), "$quiet")), step]
    )


def done(at: datetime | None, now: datetime) -> Content:
    """Return when a card was done."""
    return Content.assemble((f"done {full(at, now)}", "$quiet")) if at else Content()


def reframing(loss: Loss) -> Content:
    """Return the line to read, and the private note, which is shown nowhere else."""
    lines = [Content.assemble((REFRAMING, "italic"))]
    if loss.vent:
        lines.append(Content.assemble(("Private: ", "$soon"), clean(loss.vent)))
    return Content("\n").join(lines)


def apology(loss: Loss, words: str, key: str) -> Content:
    """Return the apology, ready to copy, and the words of a pitch in it."""
    lines = [Content.assemble((f"“{clean(words)}”", "bold" if loss.recovery.apologised_at is None else ""))]
    if found := pitch_words(words):
        lines.append(Content.assemble((f"A pitch takes it back: {', '.join(found)}", "$soon")))
    if loss.recovery.apologised_at is None:
        lines.append(Content.assemble((f"{key} ", "$key bold"), ("copies it", "$quiet")))
    return Content("\n").join(lines)


def help_elsewhere(loss: Loss, suppliers: Iterable[Supplier], words: str, key: str, now: datetime) -> Content:
    """Return whom to call on their behalf, those who were called with when; then the words, and what copies them."""
    called = {one.supplier: one for one in loss.recovery.help.values() if one.called_at is not None}
    lines = []
    for one in list(suppliers)[:_MOST_SUPPLIERS]:
        found = called.get(one.name)
        at = f"called {full(found.called_at, now)}" if found and found.called_at else ""
        what = f" · {found.text}" if found and found.text else ""
        lines.append(
            Content.assemble(
                ("✓ " if one.called else "· ", "$agreed" if one.called else "$quiet"),
                (clean(one.name, one_line=True), "bold"),
                (f"  {clean(one.phone, one_line=True)}" if one.phone else "", "$key"),
                (clean(f"  {at}{what}" if at else "", one_line=True), "$quiet"),
            )
        )
    if not lines:
        lines = [Content.assemble(("No supplier is known yet: who can give it to them?", "$quiet"))]
    lines.append(Content.assemble((f"“{clean(words)}”", "italic")))
    lines.append(Content.assemble((f"{key} ", "$key bold"), ("copies it", "$quiet")))
    return Content("\n").join(lines)


def need(loss: Loss, words: str, key: str, now: datetime, rules: Rules) -> Content:
    """Return what was found when their need was looked at, when to look next, and what to ask then."""
    lines = [
        Content.assemble(
            (f"{full(one.at, now)}  ", "$quiet"),
            ("met" if one.met else "not met", "$agreed" if one.met else "$late"),
            f"  {clean(one.text, one_line=True)}",
        )
        for one in sorted(loss.recovery.need_checks.values(), key=lambda one: one.at.timestamp())
    ]
    due = [one for one in loss.deadlines(now, rules) if one.kind == "need-check"]
    for one in due:
        late = f", {lateness(one.when, now)} late" if is_before(one.when, now) else ""
        lines.append(
            Content.assemble(("Ask them by ", "$quiet"), f"{full(one.when, now)}", (late, "$late bold"))
        )
    if due:
        lines.append(Content.assemble((f"“{clean(words)}”", "italic")))
        lines.append(Content.assemble((f"{key} ", "$key bold"), ("copies it", "$quiet")))
    return Content("\n").join(lines) or Content.assemble(
        ("It matters more than a short-term sale.", "$quiet")
    )


def after(loss: Loss, now: datetime) -> Content:
    """Return what came of it since: the next touch, the deal come back, somebody sent."""
    lines = []
    if loss.dormant_until:
        lines.append(Content.assemble(("Next touch ", "$quiet"), full(loss.dormant_until, now)))
    if loss.reopened_at:
        worth = f", worth {loss.won_back.brief()}" if loss.won_back else ""
        lines.append(Content.assemble((f"Reopened {full(loss.reopened_at, now)}{worth}", "$agreed")))
    lines += [
        Content.assemble(("They sent ", "$quiet"), clean(one.text, one_line=True))
        for one in loss.referrals.values()
    ]
    return Content("\n").join(lines)
