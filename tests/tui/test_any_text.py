"""Whatever a name or a text holds, no screen breaks and nothing commands the terminal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.domain.moment import plus
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.terms import Terms
from cockpit.tui.app import CockpitApp
from tests.tui.house import HOSTILE, NOW, House, screen_text, type_in


def hold(house: House, text: str) -> None:
    """Put records into the book past the door, where text is cleaned: the last net must hold by itself."""
    desk = house.desk()
    theirs = plus(NOW, timedelta(hours=3))
    promise = Promise(
        id=desk.make_id(),
        customer=id_of(text or "x"),
        text=text,
        made_at=NOW,
        terms=Terms(first_theirs=theirs, mine=theirs, means=text),
    )
    with desk.book.transaction() as transaction:
        transaction.did = f"captured {text}"
        transaction.put(Customer(id=id_of(text or "x"), said=text))
        transaction.put(promise.touch(NOW, text=text).note(NOW, text=text).add_item(NOW, text=text))


def harmless(app: CockpitApp) -> None:
    seen = screen_text(app)
    assert not any(ord(character) < 32 and character != "\n" for character in seen)
    assert not any(0x7F <= ord(character) < 0xA0 for character in seen)
    assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {app.size.width}
    assert app.is_running


async def test_hostile_text_is_harmless_on_every_screen(house: House, hostile: str) -> None:
    hold(house, hostile)
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.1)
        harmless(app)
        for key in ("enter", "escape", "v", "escape", "e", "escape", "R", "escape", "d", "u", "y"):
            await pilot.press(key)
            await pilot.pause()
            harmless(app)
        for keys in (
            ["question_mark"],
            ["escape"],
            ["colon"],
            ["escape"],
            ["g", "l"],
            ["escape"],
            ["E"],
            ["g", "d"],
        ):
            await pilot.press(*keys)
            await pilot.pause(0.1)
            harmless(app)


@pytest.mark.parametrize("size", [(120, 35), (160, 45), (50, 15), (20, 5)])
async def test_hostile_text_is_harmless_at_every_size(house: House, size: tuple[int, int]) -> None:
    for text in HOSTILE:
        hold(house, text)
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.2)
        for _ in HOSTILE:
            harmless(app)
            await pilot.press("j")
            await pilot.pause(0.1)
        await pilot.press("enter")
        await pilot.pause(0.1)
        harmless(app)


async def test_hostile_text_may_be_typed(house: House, hostile: str) -> None:
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("n")
        await type_in(pilot, f"acme: {hostile}")
        harmless(app)
        await type_in(pilot, " by 16:00 ok")
        await pilot.press("enter")
        await pilot.pause(0.1)
        harmless(app)
