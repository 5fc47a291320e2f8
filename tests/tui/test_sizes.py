"""From 60 by 18 to 200 by 60: nothing is drawn beyond its place, and the way out is in sight."""

from __future__ import annotations

import pytest

from cockpit.tui.app import CockpitApp
from cockpit.tui.panels.detail import Detail
from tests.tui.every_screen import go_to
from tests.tui.house import House, screen_text, until
from widgets.rows import RowList

SIZES = [(60, 18), (80, 24), (160, 45), (200, 60)]
OUT = ("esc", "quit")


@pytest.mark.parametrize("size", SIZES)
async def test_settings_themes_and_keys_fit_every_size(house: House, size: tuple[int, int]) -> None:
    house.demo()
    app = CockpitApp(house.desk(), None, {"config": str(house.path / "config.toml")})
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for keys in (
            (),
            ("g", "comma"),
            ("enter",),
            ("escape", "j", "j", "j", "enter"),
            ("escape", "question_mark"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            assert len(strips) == size[1]
            assert {strip.cell_length for strip in strips} == {size[0]}
            assert any(word in screen_text(app) for word in OUT), keys


@pytest.mark.parametrize(("size", "has_room"), [((120, 35), False), ((150, 45), True), ((200, 20), False)])
async def test_the_pulse_is_told_where_there_is_room(
    house: House, size: tuple[int, int], has_room: bool
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        if not has_room:
            await until(pilot, lambda: app.history.past is not None)
            await pilot.pause(0.3)
            assert "won back" not in screen_text(app)
            return
        await until(pilot, lambda: "won back" in screen_text(app))
        row = next(line for line in screen_text(app).splitlines() if "won back" in line)
        assert "a bar a week, 5 weeks" in row
        assert "promises kept" in row
        assert "cleared" in row
        assert "EUR" in row


@pytest.mark.parametrize("size", [(40, 10), (60, 14)])
async def test_a_low_terminal_belongs_to_the_list_and_what_is_told_of_a_row_stands_where_there_is_room(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for screen, beside in (
            ("people", "#person"), ("cards", "#card"), ("find", "#detail"), ("evening", "#detail"),
            ("agenda", "#detail"), ("customer", "#detail"),
        ):  # fmt: skip
            await go_to(pilot, app, screen)
            await until(pilot, lambda: app.screen.query_one(RowList).highlighted_key)
            await pilot.pause()
            assert not app.screen.query_one(beside).display, screen
            assert "▌" in screen_text(app), screen
        await go_to(pilot, app, "evening")
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen.query_one(Detail).display)
        await pilot.press("escape")
        await go_to(pilot, app, "people")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen.query_one("#person").display)
        await pilot.press("slash", *"nobody at all")
        await until(pilot, lambda: not app.screen.query_one("#person").display)
