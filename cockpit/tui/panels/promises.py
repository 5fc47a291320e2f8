"""The first pane: what is owed, and all that is no deal: promises, get-backs, calls, what they owe, to-dos, notes."""

from __future__ import annotations

from collections.abc import Iterable

from textual.reactive import reactive

from cockpit.desk.views import DEALS, Row, Today
from cockpit.tui.panels.pane import Pane
from cockpit.tui.panels.row_line import rows_of
from widgets.rows import ListRow


class Promises(Pane):
    """What is owed, in the order of the next real deadline."""

    NUMBER = 1
    TITLE = "Promises"
    EMPTY = "Nothing is owed.\nPress n and type\nwhat you promise."

    repeats: reactive[frozenset[int]] = reactive(frozenset[int]())
    """The ids of the get-backs that were answered once before."""

    def watch_repeats(self) -> None:
        self.show()

    def belongs(self, row: Row) -> bool:
        return row.record.KIND not in DEALS

    def lines(self, today: Today, rows: list[Row]) -> Iterable[ListRow]:
        return rows_of(today, rows, self.repeats)
