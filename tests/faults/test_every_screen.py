"""On every screen of the registry: no text does harm, and no key passes in silence."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import BY_ID, COMMANDS
from cockpit.tui.screens.base import CockpitScreen
from tests.faults.hostile_texts import MANY, fill, texts
from tests.faults.scale import IS_WHOLE, whole
from tests.tui.every_screen import ON_A_RECORD, SCREENS, go_to
from tests.tui.house import House, screen_text, type_in
from tests.tui.test_any_text import harmless
from widgets.rows import RowList

SEEN: dict[str, Any] = {"notifications": True, "tooltips": True}
TURNED = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


@pytest.fixture
def house(tmp_path: Any) -> House:
    return House(tmp_path)


def is_safe(app: CockpitApp) -> None:
    """See that nothing on the screen would command a terminal, turn what stands behind it, or act when clicked."""
    harmless(app)
    assert not TURNED.intersection(map(ord, screen_text(app)))
    for strip in app.screen._compositor.render_strips():
        assert not any(segment.style and "@click" in segment.style.meta for segment in strip)


async def each_row(pilot: Pilot[None], app: CockpitApp) -> None:
    """Look at every row of the list in use, or at all that there is to scroll through."""
    lists = [one for one in app.screen.query(RowList) if one.display]
    listed = app.focused if isinstance(app.focused, RowList) else lists[0] if lists else None
    if listed is None:
        for _ in range(whole(200, 5)):
            await pilot.press("down")
            is_safe(app)
        return
    for row in listed.rows[:: whole(1, 5)]:
        if not row.heading:
            listed.highlighted_key = row.key
            await pilot.pause()
            is_safe(app)


SIZES = ((80, 24), (160, 45))
# A sample looks at every other screen in the large.
EVERY_SCREEN = [
    (screen, size)
    for nth, screen in enumerate(SCREENS)
    for size in (SIZES if IS_WHOLE else SIZES[nth % 2 :][:1])
]


@pytest.mark.parametrize(("screen", "size"), EVERY_SCREEN, ids=str)
async def test_no_text_does_harm_on_any_screen(
    house: House, screen: str, size: tuple[int, int], told: Callable[[str], None]
) -> None:
    wanted = texts(whole(MANY, 40))
    fill(house, wanted)
    before = house.desk().book.everything()
    kept = {one.id: one for one in before}
    app = house.app()
    async with app.run_test(size=size, **SEEN) as pilot:
        await go_to(pilot, app, screen)
        is_safe(app)
        if isinstance(app.focused, Input | TextArea):
            for text in wanted[:: whole(5, 8)]:
                await type_in(pilot, text)
                is_safe(app)
                app.focused.clear() if isinstance(app.focused, Input) else None
        elif screen in ON_A_RECORD:
            for _ in range(whole(60, 4)):
                is_safe(app)
                app.show_today()
                first, *others = ON_A_RECORD[screen]
                await pilot.press(first, "j", *others)
                await pilot.pause()
        else:
            await each_row(pilot, app)
        for key in ("v", "e", "question_mark", "colon", "g")[: whole(5, 2)]:
            await pilot.press(key)
            await pilot.pause()
            is_safe(app)
            await go_to(pilot, app, screen)
    # Texts were looked at, and typed without being sent: nothing of it is done.
    assert {one.id: one for one in house.desk().book.everything()} == kept
    told(f"{screen}: {len(wanted)} texts, {size[0]} columns, no harm")


@pytest.mark.parametrize("key", ["n", "e", "R", "z", "t", "N", "B", "i", "v", "d", "a"])
async def test_no_text_does_harm_in_what_is_typed_in(house: House, key: str) -> None:
    wanted = texts(whole(100, 3))
    fill(house, wanted)
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        await pilot.press("0")
        for text in wanted:
            await pilot.press(key)
            await pilot.pause()
            is_safe(app)
            if isinstance(app.focused, Input):
                await type_in(pilot, text)
                is_safe(app)
            await go_to(pilot, app, "today")
            await pilot.press("j")


# --- every key ---


def keys_for(screen: str, random: Random) -> list[str]:
    """Every key of the registry; in a sample, those that few screens have, and some of the others."""
    every = {key: one.screens for one in COMMANDS for key in one.keys.split(",") if key and key not in LEAVE}
    if IS_WHOLE:
        return list(every)
    own = {key for key, screens in every.items() if screen in screens and len(screens) < len(SCREENS) // 2}
    return [*own, *random.sample([key for key in every if key not in own], 12)]


LEAVE = {key for name in ("quit", "suspend", "leave", "close") for key in BY_ID[name].keys.split(",")}


def may_be_quiet(screen: str, key: str) -> bool:
    """Tell whether a key may well find nothing to do: one that moves, where there is no further to go, or looks."""
    moves = [one for one in COMMANDS if one.group == "Move" and key in one.keys.split(",")]
    looks = [one for one in COMMANDS if one.group == "Look" and key in one.keys.split(",")]
    return any(len(key) > 1 or screen in one.screens for one in moves) or any(
        screen in one.screens for one in looks
    )


def state(app: CockpitApp, house: House) -> tuple[object, ...]:
    """All that a key may change, as far as one can see: the screen, what is copied, and, last, what is written."""
    written = sum(file.stat().st_size for file in house.path.joinpath("book", "journal").rglob("*.ndjson"))
    screens = [type(one) for one in app.screen_stack]
    return screen_text(app), app.message, screens, app.focused, app.clipboard, written


def rows_of_each_state(app: CockpitApp) -> list[int]:
    """The places of one row for each state that a record on the list is in, and of each row that is no record."""
    found: dict[object, int] = {}
    rows = app.focused.rows if isinstance(app.focused, RowList) else ()
    for place, row in enumerate(one for one in rows if not one.heading):
        told = row.key.partition(" ")[0]  # the agenda has a row for each deadline of a record
        record = app.desk.book.get(int(told)) if told.isdigit() else None
        found.setdefault((record.KIND, record.state(app.desk.now())) if record else row.key, place)
    return list(found.values()) or [0]


async def to_a_row(pilot: Pilot[None], app: CockpitApp, nth: int) -> None:
    """Bring the cursor to the nth row; to the last where there are fewer by now."""
    if isinstance(app.focused, RowList) and (found := [one for one in app.focused.rows if not one.heading]):
        app.focused.highlighted_key = found[min(nth, len(found) - 1)].key
        await pilot.pause()


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_key_on_every_screen_acts_or_says_why_not(
    house: House, screen: str, told: Callable[[str], None]
) -> None:
    house.demo()
    app, random = house.app(), Random(screen)
    pressed, silent = 0, list[str]()
    async with app.run_test(size=(100, 30), **SEEN) as pilot:
        await go_to(pilot, app, screen)
        every_row = rows_of_each_state(app)
        for key in keys_for(screen, random):
            for nth in every_row if IS_WHOLE else random.sample(every_row, 1):
                await to_a_row(pilot, app, nth)
                app.hush()
                await pilot.pause()
                before, is_typing = state(app, house), isinstance(app.focused, Input | TextArea)
                await pilot.press(key)
                after = state(app, house)
                pressed += 1
                assert app.is_running, (key, nth)
                if after == before and not is_typing and not may_be_quiet(screen, key):
                    silent.append(f"{key} on row {nth}")
                if after[-1] != before[-1] and isinstance(app.screen, CockpitScreen):
                    app.screen.do_undo()
                if after[2:4] != before[2:4]:
                    await go_to(pilot, app, screen)
    assert silent == []
    told(f"{screen}: {pressed} keys pressed, each acted or said why not")


def test_a_key_that_would_pass_in_silence_is_found() -> None:
    assert may_be_quiet("today", "up")
    assert not may_be_quiet("today", "d")
    assert not may_be_quiet("log", "d")
