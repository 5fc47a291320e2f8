"""What is known of a person or firm, each on a line that may be changed; and the same lines for a new one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cockpit.desk import people
from cockpit.desk.desk import Desk
from cockpit.desk.person_verbs import VERBS
from cockpit.domain.people import Customer, fold, fold_tag
from cockpit.errors import CockpitError
from cockpit.tui.form_draft import FormDraft
from cockpit.tui.panels.window_keys import EMPTIES, KEEPS, TO_THE_NEXT, WindowKeys, enter
from widgets.safe_input import SafeInput
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.tui.base_app import OurApp

_ASKS = {
    "rename": "Name?",
    "alias": "What else are they called? Part them by ;",
    "phone": "Phone?",
    "mail": "Mail?",
    "topic": "What do they know about? Part them by ;",
    "need": "Which needs do they serve? Part them by ;",
    "tag": "Which tags do they carry? Part them by ;",
    "supplier": "Do they supply?",
}
_MAY = "  (may stay empty)"
_HOW = {"rename": "", "supplier": "  (yes or no, may stay empty)"}
_SEVERAL = ("alias", "topic", "need", "tag")
_WAS = "was-"
_CAME_BACK = "Kept from before."


class PersonForm(ModalScreen[people.Changed | None]):
    """Gives what was done, once it is kept; None on escape: what was typed comes back the next time.

    Each line is a verb of a person. Without somebody it is for a new one.
    """

    CSS_PATH = "person_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "leave", "Leave", tooltip="Leave it as it is; what you typed is kept, and comes back"
        ),
    ]

    def __init__(self, desk: Desk, who: Customer | None = None) -> None:
        super().__init__()
        self._desk, self._who = desk.apart(), who
        self._had = dict.fromkeys(_ASKS, "") if who is None else dict(_lines_of(who))
        self._left = FormDraft(desk, "person", [who.id] if who is not None else [])
        self._own = dict(_come_back(self._left.typed, self._had))

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            for name, asks in _ASKS.items():
                yield Static(Content.assemble(asks, (_HOW.get(name, _MAY), "$quiet")), classes="asks")
                with Vertical(classes="answer"):
                    yield SafeInput(
                        clean(self._own.get(name, self._had[name]), one_line=True), compact=True, id=name
                    )
            yield Static(_CAME_BACK if self._own else "", id="foot", markup=False)
        yield WindowKeys([enter("save"), TO_THE_NEXT, KEEPS, EMPTIES])
        title = "edit " if self._who else "new person or firm"
        whom = clean(self._who.display, one_line=True)[:50] if self._who else ""
        form.border_title = Content.assemble((title, "bold"), whom)

    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", SafeInput).value.strip() for name in _ASKS}

    def action_leave(self) -> None:
        self._left.keep(dict(_own(self._had, self._typed())))
        self.dismiss(None)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._foot("")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        typed = self._typed()
        if typed == self._had and self._who is not None:
            self.action_leave()
        else:
            self._keep(typed)

    @work(exclusive=True)
    async def _keep(self, typed: Mapping[str, str]) -> None:
        given = dict(_changes(self._had, typed))
        try:
            if self._who is None:
                (name,) = given.pop("rename", [""])
                done = await asyncio.to_thread(people.add, self._desk, name, given)
            else:
                done = await asyncio.to_thread(people.edit, self._desk, self._who.id, given)
        except CockpitError as error:
            self._foot(error.advice())
            return
        self._left.keep({})
        self.dismiss(done)

    def _foot(self, refusal: str) -> None:
        foot = self.query_one("#foot", Static)
        foot.update(clean(cast("OurApp[None]", self.app).said_here(refusal)))
        foot.set_class(bool(refusal), "-refused")
        if refusal:
            foot.scroll_visible(animate=False)


def _lines_of(who: Customer) -> Iterator[tuple[str, str]]:
    """Yield what stands on each line at first."""
    others = {fold(name): name for name in who.names() if name != who.display}
    several = {"alias": others, "topic": who.knows, "need": who.needs, "tag": who.tags}
    one = {
        "rename": who.display,
        "phone": who.phone or "",
        "mail": who.email or "",
        "supplier": "yes" if who.is_supplier else "",
    }
    for name in _ASKS:
        yield name, "; ".join(several[name].values()) if name in several else one.get(name, "")


def _own(had: Mapping[str, str], typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is kept of lines that were left: those that were changed, and of several things what each line was.

    A line that was not touched is no word of theirs: what is known by the time it comes back stands in it.
    """
    for name, words in typed.items():
        if words != had[name]:
            yield name, words
            if name in _SEVERAL:
                yield _WAS + name, had[name]


def _come_back(kept: Mapping[str, str], had: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that come back; of several things what came and went is done to what is known by now."""
    for name in had.keys() & kept.keys():
        if name not in _SEVERAL:
            yield name, kept[name]
            continue
        was, typed, now = (
            _things(name, words) for words in (kept.get(_WAS + name, ""), kept[name], had[name])
        )
        there = {key: thing for key, thing in now.items() if key in typed or key not in was}
        come = {key: thing for key, thing in typed.items() if thing != was.get(key)}
        yield name, "; ".join({**there, **come}.values())


def _changes(had: Mapping[str, str], typed: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield what the lines change, by the verb of a person: of several things on one line, what came and went."""
    for name, words in typed.items():
        if words == had[name]:
            continue
        if name not in _SEVERAL:
            yield name, [words]
            continue
        before, after = _things(name, had[name]), _things(name, words)
        if gone := [thing for key, thing in before.items() if key not in after]:
            yield f"drop-{name}", gone
        if come := [thing for key, thing in after.items() if thing != before.get(key)]:
            yield _verb(name), come


def _things(name: str, words: str) -> dict[str, str]:
    folded = fold_tag if name == "tag" else fold
    return {folded(thing): thing for thing in VERBS[_verb(name)].values(words) if thing}


def _verb(name: str) -> str:
    return name if name == "alias" else f"add-{name}"
