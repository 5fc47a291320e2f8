"""The ways to every screen of the registry: one that comes new is gone to by the key that the registry gives it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import BY_ID
from cockpit.tui.screen_names import SCREENS
from cockpit.tui.screens.base import CockpitScreen
from tests.tui.house import screen_text, until
from widgets.rows import RowList

# Those that are opened on a record, and have no key of their own.
ON_A_RECORD = {"order": ["2", "enter"], "loss": ["3", "enter"], "customer": ["0", "at"]}
# Those of kinds that the day may list anywhere: what is typed into the search.
BY_SEARCH = {"call": "kind = call and state = open", "record": "kind = promise and state = open"}


def way_to(screen: str) -> list[str]:
    """Return the keys from Today to a screen. Fails where neither the registry nor this file knows any."""
    if screen in ON_A_RECORD:
        return ON_A_RECORD[screen]
    if screen in BY_SEARCH:
        return [*way_to("find"), *BY_SEARCH[screen], "enter", "enter"]
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
    way = way_to(screen)
    if screen in BY_SEARCH:
        await pilot.press(*way[:-2])
        await until(pilot, lambda: any(row.key.isdigit() for row in app.screen.query(RowList).first().rows))
        way = way[-2:]
    for key in way:
        await pilot.press(key)
        await pilot.pause()
    await until(pilot, lambda: name_of(app) == screen)
    await pilot.pause()


__all__ = ["BY_SEARCH", "ON_A_RECORD", "SCREENS", "go_to", "name_of", "way_to"]
