"""What the tests of every widget share: text that would do harm, and what is really sent to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.app import App

HOSTILE = [
    "[/]",
    "[red]x",
    "[@click=app.quit]x[/]",
    "$n [bold",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b2J\x00\x7f\r\n\ttab",
    "\u202egnp.exe\u2066\ud800",
    "👩\u200d👩\u200d👧\u200d👦 family ❤️ 🇨🇭",
    "日本電気株式会社 ｶﾀｶﾅ",
    "e\u0301\u0300" * 50,
    "\u200d\ufe0f",
    "x" * 10_000,
    "日" * 10_000,
    "",
]


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text[:12]))
def hostile(request: pytest.FixtureRequest) -> str:
    """One text that would do harm."""
    text: str = request.param
    return text


def lines(app: App[Any]) -> list[str]:
    """The screen as a person sees it, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def sent(app: App[Any]) -> Iterator[str]:
    """The text of every segment on the screen, before the terminal's own codes are put around it."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            yield segment.text


@pytest.fixture
def harmless() -> Callable[[App[Any]], None]:
    """Checks that a screen is as wide as it should be and sends nothing that commands a terminal."""

    def check(app: App[Any]) -> None:
        text = "".join(sent(app))
        bad = {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E}
        assert bad == set()
        text.encode()
        assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {app.size.width}
        assert app.is_running

    return check
