"""A record as one line of the list of what is owed: what never is cut, and what gives way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.content import Content

from cockpit.desk.views import Row, Today
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.moment import between, is_before, local
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import DAYS, MONTHS, clock, day, lateness, span
from cockpit.tui.panels.deal_line import short
from widgets.checklist import Tick, render_ticks
from widgets.columns import Cell, columns
from widgets.rows import ListRow

if TYPE_CHECKING:
    from cockpit.domain.calls.call import Call
    from cockpit.domain.record import Deadline

_SIGNS = {"late": ("!!", "$late bold"), "slipping": ("! ", "$soon bold"), "now": ("! ", "$soon bold")}
_TIMES = {"late": "$late bold", "slipping": "$soon", "now": "$soon bold", "today": "", "later": "$quiet"}
_SHORTEST_NAME = 9
_ASIDE = 28
"""A pane beside the one in use: when and who, as far as that goes; the code would leave no room for it."""
_SMALL = 44
"""Below it, how a record stands is in the detail alone; but a repeated get-back is told anywhere."""
_NARROW = 60
_ROOM = 88
_WEEK = 7


def rows_of(today: Today, rows: Iterable[Row], repeats: Collection[int] = ()) -> Iterator[ListRow]:
    """Yield the lines of the list: a heading for each section, then its records, in the order given.

    `repeats` are the ids of the get-backs that were answered once before.
    """
    rows = list(rows)
    times = {row.record.id: (when(row, today.now), when(row, today.now, brief=True)) for row in rows}
    near, far = (
        [
            max(
                (
                    times[row.record.id][brief].cell_length
                    for row in rows
                    if (row.section == "later") is is_far
                ),
                default=0,
            )
            for brief in (False, True)
        ]
        for is_far in (False, True)
    )
    longest = max((Content(row.name).cell_length for row in rows), default=0)
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            count = sum(1 for one in rows if one.section == section)
            yield ListRow(f"section:{section}", _heading(section, count, rows, today.now), heading=True)
        long, brief = far if section == "later" else near
        widths = (max(near[0], far[0]), long, brief)
        told = _Told(today.now, times[row.record.id], widths, longest, row.record.id in repeats)
        line = partial(_line, row, told)
        yield ListRow(str(row.record.id), line)


def when(row: Row, now: datetime, *, brief: bool = False) -> Content:
    """Return when it is due, as short as it stays plain: “20 min late”, “mine 14:00”, “said back Thu 12 Nov”.

    Where it is to be `brief`, in one unit: “22h late”, “said Thu”; of other days the date alone.
    """
    due, record = row.deadline, row.record
    if due is None:
        return Content()
    style = _TIMES[due.severity]
    if due.kind == "be-back":
        silent = between(cast("Call", record).silent_since(row.in_touch) or due.when, now)
        return Content.assemble((f"silent {short(silent) if brief else span(silent)}", style))
    if due.kind == "awaited" and due.severity == "late":
        return Content.assemble(
            (f"said {'' if brief else 'back '}{_that_day(due.when, now, whole_day=due.whole_day)}", style)
        )
    return Content.assemble((_said(row, due, now, brief=brief), style))


def _said(row: Row, due: Deadline, now: datetime, *, brief: bool) -> str:
    record = row.record
    theirs = record.theirs if isinstance(record, Promise) and due.kind == "mine" else due.when
    if due.severity == "late":
        ago = short(between(theirs, now)) if brief else lateness(theirs, now)
        return f"{ago} late"
    if due.severity == "slipping":
        return f"by {_clock(theirs, now, whole_day=_is_day(row), brief=brief)}"
    # Among later days the heading says once whose times they are: the column would be too wide.
    own = "mine " if due.kind == "mine" and is_before(due.when, theirs) and row.section != "later" else ""
    if row.section == "tomorrow":
        return own + ("all day" if due.whole_day else f"{local(due.when, now):%H:%M}")
    return own + _clock(due.when, now, whole_day=due.whole_day, brief=brief)


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
        return Content.assemble(
            ("follow" if brief else f"follow {record.follow_through.count()}/4", "$agreed")
        )
    if not record.is_agreed:
        return Content.assemble(("no OK" if brief else "not agreed", "$soon"))
    ticks = record.terms.ticks()
    if brief:
        return Content(f"{sum(done for _, done in ticks)}/{len(ticks)}")
    return render_ticks(Tick(label, done) for label, done in ticks)


def _call(call: Call) -> tuple[str, str]:
    if call.was_held_at() is not None:
        return ("be-back", "$soon") if call.outcome() else ("outcome?", "$soon")
    if call.excuse():
        return "excuse?", "$soon"
    return ("call", "$quiet") if call.is_planned() else ("no plan", "$soon")


def _clock(moment: datetime, now: datetime, *, whole_day: bool, brief: bool) -> str:
    here = local(moment, now, whole_day=whole_day)
    if brief and here.date() != now.date():
        return f"{here.day} {MONTHS[here.month - 1]}"
    return clock(moment, now, whole_day=whole_day)


def _that_day(moment: datetime, now: datetime, *, whole_day: bool) -> str:
    """Say a day that has passed: its weekday within the week, else its date."""
    here = local(moment, now, whole_day=whole_day)
    days = (now.date() - here.date()).days
    return DAYS[here.weekday()] if days < _WEEK else f"{here.day} {MONTHS[here.month - 1]}"


def _is_day(row: Row) -> bool:
    record = row.record
    if isinstance(record, Promise):
        return record.is_whole_day
    return bool(row.deadline and row.deadline.whole_day)


class _Told(NamedTuple):
    """What the lines of one list share or were told.

    `times` are the long and the brief one; `widths` those of their column: all sections aligned, a section's own, and
    that of its brief times; `longest` is the longest name's.
    """

    now: datetime
    times: tuple[Content, Content]
    widths: tuple[int, int, int]
    longest: int
    is_repeat: bool


def _line(row: Row, look: _Told, width: int) -> Content:
    """Return one line. The words give way first, then the name; times never, and codes only in a pane aside."""
    now, (long, brief), widths, longest, is_repeat = look
    sign, style = _SIGNS.get(row.deadline.severity if row.deadline else "", ("  ", ""))
    name, words = Content(row.name), _words(row)
    if width < _ASIDE:
        return columns(
            width,
            Cell(Content.assemble((sign[:1], style))),
            Cell(brief, width=widths[2]),
            Cell(name or words, give=1),
            Cell(words if name else "", give=2, grow=True),
        )
    most = min(longest, max(_SHORTEST_NAME, width // 5))
    is_narrow, is_small = width < _NARROW, width < _SMALL
    told = "" if is_small and not is_repeat else standing(row, now, brief=is_narrow, repeat=is_repeat)
    return columns(
        width,
        Cell(Content.assemble((sign[: 1 if is_small else 2], style))),
        Cell(brief if is_narrow else long, width=widths[2 if is_narrow else 0 if width >= _ROOM else 1]),
        # Where room is short, what concerns nobody has its words there.
        Cell(
            name.truncate(most, ellipsis=True),
            width=most if name or not is_narrow else 0,
            give=1,
            grow=is_small and is_repeat,  # there may be no room for words then
        ),
        Cell(words, give=2, grow=True),
        Cell(told, width=0 if is_small else 8 if is_narrow else 10),
        Cell(Content.assemble((row.code, "$code"))),
    )


def _words(row: Row) -> Content:
    """Return its words, after how many more steps are one contact with it: the words give way."""
    words = Content(row.record.text)
    return Content.assemble((f"+{len(row.more)} more ", "$soon"), words) if row.more else words


def _heading(section: str, count: int, rows: Iterable[Row], now: datetime) -> Content:
    said = SECTIONS[section]
    if section == "tomorrow":
        due = next((row.deadline for row in rows if row.section == section), None)
        said += f" · {day(due.when, now, whole_day=due.whole_day)}" if due else ""
    if section == "later" and any(
        row.deadline and row.deadline.kind == "mine" for row in rows if row.section == section
    ):
        said += " · your own times"
    return Content.assemble((said, "$late bold" if section == "late" else ""), (f"  {count}", "$quiet"))
