"""Pieces of text that stand beside each other and break only between them: a time is never torn apart."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content


def flow(parts: Iterable[Content], width: int, between: str = " · ") -> Content:
    """Return the parts in as few lines of `width` as hold them; one that is too wide by itself wraps."""
    gap = Content.assemble((between, "$quiet"))
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + gap.cell_length + part.cell_length <= width:
            lines[-1] = lines[-1] + gap + part
        else:
            lines.append(part)
    return Content("\n").join(lines)
