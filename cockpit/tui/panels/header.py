"""The day in one line: who, when, how much is kept, what money is due, how much is owed."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk import record_view
from cockpit.desk.views import Row, Today, of_them
from cockpit.domain.wording import day
from cockpit.tui.panels.deal_line import said
from cockpit.tui.panels.row_line import when
from widgets.meter import bar

_METER = 5
_ROOM_FOR_FIRST = 98
_GAP = 2


class DayHeader(Widget):
    """The header row. What does not fit is left out whole, the least pressing first: no figure is ever cut."""

    today: reactive[Today | None] = reactive(None)
    free_days: reactive[int | None] = reactive(None)
    """For how many days no get-back was opened; None until history is read."""
    refused: reactive[bool] = reactive(False)
    """Nothing can be written where the book lies."""

    def render(self) -> Content:
        today = self.today
        if today is None:
            return Content("cockpit")
        now, owed, width = today.now, today.owed(), self.content_size.width
        damage = today.damage()
        bad = f"run cockpit verify: {damage}" if damage else ""
        newer = (
            "read-only: update Cockpit to write"
            if today.is_read_only
            else "read-only"
            if self.refused
            else ""
        )
        kept = Content()
        if today.due:
            kept = Content.assemble(bar(today.kept, today.due, _METER), f" {today.kept}/{today.due} kept")
        # Each piece with when it goes: 0 never, else the greatest first.
        pieces = [
            (5, Content.assemble(("cockpit", "bold $primary"))),
            (0, Content(f"{day(now, now)} {now:%H:%M}")),
            (0, Content.assemble((newer, "$late bold"))),
            (0, Content.assemble((bad, "$late bold"))),
            (3, kept),
            (2, _money(today)),
            (4, _free(self.free_days)),
            (1, _owed(owed)),
        ]
        line = _fitting(pieces, width)
        room = width - line.cell_length - _GAP
        first = _first(owed, today) if width >= _ROOM_FOR_FIRST else Content()
        if first and room > _ROOM_FOR_FIRST // 6:
            line = line + Content(" " * _GAP) + first.truncate(room, ellipsis=True)
        return line


def _fitting(pieces: list[tuple[int, Content]], width: int) -> Content:
    """Return the pieces beside each other, less those that have to go for want of room."""
    gap = Content(" " * _GAP)
    for gone in range(max(rank for rank, _ in pieces) + 1, 0, -1):
        line = gap.join(piece for rank, piece in pieces if piece and rank < gone)
        if line.cell_length <= width:
            return line
    return gap.join(piece for rank, piece in pieces if piece and not rank).truncate(width, ellipsis=True)


def _money(today: Today) -> Content:
    due = " + ".join(said(money) for money in record_view.unpaid(today).values())
    return Content.assemble((f"{due} due", "$amount")) if due else Content()


def _free(days: int | None) -> Content:
    if not days:
        return Content()
    return Content.assemble((f"{days} day{'' if days == 1 else 's'} no get-back", "$agreed"))


def _owed(owed: list[Row]) -> Content:
    if not owed:
        return Content.assemble(("nothing is owed today", "$agreed"))
    return Content.assemble((f"you owe {len(owed)}", "bold"), of_them(owed))


def _first(owed: list[Row], today: Today) -> Content:
    if not owed:
        return Content()
    row = owed[0]
    return Content.assemble(
        ("first: ", "$quiet"), when(row, today.now), " ", f"{row.name} " if row.name else "", row.record.text
    )
