"""Find, a customer's sheet, a call and any record's page: every key, every size, any text, any book."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import COMMANDS
from cockpit.tui.screen_names import CALL, CUSTOMER, FIND, RECORD
from cockpit.tui.screens.find import FindScreen
from tests.tui.house import HOSTILE, House, screen_text, type_in, until
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
NAMES = [FIND, CUSTOMER, CALL, RECORD]


async def open_it(pilot: Pilot[None], app: CockpitApp, name: str) -> None:
    """Go from Today to a screen, by keys."""
    if name == CUSTOMER:
        await pilot.press("0", "at")
        await until(pilot, lambda: getattr(app.screen, "found", None))
        return
    await pilot.press("f")
    await pilot.pause()
    line = {FIND: "acme", CALL: "kind = call and state = open", RECORD: "kind = promise and state = open"}[
        name
    ]
    if isinstance(app.screen, FindScreen):
        app.screen.query_one(Input).value = ""
    await type_in(pilot, line)
    await until(
        pilot, lambda: any(row.key.isdigit() for row in app.screen.query_one("#records", RowList).rows)
    )
    await pilot.press("enter")
    await pilot.pause()
    if name != FIND:
        await pilot.press("enter")
        await pilot.pause()


def harmless(app: CockpitApp) -> None:
    seen = screen_text(app)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in seen)
    assert not any(0x7F <= ord(sign) < 0xA0 for sign in seen)
    assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {app.size.width}


@pytest.mark.parametrize("name", NAMES)
async def test_every_command_can_be_pressed_there(house: House, name: str) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        for command in COMMANDS:
            if name not in command.screens or command.id == "quit" or not command.keys:
                continue
            if name != getattr(app.screen, "NAME", "") or isinstance(app.focused, Input):
                app.show_today()
                await pilot.pause()
                await open_it(pilot, app, name)
            assert name == getattr(app.screen, "NAME", ""), command.id
            await pilot.press(command.keys.split(",")[0])
            await pilot.pause()
            assert app.is_running, command.id
            for _ in range(3):
                if isinstance(app.screen, ModalScreen):
                    await pilot.press("escape")
                    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 18), (50, 15), (20, 5)], ids=str)
@pytest.mark.parametrize("name", NAMES)
async def test_the_way_out_is_shown_at_every_size(house: House, name: str, size: tuple[int, int]) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await open_it(pilot, app, name)
        harmless(app)
        if size[0] >= 60:
            assert "esc back" in screen_text(app).splitlines()[-1]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
async def test_any_text_is_harmless_there_and_in_the_palette(house: House, text: str) -> None:
    house.add(
        f'"{text}": spec sheet by 16:00 ok', f"call @acme fri 10:00 purpose: {text}", f"note acme: {text}"
    )
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("0", "at")
        await pilot.pause(0.3)
        harmless(app)
        await pilot.press("escape", "f")
        await pilot.pause()
        await type_in(pilot, text[:40])
        await pilot.pause(0.5)
        harmless(app)
        await pilot.press("enter", "enter")
        await pilot.pause(0.2)
        harmless(app)
        await pilot.press("g", "t", "colon")
        await type_in(pilot, text[:40])
        await pilot.pause(0.5)
        harmless(app)
        assert app.is_running
