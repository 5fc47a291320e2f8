"""Any record that has no sheet of its own kind: everything about it, and what ever happened with its customer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from cockpit.desk import past
from cockpit.desk.record_facts import facts
from cockpit.desk.record_view import others_open
from cockpit.tui.commands import bindings
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.detail_lines import of_row
from cockpit.tui.screen_names import RECORD
from cockpit.tui.screens.record import RecordScreen


class RecordPage(RecordScreen):
    """One record in full, open or ended."""

    NAME = RECORD
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RECORD)]

    def compose(self) -> ComposeResult:
        yield Detail(id="page")
        yield from self.foot()

    def on_mount(self) -> None:
        self.detail.copy_key = self.key_of("say")

    @property
    def detail(self) -> Detail:
        """The record, in full."""
        return self.query_one(Detail)

    @property
    def page(self) -> VerticalScroll:
        return self.detail

    def draw(self) -> None:
        if (row := self.row) is None or not self.query(Detail):
            return
        desk, detail = self.cockpit.desk, self.detail
        detail.tell(row, facts(desk, row.record), self.moment(), is_roomy=True, done_key=self.key_of("done"))
        detail.beside = of_row(desk, row, others_open(desk, row.record))
        if self.is_past_read:
            detail.events = tuple(past.timeline_with(desk, row.record))
