"""How a customer is reached: their phone, their mail, and what they know, each on a line that may be changed."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cockpit.desk import people
from cockpit.desk.desk import Desk
from cockpit.domain.people import Customer
from cockpit.errors import CockpitError
from cockpit.tui.form_draft import FormDraft
from cockpit.tui.panels.window_keys import EMPTIES, KEEPS, TO_THE_NEXT, WindowKeys, enter
from widgets.safe_input import SafeInput
from widgets.text import clean

_ASKS = {"phone": "Phone?", "mail": "Mail?", "add-topic": "What do they know about, beside what is noted?"}
_CAME_BACK = "Kept from before."


class ContactForm(ModalScreen[str | None]):
    """Gives what was done, once it is kept; None on escape: what was typed comes back the next time."""

    CSS_PATH = "contact_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "leave", "Leave", tooltip="Leave it as it is; what you typed is kept, and comes back"
        ),
    ]

    def __init__(self, desk: Desk, who: Customer) -> None:
        super().__init__()
        self._desk, self._who = desk.apart(), who
        self._had = {"phone": who.phone or "", "mail": who.email or "", "add-topic": ""}
        self._left = FormDraft(desk, "contact", [who.id])
        self._own = self._left.typed

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            for name, asks in _ASKS.items():
                yield Static(asks, classes="asks", markup=False)
                with Vertical(classes="answer"):
                    yield SafeInput(
                        clean(self._own.get(name, self._had[name]), one_line=True), compact=True, id=name
                    )
            yield Static(_CAME_BACK if self._own else "", id="foot", markup=False)
        yield WindowKeys([enter("save"), TO_THE_NEXT, KEEPS, EMPTIES])
        form.border_title = Content.assemble(
            ("Reach ", "bold"), (clean(self._who.display, one_line=True)[:50], "bold")
        )

    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", SafeInput).value.strip() for name in _ASKS}

    def action_leave(self) -> None:
        typed = self._typed()
        self._left.keep(typed if typed != self._had else {})
        self.dismiss(None)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._foot("")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        given = {name: [words] for name, words in self._typed().items() if words != self._had[name]}
        if given:
            self._keep(given)
        else:
            self.action_leave()

    @work(exclusive=True)
    async def _keep(self, given: dict[str, list[str]]) -> None:
        try:
            changed = await asyncio.to_thread(people.edit, self._desk, self._who.display, given)
        except CockpitError as error:
            self._foot(error.advice())
            return
        self._left.keep({})
        self.dismiss(changed.told)

    def _foot(self, refusal: str) -> None:
        foot = self.query_one("#foot", Static)
        foot.update(clean(refusal))
        foot.set_class(bool(refusal), "-refused")
