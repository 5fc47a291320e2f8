"""Keys faster than the screen do what they would do slowly: none is lost, none becomes a command it was not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from cockpit.desk.drafts import slots
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.today import TodayScreen
from tests.tui.house import House, in_one_breath, screen_text, told, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def keys(*parts: str) -> list[str]:
    """Letters as keys; a part that is the name of a key stays one."""
    return [
        key for part in parts for key in ([part] if part in ("enter", "escape", "ctrl+o", "tab") else part)
    ]


def texts(app: CockpitApp) -> list[str]:
    return sorted(record.text for record in app.desk.book.current.values() if record.text)


def kept(house: House) -> list[str]:
    return [slot.now[0] for slot in slots(house.desk())[0]]


async def all_done(pilot: Pilot[None], app: CockpitApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, TodayScreen))
    await pilot.pause(0.3)


async def test_two_captures_in_one_breath_are_two_records(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        in_one_breath(app, *keys("n", "todo first", "enter", "n", "todo second", "enter"))
        await until(pilot, lambda: len(texts(app)) == 2)
        await all_done(pilot, app)
        assert texts(app) == ["first", "second"]
        assert "second" in screen_text(app)


async def test_save_and_next_keeps_its_place_among_the_letters(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        in_one_breath(app, *keys("n", "todo a", "ctrl+o", "todo b", "ctrl+o", "todo c", "enter"))
        await until(pilot, lambda: len(texts(app)) == 3)
        assert texts(app) == ["a", "b", "c"]


async def test_escape_keeps_the_line_and_what_follows_is_for_the_screen_below(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        in_one_breath(app, *keys("n", "todo kept", "escape", "n", "todo done", "enter"), "u")
        await until(pilot, lambda: kept(house) == ["todo kept"])
        await all_done(pilot, app)
        assert texts(app) == []
        assert "Undone" in screen_text(app)


@pytest.mark.parametrize("pause", [0.0, 0.001, 0.003, 0.005, 0.02], ids=str)
async def test_at_any_speed_no_letter_is_lost_and_none_is_a_command(house: House, pause: float) -> None:
    (owed,) = house.add("acme: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        before = app.desk.book.get(owed)
        for word in ("touch dezent", "tdzvNxu", "qqq"):
            for key in keys("n", f"todo {word}", "enter"):
                in_one_breath(app, key)
                await asyncio.sleep(pause)
        await until(pilot, lambda: len(texts(app)) == 4)
        await all_done(pilot, app)
        assert texts(app) == sorted(["quote", "touch dezent", "tdzvNxu", "qqq"])
        assert app.desk.book.get(owed) == before
        assert kept(house) == []


async def test_a_key_that_opens_a_form_is_waited_for_and_its_words_are_the_forms(house: House) -> None:
    (owed,) = house.add("acme: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        in_one_breath(app, *keys("N", "drop a ddd", "enter"), "d")
        await until(pilot, lambda: app.desk.book.get(owed).delivered_at)  # type: ignore[union-attr]
        (remark,) = app.desk.book.get(owed).remarks.values()  # type: ignore[union-attr]
        assert remark.text == "drop a ddd"


async def test_a_paste_keeps_its_place_among_the_keys(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        assert app._driver is not None
        in_one_breath(app, *keys("n", "todo "))
        app._driver.send_message(Paste("pasted"))
        in_one_breath(app, *keys(" typed", "enter"))
        await until(pilot, lambda: texts(app) == ["pasted typed"])


async def test_what_a_terminal_sends_for_esc_and_a_letter_in_one_breath_is_esc(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        assert app._driver is not None
        in_one_breath(app, *keys("n", "todo kept"))
        app._driver.send_message(Key("alt+n", "n"))
        in_one_breath(app, *keys("todo new", "enter"))
        await until(pilot, lambda: texts(app) == ["new"])
        assert kept(house) == ["todo kept"]


async def test_alt_and_a_letter_alone_is_no_command(house: House) -> None:
    (owed,) = house.add("acme: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        assert app._driver is not None
        await pilot.press("n")
        before = app.desk.book.get(owed)
        app._driver.send_message(Key("alt+d", "d"))
        await pilot.pause(0.3)
        assert isinstance(app.screen, CaptureScreen)
        assert app.desk.book.get(owed) == before


@pytest.mark.parametrize(
    ("keys_before", "said"),
    [
        ("", "q quits."),
        ("n", "esc keeps what you typed, then q quits."),
        ("N", "esc keeps what you typed, then q quits."),
        ("/", "esc clears the filter, then q quits."),
        ("?", "esc closes this, then q quits."),
        ("r", "q leaves the review, then q quits."),
    ],
)
async def test_ctrl_c_says_how_to_leave_and_ends_nothing(house: House, keys_before: str, said: str) -> None:
    house.add("acme: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press(*keys_before, "ctrl+c")
        await pilot.pause()
        assert told(app) == said
        assert app.is_running
