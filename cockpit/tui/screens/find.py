"""Find: words, or a condition, or a saved view; what is found is rows with the same keys as anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from cockpit.desk import find_rows
from cockpit.desk.record_view import others_open
from cockpit.desk.views import Row
from cockpit.domain.people import Customer
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError
from cockpit.tui.command_context import NOTHING_SELECTED, Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.edit_person import ask_about
from cockpit.tui.handlers import Handlers
from cockpit.tui.panels import find_lines
from cockpit.tui.panels.detail import Detail
from cockpit.tui.screen_names import FIND
from cockpit.tui.screens.record_list import RecordList
from widgets.key_bar import BarKey
from widgets.rows import ListRow, RowList
from widgets.safe_input import SafeInput
from widgets.text import clean

MOST = 500
_REST = 0.12


class FindScreen(RecordList):
    """Owns the line that is typed and what was found for it; it is looked up beside the screen, as history is long.

    A line that does not read says why beside it; what was found before stays, and so does the cursor in the line.
    """

    NAME = FIND
    TITLE = "Found"
    COUNTS = "record"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIND)]

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self._line = line
        self._named: list[Customer] = []
        self._meant = ""  # by words that nothing holds
        self._more = 0
        self._listed: str | None = None  # the line whose rows are listed
        self._is_entered = False  # and goes on to the list once that is its own
        self._wait: Timer | None = None
        self._turn = Lock()

    def compose(self) -> ComposeResult:
        yield SafeInput(
            self._line, placeholder=f"words, a customer, or such as: {find_lines.EXAMPLE}", id="query",
            select_on_focus=False,
        )  # fmt: skip
        yield Static(id="understood", markup=False)
        yield RowList(id="records")
        yield Detail(id="detail")
        yield from self.foot()

    def on_mount(self) -> None:
        self._apart = self.cockpit.desk.apart()
        self.begin_at().border_title = Content.assemble(("Find", "bold"))

    def begin_at(self) -> Widget:
        return self.query_one("#query", SafeInput)

    def caption(self) -> str:
        return super().caption() if self.line else "Saved views and people"

    # --- what is asked ---

    @property
    def line(self) -> str:
        """What is typed."""
        return self.query_one("#query", SafeInput).value.strip()

    def look(self) -> None:
        self._ask()

    def also(self, row: Row) -> list[Row]:
        return others_open(self.cockpit.desk, row.record)

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._is_entered = False
        self._rest()
        self._wait = self.set_timer(_REST, self._ask)

    def _rest(self) -> None:
        if self._wait is not None:
            self._wait.stop()

    def _ask(self) -> None:
        if line := self.line:
            self._search(line)
        else:
            self._named, self._more = [], 0
            self._understand(Content())
            self._take([], "")
            self._list_people()

    @work(thread=True, exclusive=True, group="find")
    def _list_people(self) -> None:
        """List everybody where nothing is typed; those of history are read beside the screen."""
        with self._turn:
            try:
                self._apart.refresh()
                everybody = find_rows.everybody(self._apart)
            except CockpitError as error:
                self.app.call_from_thread(self._refuse, "", error)
                return
        self.app.call_from_thread(self._show_people, everybody)

    def _show_people(self, everybody: list[Customer]) -> None:
        if not self.line and self.stands:
            self._named = everybody
            self._take([], "")

    @work(thread=True, exclusive=True, group="find")
    def _search(self, line: str) -> None:
        """Search at a desk of its own, one search after the other; a line that was typed over is given up."""
        call = self.app.call_from_thread
        with self._turn:
            if get_current_worker().is_cancelled:
                return
            try:
                self._apart.refresh()
                search = find_rows.search_of(self._apart, line, self.cockpit.views)
                named = (
                    []
                    if find_rows.is_condition(line)
                    else find_rows.customers_named(search.customers.values(), line)
                )
                found: list[Row] = []
                for stage in find_rows.stages(search):
                    if get_current_worker().is_cancelled:
                        return
                    found += stage
                    call(self._found, line, search.told, named, list(found), None)
                meant = ""
                if not get_current_worker().is_cancelled:
                    found += find_rows.said_otherwise(search, found)
                    if not (found or named or find_rows.is_condition(line)):
                        meant = find_rows.meant(search, line, self.cockpit.views)
                call(self._found, line, search.told, named, found, meant)
            except CockpitError as error:
                call(self._refuse, line, error)

    def _found(
        self, line: str, told: str, named: list[Customer], found: list[Row], meant: str | None
    ) -> None:
        if line != self.line or not self.stands:
            return
        self._meant, is_whole = meant or "", meant is not None
        self._named, self._more = named, max(0, len(found) - MOST)
        count = counted(len(found), "record") if found or is_whole else ""
        reading = "" if is_whole else " · reading history …"
        self._understand(Content.assemble((f"{clean(told, one_line=True)}  {count}{reading}", "$quiet")))
        self._take(found[:MOST], line if found or named or is_whole else None)

    def _refuse(self, line: str, error: CockpitError) -> None:
        if line == self.line and self.stands:
            self._is_entered, self._listed = False, None
            said = self.cockpit.said_here(error.advice())
            self._understand(Content.assemble((clean(said, one_line=True), "$soon")))

    def _understand(self, words: Content) -> None:
        self.query_one("#understood", Static).update(words)

    def _take(self, found: list[Row], line: str | None) -> None:
        self.found, self._listed = found, line
        self._by_key = {self.key(row): row for row in found}
        self.now = self.cockpit.desk.now()
        self.rows.empty = find_lines.nothing(self.line, self._meant)
        self.rows.set_rows(self.lines(found, self.now))
        self._show()
        if self._is_entered and line is not None:
            self.do_list()

    def lines(self, rows: list[Row], now: datetime) -> Iterator[ListRow]:
        if not self.line:
            yield from find_lines.saved(self.cockpit.views)
            yield from find_lines.customers(self._named, self.key_of("rows.open"), are_all=True)
            return
        yield from find_lines.customers(self._named, self.key_of("rows.open"))
        yield from find_lines.records(now, rows, self.key_of("done"))
        if self._more:
            said = f"and {self._more} more: say more of it to see them"
            yield ListRow("more", Content.assemble((said, "$quiet")), heading=True)

    # --- moving between the line and the list ---

    @on(Input.Submitted, "#query")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._listed == self.line and self._meant and not self.rows.rows:
            event.input.value = self._meant
            event.input.action_end()
        elif self._listed == self.line:
            self.do_list()
        else:
            self._is_entered = True
            self._rest()
            self._ask()

    def do_list(self) -> None:
        """Go to the list, unless nothing is found; what is open about it is what one mostly wants."""
        self._is_entered = False
        if any(not row.heading for row in self.rows.rows):
            self.rows.focus()
            self.refresh_bar()

    def do_filter(self) -> None:
        """Go back to the line."""
        self.is_opened = False
        self.begin_at().focus()

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        event.prevent_default()
        sort, _, what = event.key.partition(":")
        if sort == "view":
            self.query_one("#query", SafeInput).value = what
        elif sort == "customer":
            self.cockpit.show_customer(int(what))
        elif self.row is not None:
            self.cockpit.open_record(self.row.record)

    @on(DescendantFocus)
    def _focused(self) -> None:
        self.refresh_bar()

    def _bar_key(self, command: Command, here: Here) -> BarKey:
        """Dim the letters while one types: they are typed."""
        key = super()._bar_key(command, here)
        is_typed = (
            isinstance(self.focused, Input) and key.key.isprintable() and len(key.key) == 1 and key.key != "⏎"
        )
        label = "to the list" if isinstance(self.focused, Input) and key.key == "⏎" else key.label
        return key._replace(enabled=key.enabled and not is_typed, label=label)

    @property
    def named(self) -> Customer | None:
        """Who is selected, where that is a person or a firm and no record is meant."""
        key = self.rows.highlighted_key
        return (
            None
            if self.rows_meant()
            else next((one for one in self._named if key == f"customer:{one.id}"), None)
        )

    def why_not(self, command: Command, here: Here | None = None) -> str:
        if self.named is None or self.NAME not in command.screens:
            return super().why_not(command, here)
        if command.id in ("edit", "customer"):
            return ""
        why = super().why_not(command, here)
        sheet = f"that is a customer, {self.key_of('rows.open')} opens their sheet"
        return sheet if why == NOTHING_SELECTED else why

    def do_edit(self) -> None:
        """Change what is known of whoever is selected, else the line of a record."""
        if self.named is not None:
            ask_about(self, self.named)
        else:
            super().do_edit()

    def do_customer(self) -> None:
        if self.named is not None:
            self.cockpit.show_customer(self.named.id)
        else:
            super().do_customer()

    def handlers(self) -> Handlers:
        return {**super().handlers(), "filter": self.do_filter, "find": self.do_filter}

    def do_back(self) -> None:
        """Take back one thing at a time: the marks, then the screen."""
        if self.rows.marked:
            self.unmark()
        else:
            self.dismiss(None)
