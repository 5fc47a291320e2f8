"""Today, the first screen: what is owed, what awaits payment, what to recover; the one selected in full."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus, ScreenResume
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static

from cockpit.desk import book_state, past, views
from cockpit.desk.passing_day import PassingDay, as_of
from cockpit.desk.views import Row, Today
from cockpit.errors import CockpitError
from cockpit.tui.commands import BY_ID, bindings, keys_of
from cockpit.tui.panels.day_tabs import DayTabs
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.header import DayHeader
from cockpit.tui.panels.lists import LISTS, DayList
from cockpit.tui.panels.pane import Pane
from cockpit.tui.screen_names import TODAY
from cockpit.tui.screens.day_lists import ALL, PANES, DayLists
from widgets.rows import RowList
from widgets.text import clean

_AT_REST = 0.05  # seconds: longer than a held key takes from row to row
_REST = 0.08


class TodayScreen(DayLists):
    """Owns the day as it stands, which list is in use and which record is selected; the lists show it.

    Where there is room, three of them stand beside each other, and the one of all by itself; else one at a time.
    """

    NAME = TODAY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TODAY)]
    _is_drawn = False
    _resting: Timer | None = None  # until the cursor has stood still long enough
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (110, "-mid"), (150, "-wide")]

    # What is drawn is drawn by the parts: a change of the state itself draws nothing.
    today: reactive[Today | None] = reactive(None, repaint=False)
    selected: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The id of the record under the cursor of that pane."""
    free_days: reactive[int | None] = reactive(None, repaint=False)
    repeats: reactive[frozenset[int]] = reactive(frozenset[int](), repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._by_id: dict[int, Row] = {}
        self._passing: PassingDay | None = None
        self._stands: tuple[object, ...] = ()  # the state of the book, and the rules, that the day is by
        self._saved: int | None = None  # what was saved last: it is seen by itself
        self._codes: dict[int, str] | None = None  # of all that is open, once they are asked for
        self._timeline_of: tuple[object, ...] = ()  # whose timeline is shown, and as of which change

    def compose(self) -> ComposeResult:
        # Textual tells a screen its breakpoints after the first layout: that would be drawn for nothing.
        width, height = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(height, self.app.VERTICAL_BREAKPOINTS or []),
        )
        if self.is_tabled():
            self.set_reactive(TodayScreen.pane, PANES[1])
        yield DayHeader(id="day").data_bind(TodayScreen.today, TodayScreen.free_days)
        yield DayTabs(id="tabs").data_bind(TodayScreen.today, TodayScreen.pane)
        if book_state.is_new(self.cockpit.desk):
            from cockpit.tui.panels.empty_book import greeting  # once in a book's life

            yield Static(greeting(self._keys_of), id="greeting")
            self.add_class("-new")
        with Container(id="panes"):
            with Container(id="lists"):
                for each in LISTS:
                    name = each.TITLE.lower()
                    classes = "-current -focused" if name == self.pane else ""
                    yield each(id=name, classes=classes).data_bind(TodayScreen.today, TodayScreen.repeats)
            yield Detail(id="detail")
        if demo := self.cockpit.places.get("demo"):
            words = f'In a shell: {demo} add "call Bo"'
            yield Static(Content(clean(words, one_line=True)), id="hint")
        yield from self.foot()

    @on(ScreenResume)
    def _resumed(self, event: ScreenResume) -> None:
        # What is new has its styles from being mounted: to give them all once more costs a tenth of the start.
        if not self.stack_updates:
            event.refresh_styles = False

    def on_mount(self) -> None:
        self.set_class(self.pane == ALL, "-all")
        self._name_keys()
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.look()
        self.in_use.focus()
        self.refresh_bar()
        self.call_after_refresh(self._drawn)

    def _drawn(self) -> None:
        """The lists are on the screen: what there is to say of the record under the cursor comes next."""
        self._is_drawn = True
        self._show_detail()

    def _name_keys(self) -> None:
        detail = self.query_one(Detail)
        detail.copy_key, detail.back_key = self.key_of("say"), self.key_of("back")
        for listed in self.query(DayList):
            listed.done_key = self.key_of("done")

    def _keys_of(self, command_id: str) -> str:
        return keys_of(BY_ID[command_id], self.cockpit.remapped)

    # --- state ---

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return None if self.selected is None else self._by_id.get(self.selected)

    def look(self) -> None:
        """Look at the book again: something changed, or a minute has passed."""
        desk, known = self.cockpit.desk, self.cockpit.history.past
        # What is read of history meanwhile tells of no row: to look at all of them again would hold up the keys.
        stands = (self.cockpit.changes, desk.rules, book_state.stamp(desk), self._saved)
        try:
            if self._passing is not None and self._stands == stands:
                today = self._passing.look()
            else:
                today = views.today(desk, self._saved)
                self._stands, self._passing = stands, PassingDay(desk, today, self._saved)
        except CockpitError as error:
            self.tell_error(error)
            return
        if known is not None:
            self.free_days, self.repeats = known.free_days(desk), known.repeats(desk)
        elif any(row.record.KIND == "question" for row in today.rows):
            from cockpit.desk.question_history import repeats_in  # loaded where there are questions

            self.repeats = repeats_in(desk)
        self.today = today
        self._want_pulse()
        if self.has_class("-new") and not self.cockpit.desk.is_absent():
            self.remove_class("-new")
            self.call_after_refresh(self._focus_list)

    def _focus_list(self) -> None:
        self.in_use.focus()  # by now the list that holds what was captured

    def _want_pulse(self) -> None:
        if not (self.has_class("-wide") and self.has_class("-tall")):
            return
        from cockpit.tui.panels.pulse_row import PulseRow  # where there is room for it

        if not self.query(PulseRow):
            self.mount(PulseRow(id="pulse"), after="#day")
        if self.cockpit.history.past is not None:
            self.query_one(PulseRow).want(self.cockpit.desk)

    def _book_changed(self, ids: Collection[int]) -> None:
        self._name_keys()  # the settings may have changed them
        before, self._saved = self.today, next(iter(ids), self._saved)
        self.look()
        if self.today is before:
            self._show_detail()  # more may be known of the same row
        chosen = [row for row in (self.today.rows if self.today else ()) if row.record.id in ids]
        if chosen and not any(row.record.id == self.selected for row in chosen):
            lists = [self.query_one(f"#{name}", Pane) for name in (self.pane, *PANES[1:])]
            where = next(listed for listed in lists if listed.those_of(chosen[:1]))
            where.rows.highlighted_key = str(chosen[0].record.id)
            self.go_to(where.id or ALL)

    def watch_today(self, today: Today | None) -> None:
        self._by_id = {row.record.id: row for row in today.rows} if today else {}
        self._codes = None
        self._select()
        self._show_detail()

    def watch_pane(self, pane: str) -> None:
        self.set_class(pane == ALL, "-all")
        for one in self.query(Pane):
            one.set_class(one.id == pane, "-current")
        self._select()

    def watch_selected(self) -> None:
        """Tell of the record once the cursor rests: it moves at once, and a held key waits for no detail."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_AT_REST, self._show_detail)

    def go_to(self, pane: str) -> None:
        self.remove_class("-new")  # the lists are asked for
        super().go_to(pane)

    def _select(self) -> None:
        if self.is_mounted:
            key = self.in_use.highlighted_key
            self.selected = int(key) if key else None

    def _show_detail(self) -> None:
        if not self.is_mounted or not self._is_drawn:
            return
        from cockpit.desk.record_facts import facts as record_facts  # not needed to show the lists

        detail = self.query_one(Detail)
        desk, now = self.cockpit.desk, self.today.now if self.today else None
        row = as_of(desk, self.row, now) if self.row and now else None
        known = record_facts(desk, row.record, row.in_touch) if row else []
        detail.marked = tuple(self.rows_meant()) if self.in_use.marked else ()
        detail.parted = self.what_parts_them() if detail.marked else ""
        detail.tell(row, known, now, is_roomy=self._is_roomy(), done_key=self.key_of("done"))
        self.refresh_bar()
        # Once the cursor rests: a held key should not gather words and a timeline for every row it passes.
        self.set_timer(_REST, self._show_beside)

    def moment(self) -> datetime:
        return self.today.now if self.today else super().moment()

    def rows_meant(self) -> list[Row]:
        """Return the rows to act on: those marked in the pane in use, else the one under the cursor."""
        marked = self.in_use.marked
        found = [row for key, row in self._by_id.items() if str(key) in marked] if marked else []
        return found or ([self.row] if self.row else [])

    def unmark(self) -> None:
        self.in_use.marked = frozenset()

    def _show_beside(self) -> None:
        """Show the words to say and what goes with it; what happened with the customer once history is read."""
        if (row := self.row) is None or not self.stands:
            return
        from cockpit.tui.panels.detail_lines import of_row  # not needed to show the lists

        detail = self.query_one(Detail)
        detail.beside = of_row(self.cockpit.desk, row, self.today.rows if self.today else ())
        if not detail.is_roomy:
            return
        if self._timeline_of == (of := (row.record, self.cockpit.changes)):
            return
        if self.cockpit.history.has_all_of(row.record, self._show_beside):
            if self._codes is None:
                from cockpit.desk import lookup  # likewise

                self._codes = lookup.open_codes(self.cockpit.desk)
            self._timeline_of = of
            detail.events = tuple(past.timeline_with(self.cockpit.desk, row.record, self._codes))
        else:
            self._timeline_of, detail.events = (), None  # not those of the row before

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self.refresh_bar()  # in the filter letters are typed

    # --- panes ---

    def _is_roomy(self) -> bool:
        return self.alone == "detail" or self.is_tabled()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_detail)
        self.call_after_refresh(self._want_pulse)

    def watch_alone(self, alone: str) -> None:
        self.set_class(alone == "list", "-list-alone")
        self.set_class(alone == "detail", "-detail-alone")
        self.query_one(Detail).is_alone = alone == "detail"
        self._show_detail()

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.rows is self.in_use:
            self._select()

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        if self.row is None or self.cockpit.open_deal(self.row.record):
            return
        self.alone = "detail"
        self.query_one(Detail).focus()

    @on(RowList.Marked)
    def _marked(self, event: RowList.Marked) -> None:
        event.stop()
        for pane in self.query(Pane):
            pane.show_foot()
        self._show_detail()
