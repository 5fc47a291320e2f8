"""The second and third pane: orders awaiting payment, and lost sales to recover."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cockpit.desk.views import Row, Today
from cockpit.domain.kinds import KINDS
from cockpit.domain.rules import Rules
from cockpit.tui.panels import deal_line
from cockpit.tui.panels.pane import CORNERS, Pane
from widgets.rows import ListRow


class Orders(Pane):
    """Promises of orders, until their money has cleared."""

    NUMBER = 2
    TITLE = "Awaiting payment"
    SHORT = "To be paid"
    EMPTY = "No order is open.\nPress o when one\nis promised."

    def __init__(self, rules: Rules, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rules = rules

    def belongs(self, row: Row) -> bool:
        return KINDS[row.record.KIND].pane == "money"

    def lines(self, today: Today, rows: list[Row]) -> Iterable[ListRow]:
        return deal_line.order_rows(rows, today.now, self._rules)

    def foot(self, today: Today, rows: list[Row]) -> Content:  # noqa: ARG002 - as the others
        if not rows:
            return Content()
        found = [deal_line.said(money) for money in deal_line.sums(rows).values()]
        room = max(0, self.size.width - CORNERS)
        # Amounts are never cut: what does not fit is counted.
        for shown in range(len(found), 0, -1):
            more = [f"+{len(found) - shown}"] if shown < len(found) else []
            words = " · ".join([*found[:shown], *more])
            if len(words) <= room or shown == 1:
                return Content.assemble((words, "$amount"))
        return Content()


class Losses(Pane):
    """Lost sales whose customers are to be kept."""

    NUMBER = 3
    TITLE = "Recover"
    EMPTY = "No loss to recover.\nPress x when a\nsale is lost."

    def belongs(self, row: Row) -> bool:
        return KINDS[row.record.KIND].pane == "recover"

    def lines(self, today: Today, rows: list[Row]) -> Iterable[ListRow]:
        return deal_line.loss_rows(rows, today.now)

    def foot(self, today: Today, rows: list[Row]) -> Content:
        if not rows:
            return Content()
        left, every, room = deal_line.running(rows, today.now), len(rows), self.size.width - CORNERS
        ways = (f"{left} of {every} within 24 h", f"{left} of {every} in 24 h", f"{left}/{every} in 24 h")
        return Content(next((words for words in ways if len(words) <= room), ways[-1]))
