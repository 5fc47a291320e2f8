"""Rows of which one is meant at a time."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from widgets.rows import RowList


class UnmarkedRows(RowList, inherit_bindings=False):
    """A list without the key that marks: a mark is not shown where nothing acts on several rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key for key in RowList.BINDINGS if not (isinstance(key, Binding) and key.action == "mark")
    ]
