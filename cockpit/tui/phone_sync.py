"""The phone's calendar, made to agree every so many minutes beside the screen."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from cockpit.desk.caldav_connection import SyncRunning, connection_of
from cockpit.errors import CockpitError
from cockpit.tui.commands import BY_ID, keys_of
from cockpit.tui.panels.header import DayHeader
from widgets.message_line import Message

if TYPE_CHECKING:
    from cockpit.desk.caldav_connection import Connection
    from cockpit.tui.cockpit import Cockpit

_A_MINUTE = 60


class PhoneSync:
    """Tells what came from the phone, and what goes wrong once, until it goes well or wrong in another way.

    What goes wrong stands in the header until the seller looks at it.
    """

    def __init__(self, app: Cockpit) -> None:
        self._app = app
        self._next = 0.0
        self._is_running = False
        self._trouble = ""

    def look(self) -> None:
        """Begin a sync where one is due."""
        app = self._app
        connection = connection_of(app.settings.calendar) if app.settings else None
        if connection is None or not connection.every or app.places.get("demo") or app.places.get("tour"):
            return
        if not self._is_running and monotonic() >= self._next:
            self._is_running = True
            app.run_worker(lambda: self._work(connection), thread=True, exit_on_error=False)

    def seen(self) -> None:
        """Let the header say no more of what went wrong: the seller looks at it."""
        self._head("")

    def _head(self, words: str) -> None:
        for header in self._app.screen_stack[0].query(DayHeader):
            header.phone = words

    def _work(self, connection: Connection) -> None:
        """Sync at a desk of this thread's own."""
        from cockpit.desk.caldav_sync import sync

        told, trouble = "", ""
        try:
            report = sync(self._app.desk.apart(), connection)
            waits = f"{len(report.waits)} from the phone for your word." if report.waits else ""
            told = " ".join((*report.taken, *([waits] if waits else [])))
            trouble = " ".join((*report.held_back, *report.refused))
        except SyncRunning:
            trouble = self._trouble  # another process sees to it
        except (CockpitError, OSError) as error:
            trouble = str(error)
        except Exception as error:  # noqa: BLE001 - told, and tried again the next time: else it would never be
            trouble = (
                f"It broke off ({type(error).__name__}). Nothing was lost; it is tried again the next time."
            )
        self._app.call_from_thread(self._over, connection, told, trouble)

    def _over(self, connection: Connection, told: str, trouble: str) -> None:
        self._is_running, self._next = False, monotonic() + connection.every * _A_MINUTE
        is_new = trouble != self._trouble
        self._trouble = trouble
        if is_new:
            key = keys_of(BY_ID["phone"], self._app.remapped)
            self._head(f"phone not in agreement: {key}" if trouble else "")
        if trouble and is_new:
            told = f"{told}\nThe phone's calendar: {trouble}".strip()
        if not told:
            return
        said = self._app.message
        self._app.tell(told, "warning" if trouble and is_new else "information")
        if said:  # how what was done last is taken back still stands
            self._app.message = Message(f"{said.words}\n{told}", said.severity)
