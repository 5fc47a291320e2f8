"""From 60 by 18 to 200 by 60: nothing is drawn beyond its place, and the way out is in sight."""

from __future__ import annotations

import pytest

from cockpit.tui.app import CockpitApp
from tests.tui.house import House, screen_text, until

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
