"""Each of the five practices from its first capture to its last state, key by key, with undo of every step."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.entry import Entry
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.loss import LossScreen
from cockpit.tui.screens.order import OrderScreen
from cockpit.tui.screens.verb_form import VerbForm
from cockpit.tui.verb_keys import verb_keys
from tests.tui.house import House, screen_text, today_screen, told, type_in, until
from widgets.confetti import Confetti

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}

# A clock that stands still makes moments equal that are not: each practice is gone through with one that ticks, too.
# The small and the large screen take turns with it.
whatever_the_clock_and_the_screen = pytest.mark.parametrize(
    ("house", "size"), [("stands", (80, 24)), ("ticks", (160, 45))], indirect=["house"], ids=str
)


def only(app: CockpitApp, kind: type[Entry]) -> Any:
    (found,) = [one for one in app.desk.book.current.values() if isinstance(one, kind)]
    return found


async def capture(pilot: Pilot[None], key: str, line: str) -> None:
    await pilot.press(key)
    await type_in(pilot, line)
    await pilot.press("enter")
    await pilot.pause()


async def fill(pilot: Pilot[None], **lines: str) -> None:
    """Type into the lines of the form that is open, by name, and send it."""
    await pilot.pause()
    form = pilot.app.screen
    assert isinstance(form, VerbForm), screen_text(pilot.app)
    for name, text in lines.items():
        line = form.query_one(f"#take-{name}")
        if isinstance(line, TextArea):
            line.text = text
        else:
            assert isinstance(line, Input)
            line.value = text
        line.focus()
    await pilot.press("enter")
    await pilot.pause()
    assert not isinstance(pilot.app.screen, VerbForm), screen_text(pilot.app)


async def back_and_forth(pilot: Pilot[None], app: CockpitApp, kind: type[Entry], record_id: int) -> None:
    """Undo the last step and do it again: the record is as it was before, then as it was after."""
    after = app.desk.book.get(record_id)
    await pilot.press("u")
    await pilot.pause()
    assert app.desk.book.get(record_id) != after
    await pilot.press("U")
    await pilot.pause()
    assert app.desk.book.get(record_id) == after
    assert isinstance(after, kind)


@whatever_the_clock_and_the_screen
async def test_a_promise_is_made_kept_and_followed_through(house: House, size: tuple[int, int]) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await capture(pilot, "n", "acme: spec sheet by 16:00 mail")
        promise = only(app, Promise)
        for key, lines, state in (
            ("A", {}, "agreed"),
            ("d", {}, "delivered"),
            ("d", {"text": "it is here"}, "following through"),
            ("d", {"text": "the load"}, "following through"),
            ("d", {"text": "the price fell"}, "following through"),
            ("d", {"when": "fri 10:00"}, "closed"),
        ):
            await pilot.press(key)
            await pilot.pause()
            if lines:
                await fill(pilot, **lines)
            assert app.desk.book.get(promise.id).state(house.clock.now) == state  # type: ignore[union-attr]
            await back_and_forth(pilot, app, Promise, promise.id)
        assert only(app, Call).text == "agree: spec sheet"


@whatever_the_clock_and_the_screen
async def test_a_question_becomes_a_get_back_is_answered_and_saved_as_a_card(
    house: House, size: tuple[int, int]
) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await pilot.press("n")
        await type_in(pilot, "q acme: how long is the warranty")
        assert "A get-back, due Wed 18 Nov 11:20" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        question = only(app, Question)
        assert question.is_get_back
        await pilot.press("d")
        await fill(pilot, answer="two years, five with the plan")
        assert only(app, Question).state(house.clock.now) == "answered"
        await pilot.pause()
        assert "Save the answer as a card?" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        await back_and_forth(pilot, app, Question, question.id)
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("d")
        await fill(pilot, answer="two years, five with the plan")
        await pilot.pause()
        await pilot.press("enter")  # yes is what it proposes
        await pilot.pause()
        card = next(one for one in app.desk.book.everything() if isinstance(one, Card))
        assert (card.text, card.answer) == ("how long is the warranty", "two years, five with the plan")
        await back_and_forth(pilot, app, Question, question.id)
        await capture(pilot, "n", "q bolt: how long is the warranty")
        await until(pilot, lambda: "REPEAT" in screen_text(app))


@whatever_the_clock_and_the_screen
async def test_an_order_is_seen_through_to_the_money_and_celebrated(
    house: House, size: tuple[int, int]
) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await pilot.press("o")
        await type_in(pilot, "@bolt 40 chairs 1,200 EUR net 30")
        assert "You have a promise of an order. 0 of 8 done." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        order = only(app, Order)
        assert today_screen(app).pane == ("money" if size > (80, 24) else "all")
        assert "1,200" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderScreen)
        assert "Post-sale plan: 0 of 8 steps done" in screen_text(app)
        for key, lines in (
            ("C", {}),
            ("d", {"text": "rang: well chosen"}),
            ("d", {"who": "Globex", "offered": "10 % less"}),
            ("d", {"text": "mailed, with the dates"}),
            ("d", {"when": "fri 12:00"}),
            ("d", {"when": "now"}),
            ("d", {"when": "now", "liked": "yes"}),
            ("d", {"when": "yes"}),
            ("P", {"due": "mon 10:00"}),
            ("dollar_sign", {"amount": "500"}),
            ("dollar_sign", {"amount": "700", "text": "bank transfer"}),
        ):
            await pilot.press(key)
            await pilot.pause()
            if lines:
                await fill(pilot, **lines)
            await back_and_forth(pilot, app, Order, order.id)
        seen = screen_text(app)
        assert "Post-sale plan: 7 of 8 steps done" in seen
        assert "not cleared" in seen
        await pilot.press("d")
        await pilot.pause()
        assert "Received and not cleared: EUR 500.00, EUR 700.00." in screen_text(app)
        await pilot.press("enter")  # a bare key books nothing
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        await fill(pilot, amount="1200")
        assert isinstance(app.screen, Confetti)
        assert "EUR 1,200.00 has cleared: an order at last." in app.screen._words.plain
        await pilot.press("j")
        await pilot.pause()
        assert isinstance(app.screen, OrderScreen)
        await back_and_forth(pilot, app, Order, order.id)
        assert "Nothing is left to do." in screen_text(app)


@whatever_the_clock_and_the_screen
async def test_a_call_is_planned_held_and_leaves_commitments_on_both_sides(
    house: House, size: tuple[int, int]
) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await pilot.press("c")
        await type_in(pilot, "@acme today 15:00 purpose: checking in")
        assert "An excuse? What will they get from it?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        call = only(app, Call)
        await pilot.press("d")
        await fill(pilot, gain="they see the savings", theirs="ask the board")
        await back_and_forth(pilot, app, Call, call.id)
        await pilot.press("d")  # kept, worded as an excuse as it is
        await pilot.pause()
        await back_and_forth(pilot, app, Call, call.id)
        await pilot.press("d")
        await fill(pilot, when="now")
        await back_and_forth(pilot, app, Call, call.id)
        await pilot.press("d")
        await fill(pilot, by="fri 12:00", mine="send the sheet", mine_by="thu 12:00")
        assert only(app, Call).state(house.clock.now) == "advanced"
        await back_and_forth(pilot, app, Call, call.id)
        assert only(app, Promise).text == "send the sheet"
        house.clock.move(hours=24 * 4)
        await until(pilot, lambda: "d late" in screen_text(app))
        await capture(pilot, "slash", "ask the board")
        await pilot.press("d")
        await fill(pilot, text="rang Bo: it comes on monday", reached="yes")
        awaited = only(app, Awaited)
        assert (len(awaited.chased), len(awaited.contacts)) == (1, 1)
        await back_and_forth(pilot, app, Awaited, awaited.id)
        await pilot.press("v", "r")
        await pilot.pause()
        awaited = only(app, Awaited)
        assert awaited.received_at is not None
        await back_and_forth(pilot, app, Awaited, awaited.id)


async def test_an_outcome_before_the_call_asks_whether_it_was_held_and_after_it_asks_nothing(
    house: House,
) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await capture(pilot, "c", "@acme fri 10:00 purpose: settle the price gain: a fixed price")
        call = only(app, Call)
        key = verb_keys(call)["continue"]
        await pilot.press("v", key)
        await pilot.pause()
        assert "Was it held all the same?" in screen_text(app)
        await fill(pilot, held="yes")
        assert only(app, Call).state(house.clock.now) == "continued"
        await pilot.press("u")
        await pilot.pause()
        house.clock.move(hours=24 * 3)
        await pilot.press("v", key)
        await pilot.pause()
        assert only(app, Call).state(house.clock.now) == "continued"


@whatever_the_clock_and_the_screen
async def test_a_lost_sale_is_recovered_within_a_day_and_reopened(
    house: House, size: tuple[int, int]
) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await capture(pilot, "x", "@mia 5k to Globex: delivery in May")
        loss = only(app, Loss)
        assert "24 h left" in screen_text(app)
        await pilot.press("3")
        await pilot.pause()
        assert "1 recovery with hours left" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LossScreen)
        for key, lines, state in (
            ("1", {"vent": "so unfair"}, "recovering"),
            ("2", {"text": "I'm sorry. A special discount?"}, "recovering"),
            ("d", {"supplier": "Globex", "phone": "+49 30 1", "called": "yes"}, "recovering"),
            ("d", {"met": "yes", "text": "they have it"}, "need met"),
            ("d", {"until": "in 90 days"}, "dormant"),
        ):
            await pilot.press(key)
            await fill(pilot, **lines)
            assert app.desk.book.get(loss.id).state(house.clock.now) == state  # type: ignore[union-attr]
            await back_and_forth(pilot, app, Loss, loss.id)
        seen = screen_text(app)
        assert "so unfair" in seen
        assert "A pitch takes it back: special, discount" in seen
        assert "+49 30 1" in seen
        await pilot.press("escape")
        await pilot.pause()
        assert "so unfair" not in screen_text(app)
        assert only(app, Loss).within_24h() == 3


@whatever_the_clock_and_the_screen
async def test_a_lost_deal_that_is_back_makes_the_order_that_is_next(
    house: House, size: tuple[int, int]
) -> None:
    (lost,) = house.add("lost @mia 5k to Globex: delivery in May")
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        for keys, lines, state in (
            (("3", "v", "1"), {"vent": "so unfair"}, "recovering"),
            (("v", "2"), {"text": "I'm sorry."}, "recovering"),
            (("v", "3"), {"supplier": "Globex", "called": "yes"}, "recovering"),
            (("v", "4"), {"met": "yes"}, "need met"),
            (("v", "E"), {"value": "4k EUR"}, "reopened"),
        ):
            await pilot.press(*keys)
            await fill(pilot, **lines)
            assert app.desk.book.get(lost).state(house.clock.now) == state  # type: ignore[union-attr]
            await back_and_forth(pilot, app, Loss, lost)
        assert str(only(app, Order).amount) == "EUR 4,000.00"


async def test_the_apology_is_ready_to_edit_and_to_copy(house: House) -> None:
    house.add("lost @mia 5k to Globex: delivery in May")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("3", "enter", "y")
        await pilot.pause()
        assert "I'm sorry that we failed you" in app.clipboard
        await pilot.press("2")
        await pilot.pause()
        area = app.screen.query_one(TextArea)
        assert "I'm sorry that we failed you" in area.text
        await pilot.press(*" a discount")
        await pilot.pause()
        assert "A pitch takes the apology back: discount." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert only(app, Loss).recovery.apology.endswith("a discount")


@whatever_the_clock_and_the_screen
async def test_an_order_that_falls_through_begins_a_recovery(house: House, size: tuple[int, int]) -> None:
    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await pilot.press("2", "enter", "F")
        await fill(pilot, cause="one-upped", chosen="Globex")
        assert "A recovery has begun" in told(app)
        await back_and_forth(pilot, app, Order, wanted)
        assert "fell through: one-upped" in screen_text(app)
        await pilot.press("escape", "3")
        await pilot.pause()
        assert today_screen(app).row.record.order == wanted  # type: ignore[union-attr]


async def test_the_key_of_the_next_step_on_a_quiet_order_gets_in_touch_and_books_no_money(
    house: House,
) -> None:
    from cockpit.desk import actions

    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    for verb, given in (
        ("reassure", {"text": "rang: all well"}),
        ("competitors", {"who": "nobody"}),
        ("process", {"text": "mailed"}),
        ("credit-ok", {}),
        ("deliver", {"liked": "yes"}),
        ("invoice", {}),
    ):
        actions.do(house.desk(), [wanted], verb, given)
    house.clock.move(days=44)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "d")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert "What was said?" in screen_text(app)
        await fill(pilot, text="they pay on Friday")
        order = app.desk.book.get(wanted)
        assert isinstance(order, Order)
        assert [one.text for one in order.contacts.values()] == ["they pay on Friday"]
        assert order.payments.received == {}
        assert not isinstance(app.screen, Confetti)


async def test_an_order_without_an_amount_asks_for_it(house: House) -> None:
    (wanted,) = house.add("order @bolt 40 chairs")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "enter", "dollar_sign")
        await pilot.pause()
        assert "no amount yet" in told(app)
        await pilot.press("v", "e")  # the form; `e` alone brings the line
        await fill(pilot, amount="1200 USD")
        assert str(app.desk.book.get(wanted).amount) == "USD 1,200.00"  # type: ignore[union-attr]


@pytest.mark.parametrize("is_still", [False, True], ids=["moving", "still"])
async def test_an_order_is_celebrated_exactly_once(
    house: House, is_still: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cockpit.desk import actions

    (wanted,) = house.add("order @bolt 40 chairs 1,200 EUR")
    actions.do(house.desk(), [wanted], "deliver")
    app = house.app()
    if is_still:
        app.animation_level = "none"
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "v", "K")
        await fill(pilot, amount="1200")
        if not is_still:
            await until(pilot, lambda: isinstance(app.screen, Confetti))
        assert isinstance(app.screen, Confetti) is not is_still
        assert "an order at last" in (told(app) if is_still else app.screen._words.plain)  # type: ignore[attr-defined]
        await until(pilot, lambda: not isinstance(app.screen, Confetti))
        assert "Ask them whether they like it. u takes it back." in told(app)
        for key in ("u", "U", "u"):
            await pilot.press(key)
            await pilot.pause()
            assert not isinstance(app.screen, Confetti)
        await pilot.press("2", "v", "K")
        await fill(pilot, amount="1200")
        assert not isinstance(app.screen, Confetti)
        assert "an order at last" in told(app)
    again = house.app()
    async with again.run_test(**SEEN) as pilot:
        await pilot.pause(0.1)
        assert not isinstance(again.screen, Confetti)


async def test_what_a_verb_asks_back_is_asked_only_then(house: House) -> None:
    house.add("order @acme 50 seats 1000 EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderScreen)
        await pilot.press("dollar_sign")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, VerbForm), screen_text(app)
        assert "same sum" not in screen_text(app)
        assert "more than they owe" not in screen_text(app)
        amount = form.query_one("#take-amount", Input)
        amount.value = "1200"
        amount.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "200.00 too much." in screen_text(app)
        assert "Did they pay more than they owe?" in screen_text(app)
        assert "same sum" not in screen_text(app)
        assert app.screen.focused is form.query_one("#take-over")
        await fill(pilot, over="yes")
        [payment] = only(app, Order).payments.received.values()
        assert str(payment.amount) == "EUR 1,200.00"


async def test_what_is_snoozed_on_a_friday_is_proposed_to_come_back_when_work_begins(house: House) -> None:
    house.add("todo @acme call them by 30 nov 16:00")
    house.clock.move(days=2)  # Friday
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert app.screen.query_one("#take-until", Input).value == "Mon 23 Nov 09:00"
        await pilot.press("enter")
        await until(pilot, lambda: "Mon 23 Nov 09:00" in told(app))


async def test_snoozing_says_before_it_is_done_when_it_will_really_come_back(house: House) -> None:
    house.add("acme: spec sheet by fri 16:00 mine thu 8:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("z")
        await pilot.pause()
        line = app.screen.query_one("#take-until", Input)
        assert line.value == "Thu 19 Nov 08:00"  # its own time comes before work begins
        line.value = "fri 10:00"
        await pilot.pause()
        assert "It cannot wait so long" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "it comes back Thu 19 Nov 08:00, your own time for it" in told(app)
