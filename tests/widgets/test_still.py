"""Text that is laid out anew only where its height changes."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from tests.tui.house import HOSTILE
from widgets.still import Still


class Host(App[None]):
    """A text that is followed, over one that gives way when it grows."""

    CSS = "Static { height: auto; }"

    def compose(self) -> ComposeResult:
        yield Still(id="told")
        yield Static("below", id="below")


def shown(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_what_is_said_is_shown_and_what_stands_below_gives_way_as_it_grows_and_shrinks() -> None:
    app = Host()
    async with app.run_test(size=(20, 6)) as pilot:
        told = app.query_one(Still)
        for words in ("one", "one\ntwo\nthree", "a line that is far too long for it", "", "one"):
            told.say(Content(words))
            await pilot.pause()
            assert app.query_one("#below").region.y == told.size.height
            assert told.size.height == len(Content(words).wrap(20)) if words else told.size.height <= 1
            assert shown(app)[told.size.height] == "below"


async def test_words_that_change_within_a_line_are_drawn_without_a_layout() -> None:
    app = Host()
    async with app.run_test(size=(20, 6)) as pilot:
        told = app.query_one(Still)
        told.say(Content("20 min late"))
        await pilot.pause()
        laid_out = told._layout_updates
        told.say(Content("21 min late"))
        assert told._layout_updates == laid_out
        await pilot.pause()
        assert shown(app)[0] == "21 min late"


async def test_the_same_words_in_another_colour_are_drawn_anew() -> None:
    app = Host()
    async with app.run_test(size=(20, 6)) as pilot:
        told = app.query_one(Still)
        told.say(Content("late"))
        await pilot.pause()
        told.say(Content.assemble(("late", "bold")))
        await pilot.pause()
        first = next(iter(app.screen._compositor.render_strips()[0]))
        assert first.style is not None
        assert first.style.bold


async def test_hostile_text_is_text() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        for text in HOSTILE[:3]:
            app.query_one(Still).say(Content(text))
            await pilot.pause()
            assert shown(app)[0] == text


async def test_what_was_said_out_of_sight_has_its_room_once_it_is_in_sight() -> None:
    app = Host()
    async with app.run_test(size=(20, 6)) as pilot:
        told = app.query_one(Still)
        told.say(Content("one"))
        await pilot.pause()
        told.display = False
        await pilot.pause()
        told.say(Content("one\ntwo\nthree"))
        await pilot.pause()
        told.display = True
        await pilot.pause()
        assert shown(app)[:4] == ["one", "two", "three", "below"]
