"""The settings: each with its value, changed by enter, tried while one chooses, written to the user's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from os import environ
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from cockpit.config.edit import toml
from cockpit.desk import notices
from cockpit.desk.settings import SettingNow
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import BY_ID, COMMANDS, Command, bindings, keys_of, shown
from cockpit.tui.handlers import Handlers, of_rows
from cockpit.tui.live_settings import LiveSettings
from cockpit.tui.screen_names import SETTINGS
from cockpit.tui.screens.base import CockpitScreen
from widgets.ask_line import AskLine
from widgets.choice import Choice
from widgets.columns import Cell, columns
from widgets.rows import ListRow, RowList
from widgets.text import clean
from widgets.unmarked_rows import UnmarkedRows

if TYPE_CHECKING:
    from cockpit.config import Settings

_GROUPS = {
    "Looks": ("theme", "reduced_motion"),
    "Keys": ("keys",),
    "Reminders": ("remind", "remind_before"),
    "Languages and figures": ("languages", "next_weekday", "first_in_dates", "home_currency"),
    "Calendar": ("timezone", "day_starts", "day_ends", "working_days", "holidays", "holidays_of"),
}
_REST = "Practices"
_SHORT = {True: "yes", False: "no"}
_NEXT_START = ("timezone",)
_NAME, _VALUE = 20, 22  # so that all three stand in 60 columns


class SettingsScreen(CockpitScreen):
    """Lists the settings; what is chosen is in force at once, and u takes it back."""

    NAME = SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SETTINGS)]
    CSS = """
    SettingsScreen {
        #settings {
            height: 1fr;
            border: round $pane-border-focus;
            border-title-color: $foreground;
            border-subtitle-color: $quiet;
        }
        #about { height: 2; padding: 0 1; color: $quiet; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, SettingNow] = {}
        self._kept = ""
        self._shown: Settings | None = None

    def compose(self) -> ComposeResult:
        yield UnmarkedRows(id="settings", empty="The settings do not read. Mend the file in an editor.")
        yield Static(id="about", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()
        self.cockpit.book_changed.subscribe(self, lambda _: self._settings_changed())
        self.look()
        self.refresh_bar()

    @property
    def live(self) -> LiveSettings:
        """What changes the settings."""
        return self.cockpit.live_settings

    # --- what is shown ---

    def _settings_changed(self) -> None:
        if self._shown is not self.cockpit.settings:
            self.look()

    def look(self) -> None:
        """Look at the file again."""
        self._shown = self.cockpit.settings
        try:
            self._found = {one.setting.name: one for one in self.live.listed()}
        except CockpitError as error:
            self.tell_error(error)
            self._found = {}
        rows = self.query_one(RowList)
        rows.border_title = Content("Settings")
        rows.border_subtitle = Content(clean(self.live.path, one_line=True))
        rows.set_rows(self._rows())
        self._tell_about()

    def _rows(self) -> list[ListRow]:
        grouped = [name for names in _GROUPS.values() for name in names]
        rest = tuple(name for name in self._found if name not in (*grouped, "views"))
        lines: list[ListRow] = []
        for title, names in {**_GROUPS, _REST: rest}.items() if self._found else ():
            lines.append(ListRow(f"group:{title}", title.upper(), heading=True))
            for name in names:
                lines += self._key_rows() if name == "keys" else [self._row(self._found[name])]
        return lines

    def _row(self, one: SettingNow) -> ListRow:
        name = one.setting.name.replace("_", " ")
        value = f"{plain(one.value)} {one.setting.unit}".rstrip()
        value = value or ("the computer's" if one.setting.name == "timezone" else "none")
        return ListRow(one.setting.name, partial(_line, name, value, one.is_set))

    def _key_rows(self) -> list[ListRow]:
        said = tomllib.loads(f"x = {self._found['keys'].value}")["x"]
        lines = [ListRow(f"keys.{name}", partial(_line, name, key, True)) for name, key in said.items()]
        lines += [
            ListRow(f"problem:{problem}", Content.assemble(("! ", "$soon bold"), (clean(problem), "$soon")))
            for problem in self.cockpit.key_problems
        ]
        return [*lines, ListRow("keys", "another key …")]

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._tell_about()

    def _tell_about(self) -> None:
        key = self.query_one(RowList).highlighted_key or ""
        one = self._found.get(key)
        if one is not None and key != "keys":
            example = "" if one.setting.choices else f" Such as {plain(one.setting.example)}."
            words = one.setting.about + example
            if key == "remind" and (lack := notices.lacking(environ)):
                words = f"{words} {lack}"
        elif key.startswith("problem:"):
            words = f"{key.removeprefix('problem:')} Mend it here, or in the file."
        elif key.startswith("keys."):
            command = BY_ID.get(key.removeprefix("keys."))
            words = command.tooltip if command else "There is no such command: empty it to take it out."
        else:
            words = "Choose a command, then the key that it is to have." if key else ""
        self.query_one("#about", Static).update(clean(words))

    def label_of(self, command: Command, here: Here) -> str:
        return "change" if command.id == "rows.open" else super().label_of(command, here)

    # --- what is changed ---

    def handlers(self) -> Handlers:
        return {**super().handlers(), **of_rows(self.query_one(RowList))}

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        name = event.key
        if name == "theme":
            self.cockpit.choose_theme()
        elif name == "keys":
            options = {
                one.id: f"{keys_of(one, self.cockpit.remapped):<9} {one.id}" for one in COMMANDS if one.keys
            }
            self.app.push_screen(Choice(options, "A key for …", filters=True), self._ask_key)
        elif name.startswith("keys."):
            self._ask_key(name.removeprefix("keys."))
        elif one := self._found.get(name):
            self._ask(one)

    def _ask(self, one: SettingNow) -> None:
        setting = one.setting
        if setting.choices:
            options = {toml(choice): plain(toml(choice)) for choice in setting.choices}
            self.app.push_screen(
                Choice(options, setting.name.replace("_", " "), chosen=one.value),
                partial(self._keep, setting.name),
            )
            return
        hint = f"{setting.about} Such as {plain(setting.example)}. Empty: the default."
        self.app.push_screen(
            AskLine(setting.name.replace("_", " "), hint, plain(one.value), partial(self._try, setting.name)),
            self._asked,
        )

    def _ask_key(self, command_id: str | None) -> None:
        if command_id is None:
            return
        said = tomllib.loads(f"x = {self._found['keys'].value}")["x"]
        command = BY_ID.get(command_id)
        default = f" It comes with {shown(command.keys)}." if command else ""
        hint = f"Such as X, f5, ctrl+x or ?, several parted by commas.{default} Empty: the default."

        def wrong(typed: str) -> str:
            return self._try(
                f"keys.{command_id}", f'"{typed}"' if '"' not in typed and "\\" not in typed else typed
            )

        self.app.push_screen(
            AskLine(f"Key of {command_id}", hint, said.get(command_id, ""), wrong), self._asked
        )

    def _keep(self, name: str, value: str | None) -> None:
        if value is not None and (wrong := self._try(name, value)):
            self.tell(wrong, "error")
        self._asked(value)

    def _asked(self, answer: str | None) -> None:
        """Tell what was kept, once the question is out of the way."""
        if answer is not None and self._kept:
            later = " It holds from the next start." if self._kept in _NEXT_START else ""
            said = self._kept.replace("_", " ")
            self.tell(f"Kept: {said}.{later} {self.key_of('undo')} takes it back.")
        self._kept = ""
        self.look()

    def _try(self, name: str, typed: str) -> str:
        """Change a setting; return what is wrong where that cannot be."""
        try:
            self.live.change(name, typed if typed.strip(' "') else None)
        except CockpitError as error:
            return str(error)
        self._kept = name
        return ""

    def do_undo(self) -> None:
        self._move(self.live.undo, "Undone", "Nothing was changed here yet.")

    def do_redo(self) -> None:
        self._move(self.live.redo, "Done again", "Nothing was taken back here.")

    def _move(self, move: Callable[[], str], said: str, nothing: str) -> None:
        try:
            name = move()
        except CockpitError as error:
            self.tell_error(error)
        else:
            self.tell(
                f"{said}: {name.replace('_', ' ')}." if name else nothing,
                "information" if name else "warning",
            )
        self.look()


def plain(value: str) -> str:
    """Return a value of the settings file as people write it: without quotes and brackets."""
    read = tomllib.loads(f"x = {value}")["x"]
    if isinstance(read, bool):
        return _SHORT[read]
    return ", ".join(map(str, read)) if isinstance(read, list) else str(read)


def _line(name: str, value: str, is_set: bool, width: int) -> Content:
    origin = "" if is_set else "the default"
    return columns(
        width,
        Cell(clean(name, one_line=True), width=_NAME, give=2),
        Cell(
            Content.assemble((clean(value, one_line=True), "bold" if is_set else "")),
            width=_VALUE,
            give=1,
            grow=True,
        ),
        Cell(Content.assemble((origin, "$quiet")), width=len("the default"), give=3),
    )
