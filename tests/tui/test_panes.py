"""Today's three panes: what they show, how one moves between them, and what they say when there is nothing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from textual.screen import ModalScreen

from cockpit.desk import actions
from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.calls.preparation import Preparation
from cockpit.domain.losses.loss import Loss
from cockpit.domain.losses.recovery import Help, Recovery
from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Payment
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payments import Payments
from cockpit.domain.people import Customer, id_of
from cockpit.domain.questions.question import Question
from cockpit.domain.todo import Todo
from cockpit.tui.commands import COMMANDS
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.lists import MoneyRows
from cockpit.tui.panels.pane import AT_FIRST
from cockpit.tui.screen_names import LOSS, ORDER, REVIEW
from cockpit.tui.screens.order import OrderScreen
from tests.tui.house import HOSTILE, NOW, House, rows, screen_text, today_screen, type_in, until
from tests.tui.test_any_text import harmless

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def hold_deals(house: House, text: str) -> None:
    """Put one record of each kind into the book past the door, where text is cleaned."""
    desk = house.desk()
    customer = id_of(text or "x")
    common: dict[str, Any] = {"text": text, "customer": customer, "made_at": NOW}
    soon = plus(NOW, timedelta(hours=2))
    money = Money(value=Decimal(1200), currency="EUR")
    paid = Payment(at=NOW, amount=money, text=text)
    helped = {"a": Help(at=NOW, supplier=text or "x", phone=text, called_at=NOW, text=text)}
    with desk.book.transaction() as transaction:
        transaction.did = f"captured {text}"
        transaction.put(Customer(id=customer, said=text, is_supplier=True, phone=text))
        order = Order(id=desk.make_id(), **common, payments=Payments(amount=money, received={"a": paid}))
        transaction.put(order.touch(NOW, text=text or "x"))
        loss = Loss(
            id=desk.make_id(),
            **common,
            told_at=NOW,
            chosen=text,
            need=text,
            vent=text,
            recovery=Recovery(apology=text, help=helped),
        )
        transaction.put(loss)
        transaction.put(
            Call(
                id=desk.make_id(), **common, when=soon, preparation=Preparation(gain=text, bring={"a": text})
            )
        )
        transaction.put(Question(id=desk.make_id(), **common, opened_at=NOW, due=soon))
        transaction.put(Awaited(id=desk.make_id(), **common, due=soon))


async def test_hostile_text_is_harmless_in_every_pane_and_on_every_screen(house: House) -> None:
    for text in HOSTILE:
        hold_deals(house, text)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause(0.1)
        for pane, keys in (
            ("1", ["j"] * 3),
            ("2", ["enter", "dollar_sign", "escape", "escape", "j"]),
            ("3", ["enter", "2", "escape", "escape", "j"]),
            ("r", ["space"] * 4),
        ):
            await pilot.press(pane)
            for key in keys * len(HOSTILE):
                await pilot.press(key)
                harmless(app)


@pytest.mark.parametrize("size", [(160, 45), (120, 35), (50, 15), (20, 5)])
async def test_hostile_text_is_harmless_in_the_panes_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    for text in HOSTILE:
        hold_deals(house, text)
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.1)
        for key in (
            "2",
            "enter",
            "escape",
            "3",
            "enter",
            "escape",
            "r",
            "space",
            "q",
            "tab",
            "plus",
            "l",
            "l",
            "l",
        ):
            await pilot.press(key)
            await pilot.pause()
            harmless(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (160, 45)])
async def test_keys_and_tab_move_between_the_lists_and_no_width_jumps(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("1")
        await pilot.pause()
        screen = today_screen(app)
        for key, pane in (
            ("2", "money"),
            ("3", "recover"),
            ("0", "all"),
            ("tab", "owed"),
            ("shift+tab", "all"),
            ("3", "recover"),
            ("h", "money"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert screen.pane == pane
            assert screen.row is not None
            assert screen.query_one(Detail).row == screen.row
            widths = {one: screen.query_one(f"#{one}").size.width for one in ("owed", "money", "recover")}
            if size[0] >= 110 and pane != "all":
                assert widths["money"] == pytest.approx(widths["recover"], abs=1)
                assert widths["owed"] > widths["money"]
        await pilot.press("l", "l")
        await pilot.pause()
        assert isinstance(app.focused, Detail)
        await pilot.press("h")
        await pilot.pause()
        assert screen.pane == "recover"


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (100, 40), (160, 24)])
async def test_one_list_at_a_time_where_there_is_little_room(house: House, size: tuple[int, int]) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for key, shown in (("0", "╭─ 0 All"), ("1", "╭─ 1 Owed"), ("2", "╭─ 2 Money"), ("3", "╭─ 3 Recover")):
            await pilot.press(key)
            await pilot.pause()
            titles = [
                title
                for title in ("╭─ 0 All", "╭─ 1 Owed", "╭─ 2 Money", "╭─ 3 Recover")
                if title in screen_text(app)
            ]
            assert titles == [shown]


async def test_totals_are_told_by_currency_and_never_added_across(house: House) -> None:
    house.add("order @bolt 1,200 EUR chairs", "order @zed 900 USD lamps", "order @mia 2,000 EUR desks")
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        subtitle = str(app.screen.query_one(MoneyRows).border_subtitle)
        assert "EUR 3,200" in subtitle
        assert "+1" in subtitle or "USD 900" in subtitle
        await pilot.press("2")
        await pilot.pause()
        assert "EUR 3,200 to come · USD 900 to come" in str(app.screen.query_one(MoneyRows).border_subtitle)
        seen = screen_text(app)
        assert "EUR 1,200" in seen
        assert "USD 900" in seen
        assert "4,100" not in seen


async def test_the_header_tells_the_money_that_is_overdue_and_the_days_without_a_get_back(
    house: House,
) -> None:
    (wanted, *_) = house.add(
        "order @bolt 1,200 EUR chairs net 7", "q acme: is it blue a: yes", "q zed: how long"
    )
    actions.do(house.desk(), [wanted], "deliver", {})
    actions.do(house.desk(), [wanted], "invoice", {})
    house.clock.move(hours=24 * 3)
    app = house.app()
    async with app.run_test(size=(120, 35), notifications=True, tooltips=True) as pilot:
        assert "overdue" not in screen_text(app).splitlines()[0]  # it is not due yet
        await until(pilot, lambda: "3 days without a get-back" in screen_text(app))
        house.clock.move(hours=24 * 8)
        await until(pilot, lambda: "EUR 1,200 overdue" in screen_text(app).splitlines()[0])


async def test_a_supply_that_comes_later_than_they_need_it_is_red_and_said_in_words(house: House) -> None:
    (wanted,) = house.add("order @bolt 1,200 EUR chairs by fri")
    actions.do(house.desk(), [wanted], "date-supply", {"when": "mon 12:00"})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2")
        await pilot.pause()
        seen = screen_text(app)
        assert "we are late   bolt" in seen or "we are late bolt" in seen
        assert "3 d later than" in seen


async def test_amounts_and_hours_are_never_cut_at_80_columns(house: House) -> None:
    house.add(
        "order @international-business-and-bicycles-incorporated 1,234,567 EUR chairs",
        "lost @international-business-and-bicycles-incorporated 5k to Globex: delivery",
    )
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        for key in ("0", "1", "2", "3"):
            await pilot.press(key)
            await pilot.pause()
            seen = screen_text(app).partition("\n")[2]  # the header tells the money on every list
            assert ("EUR 1,234,567" in seen) is (key in "02")
            assert ("24 h left" in seen) is (key in "03")


@pytest.mark.parametrize("screen", [ORDER, LOSS, REVIEW])
async def test_every_command_can_be_pressed_on_every_other_screen(house: House, screen: str) -> None:
    house.demo()
    app = house.app()
    opens = {ORDER: ["2", "enter"], LOSS: ["3", "enter"], REVIEW: ["r"]}[screen]
    async with app.run_test(**SEEN) as pilot:
        for command in COMMANDS:
            if screen not in command.screens or command.id == "quit" or not command.keys:
                continue
            if screen != app.screen.NAME:  # type: ignore[attr-defined]
                app.show_today()
                await pilot.pause()
                await pilot.press(*opens)
                await pilot.pause()
            assert screen == app.screen.NAME, command.id  # type: ignore[attr-defined]
            await pilot.press(command.keys.split(",")[0])
            await pilot.pause()
            assert app.is_running, command.id
            for _ in range(3):
                if isinstance(app.screen, ModalScreen):
                    await pilot.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_what_is_captured_is_selected_in_the_list_in_use_if_it_belongs_there(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for key, line, pane in (
            ("0", "todo call the bank by 15:00", "all"),
            ("1", "todo water the plants by 15:00", "owed"),
            ("1", "order @bolt 900 EUR desks", "money"),
            ("2", "lost @zed 900 EUR lamps to Globex: delivery", "recover"),
        ):
            await pilot.press(key, "n")
            await type_in(pilot, line)
            await pilot.press("enter")
            await pilot.pause()
            screen = today_screen(app)
            assert screen.pane == pane, line
            assert screen.row is not None
            assert screen.row.record.text.partition(":")[0] in line


async def test_of_a_list_too_long_for_the_first_paint_all_is_there_right_after_it(house: House) -> None:
    desk, count, name = house.desk(), AT_FIRST + 100, "Wonka Industries Berlin"
    with desk.book.transaction() as transaction:
        transaction.did = "captured much"
        transaction.put(Customer(id=id_of(name), said=name))
        for place in range(count):
            due = plus(NOW, timedelta(days=2, minutes=place))
            who = id_of(name) if place == count - 1 else None
            text = f"thing {place}"
            transaction.put(Todo(id=desk.make_id(), text=text, customer=who, made_at=NOW, due=due))
    app = house.app()
    async with app.run_test(size=(120, 35)) as pilot:
        await pilot.press("1", "G")
        await pilot.pause()
        shown = screen_text(app)
    assert f"Owed · {count} rows" in shown
    assert f"thing {count - 1}" in shown
    assert "Wonka Indu" in shown  # the name has its room, though the first lines had none


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
async def test_the_next_key_is_about_what_was_saved_whatever_it_is_one_contact_with(
    house: House, size: tuple[int, int]
) -> None:
    house.add("order @acme 9k EUR roof", "order @acme 4k EUR door")
    house.clock.move(days=3)
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("0")
        await pilot.pause()
        assert len(rows(app)) == 1
        await pilot.press("n")
        await type_in(pilot, "order @acme 700 EUR window")
        await pilot.press("enter")
        await pilot.pause()
        assert len(rows(app)) == 2
        row = today_screen(app).row
        assert row is not None
        assert row.record.text == "window"
        house.clock.move(minutes=1)
        await until(pilot, lambda: (day := today_screen(app).today) and day.now == house.clock.now)
        assert len(rows(app)) == 2
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OrderScreen))
        assert "window" in screen_text(app)
        await pilot.press("escape", "n")
        await type_in(pilot, "order @bolt 1k EUR gate")
        await pilot.press("enter")
        await pilot.pause()
        assert len(rows(app)) == 2  # the window is one contact with the others again
