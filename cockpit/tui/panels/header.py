"""The day in one line: when, how much is late and due, how much is kept, what money is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk.views import Today, unfolded
from cockpit.domain.wording import day

if TYPE_CHECKING:
    from cockpit.domain.money import Money

_GAP = 3


class DayHeader(Widget):
    """The header row. What does not fit is left out whole, the least pressing first: no figure is ever cut."""

    today: reactive[Today | None] = reactive(None)
    overdue: reactive[Mapping[str, Money]] = reactive(dict[str, "Money"]())
    """What should have been paid by now, by currency."""
    free_days: reactive[int | None] = reactive(None)
    """For how many days no get-back was opened; None until history is read."""
    refused: reactive[bool] = reactive(False)
    """Nothing can be written where the book lies."""

    def render(self) -> Content:
        today = self.today
        if today is None:
            return Content("cockpit")
        now, damage = today.now, today.damage()
        # Each piece with when it goes: 0 never, else the greatest first.
        pieces = [
            (0, Content(f"{day(now, now)} {now:%H:%M}")),
            (0, _alarm(self._refusal(today))),
            (0, _alarm(f"run cockpit verify: {damage}" if damage else "")),
            (0, _pressing(today)),
            (2, _kept(*today.kept_month)),
            (1, _overdue(self.overdue)),
            (3, _free(self.free_days)),
        ]
        return _fitting(pieces, self.content_size.width)

    def _refusal(self, today: Today) -> str:
        if today.is_read_only:
            return "read-only: update Cockpit to write"
        return "read-only" if self.refused else ""


def _fitting(pieces: list[tuple[int, Content]], width: int) -> Content:
    """Return the pieces beside each other, less those that have to go for want of room."""
    gap = Content(" " * _GAP)
    for gone in range(max(rank for rank, _ in pieces) + 1, 0, -1):
        line = gap.join(piece for rank, piece in pieces if piece and rank < gone)
        if line.cell_length <= width:
            return line
    return gap.join(piece for rank, piece in pieces if piece and not rank).truncate(width, ellipsis=True)


def _alarm(words: str) -> Content:
    return Content.assemble((words, "$late bold"))


def _pressing(today: Today) -> Content:
    # One contact is one thing, as on the list.
    sections = [row.section for row in unfolded(today.rows)]
    late, due = sections.count("late"), sections.count("today")
    if not late and not due:
        return Content.assemble(("nothing is owed today", "$agreed"))
    return Content.assemble((f"{late} late", "$late bold" if late else "$quiet"), f" · {due} today")


def _kept(kept: int, known: int) -> Content:
    return Content(f"kept this month {kept * 100 // known} %") if known else Content()


def _overdue(overdue: Mapping[str, Money]) -> Content:
    said = " + ".join(money.brief() for money in overdue.values())
    return Content.assemble((f"{said} overdue", "$amount")) if said else Content()


def _free(days: int | None) -> Content:
    if not days:
        return Content()
    return Content.assemble((f"{days} day{'' if days == 1 else 's'} without a get-back", "$agreed"))
