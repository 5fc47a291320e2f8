"""The log: what changed, the latest first; undo from here."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.worker import get_current_worker

from cockpit.desk.log import LoggedAction, log
from cockpit.domain.wording import counted, full
from cockpit.errors import CockpitError
from cockpit.tui.commands import bindings
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.screen_names import LOG
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.unread import tell_unread
from widgets.columns import Cell, columns
from widgets.rows import ListRow, RowList
from widgets.text import clean
from widgets.unmarked_rows import UnmarkedRows

MOST = 500


class LogScreen(CockpitScreen):
    """Every action of every machine, as the journals have it."""

    NAME = LOG
    CSS_PATH = "log.tcss"
    BINDINGS = bindings(LOG)

    def compose(self) -> ComposeResult:
        rows = UnmarkedRows(empty="Reading …", id="log-rows")
        rows.border_title = Content("Log")
        yield rows
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, lambda _: self._read())
        self.refresh_bar()
        self._read()

    @work(thread=True, exclusive=True, group="log")
    def _read(self) -> None:
        """Read the journals beside the screen: a month of them may be long."""
        worker = get_current_worker()
        try:
            actions = log(self.cockpit.desk, MOST)
        except CockpitError as error:
            self.app.call_from_thread(tell_unread, self, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, actions)

    def _show(self, actions: list[LoggedAction]) -> None:
        rows = self.query_one(RowList)
        now = self.cockpit.desk.now()
        times = [full(action.at, now) for action in actions]
        wide = max(map(len, times), default=0)
        rows.empty = "Nothing was done yet. What you do is listed here, and u takes it back."
        rows.set_rows(
            ListRow(action.stamp, partial(_line, time, wide, action.did, bool(action.undoes)))
            for time, action in zip(times, actions, strict=True)
        )
        key = self.key_of("take-back")
        rows.border_subtitle = Content.assemble(
            (f"{key} ", "$key bold"), ("takes the selected action back, that alone", "$quiet")
        )
        rows.border_title = Content(
            f"Log · {counted(len(actions), 'action')}"
            if len(actions) < MOST
            else f"Log · the last {MOST} actions"
        )

    def handlers(self) -> Handlers:
        return {**super().handlers(), **of_rows(self.query_one(RowList)), "take-back": self.do_take_back}

    def do_take_back(self) -> None:
        """Take back the action under the cursor alone; what was changed since stays."""
        from cockpit.desk.actions import undo_one  # not needed to list them

        if (row := self.query_one(RowList).highlighted_row) is None:
            self.tell("take back: nothing is selected.", "warning")
            return
        self.revert(partial(undo_one, stamp=row.key), "Taken back", self.was_undone)


def _line(time: str, wide: int, did: str, is_undo: bool, width: int) -> Content:
    style = "$quiet" if is_undo else ""
    return columns(
        width,
        Cell(Content.assemble((time, "$quiet")), width=wide),
        Cell(Content.assemble((clean(did), style)), give=1),
        gap=2,
    )
