"""Find, a customer's sheet, a call's screen, and the palette over names and codes: by keys alone, on a real book."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from cockpit.config import Settings
from cockpit.desk import actions, cards, people
from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.call import CallScreen
from cockpit.tui.screens.customer import CustomerScreen
from cockpit.tui.screens.evening import EveningScreen
from cockpit.tui.screens.find import FindScreen
from cockpit.tui.screens.order import OrderScreen
from cockpit.tui.screens.person_form import PersonForm
from cockpit.tui.screens.record_page import RecordPage
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.rows import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
STEPS: dict[str, dict[str, str]] = {
    "reassure": {"text": "all is well"},
    "competitors": {"who": "nobody"},
    "process": {"text": "sent"},
    "credit-ok": {},
    "deliver": {"liked": "yes"},
    "invoice": {},
}
"""All that is to be done of an order before its money."""
SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def listed(app: CockpitApp) -> str:
    rows = app.screen.query_one("#records", RowList).rows
    return " | ".join(" ".join(str(row.at(120)).split()) for row in rows)


def understood(app: CockpitApp) -> str:
    return str(app.screen.query_one("#understood", Static).content)


async def find(pilot: Pilot[None], app: CockpitApp, line: str, holds: str) -> None:
    """Type a line into the search, and wait until the list holds something of what is found."""
    if not isinstance(app.screen, FindScreen):
        await pilot.press("f")
        await pilot.pause()
    await type_in(pilot, line)
    await until(pilot, lambda: understood(app) and holds in listed(app))


@SIZES
async def test_what_is_found_by_words_is_acted_on_by_the_same_keys_and_undone(
    house: House, size: tuple[int, int]
) -> None:
    spec, _ = house.add("acme: spec sheet by 16:00 ok", "bolt: price list by mon 16:00 ok")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await find(pilot, app, "spec sheet", "acme spec sheet")
        assert "price list" not in listed(app)
        await pilot.press("enter", "d")
        await until(pilot, lambda: "0 of 4 steps done" in listed(app))
        assert "Delivered" in told(app)
        record = app.desk.book.current[spec]
        assert isinstance(record, Promise)
        assert record.delivered_at is not None
        await pilot.press("u")
        await until(pilot, lambda: "deliver" in listed(app).split("|")[-1])
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, RecordPage)
        assert "esc back" in screen_text(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_a_card_that_asks_it_in_other_words_is_found_and_opened(house: House) -> None:
    cards.add(house.desk(), "How long is the warranty?", "Five years.")
    cards.add(house.desk(), "Who installs it?", "Our own fitters.")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await find(pilot, app, "how many years warranty", "How long is the warranty?")
        assert "IN OTHER WORDS" in listed(app).upper()
        assert "installs" not in listed(app)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordPage))
        assert "Five years." in screen_text(app)


async def test_a_condition_finds_what_it_holds_of_and_what_has_ended_says_how(house: House) -> None:
    small, _, big = house.add("order @acme 5k EUR seats", "order @bolt 500 EUR", "order @zed 9k EUR")
    house.desk("two")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await find(pilot, app, "kind = order and amount > 4000", "zed")
        assert "bolt" not in listed(app)
        assert "kind = order and amount > EUR 4,000.00" in understood(app)
        assert "2 records" in understood(app)
        await pilot.press("enter", "F")
        await pilot.pause()
        assert {small, big} <= set(app.desk.book.current)
        assert "only on an order" in told(app)


async def test_a_line_that_does_not_read_says_why_beside_it_and_loses_nothing(house: House) -> None:
    house.add("order @acme 5k EUR seats")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await find(pilot, app, "kind = order", "acme")
        await type_in(pilot, " and amuont > 5")
        await until(pilot, lambda: "Did you mean amount?" in understood(app))
        assert "acme" in listed(app)
        assert app.screen.query_one("#query", Input).value == "kind = order and amuont > 5"


async def test_saved_views_are_listed_and_opened(house: House) -> None:
    house.add("order @acme 9k EUR seats", "order @bolt 500 EUR")
    app = house.app(Settings(views={"big": "kind = order and amount > 5000"}))
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "f")
        await until(pilot, lambda: "big kind = order and amount > 5000" in listed(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: understood(app) and "acme" in listed(app))
        assert "bolt" not in listed(app)


async def test_an_empty_search_says_what_to_type(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: "Type words, a customer's name" in screen_text(app))
        await type_in(pilot, "nothing like it")
        await until(pilot, lambda: "Nothing is found" in screen_text(app))


@SIZES
async def test_everybody_is_listed_where_nothing_is_typed_and_opened_by_name(
    house: House, size: tuple[int, int]
) -> None:
    desk = house.desk()
    people.add(desk, "Ann Weber", {"phone": ["030 222"], "add-topic": ["gateway"]})
    people.add(desk, "Bolt AB", {"supplier": ["yes"]})
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: "PEOPLE · 3 names" in screen_text(app))
        seen = screen_text(app)
        assert seen.index("acme") < seen.index("Ann Weber") < seen.index("Bolt AB")
        assert "030 222" in seen
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: isinstance(app.screen, CustomerScreen))
        assert "knows about gateway" in screen_text(app)


@SIZES
async def test_a_customer_is_one_key_from_any_of_their_records(house: House, size: tuple[int, int]) -> None:
    house.add(
        "acme: spec sheet by 16:00 ok",
        "order @acme 5k EUR seats",
        "wait @acme PO by fri",
        "touch @acme phone: they like it",
        "bolt: price list by mon 16:00 ok",
    )
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("0", "at")
        await until(pilot, lambda: "spec sheet" in listed(app))
        assert isinstance(app.screen, CustomerScreen)
        assert all(words in listed(app) for words in ("PO", "seats", "d does"))
        assert "price list" not in listed(app)
        shown = screen_text(app)
        assert "Open with them · 3 rows" in shown
        assert "they like it" in shown
        boxes = " ".join(str(box.content) for box in app.screen.query(".box").results(Static))
        assert "EUR 5,000.00 to come" in boxes
        await pilot.press("d")
        await until(pilot, lambda: "0 of 4 steps done" in listed(app))
        await pilot.press("u")
        await until(pilot, lambda: "0 of 4 steps done" not in listed(app))
        await pilot.press("p")
        await type_in(pilot, "the floor plan by fri 10:00 ok")
        await pilot.press("enter")
        await until(pilot, lambda: "floor plan" in listed(app))
        await pilot.press("tab", "j", "escape")
        await pilot.pause()
        assert isinstance(app.screen, CustomerScreen)
        await pilot.press("at")
        await pilot.pause()
        assert "this is their sheet" in told(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_a_record_about_nobody_has_no_customer_to_open(house: House) -> None:
    house.add("todo book the hall by 18:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("at")
        await pilot.pause()
        assert "it is about no customer" in told(app)


async def test_a_customer_comes_up_by_name_and_a_record_by_code_in_the_palette(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "order @acme 5k EUR seats")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("colon")
        await type_in(pilot, "acm")
        await until(pilot, lambda: "Their sheet" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CustomerScreen))
        code = next(row.code for row in app.screen.found if row.record.KIND == "order")  # type: ignore[attr-defined]
        await pilot.press("colon")
        await type_in(pilot, code.lower())
        await until(pilot, lambda: "Open this order" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OrderScreen))


@SIZES
async def test_a_call_is_planned_held_and_advanced_on_its_own_screen(
    house: House, size: tuple[int, int]
) -> None:
    call, _ = house.add(
        "call @acme thu 10:00 checking in", "call @acme fri 14:00 purpose: agree on the scope"
    )
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await find(pilot, app, "checking in", "acme checking in")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        boxes = " ".join(str(box.content) for box in app.screen.query(".box").results(Static))
        assert "Could this ride on it, or be sent ahead?" in boxes
        assert "agree on the scope" in boxes
        assert "An excuse?" in screen_text(app)
        await pilot.press("1")
        await pilot.pause()
        assert "advance: not for this call (to plan); v has what applies." in told(app)
        await pilot.press("e")
        await pilot.pause()
        line = app.screen.query_one(Input)
        line.value = "call @acme thu 10:00 purpose: choose the rooms"
        await pilot.press("enter")
        await until(pilot, lambda: "An excuse?" not in screen_text(app))
        await pilot.press("d")
        await type_in(pilot, "six rooms working before their fair")
        await pilot.press("enter")
        await until(pilot, lambda: "six rooms working" in screen_text(app))
        await pilot.press("d")
        await type_in(pilot, "now")
        await pilot.press("enter")
        await until(pilot, lambda: "Held" in told(app))
        await pilot.press("1")
        await type_in(pilot, "send the floor plans")
        await pilot.press("tab")
        await type_in(pilot, "fri 12:00")
        await pilot.press("enter")
        await until(pilot, lambda: "Advanced" in screen_text(app))
        found = app.desk.book.current[call]
        assert isinstance(found, Call)
        assert found.their_step == "send the floor plans"
        assert any(isinstance(one, Awaited) for one in app.desk.book.current.values())
        await pilot.press("u")
        await until(pilot, lambda: "1 advance" in screen_text(app))
        assert not any(isinstance(one, Awaited) and not one.deleted for one in app.desk.book.current.values())


@SIZES
async def test_the_outcomes_of_a_call_keep_their_numbers_whatever_applies(
    house: House, size: tuple[int, int]
) -> None:
    (call,) = house.add("call @acme 10:00 purpose: agree on the scope")
    app = house.app()

    def outcomes() -> list[tuple[str, bool]]:
        shown = str(app.screen.query_one("#outcome", Static).content).splitlines()
        lines = [line for line in shown if line[:1].isdigit()]
        return [(line.split()[0], "not as it stands" not in line) for line in lines]

    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.open_record(app.desk.book.current[call])
        await until(pilot, lambda: isinstance(app.screen, CallScreen) and len(outcomes()) == 5)
        assert outcomes() == [(number, True) for number in "12345"]
        actions.do(app.desk, [call], "continue", {"held": "yes"})
        app.book_has_changed(())
        await until(pilot, lambda: ("2", False) in outcomes())
        assert outcomes() == [(number, number != "2") for number in "12345"]
        await pilot.press("2")
        await until(pilot, lambda: "continue: not for this call" in told(app))


async def test_an_order_that_fell_through_is_not_called_paid(house: House) -> None:
    fell, paid = house.add("order @acme 5k EUR seats", "order @acme 7k EUR lamps")
    desk = house.desk()
    actions.do(desk, [fell], "fall-through", {"cause": "remorse"})
    actions.do(desk, [paid], "clear", {"amount": "7k EUR"})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await find(pilot, app, "kind = order", "seats")
        rows = {"seats" in row: row for row in listed(app).split(" | ") if "seats" in row or "lamps" in row}
        assert "paid" not in rows[True]
        assert "paid" in rows[False]


@SIZES
async def test_overdue_money_is_chased_with_whom_to_ring_and_the_words_and_nothing_is_booked(
    house: House, size: tuple[int, int]
) -> None:
    (order,) = house.add("order @acme 5k EUR seats net 10")
    desk = house.desk()
    people.change(desk, "acme", "phone", "+49 30 1234567")
    for verb, given in STEPS.items():
        actions.do(desk, [order], verb, given)
    house.clock.move(days=40)
    house.add("touch @acme phone: all is well")
    house.clock.move(hours=1)
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("0")
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "30 d unpaid" in text
        assert "EUR 5,000.00 is unpaid: chase it. 30 d late." in text
        assert "d chase" in text
        await pilot.press("d")
        await pilot.pause()
        asked = " ".join(screen_text(app).split())
        assert "+49 30 1234567" in asked
        assert "5,000.00" in asked
        await type_in(pilot, "they pay on friday")
        await pilot.press("enter")
        await pilot.pause()
        assert "Chased the payment of" in told(app)
        record = app.desk.book.current[order]
        assert isinstance(record, Order)
        assert not record.payments.received
        assert [one.text for one in record.contacts.values()] == ["they pay on friday"]
        await pilot.press("u")
        await pilot.pause()
        record = app.desk.book.current[order]
        assert isinstance(record, Order)
        assert not record.contacts


async def test_the_chase_of_a_late_item_asks_what_they_said_and_received_is_another_step(
    house: House,
) -> None:
    (wait,) = house.add("wait @acme PO by thu")
    house.clock.move(days=4)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "chase" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert "What holds it up" in str(app.screen.query_one("#preface", Static).content)
        await type_in(pilot, "mailed Bo")
        await pilot.press("enter")
        await pilot.pause()
        record = app.desk.book.current[wait]
        assert isinstance(record, Awaited)
        assert len(record.chased) == 1
        assert [one.reached for one in record.contacts.values()] == [False]
        await pilot.press("u", "v", "r")
        await pilot.pause()
        record = app.desk.book.current[wait]
        assert isinstance(record, Awaited)
        assert record.received_at is not None


async def test_what_is_snoozed_and_due_before_tomorrow_noon_is_told_in_the_evening(house: House) -> None:
    house.add("todo book the hall by tomorrow 11:00", "todo later by mon")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("z", "enter")
        await pilot.pause()
        await pilot.press("E")
        await pilot.pause()
        assert isinstance(app.screen, EveningScreen)
        assert "SNOOZED, DUE BEFORE TOMORROW NOON · 1 row" in listed(app)
        assert "later" not in listed(app)


async def test_what_a_thread_has_read_is_let_go_of_while_its_screen_is_taken_down(house: House) -> None:
    house.add("promise @acme spec by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("at")
        await until(pilot, lambda: isinstance(app.screen, CustomerScreen))
        screen = app.screen
        assert isinstance(screen, CustomerScreen)
        assert screen.stands
        app.pop_screen()
        await until(pilot, lambda: not screen.stands)
        assert screen.is_mounted


async def test_of_a_customer_who_is_found_the_keys_open_and_edit_them_and_a_step_says_what_it_is(
    house: House,
) -> None:
    house.add("promise @acme spec by fri 16:00 ok", "note @bolt likes rowing")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await find(pilot, app, "bolt", "bolt")
        await pilot.press("enter", "home")
        await until(pilot, lambda: str(app.screen.query_one(RowList).highlighted_key).startswith("customer:"))
        await pilot.press("d")
        await until(pilot, lambda: "that is a customer, ⏎ opens their sheet" in told(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        app.screen.query_one("#phone", Input).value = "030 9"
        await pilot.press("enter")
        await until(pilot, lambda: "Edited bolt." in told(app))
        assert people.person(house.desk(), "bolt").phone == "030 9"
        await pilot.press("@")
        await until(pilot, lambda: isinstance(app.screen, CustomerScreen))


@SIZES
async def test_a_near_miss_says_what_may_have_been_meant_and_enter_looks_for_that(
    house: House, size: tuple[int, int]
) -> None:
    house.add("promise @acme spec sheet by fri 16:00 ok", "todo @müller: call the customs office")
    app = house.app(Settings(views={"big": "kind = order and amount > 5000"}))

    async def shows(*words: str) -> None:
        await until(pilot, lambda: all(one in screen_text(app) for one in words))

    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for typed, meant, there in (
            ("spce shet", "spec sheet", "deliver"),
            ("mulelr", "müller", "customs"),
            ("acmee sheet", "acme sheet", "deliver"),
            ("bigg", "big", "kind = order"),
        ):
            await pilot.press("escape", "f")
            await pilot.pause()
            await type_in(pilot, typed)
            await shows(f"Did you mean “{meant}”? ⏎ looks for that.")
            await pilot.press("enter")
            await until(pilot, lambda: "Did you mean" not in screen_text(app))
            await shows(there)
            assert app.screen.query_one("#query", Input).value == meant
        # What is not near, and what only stands apart, is no suggestion.
        for typed in ("zebra crossing", "customs sheat"):
            await pilot.press("escape", "f")
            await pilot.pause()
            await type_in(pilot, typed)
            await shows("Nothing is found. Other words, or fewer?")
