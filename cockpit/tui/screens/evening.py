"""The evening: calls without an outcome, what was not delivered, what else is late or due before tomorrow noon."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType

from cockpit.desk.evening import NOTHING, evening_of
from cockpit.desk.views import Row
from cockpit.domain.money import money_overdue
from cockpit.tui.commands import bindings
from cockpit.tui.panels.row_line import rows_of
from cockpit.tui.screen_names import EVENING
from cockpit.tui.screens.record_list import RecordList
from widgets.rows import ListRow


class EveningScreen(RecordList):
    """Lists what is to be settled tonight, each with the key that does it."""

    NAME = EVENING
    TITLE = "To settle tonight"
    EMPTY = NOTHING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVENING)]

    def __init__(self) -> None:
        super().__init__()
        self._overdue = ""

    def find(self) -> tuple[list[Row], list[Row]]:
        found = evening_of(self.cockpit.desk)
        self._overdue = money_overdue(found.overdue)
        return found.rows, found.day

    def caption(self) -> str:
        return f"{super().caption()} · {self._overdue}" if self._overdue else super().caption()

    def lines(self, rows: list[Row], now: datetime) -> Iterable[ListRow]:
        return rows_of(now, rows, done_key=self.key_of("done"))
