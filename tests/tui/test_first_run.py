"""The first minutes: an empty book greets, shows a made-up one, takes in a file, and keeps the first line."""

from __future__ import annotations

from asyncio import sleep
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from cockpit.desk import cards, people
from cockpit.desk.demo import book
from cockpit.desk.log import log
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.card_import import CardImport
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.tour import STEPS, TourApp
from tests.tui.house import House, rows, screen_text, today_screen, told, type_in, until

SIZES = [(60, 18), (80, 24), (160, 45)]


def seen(size: tuple[int, int]) -> dict[str, Any]:
    return {"size": size, "notifications": True, "tooltips": True}


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_book_greets_until_the_first_line_is_kept(house: House, size: tuple[int, int]) -> None:
    app = house.app()
    async with app.run_test(**seen(size)) as pilot:
        await pilot.pause()
        first = screen_text(app)
        for words in (
            "Welcome to Cockpit",
            "n  your first line",
            "g T  look around",
            "L  take in",
            "q  leave",
        ):
            assert words in first
        await pilot.press("n")
        await type_in(pilot, "acme: spec sheet by tomorrow 16:00")
        await pilot.press("enter")
        await pilot.pause()
        assert "Welcome" not in screen_text(app)
        assert "spec sheet" in screen_text(app)
        assert len(rows(app)) == 1
        await pilot.press("d")
        assert "Delivered “spec sheet”" in told(app)
    again = house.app()
    async with again.run_test(**seen(size)) as pilot:
        await pilot.pause()
        assert "Welcome" not in screen_text(again)


async def test_the_greeting_names_the_keys_that_the_seller_chose(house: House) -> None:
    from cockpit.config import Settings

    app = house.app(Settings(keys={"capture": "f5", "go": "f6"}))
    async with app.run_test(**seen((80, 24))) as pilot:
        await pilot.pause()
        assert "f5  your first line" in screen_text(app)
        assert "f6 T  look around" in screen_text(app)


def touring(house: House, tour: str) -> TourApp:
    book.fill(house.desk())
    return TourApp(house.desk(), None, {"tour": tour})


def at_step(app: TourApp, step: int) -> bool:
    return app.step == step


async def step_by_step(pilot: Pilot[None], app: TourApp) -> None:
    """Press what each step of the tour says."""
    await until(pilot, lambda: app.step == 0 and "1 of 8" in screen_text(app))
    for step, key in enumerate("jdu", 1):
        await pilot.press(key)
        await until(pilot, partial(at_step, app, step))
    await pilot.press("n")
    await type_in(pilot, "acme: price list by tomorrow 10:00")
    await pilot.press("enter")
    await until(pilot, lambda: app.step == 4)
    await pilot.press("a")
    await type_in(pilot, "warranty")
    await pilot.pause(0.3)
    await pilot.press("1")
    await until(pilot, lambda: app.step == 5)
    while not isinstance(app.screen, TodayScreen):
        await pilot.press("escape")
        await pilot.pause()
    await pilot.press("r")
    await until(pilot, lambda: app.step == 6)
    assert "7 of 8" in screen_text(app)
    await pilot.press("escape")
    await until(pilot, lambda: app.step == 7)
    await pilot.press("question_mark")
    await until(pilot, lambda: app.step == len(STEPS))
    await pilot.press("escape")
    await pilot.pause()
    assert "That was it." in screen_text(app)
    await pilot.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_each_step_of_the_tour_is_done_by_the_key_it_names(house: House, size: tuple[int, int]) -> None:
    app = touring(house, "here")
    async with app.run_test(**seen(size)) as pilot:
        await step_by_step(pilot, app)
        await pilot.pause()
        assert "Look around" in told(app)
        assert "of 8" not in screen_text(app)
        assert app.is_running
    did = [one.did for one in log(house.desk(), 10)]
    assert any(one.startswith("undid: delivered") for one in did), did
    assert any("price list" in one for one in did), did


async def test_the_tour_brings_the_cursor_to_what_is_to_be_delivered_once_the_key_has_moved_it(
    house: House,
) -> None:
    app = touring(house, "here")
    async with app.run_test(**seen((80, 24))) as pilot:
        await until(pilot, lambda: "1 of 8" in screen_text(app))
        assert isinstance(app.screen, TodayScreen)
        app.screen.in_use.call_later(sleep, 0.3)  # a busy list: the key waits for its turn
        app.post_message(Key("j", "j"))
        await until(pilot, lambda: app.step == 1)
        await pilot.pause(0.5)
        assert app.screen.row is not None
        assert (
            app.screen.row.record.text == "samples in both colours"
        )  # the first; behind it another step may be next


async def test_the_first_key_of_the_tour_goes_down_one_row_as_it_says(house: House) -> None:
    app = touring(house, "here")
    async with app.run_test(**seen((80, 24))) as pilot:
        await until(pilot, lambda: "1 of 8" in screen_text(app))
        rows = today_screen(app).in_use
        shown = [row.key for row in rows.rows if not row.heading]
        await until(pilot, lambda: rows.highlighted_key != shown[0])
        before = shown.index(rows.highlighted_key or "")
        await pilot.press("j")
        await until(pilot, lambda: app.step == 1)
        await pilot.pause(0.3)
        assert rows.highlighted_key == shown[before + 1]
        assert today_screen(app).row is not None
        assert "d does" in screen_text(app)
        await pilot.press("d")
        await until(pilot, lambda: app.step == 2)


async def test_every_way_out_of_the_review_is_one_in_the_tour(house: House) -> None:
    app = touring(house, "here")
    async with app.run_test(**seen((80, 24))) as pilot:
        await until(pilot, lambda: "1 of 8" in screen_text(app))
        app.step = [one.command for one in STEPS].index("review")
        await pilot.press("r")
        await until(pilot, lambda: "7 of 8" in screen_text(app))
        await pilot.press("q")
        await until(pilot, lambda: "8 of 8" in screen_text(app))
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("escape")
        await until(pilot, lambda: app.step == len(STEPS) + 1)


async def test_the_tour_of_ones_own_book_leads_back_to_it_by_esc_from_any_step(house: House) -> None:
    app = touring(house, "and back")
    async with app.run_test(**seen((80, 24))) as pilot:
        await until(pilot, lambda: "1 of 8" in screen_text(app))
        await pilot.press("j", "d")
        await pilot.press("escape")
        await pilot.pause()
        assert not app.is_running or app.return_code == 0
    assert app.return_code == 0


@pytest.mark.parametrize(
    "opened", [("enter",), ("l", "l", "l"), ("plus",), ("space",), ("slash", "x")], ids=" ".join
)
async def test_esc_takes_back_what_was_opened_or_marked_before_it_ends_the_tour(
    house: House, opened: tuple[str, ...]
) -> None:
    app = touring(house, "here")
    async with app.run_test(**seen((80, 24))) as pilot:
        await until(pilot, lambda: "1 of 8" in screen_text(app))
        await pilot.press("j")
        await until(pilot, lambda: app.step == 1)
        await pilot.press(*opened)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.step == 1
        await pilot.press("escape")
        await until(pilot, lambda: app.step == len(STEPS) + 1)


async def test_to_begin_the_tour_leaves_the_book_as_it_is(house: House) -> None:
    app = house.app()
    async with app.run_test(**seen((80, 24))) as pilot:
        await pilot.press("g", "T")
        await pilot.pause()
    assert app.wants_tour
    assert app.return_code == 0
    assert house.desk().is_absent()


async def asked(pilot: Pilot[None], path: str) -> None:
    await pilot.press("g", "L")
    await pilot.pause()
    await type_in(pilot, path)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_of_answers_is_tried_first_and_kept_by_the_second_enter(
    house: House, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "my answers.csv"
    file.write_text(
        "question,answer\nHow long is the warranty?,Five years.\nWho installs it?,We do.\n,none\n"
    )
    app = house.app()
    async with app.run_test(**seen(size)) as pilot:
        await asked(pilot, f"'{file}'")
        await until(pilot, lambda: "It would keep 2 new cards" in screen_text(app))
        assert "left out line 4" in screen_text(app)
        assert house.desk().is_absent()
        await pilot.press("enter")
        await until(pilot, lambda: "Kept 2 new cards" in told(app))
        assert [card.text for card in cards.listed(house.desk())] == [
            "How long is the warranty?",
            "Who installs it?",
        ]
        await pilot.press("u")
        await pilot.pause()
        assert cards.listed(house.desk()) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.csv", None, "no such file"),
        ("x.xlsx", "PK", "Nothing is taken in"),
        ("x.csv", "colour,shape\nred,round\n", "headings"),
        ("x.csv", "", ""),
    ],
)
async def test_a_file_that_cannot_be_taken_in_is_told_and_keeps_nothing(
    house: House, tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    app: CockpitApp = house.app()
    async with app.run_test(**seen((80, 24))) as pilot:
        await asked(pilot, str(tmp_path / name))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CardImport)
        await until(pilot, lambda: said in " ".join(screen_text(app).split()))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
    assert house.desk().is_absent()


async def test_customers_from_a_plain_table_are_taken_in_and_a_line_that_does_not_read_keeps_all_out(
    house: House, tmp_path: Path
) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("Name,Phone\nAcme,+49 30 1234\nBolt,ring me\n")
    app = house.app()
    async with app.run_test(**seen((80, 24))) as pilot:
        await asked(pilot, str(file))
        await until(pilot, lambda: "1 line did not read, so nothing was kept" in screen_text(app))
        assert "line 3: “ring me” is no phone number" in screen_text(app)
        await pilot.press("escape")
        file.write_text("Name,Phone\nAcme,+49 30 1234\n")
        await asked(pilot, str(file))
        await until(pilot, lambda: "It would keep 1 new contact" in screen_text(app))
        assert house.desk().is_absent()
        await pilot.press("enter")
        await until(pilot, lambda: "Kept 1 new contact" in told(app))
        assert [one.who.phone for one in people.people(house.desk())] == ["+49 30 1234"]
