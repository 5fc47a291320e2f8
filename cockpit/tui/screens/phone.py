"""The phone: what came back from it and waits, what it may follow, who came for it, how the server agrees."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import phone_accept, phone_inbox, phone_state
from cockpit.desk.feed_state import PAGE
from cockpit.desk.lookup import get
from cockpit.desk.phone_inbox import WaitingItem
from cockpit.domain.wording import full
from cockpit.errors import Asked, CockpitError, NotUnderstood
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels import phone_lines
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import PHONE
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.phone_code import PhoneCode, drawn
from cockpit.tui.unread import tell_unread
from widgets.ask_line import AskLine
from widgets.rows import RowList
from widgets.text import clean
from widgets.unmarked_rows import UnmarkedRows

_SETTLES = ("inbox-accept", "inbox-dismiss")
_LOOKS = 3.0  # seconds
_NOTHING_BEHIND = "all there is to know of it stands beside the list"
_WHOEVER = "Whoever has this link reads your calendar: show it to nobody."


class PhoneScreen(CockpitScreen):
    """Lists all that concerns the phone; the row under the cursor in full, with its code where there is room."""

    NAME = PHONE
    CSS_PATH = "phone.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PHONE)]

    def __init__(self) -> None:
        super().__init__()
        self._state: phone_state.PhoneState | None = None
        # What was dismissed, the last one last; None stands for what was accepted, which undo takes back.
        self._settled: list[WaitingItem | None] = []
        self._accepted = ""

    def compose(self) -> ComposeResult:
        rows = UnmarkedRows(empty="Reading …", id="phone-rows")
        rows.border_title = Content("Phone")
        with Container(id="both"):
            yield rows
            with Sheet(id="about"):
                yield Static(id="told", markup=False)
                yield Static(id="code", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, lambda _: self._read())
        self.query_one(RowList).focus()
        self.refresh_bar()
        self._read()
        self.set_interval(_LOOKS, self._watch)

    @work(thread=True, exclusive=True, group="served")
    def _watch(self) -> None:
        """Read it anew once it is served otherwise: another program does that."""
        state, worker = self._state, get_current_worker()
        is_other = state and phone_state.is_served(self.cockpit.desk) != (state.served, state.answers)
        if is_other and not worker.is_cancelled:
            self.app.call_from_thread(self._read)

    @work(thread=True, exclusive=True, group="phone")
    def _read(self) -> None:
        """Look beside the screen: whether a server answers, and a keyring, may take seconds."""
        worker = get_current_worker()
        try:
            found = phone_state.phone_state(self.cockpit.desk)
        except CockpitError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(tell_unread, self, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    # --- showing ---

    def _show(self, found: phone_state.PhoneState) -> None:
        if not self.stands:
            return
        self._state = found
        self.query_one(RowList).set_rows(phone_lines.rows(found, self.cockpit.desk.now()))
        self._draw()

    def _draw(self) -> None:
        """Draw what there is to know of the row under the cursor."""
        self.refresh_bar()
        words, code = "\n".join(self._words()), self.query_one("#code", Static)
        self.query_one("#told", Static).update(Content(clean(words)))
        link = self._link()
        if link:
            about = self.query_one(Sheet)
            room = Size(about.size.width, about.size.height - 4 - words.count("\n"))
            shown = drawn(link, room)
            fits = isinstance(shown, Content)
            code.update(
                shown if fits else f"{self.key_of('rows.open')} shows its code over the whole window."
            )
        code.display = bool(link)

    def _words(self) -> list[str]:
        """Return what to tell of the row under the cursor."""
        state, key = self._state, self.query_one(RowList).highlighted_key or ""
        if state is None:
            return []
        if item := self.item:
            return [
                item.said,
                f"{self.key_of('inbox-accept')} accepts: {item.asks}",
                f"{self.key_of('inbox-dismiss')} dismisses: the book stays as it is.",
            ]
        if key.startswith(phone_lines.READER):
            one = state.readers[int(key.removeprefix(phone_lines.READER))]
            return [f"{one.name} came {full(one.at, self.cockpit.desk.now())}: {one.how}.", *one.expect]
        if key == f"{phone_lines.FEED}{PAGE}" and state.served is not None:
            return [phone_state.opens_the_page(state.served), _WHOEVER]
        if key.startswith(phone_lines.FEED):
            return [
                f"{phone_lines.named(key.removeprefix(phone_lines.FEED))}, for an app that asks for a link.",
                _WHOEVER,
            ]
        return (
            phone_state.how_synced(state, self.cockpit.desk.now())
            if key == phone_lines.SERVER
            else phone_state.how_served(state)
        )

    @property
    def item(self) -> WaitingItem | None:
        """What waits under the cursor."""
        key = self.query_one(RowList).highlighted_key or ""
        waits = self._state.waits if self._state else ()
        return next((one for one in waits if f"{phone_lines.ITEM}{one.id}" == key), None)

    def _link(self) -> str:
        key = self.query_one(RowList).highlighted_key or ""
        return (
            self._state.links.get(key.removeprefix(phone_lines.FEED), "")
            if self._state and key.startswith(phone_lines.FEED)
            else ""
        )

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.query_one(Sheet).scroll_home(animate=False)
        self._draw()

    @on(RowList.Selected)
    def _selected(self, event: RowList.Selected) -> None:
        event.stop()
        record = get(self.cockpit.desk, self.item.record_id) if self.item else None
        if link := self._link():
            words = f"{_WHOEVER} `cockpit calendar token --rotate` makes every old link dead."
            self.app.push_screen(PhoneCode("For the phone's camera", link, words))
        elif record is not None:
            self.cockpit.open_record(record)
        else:
            self.tell(f"open: {_NOTHING_BEHIND}.", "warning")

    # --- commands ---

    def label_of(self, command: Command, here: Here) -> str:
        if command.id == "inbox-accept" and self.item:
            return clean(self.item.asks, one_line=True)
        if command.id == "rows.open" and self._link():
            return "show the code"
        return super().label_of(command, here)

    def why_not(self, command: Command, here: Here | None = None) -> str:
        if command.id in _SETTLES and self.NAME in command.screens and self.item is None:
            return "nothing that waits is selected"
        if command.id == "rows.open" and not self._link() and not (self.item and self.item.record_id):
            return _NOTHING_BEHIND
        return super().why_not(command, here)

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            **of_rows(self.query_one(RowList)),
            "inbox-accept": self.do_accept,
            "inbox-dismiss": self.do_dismiss,
        }

    def do_accept(self) -> None:
        """Do in the book what came back; ask where words are needed."""
        if item := self.item:
            wrong = phone_accept.doubt(self.cockpit.desk, item) or self._try(item, {})
            if wrong is not None:
                self._ask(item, wrong)
            elif self._accepted:
                self._was_accepted(item, self._accepted)

    def _ask(self, item: WaitingItem, wrong: NotUnderstood | Asked) -> None:
        name = wrong.argument if isinstance(wrong, Asked) else "line" if item.record_id is None else "text"
        value = item.value if name == "line" else ""

        def attempt(typed: str) -> str:
            again = self._try(item, {name: typed})
            return str(again.what) if again else ""

        def done(typed: str | None) -> None:
            if typed is not None and self._accepted:
                self._was_accepted(item, self._accepted)

        self.app.push_screen(AskLine(item.asks, self.cockpit.said_here(wrong.advice()), value, attempt), done)

    def _try(self, item: WaitingItem, given: dict[str, str]) -> NotUnderstood | Asked | None:
        """Accept; return what is to be asked first, if anything."""
        self._accepted = ""
        try:
            self._accepted = phone_accept.accept(self.cockpit.desk, item.id, given)
        except (NotUnderstood, Asked) as error:
            return error
        except CockpitError as error:
            self.tell_error(error)
        return None

    def _was_accepted(self, item: WaitingItem, told: str) -> None:
        self._settled.append(None)
        self._to_waiting()
        self.tell(f"{told} {self.key_of('undo')} takes it back.")
        self.cockpit.book_has_changed([item.record_id] if item.record_id else ())

    def _to_waiting(self) -> None:
        """Go on to what else waits: the next one, else the one before."""
        keys = [f"{phone_lines.ITEM}{one.id}" for one in self._state.waits] if self._state else []
        rows = self.query_one(RowList)
        if rows.highlighted_key in keys and len(keys) > 1:
            place = keys.index(rows.highlighted_key)
            rows.highlighted_key = (keys[place + 1 :] + keys[:place][::-1])[0]

    def do_dismiss(self) -> None:
        """Leave the book as it is."""
        if (item := self.item) and (
            told := self._done(partial(phone_inbox.dismiss, self.cockpit.desk, item.id))
        ):
            self._settled.append(item)
            self._to_waiting()
            self.tell(f"{told} {self.key_of('undo')} takes it back.")
            self._read()

    def do_undo(self) -> None:
        """Take back a dismissal that was the last thing done here; else the book's last action."""
        if self._settled and (item := self._settled[-1]) is not None:
            self._settled.pop()
            self._done(partial(phone_inbox.put_back, self.cockpit.desk, item.id))
            self.tell(f"Waits again: {item.said}")
            self._read()
        else:
            super().do_undo()

    def was_undone(self, ids: Collection[int]) -> None:
        super().was_undone(ids)
        if self._settled:
            self._settled.pop()

    def _done(self, do: Callable[[], str | None]) -> str:
        try:
            return do() or ""
        except CockpitError as error:
            self.tell_error(error)
            return ""
