"""Themes of the user's own, while the cockpit runs: what is saved is seen, what is broken is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.color import Color

from cockpit.config import Settings
from tests.tui.house import House, told, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def save(folder: Path, ground: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "mine.toml").write_text(f'name = "mine"\nprimary = "#336699"\nbackground = "{ground}"\n')


async def test_a_theme_that_is_saved_while_the_cockpit_runs_is_shown_at_once(house: House) -> None:
    folder = house.path / "themes"
    save(folder, "#101010")
    app = house.app(Settings(theme="mine"))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert app.screen.styles.background == Color.parse("#101010")
        save(folder, "#202020")
        await until(pilot, lambda: app.screen.styles.background == Color.parse("#202020"))


async def test_a_theme_that_comes_while_the_cockpit_runs_can_be_chosen(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        save(house.path / "themes", "#101010")
        await until(pilot, lambda: "mine" in app.available_themes)
        app.theme = "mine"
        await pilot.pause()
        assert app.screen.styles.background == Color.parse("#101010")


async def test_a_theme_that_breaks_while_it_is_in_use_is_told_and_the_last_sound_one_stays(
    house: House,
) -> None:
    folder = house.path / "themes"
    save(folder, "#101010")
    app = house.app(Settings(theme="mine"))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        (folder / "mine.toml").write_text("name = ")
        await until(pilot, lambda: "mine.toml" in told(app))
        assert "not TOML" in told(app)
        assert app.screen.styles.background == Color.parse("#101010")


async def test_a_theme_of_the_library_that_hides_how_urgent_the_selected_row_is_is_refused(
    house: House,
) -> None:
    app = house.app(Settings(theme="nord"))
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: "hides how urgent the selected row is" in told(app))
        assert app.theme == "cockpit-dark"
        app.use_theme("dracula")
        await pilot.pause()
        assert app.theme == "cockpit-dark"
