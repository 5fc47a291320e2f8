"""The question a verb asks before it acts: one line for each thing it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from cockpit.desk import snooze, verb_arguments
from cockpit.desk.desk import Desk
from cockpit.desk.lookup import customer_of_id
from cockpit.domain.entry import Argument, Entry, Verb
from cockpit.domain.moment import local
from cockpit.domain.next_step import stated
from cockpit.domain.wording import full
from cockpit.errors import Asked, CockpitError
from cockpit.tui import form_defaults
from cockpit.tui.form_draft import FormDraft
from cockpit.tui.panels.window_keys import EMPTIES, KEEPS, TO_THE_NEXT, WindowKeys, enter
from widgets.key_bar import BarKey
from widgets.safe_area import SafeArea
from widgets.safe_input import SafeInput
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.tui.base_app import OurApp

_COPIES, _EDITOR = BarKey("ctrl+y", "ctrl+y", "copies"), BarKey("f4", "f4", "editor")
_SENDS_NOTHING = "note it (sends nothing)"
_ENDS = {
    "edit": "save", "plan": "save", "snooze": "snooze", "chase": _SENDS_NOTHING, "deliver": _SENDS_NOTHING,
    "invoice": _SENDS_NOTHING, "process": _SENDS_NOTHING, "apologise": _SENDS_NOTHING,
}  # fmt: skip
_CAME_BACK = "Kept from before."
_KEPT = "Kept: what you typed comes back when you ask for it again."
_LONG = 60


class VerbForm(ModalScreen[dict[str, str] | None]):
    """Gives what was typed, by name, once the verb would take it; None on escape.

    What was typed and not sent comes back when the same is asked of the same records again. A refusal is shown under
    the lines, and what was typed stays. When editing, lines left as they were are not
    given. What is private is shown only where `shows_private`.
    """

    CSS_PATH = "verb_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "leave", "Leave", tooltip="Leave it as it is; what you typed is kept, and comes back"
        ),
        Binding("f4", "editor", "Editor", tooltip="Write this line in your own editor ($VISUAL or $EDITOR)"),
        Binding("ctrl+y", "copy", "Copy", tooltip="Copy the words that stand above", priority=True),
    ]

    def __init__(
        self,
        desk: Desk,
        records: Sequence[Entry],
        verb: Verb,
        initial: Mapping[str, str],
        *,
        shows_private: bool = False,
    ) -> None:
        super().__init__()
        self._desk, self._records, self._verb = desk, records, verb
        self._shows_private = shows_private
        self._initial = {
            argument.name: clean(self._at_first(argument, initial), one_line=True) for argument in verb.takes
        }
        self._left = FormDraft(desk, verb.name, [record.id for record in records])
        self._came_back = self._left.typed
        self._own = self._came_back  # the lines that are not as they were at first: only those come back
        self._is_over = False
        self._preface = form_defaults.preface(desk, records[0], verb)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            if said := self._preface:
                yield Static(Content(said), id="preface")
            for argument in self._verb.takes:
                how = ["yes or no"] if argument.kind == "yes" else []
                how += [] if self._must_be_said(argument) else ["may stay empty"]
                asks = Content.assemble(argument.asks, (f"  ({', '.join(how)})" if how else "", "$quiet"))
                yield Static(asks, id=f"asks-{argument.name}", classes="asks")
                with Vertical(classes="answer"):
                    yield self._line(argument)
                yield Static(id=f"read-{argument.name}", classes="read", markup=False)
            yield Static(id="foot", markup=False)
        yield WindowKeys(list(self._keys()))
        what = self._records[0].text if len(self._records) == 1 else f"{len(self._records)} marked"
        # By the name that the step has on the row, in the menu and in a shell.
        form.border_title = Content.assemble(
            (self._verb.name.replace("-", " "), "bold"), "  ", clean(what, one_line=True)[:60]
        )

    def _line(self, argument: Argument) -> SafeInput | SafeArea:
        """Return what to type in: lines that wrap where there is much to read and change."""
        first, name = self._initial[argument.name], f"take-{argument.name}"
        first = clean(self._came_back.get(argument.name, first), one_line=True)
        if argument.kind == "text" and len(first) > _LONG:
            return SafeArea(first, id=name)
        return SafeInput(first, id=name, compact=True)

    def on_mount(self) -> None:
        is_all = all(argument.on_request for argument in self._verb.takes)  # then that is why it was opened
        for argument in self._verb.takes:
            if argument.on_request and not is_all and not self._came_back.get(argument.name):
                self._show(argument.name, shown=False)
        self._read_back()
        self._foot("")

    def _show(self, name: str, *, shown: bool) -> None:
        """Show or hide one question with its line."""
        line = self.query_one(f"#take-{name}")
        for part in (self.query_one(f"#asks-{name}"), line.parent):
            if isinstance(part, Widget):
                part.display = shown
        if shown:
            line.focus()

    def keep_typed(self) -> None:
        """Keep what was typed when the program ends in the midst of it; there is nobody left to tell."""
        if not self._is_over:
            self._left.keep(self._own)

    on_unmount = keep_typed

    async def action_leave(self) -> None:
        """Leave; what was typed comes back when the same is asked for again."""
        self._is_over = True
        trouble = await asyncio.to_thread(self._left.keep, self._own)
        app = cast("OurApp[None]", self.app)
        self.dismiss(None)  # first: what is told stands on the line of the screen below, and over nothing
        if trouble or self._own:
            app.tell(trouble or _KEPT, "error" if trouble else "information")

    def action_copy(self) -> None:
        """Copy the words that stand above: what is sent or said."""
        if self._preface:
            self.app.copy_to_clipboard(self._preface)
            self._foot(f"Copied: {' '.join(self._preface.split())[:_LONG]}…")

    def action_editor(self) -> None:
        """Write the line in use in the user's own editor; its lines become one."""
        from widgets.editor import NoEditor, written_in_editor  # now and then

        line = self.focused
        if not isinstance(line, SafeInput | SafeArea):
            return
        try:
            text = written_in_editor(self.app, line.text if isinstance(line, SafeArea) else line.value)
        except NoEditor as why:
            self._foot(str(why))
            return
        text = " ".join(text.split())
        if isinstance(line, SafeArea):
            line.text = clean(text, one_line=True)
        else:
            line.value = text

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed_in(self) -> None:
        self._read_back()
        self._foot("")
        typed = {argument.name: self._typed(argument) for argument in self._verb.takes}
        self._own = {name: words for name, words in typed.items() if words != self._initial[name]}

    @on(SafeArea.Submitted)
    @on(Input.Submitted)
    def _send(self, event: Input.Submitted | SafeArea.Submitted) -> None:
        event.stop()
        given = self._given()
        if empty := next((one for one in self._verb.takes if not given.get(one.name, "-").strip()), None):
            self.query_one(f"#take-{empty.name}").focus()  # what is refused is that it is empty
        try:
            for record in self._records:
                verb_arguments.perform(self._desk, record, self._verb, given)
        except Asked as question:
            self._show(question.argument, shown=True)
            self._foot(question.what)
        except CockpitError as error:
            self._foot(error.advice())
        else:
            self._is_over = True
            self._left.keep({})
            self.dismiss(given)

    def _typed(self, argument: Argument) -> str:
        line = self.query_one(f"#take-{argument.name}")
        return line.text if isinstance(line, SafeArea) else line.value if isinstance(line, SafeInput) else ""

    def _given(self) -> dict[str, str]:
        given = {}
        for argument in self._verb.takes:
            typed = self._typed(argument)
            if self._verb.name == "edit":
                # A text may be emptied; anything else that is left empty stays as it is.
                is_given = typed != self._initial[argument.name] and (
                    bool(typed.strip()) or argument.kind == "text"
                )
            else:
                is_given = bool(typed.strip())
            if is_given or self._must_be_said(argument):
                given[argument.name] = typed
        return given

    def _must_be_said(self, argument: Argument) -> bool:
        """Tell whether a line may not stay empty: when something was done is its fact, and no key states it."""
        is_fact = argument.kind == "past" and argument == stated(self._records[0], self._verb.name)
        return argument.required or is_fact

    def _read_back(self) -> None:
        """Show while it is typed how a time was understood, and what the practice has to say to the words."""
        typed = {argument.name: self._typed(argument) for argument in self._verb.takes}
        name, said = form_defaults.remark(self._records[0], self._verb, typed)
        for argument in self._verb.takes:
            shown = self.query_one(f"#read-{argument.name}", Static)
            words = said if argument.name == name else self._time(argument, typed[argument.name])
            shown.display = bool(words)
            shown.set_class(argument.name == name, "-remark")
            shown.update(words)

    def _time(self, argument: Argument, typed: str) -> str:
        if argument.kind not in verb_arguments.MOMENTS or not typed.strip():
            return ""
        try:
            found = verb_arguments.moment_taken(self._desk, argument, typed)
        except CockpitError as error:
            return clean(error.remedy)
        if found is None:
            return ""
        moment, whole_day = found
        now = self._desk.now()
        said = f"= {full(moment, now, whole_day=whole_day)}"
        if self._verb.name == "snooze" and snooze.is_bound(self._records, moment, now):
            back = [snooze.told_back(one, moment, now) for one in self._records]
            return f"{said}. It cannot wait so long: it comes back {' and '.join(dict.fromkeys(back))}"
        return said

    def _keys(self) -> Iterator[BarKey]:
        yield enter(_ENDS.get(self._verb.name, "note it"))
        if self._verb.name == "chase":
            yield _COPIES
        if sum(not argument.on_request for argument in self._verb.takes) > 1:
            yield TO_THE_NEXT
        yield from (_EDITOR, KEEPS, EMPTIES)

    def _foot(self, refusal: str) -> None:
        foot = self.query_one("#foot", Static)
        said = clean(cast("OurApp[None]", self.app).said_here(refusal)) or (
            _CAME_BACK if self._came_back else ""
        )
        foot.update(said)
        foot.display = bool(said)
        foot.set_class(bool(refusal), "-refused")

    def _at_first(self, argument: Argument, initial: Mapping[str, str]) -> str:
        if argument.name in initial:
            return initial[argument.name]
        if argument.kind == "yes":
            return ""  # asked, never assumed
        # Editing begins with what is there, when it is one record's.
        if self._verb.name == "edit" and len(self._records) == 1:
            record = self._records[0]
            if argument.name in record.PRIVATE and not self._shows_private:
                return ""
            value = getattr(record, argument.name, None)
            if argument.kind == "person":
                known = customer_of_id(self._desk, value) if value else None
                return known.display if known else ""
            if not isinstance(value, datetime):
                return str(value or "")
            if "whole_day" in self._verb.accepts and getattr(record, "whole_day", False):
                return f"{value:%Y-%m-%d}"
            return f"{local(value, self._desk.now()):%Y-%m-%d %H:%M}"
        return ""
