"""Moving between the lists of Today and the detail: which one is in use, and what has the screen for itself."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.events import DescendantFocus
from textual.reactive import reactive

from cockpit.desk.views import Row
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels.day_tabs import DayTabs
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.lists import LISTS
from cockpit.tui.panels.pane import Pane
from cockpit.tui.screens.record_actions import RecordActions
from widgets.rows import RowList

ALL = "all"
AT_REST = "back, with nothing to go back from"
PANES = tuple(each.TITLE.lower() for each in LISTS)
"""The ids of the lists, in the order of their numbers."""


class DayLists(RecordActions):
    """A screen of several lists and a detail; it owns which of them is in use."""

    pane: reactive[str] = reactive(PANES[0], init=False, repaint=False)
    """The id of the list in use."""
    alone: reactive[str] = reactive("", init=False, repaint=False)
    """What has the screen for itself: list, detail, or nothing."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def in_use(self) -> RowList:
        """The list of the pane in use."""
        return self.query_one(f"#{self.pane}", Pane).rows

    def is_tabled(self) -> bool:
        """Tell whether there is room for three lists beside each other."""
        return self.has_class("-tall") and (self.has_class("-mid") or self.has_class("-wide"))

    @on(DescendantFocus)
    def _focused(self) -> None:
        within = next((one for one in self.query(Pane) if one.has_focus_within), None)
        if within is not None and within.id:
            self.pane = within.id
        for one in self.query(Pane):
            one.set_class(one is within, "-focused")

    @on(DayTabs.TabChosen)
    def _tab_chosen(self, event: DayTabs.TabChosen) -> None:
        event.stop()
        self.go_to(event.pane)

    @on(Pane.Filtered)
    def _filtered(self, event: Pane.Filtered) -> None:
        event.stop()
        for one in self.query(Pane):
            one.words = event.words

    @on(Pane.FilterLeft)
    def _filter_left(self) -> None:
        if self.in_use.rows or not self.query_one(f"#{self.pane}", Pane).words.strip():
            self.do_list()  # where nothing is found, one types other words

    # --- commands ---

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            **of_rows(self.in_use),
            **{name: partial(self.go_to, name) for name in PANES},
            "next-pane": self.do_next_pane,
            "pane-before": self.do_pane_before,
            "left": self.do_left,
            "right": self.do_right,
            "filter": self.do_filter,
            "zoom": self.do_zoom,
        }

    def go_to(self, pane: str) -> None:
        """Go to a pane; one that is hidden comes into sight first, or it could not take the focus."""
        self.alone = "" if self.alone == "detail" else self.alone
        self.pane = pane
        self.in_use.focus()

    def do_list(self) -> None:
        """Go back to the list that was in use."""
        self.alone = ""
        self.in_use.focus()

    def do_next_pane(self) -> None:
        self.go_to(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def do_pane_before(self) -> None:
        self.go_to(PANES[PANES.index(self.pane) - 1])

    def do_left(self) -> None:
        """Go left: from the detail back to the list, else to the pane before."""
        at = PANES.index(self.pane)
        if isinstance(self.focused, Detail):
            self.do_list()
        elif at:
            self.go_to(PANES[at - 1])

    def do_right(self) -> None:
        """Go right: to the next pane, from the last one to the detail."""
        at = PANES.index(self.pane)
        if at < len(PANES) - 1 and not isinstance(self.focused, Detail):
            self.go_to(PANES[at + 1])
        elif self.row is not None:
            if self.has_class("-tiny") or self.has_class("-low"):
                self.alone = "detail"
            self.query_one(Detail).focus()

    def do_back(self) -> None:
        """Take back one thing at a time: the lone pane, the focus, the marks, the filter."""
        rows, was_filter = self.in_use, False
        if self.alone or self.focused is not rows:
            was_filter = self.focused is not None and self.focused.has_class("filter")
            self.do_list()
            if not was_filter:
                return
        if rows.marked:
            self.unmark()
        elif was_filter or any(one.words for one in self.query(Pane)):
            for one in self.query(Pane):
                one.clear_filter()
        else:
            self.cockpit.did(AT_REST)

    def do_filter(self) -> None:
        self.alone = ""
        self.query_one(f"#{self.pane}", Pane).ask_filter()

    def do_zoom(self) -> None:
        focused = "detail" if isinstance(self.focused, Detail) else "list"
        self.alone = "" if self.alone else focused
