"""A row of small bars: in proportion, and honest about what is nothing and what is not known."""

from __future__ import annotations

import pytest

from widgets.spark import spark


@pytest.mark.parametrize(
    ("values", "top", "shown"),
    [
        ((), None, ""),
        ((0, 50, 100), None, "▁▅█"),
        ((0.5, 1.0), 1.0, "▅█"),
        ((1, 1000), None, "▂█"),
        ((None, 3, None), None, "·█·"),
        ((-5, 5), None, "▁█"),
        ((0, 0), None, "▁▁"),
        ((7,), 1.0, "█"),
    ],
)
def test_values_are_bars(values: tuple[float | None, ...], top: float | None, shown: str) -> None:
    assert spark(values, top) == shown
