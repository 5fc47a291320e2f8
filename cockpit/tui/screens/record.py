"""The screen of one record: what the own screens of all kinds share."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from cockpit.desk import record_view
from cockpit.desk.lookup import customer_of
from cockpit.desk.views import Row
from cockpit.errors import CockpitError
from cockpit.tui.handlers import Handlers, of_sheet
from cockpit.tui.panels import step_effect
from cockpit.tui.panels.detail_lines import next_step
from cockpit.tui.panels.record_facts import coded
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screens.record_actions import RecordActions
from widgets.text import clean

_FRAME = 4
_LEAST = 20


class RecordScreen(RecordActions):
    """Shows one record as it stands, open or ended; leaves when it is gone."""

    CSS_PATH = "record.tcss"
    WORD: ClassVar[str] = ""

    def __init__(self, record_id: int) -> None:
        super().__init__()
        self.record_id = record_id
        self.row: Row | None = None
        self.is_past_read = False  # all that ever happened with its customer is known

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.page.focus()
        self.look()

    @property
    def page(self) -> VerticalScroll:
        """What is scrolled."""
        return self.query_one(Sheet)

    def on_resize(self) -> None:
        self.call_after_refresh(self.draw)

    def look(self) -> None:
        """Look at the record again; with none left to show, go back."""
        try:
            self.row = record_view.row_of(self.cockpit.desk, self.record_id)
        except CockpitError as error:
            self.tell_error(error)
            return
        if self.row is None:
            self.call_later(self._leave)
            return
        self.is_past_read = self.cockpit.history.has_all_of(self.row.record, self._past_was_read)
        self.draw()
        self.refresh_bar()

    def _past_was_read(self) -> None:
        if self.stands:
            self.look()

    def draw(self) -> None:
        """Draw what the state says."""
        raise NotImplementedError

    def _leave(self) -> None:
        if self.is_current:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        self.look()  # it may have gone while a form was on top

    def _book_changed(self, _: Collection[int]) -> None:
        self.look()

    def rows_meant(self) -> list[Row]:
        return [self.row] if self.row else []

    def is_about_one(self) -> bool:
        return True

    def do_texts(self) -> None:
        """List the texts of the record, each with a key that copies it."""
        from cockpit.desk.words_to_say import texts  # made when first asked for
        from widgets.which_key import NextKey, WhichKey

        if self.row is None:
            return
        keys: dict[str, str] = {}
        for name in texts(self.cockpit.desk, self.row.record):
            keys[name] = next(letter for letter in name if letter not in keys.values())
        if not keys:
            self.tell("other texts: as it stands, it has none.", "warning")
            return
        entries = [NextKey(key, name, name.replace("-", " ")) for name, key in keys.items()]
        self.app.push_screen(WhichKey(entries, "Copy a text"), self._copy)

    def _copy(self, name: str | None) -> None:
        from cockpit.desk.words_to_say import words

        if name is None or self.row is None:
            return
        try:
            text = words(self.cockpit.desk, self.row.record, name)
        except CockpitError as error:
            self.tell_error(error)
            return
        self.app.copy_to_clipboard(text)
        self.tell(f"Copied the {name.replace('-', ' ')}: {' '.join(text.split())}")

    def title_line(self) -> Content:
        """Return who and what it is about, their phone, and its code."""
        row = self.row
        if row is None:
            return Content()
        name = clean(row.name, one_line=True)
        customer = customer_of(self.cockpit.desk, row.record)
        phone = clean((customer.phone or "") if customer else "", one_line=True)
        return Content.assemble(
            (f"{self.WORD}  ", "bold $primary"),
            (name, "bold"),
            (" · ", "$quiet") if name else "",
            clean(row.record.text, one_line=True),
            (f"  {phone}" if phone else "", "$key"),
            "  ",
            coded(row.code),
        )

    def next_line(self) -> Content:
        """Return the next step with its key, in its one name, and what it will do, or that nothing is left."""
        if self.row is None or not self.row.step():
            return Content.assemble(("Nothing is left to do.", "$quiet"))
        does = step_effect.effect(self.cockpit.desk, self.row)
        return next_step(does, self.row, self.key_of("done"))

    def inner(self) -> int:
        """Return how many cells a line of a box holds: two boxes stand beside each other where there is room."""
        width = self.page.scrollable_content_region.width
        is_half = self.has_class("-mid") or self.has_class("-wide")
        return max(_LEAST, (width // 2 if is_half else width) - _FRAME)

    def handlers(self) -> Handlers:
        return {**super().handlers(), **of_sheet(self.page), "texts": self.do_texts}

    def do_back(self) -> None:
        self.dismiss(None)
