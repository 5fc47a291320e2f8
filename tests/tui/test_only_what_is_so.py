"""What the screens name is so: no key that does nothing, no words that there are none of, one name for one step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cockpit.cli.today import line_of
from cockpit.desk import views
from cockpit.desk.day_words import pressing_words
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.every_screen import go_to
from tests.tui.house import House, rows, screen_text, told, type_in, until
from widgets.key_bar import KeyBar


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def foot(app: CockpitApp) -> str:
    """The last line: the keys."""
    return screen_text(app).splitlines()[-1]


async def loaded(pilot: Pilot[None], app: CockpitApp) -> None:
    await until(pilot, lambda: bool(rows(app)))


@pytest.mark.parametrize("key", ["question_mark", "colon", "g", "v"])
async def test_under_a_menu_the_bar_names_no_key_that_does_nothing_then(house: House, key: str) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 35), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "d deliver" in foot(app))
        bar = app.screen.query_one(KeyBar)
        await pilot.press(key)
        await until(pilot, lambda: [one.key for one in bar.keys] == ["esc"])
        assert "capture" not in foot(app)
        assert "esc" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: "d deliver" in foot(app))


async def test_the_bar_leaves_out_what_would_do_nothing_here(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "z snooze" not in foot(app))  # what is late cannot be hidden
        await pilot.press("2")
        await until(pilot, lambda: "z snooze" in foot(app))
        await go_to(pilot, app, "phone")
        await until(pilot, lambda: "WAITS FOR YOUR WORD · nothing" in screen_text(app))
        assert "accept" not in foot(app)
        assert "dismiss" not in foot(app)
        await pilot.press("d")
        await until(pilot, lambda: "accept: nothing that waits is selected" in told(app))
        await go_to(pilot, app, "conflicts")
        assert re.findall(r"restore|dismiss|open", foot(app)) == []
        await go_to(pilot, app, "cards")
        await until(pilot, lambda: "⏎ open" in foot(app))


async def test_the_last_contact_and_why_the_key_does_nothing_are_told_to_the_end_at_80_columns(
    house: House,
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        contacts = []
        for _ in range(8):
            await pilot.press("j")
            await pilot.pause(0.2)
            contacts += re.findall(r"· last contact (.*?) *$", screen_text(app), re.MULTILINE)
        assert len(contacts) == 8
        assert not any("…" in one for one in contacts)
        await pilot.press("home", "space", "j", "space")
        await until(pilot, lambda: "2 marked  d does nothing:" in screen_text(app))
        assert "mark only those that have the same" in " ".join(screen_text(app).split())


async def test_a_key_that_leads_to_where_one_is_says_so(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        for screen, key in (("review", "r"), ("evening", "E"), ("week", "W")):
            await go_to(pilot, app, screen)
            await pilot.press(key)
            await until(pilot, lambda screen=screen: f"{screen}: you are there already." in told(app))  # type: ignore[misc]
        await go_to(pilot, app, "find")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"acme")
        await until(pilot, lambda: "Found · " in screen_text(app))
        await pilot.press("enter", "f")  # asked for anew, it is the line that is gone to
        await until(pilot, lambda: isinstance(app.focused, Input))


async def test_the_review_names_the_card_before_once_there_is_one_and_its_end_says_what_the_keys_do(
    house: House,
) -> None:
    house.add("promise @acme spec sheet by fri 16:00", "order @bolt 20 units 500 EUR")
    house.clock.move(days=3)
    app = house.app()
    async with app.run_test(size=(60, 18), notifications=True, tooltips=True) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "card 1 of 2" in screen_text(app))
        assert "0 of 2 cards  about 2 min left" in screen_text(app)
        assert "k card before" not in foot(app)
        await pilot.press("enter")
        await until(pilot, lambda: "card 2 of 2" in screen_text(app))
        assert "k card before" in foot(app)
        await pilot.press("enter")
        await until(pilot, lambda: "d start the first  ⏎ to Today" in foot(app))


async def test_words_are_offered_to_be_copied_only_where_there_are_some_to_say(house: House) -> None:
    house.add("todo @acme agree price by 12:00")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "d done: ticks it off" in screen_text(app))
        assert "copies" not in screen_text(app)
        await pilot.press("y")
        await until(pilot, lambda: "copy words: its next step has no words to say" in told(app))
        house.add("promise @acme spec sheet by 11:00")
        await until(pilot, lambda: "spec sheet" in screen_text(app))
        await pilot.press("home")
        await until(pilot, lambda: "y copies “I can have that with you" in screen_text(app))


async def test_how_a_row_presses_is_said_alike_on_the_screen_and_in_a_shell(house: House) -> None:
    house.demo()
    desk = house.desk()
    app = house.app()
    async with app.run_test(size=(120, 60), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("0")
        await pilot.pause()
        late = [row for row in views.today(desk).rows if row.section == "late" and row.within is None]
        for row in late:
            said = pressing_words(row, house.clock.now)
            assert f"  {said}  {row.name}: " in line_of(row, house.clock.now)
            assert re.search(rf"{said} +{row.name[:8]}", screen_text(app))
            assert line_of(row, house.clock.now).endswith(f"next: {row.step()}")


async def test_a_question_has_the_name_of_its_step_and_an_empty_line_is_not_held_up_as_a_word(
    house: House,
) -> None:
    house.add("order @acme 20 units 500 EUR")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("v", "P")
        await until(pilot, lambda: "╭─ promise payment  20 units" in screen_text(app))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "Nothing was typed. Try: 4pm" in screen_text(app))
        assert isinstance(app.screen, VerbForm)
        assert app.screen.focused is not None
        assert app.screen.focused.id == "take-due"  # the one that is empty
        await type_in(pilot, "zzz")
        await pilot.press("enter")
        await until(pilot, lambda: "“zzz” is no time I know" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, VerbForm))
        await pilot.press("v", "K")
        await until(pilot, lambda: "╭─ clear  20 units" in screen_text(app))
        assert "tab next" not in foot(app)  # it asks one thing


async def test_what_comes_again_says_before_that_the_next_is_made(house: House) -> None:
    house.add("todo water the plants every monday")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "d done: ticks it off; the next is made with it" in screen_text(app))
        await pilot.press("d")
        await until(pilot, lambda: "It comes again Mon 30 Nov" in told(app))


async def test_an_order_that_is_not_quiet_yet_says_from_when_it_is(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 35), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("2", "end")
        await until(pilot, lambda: "d clear: asks which sum" in screen_text(app))
        shown = " ".join(str(app.screen.query_one("#facts").render()).split())
        assert "Last contact 1 h 20 ago: from Wed 25 Nov 09:00 on it counts as quiet." in shown
        assert "get in touch" not in shown
        assert "before then" not in shown  # it was delivered


async def test_whom_one_may_ask_is_not_called_an_answer_that_was_given(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "1 to 5" not in screen_text(app)  # where there is no row yet
        assert "1–5" not in screen_text(app)
        await type_in(pilot, "discount")
        await until(pilot, lambda: "⏎ or 1–5: note that you gave this answer" in screen_text(app))
        assert "1 to 5 answer" in screen_text(app)
        await pilot.press("ctrl+u")
        await type_in(pilot, "zzz qqq")
        await until(pilot, lambda: "⏎ or 1–5: note that you ask them" in screen_text(app))
        assert "1 to 5 ask them" in screen_text(app)


async def test_what_was_told_over_a_menu_lies_over_no_row_once_it_is_closed(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("g")
        await pilot.pause()
        app.tell("Soon: call Bo", "warning")
        await until(pilot, lambda: len(app._notifications) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: not app._notifications)
        assert "! Soon: call Bo" in screen_text(app)


async def test_numbers_have_their_nouns(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "lost: 30 indoor" in screen_text(app))
        await go_to(pilot, app, "order")
        await until(pilot, lambda: "invoiced  stage 5 of 7" in screen_text(app))
        await go_to(pilot, app, "loss")
        await until(pilot, lambda: "worth USD 9,900" in screen_text(app))
        assert "Ask them by Tue 17 Nov 09:00, 25 h 20 late" in screen_text(app)
        await go_to(pilot, app, "log")
        await until(pilot, lambda: "Log · 1 action" in screen_text(app))


async def test_the_own_time_of_a_row_is_named_where_it_is_explained(house: House) -> None:
    house.add("promise @acme spec sheet by 11:00")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await until(pilot, lambda: "acme · Mine 10:40: you said “by 11:00”. Not agreed" in screen_text(app))
        assert re.search(r"▌10:40 +acme", screen_text(app))


async def test_a_currency_that_is_told_once_stands_over_its_amounts(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 35), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        assert re.search(r"│ LATE · 5 rows ─+ EUR · d does +││ LATE · 2 rows ─+ d does", screen_text(app))
        assert re.search(r"Dexter… \+1 820 chase", screen_text(app))
        await pilot.resize_terminal(80, 24)
        await pilot.press("2")
        await until(pilot, lambda: "EUR 820 chase" in screen_text(app))
        assert "EUR · d does" not in screen_text(app)


async def test_the_keys_are_found_by_the_names_of_what_they_do(house: House) -> None:
    house.add("promise @acme spec sheet by 11:00")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("slash")
        await type_in(pilot, "snooze")
        await until(pilot, lambda: "z                  snooze: hide it for a while" in screen_text(app))
        assert "Nothing here holds these words." not in screen_text(app)
        await type_in(pilot, "qxqx")
        await until(pilot, lambda: "Nothing here holds these words." in screen_text(app))


async def test_a_step_that_does_not_apply_says_so_in_a_sentence(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("z")
        await until(
            pilot, lambda: "snooze: not for this question (get-back); v has what applies." in told(app)
        )


async def test_marks_whose_steps_differ_say_so_before_the_key_is_pressed(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("space", "j", "space")
        await until(pilot, lambda: "2 marked  d does nothing: “can you hold the price" in screen_text(app))
        assert "d deliver" not in foot(app)
        await pilot.press("d")
        await until(pilot, lambda: "the next steps differ: mark only those that have the same" in told(app))
        await pilot.press("escape")
        await until(pilot, lambda: "marked" not in screen_text(app))
        assert "d " in foot(app)


async def test_while_a_filter_is_typed_the_bar_names_its_own_keys(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await loaded(pilot, app)
        await pilot.press("slash")
        await until(pilot, lambda: foot(app).strip() == "⏎ to the list  esc all rows")
        await type_in(pilot, "bolt")
        await until(pilot, lambda: "0 All · 4 rows found" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "v other steps" in foot(app))
