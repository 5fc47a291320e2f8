"""What carries out a command: a table by its id, so that a type checker sees each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from textual.containers import VerticalScroll

from widgets.rows import RowList

Handlers: TypeAlias = dict[str, Callable[[], None]]
BEGUN = {"promise": "promise", "order": "order", "call": "call", "waiting": "wait", "lost": "lost"}
"""The word that a captured line begins with, by the command."""


def of_rows(rows: RowList) -> Handlers:
    """Return what the commands of a list do to it."""
    return {
        "rows.down": rows.action_cursor_down,
        "rows.up": rows.action_cursor_up,
        "rows.page-down": rows.action_page_down,
        "rows.page-up": rows.action_page_up,
        "rows.first": rows.action_first,
        "rows.last": rows.action_last,
        "rows.open": rows.action_select,
        "rows.mark": rows.action_mark,
        "top": rows.action_first,
        "bottom": rows.action_last,
    }


def of_sheet(sheet: VerticalScroll) -> Handlers:
    """Return what the commands of a list do to a page: they scroll it."""
    return {
        "rows.down": partial(sheet.scroll_down, animate=False),
        "rows.up": partial(sheet.scroll_up, animate=False),
    }
