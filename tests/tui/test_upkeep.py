"""What goes on without a key: the clock, folding, trouble with the book, a crash."""

from __future__ import annotations

from typing import Any

import pytest

from cockpit.errors import BookError
from cockpit.tui import app as app_module
from tests.tui.house import House, screen_text, today_screen, told, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
A_TICK = 0.5


async def test_midnight_makes_tomorrow_today(house: House) -> None:
    house.add("todo call the bank by tomorrow 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "Tomorrow · Thu 19 Nov" in screen_text(app)
        assert "nothing is owed today" in screen_text(app)
        house.clock.move(hours=14)
        await until(pilot, lambda: "Thu 19 Nov 00:20" in screen_text(app))
        assert "Tomorrow" not in screen_text(app)
        assert "you owe 1" in screen_text(app)


async def test_a_minute_later_a_promise_is_late(house: House) -> None:
    house.add("acme: spec sheet by 11:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        house.clock.move(minutes=45)
        await until(pilot, lambda: "!! 5 min late" in screen_text(app))


async def test_a_book_that_has_grown_is_folded_while_idle(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "_IDLE_BEFORE_FOLDING", 0.0)
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        app.desk.book.unfolded = 2_000_000
        await until(pilot, lambda: app.desk.book.unfolded == 0)
        assert (house.path / "book" / "book.json").exists()


async def test_trouble_with_the_book_is_told_once_and_not_fatal(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = house.app()

    def refuses() -> set[int]:
        raise BookError("The disk failed.", "Check it.")

    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.desk.book, "refresh", refuses)
        await until(pilot, lambda: "The disk failed." in told(app))
        await pilot.pause(3 * A_TICK)
        assert told(app).count("The disk failed.") == 1
        assert app.is_running


async def test_a_crash_report_names_the_places_and_none_of_the_data(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house.add("acme: a secret by 15:00 ok")
    app = house.app()

    def breaks() -> None:
        secret = "a secret"
        raise KeyError(secret)

    async def journey() -> None:
        async with app.run_test(**SEEN) as pilot:
            await pilot.pause()
            monkeypatch.setattr(today_screen(app), "do_zoom", breaks)
            await pilot.press("plus")
            await pilot.pause()

    with pytest.raises(KeyError):
        await journey()
    reported = capsys.readouterr().err
    assert "KeyError" in reported
    assert "in breaks" in reported
    assert "secret" not in reported
    assert app.return_code == 1
