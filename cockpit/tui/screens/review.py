"""The morning review: one card at a time, one key each; it goes on where it was left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from cockpit.desk import review
from cockpit.desk.review import Review
from cockpit.desk.views import Row
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import Command, bindings
from cockpit.tui.handlers import Handlers
from cockpit.tui.panels import record_facts, review_card
from cockpit.tui.panels.detail_lines import of_row
from cockpit.tui.panels.sheet import CardSheet, Sheet
from cockpit.tui.screen_names import REVIEW
from cockpit.tui.screens.record_actions import RecordActions
from widgets.meter import bar

if TYPE_CHECKING:
    from cockpit.desk.actions import Outcome

_SECONDS_A_CARD = 45
_METER = 8
# These leave the card where it is: more may be decided about it. Any other step is the decision.
_STAYS = frozenset(("edit", "touch", "note"))


class ReviewScreen(RecordActions):
    """Shows the first card that is left; each key is a decision, and leads to the next."""

    NAME = REVIEW
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW)]

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._undone: tuple[int, ...] = ()
        # The records of each card that was left as it is; none for a step that was done.
        self._steps: list[tuple[int, ...]] = []

    def compose(self) -> ComposeResult:
        yield Static(id="progress")
        with CardSheet():
            yield Static(id="card", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self.cockpit.book_changed.subscribe(self, self._book_changed)
        self.query_one(Sheet).focus()
        self.look()

    # --- state ---

    @property
    def row(self) -> Row | None:
        """The record of the card that is shown."""
        return self._review.cards[0][1] if self._review and self._review.cards else None

    def rows_meant(self) -> list[Row]:
        return [self.row] if self.row else []

    def is_about_one(self) -> bool:
        return True

    def look(self) -> None:
        """Look again at what is left of the review."""
        before, whose = (self.row.record.id, self.row.record.customer) if self.row else (None, None)
        try:
            found = review.review_of(self.cockpit.desk)
            next_of = [row.record.id for _, row in found.cards if whose and row.record.customer == whose]
            self._review = self._keep_first(found, [*self._undone, before, *next_of])
        except CockpitError as error:
            self.tell_error(error)
            return
        if (self.row.record.id if self.row else None) != before:
            self.query_one(Sheet).scroll_home(animate=False)
        self.draw()
        self.refresh_bar()

    def _keep_first(self, review: Review, ids: Sequence[int | None]) -> Review:
        """Put the card first that was undone, else keep the one in sight: what becomes urgent comes after it."""
        self._undone = ()
        first = [card for one in ids for card in review.cards if card[1].record.id == one][:1]
        rest = [card for card in review.cards if card not in first]
        return review.replace(cards=[*first, *rest])

    def _book_changed(self, _: Collection[int]) -> None:
        self.look()

    def was_undone(self, ids: Collection[int]) -> None:
        super().was_undone(ids)
        self._undone = tuple(ids)

    def was_redone(self, ids: Collection[int]) -> None:
        for _, row in self._review.cards if self._review else ():
            if row.record.id in ids:
                self._pass(row.record.id)

    def draw(self) -> None:
        """Draw the card, or that all are seen."""
        review = self._review
        if review is None:
            return
        left, total = len(review.cards), review.seen + len(review.cards)
        progress, sheet, card = (
            self.query_one("#progress", Static),
            self.query_one(Sheet),
            self.query_one("#card", Static),
        )
        progress.update(
            Content.assemble(
                ("Morning review  ", "bold $primary"),
                bar(review.seen, total, _METER),
                f" {review.seen} of {counted(total, 'card')}",
                (f"  about {minutes(left)} min left" if left else "", "$quiet"),
            )
        )
        sheet.set_class(not left, "-over")
        if self.row is None:
            sheet.border_title = Content("Done")
            sheet.border_subtitle = Content()
            card.update(
                review_card.closing(
                    review.closing,
                    is_first=not total,
                    back_key=self.key_of("back"),
                    done_key=self.key_of("done") if self._starts_with else "",
                )
            )
            return
        group = review.cards[0][0]
        sheet.border_title = Content.assemble(
            (group, "bold"), (f"  card {review.seen + 1} of {total}", "$quiet")
        )
        sheet.border_subtitle = record_facts.coded(self.row.code)
        desk, keys = self.cockpit.desk, (self.key_of("done"), self.key_of("say"))
        card.update(review_card.card(desk, self.row, of_row(desk, self.row, review.rows), *keys))

    # --- commands ---

    def handlers(self) -> Handlers:
        return {
            **super().handlers(),
            "seen": self.do_seen,
            "card-before": self.do_before,
            "leave": self.cockpit.show_today,
        }

    def was_done(self, outcomes: Sequence[Outcome], name: str | None) -> None:
        self._steps.append(())
        if name not in _STAYS:
            for outcome in outcomes:
                self._pass(outcome.record.id)

    def _pass(self, *record_ids: int) -> bool:
        try:
            review.pass_card(self.cockpit.desk, *record_ids)
        except CockpitError as error:
            self.tell_error(error)
            return False
        return True

    def do_seen(self) -> None:
        """Go on to the next card; after the last one, to Today."""
        if self.row is None:
            self.cockpit.show_today()
            return
        card = tuple(row.record.id for row in (self.row, *self.row.more))
        if self._pass(*card):
            self._steps.append(card)
            self.look()

    @property
    def _starts_with(self) -> int | None:
        """The id of what the review ends with: what is owed first, once no card is left."""
        return self._review.first if self._review and not self._review.cards else None

    def why_not(self, command: Command, here: Here | None = None) -> str:
        if command.id == "card-before" and self._review is not None and not self._review.seen:
            return "this is the first card"
        return "" if command.id == "done" and self._starts_with else super().why_not(command, here)

    def label_of(self, command: Command, here: Here) -> str:
        is_over = here.row is None
        said = {"seen": "to Today", "done": "start the first"}.get(command.id, "") if is_over else ""
        return said or super().label_of(command, here)

    def do_done(self) -> None:
        """Do the next step, of an answer card say that it is true; after the last card, go to what is owed first."""
        if self.row is not None and self.row.record.KIND == "card":
            self.do_verb("verify")
            return
        if (first := self._starts_with) is None:
            super().do_done()
            return
        self.cockpit.show_today()
        self.cockpit.book_has_changed((first,))

    def do_undo(self) -> None:
        """Take back the last step here: of a card that was left as it is, that it was passed."""
        last = self._steps.pop() if self._steps else ()
        if last:
            self._bring_back(last)
            self.tell("The card is back; nothing else was changed.")
        else:
            super().do_undo()

    def do_before(self) -> None:
        """Bring back the card before: what was decided about it stands."""
        if self._steps and self._steps[-1]:
            self._bring_back(self._steps.pop())
        elif before := review.last_passed(self.cockpit.desk):
            self._bring_back(before)
        else:
            back = f"{self.key_of('undo')} takes back what was done."
            self.tell(f"card before: what was decided leaves none to show; {back}", "warning")

    def _bring_back(self, card: tuple[int, ...]) -> None:
        super().was_undone(card)
        self._undone = card
        self.look()


def minutes(cards: int) -> int:
    """Return about how many minutes so many cards take."""
    return ceil(cards * _SECONDS_A_CARD / 60)
