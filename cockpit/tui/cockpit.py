"""The cockpit as its screens know it: the desk, the keys, what was written, and the ways to the other screens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import constants
from textual.app import ComposeResult
from textual.signal import Signal

from cockpit.desk import book_state
from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.base_app import OurApp
from cockpit.tui.history import History

if TYPE_CHECKING:
    from cockpit.config import Settings
    from cockpit.desk.actions import Outcome
    from cockpit.domain.entry import Entry
    from cockpit.tui.answer_look_up import LookUp
    from cockpit.tui.live_settings import LiveSettings

POLL = 0.5
"""How often it is looked whether another program wrote to the book, in seconds."""
_IDLE_BEFORE_FOLDING = 5.0
_DAY = len("2026-11-21")


class Cockpit(OurApp[None]):
    """What any screen may ask of the app. `CockpitApp` is the one there is: it knows the screens, they know this."""

    def __init__(
        self, desk: Desk, settings: Settings | None = None, places: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(settings, (places or {}).get("themes", ""))
        self.desk = desk
        self.places = places or {}
        self.settings = settings
        self.views: Mapping[str, str] = settings.views if settings else {}
        self.remapped: dict[str, str] = {}
        self.key_problems: list[str] = []
        self.book_changed: Signal[Collection[int]] = Signal(self, "book_changed")
        """Published, too, when a minute has passed: `changes` tells whether anything was written."""
        self.changes = 0
        self.history = History(
            self, desk, lambda: self.book_changed.publish(()), lambda why: self.tell(why, "error")
        )
        self.left_question = ""
        """What was typed in the answers and neither answered nor made a get-back."""
        self._look_up: LookUp | None = None
        self._told = ""
        self._minute = ""
        self._idle = 0.0
        self._is_folding = False
        self._kept_up = ""

    def said_here(self, words: str) -> str:
        if not any(mark in words for mark in ("cockpit ", "`", "--set ")):
            return words
        from cockpit.tui.shell_words import in_keys  # where one is named

        names = (getattr(screen, "NAME", "") for screen in reversed(self.screen_stack))
        return in_keys(words, self.remapped, next(filter(None, names), ""))

    # --- the ways to the other screens ---

    def show_today(self) -> None:
        """Go back to Today, the screen at the bottom."""
        raise NotImplementedError

    def show_log(self) -> None:
        """Open the log on top of Today."""
        raise NotImplementedError

    def show_conflicts(self) -> None:
        """Open what lost to an edit of another machine, on top of Today."""
        raise NotImplementedError

    def show_review(self) -> None:
        """Open the morning review, where it was left."""
        raise NotImplementedError

    def show_evening(self) -> None:
        """Open what is to be settled tonight, on top of Today."""
        raise NotImplementedError

    def show_agenda(self) -> None:
        """Open every deadline by day, on top of Today."""
        raise NotImplementedError

    def show_week(self) -> None:
        """Open the figures of the week, on top of Today."""
        raise NotImplementedError

    def show_settings(self) -> None:
        """Open the settings, on top of Today."""
        raise NotImplementedError

    def show_phone(self) -> None:
        """Open the phone, on top of Today."""
        raise NotImplementedError

    def show_import(self) -> None:
        """Ask for a file of answer cards to take in."""
        raise NotImplementedError

    def begin_tour(self) -> None:
        """Begin the tour in a made-up book; this one comes back after it."""
        raise NotImplementedError

    def choose_theme(self) -> None:
        """Let a theme be chosen, each tried as it is looked at, and keep it."""
        raise NotImplementedError

    @property
    def live_settings(self) -> LiveSettings:
        """What changes the settings in this run."""
        raise NotImplementedError

    def take_in_settings(self) -> None:
        """Let settings that were changed outside be in force."""
        raise NotImplementedError

    def use_motion(self, settings: Settings | None) -> None:
        """Let nothing move by itself where that is set."""
        self.animation_level = (
            "none" if settings and settings.reduced_motion else constants.TEXTUAL_ANIMATIONS
        )

    def conflicts_seen(self, count: int) -> None:
        """Let the header name no more the conflicts that the seller has looked at."""
        raise NotImplementedError

    def remind(self) -> None:
        """Remind of what is near."""
        raise NotImplementedError

    def write_beside(self, sequence: str) -> None:
        """Send the terminal a sequence that draws nothing."""
        if self._driver is not None:
            self._driver.write(sequence)

    def did(self, command_id: str) -> None:
        """Note that a command was carried out, where anybody follows that."""

    def guide(self) -> ComposeResult:
        """Return what stands on every screen to guide a newcomer."""
        return ()

    def show_cards(self) -> None:
        """Open the library of answer cards, on top of Today."""
        raise NotImplementedError

    def show_people(self) -> None:
        """Open the people and firms, on top of Today."""
        raise NotImplementedError

    def show_answers(
        self, words: str = "", customer: str = "", then: Callable[[bool], None] | None = None
    ) -> None:
        """Look up answers, on top of whatever is shown; `then` is told whether the question is dealt with."""
        raise NotImplementedError

    @property
    def look_up(self) -> LookUp:
        """The look-up of answers; its index is made when it is first asked, and kept."""
        if self._look_up is None:
            from cockpit.desk.answers import cards_at_hand
            from cockpit.tui.answer_look_up import LookUp  # made when first asked for

            self._look_up = found = LookUp(
                self.desk, lambda: cards_at_hand(self.desk), self.places.get("local")
            )
            self.book_changed.subscribe(self, lambda _: found.book_has_changed())
            self.history.want()  # cards that were not touched for long are part of it
        return self._look_up

    def show_find(self, line: str = "") -> None:
        """Open the search with a line typed already."""
        raise NotImplementedError

    def show_customer(self, customer: int) -> None:
        """Open the sheet of a customer, by their id."""
        raise NotImplementedError

    def open_deal(self, record: Entry) -> bool:
        """Open the screen of an order, a loss or a call; tell whether the record is one."""
        raise NotImplementedError

    def open_record(self, record: Entry) -> None:
        """Open the own screen of any record."""
        raise NotImplementedError

    def capture(self, prefix: str = "") -> None:
        """Ask for a line; without a prefix the newest draft comes back."""
        raise NotImplementedError

    def edit_line(self, record: Entry, code: str) -> bool:
        """Ask for another line of a record; tell whether its kind has one."""
        raise NotImplementedError

    def celebrate(self, outcomes: Sequence[Outcome], then: Callable[[], None]) -> bool:
        """Celebrate the orders that have just cleared, and only `then` tell what was done; False where nothing is."""
        raise NotImplementedError

    # --- the book ---

    def book_has_changed(self, ids: Collection[int]) -> None:
        """Let every screen look again; the first of `ids` that is on a list is selected there."""
        self._idle = 0.0
        self.changes += 1
        self.book_changed.publish(ids)

    def watch_the_book(self) -> None:
        """Look from now on what other programs write, what the minute changes, and what an idle cockpit does."""
        self._minute = self._this_minute()
        self.set_interval(POLL, self._poll)
        self.book_changed.subscribe(self, lambda _: self._match_questions())

    def _match_questions(self) -> None:
        """Have it looked up beside the screen which cards answer the questions that wait, said in other words."""
        if self.history.past is None or not self.is_running:
            return  # what is on the screen first does not wait for it, and what is read may come as it closes
        from cockpit.desk.question_history import has_unmatched

        if has_unmatched(self.desk):
            self.look_up.match(lambda: self.call_later(self.book_changed.publish, ()))

    def take_in(self, *, wholly: bool = True) -> bool:
        """Take in what was written, and tell whether anything was; trouble is told once, and anew when it changes.

        If not `wholly`, only where devices write now: what a synced file brings to an earlier month may wait.
        """
        try:
            changed = self.desk.refresh(wholly=wholly)
        except (CockpitError, OSError) as error:
            if str(error) != self._told:
                self._told = str(error)
                self.tell(self._told, "error")
            return False
        self._told = ""
        return changed

    def _this_minute(self) -> str:
        return f"{self.desk.now():%Y-%m-%d %H:%M %z}"

    def _poll(self) -> None:
        self.take_in_themes()
        self.take_in_settings()
        minute = self._this_minute()
        is_stale = minute != self._minute
        changed = self.take_in(wholly=is_stale)
        self._idle = 0.0 if changed else self._idle + POLL
        self.changes += changed
        if changed or is_stale:
            self._minute = minute
            self.book_changed.publish(())
        if is_stale:
            self.remind()
        is_due = book_state.has_grown(self.desk) or minute[:_DAY] != self._kept_up
        if is_due and self._idle >= _IDLE_BEFORE_FOLDING and not self._is_folding:
            self._is_folding, self._kept_up = True, minute[:_DAY]
            self.run_worker(self._keep_up, thread=True, exit_on_error=False)

    def _keep_up(self) -> None:
        from cockpit.desk import maintenance  # once a day, and once in a thousand changes

        try:
            maintenance.upkeep(self.desk)
        except (CockpitError, OSError) as error:
            told = f"The snapshot or the day's backup could not be made; nothing is lost. {error}"
            self.call_from_thread(self.tell, told, "warning")
            return  # and not tried again in this run
        self._is_folding = False
