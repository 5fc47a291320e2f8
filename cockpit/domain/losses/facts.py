"""What is known about a loss: the 24 hours, the four tactics, and what came of them. The private note is not told."""

from __future__ import annotations

from cockpit.domain.fact import Fact, FactStep, When, moment_fact, text_fact
from cockpit.domain.losses.loss import Loss
from cockpit.domain.losses.recovery import AT_ONCE, TACTICS
from cockpit.domain.losses.recovery_words import is_need
from cockpit.domain.moment import between, is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.rules import Rules


def facts(loss: Loss, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield the facts of a loss as it stands at `now`."""
    state, over, recovery = loss.state(now), loss.recover_by(), loss.recovery
    yield Fact(key="state", value=state, words=(state,))
    yield from moment_fact("told_at", "Told", loss.recovery.news_by(loss.told_at))
    is_running = state in ("lost", "recovering") and recovery.next_at_once() is not None
    yield Fact(
        key="recover_by",
        label="24 h end",
        value=over,
        words=(When(moment=over),) if is_running else (),
        urgency="late" if is_before(over, now) else "soon",
        counts=True,
    )
    yield Fact(key="left_minutes", value=round(between(now, over).total_seconds() / 60))
    within = loss.within_24h()
    yield Fact(
        key="tactics_done",
        label="Done",
        value=recovery.count(),
        words=(f"{recovery.count()} of {len(TACTICS)} tactics, {within} of {len(AT_ONCE)} inside the 24 h",),
    )
    yield Fact(key="within_24h", value=within)
    yield from text_fact("chosen", "They chose", loss.chosen)
    label = "Their need" if is_need(loss.need) else "Their reason, and no need yet"
    yield from text_fact("need", label, loss.need)
    yield Fact(key="amount", label="Amount", value=loss.amount, words=(loss.amount,) if loss.amount else ())
    done = recovery.tactics()
    yield Fact(
        key="tactics",
        label="Tactics",
        value=done,
        steps=tuple(
            FactStep(name=name, label=label, is_done=done[name] is not None, at=done[name])
            for name, label in TACTICS.items()
        ),
    )
    yield from text_fact("apology", "What was said", recovery.apology)
    yield from _help(loss)
    yield from _after(loss)


def _help(loss: Loss) -> Iterator[Fact]:
    for one in loss.recovery.help.values():
        called = (" · called on their behalf ", When(moment=one.called_at)) if one.called_at else ()
        phone = f" · {one.phone}" if one.phone else ""
        note = f" · {one.text}" if one.text else ""
        not_yet = "" if called else " · not called yet"
        yield Fact(key="helped", label="Help", words=(one.supplier, phone, *called, not_yet, note))
    for check in loss.recovery.need_checks.values():
        met = "their need was met" if check.met else "their need was NOT met"
        note = f" ({check.text})" if check.text else ""
        yield Fact(key="need_checked", label="Asked", words=(When(moment=check.at), f": {met}{note}"))
    yield Fact(key="need_met", value=loss.recovery.is_need_met())


def _after(loss: Loss) -> Iterator[Fact]:
    if loss.dormant_until is not None and loss.reopened_at is None:
        yield from moment_fact("dormant_until", "Next touch", loss.dormant_until)
    if loss.reopened_at is not None:
        worth = (", worth ", loss.won_back) if loss.won_back is not None else ()
        yield Fact(
            key="reopened_at",
            label="Reopened",
            value=loss.reopened_at,
            words=(When(moment=loss.reopened_at), *worth),
            urgency="good",
        )
    for referral in loss.referrals.values():
        yield Fact(key="referral", label="They sent", words=(referral.text,))
