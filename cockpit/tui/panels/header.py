"""The day in one line: when, how much is late and due, how much is kept, what money is overdue."""

from __future__ import annotations

from typing import TypeAlias

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk.views import Today
from cockpit.domain.wording import counted, day, percent

_GAP = 3
_LEAST = 3
"""The rank of what goes before anything else is told in brief."""


class DayHeader(Widget):
    """The header row. What does not fit is left out whole, the least pressing first: no figure is ever cut."""

    today: reactive[Today | None] = reactive(None)
    free_days: reactive[int | None] = reactive(None)
    """For how many days no get-back was opened; None until history is read."""
    refused: reactive[bool] = reactive(False)
    """Nothing can be written where the book lies."""
    phone: reactive[str] = reactive("")
    """What went wrong with the phone's calendar, in a few words, until it is seen or goes well."""

    conflicts: reactive[int] = reactive(0)
    """How many edits lost to another machine's and were not looked at yet."""

    def render(self) -> Content:
        today = self.today
        if today is None:
            return Content("cockpit")
        line, kept = Content(), _kept(*today.kept_month, is_brief=True).plain
        # Where there is no room for both, what is late says more than all that is to come.
        pieces = self._pieces(today)
        for money in (_money(today), _late_money(today)):
            free = _free(self.free_days)
            line = _fitting([*pieces, (1, money, money), (_LEAST, free, free)], self.content_size.width)
            if money.plain in line.plain and kept in line.plain:
                break
        return line

    def _pieces(self, today: Today) -> list[_Piece]:
        """Return the pieces of the line up to the money."""
        now, damage = today.now, today.damage
        alarms = (
            self._refusal(today),
            f"run cockpit verify: {damage}" if damage else "",
            self.phone,
            f"{counted(self.conflicts, 'conflict')}: g x" if self.conflicts else "",
        )
        when = Content(f"{day(now, now)} {now:%H:%M}")
        return [
            (0, when, when),
            *((0, _alarm(words), _alarm(words)) for words in alarms),
            (0, _pressing(today, "due today"), _pressing(today, "today")),
            (2, _kept(*today.kept_month), _kept(*today.kept_month, is_brief=True)),
        ]

    def _refusal(self, today: Today) -> str:
        if today.is_read_only:
            return "read-only: update Cockpit to write"
        if today.is_other:
            return "read-only: another book lies here than before"
        return "read-only" if self.refused else ""


_Piece: TypeAlias = tuple[int, Content, Content]
"""When it goes for want of room (0 never, else the greatest first), in full, and in brief."""


def _fitting(pieces: list[_Piece], width: int) -> Content:
    """Return the pieces beside each other, less those that have to go: closer together first, then in brief."""
    gap = Content(" " * _GAP)
    for gone in range(max(rank for rank, _, _ in pieces) + 1, 0, -1):
        left = [(words, brief) for rank, words, brief in pieces if words and rank < gone]
        full, brief = zip(*left, strict=True)
        ways = [(gap, full), (gap[1:], full), *([(gap[1:], brief)] if gone <= _LEAST else [])]
        for space, said in ways:
            line = space.join(said)
            if line.cell_length <= width:
                return line
    return gap.join(brief for rank, _, brief in pieces if brief and not rank).truncate(width, ellipsis=True)


def _alarm(words: str) -> Content:
    return Content.assemble((words, "$late bold"))


def _pressing(today: Today, due: str) -> Content:
    owed = today.owed()
    late = sum(1 for row in owed if row.section == "late")
    if not owed and today.damage:
        return Content()  # who knows what did not read
    if not owed and today.snoozed:
        return Content.assemble(
            (f"{counted(len(today.snoozed), 'thing')} snoozed, nothing else today", "$soon")
        )
    if not owed:
        return Content.assemble(("nothing is owed today", "$agreed"))
    return Content.assemble(
        (f"{late} late", "$late bold" if late else "$quiet"), f" · {len(owed) - late} {due}"
    )


def _kept(kept: int, known: int, *, is_brief: bool = False) -> Content:
    what = "kept this month" if is_brief else "promises kept this month"
    return Content(f"{what} {percent(kept / known)}") if known else Content()


def _money(today: Today) -> Content:
    if not today.to_come:
        return Content()
    from cockpit.domain.money import money_to_come  # loaded where there is money

    return Content.assemble((money_to_come(today.overdue, today.to_come), "$amount"))


def _late_money(today: Today) -> Content:
    if not today.overdue:
        return Content()
    from cockpit.domain.money import money_overdue  # loaded where there is money

    return Content.assemble((money_overdue(today.overdue), "$amount"))


def _free(days: int | None) -> Content:
    if not days:
        return Content()
    return Content.assemble((f"{counted(days, 'day')} without a get-back", "$agreed"))
