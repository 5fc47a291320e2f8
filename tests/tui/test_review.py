"""The morning review: each card once, whatever happens in between, and the sentence it ends with."""

from __future__ import annotations

from typing import Any

import pytest

from cockpit.desk import cards
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screens.review import ReviewScreen
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, told, type_in

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
LINES = (
    "acme: spec sheet by 16:00 ok",
    "bolt: quote by 17:00 ok",
    "lost @mia 5k to Globex: delivery in May",
    "call @zed 15:00 purpose: agree on the scope",
    "todo call the bank by 12:00",
)


def card(app: Any) -> int | None:
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen.row.record.id if screen.row else None


def place(app: Any) -> str:
    """Which card of how many: "1 of 2"."""
    return str(app.screen.query_one(Sheet).border_title).rpartition("card ")[2].partition("[")[0]


async def test_the_review_shows_each_card_once_and_goes_on_after_a_restart(house: House) -> None:
    house.add(*LINES)
    shown: list[int | None] = []
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert "1 of 5" in screen_text(app)
        assert "about 4 min left" in screen_text(app)
        shown.append(card(app))
        await pilot.press("space")
        await pilot.pause()
        shown.append(card(app))
        await pilot.press("d")
        await pilot.pause()
        shown.append(card(app))
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("r")
        await pilot.pause()
        assert card(app) == shown[-1]
    again = house.app()
    async with again.run_test(**SEEN) as pilot:
        await pilot.press("g", "r")
        await pilot.pause()
        assert card(again) == shown[-1]
        assert "3 of 5" in screen_text(again)
        for key in ("enter", "z"):
            await pilot.press(key)
            await pilot.pause()
            if isinstance(again.screen, VerbForm):
                await pilot.press("enter")
                await pilot.pause()
            shown.append(card(again))
        await pilot.press("enter")
        await pilot.pause()
        assert card(again) is None
        assert len(set(shown)) == len(shown) == 5
        seen = screen_text(again)
        assert "That was the review." in seen
        assert "You owe " in seen
        assert "First: " in seen
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(again.screen, TodayScreen)
        await pilot.press("r")
        await pilot.pause()
        assert card(again) is None


async def test_all_that_concerns_one_customer_is_one_card_and_each_step_of_it_is_decided_there(
    house: House,
) -> None:
    first, bolt, second = house.add(
        "acme: spec sheet by 16:00 ok", "bolt: quote by 16:30 ok", "acme: price list by 17:00 ok"
    )
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert place(app) == "1 of 2"
        assert "price list" in screen_text(app)
        assert card(app) == first
        await pilot.press("d")
        await pilot.pause()
        assert card(app) == second
        assert place(app) == "1 of 2"
        await pilot.press("u")
        await pilot.pause()
        assert card(app) == first
        await pilot.press("enter")
        await pilot.pause()
        assert card(app) == bolt
        assert place(app) == "2 of 2"
        await pilot.press("d")
        await pilot.pause()
        assert card(app) is None


async def test_what_is_edited_or_contacted_stays_until_it_is_decided(house: House) -> None:
    (wanted,) = house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r", "t")
        await type_in(pilot, "rang them: all is well")
        await pilot.press("enter")
        await pilot.pause()
        assert card(app) == wanted
        await pilot.press("d")
        await pilot.pause()
        assert card(app) is None
        await pilot.press("u")
        await pilot.pause()
        assert "Undone: delivered P" in told(app)
        assert card(app) == wanted


async def test_the_card_in_sight_stays_when_another_process_adds_what_is_more_urgent(house: House) -> None:
    (wanted,) = house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        house.add("bolt: quote by 11:00 ok", device="two")
        await pilot.pause(0.8)
        assert card(app) == wanted
        assert "1 of 2" in screen_text(app)


async def test_nothing_to_review_says_so(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert "Nothing to review today." in screen_text(app)
        assert "Nothing is owed today." in screen_text(app)
        await pilot.press("d", "z", "e", "v", "y", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (50, 15)])
async def test_the_whole_demo_can_be_reviewed_at_every_size(house: House, size: tuple[int, int]) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("r")
        await pilot.pause()
        shown = []
        while (one := card(app)) is not None:
            shown.append(one)
            await pilot.press("space")
            await pilot.pause()
        assert len(shown) == len(set(shown)) > 5
        assert "You owe" in screen_text(app)


async def test_the_foot_of_the_review_names_the_key_that_lists_the_keys(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]
        assert foot.rstrip().endswith("q leave  ? keys")


async def test_a_card_whose_decision_is_undone_comes_again_at_once(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        first = card(app)
        await pilot.press("d")
        second = card(app)
        await pilot.press("d", "u")
        assert card(app) == second
        await pilot.press("u")
        assert card(app) == first
        assert "1 of 2" in screen_text(app)
        await pilot.press("enter")
        assert card(app) == second
        await pilot.press("enter")
        assert card(app) is None


async def test_a_decision_that_is_done_again_passes_its_card_again(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r", "d")
        second = card(app)
        await pilot.press("u", "U")
        assert card(app) == second
        assert "2 of 2" in screen_text(app)


async def test_what_is_undone_on_today_comes_again_in_the_review(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        only = card(app)
        await pilot.press("d", "q", "u", "r")
        assert card(app) == only


async def test_k_brings_back_the_card_before_and_the_arrows_scroll(house: House) -> None:
    first, second = house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 16:30 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r", "k")
        await pilot.pause()
        assert "the first card" in told(app)
        await pilot.press("enter")
        await pilot.pause()
        assert card(app) == second
        await pilot.press("down", "k")
        await pilot.pause()
        assert card(app) == first
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert card(app) is None


async def test_k_passes_over_a_card_that_a_decision_left_nothing_of_and_says_so_where_none_is_left(
    house: House,
) -> None:
    house.add("acme: spec sheet by 16:00 ok", "todo call the bank by 12:00", "todo tidy up by 13:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        first = card(app)
        await pilot.press("enter", "d")  # the second is done: it is on no list any more
        await pilot.pause()
        await pilot.press("k")
        await pilot.pause()
        assert card(app) == first
        await pilot.press("d", "k")
        await pilot.pause()
        assert "what was decided leaves none to show; u takes back what was done" in told(app)
        assert place(app).strip() == "3 of 3"
        await pilot.press("u")
        await pilot.pause()
        assert card(app) == first


async def test_k_brings_back_the_whole_card_before_also_after_the_review_was_left(house: House) -> None:
    first, second, _ = house.add(
        "acme: spec sheet by 16:00 ok", "acme: quote by 16:30 ok", "bolt: list by 17:00 ok"
    )
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r", "enter")
        await pilot.pause()
        assert card(app) != first
        await pilot.press("q", "r", "k")
        await pilot.pause()
        assert card(app) == first
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.row is not None
        assert [one.record.id for one in app.screen.row.more] == [second]
        assert place(app).startswith("1 of 2")


async def test_a_card_has_the_words_to_say_and_d_starts_the_first_at_the_end(house: House) -> None:
    (first, _) = house.add("acme: spec sheet by 16:00 ok", "acme: price list by fri 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await pilot.pause()
        seen = screen_text(app)
        assert "y copies “I can have that with you no later than four today." in seen
        assert "Also open" in seen
        assert "d deliver" in seen
        await pilot.press("enter")
        await pilot.pause()
        assert "You owe 1 thing. First: " in screen_text(app)
        assert "d starts the first" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.selected == first


async def test_what_they_may_ask_on_todays_call_stands_on_their_card_whatever_presses_more(
    house: House,
) -> None:
    cards.add(house.desk(), "How long is the warranty?", "Five years.")
    house.add("acme: spec sheet by 12:00 ok", "call @acme 15:00 purpose: agree on the scope gain: a date")
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await pilot.press("r")
        await pilot.pause()
        seen = screen_text(app)
        assert "They gain: a date" in seen
        assert "? How long is the warranty?  Five years." in seen


async def test_u_takes_back_that_a_card_was_left_as_it_is_and_nothing_else(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "acme: price list by 16:10 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "todo call the bank by fri")
        await pilot.press("enter", "r")
        await pilot.pause()
        first, held = screen_text(app), len(app.desk.book.current)
        await pilot.press("enter", "u")
        await pilot.pause()
        assert card(app) is not None
        assert first.splitlines()[1:8] == screen_text(app).splitlines()[1:8]
        assert len(app.desk.book.current) == held
        assert "nothing else was changed" in told(app)
        await pilot.press("enter", "d", "u")  # what was done is undone, then the card before comes back
        await pilot.pause()
        assert "Undone: " in told(app)
        await pilot.press("u")
        await pilot.pause()
        assert first.splitlines()[1:8] == screen_text(app).splitlines()[1:8]
        assert len(app.desk.book.current) == held
