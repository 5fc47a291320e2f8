"""The library of answer cards, stale first: what is known before the call goes in here, in one sitting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import cards as desks
from cockpit.desk import record_view
from cockpit.desk.views import Row
from cockpit.domain.entry import Argument, Verb
from cockpit.domain.questions.card import Card
from cockpit.domain.wording import counted, ended
from cockpit.errors import CockpitError, IllegalMove, NotUnderstood
from cockpit.tui.commands import bindings
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.panels import answer_lines, record_facts
from cockpit.tui.screen_names import CARDS
from cockpit.tui.screens.record_actions import RecordActions
from widgets.rows import ListRow, RowList
from widgets.text import clean

_EMPTY = (
    "There is no card yet. {key} keeps one; {many} takes in many at once, from a table (.csv) or a FAQ (.md): "
    "you see first what it would come to."
)
_ASKED = (
    ("question", "What do they ask?", True),
    ("answer", "What do you say, in two lines at most?", True),
    ("phrasings", "How else do they ask it? Part them by ;", False),
    ("tags", "Which words is it found by? Part them by ;", False),
    ("detail", "What more is there to know?", False),
    ("source", "Where is that from?", False),
    ("expert", "Who knows more: one of the people?", False),
)


class CardsScreen(RecordActions):
    """Lists the cards, stale first and retired last; the one under the cursor in full below."""

    NAME = CARDS
    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CARDS)]

    def compose(self) -> ComposeResult:
        rows = RowList(empty="Reading …", id="library")
        rows.border_title = Content("Answer cards")
        with Container(id="both"):
            yield rows
            with VerticalScroll(id="card"):  # tab goes there, and the arrows scroll it
                yield Static(id="page", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self._changed: tuple[int | str, ...] = ()  # by id or by its question: is to be selected
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.cockpit.history.want()  # cards that were not touched for long
        self.query_one(RowList).focus()
        self.refresh_bar()
        self._read()

    def _book_changed(self, ids: Collection[int]) -> None:
        self._changed = tuple(ids) or self._changed
        self._read()

    @work(thread=True, exclusive=True, group="cards")
    def _read(self) -> None:
        """Read the cards beside the screen: there may be thousands."""
        worker, desk = get_current_worker(), self.cockpit.desk
        found = desks.listed(desk, retired=True, at_hand=True)
        found.sort(key=lambda card: not card.is_live())
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: list[Card]) -> None:
        rows, now, rules = self.query_one(RowList), self.cockpit.desk.now(), self.cockpit.desk.rules
        rows.empty = _EMPTY.format(key=self.key_of("new-card"), many=self.key_of("import"))
        days = [card.unverified_days(now, rules) if card.is_live() else None for card in found]
        rows.set_rows(
            ListRow(str(card.id), partial(answer_lines.library_row, card, stale))
            for card, stale in zip(found, days, strict=True)
        )
        changed = (str(one.id) for one in found if {one.id, one.text} & {*self._changed})
        rows.highlighted_key = next(changed, rows.highlighted_key)
        self._changed = ()
        old = sum(1 for one in days if one is not None)
        rows.border_title = Content.assemble(
            (f"Answer cards · {counted(len(found), 'card')}", "bold"),
            (f" · {old} to look at again" if old else "", "$soon"),
        )
        self._show_card()

    @on(RowList.Highlighted)
    @on(RowList.Marked)
    def _moved(self, event: RowList.Told) -> None:
        event.stop()
        self._show_card()

    def _show_card(self) -> None:
        row, desk = self._row(self.query_one(RowList).highlighted_key), self.cockpit.desk
        sheet = self.query_one("#card", VerticalScroll)
        sheet.set_class(row is None, "-of-none")
        marked = len(self.query_one(RowList).marked)
        told = f"{marked} marked: steps apply to all of them" if marked else ""
        self.query_one(RowList).border_subtitle = Content.assemble((told, "$key"))
        if row is not None and isinstance(row.record, Card):
            sheet.border_title = Content.assemble(("Say", "bold"))
            sheet.border_subtitle = record_facts.coded(row.code)
            self.query_one("#page", Static).update(answer_lines.page(desk, row.record, desk.now()))
            sheet.scroll_home(animate=False)
        self.refresh_bar()

    def _row(self, key: str | None) -> Row | None:
        return record_view.row_of(self.cockpit.desk, int(key)) if key else None

    def rows_meant(self) -> list[Row]:
        """Return the cards to act on: those marked, in their order, else the one under the cursor."""
        rows = self.query_one(RowList)
        marked = [row.key for row in rows.rows if row.key in rows.marked]
        found = map(self._row, marked or (rows.highlighted_key,))
        return [row for row in found if row is not None]

    def unmark(self) -> None:
        self.query_one(RowList).marked = frozenset()

    # --- commands ---

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            **of_rows(self.query_one(RowList)),
            "new-card": self.do_new_card,
            "merge": self.do_merge,
        }

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        self.do_edit()

    def do_new_card(self) -> None:
        """Ask for question and answer, and keep them as a card; what was typed stays until it is one."""
        from cockpit.tui.screens.verb_form import VerbForm  # made when first asked for

        desk = self.cockpit.desk
        blank = Card(id=0, text="", made_at=desk.now())
        form = VerbForm(desk, [blank], _new_card(partial(_keep, desk)), {})
        self.app.push_screen(form, self._was_kept)

    def _was_kept(self, given: Mapping[str, str] | None) -> None:
        if given is not None:
            kept = ended(f"Card kept: {given['question']}")
            self.tell(f"{kept} {self.key_of('undo')} takes it back.")
            self._changed = (given["question"].strip(),)
            self.cockpit.book_has_changed(())

    def do_merge(self) -> None:
        """Let the card under the cursor take in the others that are marked, once that is confirmed."""
        from widgets.ask import Confirm

        stays = self._row(self.query_one(RowList).highlighted_key)
        others = [row for row in self.rows_meant() if stays and row.record.id != stays.record.id]
        if stays is None or not others:
            self.tell("merge: mark the others with space, then go to the card that stays.", "warning")
            return
        named = ", ".join(f"“{clean(row.record.text, one_line=True)[:40]}”" for row in others[:3])
        question = (
            f"Let “{clean(stays.record.text, one_line=True)[:60]}” take in {counted(len(others), 'card')}?"
        )
        self.app.push_screen(
            Confirm(question, f"It keeps its answer, and learns the words of {named}.", default=True),
            lambda yes: self._merge(stays, others) if yes else None,
        )

    def _merge(self, stays: Row, others: list[Row]) -> None:
        desk, card = self.cockpit.desk, stays.record
        taken = [row.record for row in others if isinstance(row.record, Card)]
        try:
            if isinstance(card, Card):
                desks.merge(desk, card, taken)
        except CockpitError as error:
            self.tell_error(error)
            return
        self.tell(f"{ended(f'Merged into {stays.code}: {card.text}')} {self.key_of('undo')} takes it back.")
        self.unmark()
        self.cockpit.book_has_changed(())


def _new_card(keep: Any) -> Verb:
    """Return what the form asks for; `keep` is called with it."""
    return Verb(
        name="new-card",
        method=keep,
        label="New card",
        said="kept",
        takes=tuple(
            Argument(name=name, kind="text", asks=asks, required=required) for name, asks, required in _ASKED
        ),
        accepts=(),
    )


def _keep(
    desk: Any,
    _blank: Card,
    _now: datetime,
    *,
    question: str,
    answer: str,
    phrasings: str = "",
    tags: str = "",
    detail: str = "",
    source: str = "",
    expert: str = "",
) -> Card:
    """Keep the card. Raises NotUnderstood, so that the form stays with what was typed."""
    if not question.strip() or not answer.strip():
        missing = "a question" if not question.strip() else "an answer"
        raise NotUnderstood(f"A card needs {missing}.", "Type it; the rest may stay empty.")
    try:
        return desks.add(
            desk,
            question,
            answer,
            phrasings=[phrasings],
            tags=[tags],
            detail=detail,
            source=source,
            expert=expert,
        )
    except IllegalMove as error:
        raise NotUnderstood(error.what, error.remedy) from None
