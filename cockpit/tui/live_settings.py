"""The settings changed from the screen: written to their file, in force at once, taken back where wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.config import Settings
from cockpit.desk import settings as desk_settings
from cockpit.tui.remapped_keys import keymap

if TYPE_CHECKING:
    from cockpit.desk.settings import Changed, SettingNow
    from cockpit.tui.cockpit import Cockpit


class LiveSettings:
    """What was changed in this run, and what of it was taken back. Each raises CockpitError where it cannot be."""

    def __init__(self, app: Cockpit, path: str) -> None:
        self._app = app
        self.path = path
        self._done: list[tuple[str, Changed]] = []
        self._undone: list[tuple[str, Changed]] = []

    def listed(self) -> list[SettingNow]:
        """Return every setting as it stands in the file."""
        return desk_settings.listed(self.path)

    def change(self, name: str, typed: str | None) -> None:
        """Change a setting; None goes back to how it comes."""
        made = desk_settings.change(self.path, name, typed)
        if made.after != (made.before or ""):
            self._done.append((name, made))
            self._undone.clear()
        self.apply(made.settings)

    def undo(self) -> str:
        """Take back the last change; return the name of the setting, or nothing where there is none."""
        return self._move(self._done, self._undone, desk_settings.take_back)

    def redo(self) -> str:
        """Make the change again that was taken back last; return likewise."""
        return self._move(self._undone, self._done, desk_settings.put_again)

    def _move(
        self,
        here: list[tuple[str, Changed]],
        there: list[tuple[str, Changed]],
        move: Callable[[Changed], Settings],
    ) -> str:
        if not here:
            return ""
        name, made = here[-1]
        settings = move(made)
        there.append(here.pop())
        self.apply(settings)
        return name

    def apply(self, settings: Settings) -> None:
        """Let the settings be in force, save the zone: clocks are made when the program starts."""
        app = self._app
        app.settings, app.desk.rules = settings, settings.rules
        app.use_theme(settings.theme)
        app.use_motion(settings)
        app.remapped, app.key_problems = keymap(settings.keys)
        app.set_keymap(app.remapped)
        app.book_has_changed(())
