"""Shares and medians, as every figure takes them: None where there is nothing to go by."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta
    from typing import TypeVar

    Value = TypeVar("Value", float, timedelta)


def share(part: int, whole: int) -> float | None:
    """Return which share of the whole a part is, from 0 to 1."""
    return part / whole if whole else None


def median(values: Iterable[Value]) -> Value | None:
    """Return the middle value, or the mean of the two in the middle."""
    ranked = sorted(values)
    middle = len(ranked) // 2
    if not ranked:
        return None
    return ranked[middle] if len(ranked) % 2 else (ranked[middle - 1] + ranked[middle]) / 2
