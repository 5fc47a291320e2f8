"""The footer names few keys, whole, and never runs over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult

from tests.widgets.conftest import lines
from widgets.key_bar import BarKey, KeyBar

KEYS = [BarKey(key, f"do.{key}", "a label", key != "b") for key in "abcdefghij"]


class Foot(App[None]):
    def __init__(self, *keys: BarKey) -> None:
        super().__init__()
        self.keys = keys
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyBar(self.keys)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        assert event.control is self.query_one(KeyBar)
        self.pressed.append(event.id)


async def test_seven_keys_at_most_and_only_whole_ones() -> None:
    app = Foot(*KEYS)
    async with app.run_test(size=(120, 3), notifications=True, tooltips=True) as pilot:
        assert lines(app)[0].count("a label") == 7
        for width, most in ((80, 7), (40, 3), (21, 1), (22, 2), (8, 0), (1, 0)):
            await pilot.resize_terminal(width, 3)
            await pilot.pause()
            shown = lines(app)[0]
            assert shown.count("a label") == most, width
            assert len(shown.split()) == most * 3


async def test_a_click_on_an_enabled_key_presses_it() -> None:
    app = Foot(*KEYS)
    async with app.run_test(size=(80, 3), notifications=True, tooltips=True) as pilot:
        for x in (1, 9, 10, 12, 23, 31, 79):  # a; a; gap; b, not enabled; c; c; beyond
            await pilot.click(KeyBar, offset=(x, 0))
        assert app.pressed == ["do.a", "do.a", "do.c", "do.c"]


async def test_new_keys_are_shown() -> None:
    app = Foot(*KEYS)
    async with app.run_test(size=(80, 3), notifications=True, tooltips=True) as pilot:
        app.query_one(KeyBar).keys = [BarKey("q", "quit", "leave")]
        await pilot.pause()
        assert lines(app)[0].split() == ["q", "leave"]


async def test_hostile_text_is_harmless(hostile: str, harmless: Callable[[App[Any]], None]) -> None:
    app = Foot(
        BarKey(hostile, "x", hostile), BarKey("k", "y", hostile[:20], False), BarKey(hostile[:9], "z", "q")
    )
    async with app.run_test(size=(80, 3), notifications=True, tooltips=True) as pilot:
        harmless(app)
        await pilot.click(KeyBar, offset=(2, 0))


async def test_the_way_out_is_the_last_to_give_way() -> None:
    keys = [
        BarKey("d", "do", "deliver it now"),
        BarKey("z", "later", "later"),
        BarKey("q", "quit", "quit", stays=True),
    ]
    for width, shown in (
        (40, "d deliver it now  z later  q quit"),
        (26, "d deliver it now  q quit"),
        (10, "q quit"),
    ):
        app = Foot(*keys)
        async with app.run_test(size=(width, 3)) as pilot:
            await pilot.pause()
            assert lines(app)[0].strip() == shown
