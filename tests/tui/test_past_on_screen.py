"""What is past on the screen: of whoever is looked at it is read beside the screen, of nobody else at all."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any

import pytest
from textual.widgets import Input

from cockpit.desk import actions, capture, maintenance, question_history
from cockpit.domain.people import id_of
from tests.tui.house import NOW, House, screen_text, today_screen, until

LARGE: dict[str, Any] = {"size": (120, 35), "notifications": True, "tooltips": True}


@pytest.fixture
def long_ago(house: House) -> House:
    """A book in which three customers were promised something 400 days ago, and two are promised something today."""
    old = house.desk()
    before = count(round((NOW.timestamp() - 400 * 86_400) * 1000))
    old.wall_ms = lambda: next(before)
    for name in ("acme", "bolt", "cyber"):
        made = capture.add(old, f"todo @{name} old step for {name}").record
        actions.do(old, [made.id], "done")
    maintenance.fold(house.desk())
    house.add("todo @acme new step for acme", "todo @bolt new step for bolt")
    return house


def texts(app: Any) -> set[str]:
    return {str(one.values["text"]) for one in app.desk.book.tables["todo"].values()}


def words_of_rows(app: Any) -> list[str]:
    today = today_screen(app).today
    assert today is not None
    return [row.record.text for row in today.rows]


async def test_the_timeline_of_a_row_is_read_when_the_cursor_rests_there_and_nothing_else_of_history(
    long_ago: House,
) -> None:
    app = long_ago.app()
    async with app.run_test(**LARGE) as pilot:
        names = [row.removeprefix("new step for ") for row in words_of_rows(app)]
        await until(pilot, lambda: f"old step for {names[0]}" in screen_text(app))
        assert f"old step for {names[1]}" not in texts(app)
        await pilot.press("j")
        await until(pilot, lambda: f"old step for {names[1]}" in screen_text(app))
        assert f"old step for {names[0]}" not in screen_text(app)
        assert "old step for cyber" not in texts(app)
        assert not app.desk.book.is_whole


async def test_a_record_opened_before_its_past_is_read_tells_it_once_it_is(long_ago: House) -> None:
    app = long_ago.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.past is not None)
        assert "old step for acme" not in texts(app)
        acme = id_of("acme")
        record = next(one for one in app.desk.book.lately.values() if one.customer == acme and one.is_open())
        app.open_record(record)
        await until(pilot, lambda: "old step for acme" in screen_text(app))
        assert not app.desk.book.is_whole


async def test_a_filter_that_grows_and_shrinks_shows_what_holds_its_words(house: House) -> None:
    house.add("todo alpha beta", "todo alpha gamma", "todo delta")
    app = house.app()
    async with app.run_test(**LARGE) as pilot:
        await pilot.press("slash")

        def shows(meant: set[str]) -> bool:
            keys = [row.key for row in today_screen(app).in_use.rows if not row.heading]
            return {app.desk.book.lately[int(key)].text for key in keys} == meant

        everything = {"alpha beta", "alpha gamma", "delta"}
        steps = {  # no word short enough to stand in a code, by which rows are found, too
            "a": everything,
            "alpha": {"alpha beta", "alpha gamma"},
            "alpha gamma": {"alpha gamma"},
            "alpha beta": {"alpha beta"},
            "delta": {"delta"},
            "": everything,
        }
        for words, meant in steps.items():
            app.screen.query_one(Input).value = words
            await until(pilot, partial(shows, meant))


async def test_the_cursor_moves_at_once_and_its_record_is_told_when_it_rests(house: House) -> None:
    house.add("todo alpha", "todo beta", "todo gamma")
    app = house.app()
    async with app.run_test(**LARGE) as pilot:
        screen = today_screen(app)
        rows = words_of_rows(app)
        await until(pilot, lambda: screen.row is not None and screen.row.record.text == rows[0])
        await pilot.press("j", "j")
        assert screen.row is not None
        assert screen.row.record.text == rows[2]
        await until(pilot, lambda: screen.query_one("#facts").render_line(0).text.startswith(rows[2]))


async def test_what_is_read_of_the_past_as_the_cockpit_closes_brings_nothing_down(house: House) -> None:
    house.demo()  # in which questions wait, and there are cards
    app = house.app()
    async with app.run_test(**LARGE) as pilot:
        await until(pilot, lambda: app.history.past is not None)
    app._look_up, app.desk.near_cards = None, {}
    assert question_history.has_unmatched(app.desk)
    app._match_questions()
    assert app._look_up is None
