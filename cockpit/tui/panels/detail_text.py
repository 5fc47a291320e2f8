"""What is said of the record under the cursor: why it is here, the words to say, whom to ring, what else is open.

The screens load it when there is something to say: the lists are painted before it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from cockpit.desk.detail import Beside
from cockpit.desk.views import Row
from cockpit.domain.fact import Fact
from cockpit.domain.wording import recently
from cockpit.tui.panels import detail_lines, record_facts
from cockpit.tui.panels.flow import flow
from widgets.checklist import Checklist, Tick
from widgets.still import Still
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.tui.panels.detail import Detail

_LABEL = 12
_FEW_LINES = 3
MOST_EVENTS = 60
# Where nothing is selected there is mostly nothing at all yet.
_HELP = Content.assemble(
    ("acme: spec sheet by 16:00 ok mail", "bold"),
    ("\n  for whom, what, by when; ok if they agreed to the time; how it arrives\n", "$quiet"),
    ("call @acme fri 10:30", "bold"),
    ("   a call   ", "$quiet"),
    ("note acme: likes rowing", "bold"),
    ("   to remember", "$quiet"),
)


def draw(detail: Detail) -> None:
    """Draw what its state says."""
    if not detail.children:
        detail.mount(Still(id="facts"), Checklist(id="ticks"), Still(id="timeline"))
    row, now = detail.row, detail.now
    ticks, timeline = detail.query_one(Checklist), detail.query_one("#timeline", Still)
    is_roomy = detail.is_roomy and row is not None
    ticks.display = timeline.display = is_roomy
    if row is None or now is None:
        detail.border_title, detail.border_subtitle = Content("How to type it"), ""
        detail.query_one("#facts", Still).say(_HELP)
        return
    name = clean(row.name, one_line=True) or {"todo": "To do"}.get(
        row.record.KIND, row.record.KIND.capitalize()
    )
    detail.border_title = Content(name[:60])
    back = (f"{detail.back_key} ", "$key"), "back · "
    detail.border_subtitle = Content.assemble(
        *(back if detail.is_alone else ()), record_facts.coded(row.code)
    )
    facts = detail.query_one("#facts", Still)
    if detail.size.height <= _FEW_LINES:
        facts.say(_few_lines(detail, row, now, name))
    else:
        said = _roomy(detail, row, now) if is_roomy else _compact(detail, row, now)
        hit = detail_lines.what_is_hit(detail.marked, detail.done_key, detail.parted)
        facts.say(Content("\n").join([hit, Content(), said]) if hit else said)
    if is_roomy:
        ticks.items = record_facts.ticks(detail.facts, now)
        _tell_timeline(detail, timeline, now)


def _tell_timeline(detail: Detail, timeline: Still, now: datetime) -> None:
    """Draw the timeline where it changed: laying it out costs more than all the rest."""
    if detail.timeline_told != (detail.events, now):
        detail.timeline_told = detail.events, now
        timeline.say(_timeline(detail, now))


def _few_lines(detail: Detail, row: Row, now: datetime, name: str) -> Content:
    """Return who and why, what the next step will do, and the words to say, each cut to its line."""
    width = max(1, detail.scrollable_content_region.width)
    first, code = _why(row, now, name, width), record_facts.coded(row.code)
    if hit := detail_lines.what_is_hit(detail.marked, detail.done_key, detail.parted):
        # What the key will not do is told to the end: there the reason is.
        return Content("\n").join([*hit.wrap(width), first][:_FEW_LINES])
    does = _next_step(detail, row).truncate(width, ellipsis=True)
    said = detail_lines.say(_beside(detail), detail.copy_key, is_short=True)
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


def _beside(detail: Detail) -> Beside:
    return detail.beside or Beside()


def _next_step(detail: Detail, row: Row) -> Content:
    """Return what the key for the next step will do to the row: nothing while it acts on what is marked."""
    if detail.marked:
        return Content()
    return detail_lines.next_step(_beside(detail).does, row, detail.done_key)


def _compact(detail: Detail, row: Row, now: datetime) -> Content:
    """Return it in few lines: a pane under the list has six."""
    record, width = row.record, max(1, detail.scrollable_content_region.width)
    # The next step before all that is known: where there is more than fits, that is at the end.
    lines = [
        _words(row),
        record_facts.reason(row, now),
        _next_step(detail, row),
        detail_lines.say(_beside(detail), detail.copy_key, is_short=True),
        *record_facts.one_contact(row),
        flow(detail_lines.whom(_beside(detail), row, now), width),
    ]
    known = (fact for fact in detail.facts if fact.words and fact.key not in record_facts.IN_THE_REASON)
    lines.append(flow((_fact(fact, now) for fact in known), width))
    if record.KIND == "promise" and record.is_open():
        lines.append(flow(map(_tick, record_facts.ticks(detail.facts, now)), width, "   "))
    return Content("\n").join(line for line in [*lines, *detail_lines.also(_beside(detail))] if line)


def _roomy(detail: Detail, row: Row, now: datetime) -> Content:
    lines = [_words(row), record_facts.reason(row, now), *record_facts.one_contact(row), Content()]
    lines.append(_next_step(detail, row))
    said = detail_lines.say(_beside(detail), detail.copy_key)
    lines += [Content(), said] if said else []
    lines += [
        Content(),
        *detail_lines.whom(_beside(detail), row, now),
        *detail_lines.also(_beside(detail)),
        Content(),
    ]
    lines += record_facts.lines(detail.facts, now, label=_LABEL)
    return Content("\n").join(lines)


def _timeline(detail: Detail, now: datetime) -> Content:
    title = Content.assemble(("Timeline", "bold"), ("  when · code · what", "$quiet"))
    if detail.events is None:
        return Content("\n").join([title, Content.assemble(("reading …", "$quiet"))])
    return Content("\n").join([title, record_facts.timeline(list(detail.events), now, MOST_EVENTS)])


def _words(row: Row) -> Content:
    return Content.assemble((clean(row.record.text), "bold"))


def _fact(fact: Fact, now: datetime) -> Content:
    return Content.assemble((f"{fact.label} ", "$quiet"), record_facts.words(fact, now, brief=True))


def _tick(tick: Tick) -> Content:
    sign = {True: ("✓ ", "$agreed"), False: ("· ", "$quiet"), None: ("– ", "$quiet")}[tick.done]
    return Content.assemble(sign, (tick.label, "" if tick.done else "$quiet"))
