"""A line that is refused, or for which nothing is found, keeps the cursor: what is typed on is typed into it."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input

from cockpit.desk import cards
from cockpit.tui.screens.answers import AnswersScreen
from cockpit.tui.screens.find import FindScreen
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
LINES = ("acme: send the offer by 16:00 ok", "order @bolt 9k: hall lights")


@pytest.mark.parametrize("line", ["kind = order and amount > 5ooo", "zzzz", "kind ="])
async def test_a_search_that_is_refused_or_finds_nothing_keeps_the_cursor(house: House, line: str) -> None:
    house.add(*LINES)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("f")
        await type_in(pilot, "offer")
        await until(pilot, lambda: "send the offer" in screen_text(app))
        await pilot.press("ctrl+u")
        await type_in(pilot, line)
        await pilot.press("enter")
        await until(
            pilot, lambda: "does not read" in screen_text(app) or "Nothing is found" in screen_text(app)
        )
        await pilot.press(*"newd")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert app.screen.line == f"{line}newd"


async def test_enter_before_the_search_is_over_goes_to_what_that_line_finds(house: House) -> None:
    house.add(*LINES)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("f")
        await type_in(pilot, "lights")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, RowList))
        screen = app.screen
        assert isinstance(screen, FindScreen)
        assert screen.row is not None
        assert screen.row.record.text == "hall lights"


@pytest.mark.parametrize("keys", [("slash",), ("g", "at", "slash"), ("question_mark", "slash")], ids=str)
async def test_a_filter_that_shows_nothing_keeps_the_cursor(house: House, keys: tuple[str, ...]) -> None:
    house.add(*LINES)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        where = app.screen
        await type_in(pilot, "zzz")
        await pilot.press("enter", "q", "d")
        await pilot.pause()
        assert app.screen is where
        assert isinstance(app.focused, Input)
        assert app.focused.value == "zzzqd"


async def test_a_question_for_which_nothing_fits_well_is_typed_on(house: House) -> None:
    cards.add(house.desk(), "How long is the warranty?", "Five years.")
    cards.add(house.desk(), "What does a single user cost?", "49 a month.")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a")
        await type_in(pilot, "price for one more user")
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing fits well" in told(app))
        await pilot.press(*"s now")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        assert app.screen.asked.words == "price for one more users now"


async def test_what_the_palette_does_not_know_is_looked_for_everywhere(house: House) -> None:
    house.add(*LINES[:1])
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        await type_in(pilot, "ZZZZ")
        await until(pilot, lambda: "Nothing here is called so" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindScreen))
        await until(pilot, lambda: "Nothing is found" in screen_text(app))
