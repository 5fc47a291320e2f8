"""The evening, the agenda and the week: what they show, and the same keys on the selected row as on Today."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import ModalScreen

from cockpit.domain.promises.promise import Promise
from cockpit.tui.commands import COMMANDS
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import AGENDA, EVENING, WEEK
from cockpit.tui.screens.agenda import AgendaScreen
from cockpit.tui.screens.evening import EveningScreen
from cockpit.tui.screens.today import TodayScreen
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
NOTHING = "Nothing is owed tonight."


def listed(app: Any) -> list[str]:
    """The lines of the list, headings too, without the room around them."""
    rows = app.screen.query_one(RowList)
    return [" ".join(str(row.at(120)).split()) for row in rows.rows]


def selected(app: Any) -> int | None:
    return app.screen.row.record.id if app.screen.row else None


@pytest.mark.parametrize("key", ["r", "E"])
async def test_w_begins_a_capture_of_what_they_owe_in_every_screen(house: House, key: str) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press(key, "w")
        await type_in(pilot, "@bolt the signed PO by fri")
        await pilot.press("enter")
        await pilot.pause()
        assert [one.KIND for one in app.desk.book.current.values()].count("awaited") == 1


@SIZES
async def test_an_evening_is_settled_by_its_keys_alone_until_nothing_is_owed(
    house: House, size: tuple[int, int]
) -> None:
    call, spec, _, _ = house.add(
        "call @zed 14:00 purpose: agree on the scope",
        "acme: spec sheet by 16:00 ok",
        "todo book the hall by tomorrow 11:00",
        "bolt: price list by mon 16:00 ok",
    )
    house.clock.move(hours=7)
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("E")
        await pilot.pause()
        lines = listed(app)
        assert [line.partition(" ─")[0] for line in lines[::2]] == [
            "CALLS WITHOUT AN OUTCOME · 1 row",
            "NOT DELIVERED YET · 1 row",
            "DUE BEFORE TOMORROW NOON · 1 row",
        ]
        assert "To settle tonight · 3 rows" in screen_text(app)
        assert "price list" not in screen_text(app)
        assert selected(app) == call
        await pilot.press("j")
        await pilot.pause()
        assert "You said “by 16:00”" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        record = app.desk.book.current[spec]
        assert isinstance(record, Promise)
        assert record.delivered_at is not None
        assert "Delivered" in told(app)
        await pilot.press("u")
        await pilot.pause()
        assert selected(app) == spec
        await pilot.press("d")
        await pilot.pause()
        # The first step of following it through is for tomorrow morning.
        assert any(
            "Thu 09:00 acme spec sheet 0 of 4 steps done confirm received" in line for line in listed(app)
        )
        for _ in range(3):
            await pilot.press("D")
            await pilot.pause()
            if isinstance(app.screen, ModalScreen):
                await pilot.press("enter")
                await pilot.pause()
        assert NOTHING in screen_text(app)
        await pilot.press("d", "v", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


@SIZES
async def test_the_agenda_has_a_heading_a_day_and_both_clocks_of_a_promise(
    house: House, size: tuple[int, int]
) -> None:
    house.add("acme: spec sheet by 16:00 ok", "todo book the hall by tomorrow", "bolt: quote by mon 11:00 ok")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "d")
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)
        text = " | ".join(listed(app))
        for words in (
            "TODAY WED 18 NOV · 2 deadlines",
            "TOMORROW THU 19 NOV · 1 deadline",
            "MON 23 NOV",
            "16:00 theirs",
            "all day",
        ):
            assert words in text, text
        assert text.count("my target") == 2
        await pilot.press("j")
        await pilot.pause()
        assert "theirs" in str(app.screen.rows.highlighted_key)
        await pilot.press("d")
        await pilot.pause()
        assert "Delivered" in told(app)
        assert "16:00 theirs" not in " ".join(listed(app))


async def test_both_clocks_of_a_promise_marked_are_one_record(house: House) -> None:
    (spec,) = house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "d")
        await pilot.pause()
        await pilot.press("space", "j", "space")
        await pilot.pause()
        assert "2 marked" in screen_text(app)
        assert [row.record.id for row in app.screen.rows_meant()] == [spec]  # type: ignore[attr-defined]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)
        assert not app.screen.rows.marked


async def test_enter_opens_the_record_and_escape_goes_back_step_by_step(house: House) -> None:
    house.add("todo book the hall by 18:00", "order @acme 5k EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("E")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "esc back" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, EveningScreen)
        assert app.focused is app.screen.rows
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_what_another_program_adds_comes_into_the_evening(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert NOTHING in screen_text(app)
        house.add("todo book the hall by 18:00", device="two")
        await pilot.pause(0.8)
        assert "book the hall" in screen_text(app)


@SIZES
async def test_the_agenda_shows_a_week_at_a_time_and_the_keys_go_from_day_to_day(
    house: House, size: tuple[int, int]
) -> None:
    house.add(
        "todo call Bo by tomorrow 15:00", "todo book the hall by fri 09:30", "todo pay the rent by tue 12:00"
    )
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "d")
        await until(pilot, lambda: "tab by week" in screen_text(app))
        assert "3 deadlines of 3 records, by day" in screen_text(app)
        await pilot.press("tab")
        await until(
            pilot, lambda: "2 deadlines of 2 records, week Mon 16 Nov to Sun 22 Nov" in screen_text(app)
        )
        strip = screen_text(app).splitlines()
        assert strip[0].split() == "Mon 16 Tue 17 Today 18 Thu 19 Fri 20 Sat 21 Sun 22".split()
        assert strip[1].split() == "– – – 1 due 1 due – –".split()
        assert "15:00 " in strip[2]
        assert "09:30 " in strip[2]
        await pilot.press("l")
        await until(pilot, lambda: "To do by Fri 20 Nov 09:30" in screen_text(app))
        await pilot.press("l")  # over the week's end
        await until(
            pilot, lambda: "1 deadline of 1 record, week Mon 23 Nov to Sun 29 Nov" in screen_text(app)
        )
        assert "pay the rent" in screen_text(app)
        await pilot.press("l")
        assert "Nothing is due after that day." in told(app)
        await pilot.press("h", "h")
        await until(pilot, lambda: "week Mon 16 Nov" in screen_text(app))
        assert "call Bo" in app.screen.row.record.text  # type: ignore[attr-defined]
        await pilot.press("d")  # the keys act on the deadline under the cursor
        await until(pilot, lambda: "1 deadline of 1 record, week Mon 16 Nov" in screen_text(app))
        await pilot.press("tab")
        await until(pilot, lambda: "2 deadlines of 2 records, by day" in screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 18), (50, 15)], ids=str)
@pytest.mark.parametrize("keys", [["E"], ["g", "d"], ["W"]], ids=str)
async def test_the_foot_names_the_keys_and_the_way_out_at_every_size(
    house: House, keys: list[str], size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert "esc back  ? keys" in screen_text(app).splitlines()[-1]


@SIZES
async def test_the_week_shows_each_habit_as_a_bar_the_practices_and_the_one_habit(
    house: House, size: tuple[int, int]
) -> None:
    kept, _ = house.add("acme: spec sheet by 16:00 ok", "bolt: price list by 17:00")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("d", "W")
        await until(pilot, lambda: "One habit: " in screen_text(app))
        seen = screen_text(app)
        assert "Week Mon 16 Nov to Sun 22 Nov" in seen
        assert "▰▰▰▰▰▰▰▰ 100 % of your promises were kept · goal 100 % ✓" in seen
        assert "▰▰▰▰▱▱▱▱  50 % of the times you promised had their OK · goal 100 %" in seen
        for _ in range(40):
            if "won back nothing" in screen_text(app):
                break
            await pilot.press("j")
        assert "won back nothing" in screen_text(app)
        await pilot.press("u")
        app.screen.query_one(Sheet).scroll_home(animate=False)
        await until(pilot, lambda: "promises were kept" not in screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert app.desk.book.current[kept].is_open()


@pytest.mark.parametrize("screen", [EVENING, AGENDA, WEEK])
async def test_every_command_can_be_pressed_on_them(house: House, screen: str) -> None:
    house.demo()
    house.clock.move(hours=8)
    app = house.app()
    opens = {EVENING: ["E"], AGENDA: ["g", "d"], WEEK: ["W"]}[screen]
    async with app.run_test(**SEEN) as pilot:
        for command in COMMANDS:
            if screen not in command.screens or command.id == "quit" or not command.keys:
                continue
            if screen != getattr(app.screen, "NAME", ""):
                app.show_today()
                await pilot.pause()
                await pilot.press(*opens)
                await pilot.pause()
            assert screen == getattr(app.screen, "NAME", ""), command.id
            await pilot.press(command.keys.split(",")[0])
            await pilot.pause()
            assert app.is_running, command.id
            for _ in range(3):
                if isinstance(app.screen, ModalScreen):
                    await pilot.press("escape")
                    await pilot.pause()


async def test_the_agenda_tells_the_last_contact_on_whichever_record_of_the_customer(house: House) -> None:
    house.add("promise @acme spec sheet by fri 16:00 ok", "called @acme: all is well")
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "d")
        await until(pilot, lambda: "last contact today" in screen_text(app))


async def test_the_strip_of_the_week_takes_no_line_that_it_leaves_empty(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(60, 18), notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "d", "tab")
        await until(pilot, lambda: "Sun 22" in screen_text(app))
        above = screen_text(app).split("╭")[0].splitlines()
        assert len([line for line in above if line.strip()]) == 2
        assert not [line for line in above[:2] if not line.strip()]
        assert len(above) <= 3


async def test_the_week_names_keys_and_no_command_of_a_shell(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 60), notifications=True, tooltips=True) as pilot:
        await pilot.press("W")
        await until(pilot, lambda: "to look at again" in screen_text(app))
        assert "cockpit cards" not in screen_text(app)
        assert "`g c` (answer cards)" in " ".join(screen_text(app).replace("│", " ").split())
