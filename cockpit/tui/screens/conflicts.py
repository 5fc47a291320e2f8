"""Conflicts: what lost to an edit of another machine, to restore or to let be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import conflicts as desks
from cockpit.desk.conflicts import ConflictsRead, Lost, Side
from cockpit.domain.wording import counted, sentence
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels.record_facts import coded
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import CONFLICTS
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.unread import tell_unread
from widgets.columns import Cell, columns
from widgets.rows import ListRow, RowList
from widgets.text import clean
from widgets.unmarked_rows import UnmarkedRows

_EMPTY = (
    "Nothing lost to an edit of another machine.\n"
    "Where two machines change the same field, the later edit stands. "
    "The other one is listed here, to be restored or let be."
)
_SETTLES = ("restore", "dismiss")
_GAP = 2
_LEAST = 8
_ROOM_FOR_WHENCE = 110


class ConflictsScreen(CockpitScreen):
    """The conflicts of the book; the one under the cursor with both its sides. Settles one at a time."""

    NAME = CONFLICTS
    CSS_PATH = "conflicts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CONFLICTS)]

    def __init__(self) -> None:
        super().__init__()
        self._lost: dict[str, Lost] = {}  # by row, in order
        self._found: ConflictsRead | None = None
        self._read_at: dict[str, object] = {}  # how far the journals went when they were read
        self._is_reading = self._is_behind = False
        self._came_back: set[int] = set()

    def compose(self) -> ComposeResult:
        rows = UnmarkedRows(empty="Reading …", id="lost-rows")
        rows.border_title = Content("Conflicts")
        yield rows
        with Sheet(id="conflict", classes="-empty"):
            yield Static(id="about", markup=False)
            with Container(id="sides"):
                yield Static(id="lost", classes="side", markup=False)
                yield Static(id="stands", classes="side", markup=False)
            yield Static(id="means", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.refresh_bar()
        self._look()

    @property
    def one(self) -> Lost | None:
        """The conflict under the cursor."""
        return self._lost.get(self.query_one(RowList).highlighted_key or "")

    # --- reading ---

    def _book_changed(self, ids: Collection[int]) -> None:
        self._came_back.update(ids)
        if self._found is None or desks.read_so_far(self.cockpit.desk) != self._read_at:
            self._look()
        elif not self._is_reading:
            self._show(self._found)  # only the minute went by

    def _look(self) -> None:
        """Read the journals, unless that is going on: then once more after it."""
        self._is_behind = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._read_at = desks.read_so_far(self.cockpit.desk)
            self._read()

    @work(thread=True, group="conflicts")
    def _read(self) -> None:
        """Read beside the screen: ten years of journals take seconds."""
        worker = get_current_worker()
        found: ConflictsRead | CockpitError
        try:
            found = desks.read_conflicts(self.cockpit.desk)
        except CockpitError as error:
            found = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self._was_read, found)

    def _was_read(self, found: ConflictsRead | CockpitError) -> None:
        self._is_reading = False
        if not self.stands:
            return
        if isinstance(found, CockpitError):
            self._read_at = {}  # the next time that anything changes, or a minute later
            tell_unread(self, found)
        elif not self._is_behind or self._found is None:
            self._show(found)
        if self._is_behind:
            self._look()

    # --- showing ---

    def _show(self, found: ConflictsRead) -> None:
        desk, rows = self.cockpit.desk, self.query_one(RowList)
        try:
            listed = desks.listed(desk, found)
        except CockpitError as error:
            self.tell_error(error)
            return
        self._found = found.replace(history=[])  # it is the book's by now
        self.cockpit.conflicts_seen(len(listed))
        before, now = self._lost, desk.now()
        self._lost = {f"{one.conflict.id}/{one.conflict.key}": one for one in listed}
        rows.empty = _EMPTY
        wide = max((len(one.code) for one in listed), default=0)
        rows.set_rows(ListRow(key, partial(_line, one, wide, now)) for key, one in self._lost.items())
        rows.border_title = Content(
            f"Conflicts · {counted(len(listed), 'lost edit')}" if listed else "Conflicts"
        )
        back = [
            key for key, one in self._lost.items() if key not in before and one.conflict.id in self._came_back
        ]
        self._came_back.clear()
        if back:
            rows.highlighted_key = back[0]
        self._draw()

    def _draw(self) -> None:
        """Draw both sides of the conflict under the cursor."""
        sheet, one, now = self.query_one(Sheet), self.one, self.cockpit.desk.now()
        if one is None and sheet.has_focus:
            self.query_one(RowList).focus()
        sheet.set_class(one is None, "-empty")
        self.refresh_bar()
        if one is None:
            return
        name = clean(one.customer, one_line=True) or one.conflict.table.capitalize()
        sheet.border_title = Content(name[:60])
        sheet.border_subtitle = Content.assemble(("conflict ", "$quiet"), (one.name, "$code"))
        self.query_one("#about", Static).update(
            Content.assemble(coded(one.code), "  ", (clean(one.text), "bold"))
        )
        for name, side in (("lost", one.lost), ("stands", one.stands)):
            box = self.query_one(f"#{name}", Static)
            box.border_title = Content.assemble(
                (name.capitalize(), "bold"), (f"  {clean(side.field)}" if side.field else "", "$quiet")
            )
            box.border_subtitle = Content(clean(side.whence(now), one_line=True))
            box.update(Content(clean(side.said)))
        self.query_one("#means", Static).update(
            Content.assemble(
                (f"{self.key_of('restore')} ", "$key bold"),
                ("lets what lost stand", "$quiet"),
                (f": {one.comes_with}" if one.comes_with else "", "$quiet"),
                (f"   {self.key_of('dismiss')} ", "$key bold"),
                ("lets what stands be", "$quiet"),
            )
        )

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self.query_one(Sheet).scroll_home(animate=False)
        self._draw()

    @on(RowList.Selected)
    def _selected(self) -> None:
        self.query_one(Sheet).focus()

    # --- commands ---

    def why_not(self, command: Command, here: Here | None = None) -> str:
        if command.id in _SETTLES and self.NAME in command.screens and self.one is None:
            return "nothing is selected"
        return super().why_not(command, here)

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            **of_rows(self.query_one(RowList)),
            "restore": self.do_restore,
            "dismiss": self.do_dismiss,
            "next-pane": self.do_next_pane,
            "pane-before": self.do_next_pane,  # there are two
        }

    def do_restore(self) -> None:
        """Let the value that lost stand."""
        if one := self.one:
            self._settle(one, partial(desks.restore, self.cockpit.desk, one), "Restored", one.lost)

    def do_dismiss(self) -> None:
        """Let what stands be."""
        if one := self.one:
            self._settle(
                one, partial(desks.dismiss, self.cockpit.desk, one), "Dismissed. What stands", one.stands
            )

    def _settle(self, one: Lost, settle: partial[None], done: str, side: Side) -> None:
        try:
            settle()
        except CockpitError as error:
            self.tell_error(error)
        else:
            told = sentence(f"{done}: {side.what} of {one.about}")
            self.tell(f"{told} {self.key_of('undo')} takes it back.")
            if self._found:  # at once; what else it settled is told by the journals
                left = [other for other in self._found.conflicts if other is not one.conflict]
                self._show(self._found.replace(conflicts=left))
        self.cockpit.book_has_changed(())

    def do_next_pane(self) -> None:
        """Go to the detail, or back to the list."""
        sheet = self.query_one(Sheet)
        (self.query_one(RowList) if sheet.has_focus or self.one is None else sheet).focus()

    def do_back(self) -> None:
        if self.query_one(Sheet).has_focus:
            self.query_one(RowList).focus()
        else:
            self.cockpit.show_today()


def _line(one: Lost, wide: int, now: datetime, width: int) -> Content:
    """Return what it is about, what lost and what stands, a third of the room each; where and when if there is room."""
    is_wide = width >= _ROOM_FOR_WHENCE
    whence, code = (
        (one.lost.whence(now), coded(one.code).pad(0, wide - len(one.code))) if is_wide else ("", Content())
    )
    third = max(_LEAST, (width - code.cell_length - len(whence) - (4 if whence else 2) * _GAP) // 3)
    name = clean(one.customer, one_line=True)
    field = one.lost.field
    parts = (
        Content.assemble((name, "bold"), " " if name else "", clean(one.text, one_line=True)),
        Content.assemble(
            (f"{clean(field)} " if field else "", "$quiet"), clean(one.lost.said, one_line=True)
        ),
        Content.assemble(("lost to ", "$quiet"), clean(one.stands.said, one_line=True)),
    )
    return columns(
        width,
        Cell(code),
        *(Cell(part.truncate(third, ellipsis=True), width=third, give=1) for part in parts),
        Cell(Content.assemble((clean(whence), "$quiet")), give=2),
        gap=_GAP,
    )
