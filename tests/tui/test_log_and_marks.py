"""The log with undo from a row, marks that say what is hit, the filter over all lists, again, texts, and the editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from cockpit.domain.promises.promise import Promise
from cockpit.tui.screens.log import LogScreen
from cockpit.tui.screens.loss import LossScreen
from cockpit.tui.screens.order import OrderScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, today_screen, told, type_in, until
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)


def text_of(app: Any) -> str:
    """What the screen says, with the room between words gone."""
    return " ".join(screen_text(app).split())


@SIZES
async def test_an_older_action_is_taken_back_alone_from_its_row_and_undo_puts_it_back(
    house: House, size: tuple[int, int]
) -> None:
    (spec,) = house.add("acme: spec sheet by 16:00 ok")
    app = house.app()

    def promise() -> Promise:
        record = app.desk.book.current[spec]
        assert isinstance(record, Promise)
        return record

    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("0", "d")
        await pilot.pause()
        house.add("bolt: price list by mon 16:00 ok")
        await pilot.press("g", "l")
        await until(pilot, lambda: "delivered" in screen_text(app))
        assert isinstance(app.screen, LogScreen)
        assert promise().delivered_at is not None
        rows = app.screen.query_one(RowList)
        while "delivered" not in str(rows.highlighted_row.at(100)):  # type: ignore[union-attr]
            await pilot.press("j")
        await pilot.press("d")
        await until(pilot, lambda: "Taken back: delivered" in told(app))
        assert promise().delivered_at is None
        assert sum("price list" in one.text for one in app.desk.book.current.values()) == 1
        await pilot.press("u")
        await until(pilot, lambda: promise().delivered_at is not None)


async def test_what_was_changed_since_is_not_taken_back_from_a_row(house: House) -> None:
    house.add("todo book the hall by 18:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        for words in ("book the big hall", "book the small hall"):
            await pilot.press("e")
            await pilot.pause()
            app.screen.query_one(Input).value = f"todo {words} by 18:00"
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("g", "l")
        await until(pilot, lambda: screen_text(app).count("edited") == 2)
        await pilot.press("j", "d")
        await until(pilot, lambda: "cannot be undone" in told(app))
        assert [one.text for one in app.desk.book.current.values()] == ["book the small hall"]


async def test_marks_say_what_the_next_step_will_hit(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: price list by 17:00 ok", "todo book the hall by 18:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("0", "space", "space", "space")
        await pilot.pause()
        assert "3 marked d deliver acme, bolt · done book the hall" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "marked" not in text_of(app)


async def test_the_filter_is_over_all_lists_and_escape_clears_it_on_all(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "order @bolt 5k EUR seats", "order @acme 7k EUR chairs")
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "bolt")
        await pilot.press("enter")
        await until(pilot, lambda: "chairs" not in screen_text(app))
        assert "2 Money · 1 row found" in screen_text(app)
        assert "1 Owed · 0 rows found" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: "chairs" in screen_text(app))


async def test_a_click_on_the_title_of_a_list_goes_to_it(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "order @bolt 5k EUR seats")
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert await pilot.click("#money", offset=(4, 0))
        await pilot.pause()
        assert today_screen(app).pane == "money"


async def test_again_says_what_it_repeats_and_never_repeats_what_was_taken_back(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: price list by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("0", "z", "enter")
        await pilot.pause()
        await pilot.press("full_stop")
        await pilot.pause()
        assert told(app).startswith("Again, snooze (")
        await pilot.press("u", "full_stop")
        await pilot.pause()
        assert "it was taken back" in told(app)


@SIZES
async def test_an_order_and_a_loss_have_their_texts_ready_and_say_what_was_copied(
    house: House, size: tuple[int, int]
) -> None:
    house.add("order @acme 5k EUR seats", "lost @zed roof set to Kestrel needed: delivery in May")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, OrderScreen))
        assert "you made the right decision with seats" in str(app.screen.query_one("#say", Static).content)
        await pilot.press("y")
        await pilot.pause()
        assert "right decision" in app.clipboard
        await pilot.press("Y", "p")
        await pilot.pause()
        assert "Copied the process: acme, this is how it goes with seats" in told(app)
        assert "this is how it goes" in app.clipboard
        await pilot.press("escape", "3", "enter")
        await until(pilot, lambda: isinstance(app.screen, LossScreen))
        await pilot.press("Y", "h")
        await pilot.pause()
        assert "I am calling on behalf of zed" in told(app)
        assert "delivery in May" in app.clipboard


@SIZES
async def test_a_template_that_does_not_read_is_told_wherever_its_words_would_stand_and_stops_nothing_else(
    house: House, size: tuple[int, int]
) -> None:
    house.add("order @acme 5k EUR seats")
    own = house.path / "texts" / "reassure.txt"
    own.parent.mkdir()
    own.write_text("Hi $custmer, that is right.", encoding="utf-8")
    wrong = "holds $custmer"
    app = house.app()
    app.copy_to_clipboard("as before")
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: wrong in text_of(app))
        await pilot.press("y")
        await until(pilot, lambda: wrong in told(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OrderScreen))
        assert wrong in text_of(app)
        await pilot.press("Y", "r")
        await until(pilot, lambda: wrong in told(app))
        assert app.clipboard == "as before"
        await pilot.press("Y", "p")
        await until(pilot, lambda: "this is how it goes with seats" in app.clipboard)
        own.write_text("Hi $customer, that is right.", encoding="utf-8")
        await pilot.press("Y", "r")
        await until(pilot, lambda: app.clipboard == "Hi acme, that is right.")


async def test_an_editor_that_is_not_there_is_told_and_what_was_typed_stays(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("0", "N")
        await type_in(pilot, "they like rowing")
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert "set $VISUAL or $EDITOR" in text_of(app)
        monkeypatch.setenv("EDITOR", "true")
        await pilot.press("f4")
        await pilot.pause()
        assert "This terminal cannot be given to an editor" in text_of(app)
        assert app.screen.query_one(Input).value == "they like rowing"


@SIZES
async def test_a_line_begins_with_whom_the_page_or_the_marks_are_about_and_never_with_the_cursors_row(
    house: House, size: tuple[int, int]
) -> None:
    house.add("order @acme 5k EUR seats", "todo @acme: book the hall", "todo @bolt: send the map")
    app = house.app()

    async def begun(*keys: str) -> str:
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.focused, Input))
        line = app.screen.query_one(Input).value
        await pilot.press("ctrl+u", "escape")
        await pilot.pause()
        return line

    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert await begun("0", "home", "p") == "promise "
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, OrderScreen))
        assert await begun("p") == "promise @acme "
        assert await begun("w") == "wait @acme "
        assert await begun("x") == "lost @acme "
        await pilot.press("escape", "0")
        rows = today_screen(app).in_use
        theirs = {str(row.record.id): row.name for row in today_screen(app).today.rows}  # type: ignore[union-attr]
        for _ in rows.rows:
            if theirs.get(rows.highlighted_key or "") == "acme":
                await pilot.press("space")
            else:
                await pilot.press("j")
        assert await begun("c") == "call @acme "
        await pilot.press("escape", "home", *["space"] * len(theirs))
        assert await begun("c") == "call "  # several customers are meant
