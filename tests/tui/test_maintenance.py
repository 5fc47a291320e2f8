"""What goes on without a key: the clock, folding, trouble with the book, a crash."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from typing import Any

import pytest

from cockpit.desk import maintenance
from cockpit.domain.moment import plus
from cockpit.errors import BookError
from cockpit.store.journal import BOOK, Change, encode, sealed, unsealed
from cockpit.tui import cockpit as cockpit_module
from tests.tui.house import NOW, House, screen_text, today_screen, told, type_in, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
A_TICK = 0.6


async def test_midnight_makes_tomorrow_today(house: House) -> None:
    house.add("todo call the bank by tomorrow 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "TOMORROW Thu 19 Nov" in screen_text(app)
        assert "nothing is owed today" in screen_text(app)
        house.clock.move(hours=14)
        await until(pilot, lambda: "Thu 19 Nov 00:20" in screen_text(app))
        assert "TOMORROW" not in screen_text(app)
        assert "0 late · 1 due today" in screen_text(app)


async def test_a_minute_later_a_promise_is_late(house: House) -> None:
    house.add("acme: spec sheet by 11:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        house.clock.move(minutes=45)
        await until(pilot, lambda: "5 min late" in screen_text(app))


async def test_a_book_that_has_grown_is_folded_while_idle(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cockpit_module, "_IDLE_BEFORE_FOLDING", 0.0)
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        app.desk.book.unfolded = 2_000_000
        await until(pilot, lambda: app.desk.book.unfolded == 0)
        assert (house.path / "book" / "book.json").exists()


async def test_the_days_backup_is_made_while_idle_and_only_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cockpit_module, "_IDLE_BEFORE_FOLDING", 0.0)
    house.add("todo call the bank by 15:00")
    app = house.app()
    backups = house.path / "book" / "backups"
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: backups.exists() and list(backups.glob("*.zip")))
        [made] = backups.glob("*.zip")
        first = made.read_bytes()
        house.add("todo call the bank again by 16:00")
        await until(pilot, lambda: "again" in screen_text(app))
        await pilot.pause(3 * A_TICK)
    assert [one.read_bytes() for one in backups.iterdir()] == [first]


@pytest.mark.parametrize("what", ["journal", "book", "line"])
async def test_where_not_all_could_be_read_nobody_says_that_nothing_is_owed(house: House, what: str) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    book = house.path / "book"
    if what == "line":
        [month] = book.glob("journal/*/*.ndjson")
        month.write_bytes(month.read_bytes().replace(b"spec", b"spam"))
    else:
        shutil.rmtree(book / "journal" if what == "journal" else book)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "could be read" in screen_text(app)
        assert "run cockpit verify" in screen_text(app)
        for keys in ([], ["E"], ["escape", "g", "d"], ["escape", "r"]):
            await pilot.press(*keys)
            await pilot.pause()
            shown = " ".join(screen_text(app).split())
            assert "Nothing" not in shown.replace("Nothing can be saved", "").replace("Nothing was", ""), (
                shown
            )
            assert "nothing is owed" not in shown
            assert "Welcome" not in shown


async def test_an_empty_book_has_no_backup_and_no_complaint(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cockpit_module, "_IDLE_BEFORE_FOLDING", 0.0)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause(3 * A_TICK)
        assert told(app) == ""
    assert not (house.path / "book" / "backups").exists()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (160, 45)], ids=str)
async def test_a_book_of_a_newer_cockpit_is_shown_as_read_only_and_no_key_changes_a_byte(
    house: House, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(cockpit_module, "_IDLE_BEFORE_FOLDING", 0.0)
    house.add("acme: spec sheet by 11:00 ok", "todo call the bank by 15:00")
    maintenance.fold(house.desk())
    book = house.desk().folder
    line = encode(Change(BOOK, 1, {"schema": 2}), "1999999999999-0000-newer000", "1/1")
    book.append("journal/newer000/2026-11.ndjson", line)()
    hints = json.loads(unsealed(book.read("hints.json")) or b"")
    book.replace("hints.json", sealed(json.dumps(hints | {"schema": 2})[:-1].encode()))

    def files() -> dict[str, bytes]:
        found = (house.path / "book").rglob("*")
        return {str(one): one.read_bytes() for one in found if one.is_file() and one.name != "lock"}

    before = files()
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await until(pilot, lambda: "read-only: update Cockpit" in screen_text(app))
        assert "spec sheet" in screen_text(app)
        for keys in (["d"], ["u"], ["U"], ["t"], ["n"]):
            app.hush()
            await pilot.press(*keys)
            if keys == ["t"]:
                await type_in(pilot, "they like it")
                await pilot.press("enter")
            if keys == ["n"]:
                await type_in(pilot, "todo ring them at 16:00")
                await pilot.press("enter")
            await until(pilot, lambda: "written by a newer Cockpit" in screen_text(app) + told(app))
            await pilot.press("escape")
            assert files() == before
        app.desk.book.unfolded = 2_000_000
        await until(pilot, lambda: app.desk.book.unfolded == 0)
        await pilot.pause(2 * A_TICK)
        assert "read-only: update Cockpit" in screen_text(app)
    assert files() == before


async def test_each_minute_the_row_and_its_sentence_tell_how_late_it_is(house: House) -> None:
    house.add("acme: quote by 10:30 ok", "bolt: plan by 10:40 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        for late in (20, 21, 22, 25):
            house.clock.now = plus(NOW, timedelta(minutes=10 + late))
            await until(pilot, lambda late=late: f"{late} min late" in screen_text(app))  # type: ignore[misc]
            await until(pilot, lambda late=late: f"“by 10:30”: {late} min late." in screen_text(app))  # type: ignore[misc]
        await pilot.press("j")  # nothing turned in this row for a while, and its sentence is of this minute
        await until(pilot, lambda: "“by 10:40”: 15 min late." in screen_text(app))


async def test_trouble_with_the_book_is_told_once_and_not_fatal(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = house.app()

    def refuses(*, wholly: bool = True) -> set[int]:
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
