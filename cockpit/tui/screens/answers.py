"""Answers: what they ask, in any words, and what to say while they are on the line. On top of any other screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from cockpit.desk import answers as desks
from cockpit.desk import lookup, record_view
from cockpit.desk.views import Row
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels import answer_lines
from cockpit.tui.panels.answer_list import FoundList
from cockpit.tui.panels.answer_page import AnswerPage
from cockpit.tui.question_line import QuestionInput, TypedQuestion
from cockpit.tui.screen_names import ANSWERS
from cockpit.tui.screens.question_search import QuestionSearch
from widgets.key_bar import BarKey
from widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cockpit.desk.actions import Outcome


class AnswersScreen(QuestionSearch):
    """Owns what became of the question: answered, asked of somebody, to be got back on.

    `customer` is whom the row was about that one came from: they are taken for the one who asks, unless another is
    named. `is_dealt_with` tells that the question was answered, or is to be got back on.
    """

    NAME = ANSWERS
    CSS_PATH = "answers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ANSWERS)]

    def __init__(self, words: str = "", customer: str = "") -> None:
        super().__init__(customer)
        self._typed = words
        self._told = ""
        self._picked_at = ""  # the stamp of what the number typed last has done
        self._is_warned = False
        self._question: int | None = None  # that an expert was asked about, and nobody has answered yet
        self.is_dealt_with = False

    def compose(self) -> ComposeResult:
        yield Static(id="who", markup=False)
        yield QuestionInput(self._typed or self.cockpit.left_question, id="ask")
        with Container(id="both"):
            yield FoundList(id="found")
            yield AnswerPage(id="aloud")
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, lambda _: self.ask())
        self.query_one(QuestionInput).focus()
        if not self._typed:  # what is typed takes the place of what was left
            self.query_one(QuestionInput).action_select_all()
        self.cockpit.left_question = ""
        self.ask()

    # --- what is shown ---

    def asks_anew(self) -> None:
        self._told, self._question, self._is_warned = "", None, False

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.show_page()

    def show_page(self) -> None:
        """Show the card or the person that is selected, and what became of the question."""
        desk, person = self.cockpit.desk, self._rows.person_id
        self.query_one(QuestionInput).say_keys(rows=self._rows.numbered, is_person=bool(person))
        self.query_one(AnswerPage).show(
            desk,
            self.asked,
            self._card(),
            lookup.customer_of_id(desk, person) if person else None,
            is_weak=self.found is not None and self.found.weak,
            told=self._told,
            key=self.key_of("get-back"),
        )
        self.refresh_bar()

    @property
    def _rows(self) -> FoundList:
        return self.query_one(FoundList)

    def _card(self) -> Row | None:
        card = self._rows.card_id
        return record_view.row_of(self.cockpit.desk, card) if card else None

    def rows_meant(self) -> list[Row]:
        return [row] if self.is_mounted and (row := self._card()) else []

    @on(DescendantFocus)
    def _focused(self) -> None:
        self.refresh_bar()

    def _bar_key(self, command: Command, here: Here) -> BarKey:
        key = super()._bar_key(command, here)
        if command.id != "answer-1":
            return key
        return key._replace(enabled=bool(self._rows.numbered))  # a number picks behind a word, too

    def label_of(self, command: Command, here: Here) -> str:
        if command.id != "answer-1":
            return super().label_of(command, here)
        rows, does = self._rows.numbered, "ask them" if self._rows.is_of_people else "answer"
        return f"to {rows} {does}" if rows > 1 else does

    # --- commands ---

    def handlers(self) -> Handlers:
        numbers = {
            f"answer-{number}": partial(self.do_number, number) for number in range(1, answer_lines.MOST + 1)
        }
        return {
            **super().handlers(),
            **of_rows(self._rows),
            **numbers,
            "rows.open": self.do_pick,
            "answers": self.do_answers,
            "get-back": self.do_get_back,
            "close": self.do_back,
        }

    def do_answers(self) -> None:
        """Go back to the line, for the next question."""
        line = self.query_one(QuestionInput)
        line.focus()
        line.action_select_all()

    def do_back(self) -> None:
        """Leave; a question that was not dealt with stands there again the next time."""
        if not self._told:
            self.cockpit.left_question = self.query_one(QuestionInput).value
            self.cockpit.hush()
        self.dismiss(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_enter()

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        self.do_pick()

    @on(QuestionInput.Numbered)
    def _numbered(self, event: QuestionInput.Numbered) -> None:
        event.stop()
        self._picked_at = self._picked_at if self._told else ""
        self.do_number(event.number)

    @on(QuestionInput.TypedOn)
    def _typed_on(self, event: QuestionInput.TypedOn) -> None:
        event.stop()
        from cockpit.desk.actions import undo_one  # a number is hardly ever part of a word

        if self._picked_at:
            self.revert(partial(undo_one, stamp=self._picked_at), "Typed on, so not noted", self.was_undone)
            self._picked_at = ""

    def do_enter(self) -> None:
        """Take the best; where nothing fits well, that is said first."""
        is_doubtful = self.found is not None and self.found.weak and bool(self._rows.card_id)
        if self.is_waiting or not is_doubtful or self.asked.answer or self._told or self._is_warned:
            self.do_pick()
            return
        self._is_warned = True
        ways = f"⏎ once more: it answers them, {self._rows.who_to_bring}{self.key_of('get-back')} gets back to them."
        self.tell(f"Nothing fits well: {ways}", "warning")

    def do_number(self, number: int) -> None:
        """Take the row of a number; what is still being looked up is waited for."""
        if self.is_waiting:
            self.then = partial(self.do_number, number)
        elif self._rows.go_to(number):
            self.do_pick()
        else:
            rows = self._rows.numbered
            there = (
                f"there are {rows}" if rows > 1 else "there is one" if rows else "type what they ask first"
            )
            self.tell(f"There is no row {number}: {there}.", "warning")

    def do_pick(self) -> None:
        """Note that the card answered them, or whom one brings on the line, or what one told them without a card."""
        asked = self.asked
        if self.is_waiting:
            self.then = self.do_enter
        elif self._is_over():
            return
        elif asked.answer:
            self._try(partial(self._told_them, asked))
        elif card := self._rows.card_id:
            self._try(partial(self._answer_with, card, asked))
        elif person := self._rows.person_id:
            self._try(partial(self._bring, person, asked))
        else:
            self.tell("No card answers that." if asked.words else "Type what they ask first.", "warning")

    def do_get_back(self) -> None:
        """Make what was typed a get-back: nobody could be brought on the line who knows."""
        if not self._is_over():
            self._try(self._get_back)

    def _is_over(self) -> bool:
        """Tell whether the question is dealt with; then say how."""
        if is_over := bool(self._told) and self._question is None:
            self.tell(self._undone_by(self._told))
        return is_over

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except CockpitError as error:
            self.tell_error(error)

    def _answer_with(self, card: int, asked: TypedQuestion) -> None:
        words = asked.words or (row.record.text if (row := self._card()) else "")
        picked = desks.pick(self.cockpit.desk, card, words, asked.customer, self._question)
        self._picked_at = picked.at
        self._settle(picked.told)

    def _told_them(self, asked: TypedQuestion) -> None:
        noted = desks.answer_live(self.cockpit.desk, asked.words, asked.answer, asked.customer)
        self._settle(noted.told)
        self.offer_cards([noted.question])

    def _bring(self, person: int, asked: TypedQuestion) -> None:
        """Note whom one asks, then take down what they say."""
        noted = desks.ask_expert(self.cockpit.desk, person, asked.words, asked.customer)
        self._settle(noted.told, noted.question.id)
        self.ask_for("answer", [noted.question])

    def _get_back(self) -> None:
        noted = desks.get_back(self.cockpit.desk, self.asked.words, self.asked.customer, self._question)
        self.is_dealt_with = True
        self.dismiss(None)
        self.tell(f"{noted.told} {self.key_of('undo')} takes it back.")
        self.cockpit.book_has_changed((noted.question.id,))

    def was_done(self, outcomes: Sequence[Outcome], name: str | None) -> None:
        if name == "answer":
            self._settle(outcomes[0].told)

    def _settle(self, told: str, question: int | None = None) -> None:
        """Show what was noted; what is typed next is another question. `question` is one that still waits."""
        self._told, self._question, self.is_dealt_with = told, question, True
        self.query_one(QuestionInput).action_select_all()
        self.tell(self._undone_by(told))
        self.cockpit.book_has_changed(())
        self.show_page()

    def _undone_by(self, told: str) -> str:
        return f"{told} Outside the line {self.key_of('undo')} takes it back."

    def was_undone(self, ids: Collection[int]) -> None:
        super().was_undone(ids)
        self._told, self._question, self.is_dealt_with = "", None, False
        self.show_page()
