"""What a search found, as lines: saved views, customers, records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial

from textual.content import Content

from cockpit.desk.find_rows import ENDED
from cockpit.desk.views import Row
from cockpit.domain.people import Customer
from cockpit.domain.wording import counted
from cockpit.tui.panels.row_line import rows_of
from cockpit.tui.panels.urgency import pressing
from widgets.columns import Cell, columns
from widgets.rows import ListRow
from widgets.text import clean

EXAMPLE = "kind = order and amount > 5000"


def nothing(line: str, meant: str) -> str:
    """Return what stands where no row does: what may have been `meant` by the line, or what may be typed."""
    if line:
        near = f"Did you mean “{meant}”? ⏎ looks for that." if meant else ""
        return f"Nothing is found. {near or 'Other words, or fewer?'}"
    return (
        f"Type words, a customer's name, or a condition such as\n{EXAMPLE}\n"
        'Views that you keep in the settings, [views] big = "…", are listed here.'
    )


def saved(views: Mapping[str, str]) -> Iterator[ListRow]:
    """Yield the saved views, each with what it asks for; opening one asks for it."""
    if views:
        yield ListRow("views", Content.assemble((f"SAVED VIEWS {len(views)}", "bold")), heading=True)
    wide = max(map(len, views), default=0)
    for name, asked in views.items():
        yield ListRow(
            f"view:{name}", partial(_pair, clean(name, one_line=True), clean(asked, one_line=True), wide)
        )


def customers(found: list[Customer], key: str, *, are_all: bool = False) -> Iterator[ListRow]:
    """Yield the customers, or whoever is known; opening one opens their sheet, by `key`."""
    if found:
        heading = f"PEOPLE · {counted(len(found), 'name')}" if are_all else ""
        said = Content.assemble((heading or f"CUSTOMERS · {counted(len(found), 'customer')}", "bold"))
        yield ListRow("customers", said, heading=True)
    for one in found:
        yield ListRow(f"customer:{one.id}", partial(_customer, one, key))


def records(now: datetime, rows: Iterable[Row], done_key: str) -> Iterator[ListRow]:
    """Yield the records: those still open by how pressing they are, those that have ended by how they ended."""

    def when(row: Row, now: datetime) -> Content:
        if row.section == ENDED:
            return Content.assemble((row.record.state(now), "$quiet"))
        return pressing(row, now)

    return rows_of(now, rows, done_key=done_key, when=when, counts="record")


def _pair(name: str, asked: str, wide: int, width: int) -> Content:
    return columns(
        width,
        Cell(Content.assemble((name, "bold")), width=wide),
        Cell(Content.assemble((asked, "$quiet")), give=1, grow=True),
        gap=2,
    )


def _customer(one: Customer, key: str, width: int) -> Content:
    return columns(
        width,
        Cell(Content.assemble((clean(one.display, one_line=True), "bold")), give=1, grow=True),
        Cell(Content.assemble((clean(one.phone or "", one_line=True), "$key")), give=2),
        Cell(Content.assemble((f"{key} ", "$key bold"), ("their sheet", "$quiet"))),
    )
