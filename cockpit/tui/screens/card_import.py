"""The import of a file: what it would come to, and only then what is in it: cards, people, or what is open."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cockpit.desk.cards import Imported, import_cards
from cockpit.desk.desk import Desk
from cockpit.desk.import_file import bytes_of, path_of
from cockpit.desk.table_import import HEADINGS, TakenIn, holds_cards, import_rows
from cockpit.errors import CockpitError, NotUnderstood
from cockpit.tui.panels.window_keys import WindowKeys, enter
from widgets.key_bar import BarKey
from widgets.safe_input import SafeInput
from widgets.text import clean

_LOOKS = "show what it would come to"
_LEAVES = BarKey("esc", "escape", "leave, import nothing", stays=True)
_MOST_SHOWN = 4
_MOST_LEFT_OUT = 30
_COLUMNS = f"A table says in its headings what it holds. {HEADINGS} A FAQ (.md) asks in headings."


class CardImport(ModalScreen[Imported | TakenIn | None]):
    """Gives what was imported, None on escape. Reading and keeping are done beside the screen, at a desk apart."""

    CSS_PATH = "verb_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", tooltip="Leave; nothing is imported"),
        Binding("down", "scroll(1)", "Scroll", show=False),
        Binding("up", "scroll(-1)", "Scroll", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk.apart()
        self._planned: tuple[bytes, str] | None = None  # what the file held when it was looked at
        self._is_busy = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            yield Static("Which file?  .csv, .tsv, .md", classes="asks", markup=False)
            yield SafeInput(placeholder="~/customers.csv", compact=True, id="file")
            yield Static(_COLUMNS, id="told", markup=False)
            yield Static(id="foot", markup=False)
        yield WindowKeys()
        form.border_title = Content.assemble(("Import a file", "bold"))

    def on_mount(self) -> None:
        self._foot("")

    def action_leave(self) -> None:
        if not self._is_busy:
            self.dismiss(None)

    def action_scroll(self, way: int) -> None:
        self.query_one("#form", VerticalScroll).scroll_relative(y=way, animate=False)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._planned is not None:
            self._planned = None
            self._tell([Content(_COLUMNS)])
            self._foot("")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._is_busy:
            self._is_busy = True
            self._go_on(event.value.strip())

    @work
    async def _go_on(self, name: str) -> None:
        try:
            if self._planned is None:
                await self._look(name)
            else:
                self.dismiss(await asyncio.to_thread(_import, self._desk, *self._planned))
        except CockpitError as error:
            self._planned = None
            self._tell([Content.assemble((clean(str(error)), "$late"))])
            self._foot("Change the name, or the file: ⏎ looks again.")
        finally:
            self._is_busy = False

    async def _look(self, name: str) -> None:
        """Show what the file would come to. Raises CockpitError where it comes to nothing."""
        if not name:
            raise NotUnderstood("No file is named.", "Type its name, or paste it.")
        self._foot("Reading …")
        data, suffix = await asyncio.to_thread(_file, name)
        planned = await asyncio.to_thread(_import, self._desk, data, suffix, dry_run=True)
        self._tell(list(_told(planned) if isinstance(planned, Imported) else _rows_told(planned)))
        if _comes_to_something(planned):
            self._planned = data, suffix
            self._foot("", "import them")
        else:
            self._foot("Nothing to import as it is.")

    def _tell(self, lines: list[Content]) -> None:
        self.query_one("#told", Static).update(Content("\n").join(lines))

    def _foot(self, said: str, ends: str = _LOOKS) -> None:
        """Say something under the lines; `ends` is what ⏎ does now."""
        foot = self.query_one("#foot", Static)
        foot.update(Content.assemble((said, "$quiet")))
        foot.display = bool(said)
        self.query_one(WindowKeys).keys = [enter(ends), _LEAVES]


def _file(name: str) -> tuple[bytes, str]:
    path = path_of(name)
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise NotUnderstood(f"{name} is a pipe or a device.", "Name a file: .csv or .md.")  # it may never end
    return bytes_of(path), os.path.splitext(path)[1]


def _import(desk: Desk, data: bytes, suffix: str, *, dry_run: bool = False) -> Imported | TakenIn:
    if holds_cards(data, suffix):
        return import_cards(desk, data, suffix, dry_run=dry_run)
    return import_rows(desk, data, dry_run=dry_run)


def _comes_to_something(planned: Imported | TakenIn) -> bool:
    if isinstance(planned, Imported):
        return bool(planned.new or planned.changed)
    return bool(planned.told()) and not planned.left_out


def _rows_told(planned: TakenIn) -> Iterator[Content]:
    """Yield the counts, each line that does not read, then the first of what would be kept."""
    yield Content.assemble((planned.counts("It would keep"), "$late bold" if planned.left_out else "bold"))
    for left in planned.left_out[:_MOST_LEFT_OUT]:
        yield Content(clean(left, one_line=True))
    if (more := len(planned.left_out) - _MOST_LEFT_OUT) > 0:
        yield Content.assemble((f"and {more} more lines", "$late"))
    for assumed in planned.assumed[:_MOST_LEFT_OUT]:
        yield Content.assemble((clean(assumed, one_line=True), "$soon"))
    told = planned.told()
    for begin, what in told[:_MOST_LEFT_OUT]:
        yield Content.assemble((f"{begin:<8} ", "$quiet"), clean(what, one_line=True))
    if len(told) > _MOST_LEFT_OUT:
        yield Content.assemble((f"and {len(told) - _MOST_LEFT_OUT} more", "$quiet"))
    if planned.unknown:
        unknown = clean(", ".join(planned.unknown), one_line=True)
        yield Content.assemble(("passed over, columns that are not known: ", "$soon"), unknown)


def _told(planned: Imported) -> Iterator[Content]:
    """Yield the counts, the first of each, and what is left out, with its line."""
    yield Content.assemble((planned.counts("It would keep"), "bold"))
    for begin, cards in (("new", planned.new), ("changed", planned.changed)):
        for card in cards[:_MOST_SHOWN]:
            yield Content.assemble((f"{begin:<8} ", "$quiet"), clean(card.text, one_line=True))
        if len(cards) > _MOST_SHOWN:
            yield Content.assemble((f"{begin:<8} and {len(cards) - _MOST_SHOWN} more", "$quiet"))
    for left in planned.left_out[:_MOST_LEFT_OUT]:
        yield Content.assemble(("left out ", "$late"), clean(left, one_line=True))
    if len(planned.left_out) > _MOST_LEFT_OUT:
        yield Content.assemble((f"left out and {len(planned.left_out) - _MOST_LEFT_OUT} more lines", "$late"))
    for over in planned.passed_over:
        yield Content.assemble(("passed over, ", "$soon"), clean(over, one_line=True))
    if planned.unknown:
        unknown = clean(", ".join(planned.unknown), one_line=True)
        yield Content.assemble(("passed over, columns that are no part of a card: ", "$soon"), unknown)
