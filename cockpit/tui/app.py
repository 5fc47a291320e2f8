"""The cockpit itself: theme, keys, the clock's ticks, and the screens. Small on purpose."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.widgets import Input

from cockpit.desk import book_state
from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.configured_app import SettledApp
from cockpit.tui.panels.header import DayHeader
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.record_actions import RecordActions
from cockpit.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from cockpit.config import Settings
    from cockpit.desk.actions import Outcome
    from cockpit.domain.entry import Entry
    from cockpit.tui.panels.capture_box import CaptureBox

_BEFORE_HISTORY = 1.0
_SHEETS = Path(__file__).parent / "screens"
_OFTEN_NEXT = ("capture.tcss", "verb_form.tcss")


def _commands() -> type[Provider]:
    from cockpit.tui.palette import CockpitCommands  # loaded when first asked for

    return CockpitCommands


class CockpitApp(SettledApp):
    """Runs the screens on one desk."""

    TITLE = "Cockpit"
    CSS_PATH = ["app.tcss", "screens/today.tcss"]
    COMMANDS: ClassVar[Any] = {_commands}
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-mid"),
        (150, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-normal"), (30, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]

    def __init__(
        self, desk: Desk, settings: Settings | None = None, places: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(desk, settings, places)
        self._celebrated: set[int] = set()

    # --- keys ---

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c copies here, and a habit should not end the program."""
        from textual.widgets import TextArea  # loading it would hold up the first paint

        from cockpit.tui.commands import BY_ID, keys_of

        leave, quit_ = (keys_of(BY_ID[name], self.remapped).split(" ")[0] for name in ("leave", "quit"))
        name = self.screen.NAME if isinstance(self.screen, CockpitScreen) else ""
        if isinstance(self.focused, Input | TextArea):
            first = "esc clears the filter" if name else "esc keeps what you typed"
        elif not name:
            first = "esc closes this"
        else:
            first = "" if name in BY_ID["quit"].screens else f"{leave} leaves the review"
        self.tell(f"{first}, then {quit_} quits." if first else f"{quit_} quits.")

    def key_ctrl_c(self) -> None:
        """Say it over a dialog too, where the app's own keys do not reach."""
        self.action_help_quit()

    # --- screens ---

    def get_default_screen(self) -> Screen[None]:
        # As the default screen and not as a mode: that too would read every sheet once more.
        return TodayScreen()

    def on_mount(self) -> None:
        self.watch_the_book()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """Do what could wait for the first paint."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        for name in _OFTEN_NEXT:  # or the key that opens one would have every sheet read once more
            self.stylesheet.read(_SHEETS / name)
        # A while later: a seller who opens it to type a line should not wait for ten years of history.
        self.set_timer(_BEFORE_HISTORY, self.history.want)
        self.set_timer(_BEFORE_HISTORY, self.remind)
        if self.problems:
            self.tell("\n".join(self.problems), "warning")
            self.problems.clear()
        if told := self.places.get("told"):
            self.tell(told, "warning")
        if refusal := book_state.refusal(self.desk):
            self.tell(refusal, "error")
            self.screen_stack[0].query_one(DayHeader).refused = True

    def show_today(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_log(self) -> None:
        from cockpit.tui.screens.log import LogScreen  # loaded when first asked for

        if not isinstance(self.screen, LogScreen):
            self.push_screen(LogScreen())

    def show_conflicts(self) -> None:
        from cockpit.tui.screens.conflicts import ConflictsScreen  # loaded when first asked for

        if not isinstance(self.screen, ConflictsScreen):
            self.show_today()
            self.push_screen(ConflictsScreen())

    def show_review(self) -> None:
        from cockpit.tui.screens.review import ReviewScreen  # loaded when first asked for

        if not isinstance(self.screen, ReviewScreen):
            self.show_today()
            self.push_screen(ReviewScreen())

    def show_evening(self) -> None:
        from cockpit.tui.screens.evening import EveningScreen  # loaded when first asked for

        if not isinstance(self.screen, EveningScreen):
            self.show_today()
            self.push_screen(EveningScreen())

    def show_agenda(self) -> None:
        from cockpit.tui.screens.agenda import AgendaScreen  # loaded when first asked for

        if not isinstance(self.screen, AgendaScreen):
            self.show_today()
            self.push_screen(AgendaScreen())

    def show_week(self) -> None:
        from cockpit.tui.screens.week import WeekScreen  # loaded when first asked for

        if not isinstance(self.screen, WeekScreen):
            self.show_today()
            self.push_screen(WeekScreen())

    def show_cards(self) -> None:
        from cockpit.tui.screens.cards import CardsScreen  # loaded when first asked for

        if not isinstance(self.screen, CardsScreen):
            self.show_today()
            self.push_screen(CardsScreen())

    def show_people(self) -> None:
        from cockpit.tui.screens.people import PeopleScreen  # loaded when first asked for

        if not self._gone_back_to(lambda one: isinstance(one, PeopleScreen)):
            self.push_screen(PeopleScreen())

    def show_answers(
        self, words: str = "", customer: str = "", then: Callable[[bool], None] | None = None
    ) -> None:
        from cockpit.tui.screens.answers import AnswersScreen  # loaded when first asked for

        try:
            shown = AnswersScreen(words, customer)
        except CockpitError as error:
            self.tell(str(error), "error")
            return
        self.push_screen(shown, lambda _: then(shown.is_dealt_with) if then else None)

    def show_find(self, line: str = "") -> None:
        from cockpit.tui.screens.find import FindScreen  # loaded when first asked for

        if not self._gone_back_to(lambda one: isinstance(one, FindScreen)):
            self.push_screen(FindScreen(line))

    def show_customer(self, customer: int) -> None:
        from cockpit.tui.screens.customer import CustomerScreen  # loaded when first asked for

        if not self._gone_back_to(
            lambda one: isinstance(one, CustomerScreen) and one.customer_id == customer
        ):
            self.push_screen(CustomerScreen(customer))

    def _gone_back_to(self, is_meant: Callable[[Screen[Any]], bool]) -> bool:
        """Go back to a screen that lies open below; tell whether there is one."""
        if not any(is_meant(one) for one in self.screen_stack):
            return False
        while not is_meant(self.screen):
            self.pop_screen()
        return True

    def open_deal(self, record: Entry) -> bool:
        if record.KIND == "order":
            from cockpit.tui.screens.order import OrderScreen  # loaded when first asked for

            self.push_screen(OrderScreen(record.id))
        elif record.KIND == "loss":
            from cockpit.tui.screens.loss import LossScreen  # loaded when first asked for

            self.push_screen(LossScreen(record.id))
        elif record.KIND == "call":
            from cockpit.tui.screens.call import CallScreen  # loaded when first asked for

            self.push_screen(CallScreen(record.id))
        else:
            return False
        return True

    def open_record(self, record: Entry) -> None:
        if not self.open_deal(record):
            from cockpit.tui.screens.record_page import RecordPage  # loaded when first asked for

            self.push_screen(RecordPage(record.id))

    def celebrate(self, outcomes: Sequence[Outcome], then: Callable[[], None]) -> bool:
        if not any(one.is_cleared for one in outcomes):
            return False
        from cockpit.tui.celebration import celebrate  # a few times a month

        return celebrate(self, outcomes, self._celebrated, then)

    def capture(self, prefix: str = "") -> None:
        from cockpit.tui.capture_job import CaptureJob  # loaded when first asked for
        from cockpit.tui.screens.capture import CaptureScreen

        self.push_screen(CaptureScreen(CaptureJob(self.desk), prefix, self.look_up), self._captured)

    def edit_line(self, record: Entry, code: str) -> bool:
        from cockpit.tui.capture_job import EditJob  # loaded when first asked for
        from cockpit.tui.screens.capture import CaptureScreen

        job = EditJob(self.desk, record, code)
        if job.first_line:
            self.push_screen(CaptureScreen(job), self._captured)
        return bool(job.first_line)

    def _captured(self, left: CaptureBox.Left | None) -> None:
        if left is not None and left.trouble:
            self.tell(left.trouble, "error")
        if left is None or not left.saved:
            return
        last = left.saved[-1]
        words = f"{last.said()}{self._how(last.then)} u takes it back."
        if len(left.saved) > 1:
            words = f"{words} ({len(left.saved)} in all)"
        self.tell(" ".join(words.split()))
        self.take_in()
        self.book_has_changed((last.record.id,))
        if isinstance(self.screen, RecordActions):
            self.screen.offer_cards([saved.record for saved in left.saved])

    def _how(self, verb: str) -> str:
        """Say by which key, and where, a verb is done that is to follow."""
        if not verb:
            return ""
        from cockpit.tui.commands import BY_ID, keys_of
        from cockpit.tui.screen_names import PLACES

        command = BY_ID[verb]
        return f" Next, once it is on the account: {keys_of(command, self.remapped)} on {PLACES[command.screens[0]]}."
