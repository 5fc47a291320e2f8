"""Today, the first screen: what is owed by the next real deadline, and everything about the one selected."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.widgets import Static

from cockpit.desk import looking
from cockpit.desk.looking import Row, Today
from cockpit.desk.naming import code_of, customer_of, open_codes
from cockpit.domain.entry import Entry
from cockpit.domain.promise import Promise
from cockpit.domain.wording import aloud
from cockpit.errors import CockpitError
from cockpit.tui.commands import TODAY, Command, Here, bindings
from cockpit.tui.deeds import Deeds
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.header import DayHeader
from cockpit.tui.panels.promises import Promises
from widgets.key_bar import KeyBar
from widgets.rows import RowList
from widgets.text import clean

_REST = 0.08
_LIST_ACTIONS = {"rows.down": "cursor_down", "rows.up": "cursor_up", "rows.open": "select"}


class TodayScreen(Deeds):
    """Owns the day as it stands and which record is selected; the panes show it."""

    NAME = TODAY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TODAY)]

    today: reactive[Today | None] = reactive(None)
    selected: reactive[int | None] = reactive(None, init=False)
    """The id of the record under the cursor."""
    alone: reactive[str] = reactive("", init=False)
    """The pane that has the screen for itself: list, detail, or none."""

    _is_reading = False

    def compose(self) -> ComposeResult:
        yield DayHeader(id="day").data_bind(TodayScreen.today)
        with Container(id="panes"):
            yield Promises(id="promises").data_bind(TodayScreen.today)
            yield Detail(id="detail")
        if demo := self.cockpit.places.get("demo"):
            words = f'In a shell: cockpit --book {demo} add "call Bo"'
            yield Static(Content(clean(words, one_line=True)), id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.look()
        self.query_one(RowList).focus()
        self.refresh_bar()

    # --- state ---

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        if self.today is None or self.selected is None:
            return None
        return next((row for row in self.today.rows if row.record.id == self.selected), None)

    def look(self) -> None:
        """Look at the book again: something changed, or a minute has passed."""
        try:
            self.today = looking.today(self.cockpit.desk)
        except CockpitError as error:
            self.tell_error(error)

    def _book_changed(self, ids: Collection[int]) -> None:
        self.look()
        chosen = [row for row in (self.today.rows if self.today else ()) if row.record.id in ids]
        if chosen and not any(row.record.id == self.selected for row in chosen):
            self.query_one(RowList).highlighted_key = str(chosen[0].record.id)

    def watch_today(self) -> None:
        self._show_detail()

    def watch_selected(self) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        if not self.is_mounted:
            return
        detail = self.query_one(Detail)
        detail.now = self.today.now if self.today else None
        detail.done_key = self.key_of("done")
        detail.row = self.row
        detail.is_roomy = self._is_roomy()
        self.refresh_bar()
        if detail.is_roomy:
            # Once the cursor rests: a held key should not gather a timeline for every row it passes.
            self.set_timer(_REST, self._show_timeline)

    def here(self) -> Here:
        """Return what is acted on: the verbs are those that apply to all that is marked."""
        rows, today = self._rows_meant(), self.today
        if not rows or today is None:
            return Here()
        first = rows[0].record
        verbs = list(first.applicable(today.now))
        for row in rows[1:]:
            applies = row.record.applicable(today.now)
            verbs = [name for name in verbs if name in applies]
        return Here(rows[0], tuple(verbs), first.state(today.now))

    def _rows_meant(self) -> list[Row]:
        """Return the rows to act on: those marked, else the one under the cursor."""
        marked = self.query_one(RowList).marked
        found = [row for row in (self.today.rows if self.today else ()) if str(row.record.id) in marked]
        return found or ([self.row] if self.row else [])

    def label_of(self, command: Command) -> str:
        if command.id == "done" and (row := self.here().row) and (name := row.record.next_verb()):
            return row.record.VERBS[name].label.lower()
        return command.label

    def targets(self) -> list[Entry]:
        return [row.record for row in self._rows_meant()]

    def unmark(self) -> None:
        self.query_one(RowList).marked = frozenset()

    # --- the customer's timeline, from history ---

    def _show_timeline(self) -> None:
        detail, row, book = self.query_one(Detail), self.row, self.cockpit.desk.book
        if row is None or not detail.is_roomy:
            return
        if not book.is_whole:
            if not self._is_reading:
                self._is_reading = True
                self._read_history()
            return
        customer = customer_of(book, row.record)
        records = looking.about(self.cockpit.desk, customer) if customer else [row.record]
        codes = open_codes(book)
        among = {record.id: code_of(book, record, codes) for record in records}
        detail.events = tuple(looking.timeline(records, among))

    @work(thread=True, group="history")
    def _read_history(self) -> None:
        try:
            history = self.cockpit.desk.book.read_history()
        except CockpitError as error:
            self.app.call_from_thread(self.tell_error, error)
            return
        self.app.call_from_thread(self._take_history, history)

    def _take_history(self, history: list[object]) -> None:
        self.cockpit.desk.book.take_history(history)  # type: ignore[arg-type]
        self._is_reading = False
        self._show_timeline()

    # --- panes ---

    def _is_roomy(self) -> bool:
        return self.alone == "detail" or self.has_class("-wide")

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_detail)

    def watch_alone(self, pane: str) -> None:
        self.set_class(pane == "list", "-list-alone")
        self.set_class(pane == "detail", "-detail-alone")
        self._show_detail()

    @on(DescendantFocus)
    def _focused(self) -> None:
        self.query_one(Promises).set_class(not isinstance(self.focused, Detail), "-focused")

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.selected = int(event.key) if event.key else None

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        self.alone = "detail"
        self.query_one(Detail).focus()

    @on(RowList.Marked)
    def _marked(self, event: RowList.Marked) -> None:
        event.stop()
        count = len(event.keys)
        self.query_one(Promises).border_subtitle = Content(f"{count} marked" if count else "")
        self.refresh_bar()

    @on(Promises.FilterLeft)
    def _filter_left(self) -> None:
        self.do_list()

    # --- commands ---

    def do_of_the_list(self, command: Command) -> None:
        name = _LIST_ACTIONS.get(command.id) or command.id.removeprefix("rows.").replace("-", "_")
        getattr(self.query_one(RowList), f"action_{name}")()

    def do_list(self) -> None:
        self.alone = ""
        self.query_one(RowList).focus()

    def do_detail(self) -> None:
        if self.has_class("-small"):
            self.alone = "detail"
        self.query_one(Detail).focus()

    def do_back(self) -> None:
        """Take back one thing at a time: the lone pane, the focus, the marks, the filter."""
        rows = self.query_one(RowList)
        if self.alone or self.focused is not rows:
            was_filter = self.focused is not None and self.focused.id == "filter"
            self.do_list()
            if not was_filter:
                return
        if rows.marked:
            self.unmark()
        else:
            self.query_one(Promises).clear_filter()

    def do_filter(self) -> None:
        self.alone = ""
        self.query_one(Promises).ask_filter()

    def do_zoom(self) -> None:
        focused = "detail" if isinstance(self.focused, Detail) else "list"
        self.alone = "" if self.alone else focused

    def do_top(self) -> None:
        self.query_one(RowList).action_first()

    def do_bottom(self) -> None:
        self.query_one(RowList).action_last()

    def do_say(self) -> None:
        """Copy the words: what was promised, to whom, by when."""
        row, today = self.row, self.today
        if row is None or today is None:
            return
        words = say_words(row, today)
        self.app.copy_to_clipboard(words)
        self.tell(f"Copied: {words}")


def say_words(row: Row, today: Today) -> str:
    """Return the sentence to say about a promise that is owed; of anything else, what it is."""
    record = row.record
    if isinstance(record, Promise) and record.is_owed():
        by = aloud(record.theirs, today.now, whole_day=record.is_whole_day)
        return f"I can have that with you no later than {by}. Will that be OK?"
    return f"{row.name}: {record.text}" if row.name else record.text
