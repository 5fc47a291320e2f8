"""An order: the ladder as stages, the post-sale plan, the money, and who was in touch."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from cockpit.desk.contacts import contacts_with
from cockpit.desk.order_words import asked_for, words_of_order
from cockpit.desk.record_facts import facts
from cockpit.domain.orders.order import STAGES, Order
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.panels import order_sheet
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import ORDER
from cockpit.tui.screens.record import RecordScreen
from widgets.stage_track import Stage, StageTrack


class OrderScreen(RecordScreen):
    """One order, from its promise to its money."""

    NAME = ORDER
    WORD = "Order"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ORDER)]

    def compose(self) -> ComposeResult:
        yield Static(classes="title", id="title")
        with Sheet():
            yield StageTrack(id="track")
            yield Static(id="next")
            with Container(id="boxes"):
                for name in ("plan", "money", "say", "contacts"):
                    yield Static(id=name, classes="box")
        yield from self.foot()

    def draw(self) -> None:
        if self.row is None or not self.query(Sheet):
            return
        order = cast("Order", self.row.record)
        now, rules = self.moment(), self.cockpit.desk.rules
        known = facts(self.cockpit.desk, order)
        self.query_one("#title", Static).update(self.title_line())
        track = self.query_one(StageTrack)
        track.stages, track.at, track.ended = stages(order, order.state(now))
        self.query_one("#next", Static).update(order_sheet.headline(self.row, known, self.next_line(), now))
        width = self.inner()
        plan, money, contacts = (self.query_one(f"#{name}", Static) for name in ("plan", "money", "contacts"))
        say, which = self.query_one("#say", Static), asked_for(self.cockpit.desk, order)
        say.border_title = Content.assemble(("To say or send  ", ""), (which, "bold"))
        keys = order_sheet.copy_keys(self.key_of("say"), self.key_of("texts"))
        say.border_subtitle = keys if which else ""
        say.update(order_sheet.say(self._ready(order, which)))
        plan.border_title = Content(f"Post-sale plan: {order.plan(rules).count()} of 8 steps done")
        plan.update(order_sheet.plan(order, now, rules, width))
        money.border_title = Content("Money")
        money.update(order_sheet.money(known, now))
        contacts.border_title = Content("In touch")
        contacts.border_subtitle = order_sheet.quiet(known, now)
        contacts.update(order_sheet.contacts(order, contacts_with(self.cockpit.desk, order), now))

    def _ready(self, order: Order, which: str) -> str:
        """Return the text that is asked for; where a template of the user's own does not read, why."""
        try:
            return words_of_order(self.cockpit.desk, order, which) or "Nothing: it fell through."
        except CockpitError as error:
            return self.cockpit.said_here(error.advice())

    def label_of(self, command: Command, here: Here) -> str:
        """Call the key for money here as the step is called: it is noted on this order."""
        return "pay" if command.id == "payment" else super().label_of(command, here)

    def do_payment(self) -> None:
        """Note money on this order."""
        if self.row and "pay" in self.row.record.applicable(self.moment()):
            self.do_verb("pay")
        else:
            self.tell("pay: it has no amount yet. Edit it first.", "warning")


def stages(order: Order, state: str) -> tuple[list[Stage], int, str]:
    """Return the rungs of the ladder, each with whether it was reached, where it stands, and how it ended if so."""
    cleared = order.payments.cleared()
    reached = (
        True,
        order.confirmed_at is not None,
        order.supply_date is not None or order.delivered_at is not None,
        order.delivered_at is not None,
        order.payments.invoiced_at is not None,
        cleared is not None and cleared.value > 0,
        order.payments.is_paid() and not order.payments.is_given_up(),  # also before it is there
    )
    found = [Stage(name, is_reached) for name, is_reached in zip(STAGES, reached, strict=True)]
    if state in STAGES:
        return found, STAGES.index(state) + (state == "cleared"), ""
    last = max(place for place, is_reached in enumerate(reached) if is_reached)
    return found, last, f"{state}: {order.cause}" if order.cause else state
