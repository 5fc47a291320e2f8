"""A lost sale: the countdown, and the four cards that surprise the customer and keep them."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from cockpit.desk import record_view
from cockpit.desk.words_to_say import texts, words
from cockpit.domain.losses.loss import Loss
from cockpit.tui.commands import bindings
from cockpit.tui.panels import loss_sheet
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import LOSS
from cockpit.tui.screens.record import RecordScreen

_CARDS = {
    "reframe": "No whining",
    "apologise": "Say you are sorry",
    "help-elsewhere": "Help them get it elsewhere",
    "check-need": "Was their need met?",
}


class LossScreen(RecordScreen):
    """One loss and its recovery. The one place where the private note is shown."""

    NAME = LOSS
    WORD = "Lost"
    SHOWS_PRIVATE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOSS)]

    def compose(self) -> ComposeResult:
        yield Static(classes="title", id="title")
        with Sheet():
            yield Static(id="head")
            with Container(id="boxes"):
                for name in _CARDS:
                    yield Static(id=name, classes="box")
            yield Static(id="after")
        yield from self.foot()

    def draw(self) -> None:
        if self.row is None or not self.query(Sheet):
            return
        loss, desk, now = cast("Loss", self.row.record), self.cockpit.desk, self.moment()
        self.query_one("#title", Static).update(self.title_line())
        self.query_one("#head", Static).update(loss_sheet.head(loss, self.next_line(), now))
        suppliers = record_view.suppliers(desk, loss)
        # The key for the words copies those that the next step asks for; the others are in the menu.
        first, *others = texts(desk, loss)
        menu = self.key_of("texts")
        keys = {first: self.key_of("say")} | {one: f"{menu} then {one[0]}" for one in others}
        said = {
            "reframe": loss_sheet.reframing(loss),
            "apologise": loss_sheet.apology(loss, record_view.apology(desk, loss), keys["apology"]),
            "help-elsewhere": loss_sheet.help_elsewhere(
                loss, suppliers, words(desk, loss, "hand-over"), keys["hand-over"], now
            ),
            "check-need": loss_sheet.need(
                loss, words(desk, loss, "need-check"), keys["need-check"], now, desk.rules
            ),
        }
        coming = loss.next_verb()
        self._order(loss)
        for name, done_at in loss.recovery.tactics().items():
            box = self.query_one(f"#{name}", Static)
            sign = ("✓ ", "$agreed bold") if done_at else ("· ", "$quiet")
            which = f"Tactic {list(_CARDS).index(name) + 1} of {len(_CARDS)}: "
            box.border_title = Content.assemble(sign, which, (_CARDS[name], "bold"))
            box.border_subtitle = loss_sheet.done(done_at, now) or Content.assemble(
                (f"{self.key_of(name)} ", "$key bold"), (name.replace("-", " "), "$quiet")
            )
            box.set_class(done_at is not None, "-done")
            box.set_class(name == coming, "-next")
            box.update(said[name])
        self.query_one("#after", Static).update(loss_sheet.after(loss, now))

    def _order(self, loss: Loss) -> None:
        """Put the cards in their order; where they stand one below the other, those that are done come last."""
        done = loss.recovery.tactics()
        is_narrow = not (self.has_class("-mid") or self.has_class("-wide"))
        order = sorted(_CARDS, key=lambda name: is_narrow and done[name] is not None)
        self.query_one("#boxes", Container).sort_children(key=lambda box: order.index(str(box.id)))
