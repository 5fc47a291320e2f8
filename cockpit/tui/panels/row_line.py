"""A record as one line of a list: what never is cut, and what gives way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from textual.content import Content

from cockpit.desk.looking import Row, Today
from cockpit.domain.moment import is_before
from cockpit.domain.promise import Promise
from cockpit.domain.wording import clock, day, lateness
from widgets.checklist import Tick, render_ticks
from widgets.columns import Cell, columns
from widgets.rows import Row as ListRow

_SECTIONS = {
    "late": "Late",
    "today": "Today",
    "tomorrow": "Tomorrow",
    "later": "Later",
    "someday": "Some day",
}
_SIGNS = {"late": ("!!", "$late bold"), "slipping": ("! ", "$soon bold"), "now": ("! ", "$soon bold")}
_TIMES = {"late": "$late bold", "slipping": "$soon", "now": "$soon bold", "today": "", "later": "$quiet"}
_SHORTEST_NAME = 8
_NARROW = 60
_ROOM = 88


def rows_of(today: Today, rows: Iterable[Row]) -> Iterator[ListRow]:
    """Yield the lines of the list: a heading for each section, then its records, in the order given."""
    rows = list(rows)
    times = {row.record.id: when(row, today.now) for row in rows}
    near, far = (
        max(
            (times[row.record.id].cell_length for row in rows if (row.section == "later") is is_far),
            default=0,
        )
        for is_far in (False, True)
    )
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            count = sum(1 for one in rows if one.section == section)
            yield ListRow(f"section:{section}", _heading(section, count, rows, today.now), heading=True)
        widths = (far, far) if section == "later" else (near, max(near, far))
        yield ListRow(str(row.record.id), partial(_line, row, times[row.record.id], widths))


def when(row: Row, now: datetime) -> Content:
    """Return when it is due, as short as it stays plain: “20 min late”, “mine 14:00”, “Tue 24 Nov 09:00”."""
    due, record = row.deadline, row.record
    if due is None:
        return Content()
    style = _TIMES[due.severity]
    theirs = record.theirs if isinstance(record, Promise) and due.kind == "mine" else due.when
    if due.severity == "late":
        return Content.assemble((f"{lateness(theirs, now)} late", style))
    if due.severity == "slipping":
        return Content.assemble(
            (f"by {clock(theirs.astimezone(now.tzinfo), now, whole_day=_is_day(row))}", style)
        )
    local = due.when.astimezone(now.tzinfo)
    # Among later days the heading says once whose times they are: the column would be too wide.
    own = "mine " if due.kind == "mine" and is_before(due.when, theirs) and row.section != "later" else ""
    if row.section == "tomorrow":
        return Content.assemble((own + ("all day" if due.whole_day else f"{local:%H:%M}"), style))
    return Content.assemble((own + clock(local, now, whole_day=due.whole_day), style))


def standing(row: Row, *, brief: bool = False) -> Content:
    """Return how a record stands in a word or two: “not agreed”, its ticks, “follow 1/4”, what kind it is."""
    record = row.record
    if not isinstance(record, Promise):
        return Content.assemble(({"todo": "to do"}.get(record.KIND, record.KIND), "$quiet"))
    if not record.is_owed():
        return Content.assemble(("follow" if brief else f"follow {record.steps_done()}/4", "$agreed"))
    if not record.is_agreed:
        return Content.assemble(("no OK" if brief else "not agreed", "$soon"))
    ticks = record.ticks()
    if brief:
        return Content(f"{sum(done for _, done in ticks)}/{len(ticks)}")
    return render_ticks(Tick(label, done) for label, done in ticks)


def _is_day(row: Row) -> bool:
    return isinstance(row.record, Promise) and row.record.is_whole_day


def _line(row: Row, time: Content, widths: tuple[int, int], width: int) -> Content:
    """Return one line. The words give way first, then the name down to a few letters; times and codes never.

    `widths` are those of the time's column: for a narrow list, and for one with room to align all sections.
    """
    sign, style = _SIGNS.get(row.deadline.severity if row.deadline else "", ("  ", ""))
    name = Content(row.name)
    most = max(_SHORTEST_NAME, width // 5)
    return columns(
        width,
        Cell(Content.assemble((sign, style))),
        Cell(time, width=widths[width >= _ROOM]),
        Cell(name.truncate(most, ellipsis=True), width=most, give=1),
        Cell(Content(row.record.text), give=2, grow=True),
        Cell(standing(row, brief=width < _NARROW), width=6 if width < _NARROW else 10),
        Cell(Content.assemble((row.code, "$code"))),
    )


def _heading(section: str, count: int, rows: Iterable[Row], now: datetime) -> Content:
    said = _SECTIONS[section]
    if section == "tomorrow":
        due = next((row.deadline for row in rows if row.section == section), None)
        said += f" · {day(due.when.astimezone(now.tzinfo), now)}" if due else ""
    if section == "later" and any(
        row.deadline and row.deadline.kind == "mine" for row in rows if row.section == section
    ):
        said += " · your own times"
    return Content.assemble((said, "$late bold" if section == "late" else ""), (f"  {count}", "$quiet"))
