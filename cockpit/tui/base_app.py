"""What any app of ours looks like, and how it ends in a crash: the cockpit, and the prompt in a shell."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from textual import constants
from textual.app import App, ScreenError
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.reactive import reactive

import themes
from cockpit import signals
from cockpit.tui.leaving import Leaving
from widgets.control_filter import NET
from widgets.message_line import Message, MessageLine, Severity
from widgets.no_colours import NO_COLOURS
from widgets.text import clean
from widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.theme import Theme

    from cockpit.config import Settings

Result = TypeVar("Result")


_LONGEST_TOLD = 400
_LOOK_AGAIN = 0.05  # seconds


@runtime_checkable
class Keeps(Protocol):
    """A widget in which one types what must not be lost."""

    def keep_typed(self) -> None:
        """Keep it as it stands, from any thread."""


class OurApp(App[Result]):
    """An app in our themes, with nothing on it that a terminal would obey. `problems` are to be told when it runs."""

    def __init__(self, settings: Settings | None = None, own_themes: str = "") -> None:
        # Without colour, Textual still sends greys unless it also keeps to the terminal's own palette.
        no_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if no_colour else None)
        self.problems: list[str] = []
        self._is_up = False
        self._type_ahead = TypeAhead(self)
        self._use_themes("terminal" if no_colour else settings.theme if settings else "dark", own_themes)

    async def on_event(self, event: Event) -> None:
        if not self._type_ahead.takes(event):
            await super().on_event(event)

    def type_again(self, key: Key) -> None:
        """Let a key that a question took go where it was meant to."""
        self._type_ahead.type_again(key)

    async def run_async(self, *args: Any, **kwargs: Any) -> Result | None:
        """Run; where the program is told to end, or its terminal is gone, leave as by its key, if that goes."""
        loop = asyncio.get_running_loop()

        def leave(code: int) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._leave_once_up, code)

        streams = (stream for stream in (sys.__stdin__, sys.__stderr__) if stream is not None)
        with Leaving(
            [stream.fileno() for stream in streams],
            leave=leave,
            keep=self._keep_typed,
            cut_off=self._cut_off,
        ) as self._leaving:
            signals.heed()
            return await super().run_async(*args, **kwargs)

    def _keep_typed(self) -> None:
        """Keep what is typed anywhere, beside the screen: that may hang."""
        try:
            screens = self.screen_stack
        except ScreenError:
            return  # there is none yet
        for screen in screens:
            for widget in (screen, *screen.walk_children()):
                if isinstance(widget, Keeps):
                    widget.keep_typed()

    def _cut_off(self) -> None:
        from cockpit.tui.terminal import OnTerminal

        if isinstance(self._driver, OnTerminal):
            self._driver.cut_off()

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        if headless or constants.DRIVER is not None:
            return super()._build_driver(headless, inline, mouse, size)
        lost, keep = self._leaving.terminal_is_gone, self._keep_typed
        if inline:
            from cockpit.tui.inline_terminal import Inline  # only in a shell

            self._driver = Inline(self, mouse=mouse, lost=lost, keep=keep)
        else:
            from cockpit.tui.terminal import FullScreen  # where there is a terminal

            self._driver = FullScreen(self, mouse=mouse, lost=lost, keep=keep)
        return self._driver

    def on_mount(self) -> None:
        self.call_after_refresh(self._painted_first)

    async def key_ctrl_z(self) -> None:
        """Suspend from anywhere: over a dialog, and in the prompt."""
        self.action_suspend_process()

    def _painted_first(self) -> None:
        from cockpit.tui.threads import Threads  # nothing is done beside the screen before it is painted

        self._is_up = True
        asyncio.get_running_loop().set_default_executor(Threads())
        # Each takes a while to work out, and before the first paint one is enough.
        for theme in themes.ours():
            if theme.name not in self.available_themes:
                self.register_theme(theme)

    def _leave_once_up(self, code: int) -> None:
        """Leave; before the first paint that would be a crash, so then it waits."""
        if self._is_up:
            self.exit(None, code)
        else:
            asyncio.get_running_loop().call_later(_LOOK_AGAIN, self._leave_once_up, code)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.VARIABLE_DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), NET, *([NO_COLOURS] if self.no_color else [])]

    # --- the palettes ---

    def action_command_palette(self) -> None:
        from widgets.safe_palette import SafePalette  # made when first asked for

        if self.use_command_palette and not isinstance(self.screen, SafePalette):
            self.push_screen(SafePalette(id="--command-palette"))

    # --- what is told ---

    message: reactive[Message | None] = reactive(None, init=False)
    """What was said last; it stands until the next act."""

    def tell(self, words: str, severity: Severity = "information") -> None:
        """Say something, in place of what was said before; any text is safe.

        It stands on the line for messages; where the screen has none, at its edge for a while.
        """
        words = self.said_here(clean(words))
        if len(words) > _LONGEST_TOLD:
            words = words[:_LONGEST_TOLD] + "…"
        self.message = Message(words, severity)
        if not self.screen.query(MessageLine):
            # Longer texts stay longer: about the time it takes to read them twice.
            self.notify(words, severity=severity, markup=False, timeout=max(4, len(words) / 12))

    def said_here(self, words: str) -> str:
        """Return a sentence as this app says it: where there are screens, keys stand for the commands of a shell."""
        return words

    def hush(self, only: Severity | None = None) -> None:
        """Take away what was said of the last step: the next begins; `only` what is so grave."""
        if self.message is not None and only in (None, self.message.severity):
            self.message = None

    # --- themes ---

    def _use_themes(self, wanted: str, folder: str) -> None:
        self._theme_folder = Path(folder) if folder else None
        own = self._own_themes()
        first = None if own else themes.shipped(wanted)
        for theme in [first] if first else [*themes.ours(), *own]:
            self.register_theme(theme)
        named = self._theme_called(wanted)
        if named is None:
            from difflib import get_close_matches  # only on a mistake

            names = [name.removeprefix("cockpit-") for name in self._readable_themes()]
            near = get_close_matches(wanted, names, 1)
            hint = f"Did you mean {near[0]}?" if near else "Choose one from the palette: theme."
            why = (
                "hides how urgent the selected row is" if wanted in self.available_themes else "is not there"
            )
            self.problems.append(f"The theme “{wanted}” {why}: the dark one is used. {hint}")
        # Not by assignment: that would have every sheet read again before the first paint.
        self.set_reactive(App.theme, named or "cockpit-dark")
        self._refresh_truecolor_filter(self.ansi_theme)  # which the terminal's own colours must not pass
        self.stylesheet.set_variables(self.get_css_variables())
        self._watch_ansi_color(self.ansi_color)  # or the terminal's own colours would be turned into ours

    def _theme_called(self, wanted: str) -> str | None:
        readable = self._readable_themes()
        return next((name for name in (wanted, f"cockpit-{wanted}") if name in readable), None)

    def _readable_themes(self) -> set[str]:
        """Return the themes that keep the urgency of the selected row readable: the library's own do not."""
        from textual.theme import BUILTIN_THEMES  # loaded by the library in any case

        return {name for name, one in self.available_themes.items() if BUILTIN_THEMES.get(name) is not one}

    def use_theme(self, wanted: str) -> None:
        """Show another theme, by either of its names; one that there is none of changes nothing."""
        if (named := self._theme_called(wanted)) and "NO_COLOR" not in os.environ:
            self.theme = named

    def _own_themes(self) -> list[Theme]:
        """Return the user's own themes; what is wrong with others is a problem to be told."""
        if self._theme_folder is None:
            return []
        self._theme_stamp = themes.stamp(self._theme_folder)
        own, problems = themes.load(self._theme_folder)
        self.problems += [f"{problem.file.name}: {problem.what} {problem.remedy}" for problem in problems]
        bracketed = [theme.name for theme in own if "[" in theme.name]  # the list of themes reads markup
        self.problems += [f"The theme {name} is left out: its name holds a bracket." for name in bracketed]
        return [theme for theme in own if theme.name not in bracketed]

    def own_theme_names(self) -> list[str]:
        """Return the names of the user's own themes."""
        return [theme.name for theme in themes.load(self._theme_folder)[0]] if self._theme_folder else []

    def take_in_themes(self) -> None:
        """Take in the user's own themes where a file of theirs was changed, and show the one in use anew."""
        if self._theme_folder is None or themes.stamp(self._theme_folder) == self._theme_stamp:
            return
        for theme in self._own_themes():
            self.register_theme(theme)
            if theme.name == self.theme:
                self._watch_theme(theme.name)
        if self.problems:
            self.tell("\n".join(self.problems), "warning")
            self.problems.clear()

    def _fatal_error(self) -> None:
        """Report a crash without the values of variables: they hold what customers said."""
        from traceback import extract_tb  # only in a crash

        from rich.text import Text  # only in a crash

        kind, _, trace = sys.exc_info()
        lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
        self._return_code = 1
        self.panic(
            Text(
                "The cockpit stopped on an error of its own. What was saved is kept; what you were typing comes back "
                "with the next capture, where the disk took it.\n"
                "Please report these lines; they hold nothing of your data:\n"
                + "\n".join([*lines, f"  {kind.__name__ if kind else 'unknown'}"])
            )
        )
