"""A week in seven columns: how much is due each day, and the first deadlines of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from textual.content import Content

from cockpit.desk.views import Row
from cockpit.domain.moment import local
from cockpit.domain.wording import DAYS
from widgets.text import clean

_GAP = 1
_ROOM_FOR_ENTRIES = 9
"""Cells; in fewer there is room for how much is due alone."""


def day_of(row: Row, now: datetime) -> date:
    """Return the day of a row's deadline by the seller's calendar."""
    due = row.deadline
    return now.date() if due is None else local(due.when, now, whole_day=due.whole_day).date()


def week_strip(
    monday: date,
    days: Mapping[date, Sequence[Row]],
    chosen: date | None,
    now: datetime,
    *,
    width: int,
    most: int,
) -> Content:
    """Return the week that begins on `monday`: a heading of two lines, then `most` a day where `width` has room."""
    wide = max(1, (width - (len(DAYS) - 1) * _GAP) // len(DAYS))
    of_week = [monday + timedelta(days=place) for place in range(len(DAYS))]
    most = most if wide >= _ROOM_FOR_ENTRIES else 0
    columns = [
        _column(one, days.get(one, ()), now, is_chosen=one == chosen, wide=wide, most=most) for one in of_week
    ]
    return Content("\n").join(
        Content(" " * _GAP).join(_fit(cell, wide) for cell in line) for line in zip(*columns, strict=True)
    )


def _column(
    day: date, rows: Sequence[Row], now: datetime, *, is_chosen: bool, wide: int, most: int
) -> list[Content]:
    style = "reverse bold" if is_chosen else "bold" if day == now.date() else ""
    late = any(row.deadline is not None and row.deadline.severity == "late" for row in rows)
    name = "Today" if day == now.date() and wide > _ROOM_FOR_ENTRIES else DAYS[day.weekday()]
    lines = [
        Content.assemble((f"{name} {day.day}", style)),
        Content.assemble((f"{len(rows)} due" if rows else "–", "$late" if late else "$quiet")),
    ]
    shown = list(rows[:most])
    if len(rows) > most > 0:
        shown.pop()
    entries = [_entry(row, now) for row in shown]
    if len(rows) > len(shown) and most > 0:
        entries.append(Content.assemble((f"{len(rows) - len(shown)} more", "$quiet")))
    return lines + entries + [Content()] * (most - len(entries))


def _entry(row: Row, now: datetime) -> Content:
    """Return the hour, where there is one, and whom it concerns."""
    due = row.deadline
    hour = "" if due is None or due.whole_day else f"{local(due.when, now):%H:%M} "
    said = clean(f"{row.name or row.record.text}", one_line=True)
    return Content.assemble((hour, "$late" if due and due.severity == "late" else "$quiet"), said)


def _fit(words: Content, wide: int) -> Content:
    return words.truncate(wide, ellipsis=True).pad(0, max(0, wide - words.cell_length))


def by_day(rows: Iterable[Row], now: datetime) -> dict[date, list[Row]]:
    """Return the rows of each day that has any, in order."""
    found: dict[date, list[Row]] = {}
    for row in rows:
        found.setdefault(day_of(row, now), []).append(row)
    return found
