"""The week: how far each habit is, the figures of the five practices, and the one habit to improve."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import figures, week_words
from cockpit.desk.figures import WeekFigures
from cockpit.domain.wording import percent
from cockpit.errors import CockpitError
from cockpit.tui.commands import bindings
from cockpit.tui.handlers import Handlers, of_sheet
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import WEEK
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.unread import unread
from widgets.meter import bar

_METER = 8


class WeekScreen(CockpitScreen):
    """Shows the figures of the calendar week so far; they are read beside the screen, as history may be long."""

    NAME = WEEK
    CSS_PATH = "week.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WEEK)]

    def compose(self) -> ComposeResult:
        with Sheet():
            yield Static("Reading …", id="habits", markup=False)
            yield Container(id="practices")
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, lambda _: self._read())
        self.query_one(Sheet).focus()
        self.refresh_bar()
        self._read()

    @work(thread=True, exclusive=True, group="week")
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            found = figures.week(self.cockpit.desk)
        except CockpitError as error:
            self.app.call_from_thread(self._not_read, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _not_read(self, error: CockpitError) -> None:
        if self.stands:
            self.query_one("#habits", Static).update(unread(self))
            self.tell_error(error)

    def _show(self, found: WeekFigures) -> None:
        self.query_one(Sheet).border_title = Content.assemble(
            ("Week ", "bold"), (week_words.period(found), "$quiet")
        )
        self.query_one("#habits", Static).update(_habits(found))
        practices = self.query_one("#practices", Container)
        boxes = list(practices.query(Static))
        for place, (name, lines) in enumerate(week_words.sections(found).items()):
            if place == len(boxes):
                boxes.append(Static(classes="box", markup=False))
                practices.mount(boxes[-1])
            boxes[place].border_title = Content.assemble((name, "bold"))
            boxes[place].update(Content("\n".join(map(self.cockpit.said_here, lines))))

    def handlers(self) -> Handlers:
        return {**super().handlers(), **of_sheet(self.query_one(Sheet))}


def _habits(found: WeekFigures) -> Content:
    """Return the one habit to improve, and how far each is, as a bar."""
    lines = [Content.assemble(("One habit: ", "bold"), found.figures.habit), Content()]
    for share, of, goal in week_words.shares(found):
        said = f" · goal {percent(goal)}"
        wanting = (said, "$soon") if share < goal else (f"{said} ✓", "$agreed")
        meter = bar(round(share * 100), 100, _METER)
        lines.append(Content.assemble(meter, f" {percent(share):>5} {of}", wanting))
    return Content("\n").join(lines)
