"""A page about one record: what does not fit is scrolled, by the keys that move on a list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class Sheet(VerticalScroll, can_focus=True):
    """Has the focus of its screen; what is on it is given by the screen."""

    # The same ids as the list's: who moves them there moves them here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "down", id="rows.down", show=False, tooltip="A line on"),
        Binding("up,k", "scroll_up", "up", id="rows.up", show=False, tooltip="A line back"),
    ]


class CardSheet(Sheet, inherit_bindings=False):
    """A card of the review, which the arrows scroll: the letters lead to other cards."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_down", "down", show=False, tooltip="A line on"),
        Binding("up", "scroll_up", "up", show=False, tooltip="A line back"),
        Binding("pagedown", "page_down", "page down", show=False, tooltip="A page on"),
        Binding("pageup", "page_up", "page up", show=False, tooltip="A page back"),
    ]
