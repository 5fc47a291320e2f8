"""A screen of one list of records, and under it why the one selected is there, the words to say, all about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk.record_facts import facts
from cockpit.desk.views import Row
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.detail_lines import of_row
from cockpit.tui.screens.record_actions import RecordActions
from widgets.rows import ListRow, RowList

_REST = 0.08


class RecordList(RecordActions):
    """Owns the rows and which of them is selected; a kind of list says what they are and how they are drawn.

    `day` are the rows of Today, of which the detail tells what else is open. `is_opened`: the one selected has the
    screen for itself.
    """

    CSS_PATH = "record_list.tcss"
    TITLE = ""
    COUNTS = "row"
    EMPTY = ""

    is_opened: reactive[bool] = reactive(False, init=False)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Row] = []
        self.day: list[Row] = []
        self._by_key: dict[str, Row] = {}
        self.now: datetime | None = None

    # --- what a kind of list says ---

    def find(self) -> tuple[list[Row], list[Row]]:
        """Return the rows, in order, and those of Today. Raises CockpitError where they cannot be read."""
        raise NotImplementedError

    def key(self, row: Row) -> str:
        """Return what tells a row apart from the others."""
        return str(row.record.id)

    def lines(self, rows: list[Row], now: datetime) -> Iterable[ListRow]:
        """Return the rows as lines."""
        raise NotImplementedError

    # --- what they share ---

    def compose(self) -> ComposeResult:
        yield RowList(empty=self.EMPTY, id="records")
        yield Detail(id="detail")
        yield from self.foot()

    def on_mount(self) -> None:
        detail = self.query_one(Detail)
        detail.copy_key = self.key_of("say")
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.begin_at().focus()
        self.look()

    def begin_at(self) -> Widget:
        """Return what has the focus at first."""
        return self.rows

    def under(self) -> Content:
        """Return what stands under the list while nothing is marked."""
        return Content()

    def caption(self) -> str:
        """Return what stands over the list."""
        return f"{self.TITLE} · {counted(len(self.found), self.COUNTS)}"

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one("#records", RowList)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._by_key.get(self.rows.highlighted_key or "")

    def look(self) -> None:
        """Look at the book again."""
        try:
            self.found, self.day = self.find()
        except CockpitError as error:
            self.tell_error(error)
            return
        self._by_key = {self.key(row): row for row in self.found}
        self.now = self.cockpit.desk.now()
        self.rows.set_rows(self.lines(self.found, self.now))
        self._show()

    def _book_changed(self, ids: Collection[int]) -> None:
        self.look()
        key = next((self.key(row) for row in self.found if row.record.id in ids), None)
        if key is not None and (self.row is None or self.row.record.id not in ids):
            self.rows.highlighted_key = key

    def moment(self) -> datetime:
        return self.now or super().moment()

    def rows_meant(self) -> list[Row]:
        """Return the rows to act on: those marked, each record once, else the one under the cursor."""
        if not (marked := self.rows.marked):
            return [self.row] if self.row else []
        found: dict[int, Row] = {}
        for key, row in self._by_key.items():
            if key in marked:
                found.setdefault(row.record.id, row)
        return list(found.values())

    def unmark(self) -> None:
        self.rows.marked = frozenset()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def watch_is_opened(self) -> None:
        self.set_class(self.is_opened, "-opened")
        (self.query_one(Detail) if self.is_opened else self.rows).focus()
        self._show()

    @on(RowList.Highlighted)
    @on(RowList.Marked)
    def _moved(self, event: RowList.Told) -> None:
        event.stop()
        self._show()

    def _show(self) -> None:
        """Show how many there are, and the one that is selected."""
        if not self.stands:
            return
        marked = len(self.rows.marked)
        self.rows.border_title = Content.assemble((self.caption(), "bold"))
        self.rows.border_subtitle = Content(f"{marked} marked") if marked else self.under()
        detail, row, desk = self.query_one(Detail), self.row, self.cockpit.desk
        detail.set_class(row is None, "-of-none")
        detail.marked = tuple(self.rows_meant()) if marked else ()
        detail.parted = self.what_parts_them() if marked else ""
        if row is None:
            self.is_opened = False
        else:
            known, key = facts(desk, row.record), self.key_of("done")
            detail.tell(row, known, self.now, is_roomy=self.is_opened, done_key=key)
            # Once the cursor rests: a held key should not gather words for every row it passes.
            self.set_timer(_REST, self._show_beside)
        self.refresh_bar()

    def _show_beside(self) -> None:
        if (row := self.row) is not None:
            self.query_one(Detail).beside = of_row(self.cockpit.desk, row, self.also(row))

    def also(self, row: Row) -> list[Row]:  # noqa: ARG002 - for those that look further than the day
        """Return the rows of which those of the same customer are told beside it."""
        return self.day

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        if self.row is not None and not self.cockpit.open_deal(self.row.record):
            self.is_opened = True

    # --- commands ---

    def handlers(self) -> Handlers:
        return {**super().handlers(), **of_rows(self.rows)}

    def do_back(self) -> None:
        """Take back one thing at a time: what is opened, the marks, the screen."""
        if self.is_opened:
            self.is_opened = False
        elif self.rows.marked:
            self.unmark()
        else:
            super().do_back()
