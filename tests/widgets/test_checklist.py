"""Ticks say in signs and words what is done, next and skipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.widgets.conftest import lines
from widgets.checklist import Checklist, Tick, render_ticks

STEPS = (
    Tick("Apologise", True, "10:02"),
    Tick("Ask", False),
    Tick("Offer", False, "by 4"),
    Tick("Wait", None),
)


class Steps(App[None]):
    def __init__(self, items: tuple[Tick, ...]) -> None:
        super().__init__()
        self.items = items

    def compose(self) -> ComposeResult:
        yield Checklist(self.items)
        yield Static(render_ticks(self.items))


def test_the_short_form_counts_what_was_not_skipped() -> None:
    assert render_ticks(STEPS).plain == "✓··– 1/3"
    assert render_ticks([]).plain == ""
    assert render_ticks([Tick("x", None)]).plain == "– 0/0"


async def test_each_step_is_a_line_with_words_beside_the_sign() -> None:
    app = Steps(STEPS)
    async with app.run_test(size=(40, 8), notifications=True, tooltips=True) as pilot:
        shown = [line.rstrip() for line in lines(app)]
        assert shown[:5] == [
            "✓ Apologise  done · 10:02",
            "· Ask  not done",
            "· Offer  not done · by 4",
            "– Wait  skipped",
            "✓··– 1/3",
        ]
        app.query_one(Checklist).items = [Tick("Only", False)]
        await pilot.pause()
        assert [line.rstrip() for line in lines(app)][:2] == ["· Only  not done", "✓··– 1/3"]


async def test_hostile_text_is_harmless(hostile: str, harmless: Callable[[App[Any]], None]) -> None:
    kinds = [Tick(hostile, done, hostile) for done in (True, False, None)]
    app = Steps((*kinds, Tick("one line each", False)))
    async with app.run_test(size=(30, 6), notifications=True, tooltips=True):
        harmless(app)
        assert "one line each" in lines(app)[3]
