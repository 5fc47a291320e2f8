"""The agenda: every deadline, day by day, both clocks of a promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from cockpit.desk import views
from cockpit.desk.views import Row
from cockpit.domain.moment import days_past
from cockpit.domain.wording import counted, day
from cockpit.tui.commands import bindings
from cockpit.tui.panels.row_line import rows_of
from cockpit.tui.panels.urgency import at_what_time
from cockpit.tui.screen_names import AGENDA
from cockpit.tui.screens.record_list import RecordList
from widgets.rows import ListRow


class AgendaScreen(RecordList):
    """Lists every deadline under its day; the keys act on its record."""

    NAME = AGENDA
    TITLE = "Agenda"
    EMPTY = "Nothing is due. Press n and type what you promise, and by when."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AGENDA)]

    def find(self) -> tuple[list[Row], list[Row]]:
        today = views.today(self.cockpit.desk)
        now = today.now
        found = [
            row.replace(section=_day(row.deadline.when, now, whole_day=row.deadline.whole_day))
            for row in views.deadlines(self.cockpit.desk)
            if row.deadline is not None
        ]
        return found, today.rows

    def caption(self) -> str:
        records = counted(len({row.record.id for row in self.found}), "record")
        return f"{self.TITLE} · {counted(len(self.found), 'deadline')} of {records}, by day"

    def key(self, row: Row) -> str:
        due = row.deadline
        return f"{row.record.id} {due.kind}" if due else str(row.record.id)

    def lines(self, rows: list[Row], now: datetime) -> Iterable[ListRow]:
        several = Counter(row.record.id for row in rows)

        def when(row: Row, now: datetime) -> Content:
            return at_what_time(row, now, is_one_of_several=several[row.record.id] > 1)

        return rows_of(now, rows, done_key=self.key_of("done"), key_of=self.key, when=when)


def _day(when: datetime, now: datetime, *, whole_day: bool) -> str:
    """Say a day with how near it is: "Today Wed 18 Nov"."""
    said = day(when, now, whole_day=whole_day)
    past = days_past(when, now, whole_day=whole_day)
    near = {0: "Today ", -1: "Tomorrow "}.get(past, "")
    return f"{near}{said}{f', {past} d ago' if past > 0 else ''}"
