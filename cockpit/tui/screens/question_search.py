"""What they ask, as it is typed, and what is found for it: the half of the answers that looks up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, Static

from cockpit.desk import capture
from cockpit.tui.answer_look_up import LookUp
from cockpit.tui.panels import answer_lines
from cockpit.tui.panels.answer_list import FoundList
from cockpit.tui.question_line import QuestionInput, TypedQuestion, question_in
from cockpit.tui.screens.record_actions import RecordActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.desk.answers import Answers


class QuestionSearch(RecordActions):
    """Owns what was typed and what was found for it; the look-up itself is done beside the screen.

    `customer` is taken for the one who asks, unless another is named.
    """

    def __init__(self, customer: str) -> None:
        super().__init__()
        self._customer = customer
        self._known = capture.known_at_hand(self.cockpit.desk)
        self._number = 0
        self.found: Answers | None = None
        self.is_waiting = False
        self.then: Callable[[], None] | None = None
        """What to do once that is found which is being looked up."""

    @property
    def asked(self) -> TypedQuestion:
        """What was typed, as capturing a question would read it."""
        line = self.query_one(QuestionInput).value
        return question_in(self.cockpit.desk, line, self._known, self._customer)

    def ask(self) -> None:
        """Look it up, and show what is found once it is there."""
        asked, line = self.asked, self.query_one(QuestionInput).value
        words = f"{asked.words} " if asked.words and line[-1:].isspace() else asked.words
        self._number, self.is_waiting = self.cockpit.look_up.ask(words, self), True
        self.query_one("#who", Static).update(answer_lines.who(asked.customer, is_new=asked.is_new))

    @on(Input.Changed)
    def _changed(self) -> None:
        self.then = None
        self.asks_anew()
        self.ask()

    def asks_anew(self) -> None:
        """Another question is being typed."""
        raise NotImplementedError

    @on(LookUp.FoundAnswers)
    def _was_found(self, event: LookUp.FoundAnswers) -> None:
        event.stop()
        if event.number != self._number:
            return
        self.found, self.is_waiting = event.answers, False
        self.query_one(FoundList).show(event.answers)
        self.set_class(event.answers.weak and bool(event.answers.experts), "-weak")
        self.show_page()
        if then := self.then:
            self.then = None
            then()

    @on(LookUp.Failed)
    def _failed(self, event: LookUp.Failed) -> None:
        event.stop()
        self.is_waiting = False
        self.tell_error(event.error)

    def show_page(self) -> None:
        """Show in full what is selected of what was found."""
        raise NotImplementedError
