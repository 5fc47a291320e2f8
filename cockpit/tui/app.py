"""The cockpit itself: theme, keys, the clock's ticks, and the screens. Small on purpose."""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.signal import Signal

import themes
from cockpit.desk.desk import Desk
from cockpit.desk.looking import has_grown
from cockpit.errors import CockpitError
from cockpit.tui.history import History
from cockpit.tui.net import NET
from cockpit.tui.screens.today import TodayScreen
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.config import Settings
    from cockpit.desk.capturing import Saved
    from cockpit.desk.doing import Outcome
    from cockpit.domain.entry import Entry

_POLL = 0.5
_IDLE_BEFORE_FOLDING = 5.0
_BEFORE_HISTORY = 1.0


def open_cockpit(desk: Desk, settings: Settings | None, places: Mapping[str, str]) -> int:
    """Open the screens and return the exit code. Raises BookError where the book cannot be read."""
    gc.disable()  # until the first paint: what start-up makes stays, and looking through it costs a tenth
    desk.book.refresh()  # opened before the screen is taken, so that an error is an ordinary one
    app = CockpitApp(desk, settings, places)
    app.run()
    return app.return_code or 0


def _commands() -> type[Provider]:
    from cockpit.tui.palette import CockpitCommands  # loaded when first asked for

    return CockpitCommands


class CockpitApp(App[None]):
    """Runs the screens on one desk."""

    TITLE = "Cockpit"
    # All together: each sheet that comes later costs another pass over all of them before the first paint.
    CSS_PATH = ["app.tcss", "screens/today.tcss", "screens/log.tcss"]
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
        # Without colour, Textual still sends greys unless it also keeps to the terminal's own palette.
        no_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if no_colour else None)
        self.desk = desk
        self.places = places or {}
        self.remapped: dict[str, str] = {}
        self.book_changed: Signal[Collection[int]] = Signal(self, "book_changed")
        self._told = ""
        self._minute = ""
        self._idle = 0.0
        self._is_folding = False
        self._problems: list[str] = []
        self._celebrated: set[int] = set()
        self.history = History(self)
        self._use_themes("terminal" if no_colour else settings.theme if settings else "dark")
        if settings and settings.keys:
            self._use_keys(settings.keys)

    # --- looks and keys ---

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.VARIABLE_DEFAULTS

    def _use_themes(self, wanted: str) -> None:
        found, problems = themes.ours(), list[themes.Problem]()
        if folder := self.places.get("themes"):
            own, problems = themes.load(Path(folder))
            found += own
        for theme in found:
            if "[" in theme.name:  # the list of themes would read it as markup
                self._problems.append(f"The theme {theme.name} is left out: its name holds a bracket.")
            else:
                self.register_theme(theme)
        self._problems += [f"{problem.file.name}: {problem.what} {problem.remedy}" for problem in problems]
        named = next((name for name in (wanted, f"cockpit-{wanted}") if name in self.available_themes), None)
        if named is None:
            from difflib import get_close_matches  # only on a mistake

            names = [name.removeprefix("cockpit-") for name in self.available_themes]
            near = get_close_matches(wanted, names, 1)
            hint = f"Did you mean {near[0]}?" if near else "Choose one from the palette: theme."
            self._problems.append(f"There is no theme “{wanted}”: the dark one is used. {hint}")
        # Not by assignment: that would have every sheet read again before the first paint.
        self.set_reactive(App.theme, named or "cockpit-dark")
        self.stylesheet.set_variables(self.get_css_variables())

    def _use_keys(self, keys: Mapping[str, str]) -> None:
        from cockpit.tui.keymap import keymap  # most sellers keep the keys as they are

        self.remapped, problems = keymap(keys)
        self._problems += problems
        self.set_keymap(self.remapped)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), NET]

    # --- screens ---

    def get_default_screen(self) -> Screen[None]:
        # As the default screen and not as a mode: that too would read every sheet once more.
        return TodayScreen()

    def on_mount(self) -> None:
        self._minute = self._this_minute()
        self.set_interval(_POLL, self._poll)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """Do what could wait for the first paint."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        # A while later: a seller who opens it to type a line should not wait for ten years of history.
        self.set_timer(_BEFORE_HISTORY, self.history.want)
        for problem in self._problems:
            self.notify(clean(problem), severity="warning", markup=False, timeout=12)
        self._problems.clear()

    def show_today(self) -> None:
        """Go back to Today, the screen at the bottom."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_log(self) -> None:
        """Open the log on top of Today."""
        from cockpit.tui.screens.log import LogScreen  # loaded when first asked for

        if not isinstance(self.screen, LogScreen):
            self.push_screen(LogScreen())

    def show_review(self) -> None:
        """Open the morning review, where it was left."""
        from cockpit.tui.screens.review import ReviewScreen  # loaded when first asked for

        if not isinstance(self.screen, ReviewScreen):
            self.show_today()
            self.push_screen(ReviewScreen())

    def open_deal(self, record: Entry) -> bool:
        """Open the screen of an order or a loss; tell whether the record is one."""
        if record.KIND == "order":
            from cockpit.tui.screens.order import OrderScreen  # loaded when first asked for

            self.push_screen(OrderScreen(record.id))
        elif record.KIND == "loss":
            from cockpit.tui.screens.loss import LossScreen  # loaded when first asked for

            self.push_screen(LossScreen(record.id))
        else:
            return False
        return True

    def celebrate(self, outcomes: Sequence[Outcome]) -> bool:
        """Celebrate the orders that have just cleared; tell whether it says it all, with nothing left to tell.

        Each is celebrated once: not when the same clearing is undone and done again. Where animations are off
        (TEXTUAL_ANIMATIONS=none), a plain notice says the same words.
        """
        fresh = [one for one in outcomes if one.is_cleared and one.record.id not in self._celebrated]
        self._celebrated.update(one.record.id for one in fresh)
        if not fresh or self.animation_level == "none":
            return False
        from widgets.confetti import Confetti  # a few times a month

        self.push_screen(Confetti("\n".join(one.told for one in fresh)))
        return len(fresh) == len(outcomes)

    def capture(self, prefix: str = "") -> None:
        """Ask for a line; a draft that was kept comes first."""
        from cockpit.desk import capturing  # loaded when first asked for
        from cockpit.tui.screens.capture import CaptureScreen

        desk, draft = self.desk, capturing.kept_draft(self.desk)
        screen = CaptureScreen(
            line=draft or prefix,
            is_draft=bool(draft),
            now=desk.now,
            rules=desk.rules,
            understand=lambda line: capturing.understand(desk, line),
            save=lambda line: capturing.save(desk, line),
            keep=lambda line: capturing.keep_draft(desk, line),
        )
        self.push_screen(screen, self._captured)

    def on_key(self, event: Key) -> None:
        """Hand what nobody took to a screen that is only just opening, so that no typing is lost."""
        type_ahead = getattr(self.screen, "type_ahead", None)
        if type_ahead is not None and event.is_printable and event.character:
            type_ahead(event.character)

    def _captured(self, saved: list[Saved] | None) -> None:
        if not saved:
            return
        last = saved[-1]
        whom = f" for {last.name}" if last.name else ""
        more = f" ({len(saved)} in all)" if len(saved) > 1 else ""
        words = f"Saved {last.code}{whom}: {last.record.text[:200]}{more}. {last.told} u takes it back."
        self.notify(clean(" ".join(words.split()))[:400], markup=False)
        self._refresh()
        self.book_has_changed((last.record.id,))

    # --- the book ---

    def book_has_changed(self, ids: Collection[int]) -> None:
        """Let every screen look again; the first of `ids` that is on a list is selected there."""
        self._idle = 0.0
        self.book_changed.publish(ids)

    def _this_minute(self) -> str:
        return f"{self.desk.now():%Y-%m-%d %H:%M %z}"

    def _refresh(self) -> bool:
        """Take in what was written; tell trouble once, and again only when it changes."""
        try:
            changed = bool(self.desk.book.refresh())
        except (CockpitError, OSError) as error:
            if str(error) != self._told:
                self._told = str(error)
                self.notify(clean(self._told), severity="error", markup=False, timeout=12)
            return False
        self._told = ""
        return changed

    def _poll(self) -> None:
        changed, minute = self._refresh(), self._this_minute()
        self._idle = 0.0 if changed else self._idle + _POLL
        if changed or minute != self._minute:
            self._minute = minute
            self.book_changed.publish(())
        if has_grown(self.desk) and self._idle >= _IDLE_BEFORE_FOLDING and not self._is_folding:
            self._is_folding = True
            self.run_worker(self._fold, thread=True, exit_on_error=False)

    def _fold(self) -> None:
        from cockpit.desk import keeping  # once in a thousand changes

        try:
            keeping.fold(self.desk)
        except (CockpitError, OSError) as error:
            told = f"The snapshot could not be renewed; nothing is lost. {error}"
            self.call_from_thread(self.notify, clean(told), severity="warning", markup=False)
            return  # and not tried again in this run
        self._is_folding = False

    # --- a crash ---

    def _fatal_error(self) -> None:
        """Report a crash without the values of variables: they hold what customers said."""
        import sys  # only in a crash
        from traceback import extract_tb  # only in a crash

        from rich.text import Text  # only in a crash

        kind, _, trace = sys.exc_info()
        lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
        self._return_code = 1
        self.panic(
            Text(
                "The cockpit stopped on an error of its own. What was saved is kept, and so is your draft.\n"
                "Please report these lines; they hold nothing of your data:\n"
                + "\n".join([*lines, f"  {kind.__name__ if kind else 'unknown'}"])
            )
        )
