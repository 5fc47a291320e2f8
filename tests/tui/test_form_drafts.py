"""Words typed into a form that is left come back when the same is asked of the same record again."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, TextArea

from cockpit.desk import actions
from cockpit.desk.drafts import slots
from cockpit.domain.todo import Todo
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, told, type_in, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
LONG = "They want to hear from the plant manager first, and then from the buyer, in this order; " * 3


def words(app: CockpitApp) -> str:
    """What stands in the line that has the focus."""
    focused = app.focused
    return (
        focused.text if isinstance(focused, TextArea) else focused.value if isinstance(focused, Input) else ""
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("acme: spec sheet by 16:00 ok", "N"),
        ("q @acme: does it fit?", "d"),
        ("lost @mia 5k to Globex: May", "d"),
    ],
)
async def test_what_was_typed_into_a_form_comes_back_once(house: House, line: str, key: str) -> None:
    house.add(line)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        if line.startswith("lost"):
            await pilot.press("3")
        await pilot.press(key)
        assert isinstance(app.screen, VerbForm)
        before = words(app)
        await type_in(pilot, LONG)
        typed = words(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Kept: what you typed comes back" in told(app)
        assert not app._notifications  # which would lie over the screen
        await pilot.press(key)
        await pilot.pause()
        assert words(app) == typed != before
        assert "Kept from before." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, VerbForm), screen_text(app)


async def test_it_comes_back_after_the_program_was_left_in_the_midst_of_it(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("N")
        await type_in(pilot, "ask for Bo")
        await pilot.press("ctrl+q")
    again = house.app()
    async with again.run_test(**SEEN) as pilot:
        await pilot.press("N")
        await pilot.pause()
        assert words(again) == "ask for Bo"


async def test_words_that_were_sent_do_not_come_back_and_are_no_draft_of_a_line(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("N")
        await type_in(pilot, "ask for Bo")
        await pilot.press("escape")
        assert slots(house.desk())[0] == []
        await pilot.press("N", "enter", "N")
        await pilot.pause()
        assert words(app) == ""


async def test_a_form_left_as_it_was_says_nothing_and_keeps_nothing(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("N", "x", "backspace", "escape")
        await pilot.pause()
        assert told(app) == ""
        assert house.desk().local.read("drafts") in (None, b"")


async def test_words_for_one_record_are_not_those_for_another(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by 17:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("N")
        await type_in(pilot, "ask for Bo")
        await pilot.press("escape", "j", "N")
        await pilot.pause()
        assert words(app) == ""


async def test_a_line_that_was_not_touched_comes_back_as_it_is_known_by_then(house: House) -> None:
    """What was written down since would be taken back by what the form had shown."""
    (todo,) = house.add("todo @acme: water the plants by fri 10:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("v", "e")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        app.screen.query_one("#take-text", Input).value = "water the trees"
        await pilot.press("escape")
        actions.do(house.desk("two"), [todo], "edit", {"due": "2026-11-23 11:00"})
        await until(pilot, lambda: "Mon 23 Nov" in screen_text(app))
        await pilot.press("v", "e")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        assert app.screen.query_one("#take-text", Input).value == "water the trees"
        assert app.screen.query_one("#take-due", Input).value == "2026-11-23 11:00"
        await pilot.press("enter")
        await until(pilot, lambda: "Edited" in told(app))
    now = house.desk().book.get(todo)
    assert isinstance(now, Todo)
    assert now.due is not None
    assert (now.text, now.due.day) == ("water the trees", 23)
