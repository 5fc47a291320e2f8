"""A real book on disk, a clock that stands still until it is moved, and the cockpit on top."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from cockpit.config import Settings
from cockpit.desk import capture
from cockpit.desk.demo.book import fill
from cockpit.desk.desk import Desk
from cockpit.domain.moment import plus
from cockpit.domain.rules import Rules
from cockpit.errors import BookError
from cockpit.store.disk import DiskFolder
from cockpit.tui.app import CockpitApp
from cockpit.tui.panels.pane import Pane
from cockpit.tui.screens.today import TodayScreen
from widgets.message_line import MessageLine
from widgets.rows import RowList

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))
"""Wednesday."""

HOSTILE = [
    "[/]",
    "[red]x",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b]0;title\x07",
    "👩\u200d👩\u200d👧\u200d👦 family ❤️",
    "日本電気株式会社 ｶﾀｶﾅ",
    "x" * 10_000,
]


class Clock:
    """Stands still until it is moved, or goes on by a millisecond whenever it is asked."""

    def __init__(self, *, ticks: bool = False) -> None:
        self.now = NOW
        self.tick = timedelta(milliseconds=ticks)

    def __call__(self) -> datetime:
        self.now = plus(self.now, self.tick)
        return self.now

    def move(self, **by: float) -> None:
        self.now = plus(self.now, timedelta(**by))


class FullDisk(DiskFolder):
    """A folder whose disk is full as long as `is_full`."""

    is_full = False

    def append(self, name: str, data: bytes) -> Callable[[], None]:
        if self.is_full:
            raise BookError(
                "The disk is full.", "Make room and try again.", kept="Nothing acknowledged is lost."
            )
        return super().append(name, data)


class House:
    """A book, and as many desks and cockpits on it as a test asks for."""

    def __init__(self, path: Path, *, ticks: bool = False) -> None:
        self.path = path
        self.clock = Clock(ticks=ticks)

    def desk(self, device: str = "one") -> Desk:
        return Desk(
            folder=FullDisk(str(self.path / "book")),
            local=DiskFolder(str(self.path / device)),
            now=self.clock,
            wall_ms=lambda: time.time_ns() // 1_000_000,
            rules=Rules(),
            texts=DiskFolder(str(self.path / "texts")),
        )

    def add(self, *lines: str, device: str = "one") -> list[int]:
        """Capture lines as another process would; return the ids."""
        desk = self.desk(device)
        return [capture.add(desk, line).record.id for line in lines]

    def demo(self) -> None:
        fill(self.desk())

    def app(self, settings: Settings | None = None) -> CockpitApp:
        return CockpitApp(self.desk(), settings, {"themes": str(self.path / "themes")})


def screen_text(app: App[None]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def told(app: CockpitApp) -> str:
    """What was said last and still stands: on the line for messages, else at the edge of a dialog."""
    lines = [line.message.words for line in app.screen.query(MessageLine) if line.message]
    return "\n".join([*lines, *(notification.message for notification in app._notifications)])


def today_screen(app: CockpitApp) -> TodayScreen:
    screen = app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def rows(app: CockpitApp) -> list[int]:
    """The ids of the records on the list, in order."""
    shown = next((pane.rows for pane in app.screen.query(Pane)), None) or app.screen.query_one(RowList)
    return [int(row.key) for row in shown.rows if not row.heading]


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds that the cockpit does by itself; fail if it does not come to that."""
    for _ in range(200):
        await pilot.pause(0.05)
        if holds():
            return
    assert holds(), screen_text(pilot.app)


def in_one_breath(app: App[None], *keys: str) -> None:
    """Send keys as a terminal does when a hand, a macro or a slow line brings many at once; nothing is waited for."""
    assert app._driver is not None
    for key in keys:
        app._driver.send_message(Key(key, key if len(key) == 1 else " " if key == "space" else None))


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Put a text into the line that has the focus, as one types or pastes it."""
    await pilot.pause()
    focused = pilot.app.focused
    assert isinstance(focused, Input)
    focused.post_message(Paste(text))
    await pilot.pause()
