"""A question that comes up unasked while somebody types on costs nothing that is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.touch import Touch
from tests.tui.house import House, screen_text, until

_SEEN: dict[str, Any] = {"notifications": True, "tooltips": True}
_ANSWERED = "q @hagen how long? -> two years"


async def answered(pilot: Any) -> None:
    await pilot.press("n", *_ANSWERED, "enter")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_next_line_is_captured_though_the_card_is_offered(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = House(tmp_path).app()
    async with app.run_test(size=size, **_SEEN) as pilot:
        await answered(pilot)
        await pilot.press("n", *"tried @kessler, no answer", "enter")
        await until(pilot, lambda: any(isinstance(one, Touch) for one in app.desk.book.everything()))
        kept = {type(one): one for one in app.desk.book.everything()}
        assert kept[Touch].text == "no answer"
        assert {one.display for one in app.desk.book.customers.values()} == {"hagen", "kessler"}
        assert kept[Question].text == "how long?"
        assert Card not in kept


@pytest.mark.parametrize("key", ["y", "Y", "enter"])
async def test_yes_is_yes_however_it_is_typed(tmp_path: Path, key: str) -> None:
    app = House(tmp_path).app()
    async with app.run_test(size=(80, 24), **_SEEN) as pilot:
        await answered(pilot)
        await until(pilot, lambda: "Save the answer as a card?" in screen_text(app))
        await pilot.press(key)
        await until(pilot, lambda: any(isinstance(one, Card) for one in app.desk.book.everything()))


async def test_another_key_goes_where_it_was_meant_and_an_answer_is_taken(tmp_path: Path) -> None:
    app = House(tmp_path).app()
    async with app.run_test(size=(80, 24), **_SEEN) as pilot:
        await answered(pilot)
        await until(pilot, lambda: "Save the answer as a card?" in screen_text(app))
        await pilot.press("W")
        await until(pilot, lambda: "Save the answer as a card?" not in screen_text(app))
        assert getattr(app.screen, "NAME", "") == "week"
        await pilot.press("escape", "n", *"q @hagen how wide? -> two metres", "enter")
        await until(pilot, lambda: "Save the answer as a card?" in screen_text(app))
        await pilot.press("y")
        await until(pilot, lambda: any(isinstance(one, Card) for one in app.desk.book.everything()))


async def test_who_has_seen_the_question_may_say_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("widgets.ask._SEEN", 0.0)
    app = House(tmp_path).app()
    async with app.run_test(size=(80, 24), **_SEEN) as pilot:
        await answered(pilot)
        await until(pilot, lambda: "Save the answer as a card?" in screen_text(app))
        screens = len(app.screen_stack)
        await pilot.press("n")
        await until(pilot, lambda: len(app.screen_stack) == screens - 1)
        assert not any(isinstance(one, Card) for one in app.desk.book.everything())
