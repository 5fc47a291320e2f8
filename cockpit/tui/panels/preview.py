"""What a captured line was understood as, and what it will make, shown while it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from cockpit.desk.capture import Saved
from cockpit.desk.understood import Understood
from cockpit.domain.orders.plan import BEGUN
from cockpit.domain.promises.facts import MINE, THEIRS
from cockpit.domain.rules import Rules
from cockpit.domain.wording import full
from cockpit.tui.panels.flow import flow
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.understood import Draft
    from cockpit.tui.capture_job import CaptureJob

_WHAT = {"q": "They ask: ", "lost": "Need we could not meet: ", "call": "Purpose: ", "paid": "How: "}
_DUE = {"order": "needed ", "paid": "on ", "call": "when "}


def everything(
    job: CaptureJob,
    understood: Understood,
    line: str,
    plain: Sequence[tuple[int, int]],
    *,
    width: int,
    told: str = "",
) -> list[Content]:
    """Return all there is to say of a line: what it is understood as, its `plain` parts, and what it leads to.

    What was `told` already, as the line was refused, is not said again.
    """
    now, rules = job.desk.now(), job.desk.rules
    return [
        *lines(understood, now, rules, width, is_new=job.can_go_on, told=told),
        *(is_text(line[start:end]) for start, end in plain),
        *(outlook(*one) for one in job.outlook(understood) if one[1] not in told),
    ]


def lines(
    understood: Understood, now: datetime, rules: Rules, width: int, *, is_new: bool = True, told: str = ""
) -> Iterator[Content]:
    """Yield what was recognised, what it makes where it `is_new`, what to say, and what is still to be asked."""
    draft = understood.draft
    yield flow(_parts(understood, now), width)
    if draft.text:
        yield Content.assemble((_WHAT.get(draft.kind, "What: "), "$quiet"), clean(draft.text))
    for label, words in (
        ("Answer: ", draft.answer),
        ("They gain: ", draft.gain),
        ("They chose: ", draft.chosen),
    ):
        if words:
            yield Content.assemble((label, "$quiet"), clean(words))
    if understood.say:
        yield Content.assemble(("Say: ", "$quiet"), (f"“{clean(understood.say)}”", "bold $agreed"))
    if is_new and (made := _makes(draft, now, rules)):
        yield Content.assemble((made, "bold"))
    if understood.because and not (draft.mine and draft.theirs):
        yield Content.assemble((f"Proposed {understood.because}.", "$quiet"))
    yield from _questions(understood, told)


def _questions(understood: Understood, told: str) -> Iterator[Content]:
    draft = understood.draft
    for advice in understood.advice:
        yield Content.assemble(("! ", "$soon bold"), (clean(advice), "$soon"))
    # A payment without an amount is all that is to come: what it makes tells that.
    asks = () if draft.kind == "paid" and not draft.amount and not draft.missing else draft.asks
    for ask in asks:
        if ask in told:
            continue
        yield Content.assemble(("? ", "$soon bold"), (clean(ask), "$soon"))
    for assumed in draft.assumed:
        yield Content.assemble(("Assumed: ", "$quiet"), clean(assumed))


def hint(saved: Sequence[Saved], what: str) -> Content:
    """Return what to read before anything is typed: what was just saved, else what a line consists of."""
    if not saved:
        return Content.assemble((what, "$quiet"))
    words = clean(saved[-1].said(), one_line=True)
    return Content.assemble(("✓ ", "$agreed"), words, ("  The next?", "$quiet"))


def from_before(*, is_untouched: bool) -> Content:
    """Return that the line is a draft that came back, and where it `is_untouched` what the keys make of it."""
    ways = ": ⏎ saves it, ← edits it, typing begins a new line." if is_untouched else ". ctrl+u clears it."
    return Content.assemble((f"Your draft from before{ways}", "$quiet"))


def keys(*, can_go_on: bool, has_drafts: bool) -> Content:
    """Return what the keys of the capture do."""
    following = "ctrl+o save, next   " if can_go_on else ""
    return Content(f"⏎ save   {following}tab kind   {'↑↓ drafts   ' if has_drafts else ''}esc keep as draft")


def pasted(lines: int) -> Content:
    """Return that so many pasted lines are still to be saved."""
    count = f"{lines} pasted lines" if lines > 1 else "1 pasted line"
    return Content.assemble((f"{count}: ctrl+o saves and takes the next.", "$soon"))


def is_text(part: str) -> Content:
    """Return that a part of the line is words and nothing more."""
    return Content.assemble((f"“{clean(part, one_line=True)}” is text now.", "$quiet"))


def outlook(may_be: bool, words: str) -> Content:
    """Return what saving leads to, or why it may not be."""
    return Content.assemble(
        ("" if may_be else "! ", "$late bold"), (clean(words), "bold" if may_be else "$late")
    )


def _parts(understood: Understood, now: datetime) -> Iterator[Content]:
    draft = understood.draft
    guessed = " (guessed)" if draft.guessed else ""
    word = {"q": "QUESTION", "lost": "LOST SALE", "paid": "PAYMENT"}.get(draft.kind, draft.kind.upper())
    yield Content.assemble((word, "bold $primary"), (guessed, "$quiet"))
    if draft.customer:
        near = f"new; near {', '.join(draft.near[:3])}" if draft.near else "new"
        known = (" (known)", "$quiet") if draft.known else (f" ({clean(near)})", "$soon")
        yield Content.assemble((clean(draft.customer), "$key bold"), known)
    if draft.amount:
        yield Content.assemble((draft.amount.brief(), "$amount bold"))
    if draft.terms_days is not None:
        yield Content.assemble((f"net {draft.terms_days} days", "$code"))
    if draft.signed:
        yield Content.assemble(("in writing", "$agreed"))
    if understood.mine:
        proposed = "" if draft.mine else " (proposed)"
        yield Content.assemble((f"{MINE} ", "$quiet"), full(understood.mine, now), (proposed, "$quiet"))
    if understood.theirs:
        proposed = "" if draft.theirs else " (proposed)"
        theirs = full(understood.theirs, now, whole_day=draft.whole_day)
        yield Content.assemble((f"{THEIRS} ", "$quiet"), (theirs, "$soon bold"), (proposed, "$quiet"))
    if draft.due:
        due = full(draft.due, now, whole_day=draft.whole_day)
        yield Content.assemble((_DUE.get(draft.kind, "due "), "$quiet"), (due, "$soon bold"))
    if draft.kind == "promise":
        yield Content.assemble(("agreed", "$agreed") if draft.agreed else ("not agreed", "$soon"))
    if draft.means:
        yield Content.assemble((clean(draft.means), "$code"))


def _makes(draft: Draft, now: datetime, rules: Rules) -> str:
    """Return what saving the line comes to, in the words of its practice; empty where the parts say it."""
    if draft.kind == "order":
        amount = "" if draft.amount else " It has no amount yet."
        return f"{BEGUN}{amount}"
    if draft.kind == "lost":
        return "The 24 hours begin: say you are sorry, help them get it elsewhere."
    if draft.kind == "q":
        if draft.answer:
            return "Answered on the spot."
        from cockpit.domain.questions.question import usual_due  # only where one asks

        due = full(draft.due or usual_due(now, rules), now, whole_day=draft.whole_day)
        return f"A get-back, due {due}. Who knows? Bring them on the line now."
    return ""
