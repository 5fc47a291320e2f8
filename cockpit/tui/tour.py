"""The tour of a minute: a made-up book, and at each step the key that the seller presses next."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import BY_ID, keys_of
from cockpit.tui.screen_names import ANSWERS
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.day_lists import AT_REST
from cockpit.tui.screens.today import TodayScreen
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.tui.panels.capture_box import CaptureBox


_PANE = "owed"  # where the tour begins: what is owed


class TourStep(NamedTuple):
    """One step: what is said, in which `{command}` is that command's key, and the command that does it."""

    words: str
    command: str


STEPS = (
    TourStep(
        "Made-up promises, the most pressing first. {rows.down} goes down a row: press it.", "rows.down"
    ),
    TourStep("A row ends with what {done} does: this one is to be delivered. Press {done}.", "done"),
    TourStep("What was done is told below. Nothing is final: {undo} takes it back.", "undo"),
    TourStep("On the phone: {capture}, then type  acme: price list by tomorrow 10:00  and ⏎.", "captured"),
    TourStep("They ask, you look up: {answers}, type  warranty,  and 1 once you have told them.", "answer-1"),
    TourStep("The morning: {back}, then {review}: what needs a decision, one customer a card.", "review"),
    TourStep("Every way in has a way out: {back}.", "back"),
    TourStep("{help} shows all keys, those that apply here first; {back} closes it.", "help"),
)
_THE_END = "That was it. {back} ends the tour."


class TourLine(Widget):
    """Says at the top of a screen what to press next."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TourLine {
        dock: top;
        height: auto;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        &:ansi { background: ansi_default; text-style: reverse; }
    }
    """

    words: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        return Content.assemble(clean(self.words))


class TourApp(CockpitApp):
    """The cockpit on a made-up book; the tour goes on when its step was done, and esc on Today ends it."""

    step: reactive[int] = reactive(0, init=False)

    @property
    def _down(self) -> list[str]:
        name = STEPS[0].command
        return self.remapped.get(name, BY_ID[name].keys).split(",")

    def guide(self) -> ComposeResult:
        line = TourLine()
        line.words, line.display = self._words(), self.step <= len(STEPS)
        yield line

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        today = self.screen_stack[0]
        if isinstance(today, TodayScreen):
            today.go_to(_PANE)
            self._before_a_promise()

    def on_key(self, event: Key) -> None:
        # The list moves its cursor by itself, and tells of no command: after this, and before what is called later.
        today = self.screen_stack[0]
        is_there = isinstance(today, TodayScreen) and today.today is not None and today.pane == _PANE
        if event.key in self._down and self.step == 0 and is_there:
            self.call_later(self.did, STEPS[0].command)

    def did(self, command_id: str) -> None:
        is_out = self._awaits("back") and len(self.screen_stack) == 1  # whichever way out it was
        if self._awaits(command_id) or is_out:
            self.step += 1
            if self._awaits("done"):
                self._to_a_promise()
        elif command_id == AT_REST and self.step <= len(STEPS) and not self._awaits("back"):
            self.end_tour()

    def _awaits(self, command_id: str) -> bool:
        return self.step < len(STEPS) and STEPS[self.step].command == command_id

    def _before_a_promise(self) -> None:
        """Bring the cursor to the row before one whose next step asks for nothing: the key leads to it."""
        today, keys = self.screen_stack[0], self._promises()
        if isinstance(today, TodayScreen) and keys:
            shown = [row.key for row in today.in_use.rows if not row.heading]
            if keys[0] in shown[1:]:
                today.in_use.highlighted_key = shown[shown.index(keys[0]) - 1]

    def _to_a_promise(self) -> None:
        """Bring the cursor to such a row, should it have been elsewhere."""
        today, keys = self.screen_stack[0], self._promises()
        if isinstance(today, TodayScreen) and keys and today.in_use.highlighted_key not in keys:
            today.in_use.highlighted_key = keys[0]

    def _promises(self) -> list[str]:
        """Return the keys of the rows whose next step asks for nothing."""
        today = self.screen_stack[0]
        if not isinstance(today, TodayScreen) or today.today is None:
            return []
        owed = [row for row in today.today.rows if row.record.KIND == "promise" and row.section != "late"]
        return [str(row.record.id) for row in owed if row.next_verb() == "deliver"]

    def _captured(self, left: CaptureBox.Left | None) -> None:
        super()._captured(left)
        if left is not None and left.saved:
            self.did("captured")

    def book_has_changed(self, ids: Collection[int]) -> None:
        super().book_has_changed(ids)
        if isinstance(self.screen, CockpitScreen) and self.screen.NAME == ANSWERS:
            self.did("answer-1")  # however it was picked: there a number is also a part of what is typed

    def watch_step(self) -> None:
        for screen in self.screen_stack:
            for line in screen.query(TourLine):
                line.words = self._words()
                line.display = self.step <= len(STEPS)

    def _words(self) -> str:
        keys = {name: keys_of(command, self.remapped).split(" ")[-1] for name, command in BY_ID.items()}
        if self.step >= len(STEPS):
            return _named(_THE_END, keys)
        said = _named(STEPS[self.step].words, keys)
        return f"{self.step + 1} of {len(STEPS)}  {said}  ({keys['back']} on Today: enough)"

    def end_tour(self) -> None:
        """End the tour: back to the seller's own book, or look around where the demo was asked for."""
        self.step = len(STEPS) + 1
        if self.places.get("tour") == "and back":
            self.exit()
        else:
            self.tell(
                f"Look around: this book is thrown away when you leave. {self._key('tour')} begins anew."
            )

    def begin_tour(self) -> None:
        self.show_today()
        self.step = 0

    def _key(self, command_id: str) -> str:
        return keys_of(BY_ID[command_id], self.remapped)


def _named(words: str, keys: dict[str, str]) -> str:
    """Put each command's key in the place of its id."""
    for name, key in keys.items():
        words = words.replace(f"{{{name}}}", key)
    return words
