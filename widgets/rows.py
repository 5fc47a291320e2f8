"""A list that draws itself line by line, so that ten thousand rows cost no more than those in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from widgets.text import Words, safe

__all__ = ["ListRow", "RowList"]

_GUTTER = 1
"""Cells at the left for the cursor and the mark: neither is told by colour alone."""


class ListRow(NamedTuple):
    """A line of the list.

    `key` tells the row apart from the others. `line` is its text, or makes it for a width in terminal cells
    (see `widgets.columns`); what is too wide is cut with an ellipsis. The cursor passes over a `heading`.
    """

    key: str
    line: Words | Callable[[int], Words]
    heading: bool = False

    def at(self, width: int) -> Content:
        """The row's text for so many terminal cells."""
        words = self.line(width) if callable(self.line) else self.line
        return safe(words, one_line=True).truncate(width, ellipsis=True)


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor and marks; tells what is `Highlighted`, `Selected` (opened) and `Marked`.

    The owner gives the rows; the list keeps the cursor on the same key, and its scroll, when they change.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--bar", "row-list--cursor", "row-list--empty", "row-list--heading", "row-list--mark",
        "row-list--marked",
    }  # fmt: skip
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden; scrollbar-size: 0 1;
        scrollbar-gutter: stable;  /* or every column would move by a cell as a list grows */
        & > .row-list--empty { color: $text-muted; }
        & > .row-list--heading { color: $text-muted; text-style: bold; }
        & > .row-list--marked { text-style: bold; }
        & > .row-list--mark { color: $text-accent; text-style: bold; }
        & > .row-list--bar { color: $border-blurred; }
        & > .row-list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus {
            & > .row-list--bar { color: $border; }
            & > .row-list--cursor {
                color: $block-cursor-foreground;
                background: $block-cursor-background;
                text-style: $block-cursor-text-style;
            }
        }
        &:ansi > .row-list--empty { text-style: dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Down", id="rows.down", show=False, tooltip="Next row"),
        Binding("up,k", "cursor_up", "Up", id="rows.up", show=False, tooltip="Row before"),
        Binding("pagedown", "page_down", "Page down", id="rows.page-down", show=False, tooltip="A page on"),
        Binding("pageup", "page_up", "Page up", id="rows.page-up", show=False, tooltip="A page back"),
        Binding("home", "first", "First", id="rows.first", show=False, tooltip="First row"),
        Binding("end", "last", "Last", id="rows.last", show=False, tooltip="Last row"),
        Binding("enter", "select", "Open", id="rows.open", show=False, tooltip="Open this row"),
        Binding("space", "mark", "Mark", id="rows.mark", show=False, tooltip="Mark this row, or no longer"),
    ]

    highlighted_key: reactive[str | None] = reactive(None, init=False, repaint=False)
    """The key of the row under the cursor; None when there is no row. A key that no row has is ignored."""
    marked: reactive[frozenset[str]] = reactive(frozenset[str](), init=False)
    """The keys of the marked rows."""
    empty: reactive[str] = reactive("")
    """What to say when there are no rows: what to do next."""

    class Told(Message):
        """A message of a list: `control` is the list."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList:
            """The list that tells, for `@on(…, "#id")`."""
            return self.rows

    class Highlighted(Told):
        """The cursor came to the row with this key, or to None as the list ran empty."""

        def __init__(self, rows: RowList, key: str | None) -> None:
            super().__init__(rows)
            self.key = key

    class Selected(Told):
        """The row with this key was opened: enter, or a double click."""

        def __init__(self, rows: RowList, key: str) -> None:
            super().__init__(rows)
            self.key = key

    class Marked(Told):
        """The marks are now these keys."""

        def __init__(self, rows: RowList, keys: frozenset[str]) -> None:
            super().__init__(rows)
            self.keys = keys

    def __init__(self, rows: Iterable[ListRow] = (), *, empty: str = "", id: str | None = None) -> None:
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(512)
        self._rows: tuple[ListRow, ...] = ()
        self._stops: list[int] = []  # the places the cursor may stand on, ascending
        self._places: dict[str, int] = {}
        self._at = -1  # the cursor's place; the truth, as two rows might share a key
        super().__init__(id=id)
        self.empty = empty
        self.set_rows(rows)

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows, in order."""
        return self._rows

    @property
    def highlighted_row(self) -> ListRow | None:
        """The row under the cursor, if any."""
        return self._rows[self._at] if self._at >= 0 else None

    def set_rows(self, rows: Iterable[ListRow]) -> None:
        """Show these rows. The cursor stays on its key, or near; marks of rows that went are dropped."""
        kept, line = self._in_sight(self._at), self._at - self.scroll_offset.y
        self._rows = tuple(rows)
        self._stops = [place for place, row in enumerate(self._rows) if not row.heading]
        # The first of a key is found by it.
        self._places = {self._rows[place].key: place for place in reversed(self._stops)}
        self._strips.clear()
        self.marked = self.marked.intersection(self._places)
        if (at := self._places.get(self.highlighted_key or "")) is None:
            at = self._stop(bisect_left(self._stops, self._at))
        self._at = at
        self.highlighted_key = None if at < 0 else self._rows[at].key
        self.virtual_size = Size(0, len(self._rows))
        if kept and self.scroll_offset.y > 0 and at >= 0:
            # What came or went above moves nothing of what one is looking at.
            self.scroll_to(y=at - line, animate=False, force=True)
        if kept:
            self._scroll_to_cursor()
        self.refresh()

    # --- the cursor ---

    def _stop(self, nth: int) -> int:
        """The place of the nth row that is no heading, or of the nearest; -1 if there is none."""
        return self._stops[min(max(nth, 0), len(self._stops) - 1)] if self._stops else -1

    def _move(self, place: int) -> None:
        """Bring the cursor to a place and draw the two lines that change."""
        old, self._at = self._at, place
        if old != place:
            self.refresh_line(old)
            self.refresh_line(place)
        if place >= 0:
            self.highlighted_key = self._rows[place].key
        self._scroll_to_cursor()

    def action_cursor_down(self) -> None:
        self._move(self._stop(bisect_right(self._stops, self._at)))

    def action_cursor_up(self) -> None:
        self._move(self._stop(bisect_left(self._stops, self._at) - 1))

    def action_page_down(self) -> None:
        self._move(self._stop(bisect_right(self._stops, self._at + self._page) - 1))

    def action_page_up(self) -> None:
        self._move(self._stop(bisect_left(self._stops, self._at - self._page)))

    def action_first(self) -> None:
        self._move(self._stop(0))

    def action_last(self) -> None:
        self._move(self._stop(len(self._stops) - 1))

    def action_select(self) -> None:
        if (row := self.highlighted_row) is not None:
            self.post_message(self.Selected(self, row.key))

    def action_mark(self) -> None:
        if (row := self.highlighted_row) is not None:
            self.marked ^= {row.key}
            self.action_cursor_down()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        place = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= place < len(self._rows) and not self._rows[place].heading:
            event.stop()
            self._move(place)
            if event.chain == 2:
                self.action_select()

    def validate_highlighted_key(self, key: str | None) -> str | None:
        if key in self._places:
            return key
        return None if self._at < 0 else self._rows[self._at].key

    def watch_highlighted_key(self, key: str | None) -> None:
        if key is not None and self._rows[self._at].key != key:
            self._move(self._places[key])
        self.post_message(self.Highlighted(self, key))

    def watch_marked(self, keys: frozenset[str]) -> None:
        self.post_message(self.Marked(self, keys))

    # --- drawing ---

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 1)

    def _in_sight(self, place: int) -> bool:
        """Whether a place is within the window; before there is a window, everything is."""
        height = self.scrollable_content_region.height
        return place < 0 or not height or 0 <= place - self.scroll_offset.y < height

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not height:  # no window yet
            return
        if self._at == self._stop(0) < height:
            self.scroll_to(y=0, animate=False, force=True)  # above the first row there may be its heading
        elif not self._in_sight(self._at):
            self.scroll_to(y=self._at if self._at < top else self._at - height + 1, animate=False, force=True)

    def on_resize(self) -> None:
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place < len(self._rows):
            row = self._rows[place]
            state = (place == self._at, self.has_focus, row.key in self.marked and not row.heading)
            if (strip := self._strips.get((place, width, *state))) is None:
                strip = self._strips[place, width, *state] = self._draw(row, width, *state)
            return strip
        lines = [] if self._rows else safe(self.empty).wrap(max(1, width - 2))
        nth = y - max(0, self.scrollable_content_region.height - len(lines)) // 2
        line = lines[nth] if 0 <= nth < len(lines) else Content()
        if (strip := self._strips.get((line.plain, width))) is None:
            strip = self._strips[line.plain, width] = self._strip(
                line.center(width), width, "row-list--empty"
            )
        return strip

    def _draw(self, row: ListRow, width: int, cursor: bool, focused: bool, marked: bool) -> Strip:
        content = row.at(max(0, width - _GUTTER))
        if cursor and focused and self.app.native_ansi_color:
            # A terminal's palette promises nothing of one colour upon another.
            content = content.without_spans
        sign = ("●", ".row-list--mark") if marked else ("▌", ".row-list--bar") if cursor else (" ", "")
        styles = [
            name
            for name, holds in (("heading", row.heading), ("marked", marked), ("cursor", cursor))
            if holds
        ]
        return self._strip(Content.assemble(sign, content), width, *(f"row-list--{name}" for name in styles))

    def _strip(self, content: Content, width: int, *classes: str) -> Strip:
        base = self.get_visual_style(*classes) if classes else self.visual_style
        pieces = content.render(base, end="", parse_style=self._get_style)
        strip = Strip([Segment(text, style.rich_style) for text, style in pieces], content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)
