"""A customer: the sheet to prepare with. All that is open with them, whom to ring, and what to know before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import capture_prefix
from cockpit.desk.lookup import code_of, customer_of_id, open_codes
from cockpit.desk.preparation_sheet import PreparationSheet, preparation_sheet
from cockpit.desk.views import Row
from cockpit.domain.people import Customer
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.edit_person import ask_about
from cockpit.tui.handlers import Handlers, of_sheet
from cockpit.tui.panels import customer_sheet
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.row_line import rows_of
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import CUSTOMER
from cockpit.tui.screens.record_list import RecordList
from cockpit.tui.unread import tell_unread
from widgets.rows import ListRow, RowList

_BOXES = {
    "contacts": "Last contacts", "money": "Money", "people": "Whom to ring", "questions": "They may ask",
    "past": "Timeline: when, code, what",
}  # fmt: skip


class CustomerScreen(RecordList):
    """Owns the sheet of one customer; it is read beside the screen, as history is long.

    The keys act on the row selected; those that capture begin with the customer.
    """

    NAME = CUSTOMER
    TITLE = "Open with them"
    EMPTY = "Reading …"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CUSTOMER)]

    def __init__(self, customer_id: int) -> None:
        super().__init__()
        self.customer_id = customer_id
        self._whom = ""
        self._who: Customer | None = None
        self._is_taken_back = False  # what was done with them last; it says so by itself
        self._turn = Lock()

    def compose(self) -> ComposeResult:
        yield Static(id="who", markup=False)
        with Container(id="both"):
            with Container(id="theirs"):
                yield RowList(empty=self.EMPTY, id="records")
                yield Detail(id="detail")
            with Sheet(id="sheet"):
                for name in _BOXES:
                    yield Static(id=name, classes="box", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self._apart = self.cockpit.desk.apart()

    # --- what is known of them ---

    def look(self) -> None:
        self._read()

    @work(thread=True, exclusive=True, group="customer")
    def _read(self) -> None:
        worker, call = get_current_worker(), self.app.call_from_thread
        with self._turn:
            if worker.is_cancelled:
                return
            try:
                self._apart.refresh()
                who = customer_of_id(self._apart, self.customer_id)
                sheet = preparation_sheet(self._apart, who) if who is not None else None
                if who is not None and who.deleted and sheet is not None and not sheet.open:
                    sheet = None  # it was undone that they were added, or they were deleted
                codes = open_codes(self._apart)
                known = {one.id: code_of(self._apart, one, codes) for one in sheet.records} if sheet else {}
            except CockpitError as error:
                call(tell_unread, self, error)
                return
        if not worker.is_cancelled:
            call(self._take, sheet, known)

    def _take(self, sheet: PreparationSheet | None, codes: dict[int, str]) -> None:
        if not self.stands:
            return
        if sheet is None:
            if not self._is_taken_back:
                self.tell("They are gone from the book: another program took them out.", "warning")
            self.dismiss(None)
            return
        self.now, self._who, self._whom = sheet.now, sheet.customer, sheet.customer.display
        self.found = [row.replace(section="") for row in sheet.open]
        self._by_key = {self.key(row): row for row in self.found}
        self.rows.empty = f"Nothing is open with them. {self.key_of('capture')} captures for them."
        self.rows.set_rows(self.lines(self.found, self.now))
        self.query_one("#who", Static).update(customer_sheet.title(sheet, self.now))
        told = {
            "contacts": customer_sheet.contacts(sheet, self.now, self.key_of("touch")),
            "money": customer_sheet.money(sheet, self.now),
            "people": customer_sheet.people(sheet),
            "questions": customer_sheet.questions(sheet),
            "past": customer_sheet.past(sheet, codes, self.now),
        }
        for name, words in told.items():
            box = self.query_one(f"#{name}", Static)
            box.border_title = Content.assemble((_BOXES[name], "bold"))
            box.update(words)
        self.query_one("#people", Static).border_subtitle = self._edits()
        self._show()

    def under(self) -> Content:
        return Content.assemble(
            (f"{self.key_of('next-pane')} ", "$key bold"), ("scrolls the sheet", "$quiet")
        )

    def lines(self, rows: list[Row], now: datetime) -> Iterable[ListRow]:
        nameless = [row.replace(name="") for row in rows]  # they are all the same one's
        return rows_of(now, nameless, self.key_of("done"))

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        event.prevent_default()
        if self.row is not None:
            self.cockpit.open_record(self.row.record)

    # --- commands ---

    def handlers(self) -> Handlers:
        begun = {name: partial(self._capture, kind) for name, kind in capture_prefix.KINDS.items()}
        if not self._is_about_them():
            del begun["touch"]  # it is logged on the row selected
        scrolled = of_sheet(self.query_one(Sheet)) if isinstance(self.focused, Sheet) else {}
        return {
            **super().handlers(),
            **begun,
            **scrolled,
            "next-pane": self.do_other,
            "pane-before": self.do_other,
        }

    def was_undone(self, ids: Collection[int]) -> None:
        super().was_undone(ids)
        self._is_taken_back = self.customer_id in ids

    def _edits(self) -> Content:
        """Return the keys that change what is known of them: those of the list act on its rows."""
        keys = [self.key_of("next-pane"), self.key_of("edit")] if self.found else [self.key_of("edit")]
        return Content.assemble((" then ".join(keys), "$key bold"), (" edits them", "$quiet"))

    def _is_about_them(self) -> bool:
        """Whether the keys act on the customer, and not on one of their records."""
        return isinstance(self.focused, Sheet) or not self.found

    def why_not(self, command: Command, here: Here | None = None) -> str:
        is_theirs = command.id in ("edit", "touch") and self._is_about_them() and self._who is not None
        return "" if is_theirs else super().why_not(command, here)

    def do_edit(self) -> None:
        """Change what is known of them, from the sheet; from the list the line of a record."""
        if not self._is_about_them() or self._who is None:
            super().do_edit()
        else:
            ask_about(self, self._who)

    def _capture(self, kind: str) -> None:
        """Capture for them."""
        self.cockpit.capture(capture_prefix.line_begun(kind, self._whom))

    def do_other(self) -> None:
        """Go to the sheet, which the same keys scroll, or back to the list."""
        (self.rows if isinstance(self.focused, Sheet) else self.query_one(Sheet)).focus()

    def do_back(self) -> None:
        """Take back one thing at a time: the sheet, the marks, the screen."""
        if isinstance(self.focused, Sheet):
            self.rows.focus()
        elif self.rows.marked:
            self.unmark()
        else:
            self.dismiss(None)
