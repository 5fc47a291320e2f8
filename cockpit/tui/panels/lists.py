"""The lists of Today: all together by urgency, what is owed, the money, and what to recover."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive

from cockpit.desk.views import Row, Today
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before
from cockpit.tui.panels.pane import AT_FIRST, CORNERS, Pane
from cockpit.tui.panels.row_line import RowLines
from widgets.rows import ListRow


class DayList(Pane):
    """Records as lines of one form, in the order of the next real deadline; `ANSWERS` names those that belong here."""

    ANSWERS: ClassVar[str] = ""

    _made_of: tuple[object, ...] = ()
    _lines: RowLines | None = None
    _lines_of: Today | None = None

    repeats: reactive[frozenset[int]] = reactive(frozenset[int](), repaint=False)
    """The ids of the get-backs that were answered once before."""
    done_key: reactive[str] = reactive("d", init=False, repaint=False)

    def watch_repeats(self) -> None:
        self.show()

    def watch_done_key(self) -> None:
        self.show()

    def those_of(self, rows: Iterable[Row]) -> list[Row]:
        if not self.ANSWERS:
            return list(rows)
        kinds = {kind.name for kind in KINDS.values() if kind.pane == self.ANSWERS}
        return [row for row in rows if row.record.KIND in kinds]

    def lines(self, today: Today, rows: list[Row]) -> Iterable[ListRow]:
        made_of = (self.repeats, self.done_key)
        if self._lines is None or made_of != self._made_of:
            self._lines, self._lines_of, self._made_of = None, None, made_of
        if self._lines is None:
            measured = self.every if self._is_begun else self.every[:AT_FIRST]
            self._lines = RowLines(today.now, measured, self.repeats, self.done_key)
        elif self._lines_of is not today:
            self._lines.pass_to(today.now, self.every)
        self._lines_of = today if self._is_begun or len(self.every) <= AT_FIRST else None
        return self._lines.of(rows)


class AllRows(DayList):
    """Everything, by urgency."""

    NUMBER = 0
    TITLE = "All"
    EMPTY = "Nothing is owed.\nPress n and type\nwhat you promise."


class OwedRows(DayList):
    """What was promised, and all else that is owed."""

    NUMBER = 1
    TITLE = "Owed"
    ANSWERS = "owed"
    EMPTY = "Nothing is owed.\nPress n and type\nwhat you promise."


class MoneyRows(DayList):
    """Promises of orders, until their money has cleared."""

    NUMBER = 2
    TITLE = "Money"
    ANSWERS = "money"
    EMPTY = "No order is open.\nPress o when one\nis promised."

    def foot(self, today: Today, rows: list[Row]) -> Content:  # noqa: ARG002 - as the others
        if not today.to_come:
            return Content()
        from cockpit.domain.money import money_to_come  # loaded where there is money

        found = [money_to_come(today.overdue, {one: money}) for one, money in today.to_come.items()]
        room = max(0, self.size.width - CORNERS)
        # Amounts are never cut: what does not fit is counted.
        for shown in range(len(found), 0, -1):
            more = [f"+{len(found) - shown}"] if shown < len(found) else []
            words = " · ".join([*found[:shown], *more])
            if len(words) <= room or shown == 1:
                return Content.assemble((words, "$amount"))
        return Content()


class RecoverRows(DayList):
    """Lost sales whose customers are to be kept."""

    NUMBER = 3
    TITLE = "Recover"
    ANSWERS = "recover"
    EMPTY = "No loss to recover.\nPress x when a\nsale is lost."

    def foot(self, today: Today, rows: list[Row]) -> Content:
        running = sum(
            1
            for row in rows
            if row.deadline and row.deadline.kind == "recovery" and is_before(today.now, row.deadline.when)
        )
        what = "recovery" if running == 1 else "recoveries"
        return Content(f"{running} {what} with hours left") if running else Content()


LISTS: tuple[type[DayList], ...] = (AllRows, OwedRows, MoneyRows, RecoverRows)
"""In the order of their numbers; the id of each is its title in small letters."""
