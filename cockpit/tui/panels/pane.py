"""A pane of Today: a list of some kinds of records, with a filter under it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from cockpit.desk.views import Row, Today, unfolded
from cockpit.domain.wording import counted
from widgets.rows import ListRow, RowList
from widgets.safe_input import SafeInput
from widgets.text import clean, folded

CORNERS = 4
AT_FIRST = 200
"""How many lines the first paint has: more than any screen shows; the others come right after it."""
NOT_READ = "Not all of the book\ncould be read: there\nmay be more than this."


class Pane(Vertical):
    """Shows those rows of the day that belong to it. Its list tells what is chosen."""

    NUMBER: ClassVar[int] = 0
    TITLE: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""

    _count = ""
    _is_begun = False  # its first lines are on the screen
    _is_stale = False  # something changed while it was not to be seen
    _seen: Today | None = None  # the day that the rows, and what they are found by, are of

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.every: list[Row] = []  # that belongs here, whatever the filter
        self._texts: list[tuple[str, Row]] = []  # all that each row is found by, once a filter is asked for
        self._list = RowList(empty=self.EMPTY)
        self._passed: tuple[str, list[tuple[str, Row]]] = ("", [])  # what a filter let pass, after its words

    today: reactive[Today | None] = reactive(None, repaint=False)
    words: reactive[str] = reactive("", init=False, repaint=False)
    """Only rows that hold all of these words are shown."""

    class Filtered(Message):
        """Only rows that hold these words are to be shown, in every list."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class FilterLeft(Message):
        """The filter was left with enter: back to the list."""

    # --- what a kind of pane says ---

    def those_of(self, rows: Iterable[Row]) -> list[Row]:
        """Return those rows of the day that are shown here."""
        raise NotImplementedError

    def lines(self, today: Today, rows: list[Row]) -> Iterable[ListRow]:
        """Return the rows as lines."""
        raise NotImplementedError

    def foot(self, today: Today, rows: list[Row]) -> Content:  # noqa: ARG002 - not every pane has one
        """Return what the border says under the list."""
        return Content()

    # --- what they share ---

    def compose(self) -> ComposeResult:
        if self.display:
            yield self._list

    @property
    def rows(self) -> RowList:
        """The list itself, as the state says it is; mounted when it is first to be seen, or asked for."""
        if self._list.parent is None and self.is_attached:  # where the cockpit closes, nothing is mounted
            self.mount(self._list)
        if self._is_stale:
            self._fill()
        return self._list

    def on_mount(self) -> None:
        self.show()

    def on_click(self, event: Click) -> None:
        """Go to the list by its title, too."""
        if event.widget is self:
            self.rows.focus()

    def watch_today(self) -> None:
        self.show()

    def watch_words(self) -> None:
        self.show()

    def show(self) -> None:
        """Draw what the state says; where it is not to be seen, that waits until it is, or is asked for its rows."""
        if self.today is None or not self.is_mounted:
            return
        self._is_stale = True
        if self.display:
            self._fill()

    def on_show(self) -> None:
        if self._is_stale:
            self._fill()

    def _fill(self) -> None:
        if self.today is None:
            return
        self._is_stale = False
        if self._seen is not self.today:
            self._seen, self._texts, self._passed = self.today, [], ("", [])
            self.every = self.those_of(self.today.rows)
        wanted, every = folded(self.words).strip(), self.every
        # One contact is one row; what is looked for is found wherever it stands.
        rows = self._found(wanted) if wanted else unfolded(every)
        empty = NOT_READ if self.today.damage else self.EMPTY
        self.rows.empty = f"No row holds “{clean(self.words)}”. Press esc to see all." if wanted else empty
        lines = self.lines(self.today, rows)
        if self._is_begun or len(rows) <= AT_FIRST:
            self.rows.set_rows(lines)
        else:
            self.rows.set_rows(islice(lines, AT_FIRST))
            self.call_after_refresh(self.show)
        self._is_begun = True
        self._count = f"{counted(len(rows), 'row')}{' found' if wanted else ''}"
        self.show_foot()

    def _found(self, wanted: str) -> list[Row]:
        """Return the rows that hold all of the words: as they grow, of those that held them before."""
        if not self._texts:
            self._texts = [(_text(row), row) for row in self.every]
        before, there = self._passed
        found = there if before and wanted.startswith(before) else self._texts
        for word in wanted.split():
            found = [(text, row) for text, row in found if word in text]
        self._passed = wanted, found
        return [row for _, row in found]

    def on_resize(self) -> None:
        self.show_foot()

    def show_foot(self) -> None:
        """Name the pane over the list; say under it how many are marked, else what the pane has to say."""
        self.border_title = Content.assemble(
            (str(self.NUMBER), "$key reverse"), f" {self.TITLE} · {self._count}"
        )
        marked = len(self.rows.marked)
        foot = self.foot(self.today, self.every) if self.today else Content()
        self.border_subtitle = Content(f"{marked} marked") if marked else foot

    def ask_filter(self) -> None:
        """Show the filter; made when first asked for, as most days need none."""
        found = self.query(Input)
        if found:
            found.first().display = True
            found.first().focus()
            return
        line = SafeInput(placeholder="show only …", compact=True, classes="filter", select_on_focus=False)
        self.mount(line)
        line.focus()

    def clear_filter(self) -> None:
        """Show all rows again."""
        for line in self.query(Input):
            line.value = ""
            line.display = False
        self.words = ""

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Filtered(event.value))

    @on(Input.Submitted)
    def _leave(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.clear_filter()
        self.post_message(self.FilterLeft())


def _text(row: Row) -> str:
    """Return all that a row is found by, as it is compared."""
    return folded(f"{row.code} {row.name} {row.what} {row.record.KIND}")
