"""A record in words: what was said, by when, how it stands, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from cockpit.desk.views import Event, Row
from cockpit.domain.entry import Entry
from cockpit.domain.moment import is_before
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.rules import Rules
from cockpit.domain.wording import full, lateness
from cockpit.tui.panels.fact import Fact, left
from widgets.checklist import Tick
from widgets.text import clean


def reason(row: Row, now: datetime) -> Content:
    """Return the sentence that tells why it is on the list."""
    due, record = row.deadline, row.record
    if due is None:
        return Content("No time is set: some day.") if record.is_open() else Content("Nothing is left to do.")
    style = {"late": "$late", "slipping": "$soon", "now": "$soon"}.get(due.severity, "")
    said = due.reason
    if due.severity == "slipping":
        said += " Your own time has passed."
    elif due.severity == "late" and not isinstance(record, Promise) and not said.endswith(" late."):
        said += f" {lateness(due.when, now)} late."
    return Content.assemble((clean(said), style))


def facts(record: Entry, now: datetime, rules: Rules, *, brief: bool = False) -> Iterator[Fact]:
    """Yield what is known about a record, the most pressing first; `brief` leaves out what `reason` says."""
    if isinstance(record, Promise):
        yield from _promise(record, now, brief)
    elif record.KIND in ("order", "loss"):
        from cockpit.tui.panels import describing_deals  # loaded where there is one

        yield from describing_deals.facts(record, now, rules)
    elif record.KIND in ("question", "call", "awaited"):
        from cockpit.tui.panels import describing_talks  # loaded where there is one

        yield from describing_talks.facts(record, now, brief=brief)
    elif (due := getattr(record, "due", None)) is not None:
        after = "" if brief else left(due, now)
        yield Fact("Due", full(due, now, whole_day=getattr(record, "whole_day", False)) + after)
    if record.snoozed_until and is_before(now, record.snoozed_until):
        yield Fact("Snoozed", f"until {full(record.snoozed_until, now)}")
    if not brief:
        yield Fact("Contact", contact(record, now))
    for remark in record.remarks.values():
        yield Fact("Remark", f"{remark.text} ({full(remark.at, now)})")


def contact(record: Entry, now: datetime) -> str:
    """Return when the customer was last in touch about it."""
    last = record.last_contact()
    return f"{lateness(last, now)} ago, {full(last, now)}" if last else "none logged yet"


def ticks(record: Entry, now: datetime, rules: Rules) -> list[Tick]:
    """Return the steps: of making a promise or following through, of the post-sale plan, of the recovery."""
    if record.KIND in ("order", "loss"):
        from cockpit.tui.panels import describing_deals  # loaded where there is one

        return describing_deals.ticks(record, now, rules)
    if not isinstance(record, Promise):
        return []
    if record.delivered_at is None:
        notes = {"means": record.means or ""}
        return [Tick(label, done, notes.get(label, "") if done else "") for label, done in record.ticks()]
    found = []
    for name, question in STEPS.items():
        step = record.steps.get(name)
        note = "" if step is None else full(step.when, now) if step.when else step.text
        found.append(Tick(question, None if step and step.skipped else step is not None, note))
    return found


def next_step(record: Entry) -> str:
    """Return the next step in words; empty where nothing is left."""
    name = record.next_verb()
    return record.VERBS[name].label if name else ""


def timeline(events: list[Event], now: datetime, most: int) -> Content:
    """Return what happened, the latest first, a line each."""
    lines = [
        Content.assemble(
            (f"{full(event.at, now)}  ", "$quiet"),
            (event.code.ljust(6), "$code"),
            clean(event.what, one_line=True),
        )
        for event in events[:most]
    ]
    if len(events) > most:
        lines.append(Content.assemble((f"and {len(events) - most} more", "$quiet")))
    return Content("\n").join(lines)


def _promise(promise: Promise, now: datetime, brief: bool) -> Iterator[Fact]:
    if promise.is_owed():
        has_passed = is_before(promise.mine, now)
        own = " – passed" if has_passed and not brief else ""
        yield Fact("Mine", full(promise.mine, now) + own, "$soon" if has_passed else "")
    theirs = full(promise.theirs, now, whole_day=promise.is_whole_day)
    if promise.is_owed():
        is_late = is_before(promise.theirs, now)
        agreed = ", they agreed" if promise.is_agreed else ", not agreed"
        more = "" if brief else agreed + left(promise.theirs, now)
        yield Fact("Theirs", theirs + more, "$late" if is_late else "")
    else:
        yield Fact("Promised", theirs)
    if promise.moves:
        moved = "once" if len(promise.moves) == 1 else f"{len(promise.moves)} times"
        yield Fact("First", f"{full(promise.first_theirs, now, whole_day=promise.whole_day)}, moved {moved}")
    if promise.delivered_at:
        kept = "in time" if promise.is_kept(now) else "late: a broken promise"
        yield Fact("Delivered", f"{full(promise.delivered_at, now)}, {kept}")
    if promise.means:
        yield Fact("By", promise.means)
    for item in promise.items.values():
        yield Fact("Also", item.text)
