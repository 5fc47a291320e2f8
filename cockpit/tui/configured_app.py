"""The cockpit by its settings: the seller's keys, themes and motion, what reminds them, and how all that is changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from cockpit.desk.desk import Desk
from cockpit.errors import CockpitError
from cockpit.tui.cockpit import Cockpit
from cockpit.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from cockpit.config import Settings
    from cockpit.desk.cards import Imported
    from cockpit.desk.table_import import TakenIn
    from cockpit.tui.conflict_watch import ConflictWatch
    from cockpit.tui.live_settings import LiveSettings
    from cockpit.tui.phone_sync import PhoneSync
    from cockpit.tui.reminders import Reminders


class SettledApp(Cockpit):
    """What of the cockpit is as the settings say, from the start and whenever they are changed."""

    def __init__(
        self, desk: Desk, settings: Settings | None = None, places: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(desk, settings, places)
        self.wants_tour = False
        self._settings_stamp = self._stamp_of_settings()
        self.use_motion(settings)
        if settings and settings.keys:
            self._use_keys(settings.keys)
            self.problems += self.key_problems

    def _use_keys(self, keys: Mapping[str, str]) -> None:
        from cockpit.tui.remapped_keys import keymap  # most sellers keep the keys as they are

        self.remapped, self.key_problems = keymap(keys)
        self.set_keymap(self.remapped)

    def _stamp_of_settings(self) -> tuple[int, int] | None:
        """The settings file as it stands: when it was changed last, and which file it is; None where there is none."""
        try:
            found = os.stat(self.places.get("config", ""))
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def take_in_settings(self) -> None:
        """Take in the settings where their file was changed elsewhere: in a shell, an editor, by a sync."""
        stamp = self._stamp_of_settings()
        if stamp == self._settings_stamp:
            return
        self._settings_stamp = stamp
        try:
            self.live_settings.take_in()
        except CockpitError as error:
            self.tell(f"{error} What was in force stays.", "warning")

    def show_settings(self) -> None:
        from cockpit.tui.screens.settings import SettingsScreen  # loaded when first asked for

        if not isinstance(self.screen, SettingsScreen):
            self.show_today()
            self.push_screen(SettingsScreen())

    def show_phone(self) -> None:
        from cockpit.tui.screens.phone import PhoneScreen  # loaded when first asked for

        if not isinstance(self.screen, PhoneScreen):
            self.show_today()
            self.push_screen(PhoneScreen())
        if self.settings and self.settings.calendar:
            self._phone_sync.seen()

    def remind(self) -> None:
        for today in self.screen_stack[:1]:  # none is left while the cockpit closes
            if isinstance(today, TodayScreen) and today.today is not None:
                self._reminders.look(today.today.rows)
                self._conflict_watch.look()
                if self.settings and self.settings.calendar:
                    self._phone_sync.look()

    @cached_property
    def _reminders(self) -> Reminders:
        from cockpit.tui.reminders import Reminders  # a while after the first paint

        return Reminders(self)

    @cached_property
    def _conflict_watch(self) -> ConflictWatch:
        from cockpit.tui.conflict_watch import ConflictWatch  # a while after the first paint

        return ConflictWatch(self)

    def conflicts_seen(self, count: int) -> None:
        self._conflict_watch.seen(count)

    @cached_property
    def _phone_sync(self) -> PhoneSync:
        from cockpit.tui.phone_sync import PhoneSync  # only where a server is connected

        return PhoneSync(self)

    @cached_property
    def live_settings(self) -> LiveSettings:
        from cockpit.tui.live_settings import LiveSettings  # loaded when first asked for

        def names_are_there(name: str, settings: Settings) -> None:
            from cockpit.tui.setting_names import must_be_there  # likewise

            must_be_there(name, settings, self.places.get("themes", ""))

        return LiveSettings(self.places.get("config", ""), self._use_settings, names_are_there)

    def _use_settings(self, settings: Settings) -> None:
        """Let settings be in force, save the zone: clocks are made when the program starts."""
        self.settings, self.desk.rules, self.views = settings, settings.rules, settings.views
        self.use_theme(settings.theme)
        self.use_motion(settings)
        before = self.key_problems
        self._use_keys(settings.keys)
        if self.key_problems != before:
            self.tell("\n".join(self.key_problems), "warning")
        self._settings_stamp = self._stamp_of_settings()  # which this has written, or has read
        self.book_has_changed(())

    def choose_theme(self) -> None:
        from cockpit.tui.screens.theme_choice import choose_theme  # loaded when first asked for

        choose_theme(self)

    def show_import(self) -> None:
        from cockpit.tui.screens.card_import import CardImport  # once or twice in a seller's life

        self.push_screen(CardImport(self.desk), self._was_imported)

    def _was_imported(self, imported: Imported | TakenIn | None) -> None:
        if imported is not None:
            self.take_in()
            self.tell(f"{imported.counts('Kept')} u takes all of it back.")
            self.book_has_changed(())

    def begin_tour(self) -> None:
        self.wants_tour = True
        self.exit()
