"""The list keeps its cursor, its marks and its scroll, whatever is done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tests.widgets.conftest import lines
from widgets.columns import Cell, columns
from widgets.rows import ListRow, RowList
from widgets.unmarked_rows import UnmarkedRows


class Listing(App[None]):
    """One list, and all it says."""

    def __init__(self, rows: Iterable[ListRow] = (), empty: str = "") -> None:
        super().__init__()
        self.list = RowList(rows, empty=empty)
        self.said: list[tuple[str, object]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.said.append(("highlighted", event.key))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        self.said.append(("selected", event.key))

    def on_row_list_marked(self, event: RowList.Marked) -> None:
        self.said.append(("marked", event.keys))


def rows(*keys: object) -> list[ListRow]:
    """A row for each key; one that starts with # is a heading."""
    return [ListRow(str(key), f"row {key}", heading=str(key).startswith("#")) for key in keys]


def run(app: App[Any], size: tuple[int, int] = (40, 10)) -> Any:
    return app.run_test(size=size, notifications=True, tooltips=True)


async def test_the_cursor_starts_on_the_first_row_that_is_no_heading() -> None:
    app = Listing(rows("#late", "a", "b"))
    async with run(app):
        assert app.list.highlighted_key == "a"
        assert app.said == [("highlighted", "a")]


async def test_keys_move_the_cursor_past_headings_and_never_round() -> None:
    app = Listing(rows("#1", "a", "#2", "b", "c"))
    async with run(app) as pilot:
        seen = []
        for key in ("k", "up", "j", "down", "j", "j", "home", "end", "pageup", "pagedown"):
            await pilot.press(key)
            seen.append(app.list.highlighted_key)
        assert seen == ["a", "a", "b", "c", "c", "c", "a", "c", "a", "c"]


async def test_enter_and_a_double_click_open_a_row_and_one_click_moves_the_cursor() -> None:
    app = Listing(rows("#x", "a", "b"))
    async with run(app) as pilot:
        await pilot.press("enter")
        await pilot.click(offset=(3, 2))
        await pilot.click(offset=(3, 0))  # a heading
        await pilot.click(offset=(3, 8))  # below the rows
        assert app.said[1:] == [("selected", "a"), ("highlighted", "b")]
        await pilot.click(offset=(3, 1), times=2)
        assert app.said[3:] == [("highlighted", "a"), ("selected", "a")]


async def test_new_rows_keep_the_cursor_on_its_key_or_near() -> None:
    app = Listing(rows("a", "b", "c", "d"))
    async with run(app) as pilot:
        await pilot.press("j", "j")
        app.list.set_rows(rows("z", "y", "c", "b"))
        assert app.list.highlighted_key == "c"
        app.list.set_rows(rows("z", "#h", "y", "b"))
        assert app.list.highlighted_key == "y"
        app.list.set_rows(rows("z"))
        assert app.list.highlighted_key == "z"
        app.list.set_rows([])
        await pilot.press("j", "k", "home", "end", "pagedown", "pageup", "enter", "space")
        assert app.list.highlighted_row is None
        assert app.said[-1] == ("highlighted", None)
        app.list.set_rows(rows("q", "r"))
        assert app.list.highlighted_key == "q"


async def test_the_owner_sets_the_cursor_by_key_and_an_unknown_key_is_ignored() -> None:
    app = Listing(rows(*range(100)))
    async with run(app) as pilot:
        app.list.highlighted_key = "70"
        await pilot.pause()
        assert any("row 70" in line for line in lines(app))
        app.list.highlighted_key = "nobody"
        assert app.list.highlighted_key == "70"
        assert app.said[-1] == ("highlighted", "70")


async def test_two_rows_of_one_key_do_not_trap_the_cursor() -> None:
    app = Listing(rows("a", "a", "a", "b"))
    async with run(app) as pilot:
        await pilot.press("j", "j", "j")
        assert app.list.highlighted_key == "b"


async def test_a_list_without_marks_moves_and_marks_nothing() -> None:
    app = Listing()
    app.list = UnmarkedRows(rows("a", "b"))
    async with run(app) as pilot:
        await pilot.press("down", "space")
        assert (app.list.highlighted_key, app.list.marked) == ("b", frozenset())


async def test_space_marks_and_moves_on_and_marks_go_with_their_rows() -> None:
    app = Listing(rows("a", "b", "c"))
    async with run(app) as pilot:
        await pilot.press("space", "space")
        assert app.list.marked == {"a", "b"}
        assert app.list.highlighted_key == "c"
        await pilot.press("home", "space")
        assert app.list.marked == {"b"}
        assert lines(app)[1].startswith("●row b")
        app.list.set_rows(rows("a", "c"))
        await pilot.pause()
        assert ("marked", frozenset()) in app.said
        assert app.list.marked == frozenset()


async def test_new_rows_keep_the_scroll_where_the_owner_had_left_it() -> None:
    app = Listing(rows(*range(100)))
    async with run(app) as pilot:
        app.list.scroll_to(y=50, animate=False)
        app.list.set_rows(rows(*range(100)))
        await pilot.pause()
        assert app.list.scroll_offset.y == 50
        await pilot.press("j")
        assert app.list.scroll_offset.y <= 1


async def test_the_cursor_stays_in_sight_when_the_window_shrinks_or_grows() -> None:
    app = Listing(rows(*range(100)))
    async with run(app, (40, 20)) as pilot:
        await pilot.press("end")
        for size in ((40, 5), (20, 3), (40, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert any("row 99" in line for line in lines(app))


async def test_going_to_the_first_row_shows_the_heading_above_it() -> None:
    app = Listing(rows("#late", *range(100)))
    async with run(app) as pilot:
        await pilot.press("end", "home")
        assert lines(app)[0].startswith(" row #late")


async def test_an_empty_list_says_what_to_do_in_the_middle() -> None:
    app = Listing(empty="Nothing is late.\nPress n to promise something.")
    async with run(app) as pilot:
        assert lines(app)[4].strip() == "Nothing is late."
        assert lines(app)[5].strip() == "Press n to promise something."
        app.list.empty = "Well done."
        await pilot.pause()
        assert lines(app)[4].strip() == "Well done."


async def test_rows_are_made_for_the_width_there_is() -> None:
    def row(width: int) -> Content:
        return columns(width, Cell("日本電気株式会社", give=1, grow=True), Cell("14:00"))

    app = Listing([ListRow("a", row)])
    async with run(app) as pilot:
        for width in (40, 21, 13, 10):
            await pilot.resize_terminal(width, 5)
            await pilot.pause()
            assert lines(app)[0].endswith("14:00 ")  # its last cell is the scrollbar's
            assert Content(lines(app)[0]).cell_length == width


async def test_the_cursor_is_told_by_a_sign_too() -> None:
    app = Listing(rows("a", "b"))
    async with run(app):
        assert [line[0] for line in lines(app)[:2]] == ["▌", " "]


async def test_the_cursor_of_the_list_in_focus_stands_out() -> None:
    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield RowList(rows("a"), id="one")
            yield RowList(rows("b"), id="two")

    def ground(app: App[Any], id: str) -> object:
        (segment, *_) = app.query_one(f"#{id}", RowList).render_line(0)
        return segment.style and segment.style.bgcolor

    app = Two()
    async with run(app) as pilot:
        lit, unlit = ground(app, "one"), ground(app, "two")
        assert lit != unlit
        shown = app.export_screenshot(simplify=True)
        await pilot.press("tab")
        await pilot.pause()
        assert (ground(app, "one"), ground(app, "two")) == (unlit, lit)
        assert app.export_screenshot(simplify=True) != shown


async def test_a_cursor_move_draws_two_lines_only() -> None:
    app = Listing(rows(*range(50)))
    async with run(app, (40, 20)) as pilot:
        drawn: list[int] = []
        render_line = app.list.render_line

        def spy(y: int) -> Strip:
            drawn.append(y)
            return render_line(y)

        app.list.render_line = spy  # type: ignore[method-assign]
        await pilot.press("j")
        await pilot.pause()
        assert sorted(set(drawn)) == [0, 1]
        assert Region(0, 0, 40, 20) == app.list.region


async def test_ten_thousand_rows_make_only_those_in_sight() -> None:
    made = 0

    def row(width: int) -> str:
        nonlocal made
        made += 1
        return "x" * width

    app = Listing(ListRow(str(n), row) for n in range(10_000))
    async with run(app, (80, 24)) as pilot:
        await pilot.press("end")
        assert app.list.highlighted_key == "9999"
        assert made < 200


async def test_hostile_text_is_harmless(hostile: str, harmless: Callable[[App[Any]], None]) -> None:
    app = Listing(
        [
            ListRow("text", hostile),
            ListRow("content", Content.styled(hostile, "bold")),
            ListRow("rich", Text(hostile, "red")),
            ListRow("made", lambda width: columns(width, Cell(hostile, give=1), Cell("P7K3"))),
            ListRow(hostile or "key", hostile, heading=True),
        ]
    )
    async with run(app) as pilot:
        harmless(app)
        await pilot.press("j", "space", "j", "enter")
        await pilot.resize_terminal(7, 4)
        await pilot.pause()
        harmless(app)
        app.list.set_rows([])
        app.list.empty = hostile
        await pilot.pause()
        harmless(app)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_every_kind_of_theme_shows_the_list(theme: str) -> None:
    app = Listing([ListRow("a", Content.styled("late", "$error"))])
    async with run(app) as pilot:
        app.theme = theme
        await pilot.pause()
        assert lines(app)[0].startswith("▌late")


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["j", "k", "pagedown", "pageup", "home", "end", "space"]),
            st.lists(st.sampled_from([*"abcdefg", "#1", "#2"]), unique=True, max_size=9),
            st.integers(min_value=1, max_value=12),
        ),
        max_size=12,
    )
)
async def test_whatever_is_done_the_cursor_is_on_a_row_in_sight(steps: list[str | list[str] | int]) -> None:
    app = Listing(rows(*"abc"))
    async with run(app) as pilot:
        for step in steps:
            if isinstance(step, list):
                app.list.set_rows(rows(*step))
            elif isinstance(step, int):
                await pilot.resize_terminal(20, step)
            else:
                await pilot.press(step)
            await pilot.pause()
            keys = {row.key for row in app.list.rows if not row.heading}
            row = app.list.highlighted_row
            assert (row is None) == (not keys)
            assert app.list.highlighted_key == (row and row.key)
            assert app.list.marked <= keys
            if row is not None:
                assert any(f"row {row.key}" in line for line in lines(app))


def test_every_message_names_its_list() -> None:
    listing = RowList()
    told: list[Message] = [
        RowList.Highlighted(listing, None),
        RowList.Selected(listing, "a"),
        RowList.Marked(listing, frozenset()),
    ]
    assert all(message.control is listing for message in told)
