"""A row of small bars, one for each value."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["spark"]

_BARS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def spark(values: Sequence[float | None], top: float | None = None) -> str:
    """The values as bars: the lowest stands for nothing, the highest for `top`, else for the greatest of them.

    A value that is not known is a dot. What lies below nothing is shown as nothing.
    """
    greatest = max((value for value in values if value is not None), default=0.0) if top is None else top
    return "".join(_NONE if value is None else _bar(value, greatest) for value in values)


def _bar(value: float, top: float) -> str:
    if value <= 0 or top <= 0:
        return _BARS[0]
    # Something is never shown as nothing.
    return _BARS[max(1, min(len(_BARS) - 1, round(value / top * (len(_BARS) - 1))))]
