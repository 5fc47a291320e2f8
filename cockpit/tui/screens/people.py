"""The people and firms: customers, suppliers, experts, to list, add, edit, rename and merge."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from cockpit.desk import capture_prefix
from cockpit.desk import people as directory
from cockpit.desk.people import Person
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.edit_person import ask_about, was_kept
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels import people_lines
from cockpit.tui.screen_names import PEOPLE
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.unread import tell_unread
from widgets.rows import RowList
from widgets.safe_input import SafeInput
from widgets.text import clean, folded

_EMPTY = "Nobody is kept yet. {key} adds a person or a firm; whoever a captured line names is kept by itself."
_OF_A_PERSON = ("edit", "merge", "customer", "touch", "delete")
_MOST_NAMED = 3


class PeopleScreen(CockpitScreen):
    """Lists everyone by name, what is known of the one under the cursor below; read beside the screen.

    What is captured here begins with them.
    """

    NAME = PEOPLE
    CSS_PATH = "people.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PEOPLE)]

    def __init__(self) -> None:
        super().__init__()
        self._everybody: list[Person] = []
        self._by_key: dict[str, Person] = {}
        self._now: datetime | None = None
        self._marked: frozenset[str] = frozenset()
        self._seen = -1
        self._whom = ""  # is to be selected once they are read
        self._turn = Lock()

    def compose(self) -> ComposeResult:
        with Container(id="both"):
            yield RowList(empty="Reading …", id="people")
            with VerticalScroll(id="person"):  # tab goes there, and the arrows scroll it
                yield Static(id="page", markup=False)
        yield SafeInput(placeholder="show only …", compact=True, id="filter", select_on_focus=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self._apart = self.cockpit.desk.apart()
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.rows.focus()
        self._look()

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one(RowList)

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""
        return self._by_key.get(self.rows.highlighted_key or "")

    # --- who there is ---

    def _book_changed(self, ids: Collection[int]) -> None:
        self._whom = next(map(str, ids), self._whom)
        self._look()

    def _look(self) -> None:
        """Read everyone anew where anything was written; a minute that passes changes only how it is said."""
        if self._seen != self.cockpit.changes:
            self._seen = self.cockpit.changes
            self._read()
        elif self._now is not None:
            self._now = self.cockpit.desk.now()
            self._show()

    @work(thread=True, exclusive=True, group="people")
    def _read(self) -> None:
        """Read everyone at a desk of its own: contacts and what is open are told by the whole book."""
        worker, call = get_current_worker(), self.app.call_from_thread
        with self._turn:
            if worker.is_cancelled:
                return
            try:
                self._apart.refresh()
                found = directory.people(self._apart)
            except CockpitError as error:
                call(self._not_read, error)
                return
        if not worker.is_cancelled:
            call(self._take, found)

    def _not_read(self, error: CockpitError) -> None:
        self._seen = -1  # the next change, or a minute later, tries again
        tell_unread(self, error)

    def _take(self, found: list[Person]) -> None:
        if self.stands:
            self._everybody, self._now = found, self._apart.now()
            self._by_key = {str(one.who.id): one for one in found}
            self._show()
            whom, self._whom = self._by_key.get(self._whom), ""
            if whom is not None:
                self._select(str(whom.who.id))

    def _select(self, key: str) -> None:
        """Go to somebody of whom a key has just changed something; a filter that hides them goes."""
        if all(row.key != key for row in self.rows.rows):
            self._clear_filter()
        self.rows.highlighted_key = key

    def _show(self) -> None:
        """List those who hold the words of the filter."""
        if self._now is None:
            return
        words = folded(self.query_one("#filter", SafeInput).value).split()
        found = [one for one in self._everybody if all(word in people_lines.text(one) for word in words)]
        self.rows.empty = (
            "Nobody holds these words. Press esc to see all."
            if words
            else _EMPTY.format(key=self.key_of("new-person"))
        )
        self._take_marks()
        self.rows.set_rows(people_lines.rows(found, self._now))
        self.rows.marked = self._marked & {row.key for row in self.rows.rows}
        said = f"People · {counted(len(found), 'name')}{' found' if words else ''}"
        self.rows.border_title = Content.assemble((said, "bold"))
        self._show_person()

    def _take_marks(self) -> None:
        """Take in the marks of the list; those whom the filter hides keep theirs, unless they are gone."""
        shown = {row.key for row in self.rows.rows}
        self._marked = ((self._marked - shown) | self.rows.marked) & self._by_key.keys()

    def _unmark(self) -> None:
        self._marked = self.rows.marked = frozenset()

    @on(RowList.Highlighted)
    @on(RowList.Marked)
    def _moved(self, event: RowList.Told) -> None:
        event.stop()
        self._show_person()

    def _show_person(self) -> None:
        self._take_marks()
        one, sheet, marked = self.person, self.query_one("#person"), len(self._marked)
        said = f"{marked} marked: {self.key_of('merge')} merges them into the one selected" if marked else ""
        self.rows.border_subtitle = Content(said)
        sheet.set_class(one is None, "-of-none")
        if one is not None and self._now is not None:
            sheet.border_title = Content.assemble((", ".join(one.roles), "bold"))
            self.query_one("#page", Static).update(people_lines.page(one, self._now))
        self.refresh_bar()

    # --- the filter ---

    def do_filter(self) -> None:
        """Ask for words; only who holds them all is shown."""
        line = self.query_one("#filter", SafeInput)
        line.display = True
        line.focus()
        self.refresh_bar()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted, "#filter")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = bool(words := event.value.strip())
        if self.rows.rows or not words:  # where nobody is found, one types other words
            self.rows.focus()
        self.refresh_bar()

    def do_back(self) -> None:
        """Take back one thing at a time: the filter, the marks, the screen."""
        if self.query_one("#filter", SafeInput).display:
            self._clear_filter()
        elif self._marked:
            self._unmark()
        else:
            self.dismiss(None)

    def _clear_filter(self) -> None:
        line = self.query_one("#filter", SafeInput)
        with line.prevent(Input.Changed):
            line.value = ""
        line.display = False
        self._show()
        self.rows.focus()
        self.refresh_bar()

    # --- commands ---

    def handlers(self) -> Handlers:
        begun = {name: partial(self._capture, kind) for name, kind in capture_prefix.KINDS.items()}
        return {
            **super().handlers(),
            **of_rows(self.rows),
            **begun,
            "filter": self.do_filter,
            "new-person": partial(ask_about, self, None),
            "edit": self.do_edit,
            "merge": self.do_merge,
            "delete": self.do_delete,
        }

    def why_not(self, command: Command, here: Here | None = None) -> str:
        if command.id in _OF_A_PERSON:
            return "" if self.person else "nobody is selected"
        return super().why_not(command, here)

    def _capture(self, kind: str) -> None:
        one = self.person
        self.cockpit.capture(capture_prefix.line_begun(kind, one.who.display) if one else f"{kind} ".lstrip())

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        self.do_customer()

    def do_customer(self) -> None:
        """Open their sheet."""
        if self.person is not None:
            self.cockpit.show_customer(self.person.who.id)

    def do_edit(self) -> None:
        """Change what is known of them: the name, too."""
        if self.person is not None:
            ask_about(self, self.person.who)

    def do_merge(self) -> None:
        """Let who is under the cursor take in those marked, once that is confirmed."""
        from widgets.ask import Confirm

        into = self.person
        others = [one for key, one in self._by_key.items() if key in self._marked and one is not into]
        if into is None or not others:
            self.tell("merge: mark the other with space, then go to the one that stays.", "warning")
            return
        desk, ids = self.cockpit.desk, [one.who.id for one in others]
        stays, gone = _named(into), " and ".join(f"“{_named(one)}”" for one in others[:_MOST_NAMED])
        if len(others) > _MOST_NAMED:
            gone = f"{gone} and {len(others) - _MOST_NAMED} more"
        opened = counted(sum(one.open for one in others), "open thing")
        more = (
            f"“{stays}” keeps the name and takes over {opened}, all that was, phone, mail and what they know."
        )
        self.app.push_screen(
            Confirm(f"Merge {gone} into “{stays}”?", more),
            lambda yes: self._try(partial(directory.merge, desk, ids, into.who.id)) if yes else None,
        )

    def do_delete(self) -> None:
        """Take those marked off the lists, else who is under the cursor."""
        marked = [one for key, one in self._by_key.items() if key in self._marked]
        whom = marked or ([self.person] if self.person else [])
        self._try(partial(directory.delete, self.cockpit.desk, [one.who.id for one in whom]))

    def _try(self, change: Callable[[], directory.Changed]) -> None:
        try:
            done = change()
        except CockpitError as error:
            self.tell_error(error)
            return
        self._unmark()
        was_kept(self, done)


def _named(one: Person) -> str:
    return clean(one.who.display, one_line=True)[:40]
