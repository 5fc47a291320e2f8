"""The record under the cursor, in full; what is said of it, and in which words, is in `detail_text`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from cockpit.desk.views import Row

if TYPE_CHECKING:
    from cockpit.desk.detail import Beside
    from cockpit.desk.timeline import Event
    from cockpit.domain.fact import Fact
    from cockpit.tui.panels.detail_text import InFull


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
    beside: reactive[Beside | None] = reactive(None, init=False, repaint=False)
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
        self._is_told = False
        self.done_key, self.copy_key, self.back_key = "d", "y", "esc"

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
        if not self._is_told or told != (self.row, self.facts, self.now, self.is_roomy, self.done_key):
            if self.row is None or row is None or row.record.id != self.row.record.id:
                self.set_reactive(Detail.beside, None)
            self.row, self.facts, self.now, self.is_roomy, self.done_key = told
            self._is_told = True
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
        """Draw what the state says, once anything was told."""
        if not (self.is_mounted and self.is_attached and self._is_told):
            return
        # The lists are painted before any of this.
        from cockpit.tui.panels import detail_text, record_facts
        from widgets.checklist import Checklist
        from widgets.still import Still

        if not self.children:
            self.mount(Still(id="facts"), Checklist(id="ticks"), Still(id="timeline"))
        row, now = self.row, self.now
        facts, timeline = (self.query_one(name, Still) for name in ("#facts", "#timeline"))
        ticks, is_roomy = self.query_one(Checklist), self.is_roomy and row is not None
        ticks.display = timeline.display = is_roomy
        if row is None or now is None:
            self.border_title, self.border_subtitle = Content("How to type it"), ""
            facts.say(detail_text.HELP)
            return
        self.border_title = Content(detail_text.name_of(row)[:60])
        back = (f"{self.back_key} ", "$key"), "back · "
        self.border_subtitle = Content.assemble(
            *(back if self.is_alone else ()), record_facts.coded(row.code)
        )
        facts.say(detail_text.in_words(self._told(row, now)))
        if is_roomy:
            ticks.items = record_facts.ticks(self.facts, now)
            # Where it changed: laying it out costs more than all the rest.
            if self._timeline_told != (self.events, now):
                self._timeline_told = self.events, now
                timeline.say(detail_text.timeline(self.events, now))

    def _told(self, row: Row, now: datetime) -> InFull:
        from cockpit.desk.detail import Beside
        from cockpit.tui.panels.detail_text import InFull

        return InFull(
            row=row,
            now=now,
            facts=self.facts,
            beside=self.beside or Beside(),
            marked=self.marked,
            parted=self.parted,
            done_key=self.done_key,
            copy_key=self.copy_key,
            is_roomy=self.is_roomy,
            width=max(1, self.scrollable_content_region.width),
            height=self.size.height,
        )
