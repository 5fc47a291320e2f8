"""The question a verb asks before it acts: one line for each thing it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cockpit.desk import arguments
from cockpit.desk.desk import Desk
from cockpit.domain.entry import Argument, Entry, Verb
from cockpit.domain.wording import full
from cockpit.errors import CockpitError
from cockpit.tui.safe_input import SafeInput
from widgets.text import clean

_FOOT = "⏎ do it   tab next line   esc cancel"
_FOOT_OF_ONE = "⏎ do it   esc cancel"


class VerbForm(ModalScreen[dict[str, str] | None]):
    """Gives what was typed, by name, once the verb would take it; None on escape. Nothing is kept here.

    A refusal is shown under the lines, and what was typed stays. Lines left as they were are not given.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", tooltip="Leave it as it is"),
    ]

    def __init__(self, desk: Desk, records: Sequence[Entry], verb: Verb, initial: Mapping[str, str]) -> None:
        super().__init__()
        self._desk, self._records, self._verb = desk, records, verb
        self._initial = {argument.name: self._at_first(argument, initial) for argument in verb.takes}

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            for argument in self._verb.takes:
                optional = (
                    "  (yes or no)"
                    if argument.kind == "yes"
                    else ""
                    if argument.required
                    else "  (may stay empty)"
                )
                yield Static(Content.assemble(argument.asks, (optional, "$quiet")), classes="asks")
                with Vertical(classes="answer"):
                    yield SafeInput(self._initial[argument.name], id=f"take-{argument.name}", compact=True)
                yield Static(id=f"read-{argument.name}", classes="read", markup=False)
            yield Static(_FOOT if len(self._verb.takes) > 1 else _FOOT_OF_ONE, id="foot", markup=False)
        what = self._records[0].text if len(self._records) == 1 else f"{len(self._records)} marked"
        form.border_title = Content.assemble(
            (self._verb.label, "bold"), "  ", clean(what, one_line=True)[:60]
        )

    def on_mount(self) -> None:
        for argument in self._verb.takes:
            self._read_back(argument)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        for argument in self._verb.takes:
            if event.input.id == f"take-{argument.name}":
                self._read_back(argument)
        self._foot("")

    @on(Input.Submitted)
    def _send(self, event: Input.Submitted) -> None:
        event.stop()
        given = self._given()
        try:
            for record in self._records:
                arguments.perform(self._desk, record, self._verb, given)
        except CockpitError as error:
            self._foot(f"{error.what} {error.remedy}")
        else:
            self.dismiss(given)

    def _given(self) -> dict[str, str]:
        given = {}
        for argument in self._verb.takes:
            typed = self.query_one(f"#take-{argument.name}", Input).value
            unchanged = (
                not argument.required and typed == self._initial[argument.name] and argument.kind != "yes"
            )
            if not unchanged and (typed.strip() or argument.required):
                given[argument.name] = typed
        return given

    def _read_back(self, argument: Argument) -> None:
        """Show how a time was understood, with weekday and date, while it is typed."""
        shown = self.query_one(f"#read-{argument.name}", Static)
        typed = self.query_one(f"#take-{argument.name}", Input).value
        shown.display = argument.kind == "moment" and bool(typed.strip())
        if not shown.display:
            return
        try:
            moment, whole_day = arguments.moment_of(self._desk, typed)
        except CockpitError as error:
            shown.update(clean(error.remedy))
        else:
            shown.update(f"= {full(moment, self._desk.now(), whole_day=whole_day)}")

    def _foot(self, refusal: str) -> None:
        foot = self.query_one("#foot", Static)
        foot.update(clean(refusal) or (_FOOT if len(self._verb.takes) > 1 else _FOOT_OF_ONE))
        foot.set_class(bool(refusal), "-refused")

    def _at_first(self, argument: Argument, initial: Mapping[str, str]) -> str:
        if argument.name in initial:
            return initial[argument.name]
        if argument.kind == "yes":
            return "no" if argument.name == "ready" else "yes"
        # Editing begins with what is there, when it is one record's.
        if self._verb.name == "edit" and len(self._records) == 1:
            value = getattr(self._records[0], argument.name, None)
            return (
                f"{value:%Y-%m-%d %H:%M}"
                if isinstance(value, datetime)
                else clean(str(value or ""), one_line=True)
            )
        return ""
