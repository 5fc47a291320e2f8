"""A record as one line of a list: how pressing, who, what, the amount, and what the key for its next step does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from rich.cells import cell_len
from textual.content import Content

from cockpit.desk.views import Row, folded
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.kinds import KINDS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import counted, day
from cockpit.tui.panels.record_facts import titled
from cockpit.tui.panels.urgency import pressed, pressing
from widgets.columns import Cell, columns
from widgets.rows import ListRow

if TYPE_CHECKING:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order

_SHORTEST_NAME = 9
_TINY = 34
"""Below it there is room for how pressing, who and what alone."""
_SMALL = 56
"""Below it who it is takes the place of the words."""
_ROOM_FOR_STEPS = 44
"""Below it how many more steps are due is a number alone."""
_ROOM_FOR_CODE = 88
_CODE = 4
"""How long most codes are."""


class RowLines:
    """The lines of a list, made once. Which of them are shown may change with every key; how wide they are does not.

    `repeats` are the ids of the get-backs that were answered once before; `done_key` heads the last column. `key_of`
    tells the rows apart where a record may have several; `when` says the first column, else it is how pressing it is;
    `counts` is what the headings count.
    """

    def __init__(
        self,
        now: datetime,
        rows: Iterable[Row],
        repeats: Collection[int] = (),
        done_key: str = "d",
        *,
        key_of: Callable[[Row], str] | None = None,
        when: Callable[[Row, datetime], Content] | None = None,
        counts: str = "row",
    ) -> None:
        self._repeats, self._done_key, self._when, self._counts = repeats, done_key, when, counts
        self._key_of = key_of
        self._lines: dict[int, ListRow] = {}
        self.pass_to(now, rows)

    def pass_to(self, now: datetime, rows: Iterable[Row]) -> None:
        """Have the lines of these rows: each is drawn when it comes into sight, and until then only measured."""
        self._now, there, shown = now, self._lines, list(rows)
        # As long as a row is here, it is told apart by what it is.
        self._lines = {id(row): there[id(row)] for row in shown if id(row) in there}
        when = self._when
        first = {when(row, now).plain if when else pressed(row, now)[0] for row in shown}
        columns = first, {row.name for row in shown}, {row.step() for row in shown}
        # Most rows say what others say, too: each text is measured once.
        self._widths = _Widths(*(max(map(_width, column), default=0) for column in columns))
        # One currency is told once, over the amounts, where there is little room; a lost sale's is left out there.
        amounts = {_amount(row)[0] for row in shown if row.record.KIND == "order"}
        currencies = {amount[:3] for amount in amounts if amount[3:4] == " "}
        self._one_currency = currencies.pop() if len(currencies) == 1 else ""

    def _listed(self, row: Row) -> ListRow:
        if (line := self._lines.get(id(row))) is None:
            key = self._key_of(row) if self._key_of else str(row.record.id)
            line = self._lines[id(row)] = ListRow(key, partial(self._draw, row))
        return line

    def _draw(self, row: Row, width: int) -> Content:
        is_repeat = row.record.id in self._repeats
        cells = _cells(row, self._now, self._when or pressing, is_repeat)
        return _line(row, cells, self._widths, bool(self._one_currency), width)

    def of(self, rows: Iterable[Row]) -> Iterator[ListRow]:
        """Yield some of the lines in the order given: a heading for each section, then its records.

        Rows of no section have a line over them that says what the last columns are.
        """
        caption = f"{self._done_key} does"
        for section, group in groupby(rows, lambda row: row.section):
            found = list(group)
            said = _heading(section, found, self._now, self._counts) if section else Content()
            if section or caption:
                currency, wide = (self._one_currency, self._widths.step) if caption else ("", 0)
                rule = partial(_rule, said, caption, currency=currency, step=wide)
                yield ListRow(f"section:{section}", rule, heading=True)
            yield from map(self._listed, found)
            caption = ""


def rows_of(
    now: datetime,
    rows: Iterable[Row],
    done_key: str,
    *,
    key_of: Callable[[Row], str] | None = None,
    when: Callable[[Row, datetime], Content] | None = None,
    counts: str = "row",
) -> Iterator[ListRow]:
    """Yield the lines of a list that shows all of its rows, as `RowLines` makes them."""
    shown = list(rows)
    return RowLines(now, shown, done_key=done_key, key_of=key_of, when=when, counts=counts).of(shown)


class _Cells(NamedTuple):
    """What stands in the columns of a line, beside its words."""

    pressing: Content
    name: Content
    mark: Content
    amount: Content
    step: Content


class _Widths(NamedTuple):
    """How wide those columns of a list are that stand under each other, in terminal cells."""

    pressing: int
    name: int
    step: int


def _cells(row: Row, now: datetime, when: Callable[[Row, datetime], Content], is_repeat: bool) -> _Cells:
    mark, amount = Content.assemble(_mark(row, is_repeat)), Content.assemble(_amount(row))
    return _Cells(when(row, now), Content(row.name), mark, amount, Content(row.step()))


def _width(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def _mark(row: Row, is_repeat: bool) -> tuple[str, str]:
    """Return how a record stands, and how many more of that customer are due in the same contact."""
    said, style = _stands(row, is_repeat)
    more = len(folded(row)) if row.more else 0  # the others are seen by themselves
    if not more:
        return said, style
    return ", ".join(filter(None, (said, f"{counted(more, 'other step')} due"))), style or "$soon"


def _stands(row: Row, is_repeat: bool) -> tuple[str, str]:
    """Return how a record stands, in a word or two: what is missing in colour, else how much of it is done."""
    if is_repeat:
        return "REPEAT", "$late bold"
    record = row.record
    if isinstance(record, Promise):
        if not record.is_owed():
            return f"{record.follow_through.count()} of 4 steps done", "$quiet"
        wanting = ", ".join(word for word, is_wanting in record.wants() if is_wanting)
        return (wanting, "$soon") if wanting else ("", "")
    if record.KIND == "call":
        return _of_call(cast("Call", record))
    if record.KIND == "loss":
        done = [name for name, is_done in cast("Loss", record).recovery.tactics().items() if is_done]
        return f"{len(done)} of 4 steps done", "$quiet"
    return "", ""


def _of_call(call: Call) -> tuple[str, str]:
    if not call.is_open():
        return "", ""
    if call.was_held_at() is not None:
        return ("be-back", "$soon") if call.outcome() else ("note outcome", "$soon")
    if call.excuse():
        return "an excuse?", "$soon"
    return ("", "") if call.is_planned() else ("no plan", "$soon")


def _amount(row: Row) -> tuple[str, str]:
    """Return what is to come of an order, or to be given back; what a lost sale was worth."""
    if row.record.KIND == "order":
        order = cast("Order", row.record)
        found = order.balance()
        if found is None:
            return "no sum", "$quiet"
        money = found.to_return if found.to_return.value else found.to_come
        if money.value:
            return money.brief(), "$amount"
        return ("paid", "$agreed") if found.owed.value else ("", "")  # nothing is owed of what fell through
    worth = cast("Loss", row.record).amount if row.record.KIND == "loss" else None
    return ("", "") if worth is None else (worth.brief(), "$amount")


def _line(row: Row, cells: _Cells, widths: _Widths, has_one_currency: bool, width: int) -> Content:
    """Return one line. The words give way first, then the name; what presses, amounts and steps never."""
    is_tiny, is_small = width < _TINY, width < _SMALL
    most = widths.name if is_small else min(widths.name, max(_SHORTEST_NAME, width // 5))
    name, words, amount = cells.name.truncate(most, ellipsis=True), titled(row), cells.amount
    if is_small and has_one_currency and amount.plain[3:4] == " ":
        amount = amount[4:]
    return columns(
        width,
        Cell(cells.pressing, width=widths.pressing),
        # What concerns nobody has its words there, where room is short.
        Cell(name, width=0 if is_small else most, give=1, grow=is_small and bool(name)),
        Cell("" if is_small and name else words, give=2, grow=True),
        Cell(_mark_in(width, row, cells.mark)),
        Cell("" if is_tiny or (is_small and row.record.KIND == "loss") else amount),
        Cell("" if is_tiny else cells.step, width=0 if is_tiny else widths.step),
        Cell(Content.assemble((row.code, "$code")) if width >= _ROOM_FOR_CODE else ""),
    )


def _mark_in(width: int, row: Row, mark: Content) -> Content:
    """Return how it stands, where there is room; else how many more are due in the same contact.

    The words of a lost sale come first: how far its recovery is stands on its page.
    """
    if width >= (_ROOM_FOR_CODE if row.record.KIND == "loss" else _SMALL):
        return mark
    more = len(folded(row)) if row.more and width >= _TINY else 0
    said = counted(more, "step") if width >= _ROOM_FOR_STEPS else f"{more}"
    return Content.assemble((f"+{said}" if more else "", "$soon"))


def _heading(section: str, rows: list[Row], now: datetime, counts: str) -> Content:
    said = SECTIONS.get(section, section).upper()
    due, is_late = rows[0].deadline, section.lower() == "late"
    if section == "tomorrow" and due is not None:
        said += f" {day(due.when, now, whole_day=due.whole_day)}"
    count = f" · {counted(len(rows), counts)} "
    if section == "late" and len({KINDS[row.record.KIND].pane for row in rows}) > 1:
        count += "· what you owe first "
    return Content.assemble((said, "$late bold" if is_late else ""), (count, "$quiet"))


def _rule(said: Content, caption: str, width: int, currency: str = "", step: int = 0) -> Content:
    """Return a heading, a line drawn to the edge, and what the last columns are: that of steps `step` cells wide."""
    if caption and width >= _SMALL:
        caption = caption.ljust(step)
    if caption and width >= _ROOM_FOR_CODE:
        caption = f"{caption} {'code':<{_CODE}}"
    if currency and _TINY <= width < _SMALL:
        caption = f"{currency} · {caption}"
    room = width - said.cell_length - (len(caption) + 1 if caption else 0)
    parts = [said, Content.assemble(("─" * max(0, room), "$quiet"))]
    return Content.assemble(*parts, (f" {caption}", "$quiet") if caption else "")
