"""What is said of the record under the cursor: why it is here, the words to say, whom to ring, what else is open.

The screens load it when there is something to say: the lists are painted before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from cockpit.desk.detail import Beside
from cockpit.desk.timeline import Event
from cockpit.desk.views import Row
from cockpit.domain.fact import Fact
from cockpit.domain.wording import recently
from cockpit.tui.panels import detail_lines, record_facts
from cockpit.tui.panels.flow import flow
from widgets.checklist import Tick
from widgets.text import clean

_LABEL = 12
_FEW_LINES = 3
MOST_EVENTS = 60
# Where nothing is selected there is mostly nothing at all yet.
HELP = Content.assemble(
    ("acme: spec sheet by 16:00 ok mail", "bold"),
    ("\n  for whom, what, by when; ok if they agreed to the time; how it arrives\n", "$quiet"),
    ("call @acme fri 10:30", "bold"),
    ("   a call   ", "$quiet"),
    ("note acme: likes rowing", "bold"),
    ("   to remember", "$quiet"),
)


class InFull(NamedTuple):
    """What there is to say, and the room for it in terminal cells; `is_roomy` gives each fact a line of its own."""

    row: Row
    now: datetime
    facts: list[Fact]
    beside: Beside
    marked: Sequence[Row]
    parted: str
    done_key: str
    copy_key: str
    is_roomy: bool
    width: int
    height: int


def name_of(row: Row) -> str:
    """Return whom a record is about, else what kind it is of."""
    kind = row.record.KIND
    return clean(row.name, one_line=True) or {"todo": "To do"}.get(kind, kind.capitalize())


def in_words(told: InFull) -> Content:
    """Return why a record is here, the words to say, whom to ring, what else is open; what the marks do, before it."""
    if told.height <= _FEW_LINES:
        return _few_lines(told)
    words = _roomy(told) if told.is_roomy else _compact(told)
    hit = detail_lines.what_is_hit(told.marked, told.done_key, told.parted)
    return Content("\n").join([hit, Content(), words]) if hit else words


def timeline(events: Sequence[Event] | None, now: datetime) -> Content:
    """Return what happened with the customer; None is while that is read."""
    title = Content.assemble(("Timeline", "bold"), ("  when · code · what", "$quiet"))
    if events is None:
        return Content("\n").join([title, Content.assemble(("reading …", "$quiet"))])
    return Content("\n").join([title, record_facts.timeline(list(events), now, MOST_EVENTS)])


def _few_lines(told: InFull) -> Content:
    """Return who and why, what the next step will do, and the words to say, each cut to its line."""
    row, width = told.row, told.width
    first, code = _why(row, told.now, name_of(row), width), record_facts.coded(row.code)
    if hit := detail_lines.what_is_hit(told.marked, told.done_key, told.parted):
        # What the key will not do is told to the end: there the reason is.
        return Content("\n").join([*hit.wrap(width), first][:_FEW_LINES])
    does = _next_step(told).truncate(width, ellipsis=True)
    said = detail_lines.say(told.beside, told.copy_key, is_short=True)
    room = max(1, width - code.cell_length - 1)
    said = said.truncate(room, ellipsis=True).pad(0, max(0, room - said.cell_length))
    return Content("\n").join([first, does, Content.assemble(said, " ", code)])


def _why(row: Row, now: datetime, name: str, width: int) -> Content:
    """Return who, why and the last contact in one line; the name gives way first, the contact never."""
    reason = record_facts.reason(row, now)
    # What is about nobody is called by its kind: that may be all there is to say.
    named = Content.assemble((name, "bold"), " · ", reason) if reason.plain != f"{name}." else reason
    last = row.in_touch.last if row.in_touch else row.record.last_contact()
    if last is None:
        return (named if named.cell_length <= width else reason).truncate(width, ellipsis=True)
    whole, day_only = (
        Content.assemble((f" · last contact {recently(last, now, whole_day=brief)}", "$quiet"))
        for brief in (False, True)
    )
    for why, contact in ((named, whole), (named, day_only), (reason, whole), (reason, day_only)):
        if why.cell_length + contact.cell_length <= width:
            return why + contact
    return reason.truncate(max(1, width - day_only.cell_length), ellipsis=True) + day_only


def _next_step(told: InFull) -> Content:
    """Return what the key for the next step will do to the row: nothing while it acts on what is marked."""
    if told.marked:
        return Content()
    return detail_lines.next_step(told.beside.does, told.row, told.done_key)


def _compact(told: InFull) -> Content:
    """Return it in few lines: a pane under the list has six."""
    row, now, width = told.row, told.now, told.width
    record = row.record
    # The next step before all that is known: where there is more than fits, that is at the end.
    lines = [
        _words(row),
        record_facts.reason(row, now),
        _next_step(told),
        detail_lines.say(told.beside, told.copy_key, is_short=True),
        *record_facts.one_contact(row),
        flow(detail_lines.whom(told.beside, row, now), width),
    ]
    known = (fact for fact in told.facts if fact.words and fact.key not in record_facts.IN_THE_REASON)
    lines.append(flow((_fact(fact, now) for fact in known), width))
    if record.KIND == "promise" and record.is_open():
        lines.append(flow(map(_tick, record_facts.ticks(told.facts, now)), width, "   "))
    return Content("\n").join(line for line in [*lines, *detail_lines.also(told.beside)] if line)


def _roomy(told: InFull) -> Content:
    row, now = told.row, told.now
    lines = [_words(row), record_facts.reason(row, now), *record_facts.one_contact(row), Content()]
    lines.append(_next_step(told))
    said = detail_lines.say(told.beside, told.copy_key)
    lines += [Content(), said] if said else []
    lines += [
        Content(),
        *detail_lines.whom(told.beside, row, now),
        *detail_lines.also(told.beside),
        Content(),
    ]
    lines += record_facts.lines(told.facts, now, label=_LABEL)
    return Content("\n").join(lines)


def _words(row: Row) -> Content:
    return Content.assemble((clean(row.what), "bold"))


def _fact(fact: Fact, now: datetime) -> Content:
    return Content.assemble((f"{fact.label} ", "$quiet"), record_facts.words(fact, now, brief=True))


def _tick(tick: Tick) -> Content:
    sign = {True: ("✓ ", "$agreed"), False: ("· ", "$quiet"), None: ("– ", "$quiet")}[tick.done]
    return Content.assemble(sign, (tick.label, "" if tick.done else "$quiet"))
