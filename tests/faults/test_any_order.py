"""Keys and lines in any order, on a terminal of any size: the screens stay, and what is kept reads again."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import COMMANDS
from tests.faults.scale import whole
from tests.faults.test_every_screen import LEAVE
from tests.tui.house import House

_KEYS = sorted({key for one in COMMANDS for key in one.keys.split(",") if key and key not in LEAVE})
_OFTEN = (
    *(
        "enter",
        "escape",
        "tab",
        "up",
        "down",
        "space",
        "backspace",
        "home",
        "end",
        "j",
        "k",
        "y",
        "n",
        "g",
        "v",
        "d",
    ),
    *("0", "1", "2", "3", "5", "9", "ctrl+g", "ctrl+o"),
)
_LINES = (
    *(
        "acme: spec by fri 4pm",
        "order @bolt 12k net 30",
        "paid @bolt 5k",
        "q @acme how wide? -> two metres",
        "31.4.",
    ),
    *(
        "lost @zed 9k to Contoso: price",
        "call @acme tue 15:00 purpose: scope",
        "tomorrow 4pm",
        "900",
        "ja",
        "spce",
        "",
    ),
    *(
        "touch @hooli phone: fine",
        "todo jeden montag bericht",
        "kind = order and amount > 5000",
        "12.5k EUR",
        "'",
    ),
)
_SIZES = ((60, 18), (80, 24), (120, 35), (160, 45))
_SEEN: dict[str, Any] = {"notifications": True, "tooltips": True}


async def something(pilot: Pilot[None], app: CockpitApp, random: Random) -> str:
    """Press a key, or type a line where one can be typed; return what it was."""
    field = app.focused
    if isinstance(field, Input | TextArea) and random.random() < 0.5:
        line = random.choice(_LINES)
        field.insert(line) if isinstance(field, TextArea) else field.insert_text_at_cursor(line)
        await pilot.pause()
        key = random.choice(("enter", "enter", "ctrl+o", "tab", "escape"))
        await pilot.press(key)
        return f"{line!r} {key}"
    key = random.choice(_KEYS if random.random() < 0.6 else _OFTEN)
    await pilot.press(key)
    return key


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(whole(12, 2)))
async def test_keys_in_any_order_leave_the_screens_standing_and_the_book_sound(
    tmp_path: Path, seed: int
) -> None:
    house, random, done = House(tmp_path), Random(seed), list[str]()
    house.demo()
    app = house.app()
    async with app.run_test(size=random.choice(_SIZES), **_SEEN) as pilot:
        for _ in range(whole(700, 90)):
            done.append(await something(pilot, app, random))
            assert app.is_running, done[-15:]
            assert app.message is None or "should not have happened" not in str(app.message), done[-15:]
            if random.random() < 0.01:
                await pilot.resize_terminal(*random.choice(_SIZES))
    book = house.desk().book
    assert book.everything()
    assert not book.unreadable
