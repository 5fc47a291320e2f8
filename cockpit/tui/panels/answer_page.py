"""What to say while they are on the line: the page beside the list of what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cockpit.domain.questions.question import usual_due
from cockpit.domain.wording import full
from cockpit.tui.panels import answer_lines, record_facts
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.people import Customer
    from cockpit.tui.question_line import TypedQuestion


class AnswerPage(VerticalScroll, can_focus=False):
    """A card to read aloud, whom to bring on the line, or what to do where neither is known."""

    def compose(self) -> ComposeResult:
        yield Static(id="say", markup=False)

    def show(
        self,
        desk: Desk,
        asked: TypedQuestion,
        card: Row | None,
        person: Customer | None,
        *,
        is_weak: bool,
        told: str,
        key: str,
    ) -> None:
        """Show the card or the person that is selected; what was typed as an answer goes first.

        `is_weak` tells that the card hardly answers them, `told` is what was noted already, `key` the one that makes
        what is asked a get-back.
        """
        title = ("Perhaps", "$soon bold") if is_weak else ("Say", "bold")
        self.border_title = Content.assemble(title if card else "")
        self.border_subtitle = record_facts.coded(card.code if card else "")
        if told:
            self.border_title = Content.assemble((clean(told, one_line=True), "bold $agreed"))
        now = desk.now()
        due = full(usual_due(now, desk.rules), now)
        if asked.answer:
            shown = answer_lines.told_them(asked.answer)
        elif card is not None:
            shown = answer_lines.page(desk, card.record, now)  # type: ignore[arg-type]  # a card's id
        elif person is not None:
            shown = Content("\n").join([answer_lines.expert_page(person), answer_lines.get_back(due, key)])
        else:
            shown = answer_lines.nobody(asked.words, due, key)
        self.query_one("#say", Static).update(shown)
        self.scroll_home(animate=False)
