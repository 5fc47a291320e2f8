"""What is known about a record, on the screen: why it is listed, its facts, its steps, what happened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from textual.content import Content

from cockpit.desk.timeline import Event
from cockpit.desk.views import Row
from cockpit.domain.fact import Fact, FactStep, When, spoken
from cockpit.domain.moment import between, is_before
from cockpit.domain.wording import clock, day, full, lateness
from widgets.checklist import Tick
from widgets.text import clean

STYLES = {"late": "$late", "soon": "$soon", "good": "$agreed", "": ""}
# What the sentence of a row says already, and what is told by the steps.
IN_THE_REASON = frozenset({"state", "steps_done", "last_contact"})

_A_MINUTE = timedelta(minutes=1)
_SAYS_HOW_LATE = re.compile(r"\d (?:min|h|d)(?: \d\d)? late")


def titled(row: Row) -> Content:
    """Return its words; that a sale is lost goes before them, or its amount would be taken for money to come."""
    words = clean(row.what, one_line=True)
    return Content.assemble(("lost: ", "$quiet"), words) if row.record.KIND == "loss" else Content(words)


def coded(code: str) -> Content:
    """Return a code, named as one."""
    return Content.assemble(("code ", "$quiet"), (code, "$code")) if code else Content()


def reason(row: Row, now: datetime) -> Content:
    """Return the sentence that tells why it is on the list."""
    due, record = row.deadline, row.record
    if due is None:
        return Content("No time is set: some day.") if record.is_open() else Content("Nothing is left to do.")
    style = {"late": "$late", "slipping": "$soon", "now": "$soon"}.get(due.severity, "")
    said = due.reason
    if due.kind == "mine" and due.severity not in (
        "late",
        "slipping",
    ):  # the row says that time, and not theirs
        said = f"Mine {clock(due.when, now)}: {said[:1].lower()}{said[1:]}"
    if due.severity == "slipping":
        said += " Your own time has passed."
    elif due.severity == "late" and not _SAYS_HOW_LATE.search(said):
        said += f" {lateness(due.when, now)} late."
    return Content.assemble((clean(said), style))


def one_contact(row: Row) -> list[Content]:
    """Return the other steps of the contact that a row stands for, a line each."""
    return [
        Content.assemble(
            ("Also due ", "$soon"),
            titled(one),
            clean(f" · {one.deadline.reason} · " if one.deadline else " · ", one_line=True),
            coded(one.code),
        )
        for one in row.more
    ]


def words(fact: Fact, now: datetime, *, brief: bool = False) -> Content:
    """Return a fact in words, with how far off its moment is where that matters; not where it is `brief`."""

    def say(when: When) -> str:
        return full(when.moment, now, whole_day=when.whole_day)

    said, moment = spoken(fact, say), fact.moment
    if fact.counts and not brief and moment is not None:
        said += _off(moment.moment, now)
    return Content.assemble((clean(said), STYLES[fact.urgency]))


def lines(facts: Iterable[Fact], now: datetime, *, label: int, but: Collection[str] = ()) -> list[Content]:
    """Return the facts a line each, their labels `label` cells wide; those of the keys in `but` are left out."""
    return [
        Content.assemble((f"{fact.label or 'State':<{label - 1}} ", "$quiet"), words(fact, now))
        for fact in facts
        if fact.words and fact.key not in but
    ]


def ticks(facts: Iterable[Fact], now: datetime) -> list[Tick]:
    """Return the steps that are being gone through: of making a promise, of the plan, of the recovery."""
    steps = next((fact.steps for fact in facts if fact.steps), ())
    return [Tick(step.label, step.is_done, _note(step, now)) for step in steps]


def contact(row: Row, now: datetime) -> str:
    """Return when the customer was last reached, on whichever of their records."""
    last = row.in_touch.last if row.in_touch else row.record.last_contact()
    return f"{_ago(last, now)}, {full(last, now)}" if last else "none logged yet"


def dated(had: Iterable[tuple[datetime, Content | str]], now: datetime) -> list[Content]:
    """Return what was when, a line each, the times in one column."""
    told = [(full(at, now), what) for at, what in had]
    wide = max((len(time) for time, _ in told), default=0)
    return [
        Content.assemble(
            (f"{time:<{wide}}  ", "$quiet"), what if isinstance(what, Content) else clean(what, one_line=True)
        )
        for time, what in told
    ]


def timeline(events: list[Event], now: datetime, most: int) -> Content:
    """Return what happened, the latest first, a line each."""
    told = dated(
        (
            (event.at, Content.assemble((event.code.ljust(6), "$code"), clean(event.what, one_line=True)))
            for event in events[:most]
        ),
        now,
    )
    if len(events) > most:
        told.append(Content.assemble((f"and {len(events) - most} more", "$quiet")))
    return Content("\n").join(told)


def _off(moment: datetime, now: datetime) -> str:
    return f" – in {lateness(moment, now)}" if is_before(now, moment) else f" – {_ago(moment, now)}"


def _ago(moment: datetime, now: datetime) -> str:
    return f"{lateness(moment, now)} ago" if between(moment, now) >= _A_MINUTE else "just now"


def _note(step: FactStep, now: datetime) -> str:
    if step.at is None:
        return step.note if step.is_done is not False else ""
    if step.is_done is not False:
        return full(step.at, now, whole_day=step.whole_day)
    local = day(step.at.astimezone(now.tzinfo), now)
    return f"{lateness(step.at, now)} late" if is_before(step.at, now) else f"by {local}"
