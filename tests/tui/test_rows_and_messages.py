"""How much of a row is in sight at each size, and what is told at the edge: once, briefly, and out of the way."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest

from cockpit.desk import book_state
from cockpit.tui.panels.pane import Pane
from cockpit.tui.panels.urgency import pressing
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.today import TodayScreen
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
async def test_every_row_of_the_list_in_use_tells_how_pressing_who_what_and_what_the_key_does(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for number, pane in (("0", "all"), ("1", "owed"), ("2", "money"), ("3", "recover")):
            await pilot.press(number)
            await pilot.pause()
            screen = today_screen(app)
            listed = screen.query_one(f"#{pane}", Pane)
            shown, is_small = lines(listed), listed.size.width < 60
            assert screen.today is not None
            assert shown
            for row in screen.today.rows:
                line = shown.get(str(row.record.id))
                if line is None:
                    continue
                assert pressing(row, screen.today.now).plain in line
                assert line.rstrip().removesuffix(row.code).rstrip().endswith(row.step()), line
                assert row.name[: 3 if is_small else 7] in line
                # Before the words stands how many more steps are one contact: the words give way to it.
                most = 1 if row.more and f"+{len(row.more)} " in line else 3
                assert is_small or row.record.text[:most] in line, line


async def test_from_150_columns_no_row_hides_its_code_and_words_are_as_whole(house: House) -> None:
    house.demo()
    shown: dict[tuple[int, int], dict[str, str]] = {}
    for size in ((120, 35), (160, 45)):
        app = house.app()
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            shown[size] = lines(today_screen(app).query_one("#owed", Pane))
            rows = today_screen(app).today.rows  # type: ignore[union-attr]
            for row in rows:
                if (line := shown[size].get(str(row.record.id))) and size == (160, 45):
                    assert line.endswith(row.code), line
                    assert bool(row.more) is (f"+{len(row.more)}" in line), line
    wide = "\n".join(shown[160, 45].values())
    assert "spec sheet of the outdoor model" in wide
    assert wide.count("…") < "\n".join(shown[120, 35].values()).count("…")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_amounts_and_times_are_never_cut(house: House, size: tuple[int, int]) -> None:
    house.demo()
    house.add(
        "order @wayne-and-sons-of-gotham 1,234,567 EUR chairs",
        "order @zed 12,345 USD lamps",
        "order @ulla a set of tables",
    )
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        screen = today_screen(app)
        for key, one in (("2", "#money"), ("0", "#all"), ("1", "#owed")):
            await pilot.press(key)
            await pilot.pause()
            if key != "1":
                orders = "\n".join(lines(screen.query_one(one, Pane)).values())
                for amount in ("EUR 18,400", "EUR 30,000", "EUR 1,234,567", "USD 12,345", "no sum", "paid"):
                    assert amount in orders
            assert screen.today is not None
            shown = lines(screen.query_one(one, Pane))
            for row in screen.today.rows:
                if line := shown.get(str(row.record.id)):
                    assert pressing(row, screen.today.now).plain in line


async def test_one_list_stands_over_its_detail_where_three_have_no_room(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(66, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        seen = screen_text(app)
        assert "[2 Money" in seen
        assert "╭─ 2 Money" in seen
        assert "╭─ 1 Owed" not in seen
        # A letter of a table and more is not run into one line.
        await until(pilot, lambda: "copies 4 lines: “Dexter Morgan, as at" in screen_text(app))
        assert "Order What" not in screen_text(app)


async def test_the_same_number_stands_in_the_header_on_the_tab_and_over_its_rows(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 60), notifications=True, tooltips=True) as pilot:
        await pilot.press("0")
        await pilot.pause()
        shown = [row.key for row in today_screen(app).query_one("#all", Pane).rows.rows if not row.heading]
        seen = screen_text(app)
        assert f"[0 All · {len(shown)} rows]" in seen
        assert f"╭─ 0 All · {len(shown)} rows" in seen
        late, due = (re.search(rf"{word} · (\d+) rows [─·]", seen) for word in ("LATE", "TODAY"))
        assert late is not None
        assert due is not None
        assert f"{late[1]} late · {due[1]} due today" in seen.splitlines()[0]


async def test_a_tab_is_chosen_by_a_click(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        at = screen_text(app).splitlines()[1].index("3 Recover")
        await pilot.click(offset=(at + 2, 1))
        await pilot.pause()
        assert today_screen(app).pane == "recover"


# --- messages ---


async def test_one_message_stands_until_the_next_act_and_holds_still(house: House) -> None:
    house.add(*(f"todo call {name} by 15:00" for name in ("one", "two", "three", "four")))
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d", "d", "d")
        await pilot.pause()
        assert told(app).count("call") == 1
        app.tell("The disk is full.", "error")
        house.clock.move(minutes=20)
        await until(pilot, lambda: "10:40" in screen_text(app).splitlines()[0])
        assert told(app) == "The disk is full."
        await pilot.press("u")
        await pilot.pause()
        assert told(app).startswith("Undone")
        assert not app._notifications


async def test_why_a_key_did_nothing_is_told_until_the_next_key_and_what_was_done_until_the_next_act(
    house: House,
) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("F")
        await pilot.pause()
        assert "only on an order's own screen" in told(app)
        await pilot.press("1")
        await pilot.pause()
        assert told(app) == ""
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("2", "1", "j")
        await pilot.pause()
        assert "u takes it back" in told(app)


@pytest.mark.parametrize("keys", ["gl", "gd", "a", "f", "gc", "g@", "E", "@", "W", "g,"])
async def test_to_open_another_screen_is_the_next_act(house: House, keys: str) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "acme: price list by 17:00 ok")
        await pilot.press("enter")
        await pilot.pause()
        assert "u takes it back" in told(app)
        await pilot.press(*("at" if key == "@" else "comma" if key == "," else key for key in keys))
        await until(pilot, lambda: type(app.screen).__name__ not in ("TodayScreen", "WhichKey"))
        assert "u takes it back" not in told(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert told(app) == ""


async def test_a_message_lies_over_neither_a_row_nor_the_keys_and_goes_when_the_next_step_begins(
    house: House,
) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d")
        await pilot.pause()
        *_, keys = seen = screen_text(app).splitlines()
        [at] = [place for place, line in enumerate(seen) if "✓ Delivered “spec sheet”" in line]
        assert at >= len(seen) - 3
        assert "u takes it back" in "".join(seen[at:])
        assert "? keys" in keys
        assert all(row.record.text in screen_text(app) for row in today_screen(app).today.rows)  # type: ignore[union-attr]
        await pilot.press("z")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert app.message is None


async def test_a_long_message_gets_lines_of_its_own_and_the_rows_give_way(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        app.tell("The disk is full. " * 12, "error")
        await pilot.pause()
        lines_seen = screen_text(app).splitlines()
        assert sum("disk is full" in line for line in lines_seen) == 3
        assert "? keys" in lines_seen[-1]


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
        assert "Next, once it is on the account: K on an order's own screen" in told(app)
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
        await until(pilot, lambda: "Nothing here is called so" in screen_text(app))
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
        app.hush()
        await until(pilot, lambda: "read-only" in screen_text(app).splitlines()[0])
        house.clock.move(minutes=1)
        await until(pilot, lambda: "10:21" in screen_text(app))
        assert told(app) == ""


async def test_a_book_on_a_disk_that_takes_no_writing_is_said_to_be_read_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.add("todo call the bank by 15:00")
    assert book_state.refusal(house.desk()) == ""
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
