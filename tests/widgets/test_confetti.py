"""A moment of joy ends by itself and by any key, and any words are safe in it."""

from __future__ import annotations

import pytest
from textual.app import App

from widgets.confetti import Confetti


class Party(App[None]):
    """Celebrates at once."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._said = words

    def on_mount(self) -> None:
        self.push_screen(Confetti(self._said))


@pytest.mark.parametrize("key", ["j", "escape", "enter", "q", "space"])
async def test_any_key_ends_it(key: str) -> None:
    app = Party("Hooray")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await pilot.press(key)
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert app.is_running


async def test_it_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Confetti, "SECONDS", 0.1)
    app = Party("Hooray")
    async with app.run_test() as pilot:
        await pilot.pause(0.4)
        assert not isinstance(app.screen, Confetti)


async def test_it_takes_two_seconds_at_most() -> None:
    assert Confetti.SECONDS <= 2


@pytest.mark.parametrize("words", ["[/]", "\x1b[31mred", "[@click=app.quit]x[/]", "x" * 3000])
@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_any_words_are_safe(words: str, size: tuple[int, int]) -> None:
    app = Party(words)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        seen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "\x1b" not in seen
        assert isinstance(app.screen, Confetti)
