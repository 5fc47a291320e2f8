"""The agenda: every deadline, day by day or a week at a time, both clocks of a promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from cockpit.desk import views
from cockpit.desk.views import Row
from cockpit.domain.moment import days_past
from cockpit.domain.money import money_overdue
from cockpit.domain.wording import DAYS, MONTHS, counted, day
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.handlers import Handlers
from cockpit.tui.panels.row_line import rows_of
from cockpit.tui.panels.urgency import at_what_time
from cockpit.tui.panels.week_strip import by_day, day_of, week_strip
from cockpit.tui.screen_names import AGENDA
from cockpit.tui.screens.record_list import RecordList
from widgets.rows import ListRow

_ENTRIES = {"-low": 0, "-normal": 3, "-tall": 8}
"""How many deadlines of a day the week shows over the list, by how high the screen is."""


class AgendaScreen(RecordList):
    """Lists every deadline under its day; the keys act on its record. By week, those of one week, under its columns."""

    NAME = AGENDA
    TITLE = "Agenda"
    EMPTY = "Nothing is due. Press n and type what you promise, and by when."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AGENDA)]

    monday: reactive[date | None] = reactive(None, init=False, repaint=False)
    """The day on which the week begins that is shown; None by day."""

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[date, list[Row]] = {}
        self._overdue = ""

    def compose(self) -> ComposeResult:
        yield Static(id="week", markup=False)
        yield from super().compose()

    def find(self) -> tuple[list[Row], list[Row]]:
        today = views.today(self.cockpit.desk)
        now, self._overdue = today.now, money_overdue(today.overdue)
        every = [
            row.replace(section=_day(row.deadline.when, now, whole_day=row.deadline.whole_day))
            for row in views.deadlines(self.cockpit.desk)
            if row.deadline is not None
        ]
        self._days = by_day(every, now)
        if self.monday is not None:
            every = [row for row in every if _monday(day_of(row, now)) == self.monday]
        return every, today.rows

    def caption(self) -> str:
        records = counted(len({row.record.id for row in self.found}), "record")
        how = "by day" if self.monday is None else f"week {_span(self.monday)}"
        told = f"{self.TITLE} · {counted(len(self.found), 'deadline')} of {records}, {how}"
        return f"{told} · {self._overdue}" if self._overdue else told

    def under(self) -> Content:
        keys = "/".join(self.key_of(name) for name in ("left", "right"))
        return Content.assemble((f"{keys} ", "$key bold"), ("the day before, the next", "$quiet"))

    def key(self, row: Row) -> str:
        due = row.deadline
        return f"{row.record.id} {due.kind}" if due else str(row.record.id)

    def lines(self, rows: list[Row], now: datetime) -> Iterable[ListRow]:
        several = Counter(row.record.id for row in rows)

        def when(row: Row, now: datetime) -> Content:
            return at_what_time(row, now, is_one_of_several=several[row.record.id] > 1)

        return rows_of(now, rows, done_key=self.key_of("done"), key_of=self.key, when=when, counts="deadline")

    def _show(self) -> None:
        super()._show()
        week, now = self.query_one("#week", Static), self.now
        week.display = self.monday is not None and now is not None
        if self.monday is None or now is None:
            return
        chosen = day_of(self.row, now) if self.row else None
        most = next((most for name, most in _ENTRIES.items() if self.has_class(name)), 0)
        width = max(1, self.size.width - 2)
        week.update(week_strip(self.monday, self._days, chosen, now, width=width, most=most))

    # --- commands ---

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            "next-pane": self.do_other_view,
            "pane-before": self.do_other_view,  # there are two
            "left": partial(self.do_day, -1),
            "right": partial(self.do_day, 1),
        }

    def label_of(self, command: Command, here: Here) -> str:
        if command.id == "next-pane":
            return "by week" if self.monday is None else "by day"
        return super().label_of(command, here)

    def do_other_view(self) -> None:
        """Show this week, or every deadline again; the cursor stays on its deadline where that is shown, else today."""
        before, today = self.rows.highlighted_key, self.moment().date()
        self.monday = _monday(today) if self.monday is None else None
        self.look()
        to_come = (self.key(row) for row in self.found if day_of(row, self.moment()) >= today)
        if (there := before if before in self._by_key else next(to_come, None)) is not None:
            self.rows.highlighted_key = there

    def do_day(self, by: int) -> None:
        """Go to the first deadline of the day before or the next that has any; by week, to the week it lies in."""
        now = self.moment()
        here = day_of(self.row, now) if self.row else self.monday or now.date()
        there = [one for one in self._days if (one < here if by < 0 else one > here)]
        if not there:
            self.tell(f"Nothing is due {'before' if by < 0 else 'after'} that day.")
            return
        chosen = max(there) if by < 0 else min(there)
        if self.monday is not None and _monday(chosen) != self.monday:
            self.monday = _monday(chosen)
            self.look()
        self.rows.highlighted_key = self.key(self._days[chosen][0])


def _monday(of: date) -> date:
    return of - timedelta(days=of.weekday())


def _span(monday: date) -> str:
    """Say from when to when a week is: "Mon 16 Nov to Sun 22 Nov"."""
    ends = (monday, monday + timedelta(days=len(DAYS) - 1))
    return " to ".join(f"{DAYS[one.weekday()]} {one.day} {MONTHS[one.month - 1]}" for one in ends)


def _day(when: datetime, now: datetime, *, whole_day: bool) -> str:
    """Say a day with how near it is: "Today Wed 18 Nov"."""
    said = day(when, now, whole_day=whole_day)
    past = days_past(when, now, whole_day=whole_day)
    near = {0: "Today ", -1: "Tomorrow "}.get(past, "")
    return f"{near}{said}{f', {past} d ago' if past > 0 else ''}"
