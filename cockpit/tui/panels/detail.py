"""The record under the cursor: why it is here, the words to say, whom to ring, what else is open; then all of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from cockpit.desk.detail import Beside
from cockpit.desk.timeline import Event
from cockpit.desk.views import Row
from cockpit.domain.fact import Fact
from cockpit.domain.wording import recently
from cockpit.tui.panels import detail_lines, record_facts
from cockpit.tui.panels.flow import flow
from widgets.checklist import Checklist, Tick
from widgets.still import Still
from widgets.text import clean

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


class Detail(VerticalScroll, can_focus=True):
    """The record under the cursor. `is_roomy` gives each fact a line of its own, and shows the timeline.

    Where it has three lines only, they are why it is here, what the next step will do, and the words to say.
    """

    # The same ids as the list's: who moves them there moves them here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "down", id="rows.down", show=False, tooltip="A line on"),
        Binding("up,k", "scroll_up", "up", id="rows.up", show=False, tooltip="A line back"),
    ]

    events: reactive[tuple[Event, ...] | None] = reactive(None, init=False, repaint=False)
    """What happened with the customer, the latest first; None until history is read."""
    beside: reactive[Beside] = reactive(Beside(), init=False, repaint=False)
    """What goes with the record; told a moment after the record itself."""
    is_alone: reactive[bool] = reactive(False, init=False, repaint=False)
    """It has the screen for itself, where no key bar says how to go back."""

    marked: reactive[tuple[Row, ...]] = reactive(tuple[Row, ...](), init=False, repaint=False)
    """What is marked: the keys act on all of it."""
    parted: reactive[str] = reactive("", init=False, repaint=False)
    """Why the next step cannot be done to all of it at once."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None
        self.facts: list[Fact] = []
        self.now: datetime | None = None
        self.is_roomy = False
        self._timeline_told: tuple[tuple[Event, ...] | None, datetime] | None = None
        self.done_key, self.copy_key, self.back_key = "d", "y", "esc"

    def compose(self) -> ComposeResult:
        yield Still(id="facts")
        yield Checklist(id="ticks")
        yield Still(id="timeline")

    def tell(
        self,
        row: Row | None,
        facts: list[Fact],
        now: datetime | None,
        *,
        is_roomy: bool,
        done_key: str,
    ) -> None:
        """Show this record and what is known of it; what would change nothing is not drawn again."""
        told = (row, facts, now, is_roomy, done_key)
        if told != (self.row, self.facts, self.now, self.is_roomy, self.done_key):
            if self.row is None or row is None or row.record.id != self.row.record.id:
                self.set_reactive(Detail.beside, Beside())
            self.row, self.facts, self.now, self.is_roomy, self.done_key = told
            self.show()

    def watch_is_alone(self) -> None:
        self.show()

    def watch_beside(self) -> None:
        self.show()

    def watch_marked(self) -> None:
        self.show()

    def watch_parted(self) -> None:
        self.show()

    def watch_events(self) -> None:
        self.show()

    def on_resize(self) -> None:
        self.show()

    def show(self) -> None:
        """Draw what the state says."""
        if not self.is_mounted:
            return
        row, now = self.row, self.now
        ticks, timeline = self.query_one(Checklist), self.query_one("#timeline", Still)
        is_roomy = self.is_roomy and row is not None
        ticks.display = timeline.display = is_roomy
        if row is None or now is None:
            self.border_title, self.border_subtitle = Content("How to type it"), ""
            self.query_one("#facts", Still).say(_HELP)
            return
        name = clean(row.name, one_line=True) or {"todo": "To do"}.get(
            row.record.KIND, row.record.KIND.capitalize()
        )
        self.border_title = Content(name[:60])
        back = (f"{self.back_key} ", "$key"), "back · "
        self.border_subtitle = Content.assemble(
            *(back if self.is_alone else ()), record_facts.coded(row.code)
        )
        facts = self.query_one("#facts", Still)
        if self.size.height <= _FEW_LINES:
            facts.say(self._few_lines(row, now, name))
        else:
            said = self._roomy(row, now) if is_roomy else self._compact(row, now)
            hit = detail_lines.what_is_hit(self.marked, self.done_key, self.parted)
            facts.say(Content("\n").join([hit, Content(), said]) if hit else said)
        if is_roomy:
            ticks.items = record_facts.ticks(self.facts, now)
            self._tell_timeline(timeline, now)

    def _tell_timeline(self, timeline: Still, now: datetime) -> None:
        """Draw the timeline where it changed: laying it out costs more than all the rest."""
        if self._timeline_told != (self.events, now):
            self._timeline_told = self.events, now
            timeline.say(self._timeline(now))

    def _few_lines(self, row: Row, now: datetime, name: str) -> Content:
        """Return who and why, what the next step will do, and the words to say, each cut to its line."""
        width = max(1, self.scrollable_content_region.width)
        first, code = self._why(row, now, name, width), record_facts.coded(row.code)
        if hit := detail_lines.what_is_hit(self.marked, self.done_key, self.parted):
            # What the key will not do is told to the end: there the reason is.
            return Content("\n").join([*hit.wrap(width), first][:_FEW_LINES])
        does = self._next_step(row).truncate(width, ellipsis=True)
        said = detail_lines.say(self.beside, self.copy_key, is_short=True)
        room = max(1, width - code.cell_length - 1)
        said = said.truncate(room, ellipsis=True).pad(0, max(0, room - said.cell_length))
        return Content("\n").join([first, does, Content.assemble(said, " ", code)])

    def _why(self, row: Row, now: datetime, name: str, width: int) -> Content:
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

    def _next_step(self, row: Row) -> Content:
        """Return what the key for the next step will do to the row: nothing while it acts on what is marked."""
        return Content() if self.marked else detail_lines.next_step(self.beside.does, row, self.done_key)

    def _compact(self, row: Row, now: datetime) -> Content:
        """Return it in few lines: a pane under the list has six."""
        record, width = row.record, max(1, self.scrollable_content_region.width)
        # The next step before all that is known: where there is more than fits, that is at the end.
        lines = [
            _words(row),
            record_facts.reason(row, now),
            self._next_step(row),
            detail_lines.say(self.beside, self.copy_key, is_short=True),
            *record_facts.one_contact(row),
            flow(detail_lines.whom(self.beside, row, now), width),
        ]
        known = (fact for fact in self.facts if fact.words and fact.key not in record_facts.IN_THE_REASON)
        lines.append(flow((_fact(fact, now) for fact in known), width))
        if record.KIND == "promise" and record.is_open():
            lines.append(flow(map(_tick, record_facts.ticks(self.facts, now)), width, "   "))
        return Content("\n").join(line for line in [*lines, *detail_lines.also(self.beside)] if line)

    def _roomy(self, row: Row, now: datetime) -> Content:
        lines = [_words(row), record_facts.reason(row, now), *record_facts.one_contact(row), Content()]
        lines.append(self._next_step(row))
        said = detail_lines.say(self.beside, self.copy_key)
        lines += [Content(), said] if said else []
        lines += [
            Content(),
            *detail_lines.whom(self.beside, row, now),
            *detail_lines.also(self.beside),
            Content(),
        ]
        lines += record_facts.lines(self.facts, now, label=_LABEL)
        return Content("\n").join(lines)

    def _timeline(self, now: datetime) -> Content:
        title = Content.assemble(("Timeline", "bold"), ("  when · code · what", "$quiet"))
        if self.events is None:
            return Content("\n").join([title, Content.assemble(("reading …", "$quiet"))])
        return Content("\n").join([title, record_facts.timeline(list(self.events), now, MOST_EVENTS)])


def _words(row: Row) -> Content:
    return Content.assemble((clean(row.what), "bold"))


def _fact(fact: Fact, now: datetime) -> Content:
    return Content.assemble((f"{fact.label} ", "$quiet"), record_facts.words(fact, now, brief=True))


def _tick(tick: Tick) -> Content:
    sign = {True: ("✓ ", "$agreed"), False: ("· ", "$quiet"), None: ("– ", "$quiet")}[tick.done]
    return Content.assemble(sign, (tick.label, "" if tick.done else "$quiet"))
