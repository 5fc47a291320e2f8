"""The settings changed from the screen: written to their file, in force at once, taken back where wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.config import Settings
from cockpit.desk import settings as desk_settings

if TYPE_CHECKING:
    from cockpit.desk.settings import Check, SettingChange, SettingNow


class LiveSettings:
    """What was changed in this run, and what of it was taken back; `apply` puts settings in force.

    Each raises CockpitError where it cannot be.
    """

    def __init__(self, path: str, apply: Callable[[Settings], None], names_are_there: Check) -> None:
        self.path, self._apply, self._names_are_there = path, apply, names_are_there
        self._done: list[tuple[str, SettingChange]] = []
        self._undone: list[tuple[str, SettingChange]] = []

    def take_in(self) -> None:
        """Put in force what the file says by now."""
        settings = desk_settings.settings_of(self.path)
        self._apply(settings)
        self._names_are_there("theme", settings)

    def listed(self) -> list[SettingNow]:
        """Return every setting as it stands in the file."""
        return desk_settings.listed(self.path)

    def change(self, name: str, typed: str | None) -> None:
        """Change a setting; None goes back to how it comes."""
        made = desk_settings.change(self.path, name, typed, self._names_are_there)
        if made.after != (made.before or ""):
            self._done.append((name, made))
            self._undone.clear()
        self._apply(made.settings)

    def undo(self) -> str:
        """Take back the last change; return the name of the setting, or nothing where there is none."""
        return self._move(self._done, self._undone, desk_settings.take_back)

    def redo(self) -> str:
        """Make the change again that was taken back last; return likewise."""
        return self._move(self._undone, self._done, desk_settings.put_again)

    def _move(
        self,
        here: list[tuple[str, SettingChange]],
        there: list[tuple[str, SettingChange]],
        move: Callable[[SettingChange], Settings],
    ) -> str:
        if not here:
            return ""
        name, made = here[-1]
        settings = move(made)
        there.append(here.pop())
        self._apply(settings)
        return name
