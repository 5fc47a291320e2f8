"""The day in one line: who, when, how much is kept, how much is owed."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk.looking import Row, Today
from cockpit.domain.wording import day
from cockpit.tui.panels.row_line import when
from widgets.columns import Cell, columns
from widgets.meter import bar

_METER = 5
_ROOM_FOR_NAME = 58
_ROOM_FOR_FIRST = 98


class DayHeader(Widget):
    """The header row."""

    today: reactive[Today | None] = reactive(None)

    def render(self) -> Content:
        today = self.today
        if today is None:
            return Content("cockpit")
        now, owed, width = today.now, today.owed(), self.content_size.width
        kept = Content()
        if today.due:
            kept = Content.assemble(bar(today.kept, today.due, _METER), f" {today.kept}/{today.due} kept")
        bad = f"{today.damaged} lines do not read: run cockpit verify" if today.damaged else ""
        return columns(
            width,
            Cell(Content.assemble(("cockpit", "bold $primary")) if width >= _ROOM_FOR_NAME else ""),
            Cell(f"{day(now, now)} {now:%H:%M}"),
            Cell(kept),
            Cell(_owed(len(owed)), give=1),
            Cell(Content.assemble((bad, "$late bold")), give=2),
            Cell(_first(owed, today) if width >= _ROOM_FOR_FIRST else "", give=3, grow=True),
            gap=2,
        )


def _owed(count: int) -> Content:
    if not count:
        return Content.assemble(("nothing is owed today", "$agreed"))
    return Content.assemble((f"you owe {count}", "bold"))


def _first(owed: list[Row], today: Today) -> Content:
    if not owed:
        return Content()
    row = owed[0]
    return Content.assemble(
        ("first: ", "$quiet"), when(row, today.now), " ", f"{row.name} " if row.name else "", row.record.text
    )
