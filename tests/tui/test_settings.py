"""The settings screen: what is chosen is in force at once, is written to the user's file, and is taken back by u."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input

from cockpit.config import read_settings
from cockpit.desk import settings as desk_settings
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.settings import SettingsScreen
from cockpit.tui.screens.today import TodayScreen
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.choice import Choice
from widgets.rows import RowList

SIZES = [(80, 24), (160, 45)]
FILE = '# Mine.\ntheme = "light"  # by day\n\n[keys]\nsnooze = "Z"\n'


def seen(size: tuple[int, int] = (80, 24)) -> dict[str, Any]:
    return {"size": size, "notifications": True, "tooltips": True}


def app_on(house: House, text: str | None = FILE) -> tuple[CockpitApp, Path]:
    path = house.path / "config.toml"
    if text is not None:
        path.write_text(text)
    settings = read_settings(text, str(path)) if text else None
    places = {"themes": str(house.path / "themes"), "config": str(path)}
    return CockpitApp(house.desk(), settings, places), path


def motion(app: CockpitApp) -> str:
    return app.animation_level


async def opened(pilot: Pilot[None], name: str) -> None:
    """Open the settings, and the one of this name."""
    app = pilot.app
    if not isinstance(app.screen, SettingsScreen):
        await pilot.press("g", "comma")
        await pilot.pause()
    rows = app.screen.query_one(RowList)
    await pilot.press("home")
    for _ in rows.rows:
        if rows.highlighted_key == name:
            break
        await pilot.press("j")
    assert rows.highlighted_key == name
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_theme_is_shown_as_one_moves_and_esc_leaves_the_one_before(
    house: House, size: tuple[int, int]
) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen(size)) as pilot:
        await opened(pilot, "theme")
        assert isinstance(app.screen, Choice)
        grounds = set()
        for _ in range(11):
            grounds.add(app.screen_stack[0].styles.background.hex)
            await pilot.press("k")
            await pilot.pause()
        assert len(grounds) >= 8
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == "cockpit-light"
        assert path.read_text() == FILE


@pytest.mark.parametrize("size", SIZES)
async def test_a_theme_that_is_taken_is_kept_in_the_file_with_its_remarks_and_taken_back(
    house: House, size: tuple[int, int]
) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen(size)) as pilot:
        await opened(pilot, "theme")
        await pilot.press("k", "k", "enter")
        await pilot.pause()
        taken = app.theme.removeprefix("cockpit-")
        assert taken != "light"
        assert path.read_text() == FILE.replace('"light"', f'"{taken}"')
        await pilot.press("u")
        await pilot.pause()
        assert "Undone: theme" in told(app)
        assert path.read_text() == FILE
        assert app.theme == "cockpit-light"
        await pilot.press("U")
        await pilot.pause()
        assert app.theme == f"cockpit-{taken}"
        await pilot.press("escape")
        assert isinstance(app.screen, TodayScreen)


async def test_what_does_not_read_is_told_in_its_place_until_it_is_right(house: House) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen()) as pilot:
        await opened(pilot, "day_starts")
        await type_in(pilot, "x")
        await pilot.press("enter")
        await pilot.pause()
        assert "does not read" in screen_text(app)
        assert path.read_text() == FILE
        await pilot.press("backspace", *["backspace"] * 5)
        await type_in(pilot, "8:15")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert app.desk.rules.day_starts == time(8, 15)
        assert 'day_starts = "08:15"' in path.read_text()
        await pilot.press("u")
        await pilot.pause()
        assert app.desk.rules.day_starts == time(9)


async def test_a_key_that_clashes_is_refused_with_what_has_it_and_a_free_one_works_at_once(
    house: House,
) -> None:
    house.add("acme: spec sheet by fri 16:00 ok")
    app, path = app_on(house)
    async with app.run_test(**seen()) as pilot:
        await opened(pilot, "keys.snooze")
        await pilot.press("backspace", "d", "enter")
        await pilot.pause()
        assert "d is the key of done already" in screen_text(app)
        await pilot.press("backspace", "f", "5", "enter")
        await pilot.pause()
        assert 'snooze = "f5"' in path.read_text()
        await pilot.press("escape")
        await pilot.press("f5")
        await pilot.pause()
        assert "Snooze" in screen_text(app) or "snooze" in told(app) or len(app.screen_stack) > 1


async def test_a_key_that_was_changed_is_named_wherever_keys_are(house: House) -> None:
    house.add("acme: spec sheet by fri 16:00 ok")
    app, _ = app_on(house, '[keys]\ndone = "X"\n')
    async with app.run_test(**seen()) as pilot:
        await pilot.pause()
        assert "X does" in screen_text(app)
        await opened(pilot, "keys.done")
        await pilot.press("backspace", "f", "6", "enter", "escape")
        await pilot.pause()
        assert "f6 does" in screen_text(app)
        assert "f6 deliver" in screen_text(app)
        await pilot.press("question_mark", "slash")
        await type_in(pilot, "next step")
        await pilot.pause()
        assert "f6" in screen_text(app)
        await pilot.press("escape", "escape")
        await pilot.press("f6")
        await pilot.pause()
        assert "Delivered" in told(app)


async def test_nothing_moves_by_itself_under_reduced_motion(house: House) -> None:
    app, _ = app_on(house, "reduced_motion = true\n")
    async with app.run_test(**seen()) as pilot:
        await pilot.pause()
        assert motion(app) == "none"
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        assert not app.focused.cursor_blink


async def test_an_unknown_command_is_named_with_the_nearest_on_the_screen(house: House) -> None:
    app, _ = app_on(house, '[keys]\nsnoze = "X"\n')
    async with app.run_test(**seen((120, 35))) as pilot:
        await pilot.press("g", "comma")
        await pilot.pause()
        assert "there is no command “snoze”. Did you mean snooze?" in screen_text(app)


async def test_a_file_that_broke_meanwhile_is_told_and_not_written_to(house: House) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen()) as pilot:
        await opened(pilot, "reduced_motion")
        path.write_text("theme = ")
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "not sound TOML" in told(app)
        assert path.read_text() == "theme = "
        assert app.animation_level == "full"


async def test_the_first_setting_makes_the_file_and_its_undo_takes_it_away(house: House) -> None:
    app, path = app_on(house, None)
    async with app.run_test(**seen()) as pilot:
        await opened(pilot, "reduced_motion")
        await pilot.press("j", "enter")
        await pilot.pause()
        assert path.read_text() == "reduced_motion = true\n"
        assert motion(app) == "none"
        await pilot.press("u")
        await pilot.pause()
        assert not path.exists()
        assert motion(app) == "full"


async def test_a_theme_is_chosen_from_the_palette_too(house: House) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen()) as pilot:
        await pilot.press("colon")
        await type_in(pilot, "theme")
        await until(pilot, lambda: "Theme" in screen_text(app))
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Choice))
        await pilot.press("home", "enter")
        await pilot.pause()
        assert app.theme == "cockpit-colour-blind"
        assert 'theme = "colour-blind"' in path.read_text()
        assert app.screen.styles.background == Color.parse("#14161b")


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_shell_changes_is_in_force_on_the_open_screen_and_a_slip_is_told(
    house: House, size: tuple[int, int]
) -> None:
    app, path = app_on(house)
    async with app.run_test(**seen(size)) as pilot:
        desk_settings.change(str(path), "keys.undo", "f6")
        await until(pilot, lambda: app.remapped.get("undo") == "f6")
        await pilot.press("f6")
        await until(pilot, lambda: "There is nothing to undo." in told(app))
        desk_settings.change(str(path), "theme", "contrast")
        desk_settings.change(str(path), "day_starts", "7:30")
        await until(
            pilot, lambda: app.theme == "cockpit-contrast" and app.desk.rules.day_starts == time(7, 30)
        )

        await pilot.press("g", "comma")
        await until(pilot, lambda: "07:30" in screen_text(app))
        desk_settings.change(str(path), "home_currency", "CHF")
        await until(pilot, lambda: "CHF" in screen_text(app))
        sound = path.read_text()
        path.write_text(sound + "\nday_ends = ")
        await until(
            pilot, lambda: "is not sound TOML" in told(app) and "What was in force stays." in told(app)
        )
        assert app.theme == "cockpit-contrast"
        path.write_text(sound.replace("contrast", "contrst"))
        await until(pilot, lambda: "There is no theme “contrst”." in told(app))
        path.unlink()
        await until(pilot, lambda: app.remapped == {} and app.theme == "cockpit-dark")


async def test_settings_that_come_while_the_cockpit_runs_are_taken_in(house: House) -> None:
    app, path = app_on(house, None)
    async with app.run_test(**seen()) as pilot:
        await pilot.pause()
        desk_settings.change(str(path), "theme", "light")
        await until(pilot, lambda: app.theme == "cockpit-light")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_commands_shows_what_holds_the_words_that_are_typed(
    house: House, size: tuple[int, int]
) -> None:
    app, path = app_on(house, None)
    async with app.run_test(**seen(size)) as pilot:
        await opened(pilot, "keys")
        await pilot.press(*"snoo")
        choice = app.screen
        await until(pilot, lambda: [row.key for row in choice.query_one(RowList).rows] == ["snooze"])
        await pilot.press(*"zzz", "enter")  # nothing is called so: one goes on typing
        await until(pilot, lambda: "Nothing is called so." in screen_text(app))
        assert app.screen is choice
        await pilot.press("ctrl+u", *"re", "down", "up", "down")
        await pilot.pause()
        second = choice.query_one(RowList).rows[1].key
        assert choice.query_one(RowList).highlighted_key == second
        await pilot.press("enter")
        await until(pilot, lambda: f"Key of {second}" in screen_text(app))
        await pilot.press("f", "9", "enter")
        await until(pilot, lambda: app.remapped.get(second) == "f9")
        assert f'{second} = "f9"' in path.read_text()
