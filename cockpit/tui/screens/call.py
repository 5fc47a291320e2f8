"""A call: its plan in three lines, whether it must be a call of its own, what to bring, and how it ended."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from cockpit.desk.call_advice import may_ask, rides_of
from cockpit.desk.contacts import contacts_with, records_with
from cockpit.domain.calls.call import Call
from cockpit.tui.commands import bindings
from cockpit.tui.panels import call_sheet
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import CALL
from cockpit.tui.screens.record import RecordScreen
from cockpit.tui.verb_keys import verb_keys

_MOST_QUESTIONS = 4
_BOXES = {
    "plan": "Plan", "outcome": "How it ended", "rides": "Ride along", "bring": "Bring along; they may ask",
    "contacts": "In touch",
}  # fmt: skip


class CallScreen(RecordScreen):
    """One call, from its plan to the commitments that both sides left with."""

    NAME = CALL
    WORD = "Call"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALL)]

    def compose(self) -> ComposeResult:
        yield Static(classes="title", id="title")
        with Sheet():
            yield Static(id="head")
            with Container(id="boxes"):
                for name in _BOXES:
                    yield Static(id=name, classes="box")
        yield from self.foot()

    def draw(self) -> None:
        if self.row is None or not self.query(Sheet):
            return
        call, desk, now = cast("Call", self.row.record), self.cockpit.desk, self.moment()
        self.query_one("#title", Static).update(self.title_line())
        self.query_one("#head", Static).update(call_sheet.head(call, self.next_line(), now))
        theirs = list(records_with(desk, call))
        is_held, applies = call.was_held_at() is not None, call.applicable(now)
        # Each outcome keeps its number while any of them applies.
        numbered = call_sheet.OUTCOMES if call_sheet.OUTCOMES.keys() & applies else ()
        keys = {name: self.key_of(name) for name in numbered}
        said = {
            "plan": call_sheet.plan(call, self._key_for("plan"), self._key_for("override-excuse")),
            "rides": call_sheet.rides(rides_of(desk, call, theirs), now),
            "bring": call_sheet.bring(call, may_ask(desk, theirs, _MOST_QUESTIONS)),
            "outcome": call_sheet.outcome(call, keys, applies, now),
            "contacts": call_sheet.contacts(contacts_with(desk, call), now, self.key_of("touch")),
        }
        asked = [] if is_held else [key for name, key in keys.items() if name in applies]
        next_box = "plan" if call.next_verb() in ("plan", "override-excuse") else "outcome"
        for name, title in _BOXES.items():
            box = self.query_one(f"#{name}", Static)
            box.border_title = Content.assemble((self._titled(name, title, asked), "bold"))
            box.set_class(name == next_box and call.is_open(), "-next")
            box.update(said[name])
        self.query_one("#rides").display = not is_held

    def _key_for(self, name: str) -> str:
        """Return the keys of a verb: that of the next step, else those through the menu."""
        if self.row is None or name not in self.row.record.applicable(self.moment()):
            return ""
        following = self.row.next_verb()
        if name == following:
            return self.key_of("done")
        return f"{self.key_of('verbs')} then {verb_keys(self.row.record, self.cockpit.remapped)[name]}"

    @staticmethod
    def _titled(name: str, title: str, keys: list[str]) -> str:
        if name != "outcome" or not keys:
            return title
        return f"After the call: how it ended, press {'–'.join(dict.fromkeys((keys[0], keys[-1])))}"
