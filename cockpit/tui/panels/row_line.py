"""A record as one line of the list of what is owed: what never is cut, and what gives way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.content import Content

from cockpit.desk.looking import Row, Today
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.moment import between, is_before
from cockpit.domain.promise import Promise
from cockpit.domain.wording import DAYS, MONTHS, clock, day, lateness, span
from widgets.checklist import Tick, render_ticks
from widgets.columns import Cell, columns
from widgets.rows import Row as ListRow

if TYPE_CHECKING:
    from cockpit.domain.call import Call

_SIGNS = {"late": ("!!", "$late bold"), "slipping": ("! ", "$soon bold"), "now": ("! ", "$soon bold")}
_TIMES = {"late": "$late bold", "slipping": "$soon", "now": "$soon bold", "today": "", "later": "$quiet"}
_SHORTEST_NAME = 8
_FEW = 5
_TINY = 26
"""A pane beside the one in use: of later days the date alone."""
_SMALL = 44
_NARROW = 60
_ROOM = 88
_WEEK = 7
_PRESSING = ("$soon", "$late", "$agreed")


def rows_of(today: Today, rows: Iterable[Row], repeats: Collection[int] = ()) -> Iterator[ListRow]:
    """Yield the lines of the list: a heading for each section, then its records, in the order given.

    `repeats` are the ids of the get-backs that were answered once before.
    """
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
        line = partial(_line, row, _Told(today.now, times[row.record.id], widths, row.record.id in repeats))
        yield ListRow(str(row.record.id), line)


def when(row: Row, now: datetime) -> Content:
    """Return when it is due, as short as it stays plain: “20 min late”, “mine 14:00”, “said back Thu 12 Nov”."""
    due, record = row.deadline, row.record
    if due is None:
        return Content()
    style = _TIMES[due.severity]
    if due.kind == "be-back":
        since = cast("Call", record).silent_since() or due.when
        return Content.assemble((f"silent {span(between(since, now))}", style))
    if due.kind == "awaited" and due.severity == "late":
        return Content.assemble((f"said back {_that_day(due.when, now)}", style))
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


def standing(row: Row, now: datetime, *, brief: bool = False, repeat: bool = False) -> Content:
    """Return how a record stands, in a word or two: “not agreed”, its ticks, “no plan”, what kind it is."""
    record = row.record
    if repeat:
        return Content.assemble(("REPEAT" if brief else "REPEAT GET-BACK", "$late bold"))
    if record.KIND == "call":
        return Content.assemble(_call(cast("Call", record)))
    if not isinstance(record, Promise):
        word = {"todo": "to do", "question": "question", "awaited": "theirs"}.get(record.KIND, record.KIND)
        is_owed = record.KIND == "question" and record.state(now) == "get-back"
        return Content.assemble(("get-back", "$soon") if is_owed else (word, "$quiet"))
    if not record.is_owed():
        return Content.assemble(("follow" if brief else f"follow {record.steps_done()}/4", "$agreed"))
    if not record.is_agreed:
        return Content.assemble(("no OK" if brief else "not agreed", "$soon"))
    ticks = record.ticks()
    if brief:
        return Content(f"{sum(done for _, done in ticks)}/{len(ticks)}")
    return render_ticks(Tick(label, done) for label, done in ticks)


def _call(call: Call) -> tuple[str, str]:
    if call.was_held_at() is not None:
        return ("be-back", "$soon") if call.outcome() else ("outcome?", "$soon")
    if call.excuse():
        return "excuse?", "$soon"
    return ("call", "$quiet") if call.is_planned() else ("no plan", "$soon")


def _that_day(moment: datetime, now: datetime) -> str:
    """Say a day that has passed: its weekday within the week, else its date."""
    local = moment.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    return DAYS[local.weekday()] if days < _WEEK else f"{local.day} {MONTHS[local.month - 1]}"


def _is_day(row: Row) -> bool:
    record = row.record
    if isinstance(record, Promise):
        return record.is_whole_day
    return bool(row.deadline and row.deadline.whole_day)


class _Told(NamedTuple):
    """What the lines of one list share or were told: `widths` are those of the time's column.

    The first is for a narrow list, the second for one with room to align all sections.
    """

    now: datetime
    time: Content
    widths: tuple[int, int]
    is_repeat: bool


def _line(row: Row, look: _Told, width: int) -> Content:
    """Return one line. The words give way first, then the name down to a few letters; times and codes never."""
    now, time, widths, is_repeat = look
    sign, style = _SIGNS.get(row.deadline.severity if row.deadline else "", ("  ", ""))
    name, beside = Content(row.name), row.deadline is not None and width < _TINY
    if beside and row.deadline is not None and row.section == "later":
        local = row.deadline.when.astimezone(now.tzinfo)
        time, widths = Content.assemble((f"{local.day} {MONTHS[local.month - 1]}", _TIMES["later"])), (6, 6)
    most = max(_SHORTEST_NAME, width // 5)
    told = standing(row, now, brief=width < _NARROW, repeat=is_repeat)
    if width < _SMALL:
        # No room for columns of their own: only what asks for something is said, and the code is in the detail.
        pressing = any(str(span.style).split(" ")[0] in _PRESSING for span in told.spans)
        said = told if pressing and width >= _TINY else Content()
        room = width - len(sign) - 1 - widths[0] - 1
        if room - said.cell_length - 1 < _FEW:
            said = Content()  # the detail tells it too; half a word tells nothing
        left = room - (said.cell_length + 1 if said else 0)
        return columns(
            width,
            Cell(Content.assemble((sign, style))),
            Cell(time, width=widths[0]),
            Cell((name or Content(row.record.text)).truncate(max(_FEW, left), ellipsis=True), give=1),
            Cell(Content(row.record.text) if name and width >= _TINY else "", give=3, grow=True),
            Cell(said),
        )
    return columns(
        width,
        Cell(Content.assemble((sign, style))),
        Cell(time, width=widths[width >= _ROOM]),
        Cell(name.truncate(most, ellipsis=True), width=most, give=1),
        Cell(Content(row.record.text), give=2, grow=True),
        Cell(told, width=8 if width < _NARROW else 10),
        Cell(Content.assemble((row.code, "$code"))),
    )


def _heading(section: str, count: int, rows: Iterable[Row], now: datetime) -> Content:
    said = SECTIONS[section]
    if section == "tomorrow":
        due = next((row.deadline for row in rows if row.section == section), None)
        said += f" · {day(due.when.astimezone(now.tzinfo), now)}" if due else ""
    if section == "later" and any(
        row.deadline and row.deadline.kind == "mine" for row in rows if row.section == section
    ):
        said += " · your own times"
    return Content.assemble((said, "$late bold" if section == "late" else ""), (f"  {count}", "$quiet"))
