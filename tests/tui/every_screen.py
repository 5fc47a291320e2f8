"""The ways to every screen of the registry: one that comes new is gone to by the key that the registry gives it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import BY_ID, SCREENS
from cockpit.tui.screens.base import CockpitScreen
from tests.tui.house import screen_text, until

# Those that are opened on a record, and have no key of their own.
ON_A_RECORD = {"order": ["2", "enter"], "loss": ["3", "enter"]}


def way_to(screen: str) -> list[str]:
    """Return the keys from Today to a screen. Fails where neither the registry nor this file knows any."""
    if screen in ON_A_RECORD:
        return ON_A_RECORD[screen]
    command = BY_ID.get(screen)
    if screen == "today":
        return []
    if command is not None and command.keys:
        return [command.keys.split(",")[0]]
    if command is not None and command.after_g:
        return [BY_ID["go"].keys.split(",")[0], command.after_g]
    pytest.fail(f"say in {__name__} how one comes to the screen {screen}")


def name_of(app: CockpitApp) -> str:
    """The name of the screen that is shown; nothing for a dialog."""
    return app.screen.NAME if isinstance(app.screen, CockpitScreen) else ""


async def go_to(pilot: Pilot[None], app: CockpitApp, screen: str) -> None:
    """Go to a screen from wherever one is, and with nothing open above it."""
    while not isinstance(app.screen, CockpitScreen):
        app.pop_screen()
        await pilot.pause()
    app.show_today()
    await pilot.pause()
    today = app.screen
    assert isinstance(today, CockpitScreen), screen_text(app)
    for _ in range(3):  # what has the screen for itself, the marks, the filter
        today.do_back()
        await pilot.pause()
    if screen in ON_A_RECORD:
        today.handlers()["all"]()
    await pilot.press(*way_to(screen))
    await until(pilot, lambda: name_of(app) == screen)
    await pilot.pause()


__all__ = ["ON_A_RECORD", "SCREENS", "go_to", "name_of", "way_to"]
