"""Reminding the seller when a time of theirs is near: a bell, a notice, and the line for messages."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cockpit.config import Settings
from cockpit.desk import notices, reminders
from cockpit.errors import CockpitError
from widgets.message_line import Message

if TYPE_CHECKING:
    from cockpit.desk.views import Row
    from cockpit.tui.cockpit import Cockpit


class Reminders:
    """Tells each deadline once. What cannot be shown is told once in a run."""

    def __init__(self, app: Cockpit) -> None:
        self._app = app
        self._is_lack_told = False

    def look(self, rows: Iterable[Row]) -> None:
        """Remind of those of today's rows that are near."""
        settings = self._app.settings or Settings()
        if settings.remind == "off" or self._app.places.get("tour"):
            return  # a tour tells enough
        try:
            near = reminders.newly_near(self._app.desk, rows, settings.remind_before)
        except CockpitError as error:
            self._tell("", f"Reminders: {error}")
            return
        if not near:
            return
        words = reminders.told_of(near, self._app.desk.now())
        # Nobody is to be called to a made-up promise.
        wanted = "" if self._app.places.get("demo") else settings.remind
        lack = notices.lacking(os.environ) if "notice" in wanted else ""
        self._tell(f"Soon: {words}", lack)
        if "bell" in wanted:
            self._app.bell()
        if "notice" in wanted and not lack:
            self._notice(words)

    def _notice(self, words: str) -> None:
        if number := notices.sequence_of(os.environ):
            self._app.write_beside(notices.sequence(number, words))
        else:
            self._app.run_worker(lambda: self._by_desktop(words), thread=True, exit_on_error=False)

    def _by_desktop(self, words: str) -> None:
        if wrong := notices.by_desktop(words):
            self._app.call_from_thread(self._tell, "", wrong)

    def _tell(self, words: str, lack: str = "") -> None:
        """Say it under what was done last: how that is taken back still stands. What is lacking is said once."""
        said = self._app.message
        new = "\n".join(filter(None, (words, "" if self._is_lack_told else lack)))
        self._is_lack_told = self._is_lack_told or bool(lack)
        if new:
            self._app.tell(new, "warning")
        if new and said:
            self._app.message = Message(f"{said.words}\n{new}", said.severity)
