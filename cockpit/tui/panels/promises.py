"""The list of what is owed, with a filter under it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from cockpit.desk.looking import Row, Today
from cockpit.tui.panels.row_line import rows_of
from widgets.rows import RowList
from widgets.text import clean

EMPTY = "Nothing is owed.\nPress n and type what you promise."


class Promises(Vertical):
    """What is owed, in the order of the next real deadline. Its list tells what is chosen."""

    today: reactive[Today | None] = reactive(None)
    words: reactive[str] = reactive("", init=False)
    """Only rows that hold all of these words are shown."""

    class FilterLeft(Message):
        """The filter was left with enter: back to the list."""

    def compose(self) -> ComposeResult:
        yield RowList(empty=EMPTY, id="promise-rows")

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        self._show()

    def watch_today(self) -> None:
        self._show()

    def watch_words(self) -> None:
        self._show()

    def _show(self) -> None:
        if self.today is None or not self.is_mounted:
            return
        wanted = self.words.casefold().split()
        rows = [row for row in self.today.rows if _holds(row, wanted)]
        self.rows.empty = f"No row holds “{clean(self.words)}”. Press esc to see all." if wanted else EMPTY
        self.rows.set_rows(rows_of(self.today, rows))
        count = f"{len(rows)} of {len(self.today.rows)}" if wanted else str(len(rows))
        self.border_title = Content.assemble(("1 ", "$key"), f"Promises {count}")

    def ask_filter(self) -> None:
        """Show the filter; made when first asked for, as most days need none."""
        found = self.query(Input)
        if found:
            found.first().display = True
            found.first().focus()
            return
        line = Input(placeholder="show only …", compact=True, id="filter", select_on_focus=False)
        self.mount(line)
        line.focus()

    def clear_filter(self) -> bool:
        """Show all rows again; tell whether there was a filter."""
        was = bool(self.words) or any(line.display for line in self.query(Input))
        for line in self.query(Input):
            line.value = ""
            line.display = False
        self.words = ""
        return was

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.words = event.value

    @on(Input.Submitted)
    def _leave(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.clear_filter()
        self.post_message(self.FilterLeft())


def _holds(row: Row, wanted: list[str]) -> bool:
    held = f"{row.code} {row.name} {row.record.text} {row.record.KIND}".casefold()
    return all(word in held for word in wanted)
