"""A bar that fills."""

from __future__ import annotations

from textual.content import Content

__all__ = ["bar"]


def bar(done: int, of: int, width: int) -> Content:
    """`done` out of `of` as a bar of `width` cells: ▰▰▰▱▱.

    Full only when all is done, and not empty when something is. The caller puts the figures beside it.
    """
    filled = 0
    if of > 0 and done > 0:
        filled = width if done >= of else min(max(1, done * width // of), width - 1)
    filled = max(0, filled)
    return Content.assemble(("▰" * filled, "$text-success"), ("▱" * (width - filled), "$foreground-muted"))
