"""On the screen no bare key states a fact: a form opens with nothing filled in, and sent empty it does nothing."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input, Static

from cockpit.desk import actions
from cockpit.domain.orders.order import Order
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, until
from tests.tui.test_practices import SEEN, back_and_forth, fill, only

SAID = (
    ("reassure", {"text": "rang: glad"}),
    ("competitors", {"who": "nobody"}),
    ("process", {"text": "mailed"}),
    ("date-supply", {"when": "fri"}),
)
FACTS = ("credit-ok", "deliver", "invoice")


@pytest.mark.parametrize("verb", FACTS)
async def test_the_key_of_a_step_that_states_a_fact_asks_when_and_takes_nothing_for_it(
    house: House, verb: str
) -> None:
    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    before = (*SAID, *((one, {}) for one in FACTS[: FACTS.index(verb)]))
    for name, given in (*before, *((("liked", {"text": "they do"}),) if verb == "invoice" else ())):
        actions.do(house.desk(), [wanted], name, given)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        order = only(app, Order)
        await pilot.press("2", "d")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, VerbForm), screen_text(app)
        assert [line.value for line in form.query(Input)] == [""] * len(form.query(Input))
        for typed in ("", "no", "tomorrow"):
            form.query_one("#take-when", Input).value = typed
            form.query_one("#take-when").focus()
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is form, typed
            assert app.desk.book.get(order.id) == order
        await fill(pilot, when="now")
        assert app.desk.book.get(order.id) != order
        await back_and_forth(pilot, app, Order, order.id)


async def test_a_contact_that_only_says_that_they_were_rung_asks_on_the_screen_whether_they_were_reached(
    house: House,
) -> None:
    house.add("order @bolt 40 chairs 1,200 EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        order = only(app, Order)
        await pilot.press("2", "t")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, VerbForm)
        form.query_one("#take-text", Input).value = "called"
        form.query_one("#take-text").focus()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is form
        assert "Did you reach them?" in screen_text(app)
        await fill(pilot, reached="no")
        assert "it reached nobody" in screen_text(app)
        (contact,) = only(app, Order).contacts.values()
        assert (contact.text, contact.reached) == ("called", False)
        await back_and_forth(pilot, app, Order, order.id)


async def test_what_is_paid_whole_before_it_is_there_is_cleared_on_its_ladder_as_in_its_plan(
    house: House,
) -> None:
    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    for name, given in (("clear", {"amount": "200"}), ("invoice", {"when": "now"})):
        actions.do(house.desk(), [wanted], name, given)
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.press("2", "enter")
        await until(pilot, lambda: "◉ part paid ─ ○ cleared" in screen_text(app))
        actions.do(house.desk(), [wanted], "clear", {"amount": "1000"})
        await until(pilot, lambda: "◉ invoiced ─ ✓ part paid ─ ✓ cleared" in screen_text(app))


async def test_a_row_counts_as_due_with_it_only_what_has_no_row_of_its_own(house: House) -> None:
    house.add("order @acme seats 5k", "order @acme lamps 2k", "lost @acme 3k: blue ones")
    house.clock.move(hours=20)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("0")
        await until(pilot, lambda: "blue ones" in screen_text(app))
        assert re.findall(r"(\d+) other step", screen_text(app)) == ["1"]
    app = house.app()
    async with app.run_test(size=(110, 30), notifications=True, tooltips=True) as pilot:
        # In a narrow list there is room for their number alone.
        await until(pilot, lambda: re.search(r"acme +\+1 5,000", screen_text(app)) is not None)


async def test_the_screen_of_an_order_at_its_end_says_what_goes_back_and_that_no_step_is_late(
    house: House,
) -> None:
    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    actions.do(house.desk(), [wanted], "clear", {"amount": "300"})
    actions.do(house.desk(), [wanted], "fall-through", {"cause": "credit"})
    house.clock.move(days=30)
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.press("2", "enter")
        await until(pilot, lambda: "Post-sale plan" in screen_text(app))
        said = " ".join(screen_text(app).split())
        assert "To give back EUR 300.00" in said
        assert "· not done Invoice it." in said
        assert "d late Invoice" not in said
        assert "▸" not in said
        assert "copies" not in said


@pytest.mark.parametrize("said", ["left vm", "ging nicht ran", "AB"])
async def test_words_that_reached_nobody_are_an_attempt_also_where_the_question_stays_empty(
    house: House, said: str
) -> None:
    house.add("order @bolt 40 chairs 1,200 EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        order = only(app, Order)
        await pilot.press("2", "t")
        await pilot.pause()
        asked = str(app.screen.query_one("#asks-reached", Static).content)
        assert "(yes or no, may stay empty)" in asked
        await fill(pilot, text=said)
        (contact,) = only(app, Order).contacts.values()
        assert (contact.text, contact.reached) == (said, False)
        assert only(app, Order).last_contact() == order.last_contact()
