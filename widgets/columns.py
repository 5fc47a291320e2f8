"""One line of cells for a given width: what must not be cut stays whole, what may be cut gives way."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.content import Content

from widgets.text import Words, safe

__all__ = ["Cell", "columns"]


class Cell(NamedTuple):
    """A piece of a line.

    `width` is the least number of terminal cells it takes, so that cells of several rows stand in columns.
    `give` says when it is cut if room is short: 0 never, else the greatest first, down to nothing.
    `grow` takes the room that is left over.
    """

    words: Words
    width: int = 0
    align: Literal["left", "right"] = "left"
    give: int = 0
    grow: bool = False


def columns(width: int, *cells: Cell, gap: int = 1) -> Content:
    """The cells in one line of `width` terminal cells, `gap` apart.

    A cell that is empty, or cut to nothing, takes no gap either. The line runs over only if the cells that
    never give are too wide by themselves.
    """
    contents = [safe(cell.words, one_line=True) for cell in cells]
    widths = [max(cell.width, content.cell_length) for cell, content in zip(cells, contents, strict=True)]

    def over() -> int:
        shown = [cells_wide for cells_wide in widths if cells_wide]
        return sum(shown) + gap * (len(shown) - 1) - width

    for index in sorted(range(len(cells)), key=lambda i: -cells[i].give):
        if cells[index].give and (excess := over()) > 0:
            # One cell would hold nothing but the ellipsis: better the room than that.
            left = widths[index] - excess
            widths[index] = left if left > 1 else 0
    for index, cell in enumerate(cells):
        if cell.grow and widths[index] and (room := -over()) > 0:
            widths[index] += room
            break
    return Content(" " * gap).join(
        _fit(content, cells_wide, cell.align)
        for content, cells_wide, cell in zip(contents, widths, cells, strict=True)
        if cells_wide
    )


def _fit(content: Content, width: int, align: Literal["left", "right"]) -> Content:
    room = width - content.cell_length
    if room < 0:
        return content.truncate(width, ellipsis=True)
    return content.pad(room, 0) if align == "right" else content.pad(0, room)
