"""How much of a row is in sight at each size, and what is told at the edge: once, briefly, and out of the way."""

from __future__ import annotations

import os
from typing import Any

import pytest

from cockpit.desk import views
from cockpit.tui.base_app import Brief
from cockpit.tui.panels.pane import Pane
from cockpit.tui.panels.row_line import when
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, today_screen, told, type_in, until
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
SIZES = [(80, 24), (100, 30), (120, 35), (160, 45), (160, 24)]


def lines(pane: Pane) -> dict[str, str]:
    """What a pane shows of each of its rows, by the key of the record."""
    rows = pane.query_one(RowList)
    width = rows.scrollable_content_region.width - 1
    return {row.key: row.at(width).plain for row in rows.rows if not row.heading}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pane_in_use_shows_time_name_words_and_code_of_every_row(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for number, pane in (("1", "promises"), ("2", "orders"), ("3", "losses")):
            await pilot.press(number)
            await pilot.pause()
            screen = today_screen(app)
            shown = lines(screen.query_one(f"#{pane}", Pane))
            assert screen.today is not None
            assert shown
            for row in screen.today.rows:
                line = shown.get(str(row.record.id))
                if line is None:
                    continue
                assert line.endswith(row.code), line
                assert row.name[:7] in line
                if "REPEAT" not in line:
                    # Before the words stands how many more steps are one contact: the words give way to it.
                    most = 1 if row.more and f"+{len(row.more)} " in line else 3
                    assert row.record.text[:most] in line or "/8 " in line or "/4 " in line, line
                if pane == "promises":
                    times = [when(row, screen.today.now, brief=brief).plain for brief in (False, True)]
                    assert any(time in line for time in times), line


async def test_where_the_detail_is_open_at_the_right_no_pane_hides_a_code_and_words_are_as_whole(
    house: House,
) -> None:
    house.demo()
    shown: dict[tuple[int, int], dict[str, str]] = {}
    for size in ((120, 35), (160, 45)):
        app = house.app()
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            screen = today_screen(app)
            shown[size] = lines(screen.query_one("#promises", Pane))
            assert screen.today is not None
            if size == (160, 45):
                every = {key: line for pane in screen.query(Pane) for key, line in lines(pane).items()}
                for row in screen.today.rows:
                    line = every.get(str(row.record.id))
                    # What is one contact with another row is told by that one.
                    assert line is not None or str(row.within) in every, row.code
                    assert line is None or line.endswith(row.code), line
                    assert line is None or bool(row.more) is (f"+{len(row.more)}" in line), line
    wide = "\n".join(shown[160, 45].values())
    assert "spec sheet of the outdoor model" in wide
    assert wide.count("…") < "\n".join(shown[120, 35].values()).count("…")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_beside_the_pane_in_use_times_and_amounts_are_whole(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    house.add(
        "order @wayne-and-sons-of-gotham 1,234,567 EUR chairs",
        "order @zed 12,345 USD lamps",
        "order @ulla a set of tables",
    )
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("3")
        await pilot.pause()
        screen = today_screen(app)
        orders = "\n".join(lines(screen.query_one("#orders", Pane)).values())
        for amount in ("EUR 18,400", "EUR 30,000", "EUR 1,234,567", "USD 12,345", "no sum", "paid"):
            assert amount in orders
        assert screen.today is not None
        promises = lines(screen.query_one("#promises", Pane))
        for row in screen.today.rows:
            if line := promises.get(str(row.record.id)):
                times = [when(row, screen.today.now, brief=brief).plain for brief in (False, True)]
                assert any(time in line for time in times), line


async def test_between_60_and_76_columns_one_list_stands_over_its_detail(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(66, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        seen = screen_text(app)
        assert "2 Awaiting payment" in seen
        assert "1 Promises" not in seen
        assert "Last contact" in seen


# --- messages ---


async def test_one_message_stands_at_a_time_and_an_error_stays_beside_it(house: House) -> None:
    house.add(*(f"todo call {name} by 15:00" for name in ("one", "two", "three", "four")))
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d", "d", "d")
        await pilot.pause()
        assert len(app._notifications) == 1
        assert told(app).count("call") == 1
        app.tell("The disk is full.", "error")
        await pilot.press("u")
        await pilot.pause()
        assert "The disk is full." in told(app)
        assert "Undone" in told(app)
        assert sum(isinstance(one, Brief) for one in app._notifications) == 1


async def test_a_message_lies_over_neither_the_next_step_nor_the_keys_nor_a_form(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert told(app)
        seen = screen_text(app)
        assert "Delivered “spec sheet”" in seen
        assert "Next d" in seen
        assert "? keys" in seen
        await pilot.press("z")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert told(app) == ""
        await until(pilot, lambda: "Delivered “spec" not in screen_text(app))


async def test_a_refused_capture_tells_what_is_missing_once(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("p")
        await type_in(pilot, "spec sheet by 16:00")
        await pilot.pause()
        assert screen_text(app).count("For whom?") == 1
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CaptureScreen)
        assert "Not saved" in screen_text(app)
        assert screen_text(app).count("For whom?") == 1


async def test_a_payment_without_an_amount_is_asked_for_it_and_then_told_which_key_follows(
    house: House,
) -> None:
    house.add("order @bolt 1,200 EUR chairs")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "dollar_sign")
        await pilot.pause()
        assert "How much did bolt pay? EUR 1,200.00 is to come" in screen_text(app)
        await type_in(pilot, "1200")
        await pilot.pause()
        assert "⏎ saves it: received, noted on" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "It counts once it has cleared." in told(app)
        assert "Then: K on an order's own screen" in told(app)
        assert "cockpit do" not in told(app)


async def test_a_payment_from_one_who_has_no_order_is_refused_before_it_is_saved(house: House) -> None:
    house.add("order @bolt 1,200 EUR chairs")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "paid @zed 5k")
        await pilot.pause()
        assert "zed has no open order" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert screen_text(app).count("zed has no open order") == 1


async def palette(pilot: Any, words: str) -> None:
    """Look for words in the palette."""
    await pilot.press("colon")
    await pilot.pause(0.2)
    await type_in(pilot, words)
    await pilot.pause(0.4)


async def test_the_palette_backs_up_and_tells_where(house: House) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await palette(pilot, "back up")
        assert "Back up now" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Backed up: " in told(app))
        assert list((house.path / "book" / "backups").glob("*.zip"))
        assert "cockpit backup --restore" in told(app)


async def test_the_palette_tells_whether_the_book_is_sound(house: House) -> None:
    house.add("todo ring the bank", "todo water the plants")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await palette(pilot, "verify")
        await pilot.press("enter")
        await until(pilot, lambda: "The book is sound: " in told(app))
        [journal] = (house.path / "book").glob("journal/*/*.ndjson")
        journal.write_bytes(journal.read_bytes().replace(b"ring the bank", b"ring the tank"))
        await palette(pilot, "verify")
        await pilot.press("enter")
        await until(pilot, lambda: " wrong with the book" in told(app))
        assert "cockpit verify lists what" in told(app)


async def test_a_palette_and_a_filter_without_hits_say_so_and_the_way_out(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await palette(pilot, "qxqx")
        await until(pilot, lambda: "No command is called so" in screen_text(app))
        assert "esc" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("slash")
        await type_in(pilot, "qxqx")
        await pilot.pause()
        assert "No row holds “qxqx”" in screen_text(app)
        assert "esc" in screen_text(app)


# --- a book that may only be read, and what is counted ---


async def test_a_book_in_a_synced_folder_is_said_to_be_read_only_at_the_start_and_once(house: House) -> None:
    house.add("todo call the bank by 15:00")
    (house.path / ".stfolder").mkdir()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: "Syncthing" in told(app))
        assert "read-only" in screen_text(app) or "Syncthing" in screen_text(app)
        app.clear_notifications()
        await until(pilot, lambda: "read-only" in screen_text(app).splitlines()[0])
        house.clock.move(minutes=1)
        await until(pilot, lambda: "10:21" in screen_text(app))
        assert told(app) == ""


async def test_a_book_on_a_disk_that_takes_no_writing_is_said_to_be_read_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.add("todo call the bank by 15:00")
    assert views.refusal(house.desk()) == ""
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: "may only be read" in told(app))
        assert "name another book with --book" in told(app)


async def test_a_book_that_is_yet_to_be_made_is_not_said_to_be_read_only(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause(0.2)
        assert told(app) == ""
        assert "read-only" not in screen_text(app)
    assert not (house.path / "book").exists()


async def test_what_the_header_counts_is_what_the_first_pane_holds_and_the_deals(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 60), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        today = today_screen(app).today
        assert today is not None
        owed = today.owed()
        deals = [row for row in owed if row.record.KIND in views.DEALS]
        assert deals
        seen = screen_text(app)
        assert f"you owe {len(owed)}, {len(deals)} of them deals" in seen
        late, due = (
            sum(1 for row in owed if row.section == section and row not in deals)
            for section in ("late", "today")
        )
        assert f"Late  {late}" in seen
        assert f"Today  {due}" in seen
        assert views.owe(today).startswith(f"You owe {len(owed)} things, {len(deals)} of them deals. ")
